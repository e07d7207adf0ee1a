package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
)

// pack is a container made for a test.
func pack(pieces ...piece) format {
	return format{name: "pack", yields: "what is in it", packs: true, read: func([]byte, *budget) ([]piece, error) { return pieces, nil }}
}

func story(title, words string) piece {
	return piece{declared: parse.Declared{Title: title, Basis: parse.BasisMetadata}, paragraphs: []paragraph{{text: words}}}
}

// readAs reads a file as a format that is in no table.
func readAs(f format, in Input) []Found {
	side, notes := sidecar(in.Sidecar, in.SidecarPath)
	var out []Found
	file{path: in.Path, name: in.Path, format: f, beside: side, notes: notes, budget: newBudget()}.
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
		pieces []piece
		want   string
	}{
		{"one article", []piece{story("A", "Voss said no.")},
			`inbox/pack.bin [pack] "Voss said no.\n"`},
		{"several articles", []piece{story("A", "Voss said no."), story("B", "Halloran said yes.")},
			"inbox/pack.bin#1 [pack] \"Voss said no.\\n\"\ninbox/pack.bin#2 [pack] \"Halloran said yes.\\n\""},
		{"an article and a file", []piece{story("A", "Voss said no."), {name: "a/talks.md", data: []byte("Halloran said yes.")}},
			"inbox/pack.bin [pack] \"Voss said no.\\n\"\ninbox/pack.bin/a/talks.md [markdown] \"Halloran said yes.\""},
		{"names that lead astray", []piece{{name: "../../etc/passwd", data: []byte("a")}, {name: `c:\..\b` + "\x1b[2J\u202Egnp.txt", data: []byte("b")}, {name: "..", data: []byte("c")}},
			"inbox/pack.bin/etc/passwd [text] \"a\"\ninbox/pack.bin/b[2Jgnp.txt [text] \"b\"\ninbox/pack.bin/unnamed [text] \"c\""},
		{"one that cannot be read", []piece{{name: "a.txt", err: ErrDamaged}, {name: "b.txt", data: []byte("Voss said no.")}, {name: "c.txt", data: []byte{}}},
			"inbox/pack.bin/a.txt: the file is damaged\ninbox/pack.bin/b.txt [text] \"Voss said no.\"\ninbox/pack.bin/c.txt: the file is empty"},
		{"one that is unpacked in its turn", []piece{{name: "a.txt", open: func() ([]byte, error) { return []byte("Voss said no."), nil }}, {name: "b.txt", open: func() ([]byte, error) { return nil, ErrDamaged }}},
			"inbox/pack.bin/a.txt [text] \"Voss said no.\"\ninbox/pack.bin/b.txt: the file is damaged"},
		{"a message whose format the container knows", []piece{{data: []byte("# Talks"), format: "markdown"}, {data: []byte("Talks"), format: "text"}},
			"inbox/pack.bin#1 [markdown] \"# Talks\"\ninbox/pack.bin#2 [text] \"Talks\""},
		{"nothing said", []piece{{paragraphs: []paragraph{{text: " \u00A0\n"}}}},
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
	got := readAs(pack(piece{name: "a.txt", open: bad}, piece{name: "b.txt", data: []byte("Voss said no.")}), Input{Path: "p", Data: []byte("x")})
	if len(got) != 2 || !errors.Is(got[0].Err, ErrInternal) || got[1].Err != nil {
		t.Errorf("got %s", outline(got))
	}
}

// The words of an agency that two outlets print are two documents; the same
// article twice is one.
func TestArticlesOfOneFileHaveIdentitiesOfTheirOwn(t *testing.T) {
	other := story("A", "Voss said no.")
	other.declared.Source = "Northmoor Post"
	got := readAs(pack(story("A", "Voss said no."), other, story("A", "Voss said no.")), Input{Path: "p", Data: []byte("x")})
	id := func(i int) string { return got[i].Document.ID }
	if id(0) == id(1) || id(0) != id(2) {
		t.Errorf("identities %s, %s, %s", id(0), id(1), id(2))
	}
}

func TestASidecarSpeaksForAllDocumentsOfItsFile(t *testing.T) {
	side := []byte("source: The Lantern\ntitle: A Week of Talks\ndate: 2026-11-18\nlanguages: en\n")
	own := story("Voss: No", "Voss said no.")
	own.declared.Date = parse.NewDate(2026, 11, 20)
	own.declared.Marks.Date = parse.Mark{Name: "article:published_time", Confidence: 0.95}
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
	p := piece{encoding: "windows-1251", body: "readability", paragraphs: []paragraph{
		{text: "Halloran: No Talks", role: parse.RoleTitle, told: true},
		{text: "Voss in Corrin", role: parse.RoleCaption, told: true},
		{text: "  VELMORA (NNA) – “We will\u00AD not move,” Halloran said.\r\n\r\nHe\tleft.\x07 "},
		{text: ""},
		{text: "Most Read"},
		{text: "Share", role: parse.RoleBody, told: true},
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
	f := pack(piece{name: "talks.txt", data: []byte("Voss said no.")})
	deep := file{path: "p", name: "p", format: f, depth: MaxNesting + 1, budget: newBudget()}
	var got Found
	deep.read([]byte("x"), func(d Found) bool { got = d; return true })
	if !errors.Is(got.Err, ErrNesting) {
		t.Errorf("error %v", got.Err)
	}
	deep.depth = MaxNesting
	deep.read([]byte("x"), func(d Found) bool { got = d; return true })
	if got.Err != nil {
		t.Errorf("what is packed %d deep is not read: %v", MaxNesting, got.Err)
	}
}

func TestEntriesHaveALimit(t *testing.T) {
	b := newBudget()
	for range MaxEntries {
		if err := b.entry(); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.entry(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v for one entry too many", err)
	}
}
