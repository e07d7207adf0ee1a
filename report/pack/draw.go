package pack

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"onrecord/report/pack/typeset"
)

// press draws pages into a file as they are laid out: their glyphs, their structure,
// and their links, of which the places are known only later.
type press struct {
	file     *pdfFile
	about    about
	height   float64
	fonts    map[*typeset.Font]string
	faces    []*typeset.Font
	targets  map[string]target // by anchor
	rows     []destination
	tree     *tree
	record   half
	brief    half
	part     *half  // that is drawn
	attached int    // object of the attachment; 0 for none
	named    string // its entry among the names
	logo     int    // likewise of the logo
	pages    int    // number of their root
	common   int    // number of what pages share
	content  bytes.Buffer
	open     openLink
}

// half is what is kept of the brief, or of what follows it, when it is drawn.
type half struct {
	root      *element
	bookmarks []bookmark
}

// sheet is a page that is drawn but for its running head.
type sheet struct {
	number int // of its object
	head   int // of the content that the running head is; 0 for none
	marks  []int
	notes  []int
}

// newPress begins a file, with the attachment.
func newPress(w io.Writer, m Model, p paper, f *faces, o Options) (*press, error) {
	d := &press{file: newPDF(w, o.Password != ""), height: p.height, fonts: map[*typeset.Font]string{}, faces: f.all(), targets: m.anchors()}
	d.about = about{title: m.Title, creator: strings.TrimSpace(producer + " " + m.Version), language: m.Language, archive: o.Password == ""}
	d.about.made, _ = time.Parse(time.DateOnly, m.MadeDate) // zero if the briefing bears no day
	for i, f := range d.faces {
		d.fonts[f] = fmt.Sprintf("T%d", i)
	}
	d.pages, d.common, d.tree = d.file.reserve(), d.file.reserve(), newTree(d.file)
	d.record.root, d.part = d.tree.root, &d.record
	if o.Attachment == nil {
		return d, nil
	}
	n, err := d.file.attach(o.Attachment, d.about.made)
	d.attached, d.named = n, fmt.Sprintf(" /EmbeddedFiles <</Names [%s %d 0 R]>>", hexText(o.Attachment.Name), n)
	return d, err
}

// turn goes on with the brief, which stands before what was drawn so far.
func (d *press) turn() {
	d.part, d.open = &d.brief, openLink{}
	d.brief.root = d.tree.begin()
}

// sheet draws what stands on a page. Its running head follows later, if it has one.
func (d *press) sheet(slabs []placed, headed bool) *sheet {
	on := &sheet{number: d.file.reserve()}
	d.tree.sheet = on
	marks := d.file.reserve()
	key := d.tree.parents.add(marks)
	d.content.Reset()
	for i := range slabs {
		d.anchors(&slabs[i], on)
		d.slab(&slabs[i])
	}
	content := d.file.reserve()
	d.file.page(content, d.content.Bytes())
	refs := fmt.Sprintf("%d 0 R", content)
	if headed {
		on.head = d.file.reserve()
		refs = fmt.Sprintf("[%s %d 0 R]", refs, on.head)
	}
	d.file.put(marks, objectList(on.marks))
	notes := ""
	if len(on.notes) > 0 {
		notes = " /Tabs /S /Annots " + objectList(on.notes)
	}
	d.file.put(on.number, fmt.Sprintf("<</Type /Page /StructParents %d /Parent %d 0 R /Resources %d 0 R%s /Contents %s>>", key, d.pages, d.common, notes, refs))
	on.marks, on.notes = nil, nil
	return on
}

// running draws the running head of a page.
func (d *press) running(on *sheet, s slab) {
	d.content.Reset()
	d.slab(&placed{s, 0, 0})
	d.file.page(on.head, d.content.Bytes())
}

// objectList is an array of objects.
func objectList(numbers []int) string {
	b := []byte{'['}
	for _, n := range numbers {
		b = append(strconv.AppendInt(b, int64(n), 10), " 0 R "...)
	}
	return string(append(b, ']'))
}

// anchors notes where the anchors of a slab are.
func (d *press) anchors(s *placed, on *sheet) {
	top := d.height - max(s.y-10, 0)
	for _, a := range s.anchors {
		t := d.targets[a]
		t.page, t.top = on.number, top
		d.targets[a] = t
		if row, ok := strings.CutPrefix(a, rowPrefix); ok {
			d.rows = append(d.rows, destination{row, on.number, float32(top)})
		}
	}
	if s.bookmark != "" {
		d.part.bookmarks = append(d.part.bookmarks, bookmark{s.bookmark, s.level, on.number, top})
	}
}

