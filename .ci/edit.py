"""Writes values into cells of a workbook, as openpyxl does, for the test that edits
workbooks at random.

    python3 .ci/edit.py WORKBOOK.xlsx OUT.xlsx EDITS.json
"""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1])
for edit in json.load(open(sys.argv[3], encoding="utf-8")):
    cell = book[edit["sheet"]][edit["cell"]]
    cell.value = edit["value"] or None
    if cell.data_type == "f":
        cell.data_type = "s"  # a text that begins with "="
book.save(sys.argv[2])
