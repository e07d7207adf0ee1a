package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"

	"onrecord/report"
)

// level is the one at which report/workbook compresses.
const level = 5

// linksHeld is what a sheet of Excel holds.
const linksHeld = 65530

// writeFloor writes a sheet with the same cells, styles, links, table, formats and
// drop-downs by hand, from rows that it reads once as this package does. It checks and
// computes nothing: the checksums of the rows are read with them. No writer can do much less.
func writeFloor(dir, output string) error {
	in, err := os.Open(filepath.Join(dir, "rows.bin"))
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(output)
	if err != nil {
		return err
	}
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, level) })
	part := func(name, content string) {
		if w, e := z.Create(name); e == nil {
			_, e = io.WriteString(w, header+content)
			err = cmp.Or(err, e)
		}
	}
	sheet, e := z.Create("xl/worksheets/sheet1.xml")
	if e != nil {
		return e
	}
	last, addresses, e := floorSheet(sheet, in)
	if e != nil {
		return e
	}
	area := "A1:" + letter(len(columns)-1) + strconv.Itoa(last)
	var rels, heads bytes.Buffer
	for i, a := range addresses {
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, i+2, a)
	}
	for i, c := range columns {
		fmt.Fprintf(&heads, `<tableColumn id="%d" name="%s"/>`, i+1, c.head)
	}
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	part("xl/worksheets/_rels/sheet1.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+office+`table" Target="../tables/table1.xml"/>`+rels.String()+`</Relationships>`)
	part("xl/tables/table1.xml", fmt.Sprintf(`<table xmlns="%s" id="1" name="tblQuotes" displayName="tblQuotes" ref="%s"><autoFilter ref="%s"/><tableColumns count="%d">%s</tableColumns></table>`, main1, area, area, len(columns), heads.String()))
	part("xl/workbook.xml", `<workbook xmlns="`+main1+`" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Quotes" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+office+`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+office+`styles" Target="styles.xml"/></Relationships>`)
	part("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+office+`officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	part("xl/styles.xml", floorStyles)
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>`)
	return cmp.Or(err, z.Close(), out.Close())
}

const (
	header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	main1  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

	floorStyles = `<styleSheet xmlns="` + main1 + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF1F4E79"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9EDF2"/></patternFill></fill></fills>` +
		`<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FFDDE2E9"/></bottom></border></borders>` +
		`<cellXfs count="7"><xf borderId="1" applyBorder="1"/><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="2" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1"/><xf borderId="1" applyBorder="1"/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf/></cellXfs>` +
		`<dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFF6DD"/></patternFill></fill></dxf></dxfs></styleSheet>`
)

