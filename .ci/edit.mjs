// Writes values into cells of a workbook, as ExcelJS does, for the test that edits
// workbooks at random.
//
//     node edit.mjs WORKBOOK.xlsx OUT.xlsx EDITS.json
import fs from 'node:fs'
import ExcelJS from 'exceljs'

const [path, out, edits] = process.argv.slice(2)
const book = new ExcelJS.Workbook()
await book.xlsx.readFile(path)
for (const { sheet, cell, value } of JSON.parse(fs.readFileSync(edits, 'utf8'))) {
  book.getWorksheet(sheet).getCell(cell).value = value || null
}
await book.xlsx.writeFile(out)
