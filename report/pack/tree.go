package pack

import (
	"fmt"
	"strconv"
)

// tree is the structure of the document for screen readers: which marked sequences are a
// heading, a paragraph, a quotation or a link, in reading order. Finished elements are
// written at once; only the sections stay open to the end.
type tree struct {
	file     *pdfFile
	document int // its number
	parents  parentTree
	sheet    *sheet // that is drawn

	root    *element // of the part of the pack that is drawn
	section *element // that the last slab belongs to
	topic   *element // within it
	last    *element
	block   int // of the last slab
	at      spot

	table  *element // the last, with its number, row and the number of that
	number int
	line   *element
	row    int
}

// element is a node of the tree.
type element struct {
	number int // of its object
	parent int
	role   string
	lang   string // where it is not that of the element around it
	in     string // language in force, if it is not that of the pack
	alt    string // of a picture: what it shows
	more   string // attributes, as PDF writes them
	to     string // of a link: what it leads to, in words
	kids   []kid
	done   []byte // the kids that are written, as PDF lists them
	tree   *tree
}

// kid is a child element, a link annotation, or a marked sequence on a page.
type kid struct {
	element *element
	note    *note
	page    int // number of its object
	mark    int
}

// note is the link annotation of a page. It is written when fpdf has output the page and
// the link is complete.
type note struct {
	number, page, key int
	entries           string // where it is and where it leads, by fpdf; empty until then
	to                string // in words; empty until then
}

const (
	artifact  = "/Artifact BMC\n" // not part of the text
	endMarked = "EMC\n"
)

func newTree(f *pdfFile) *tree {
	t := &tree{file: f, document: f.reserve(), parents: parentTree{file: f}}
	t.begin()
	return t
}

// begin begins a part of the pack, and returns its root.
func (t *tree) begin() *element {
	t.root = &element{number: t.document, tree: t}
	t.section, t.topic, t.last, t.table, t.line = nil, nil, nil, nil, nil
	t.block, t.number, t.at = 0, 0, spot{}
	return t.root
}

// element is the element that a slab belongs to: that of the slab before if
// both are lines of one paragraph.
func (t *tree) element(s slab) *element {
	if s.block != 0 && s.block == t.block && t.last != nil {
		return t.last
	}
	t.block = s.block
	t.last = t.enter(s).child(s.role.tag())
	return t.last
}

// settle writes the elements that the last slab completed, before the next is drawn.
func (t *tree) settle(s slab) {
	if s.block != 0 && s.block == t.block {
		return
	}
	for _, x := range s.texts {
		if x.cell.table != 0 && x.cell.table == t.number {
			return
		}
	}
	t.block, t.last, t.table, t.line, t.number = 0, nil, nil, nil, 0
	for _, e := range []*element{t.topic, t.section} {
		if e != nil {
			e.settle(t.topic)
			return
		}
	}
}

