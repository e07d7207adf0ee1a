package pack

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"onrecord/report/pack/typeset"
)

// press draws pages through fpdf as they are laid out. fpdf keeps a document in memory
// until its end, so the pages are drawn in documents of a few pages each, whose objects go
// into the file at once. One last document, of all pages, has what is known only at the
// end: the running heads, the outline and the catalog.
type press struct {
	file     *pdfFile
	about    about
	paper    paper
	fonts    map[*typeset.Font]string
	faces    []*typeset.Font
	logo     *picture
	targets  map[string]target // by anchor
	rows     []destination
	tree     *tree
	brief    *element // roots of the two parts: the brief, and what was drawn before it
	record   *element
	attached int // object of the attachment; 0 for none
	name     string
	pages    int // numbers of the two objects that fpdf has in every document
	common   int

	err     error      // the first
	p       *fpdf.Fpdf // the document that is drawn
	batch   []drawn    // its pages
	content bytes.Buffer
	open    openLink
}

// sheet is a page that has been drawn except for its running head.
type sheet struct {
	number    int // of its object
	head      int // of the running head's content
	list      int // of the object that lists the elements of its marks
	key       int // in the parent tree
	marks     []int
	notes     []*note
	bookmarks []bookmark
	shared    bool // the end of the brief and the beginning of the record: drawn twice
	bodies    []int
	links     []int
}

// drawn is what was drawn on a sheet at one time, with its links.
type drawn struct {
	on    *sheet
	notes []*note
	whole bool // nothing more is drawn on the sheet
}

// bookmark is a line of the outline.
type bookmark struct {
	title string
	level int
	y     float64
}

// perBatch is the number of pages of a document.
const perBatch = 32

// newPress begins a file, with the attachment.
func newPress(w io.Writer, m Model, p paper, f *faces, o Options) (*press, error) {
	d := &press{file: newPDF(w, o.Password != ""), paper: p, logo: m.logo, fonts: map[*typeset.Font]string{}, faces: f.all(), targets: m.anchors()}
	d.about = about{title: m.Title, creator: strings.TrimSpace(producer + " " + m.Version), language: m.Language, archive: o.Password == ""}
	d.about.made, _ = time.Parse(time.DateOnly, m.MadeDate) // zero if the briefing has no date
	for i, f := range d.faces {
		d.fonts[f] = fmt.Sprintf("T%d", i)
	}
	d.pages, d.common, d.tree = d.file.reserve(), d.file.reserve(), newTree(d.file)
	d.record = d.tree.root
	if o.Attachment == nil {
		return d, nil
	}
	var err error
	d.name = o.Attachment.Name
	d.attached, err = d.file.attach(o.Attachment, d.about.made)
	return d, err
}

// document begins a document of fpdf.
func (d *press) document() *fpdf.Fpdf {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: d.paper.width, Ht: d.paper.height}})
	p.SetCompression(false) // the file is compressed as it is put together
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetLang(d.about.language)
	p.SetDisplayMode("fullpage", "single")
	return p
}

// turn continues with the brief, which comes before what has been drawn so far.
func (d *press) turn() {
	d.open = openLink{}
	d.brief = d.tree.begin()
}

// sheet draws what stands on a page. Its running head follows later and, if the page is
// shared, what stands above.
func (d *press) sheet(slabs []placed, shared bool) *sheet {
	on := &sheet{number: d.file.reserve(), head: d.file.reserve(), shared: shared}
	on.list = d.file.reserve()
	on.key = d.tree.parents.add(on.list)
	d.onto(on, slabs, !shared)
	return on
}

// above draws what stands on a shared page above that which is drawn.
func (d *press) above(on *sheet, slabs []placed) {
	below := on.bookmarks
	on.bookmarks = nil
	d.onto(on, slabs, true)
	on.bookmarks = append(on.bookmarks, below...)
}

func (d *press) onto(on *sheet, slabs []placed, whole bool) {
	if d.p == nil {
		d.p = d.document()
	}
	d.p.AddPage()
	d.tree.sheet = on
	for i := range slabs {
		d.anchors(&slabs[i], on)
		d.slab(&slabs[i])
	}
	d.flush()
	if whole {
		d.file.put(on.list, objectList(on.marks))
		on.marks = nil
	}
	d.batch, on.notes = append(d.batch, drawn{on, on.notes, whole}), nil
	if len(d.batch) == perBatch {
		d.deliver()
	}
}

// deliver ends the document that is drawn and takes its pages into the file. The first
// error is kept for close.
func (d *press) deliver() {
	if d.p == nil || d.err != nil {
		return
	}
	var out *written
	out, d.err = output(d.p)
	for i, of := range d.batch {
		if d.err != nil {
			return
		}
		d.err = d.take(out, i, of)
	}
	d.p, d.batch = nil, d.batch[:0]
}

