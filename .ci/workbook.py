"""Reads a workbook as others read it: its parts as XML, its cells with openpyxl,
and both again after LibreOffice has opened and saved it.

    python3 .ci/workbook.py WORKBOOK.xlsx ROWS.jsonl [--all]

The cells of Quotes are compared with the rows of the JSON Lines, by id; with
--all the workbook has every row. Ends with 1 and a line for each difference.
What is missing to look at it is printed as SKIPPED, with the reason.
"""

import datetime
import json
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order of a sheet's elements in the schema, those that may stand here.
ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing legacyDrawing picture tableParts extLst"
).split()
TEXTS = "source speaker topic quote kind act role title url document mention cue via place context date_basis source_basis language id".split()
DATES = ["date", "said"]
found = []
warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep: sparklines


def differs(where, got, want):
    found.append(f"{where}: {got!r:.200}, want {want!r:.200}")


def canonical(text):
    """Text as a cell holds it: on one line, what XML has no place for shown."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text or "")
    return " ".join(text.split())


def same(got, want):
    if got == want:
        return True
    head, cut, _ = got.rpartition(" … [cut]")
    return bool(cut) and len(want) > len(head) > 15000 and want.startswith(head)


def parts(path):
    """The parts are well-formed and whole, and stand in the schema's order."""
    with zipfile.ZipFile(path) as z:
        names = z.namelist()
        if len(set(names)) != len(names):
            differs(f"{path}", names, "each part once")
        trees = {}
        for n in names:
            if n.endswith((".xml", ".rels")):
                try:
                    trees[n] = ET.fromstring(z.read(n))
                except ET.ParseError as e:
                    differs(f"{path} {n}", str(e), "well-formed XML")
        types = trees["[Content_Types].xml"]
        known = {t.get("PartName") for t in types} | {t.get("Extension") for t in types}
        for n in names:
            if "/" + n not in known and n.rpartition(".")[2] not in known:
                differs(f"{path} {n}", "no type", "a content type")
        for n, tree in trees.items():
            if n.endswith(".rels"):
                base = Path(n).parent.parent
                ids = [r.get("Id") for r in tree]
                if len(set(ids)) != len(ids):
                    differs(f"{path} {n}", ids, "each id once")
                for r in tree:
                    if r.get("TargetMode") != "External":
                        target = r.get("Target")
                        at = Path(target[1:]) if target.startswith("/") else base / target
                        if str(Path(*resolve(at))) not in names:
                            differs(f"{path} {n}", target, "a part that is there")
            if n.startswith("xl/worksheets/sheet"):
                sheet(path, n, tree, trees)


def escapeless(text):
    return re.sub(r"_*(?:x[0-9A-Fa-f]{4}\s*_+)+|\s+|_", "", canonical(text))


def resolve(path):
    out = []
    for p in path.parts:
        out = out[:-1] if p == ".." else out + [p]
    return out


def sheet(path, name, tree, trees):
    last = -1
    for element in tree:
        tag = element.tag.removeprefix(MAIN)
        if tag not in ORDER or ORDER.index(tag) < last or ORDER.index(tag) == last and tag != "conditionalFormatting":
            differs(f"{path} {name}", tag, "the order of the schema")
        else:
            last = ORDER.index(tag)
    links = tree.find(MAIN + "hyperlinks")
    if links is not None and len(links) > 65530:
        differs(f"{path} {name}", len(links), "65,530 links at most")
    tables = tree.findall(f"{MAIN}tableParts/{MAIN}tablePart")
    if len(tables) > 1:
        differs(f"{path} {name}", len(tables), "one table")
    if not tables:
        return
    rels = trees[name.replace("worksheets/", "worksheets/_rels/") + ".rels"]
    target = next(r.get("Target") for r in rels if r.get("Type").endswith("/table"))
    table = trees["xl/tables/" + target.rpartition("/")[2]]
    columns = [c.get("name") for c in table.iter(MAIN + "tableColumn")]
    heads = ["".join(t.text or "" for t in c.iter(MAIN + "t")) for c in tree.find(MAIN + "sheetData")[0]]
    if any(c.get("t") == "s" for c in tree.find(MAIN + "sheetData")[0]):
        shared = ["".join(t.text or "" for t in s.iter(MAIN + "t")) for s in trees["xl/sharedStrings.xml"]]
        heads = [shared[int(c.find(MAIN + "v").text)] for c in tree.find(MAIN + "sheetData")[0]]
    if heads[: len(columns)] != columns:
        differs(f"{path} {name}", heads, columns)