// enter returns the section that a slab belongs to, a topic of the record being one
// within it, and begins it if the slab does.
func (t *tree) enter(s slab) *element {
	if t.section == nil || s.place.section != t.at.section {
		t.root.settle(nil)
		t.section, t.topic = t.root.child("Sect"), nil
	}
	if s.place.topic != "" && (t.topic == nil || s.place.topic != t.at.topic) {
		t.section.settle(nil)
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
	for n >= 0 && e.kids[n].note != nil { // a link annotation between two lines
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

// part is an element for a separate part of a strip.
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
	c := &element{number: e.tree.file.reserve(), parent: e.number, role: role, in: e.in, tree: e.tree}
	e.kids = append(e.kids, kid{element: c})
	return c
}

// speak sets the language of an element.
func (e *element) speak(lang string) { e.lang, e.in = lang, lang }

// begin opens a marked sequence that belongs to an element.
func (e *element) begin() string {
	on := e.tree.sheet
	mark := len(on.marks)
	on.marks = append(on.marks, e.number)
	e.kids = append(e.kids, kid{page: on.number, mark: mark})
	return "/" + e.role + " <</MCID " + strconv.Itoa(mark) + ">> BDC\n"
}

// note adds an annotation on the current page to a link.
func (e *element) note() {
	on := e.tree.sheet
	n := &note{number: e.tree.file.reserve(), page: on.number, key: e.tree.parents.add(e.number)}
	on.notes = append(on.notes, n)
	e.kids = append(e.kids, kid{note: n})
}

func (n *note) write(f *pdfFile) {
	if n.entries != "" && n.to != "" {
		f.put(n.number, fmt.Sprintf("<</Type /Annot %s /F 4 /Contents %s /StructParent %d>>", n.entries, n.to, n.key))
	}
}

// settle writes the kids of an element, except one that is still open.
func (e *element) settle(but *element) {
	for i, k := range e.kids {
		switch {
		case k.element != nil && k.element == but:
			e.kids = append(e.kids[:0], e.kids[i:]...)
			return
		case k.element != nil:
			k.element.write()
			e.done = append(strconv.AppendInt(e.done, int64(k.element.number), 10), " 0 R "...)
		case k.note != nil:
			k.note.to = hexText(e.to)
			k.note.write(e.tree.file)
			e.done = fmt.Appendf(e.done, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", k.note.page, k.note.number)
		default:
			e.done = strconv.AppendInt(append(e.done, "<</Type /MCR /Pg "...), int64(k.page), 10)
			e.done = append(strconv.AppendInt(append(e.done, " 0 R /MCID "...), int64(k.mark), 10), ">> "...)
		}
	}
	e.kids = e.kids[:0]
}

// write writes an element with all below it.
func (e *element) write() {
	e.settle(nil)
	b := fmt.Appendf(nil, "<</Type /StructElem /S /%s /P %d 0 R", e.role, e.parent)
	if e.lang != "" {
		b = fmt.Appendf(b, " /Lang (%s)", e.lang)
	}
	if e.alt != "" {
		b = fmt.Appendf(b, " /Alt %s", hexText(e.alt))
	}
	if e.more != "" {
		b = fmt.Appendf(b, " /A <<%s>>", e.more)
	}
	b = fmt.Appendf(b, " /K [%s]>>", e.done)
	e.tree.file.put(e.number, string(b))
	e.kids, e.done = nil, nil
}

// close writes what is still open, with the parts in order, and returns the entries for the
// catalog.
func (t *tree) close(parts ...*element) string {
	root := t.file.reserve()
	kids := []byte{}
	for _, p := range parts {
		p.settle(nil)
		kids = append(kids, p.done...)
	}
	t.file.put(t.document, fmt.Sprintf("<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, kids))
	t.file.put(root, fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", t.document, t.parents.close(), t.parents.next))
	return fmt.Sprintf(" /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R", root)
}

// parentTree maps pages and annotations, by their keys, to the elements that they belong
// to.
type parentTree struct {
	file   *pdfFile
	next   int
	leaf   []byte
	leaves []byte
	first  int // key of the leaf
}

// perLeaf is the number of keys of a leaf.
const perLeaf = 500

// add gives the next key to what belongs to an object: an element, or a list of them.
func (p *parentTree) add(object int) (key int) {
	if len(p.leaf) == 0 {
		p.first = p.next
	}
	p.leaf = fmt.Appendf(p.leaf, "%d %d 0 R\n", p.next, object)
	if p.next++; p.next-p.first == perLeaf {
		p.end()
	}
	return p.next - 1
}

func (p *parentTree) end() {
	if len(p.leaf) > 0 {
		n := p.file.add(fmt.Sprintf("<</Limits [%d %d] /Nums [%s]>>", p.first, p.next-1, p.leaf))
		p.leaves, p.leaf = fmt.Appendf(p.leaves, "%d 0 R ", n), p.leaf[:0]
	}
}

// close writes the tree and returns its number.
func (p *parentTree) close() int {
	p.end()
	return p.file.add(fmt.Sprintf("<</Kids [%s]>>", p.leaves))
}

// hexText is a text as a hexadecimal string object.
func hexText(s string) string { return fmt.Sprintf("<%X>", utf16Text(s)) }