// close ends the file with what was used on its pages.
func (d *press) close(l *layout, password string) error {
	f := d.file
	catalog := d.tree.close(d.brief.root, d.record.root)
	numbers := make([]int, len(l.pages))
	for i, pg := range l.pages {
		numbers[i] = pg.sheet.number
	}
	f.put(d.pages, fmt.Sprintf("<</Type /Pages /Kids %s /Count %d /MediaBox [0 0 %.2f %.2f]>>", objectList(numbers), len(numbers), l.paper.width, l.paper.height))
	d.places()
	var fonts strings.Builder
	for _, font := range d.faces {
		if !font.Used() {
			continue
		}
		n, err := f.embed(font)
		if err != nil {
			return err
		}
		fmt.Fprintf(&fonts, "/%s %d 0 R ", d.fonts[font], n)
	}
	pictures := ""
	if d.logo > 0 {
		pictures = fmt.Sprintf(" /XObject <</Logo %d 0 R>>", d.logo)
	}
	f.put(d.common, fmt.Sprintf("<</Font <<%s>>%s>>", fonts.String(), pictures))
	info, entries := f.addAbout(d.about)
	catalog += entries
	if n := f.addOutline(append(d.brief.bookmarks, d.record.bookmarks...)); n > 0 {
		catalog += fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", n)
	}
	names := ""
	if len(d.rows) > 0 {
		names = fmt.Sprintf("/Dests %d 0 R", f.addDestinations(d.rows))
	}
	if d.attached > 0 {
		names += d.named
		catalog += fmt.Sprintf(" /AF [%d 0 R]", d.attached)
	}
	if names != "" {
		catalog += " /Names <<" + names + ">>"
	}
	if password != "" { // an extension of PDF 1.7, until 2.0 took it in
		catalog += " /Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>"
	}
	root := f.add(fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang (%s) /OpenAction [%d 0 R /Fit] /PageLayout /SinglePage%s>>",
		d.pages, d.about.language, numbers[0], catalog))
	return f.close(root, info, password)
}

// places says where the links lead.
func (d *press) places() {
	var used []target
	for _, t := range d.targets {
		if t.number > 0 {
			used = append(used, t)
		}
	}
	slices.SortFunc(used, func(a, b target) int { return a.number - b.number })
	for _, t := range used {
		d.file.put(t.number, fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", t.page, t.top))
	}
}

// openLink is the link that the last line ended in: it may go on in the next.
type openLink struct {
	in, link    *element
	anchor, url string
}

func (d *press) slab(s *placed) {
	if len(s.boxes) > 0 {
		d.content.WriteString(artifact)
		for _, b := range s.boxes {
			d.write(rgb(b.ink), " rg ", num(b.x+s.dx), " ", num(d.height-s.y-b.y-b.height), " ", num(b.width), " ", num(b.height), " re f\n")
		}
		d.content.WriteString(endMarked)
	}
	if s.image == nil && len(s.texts) == 0 {
		return
	}
	if s.role == "" { // running heads
		d.content.WriteString(artifact)
		for i := range s.texts {
			t := &s.texts[i]
			d.runs(t, t.x, s.y, 0, len(t.line.Runs))
		}
		d.content.WriteString(endMarked)
		return
	}
	d.tree.settle(s.slab)
	if s.image != nil {
		d.image(*s.image, s)
	}
	owner := d.owners(s.slab)
	for i := range s.texts {
		d.text(&s.texts[i], s.y, s.dx, owner(&s.texts[i]))
	}
}

func (d *press) write(parts ...string) {
	for _, p := range parts {
		d.content.WriteString(p)
	}
}

// image draws the logo, for those who do not see it in words.
func (d *press) image(m imageMark, s *placed) {
	e := d.tree.element(s.slab)
	e.role, e.alt = "Figure", m.picture.alt
	x, y := m.x, d.height-s.y-m.y-m.height
	e.more = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%s %s %s %s]", num(x), num(y), num(x+m.width), num(y+m.height))
	d.logo = d.file.reserve()
	d.file.data(d.logo, m.picture.entries(), m.picture.data)
	d.write(e.begin(), "q ", num(m.width), " 0 0 ", num(m.height), " ", num(x), " ", num(y), " cm /Logo Do Q\n", endMarked)
}

// owners returns which element each text of a slab belongs to: the slab's own,
// a field of a table, or a part of the slab that stands by itself.
func (d *press) owners(s slab) func(*textMark) *element {
	var own, part *element
	number := 0
	return func(t *textMark) *element {
		switch {
		case t.cell.table > 0:
			return d.tree.cell(s, t.cell)
		case t.part.number > 0:
			if t.part.number != number {
				part, number = d.tree.part(s, t.part.role), t.part.number
			}
			return part
		case own == nil:
			own = d.tree.element(s)
		}
		return own
	}
}

