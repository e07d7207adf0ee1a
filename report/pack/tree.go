package pack

import (
	"bytes"
	"fmt"
	"strings"
)

// tree is the structure of the document for readers who do not see its pages:
// which marked sequences are a heading, a paragraph, a quotation or a link, in
// reading order.
type tree struct {
	root    element
	section *element // that the last slab belongs to
	topic   *element // within it
	last    *element
	block   int // of the last slab
	at      spot
	pages   []markedPage

	table  *element // the last, with its number, row and the number of that
	number int
	line   *element
	row    int
}

// element is a node of the tree.
type element struct {
	role string
	lang string // where it is not that of the element around it
	in   string // language in force, if it is not that of the pack
	alt  string // of a picture: what it shows
	more string // attributes, as PDF writes them
	to   string // of a link: what it leads to, in words
	kids []kid
}

// kid is a child element; or, if that is nil, a marked sequence or a place to
// click on a page.
type kid struct {
	element    *element
	page       int // from 0
	mark, note int // numbers on the page; -1 for none
}

// markedPage lists the elements that own what is on a page, by number.
type markedPage struct {
	marks []*element
	notes []*element
}

const (
	artifact  = "/Artifact BMC" // not part of the text
	endMarked = "EMC"
)

// page begins the next page.
func (t *tree) page() { t.pages = append(t.pages, markedPage{}) }

// element is the element that a slab belongs to: that of the slab before if
// both are lines of one paragraph.
func (t *tree) element(s slab) *element {
	if s.block != 0 && s.block == t.block {
		return t.last
	}
	t.block = s.block
	t.last = t.enter(s).child(s.role.tag())
	return t.last
}

// enter returns the section that a slab belongs to, a topic of the record being one
// within it, and begins it if the slab does.
func (t *tree) enter(s slab) *element {
	if t.section == nil || s.place.section != t.at.section {
		t.section, t.topic = t.root.child("Sect"), nil
	}
	if s.place.topic != "" && (t.topic == nil || s.place.topic != t.at.topic) {
		t.topic = t.section.child("Sect")
	}
	t.at = s.place
	if s.place.topic != "" {
		return t.topic
	}
	return t.section
}

// quotation is the element of the verbatim words of a paragraph: the last one if they go
// on from the line before.
func (e *element) quotation(lang string) *element {
	n := len(e.kids) - 1
	for n >= 0 && e.kids[n].note >= 0 { // a place to click between two lines
		n--
	}
	if n >= 0 && e.kids[n].element != nil && e.kids[n].element.role == "Quote" {
		return e.kids[n].element
	}
	q := e.child("Quote")
	if lang != "" && lang != e.in && languageTag.MatchString(lang) {
		q.speak(lang)
	}
	return q
}

// cell returns the element of a field of a table. Fields come row by row, and
// within a row from the first column on; a field that is skipped is empty.
func (t *tree) cell(s slab, c cell) *element {
	in := t.enter(s)
	if t.table == nil || t.number != c.table {
		t.table, t.number, t.line = in.child("Table"), c.table, nil
	}
	if t.line == nil || t.row != c.row {
		t.line, t.row = t.table.child("TR"), c.row
	}
	for len(t.line.kids) < c.column {
		t.line.child("TD")
	}
	if len(t.line.kids) > c.column { // a further line of it
		return t.line.kids[c.column].element
	}
	if c.heads == "" {
		return t.line.child("TD")
	}
	e := t.line.child("TH")
	e.more = "/O /Table /Scope /" + c.heads
	return e
}

// part is an element for what stands by itself within a strip.
func (t *tree) part(s slab, as role) *element {
	return t.enter(s).child(as.tag())
}

// tag returns the standard name of a role. The bars of a chart are read as
// their label and number.
func (r role) tag() string {
	if r == roleFigure {
		return "P"
	}
	return string(r)
}

func (e *element) child(role string) *element {
	c := &element{role: role, in: e.in}
	e.kids = append(e.kids, kid{element: c, mark: -1, note: -1})
	return c
}

// speak sets the language of an element.
func (e *element) speak(lang string) { e.lang, e.in = lang, lang }

// begin opens a marked sequence that belongs to an element.
func (t *tree) begin(e *element) string {
	n := len(t.pages) - 1
	pg := &t.pages[n]
	mark := len(pg.marks)
	pg.marks = append(pg.marks, e)
	e.kids = append(e.kids, kid{page: n, mark: mark, note: -1})
	return fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, mark)
}

// note makes the place to click that was last put on the page part of a link.
func (t *tree) note(e *element) {
	n := len(t.pages) - 1
	pg := &t.pages[n]
	e.kids = append(e.kids, kid{page: n, mark: -1, note: len(pg.notes)})
	pg.notes = append(pg.notes, e)
}

