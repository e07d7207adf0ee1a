package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"onrecord/parse/read/draft"
)

// InProcess reads the text of a PDF file in this process.
//
// The library that takes the file apart panics on some damaged files, prints to
// standard output, and nobody has shown that it always ends: a program that
// reads strangers' files calls this in a process of its own, with limits.
func InProcess(data []byte) (t draft.PDFText, err error) {
	defer func() {
		if v := recover(); v != nil {
			t, err = draft.PDFText{}, fmt.Errorf("%w: %v", draft.ErrDamaged, v)
		}
	}()
	data = trimPDF(data)
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword), err != nil && strings.Contains(err.Error(), "encrypt"):
		return t, draft.ErrLocked
	case err != nil:
		return t, fmt.Errorf("%w: %s", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "malformed PDF: "))
	}
	d := &pdfDocument{fonts: map[string]*pdfFont{}}
	d.tree(r.Trailer().Key("Root").Key("Pages"), pdf.Value{}, draft.PDFPage{}, 0)
	info := r.Trailer().Key("Info")
	return draft.PDFText{Files: files(r.Trailer().Key("Root")), Pages: d.pages, Title: info.Key("Title").Text(),
		Author: info.Key("Author").Text(), Method: "PDF library"}, d.err
}

// trimPDF cuts off what mailers and web servers put around a file, and makes
// the first line one that the library knows: it refuses PDF 2.0, which differs
// in nothing that concerns text.
func trimPDF(data []byte) []byte {
	if at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); at > 0 {
		data = data[at:]
	}
	if end := bytes.LastIndex(data, []byte("%%EOF")); end > 0 {
		data = data[:end+len("%%EOF")]
	}
	if len(data) > 9 && (data[7] > '7' || data[5] != '1' || data[8] != '\r' && data[8] != '\n') {
		data = append([]byte("%PDF-1.7\n"), data[9:]...)
	}
	return data
}

// Limits on what the objects of a PDF may refer to.
const (
	maxTree    = 50           // levels of the tree of pages
	maxNodes   = 4 * MaxPages // of the tree
	maxForms   = 8            // drawings inside drawings of a page
	maxDrawn   = 10_000       // drawings on all pages
	maxStates  = 500          // states of the pen put aside
	maxCMap    = 4 << 20      // bytes of the table from a font's codes to letters
	maxGlyphs  = maxPDFText / 2
	spaceAfter = 0.18 // of the size of the letters: a wider gap is a space
)

// pdfDocument is the state of reading a PDF file.
type pdfDocument struct {
	pages  []draft.PDFPage
	fonts  map[string]*pdfFont
	glyphs int
	nodes  int
	drawn  int
	err    error
}

// tree walks the tree of pages, whose nodes hand down what they have in common.
func (d *pdfDocument) tree(node, resources pdf.Value, size draft.PDFPage, depth int) {
	if d.nodes++; d.nodes > maxNodes {
		d.err = fmt.Errorf("%w: its tree of pages has more than %d nodes", draft.ErrTooLarge, maxNodes)
		return
	}
	if r := node.Key("Resources"); r.Kind() == pdf.Dict {
		resources = r
	}
	origin := 0.0
	if box := node.Key("MediaBox"); box.Len() == 4 {
		origin = box.Index(1).Float64()
		size = draft.PDFPage{Width: box.Index(2).Float64() - box.Index(0).Float64(),
			Height: box.Index(3).Float64() - origin}
	}
	kids := node.Key("Kids")
	if kids.Len() == 0 {
		if node.Key("Type").Name() != "Pages" && node.Kind() == pdf.Dict {
			d.page(node, resources, size)
		}
		return
	}
	for i := 0; i < kids.Len() && depth < maxTree && d.err == nil; i++ {
		d.tree(kids.Index(i), resources, size, depth+1)
	}
}

func (d *pdfDocument) page(node, resources pdf.Value, size draft.PDFPage) {
	if len(d.pages) == MaxPages {
		d.err = fmt.Errorf("%w: more than %d pages", draft.ErrTooLarge, MaxPages)
		return
	}
	w := &pdfWriter{doc: d, page: size}
	w.draw(node.Key("Contents"), resources, 0)
	w.endLine()
	d.pages = append(d.pages, w.page)
}

