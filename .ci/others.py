"""Reads a workbook with calamine, pandas and Apache POI, and compares every cell
of every sheet with what openpyxl reads; POI calculates each formula anew.

    python3 .ci/others.py WORKBOOK.xlsx [CLASSPATH]

CLASSPATH has POI's libraries; without it POI is left out. Ends with 1 and a line
for each difference. A program that cannot be had is printed as SKIPPED.
"""

import datetime
import re
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl

EPOCH = datetime.datetime(1899, 12, 30)
MOST = 10  # differences shown
QUIET = "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory"  # POI needs a logger
warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep: sparklines


def plain(v):
    """A value as all programs can give it: text, or a number of four significant decimals."""
    if isinstance(v, datetime.datetime):
        v = (v - EPOCH).total_seconds() / 86400
    elif isinstance(v, datetime.date):
        v = (datetime.datetime.combine(v, datetime.time()) - EPOCH).days
    if isinstance(v, (int, float)):
        return None if v != v else round(float(v), 4)
    v = re.sub(r"\r\n?", "\n", v or "")
    return v or None


def cells(rows):
    return {(r, c): p for r, row in enumerate(rows) for c, v in enumerate(row) if (p := plain(v)) is not None}


def with_openpyxl(path):
    book = openpyxl.load_workbook(path, data_only=True, read_only=False)
    return {s.title: cells(s.iter_rows(values_only=True)) for s in book}


def with_calamine(path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return {n: cells(book.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in book.sheet_names}


def with_pandas(path):
    import pandas

    sheets = pandas.read_excel(path, sheet_name=None, header=None, keep_default_na=False, dtype=object)
    return {n: cells(t.itertuples(index=False, name=None)) for n, t in sheets.items()}


def with_poi(path, classpath):
    program = Path(__file__).with_name("Look.java")
    out = subprocess.run(["java", QUIET, "-cp", classpath, program, path], check=True, capture_output=True).stdout.decode()
    escaped = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
    sheets = {}
    for line in out.split("\n")[:-1]:
        name, row, column, kind, value = line.rstrip("\r").split("\t")
        text = re.sub(r"\\[\\ntr]", lambda m: escaped[m[0]], value)
        sheets.setdefault(name, {})[int(row), int(column)] = plain(float(text) if kind != "text" else text)
    return sheets


def compare(program, path, got, want):
    differences = []
    for name, cells in want.items():
        its = got.get(name, {})
        for at in sorted(set(cells) | set(its)):
            if cells.get(at) != its.get(at):
                differences.append(f"{path}: {program}, {name} {at}: {its.get(at)!r:.120}, openpyxl has {cells.get(at)!r:.120}")
    for line in differences[:MOST]:
        print(line)
    if not differences:
        print(f"{path}: {program} reads {len(want)} sheets, {sum(map(len, want.values()))} cells, as openpyxl does")
    return bool(differences)


def main(path, classpath=None):
    want, failed = with_openpyxl(path), False
    for name, read in ("calamine", with_calamine), ("pandas", with_pandas):
        try:
            failed |= compare(name, path, read(path), want)
        except ImportError as e:
            print(f"SKIPPED: {name} does not read the workbooks: {e}")
    if classpath:
        failed |= compare("Apache POI", path, with_poi(path, classpath), want)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