// floorSheet writes the sheet, and returns its last row and the addresses that
// its links lead to.
func floorSheet(out io.Writer, in *os.File) (last int, addresses []string, err error) {
	w := bufio.NewWriterSize(out, 1<<16)
	w.WriteString(header + `<worksheet xmlns="` + main1 + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetViews><sheetView workbookViewId="0"><pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>`)
	for i := range columns {
		fmt.Fprintf(w, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, columns[i].width)
	}
	w.WriteString(`</cols><sheetData><row r="1">`)
	letters, value, hash := make([]string, len(columns)), make([]func(*report.Row) float64, len(columns)), at["row_hash"]
	for i, c := range columns {
		letters[i], value[i] = letter(i), values[c.head]
		fmt.Fprintf(w, `<c r="%s1" s="5" t="inlineStr"><is><t>%s</t></is></c>`, letters[i], c.head)
	}
	w.WriteString(`</row>`)
	var links []int32 // the address of each row's link
	n := 1
	address := ""
	var digits [32]byte
	for p, err := range parsedRows(in, 0) {
		if err != nil {
			return 0, nil, err
		}
		n++
		row := strconv.Itoa(n)
		w.WriteString(`<row r="` + row + `" ht="`)
		w.Write(strconv.AppendInt(digits[:0], int64(heightOf(&p.row)), 10))
		w.WriteString(`">`)
		for i := range columns {
			c := &columns[i]
			w.WriteString(`<c r="`)
			w.WriteString(letters[i])
			w.WriteString(row)
			w.WriteString(`" s="`)
			w.WriteByte(styleOf[c.kind])
			if value[i] != nil {
				if v := value[i](&p.row); v != 0 {
					w.WriteString(`"><v>`)
					w.Write(strconv.AppendFloat(digits[:0], v, 'f', -1, 64))
					w.WriteString(`</v></c>`)
				} else {
					w.WriteString(`"/>`)
				}
				continue
			}
			field := p.hash
			if i != hash {
				field = c.of(&p.row)
			}
			if field == "" {
				w.WriteString(`"/>`)
				continue
			}
			w.WriteString(`" t="inlineStr"><is><t>`)
			escape(w, field)
			w.WriteString(`</t></is></c>`)
		}
		w.WriteString(`</row>`)
		if len(links) < linksHeld {
			if p.row.URL != address {
				address = strings.Clone(p.row.URL)
				addresses = append(addresses, strings.ReplaceAll(address, "&", "&amp;"))
			}
			links = append(links, int32(len(addresses)+1))
		}
	}
	check, status, kinds := letter(at["check"]), letter(at["status"]), letter(at["kind"])
	fmt.Fprintf(w, `</sheetData><conditionalFormatting sqref="A2:%[1]s%[2]d"><cfRule type="expression" dxfId="0" priority="1"><formula>$%[1]s2&lt;&gt;""</formula></cfRule></conditionalFormatting>`, check, n)
	fmt.Fprintf(w, `<dataValidations count="2"><dataValidation type="list" sqref="%[1]s2:%[1]s%[2]d"><formula1>"%[3]s"</formula1></dataValidation>`, status, n, strings.Join(statuses, ","))
	fmt.Fprintf(w, `<dataValidation type="list" sqref="%[1]s2:%[1]s%[2]d"><formula1>"%[3]s"</formula1></dataValidation></dataValidations><hyperlinks>`, kinds, n, strings.Join(kindsOf, ","))
	for i, l := range links {
		w.WriteString(`<hyperlink ref="A` + strconv.Itoa(i+2) + `" r:id="rId` + strconv.Itoa(int(l)) + `"/>`)
	}
	w.WriteString(`</hyperlinks><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`)
	return n, addresses, w.Flush()
}

var styleOf = [256]byte{words: '0', wrapped: '1', linked: '2', day: '3', number: '4'}

func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

func escape(w *bufio.Writer, s string) {
	last := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		default:
			continue
		}
		w.WriteString(s[last:i])
		w.WriteString(e)
		last = i + 1
	}
	w.WriteString(s[last:])
}

// statuses and kindsOf are what the drop-down lists offer.
var (
	statuses = []string{"new", "checked", "use", "lead", "annex", "drop"}
	kindsOf  = []string{"direct", "mixed", "indirect", "turn"}
)

// writeDeflated compresses XML that is there already, and does nothing else.
func writeDeflated(input, output string) error {
	in, err := os.Open(input)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(output)
	if err != nil {
		return err
	}
	w, err := flate.NewWriter(out, level)
	if err != nil {
		return err
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{in}, make([]byte, 1<<16))
	return cmp.Or(err, w.Close(), out.Close())
}

// unpack writes the largest sheet of a workbook as it was before it was compressed.
func unpack(book, output string) error {
	z, err := zip.OpenReader(book)
	if err != nil {
		return err
	}
	defer z.Close()
	sheet := slices.MaxFunc(z.File, func(a, b *zip.File) int { return cmp.Compare(a.UncompressedSize64, b.UncompressedSize64) })
	in, err := sheet.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(output)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return cmp.Or(err, out.Close())
}
