package pack

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

func laid(t testing.TB, b report.Briefing, name string) *layout {
	t.Helper()
	p, err := paperOf(name)
	if err != nil {
		t.Fatal(err)
	}
	colours, err := paletteOf(b.Look.Accent)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lay(NewModel(b, Options{}), newFaces(b.Look, nil), colours, p, strings.NewReplacer(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// laidHard lays the hard briefings out, each once for all the tests.
func laidHard(t testing.TB, name, size string) *layout {
	t.Helper()
	key := name + " on " + size
	if hardLayouts[key] == nil {
		hardLayouts[key] = laid(t, hard(t)[name], size)
	}
	return hardLayouts[key]
}

var hardLayouts = map[string]*layout{}

// hard are briefings that make pages difficult.
func hard(t testing.TB) map[string]report.Briefing {
	long := small(t)
	long.Title = strings.Repeat("A title that does not want to end ", 20)
	long.Rows[0].Quote = strings.Repeat("This answer goes on for longer than a page has room. ", 200)
	long.Rows[1].Quote = strings.Repeat("unbreakable", 60)
	long.Rows[2].Role = strings.Repeat("deputy of the deputy of ", 30)
	long.Note = strings.Repeat("The note is long too. ", 300)
	long.Topics = nil
	for i := range 60 {
		long.Topics = append(long.Topics, fmt.Sprintf("Topic %d", i))
		r := long.Rows[3]
		r.Topic = long.Topics[i]
		long.Rows = append(long.Rows, r)
	}
	compared := sample(t)
	compared.Before.Rows = append(compared.Before.Rows, long.Rows...)
	compared.Look.Logo = logo(t, 100, 400, false)
	return map[string]report.Briefing{
		"against a week of long names": compared, "right to left": rightToLeftWeek(t),
		"a week": sample(t), "every kind": small(t), "everything long": long,
		"empty": {}, "one bare row": {Rows: []report.Row{{}}},
	}
}

func TestNothingStandsOutsideTheTypeArea(t *testing.T) {
	for name := range hard(t) {
		for _, size := range []string{"A4", "Letter"} {
			l := laidHard(t, name, size)
			for n, pg := range l.pages {
				for _, s := range pg.slabs {
					for _, m := range s.texts {
						if left := m.x + s.dx + m.line.X; left < l.paper.left-12 { // marks hang
							t.Errorf("%s, %s, page %d: %.1f points out at the left: %s", name, size, n+1, l.paper.left-left, m.line.Text)
						}
						if right := m.x + s.dx + m.line.X + m.line.Width; right > l.paper.right+12 {
							t.Errorf("%s, %s, page %d: %.1f points out at the right: %s", name, size, n+1, right-l.paper.right, m.line.Text)
						}
						if y := s.y + m.y; y > l.paper.height-16 || y < 30 {
							t.Errorf("%s, %s, page %d: a line at %.1f: %s", name, size, n+1, y, m.line.Text)
						}
					}
				}
			}
		}
	}
}

// Words of the left column never run into the right one.
func TestColumnsAreApart(t *testing.T) {
	for name := range hard(t) {
		l := laidHard(t, name, "A4")
		for n, pg := range l.pages {
			second := map[bool]bool{}
			for _, s := range pg.slabs {
				second[s.dx > 0] = true
			}
			if !second[true] {
				continue
			}
			top := l.paper.bottom
			for _, s := range pg.slabs {
				if s.dx > 0 {
					top = min(top, s.y)
				}
			}
			for _, s := range pg.slabs {
				if s.dx > 0 || s.role == "" || s.y < top {
					continue
				}
				for _, m := range s.texts {
					if right := m.x + m.line.X + m.line.Width; m.x < l.paper.left+column && right > l.paper.left+column+gutter/2 && s.place.topic != "" {
						t.Errorf("%s, page %d: %.1f points into the other column: %s", name, n+1, right-l.paper.left-column, m.line.Text)
					}
				}
			}
		}
	}
}

func TestNoPageIsTooFull(t *testing.T) {
	for name := range hard(t) {
		l := laidHard(t, name, "A4")
		for n, pg := range l.pages {
			for _, s := range pg.slabs {
				if s.y+s.height > l.paper.bottom+0.01 && s.role != "" {
					t.Errorf("%s, page %d: a strip ends at %.1f, the page at %.1f", name, n+1, s.y+s.height, l.paper.bottom)
				}
			}
		}
	}
}

func TestNoPageIsEmptyOrNearlySo(t *testing.T) {
	for name := range hard(t) {
		l := laidHard(t, name, "A4")
		for n, pg := range l.pages {
			lines := 0
			for _, s := range pg.slabs {
				if s.role != "" {
					lines += len(s.texts)
				}
			}
			if lines < 5 && len(l.pages) > 1 {
				t.Errorf("%s: page %d has %d lines", name, n+1, lines)
			}
		}
	}
}

// A column ends neither with a heading nor within what belongs together.
func TestWhatBelongsTogetherIsNotParted(t *testing.T) {
	for name := range hard(t) {
		l := laidHard(t, name, "A4")
		for n, pg := range l.pages {
			lowest := map[float64]placed{} // strip by column
			for _, s := range pg.slabs {
				if s.role != "" && s.y >= lowest[s.dx].y {
					lowest[s.dx] = s
				}
			}
			for _, s := range lowest {
				if n < len(l.pages)-1 && s.keep {
					t.Errorf("%s: page %d ends with a strip that belongs to the next", name, n+1)
				}
				if s.role == roleHeading || s.role == roleSub || s.role == roleMinor {
					t.Errorf("%s: a column of page %d ends with a heading", name, n+1)
				}
			}
		}
	}
}

func TestParagraphsAreCutWithTwoLinesOnEitherSide(t *testing.T) {
	l := laidHard(t, "everything long", "A4")
	type column struct {
		page int
		dx   float64
	}
	lines := map[int]map[column]int{} // lines of a paragraph by column
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			if s.role == roleProse && s.block > 0 {
				if lines[s.block] == nil {
					lines[s.block] = map[column]int{}
				}
				lines[s.block][column{n, s.dx}]++
			}
		}
	}
	cut := 0
	for block, columns := range lines {
		if len(columns) < 2 {
			continue
		}
		cut++
		for at, count := range columns {
			if count < 2 {
				t.Errorf("paragraph %d has one line in a column of page %d", block, at.page+1)
			}
		}
	}
	if cut == 0 {
		t.Fatal("no paragraph runs over a column: this test tests nothing")
	}
}

func TestReferencesNameTheRightPages(t *testing.T) {
	b := sample(t)
	l := laid(t, b, "A4")
	text := pageText(l)
	sources := sourcesOf(b)
	for _, s := range NewModel(b, Options{}).Sections() {
		if n := l.anchors[s.ID]; s.Title != "" && (n == 0 || !strings.Contains(text[n], strings.Fields(s.Title)[0])) {
			t.Errorf("section %q is not on page %d", s.Title, n)
		}
	}
	found, listed := 0, 0
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, mark := range s.texts {
				for _, k := range mark.links {
					if k.anchor != "" && l.anchors[k.anchor] == 0 {
						t.Errorf("page %d: a link to %q leads nowhere", n+1, k.anchor)
					}
					words := strings.TrimLeft(lineText(mark.line, k.from, k.to), "p.\u00A0 ")
					if !strings.HasPrefix(k.anchor, "e") || words == "" || strings.Trim(words, "0123456789") != "" {
						continue
					}
					if s.place.topic != "" { // in the record, "also under another topic: 17" is a source
						listed++
						if !slices.Contains(sources[k.anchor], words) {
							t.Errorf("page %d: source %q leads to a statement of sources %q", n+1, words, sources[k.anchor])
						}
					} else {
						found++
						if words != fmt.Sprint(l.anchors[k.anchor]) {
							t.Errorf("page %d: %q leads to page %d", n+1, words, l.anchors[k.anchor])
						}
					}
				}
			}
		}
	}
	if found < 50 || listed == 0 {
		t.Errorf("%d page numbers and %d numbers of sources were looked at", found, listed)
	}
}

// sourcesOf are the numbers of the sources of each statement of the record.
func sourcesOf(b report.Briefing) map[string][]string {
	c := collect(b, Options{})
	c.record(false)
	documentOf, out := c.documentsByPath(), map[string][]string{}
	for _, e := range c.entries {
		for _, i := range e.rows {
			out[e.id] = append(out[e.id], fmt.Sprint(documentOf(&c.rows[i]).number))
		}
		for _, a := range e.also {
			out[e.id] = append(out[e.id], fmt.Sprint(documentOf(&c.rows[a.row]).number))
		}
	}
	return out
}

func TestLinksOpenOnlyWebAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"https://news.example/a?b=c": "https://news.example/a?b=c",
		"https://news.example/ä (1)": "https://news.example/%C3%A4%20%281%29",
		"javascript:alert(1)":        "",
		"file:///etc/passwd":         "",
		"news.example":               "",
		"":                           "",
		"https://news.example/\x00":  "",
	} {
		if got := webAddress(in); got != want && !(in != "" && want != "" && strings.HasPrefix(got, "https://news.example/%C3%A4")) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