// text draws a line as part of an element; each link in it is an element of
// its own, one that goes on from the line before excepted.
func (d *press) text(t *textMark, y, dx float64, e *element) {
	x, at := t.x+dx, 0
	before := d.open
	d.open = openLink{}
	for _, k := range t.links {
		to := d.target(k)
		if to == "" {
			continue
		}
		d.marked(t, x, y, at, k.from, e)
		at = k.to
		link := before.link
		if k.from > 0 || before != (openLink{e, link, k.anchor, k.url}) {
			link = e.child("Link")
			link.to = k.url
		}
		if k.to == len(t.line.Runs) {
			d.open = openLink{e, link, k.anchor, k.url}
		}
		if k.anchor != "" {
			link.to = strings.TrimSpace(link.to + " " + lineText(t.line, k.from, k.to))
		}
		d.marked(t, x, y, k.from, k.to, link)
		left, top := k.x+dx, d.height-(y+t.y+k.y)
		link.note(fmt.Sprintf("/Rect [%.2f %.2f %.2f %.2f] %s", left, top, left+k.width, top-k.height, to))
	}
	d.marked(t, x, y, at, len(t.line.Runs), e)
}

// target says where a link leads, or "" if that is nowhere in this pack.
func (d *press) target(k linkMark) string {
	t, known := d.targets[k.anchor]
	switch {
	case k.anchor != "" && known:
		if t.number == 0 {
			t.number = d.file.reserve()
			d.targets[k.anchor] = t
		}
		return "/Dest " + strconv.Itoa(t.number) + " 0 R"
	case k.url != "":
		return "/A <</S /URI /URI (" + escapedAddress.Replace(k.url) + ")>>"
	}
	return ""
}

var escapedAddress = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`)

// marked draws some runs of a line as a marked sequence of an element.
func (d *press) marked(t *textMark, x, y float64, from, to int, e *element) {
	for from < to {
		lang, quoted := t.lang(from), t.isQuoted(from)
		end := from + 1
		for end < to && t.lang(end) == lang && t.isQuoted(end) == quoted {
			end++
		}
		part := e
		switch {
		case quoted && e.role != "Quote":
			part = e.quotation(lang)
		case lang != "" && lang != e.in && languageTag.MatchString(lang):
			part = e.child("Span")
			part.speak(lang)
		}
		d.content.WriteString(part.begin())
		d.runs(t, x, y, from, end)
		d.content.WriteString(endMarked)
		from = end
	}
}

// isQuoted reports whether a run is verbatim words.
func (t *textMark) isQuoted(run int) bool {
	span := t.line.Runs[run].Span
	return span < len(t.quoted) && t.quoted[span]
}

// lang is the language of a run, or "".
func (t *textMark) lang(run int) string {
	if span := t.line.Runs[run].Span; span < len(t.langs) {
		return t.langs[span]
	}
	return ""
}

func (d *press) runs(t *textMark, x, y float64, from, to int) {
	for i := range t.line.Runs[from:to] {
		r := &t.line.Runs[from+i]
		d.run(r, x+t.line.X+r.X, y+t.y, t.inks[r.Span])
	}
}

// lineText is the text of some runs of a line.
func lineText(l typeset.Line, from, to int) string {
	var b strings.Builder
	for _, r := range l.Runs[from:to] {
		b.WriteString(r.Text())
	}
	return strings.TrimSpace(b.String())
}

// run writes the glyphs of a run. Every glyph is moved to where it belongs by
// the difference between where the last one ended and where it should begin,
// so that rounding never adds up.
func (d *press) run(r *typeset.Run, x, y float64, colour ink) {
	d.write("BT ", rgb(colour), " rg /", d.fonts[r.Font], " ", num(r.Size), " Tf 1 0 0 1 ", num(x), " ", num(d.height-y), " Tm [")
	b := d.content.AvailableBuffer()
	pen, at, open := 0.0, 0, false // in ems, in thousandths
	for _, g := range r.Glyphs {
		if move := int(math.Round((pen+float64(g.Shift))*1000)) - at; move != 0 {
			if open {
				b = append(b, '>')
				open = false
			}
			b = strconv.AppendInt(b, int64(-move), 10)
			at += move
		}
		if !open {
			b = append(b, '<')
			open = true
		}
		const digits = "0123456789ABCDEF"
		b = append(b, digits[g.Code>>12], digits[g.Code>>8&15], digits[g.Code>>4&15], digits[g.Code&15])
		at += r.Font.Width(g.Code)
		pen += float64(g.Advance)
	}
	if open {
		b = append(b, '>')
	}
	d.content.Write(append(b, "] TJ ET\n"...))
}

func rgb(c ink) string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(c[0])/255, float64(c[1])/255, float64(c[2])/255)
}

// num writes a length with as many digits as a printer can resolve.
func num(v float64) string {
	s := strings.TrimRight(fmt.Sprintf("%.3f", v), "0")
	return strings.TrimSuffix(s, ".")
}

// utf16Text is a text as PDF keeps it outside the pages.
func utf16Text(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