// take takes the n-th page of an fpdf document, counted from 0, into the file.
func (d *press) take(out *written, n int, of drawn) error {
	content, links, err := out.page(n)
	if err != nil {
		return err
	}
	if len(links) != len(of.notes) {
		return fmt.Errorf("%w: %d links on a page, not %d", errLayoutOfFile, len(links), len(of.notes))
	}
	on, list := of.on, make([]int, len(links))
	for i, note := range of.notes {
		if note.entries, err = link(links[i]); err != nil {
			return err
		}
		note.write(d.file)
		list[i] = note.number
	}
	body := d.file.reserve()
	d.file.page(body, content)
	on.bodies, on.links = append([]int{body}, on.bodies...), append(list, on.links...) // the later part stands above
	if !of.whole {
		return nil
	}
	entries := ""
	if len(on.links) > 0 {
		entries = " /Tabs /S /Annots " + objectList(on.links)
	}
	d.file.put(on.number, fmt.Sprintf("<</Type /Page /StructParents %d /Parent %d 0 R /Resources %d 0 R%s /Contents %s>>",
		on.key, d.pages, d.common, entries, objectList(append(on.bodies, on.head))))
	on.bodies, on.links = nil, nil
	return nil
}

// running draws the running head of the next of all pages, and lists its bookmarks.
func (d *press) running(on *sheet, s slab) {
	if d.p == nil {
		d.p = d.document()
		d.register()
	}
	d.p.AddPage()
	d.slab(&placed{s, 0, 0})
	d.flush()
	for _, b := range on.bookmarks {
		d.p.Bookmark(utf16Text(b.title), b.level, b.y)
	}
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
	y := max(s.y-10, 0)
	for _, a := range s.anchors {
		t := d.targets[a]
		t.page, t.top = on.number, d.paper.height-y
		d.targets[a] = t
	}
	for _, id := range s.rows {
		d.rows = append(d.rows, destination{id, on.number, float32(d.paper.height - y)})
	}
	if s.bookmark != "" {
		on.bookmarks = append(on.bookmarks, bookmark{s.bookmark, s.level, y})
	}
}

// close ends the file with the document of all pages, and with what fpdf cannot write:
// fonts with exact glyphs, structure, and what the file says about itself.
func (d *press) close(l *layout, password string) error {
	if d.err != nil {
		return d.err
	}
	out, err := output(d.p)
	if err != nil {
		return err
	}
	if pageObject(len(l.pages)) >= len(out.objects) {
		return fmt.Errorf("%w: %d pages are not in it", errLayoutOfFile, len(l.pages))
	}
	numbers := make([]int, len(out.objects))
	numbers[pagesRoot], numbers[resources] = d.pages, d.common
	for i, pg := range l.pages {
		numbers[pageObject(i)], numbers[pageObject(i)+1] = pg.sheet.number, pg.sheet.head
	}
	for n := range numbers {
		if n > 0 && numbers[n] == 0 {
			numbers[n] = d.file.reserve()
		}
	}
	out.renumber(numbers)
	if err := d.complete(out, password != ""); err != nil {
		return err
	}
	d.places()
	for n, object := range out.objects {
		page, half := (n-pageObject(0))/2, (n-pageObject(0))%2
		ofPage := n >= pageObject(0) && page < len(l.pages)
		switch {
		case n == 0 || ofPage && half == 0: // the page is in the file
		case !isStream(object):
			d.file.put(numbers[n], string(object))
		default:
			entries, data, err := streamOf(object)
			if err != nil {
				return err
			}
			if ofPage {
				d.file.page(numbers[n], data)
			} else {
				d.file.data(numbers[n], entries, data)
			}
		}
	}
	return d.file.close(numbers[out.root], numbers[out.info], password)
}

// complete adds to the document of all pages what fpdf cannot write.
func (d *press) complete(out *written, locked bool) error {
	f := d.file
	var fonts strings.Builder
	for _, font := range d.faces {
		if !font.Used() {
			continue
		}
		n, err := f.embed(font)
		if err != nil {
			return err
		}
		fmt.Fprintf(&fonts, "\n/%s %d 0 R", d.fonts[font], n)
	}
	if err := out.insert(resources, "/Font <<", fonts.String()); err != nil {
		return err
	}
	catalog := d.tree.close(d.brief, d.record) + f.addAbout(d.about)
	names, files := "", ""
	if len(d.rows) > 0 {
		names = fmt.Sprintf("\n/Dests %d 0 R", f.addDestinations(d.rows))
	}
	if d.attached > 0 {
		files = fmt.Sprintf("%s %d 0 R", hexText(d.name), d.attached)
		catalog += fmt.Sprintf(" /AF [%d 0 R]", d.attached)
	}
	if locked { // an extension of PDF 1.7, until 2.0 took it in
		catalog += " /Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>"
	}
	out.objects[out.info] = []byte(d.about.info())
	return cmp.Or(out.insert(out.root, "/Type /Catalog", catalog), out.insert(out.root, "/Names <<", names),
		out.insert(out.root, "/EmbeddedFiles << /Names [", files))
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