// pdfWriter follows the pen over a page.
type pdfWriter struct {
	doc   *pdfDocument
	page  draft.PDFPage
	pen   pdfPen
	aside []pdfPen

	line    strings.Builder
	from    pdfPlace // of the line's first letter
	to      pdfPlace // end of its last one
	size    float64  // of its letters
	largest float64
	block   int
}

type pdfPlace struct{ x, y float64 }

// pdfPen is the state of the pen: where it is, and what it writes with.
type pdfPen struct {
	place      matrix // of the page
	text, line matrix
	font       *pdfFont
	size       float64
	letter     float64 // space after each letter
	word       float64 // and after each blank
	stretch    float64
	leading    float64
	rise       float64
}

// matrix is the first two columns of a transformation.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns m applied before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// draw runs the instructions of a page or of a drawing in it.
func (w *pdfWriter) draw(content, resources pdf.Value, depth int) {
	if k := content.Kind(); k != pdf.Stream && k != pdf.Array || depth > maxForms {
		return
	}
	if depth == 0 {
		w.pen = pdfPen{place: identity, text: identity, line: identity, stretch: 1}
	}
	reader := contentReader{Data: contentBytes(content)}
	reader.Each(func(op string, args []operand) {
		if w.doc.err == nil {
			w.do(op, args, resources, depth)
		}
	})
}

func operands(args []operand, n int) ([]float64, bool) {
	if len(args) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = args[len(args)-n+i].N
	}
	return out, true
}

// do carries out one instruction.
func (w *pdfWriter) do(op string, args []operand, resources pdf.Value, depth int) {
	p := &w.pen
	one := func(field *float64) {
		if n, ok := operands(args, 1); ok {
			*field = n[0]
		}
	}
	switch op {
	case "q":
		if len(w.aside) < maxStates {
			w.aside = append(w.aside, w.pen)
		}
	case "Q":
		if last := len(w.aside) - 1; last >= 0 {
			w.pen, w.aside = w.aside[last], w.aside[:last]
		}
	case "cm":
		if n, ok := operands(args, 6); ok {
			p.place = matrix(n).times(p.place)
		}
	case "BT":
		p.text, p.line = identity, identity
	case "Tm":
		if n, ok := operands(args, 6); ok {
			p.text, p.line = matrix(n), matrix(n)
		}
	case "Td", "TD":
		if n, ok := operands(args, 2); ok {
			if op == "TD" {
				p.leading = -n[1]
			}
			w.next(n[0], n[1])
		}
	case "T*":
		w.next(0, -p.leading)
	case "Tc":
		one(&p.letter)
	case "Tw":
		one(&p.word)
	case "TL":
		one(&p.leading)
	case "Ts":
		one(&p.rise)
	case "Tz":
		one(&p.stretch)
		p.stretch /= 100
	case "Tf":
		if len(args) == 2 {
			p.font, p.size = w.doc.font(resources, args[0].S), args[1].N
		}
	case "Tj", "'", "\"":
		if len(args) == 0 {
			return
		}
		if op != "Tj" {
			w.next(0, -p.leading)
		}
		if op == "\"" && len(args) == 3 {
			p.word, p.letter = args[0].N, args[1].N
		}
		w.show(args[len(args)-1].S)
	case "TJ":
		if len(args) == 0 {
			return
		}
		for _, o := range args[0].List {
			if o.Kind == 's' {
				w.show(o.S)
			} else {
				w.move(-o.N / 1000 * p.size * p.stretch)
			}
		}
	case "Do":
		if len(args) == 1 {
			w.form(resources.Key("XObject").Key(args[0].S), resources, depth)
		}
	}
}

