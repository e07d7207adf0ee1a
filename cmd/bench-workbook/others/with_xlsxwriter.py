"""Writes the rows with XlsxWriter in constant memory. Tables are ruled out in
this mode; the sheet has a filter instead.

    python3 with_xlsxwriter.py rows.tsv out.xlsx
"""

import sys
from datetime import date

import xlsxwriter

HEADS = (
    "source date speaker topic quote check status note kind act role confidence title url document mention cue via place said topics "
    "context flags date_basis source_basis language statement spans same_as id row_hash"
).split()
SOURCE, QUOTE, URL, LINKS = 0, 4, 13, 65530
DAYS, NUMBERS = {1, 19}, {11, 26}

book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
sheet = book.add_worksheet("Quotes")
ruled = {"valign": "top", "bottom": 1, "bottom_color": "#DDE2E9"}
head = book.add_format({"bold": True, "bg_color": "#E9EDF2"})
plain = book.add_format(ruled)
wrap = book.add_format(ruled | {"text_wrap": True})
link = book.add_format(ruled | {"text_wrap": True, "underline": 1, "font_color": "#1F4E79"})
day = book.add_format(ruled | {"num_format": "yyyy-mm-dd"})
formats = [link, day, wrap, wrap, wrap, wrap] + [plain] * (len(HEADS) - 6)
formats[19] = day
for c, name in enumerate(HEADS):
    sheet.set_column(c, c, 70 if c == QUOTE else 20)
    sheet.write_string(0, c, name, head)
sheet.freeze_panes(1, 0)
row = 0
for row, line in enumerate(open(sys.argv[1], encoding="utf-8", newline="\n"), 1):
    fields = line.rstrip("\n").split("\t")
    sheet.set_row(row, float(fields[len(HEADS)]))
    for c, text in enumerate(fields[: len(HEADS)]):
        if not text:
            sheet.write_blank(row, c, None, formats[c])
        elif c == SOURCE and row <= LINKS:
            sheet.write_url(row, c, fields[URL], link, text)
        elif c in DAYS:
            sheet.write_datetime(row, c, date.fromisoformat(text), day)
        elif c in NUMBERS:
            sheet.write_number(row, c, float(text), plain)
        else:
            sheet.write_string(row, c, text, formats[c])
sheet.autofilter(0, 0, row, len(HEADS) - 1)
sheet.conditional_format(1, 0, row, 5, {"type": "formula", "criteria": '=$F2<>""', "format": book.add_format({"bg_color": "#FFF6DD"})})
sheet.data_validation(1, 6, row, 6, {"validate": "list", "source": ["new", "checked", "use", "drop"]})
book.close()