// pageObject is the number fpdf gives to a page, counted from 0.
func pageObject(n int) int { return 3 + 2*n }

// addTree adds the structure to a file, and the link annotations to the
// structure.
func (f *pdfFile) addTree(t *tree) error {
	notes := make([][]int, len(t.pages)) // objects, by page and number
	key := len(t.pages)                  // in the parent tree, after the pages
	for n := range t.pages {
		var err error
		if notes[n], err = f.splitNotes(n, t.pages[n].notes, key); err != nil {
			return err
		}
		key += len(notes[n])
	}
	root, parents := f.add(""), f.add("")
	numbers := map[*element]int{}
	document := f.addElement(&element{role: "Document", kids: t.root.kids}, root, notes, numbers)

	var b strings.Builder
	b.WriteString("<</Nums [")
	for n, pg := range t.pages {
		fmt.Fprintf(&b, "\n%d [", n)
		for _, e := range pg.marks {
			fmt.Fprintf(&b, "%d 0 R ", numbers[e])
		}
		b.WriteString("]")
	}
	key = len(t.pages)
	for _, pg := range t.pages {
		for _, e := range pg.notes {
			fmt.Fprintf(&b, "\n%d %d 0 R", key, numbers[e])
			key++
		}
	}
	b.WriteString("]>>\n")
	f.objects[parents] = []byte(b.String())
	f.objects[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>\n", document, parents, key)
	return f.insert(f.root, "/Type /Catalog", fmt.Sprintf("\n/MarkInfo <</Marked true>> /StructTreeRoot %d 0 R", root))
}

// addElement adds an element with all below it and returns its number.
func (f *pdfFile) addElement(e *element, parent int, notes [][]int, numbers map[*element]int) int {
	number := f.add("")
	numbers[e] = number
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", e.role, parent)
	if e.lang != "" {
		fmt.Fprintf(&b, " /Lang (%s)", e.lang)
	}
	if e.alt != "" {
		fmt.Fprintf(&b, " /Alt %s", hexText(e.alt))
	}
	if e.more != "" {
		fmt.Fprintf(&b, " /A <<%s>>", e.more)
	}
	b.WriteString(" /K [")
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			fmt.Fprintf(&b, "%d 0 R ", f.addElement(k.element, number, notes, numbers))
		case k.mark >= 0:
			fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObject(k.page), k.mark)
		default:
			fmt.Fprintf(&b, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", pageObject(k.page), notes[k.page][k.note])
		}
	}
	b.WriteString("]>>\n")
	f.objects[number] = []byte(b.String())
	return number
}

// splitNotes turns the link annotations that fpdf writes into a page into
// objects that the structure can refer to, and ties the page to the parent
// tree. Their keys begin at key.
func (f *pdfFile) splitNotes(page int, owners []*element, key int) ([]int, error) {
	number := pageObject(page)
	const begin, each = "/Annots [", "<</Type /Annot "
	if number >= len(f.objects) || !bytes.HasPrefix(f.objects[number], []byte("<</Type /Page\n")) {
		return nil, fmt.Errorf("%w: object %d is not page %d", errLayoutOfFile, number, page+1)
	}
	before, rest, found := bytes.Cut(f.objects[number], []byte(begin))
	var list, after []byte
	if found {
		list, after, found = bytes.Cut(rest, []byte("]\n"))
		if !found {
			return nil, fmt.Errorf("%w: links of page %d", errLayoutOfFile, page+1)
		}
	}
	var parts []string
	if len(list) > 0 {
		parts = strings.Split(string(list), each)[1:]
	}
	if len(parts) != len(owners) {
		return nil, fmt.Errorf("%w: %d links on page %d, not %d", errLayoutOfFile, len(parts), page+1, len(owners))
	}
	var objects []int
	var refs strings.Builder
	for i, p := range parts {
		n := f.add(fmt.Sprintf("%s%s /F 4 /Contents %s /StructParent %d>>\n", each,
			strings.TrimSuffix(p, ">>"), hexText(owners[i].to), key+i))
		objects = append(objects, n)
		fmt.Fprintf(&refs, "%d 0 R ", n)
	}
	if len(parts) > 0 {
		f.objects[number] = []byte(string(before) + begin + refs.String() + "]\n/Tabs /S\n" + string(after))
	}
	return objects, f.insert(number, "<</Type /Page\n", fmt.Sprintf("/StructParents %d\n", page))
}

// hexText is a text as a hexadecimal string object.
func hexText(s string) string { return fmt.Sprintf("<%X>", utf16Text(s)) }