// form draws a drawing that the page refers to.
func (w *pdfWriter) form(form, resources pdf.Value, depth int) {
	if form.Key("Subtype").Name() != "Form" {
		return
	}
	if w.doc.drawn++; w.doc.drawn > maxDrawn {
		w.doc.err = fmt.Errorf("%w: more than %d drawings", draft.ErrTooLarge, maxDrawn)
		return
	}
	if r := form.Key("Resources"); r.Kind() == pdf.Dict {
		resources = r
	}
	before := w.pen
	if m := form.Key("Matrix"); m.Len() == 6 {
		var n matrix
		for i := range n {
			n[i] = m.Index(i).Float64()
		}
		w.pen.place = n.times(w.pen.place)
	}
	w.draw(form, resources, depth+1)
	w.pen = before
}

// next moves to the start of the next line.
func (w *pdfWriter) next(x, y float64) {
	w.pen.line = matrix{1, 0, 0, 1, x, y}.times(w.pen.line)
	w.pen.text = w.pen.line
}

func (w *pdfWriter) move(x float64) { w.pen.text = matrix{1, 0, 0, 1, x, 0}.times(w.pen.text) }

// show writes the letters of a string.
func (w *pdfWriter) show(s string) {
	p := &w.pen
	if p.font == nil {
		return
	}
	for len(s) > 0 {
		n := min(p.font.bytes, len(s))
		code := s[:n]
		s = s[n:]
		at := matrix{p.size * p.stretch, 0, 0, p.size, 0, p.rise}.times(p.text).times(p.place)
		width := p.font.width(code) / 1000
		gap := p.letter
		if code == " " {
			gap += p.word
		}
		w.letter(p.font.letters(code), at, width)
		w.move((width*p.size + gap) * p.stretch)
	}
}

// letter puts the text of one code at its position on the page.
func (w *pdfWriter) letter(s string, at matrix, width float64) {
	if w.doc.glyphs++; w.doc.glyphs > maxGlyphs {
		w.doc.err = fmt.Errorf("%w: more than %d letters", draft.ErrTooLarge, maxGlyphs)
		return
	}
	size := math.Hypot(at[2], at[3])
	if size < 0.5 || size > 2000 || math.Abs(at[1]) > math.Abs(at[0]) || math.IsNaN(at[4]+at[5]+size) {
		return // too small to read, or written up the margin
	}
	here := pdfPlace{at[4], at[5]}
	if w.line.Len() > 0 {
		switch gap := here.x - w.to.x; {
		case math.Abs(here.y-w.to.y) > 0.5*max(size, w.size), gap < -0.5*size-0.5, gap > 8*size:
			w.endLine()
		case gap > spaceAfter*size && !strings.HasSuffix(w.line.String(), " ") && s != " ":
			w.line.WriteByte(' ')
		}
	}
	if w.line.Len() == 0 {
		if strings.TrimSpace(s) == "" {
			return
		}
		w.from, w.largest = here, 0
	}
	if s != "\uFFFD" || width > 0 {
		w.line.WriteString(s)
	}
	w.size, w.largest = size, max(w.largest, size)
	w.to = pdfPlace{here.x + width*at[0], here.y}
}

// endLine puts the line that is open to the page's lines. A line that does not
// stand under the one before begins another block.
func (w *pdfWriter) endLine() {
	text := strings.TrimSpace(w.line.String())
	w.line.Reset()
	if text == "" {
		return
	}
	base := w.page.Height - w.from.y
	l := draft.PDFLine{Text: text, Left: w.from.x, Right: w.to.x, Top: base - 0.8*w.largest,
		Bottom: base + 0.2*w.largest}
	if n := len(w.page.Lines); n > 0 {
		above := w.page.Lines[n-1]
		step := l.Top - above.Top
		if step < 0 || step > 2.2*w.largest || l.Left > above.Right || l.Right < above.Left {
			w.block++
		}
	}
	l.Block = w.block
	w.page.Lines = append(w.page.Lines, l)
}

// pdfFont is what is to be known of a font: how many bytes a letter's code
// has, how wide it is, which letter it is.
type pdfFont struct {
	bytes   int
	widths  map[int]float64 // in thousandths of the size
	usual   float64
	unicode map[string]string   // by code
	wide    func(string) string // by code of two bytes, where the font says nothing itself
}

