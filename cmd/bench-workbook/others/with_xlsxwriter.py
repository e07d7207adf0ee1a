"""Writes the rows with XlsxWriter in constant memory. Tables are ruled out in
this mode; the sheet has a filter instead.

    python3 with_xlsxwriter.py columns.tsv rows.tsv out.xlsx
"""

import sys
from datetime import date

import xlsxwriter

LINKS = 65530
columns = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])]
heads, kinds, widths = zip(*columns)
url, check = heads.index("url"), heads.index("check")

book = xlsxwriter.Workbook(sys.argv[3], {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
sheet = book.add_worksheet("Quotes")
ruled = {"valign": "top", "bottom": 1, "bottom_color": "#DDE2E9"}
head = book.add_format({"bold": True, "bg_color": "#E9EDF2"})
plain = book.add_format(ruled)
wrap = book.add_format(ruled | {"text_wrap": True})
link = book.add_format(ruled | {"text_wrap": True, "underline": 1, "font_color": "#1F4E79"})
day = book.add_format(ruled | {"num_format": "yyyy-mm-dd"})
formats = [{"w": plain, "W": wrap, "l": link, "d": day, "n": plain}[k] for k in kinds]
for c, name in enumerate(heads):
    sheet.set_column(c, c, float(widths[c]))
    sheet.write_string(0, c, name, head)
sheet.freeze_panes(1, 3)
row = 0
for row, line in enumerate(open(sys.argv[2], encoding="utf-8", newline="\n"), 1):
    fields = line.rstrip("\n").split("\t")
    sheet.set_row(row, float(fields[len(heads)]))
    for c, kind in enumerate(kinds):
        text = fields[c]
        if not text:
            sheet.write_blank(row, c, None, formats[c])
        elif kind == "l" and row <= LINKS:
            sheet.write_url(row, c, fields[url], link, text)
        elif kind == "d":
            sheet.write_datetime(row, c, date.fromisoformat(text), day)
        elif kind == "n":
            sheet.write_number(row, c, float(text), plain)
        else:
            sheet.write_string(row, c, text, formats[c])
sheet.autofilter(0, 0, row, len(heads) - 1)
rule = {"type": "formula", "criteria": f'=${chr(65 + check)}2<>""', "format": book.add_format({"bg_color": "#FFF6DD"})}
sheet.conditional_format(1, 0, row, check, rule)
for name, choices in (("status", "new,checked,use,lead,annex,drop"), ("kind", "direct,mixed,indirect,turn")):
    c = heads.index(name)
    sheet.data_validation(1, c, row, c, {"validate": "list", "source": choices.split(",")})
book.close()