def cells(path, rows, whole, by):
    """openpyxl finds every row, with its values, dates, links and choices."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    quotes = [book[n] for n in book.sheetnames if n == "Quotes" or n.startswith("Quotes ")]
    seen = set()
    for ws in quotes:
        table = next(iter(ws.tables.values()), None)
        if table is None or table.ref.partition(":")[0] != "A1":
            differs(f"{by} {ws.title}", table and table.ref, "a table from A1 on")
        heads = [(c.value or "").replace(" ", "_") for c in ws[1]]  # in words there, as names in the rows
        at = {h: i for i, h in enumerate(heads)}
        if heads[:5] != ["source", "date", "speaker", "topic", "quote"]:
            differs(f"{by} {ws.title}", heads[:5], "the five columns first")
        choices = {str(v.formula1).lstrip("=") for v in ws.data_validations.dataValidation if v.type == "list"}
        if not {"list_kind", "list_status"} <= choices:
            differs(f"{by} {ws.title}", choices, "drop-downs of kind and status")
        for choice in choices:
            if choice not in book.defined_names:
                differs(f"{by} {ws.title}", choice, "a defined name")
        for line in ws.iter_rows(min_row=2):
            id = canonical(line[at["id"]].value)
            if not any(c.value for c in line):
                continue
            row = rows.get(id)
            if row is None or id in seen:
                differs(f"{by} {ws.title}!{line[0].coordinate}", id, "a row of the JSON Lines, once")
                continue
            seen.add(id)
            where = f"{by} {ws.title}!{line[0].coordinate} {id}"
            for key in TEXTS:
                got = line[at[key]].value
                if got is not None and (not isinstance(got, str) or line[at[key]].data_type == "f"):
                    differs(f"{where} {key}", got, "text")
                    continue
                plain = re.sub("_x005[Ff]_", "_", got or "")
                # LibreOffice shares texts, in which openpyxl takes "x005F_" out and reads
                # "_x000D_" as a line end: what looks like an escape is compared above, in
                # the file as it was made.
                if by == "LibreOffice" and same(escapeless(got), escapeless(row[key])):
                    continue
                if not same(canonical(plain), canonical(row[key])):
                    differs(f"{where} {key}", canonical(plain), canonical(row[key]))
            for key in DATES:
                got = line[at[key]].value
                if isinstance(got, datetime.datetime):
                    got = got.strftime("%Y-%m-%d")
                elif got and row[key] >= "1900-03-01":
                    differs(f"{where} {key}", got, "a date")
                if (got or "") != row[key]:
                    differs(f"{where} {key}", got, row[key])
            if (line[at["statement"]].value or 0) != row["statement"]:
                differs(f"{where} statement", line[at["statement"]].value, row["statement"])
            link = line[at["url"]].hyperlink
            if link and not str(link.target).startswith(("http://", "https://", "mailto:")):
                differs(f"{where} url", link.target, "a web address")
            if len(rows) < 20000 and row["url"].startswith("https://") and len(row["url"]) < 500 and " " not in row["url"] and not link:
                differs(f"{where} url", "no link", row["url"])
    if whole and len(seen) != len(rows):
        differs(f"{by} {path}", f"{len(seen)} rows", f"{len(rows)} rows")
    return len(seen)


def figures(path, by):
    """The live figures have results, and count what was counted."""
    import openpyxl

    shown, live = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    n = 0
    for name in ("Summary", "Speakers", "Topics", "Sources"):
        for line in live[name].iter_rows() if name in live.sheetnames else ():
            for c in line:
                if c.data_type != "f":
                    continue
                n += 1
                value = shown[name][c.coordinate].value
                if not isinstance(value, (int, float)):
                    differs(f"{by} {name}!{c.coordinate} {c.value}", value, "a number")
                was = figures.made.setdefault((path, name, c.coordinate), value)
                if isinstance(value, (int, float)) and abs(value - was) > 1e-9:
                    differs(f"{by} {name}!{c.coordinate} {c.value}", value, was)
    if n == 0:
        differs(f"{by} Summary", "no live figure", "some")


figures.made = {}


def frames(path, n):
    """pandas finds the same rows, by openpyxl and by calamine."""
    try:
        import pandas
    except ImportError as e:
        print(f"SKIPPED: pandas does not read it: {e}")
        return
    for engine in ("openpyxl", "calamine"):
        try:
            sheets = pandas.read_excel(path, sheet_name=None, engine=engine)
        except ImportError as e:
            print(f"SKIPPED: pandas does not read it by {engine}: {e}")
            continue
        rows = sum(int(f["id"].notna().sum()) for name, f in sheets.items() if name == "Quotes" or name.startswith("Quotes "))
        if rows != n:
            differs(f"pandas by {engine} {path}", rows, n)


def without_results(path, to):
    """Writes the workbook without what its formulas gave, so that they are computed."""
    Path(to).parent.mkdir()
    with zipfile.ZipFile(path) as z, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as out:
        for n in z.namelist():
            data = z.read(n)
            if n.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            out.writestr(n, data)


def main():
    path, jsonl, whole = sys.argv[1], sys.argv[2], "--all" in sys.argv
    rows = {}
    for line in open(jsonl, encoding="utf-8", newline="\n"):
        row = json.loads(line)
        rows[canonical(row["id"])] = row
    parts(path)
    try:
        import openpyxl  # noqa: F401
    except ImportError as e:
        print(f"SKIPPED: cells are not read back: {e}")
        return
    n = cells(path, rows, whole, "openpyxl")
    figures(path, "openpyxl")
    frames(path, n)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("SKIPPED: LibreOffice is not here")
    else:
        with tempfile.TemporaryDirectory() as folder:
            home = f"-env:UserInstallation=file://{folder}/home"
            subprocess.run([office, home, "--headless", "--convert-to", "xlsx", "--outdir", folder, path], check=True, capture_output=True, timeout=300)
            saved = str(Path(folder) / Path(path).name)
            if cells(saved, rows, whole, "LibreOffice") != n:
                differs(path, "LibreOffice has other rows", n)
            figures.made = {(saved, *key[1:]): value for key, value in figures.made.items()}
            figures(saved, "LibreOffice")
            if "hostile" in path:  # its names differ by what no cell holds
                return
            bare = str(Path(folder) / "bare" / Path(path).name)
            without_results(path, bare)
            subprocess.run([office, home, "--headless", "--convert-to", "xlsx", "--outdir", folder, bare], check=True, capture_output=True, timeout=300)
            figures(saved, "LibreOffice, counting anew")
    if not found:
        print(f"{Path(path).name}: {n} rows read back")


main()
for line in found[:40]:
    print(line)
if len(found) > 40:
    print(f"and {len(found) - 40} more")
sys.exit(1 if found else 0)