// font returns a font of a page's resources. Those that are cut down to the
// letters of the document have a name of their own, and are read once.
func (d *pdfDocument) font(resources pdf.Value, name string) *pdfFont {
	v := resources.Key("Font").Key(name)
	key := v.Key("BaseFont").Name()
	if !strings.Contains(key, "+") {
		key = ""
	}
	if f := d.fonts[key]; f != nil && key != "" {
		return f
	}
	f := newPDFFont(v)
	if key != "" && len(d.fonts) < maxTree*maxForms {
		d.fonts[key] = f
	}
	return f
}

func newPDFFont(v pdf.Value) *pdfFont {
	f := &pdfFont{bytes: 1, widths: map[int]float64{}, usual: 500}
	f.unicode = readCMap(v.Key("ToUnicode"))
	if v.Key("Subtype").Name() == "Type0" {
		f.bytes, f.usual = 2, 1000
		f.readWideWidths(v.Key("DescendantFonts").Index(0))
		if strings.Contains(v.Key("Encoding").Name(), "UCS2") {
			f.wide = (&pdf.Font{V: v}).Encoder().Decode
		}
		return f
	}
	first := int(v.Key("FirstChar").Int64())
	widths := v.Key("Widths")
	scale := 1.0
	if m := v.Key("FontMatrix"); m.Len() == 6 && v.Key("Subtype").Name() == "Type3" {
		scale = 1000 * m.Index(0).Float64()
	}
	for i := 0; i < widths.Len() && i < 256; i++ {
		f.widths[first+i] = widths.Index(i).Float64() * scale
	}
	if m := v.Key("FontDescriptor").Key("MissingWidth").Float64(); m > 0 {
		f.usual = m
	}
	f.addEncoding(v)
	return f
}

// addEncoding fills in the letters that a font of one byte a letter does not
// tell itself. The library is asked for tables only: the font's own program it
// would run for ever, if that is broken off.
func (f *pdfFont) addEncoding(v pdf.Value) {
	if f.unicode == nil {
		f.unicode = map[string]string{}
	}
	decode := func(code string) string { return string(rune(code[0])) }
	if e := v.Key("Encoding"); e.Kind() == pdf.Dict || e.Kind() == pdf.Name && e.Name() != "Identity-H" ||
		v.Key("ToUnicode").Kind() != pdf.Stream {
		font := &pdf.Font{V: v}
		decode = font.Encoder().Decode
	}
	for c := range 256 {
		code := string([]byte{byte(c)})
		if _, ok := f.unicode[code]; ok {
			continue
		}
		if s := decode(code); utf8.ValidString(s) {
			f.unicode[code] = s
		}
	}
}

// readWideWidths reads the widths of a font of two bytes a letter: "c [w1 w2 …]"
// and "first last w".
func (f *pdfFont) readWideWidths(v pdf.Value) {
	if dw := v.Key("DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		f.usual = dw.Float64()
	}
	list := v.Key("W")
	for i := 0; i+1 < list.Len(); {
		first, second := int(list.Index(i).Int64()), list.Index(i+1)
		if second.Kind() == pdf.Array {
			for k := 0; k < second.Len() && k <= math.MaxUint16; k++ {
				f.widths[first+k] = second.Index(k).Float64()
			}
			i += 2
			continue
		}
		last := min(int(second.Int64()), math.MaxUint16)
		for c := max(first, 0); c <= last; c++ {
			f.widths[c] = list.Index(i + 2).Float64()
		}
		i += 3
	}
}

func (f *pdfFont) width(code string) float64 {
	n := 0
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	if w, ok := f.widths[n]; ok {
		return w
	}
	return f.usual
}

// letters returns the text of a code: by the font's own table, otherwise by its encoding.
// A code of two bytes without a table is the number of a glyph.
func (f *pdfFont) letters(code string) string {
	if s, ok := f.unicode[code]; ok {
		return s
	}
	if f.wide != nil {
		if s := f.wide(code); utf8.ValidString(s) {
			return s
		}
	}
	return "\uFFFD"
}
