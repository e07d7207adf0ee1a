package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// pack is a container made for a test.
func pack(pieces ...draft.Piece) format {
	return format{name: "pack", yields: "what is in it", packs: true, read: func([]byte, *draft.Budget) ([]draft.Piece, error) { return pieces, nil }}
}

func story(title, words string) draft.Piece {
	return draft.Piece{Declared: parse.Declared{Title: title, Basis: parse.BasisMetadata}, Paragraphs: []draft.Paragraph{{Text: words}}}
}

// readAs reads a file as a format that is in no table.
func readAs(f format, in Input) []Found {
	side, notes := draft.Sidecar(in.Sidecar, in.SidecarPath)
	var out []Found
	file{path: in.Path, name: in.Path, format: f, beside: side, notes: notes, budget: draft.NewBudget()}.
		read(in.Data, func(d Found) bool { out = append(out, d); return true })
	return out
}

func outline(list []Found) string {
	var lines []string
	for _, d := range list {
		line := d.Path
		if d.Err != nil {
			line += ": " + d.Err.Error()
		} else {
			line += fmt.Sprintf(" [%s] %q", d.Document.Format, d.Document.Text)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestDocumentsInAFileHavePathsOfTheirOwn(t *testing.T) {
	const in, data = "inbox/pack.bin", "x"
	tests := []struct {
		name   string
		pieces []draft.Piece
		want   string
	}{
		{"one article", []draft.Piece{story("A", "Voss said no.")},
			`inbox/pack.bin [pack] "Voss said no.\n"`},
		{"several articles", []draft.Piece{story("A", "Voss said no."), story("B", "Halloran said yes.")},
			"inbox/pack.bin#1 [pack] \"Voss said no.\\n\"\ninbox/pack.bin#2 [pack] \"Halloran said yes.\\n\""},
		{"an article and a file", []draft.Piece{story("A", "Voss said no."), {Name: "a/talks.md", Data: []byte("Halloran said yes.")}},
			"inbox/pack.bin [pack] \"Voss said no.\\n\"\ninbox/pack.bin/a/talks.md [markdown] \"Halloran said yes.\""},
		{"names that lead astray", []draft.Piece{{Name: "../../etc/passwd", Data: []byte("a")}, {Name: `c:\..\b` + "\x1b[2J\u202Egnp.txt", Data: []byte("b")}, {Name: "..", Data: []byte("c")}},
			"inbox/pack.bin/etc/passwd [text] \"a\"\ninbox/pack.bin/b[2Jgnp.txt [text] \"b\"\ninbox/pack.bin/unnamed [text] \"c\""},
		{"one that cannot be read", []draft.Piece{{Name: "a.txt", Err: draft.ErrDamaged}, {Name: "b.txt", Data: []byte("Voss said no.")}, {Name: "c.txt", Data: []byte{}}},
			"inbox/pack.bin/a.txt: the file is damaged\ninbox/pack.bin/b.txt [text] \"Voss said no.\"\ninbox/pack.bin/c.txt: the file is empty"},
		{"one that is unpacked in its turn", []draft.Piece{{Name: "a.txt", Open: func() ([]byte, error) { return []byte("Voss said no."), nil }}, {Name: "b.txt", Open: func() ([]byte, error) { return nil, draft.ErrDamaged }}},
			"inbox/pack.bin/a.txt [text] \"Voss said no.\"\ninbox/pack.bin/b.txt: the file is damaged"},
		{"a message whose format the container knows", []draft.Piece{{Data: []byte("# Talks"), Format: "markdown"}, {Data: []byte("Talks"), Format: "text"}},
			"inbox/pack.bin#1 [markdown] \"# Talks\"\ninbox/pack.bin#2 [text] \"Talks\""},
		{"nothing said", []draft.Piece{{Paragraphs: []draft.Paragraph{{Text: " \u00A0\n"}}}},
			"inbox/pack.bin: the file is empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := outline(readAs(pack(tt.pieces...), Input{Path: in, Data: []byte(data)})); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestAPanicInOnePieceIsItsOwn(t *testing.T) {
	bad := func() ([]byte, error) { var spans []int; return nil, errors.New(fmt.Sprint(spans[3])) }
	got := readAs(pack(draft.Piece{Name: "a.txt", Open: bad}, draft.Piece{Name: "b.txt", Data: []byte("Voss said no.")}), Input{Path: "p", Data: []byte("x")})
	if len(got) != 2 || !errors.Is(got[0].Err, draft.ErrInternal) || got[1].Err != nil {
		t.Errorf("got %s", outline(got))
	}
}

// The words of an agency that two outlets print are two documents; the same
// article twice is one.
func TestArticlesOfOneFileHaveIdentitiesOfTheirOwn(t *testing.T) {
	other := story("A", "Voss said no.")
	other.Declared.Source = "Northmoor Post"
	got := readAs(pack(story("A", "Voss said no."), other, story("A", "Voss said no.")), Input{Path: "p", Data: []byte("x")})
	id := func(i int) string { return got[i].Document.ID }
	if id(0) == id(1) || id(0) != id(2) {
		t.Errorf("identities %s, %s, %s", id(0), id(1), id(2))
	}
}

func TestASidecarSpeaksForAllDocumentsOfItsFile(t *testing.T) {
	side := []byte("source: The Lantern\ntitle: A Week of Talks\ndate: 2026-11-18\nlanguages: en\n")
	own := story("Voss: No", "Voss said no.")
	own.Declared.Date = parse.NewDate(2026, 11, 20)
	own.Declared.Marks.Date = parse.Mark{Name: "article:published_time", Confidence: 0.95}
	got := readAs(pack(own, story("Talks", "Halloran said yes.")), Input{Path: "p", Data: []byte("x"), Sidecar: side, SidecarPath: "p.yaml"})
	for i, title := range []string{"Voss: No", "Talks"} {
		d := got[i].Document.Declared
		if d.Source != "The Lantern" || d.Title != title || d.Date.String() != "2026-11-18" {
			t.Errorf("document %d declares %+v", i+1, d)
		}
	}
	if a, b := codes(got[0].Document.Warnings), codes(got[1].Document.Warnings); a != "sidecar" || b != "" {
		t.Errorf("warnings %q and %q, want one for the unknown key", a, b)
	}
	got = readAs(pack(own), Input{Path: "p", Data: []byte("x"), Sidecar: []byte("title: A Week of Talks\n")})
	d := got[0].Document.Declared
	if d.Title != "A Week of Talks" || d.BasisOf(d.Marks.Title) != parse.BasisSidecar || d.BasisOf(d.Marks.Date) != parse.BasisMetadata {
		t.Errorf("declared %+v", d)
	}
}

func TestParagraphsBecomeText(t *testing.T) {
	p := draft.Piece{Encoding: "windows-1251", Body: "readability", Paragraphs: []draft.Paragraph{
		{Text: "Halloran: No Talks", Role: parse.RoleTitle, Told: true},
		{Text: "Voss in Corrin", Role: parse.RoleCaption, Told: true},
		{Text: "  VELMORA (NNA) – “We will\u00AD not move,” Halloran said.\r\n\r\nHe\tleft.\x07 "},
		{Text: ""},
		{Text: "Most Read"},
		{Text: "Share", Role: parse.RoleBody, Told: true},
	}}
	doc := readAs(pack(p), Input{Path: "p", Data: []byte("x")})[0].Document
	var got []string
	for _, l := range doc.Lines {
		got = append(got, l.Role.String()+" "+l.Span.In(doc.Text))
	}
	want := "title Halloran: No Talks|blank |caption Voss in Corrin|blank |body VELMORA (NNA) – “We will not move,” Halloran said.|body He left.|blank |boilerplate Most Read|blank |body Share"
	if strings.Join(got, "|") != want {
		t.Errorf("lines\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if doc.Dateline.In(doc.Text) != "VELMORA (NNA) – " || doc.Encoding != "windows-1251" || doc.Body != "readability" {
		t.Errorf("dateline %q, encoding %s, body %s", doc.Dateline.In(doc.Text), doc.Encoding, doc.Body)
	}
	if !strings.HasSuffix(doc.Text, "Share\n") || strings.Contains(doc.Text, "\n\n\n") {
		t.Errorf("text %q", doc.Text)
	}
}

func TestContainersInContainersHaveALimit(t *testing.T) {
	f := pack(draft.Piece{Name: "talks.txt", Data: []byte("Voss said no.")})
	deep := file{path: "p", name: "p", format: f, depth: draft.MaxNesting + 1, budget: draft.NewBudget()}
	var got Found
	deep.read([]byte("x"), func(d Found) bool { got = d; return true })
	if !errors.Is(got.Err, draft.ErrNesting) {
		t.Errorf("error %v", got.Err)
	}
	deep.depth = draft.MaxNesting
	deep.read([]byte("x"), func(d Found) bool { got = d; return true })
	if got.Err != nil {
		t.Errorf("what is packed %d deep is not read: %v", draft.MaxNesting, got.Err)
	}
}

func TestEntriesHaveALimit(t *testing.T) {
	b := draft.NewBudget()
	for range draft.MaxEntries {
		if err := b.Entry(); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Entry(); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("error %v for one entry too many", err)
	}
}
