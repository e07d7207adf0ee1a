package pack

import (
	"fmt"
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
	l, err := lay(NewModel(b, Options{}), newFaces(b.Look, nil), colours, p, strings.NewReplacer())
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
						if left := m.x + m.line.X; left < l.paper.left-10 { // marks hang
							t.Errorf("%s, %s, page %d: %.1f points out at the left: %s", name, size, n+1, l.paper.left-left, m.line.Text)
						}
						if right := m.x + m.line.X + m.line.Width; right > l.paper.right+12 {
							t.Errorf("%s, %s, page %d: %.1f points out at the right: %s", name, size, n+1, right-l.paper.right, m.line.Text)
						}
						if y := s.y + m.y; y > l.paper.height-30 || y < 30 {
							t.Errorf("%s, %s, page %d: a line at %.1f: %s", name, size, n+1, y, m.line.Text)
						}
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
				if s.y+s.height > l.paper.bottom+0.01 && !pg.bare && s.role != "" {
					t.Errorf("%s, page %d: a strip ends at %.1f, the page at %.1f", name, n+1, s.y+s.height, l.paper.bottom)
				}
			}
		}
	}
}

func TestWhatBelongsTogetherIsNotParted(t *testing.T) {
	for name := range hard(t) {
		l := laidHard(t, name, "A4")
		for n, pg := range l.pages[:len(l.pages)-1] {
			var body []placed
			for _, s := range pg.slabs {
				if s.role != "" || len(s.boxes) > 0 && s.y > 0 {
					body = append(body, s)
				}
			}
			if len(body) > 0 && !pg.bare && body[len(body)-1].keep {
				t.Errorf("%s: page %d ends with a strip that belongs to the next", name, n+1)
			}
			for _, s := range body[max(len(body)-1, 0):] {
				if s.role == roleHeading || s.role == roleSub {
					t.Errorf("%s: page %d ends with a heading", name, n+1)
				}
			}
		}
	}
}

func TestParagraphsAreCutWithTwoLinesOnEitherSide(t *testing.T) {
	l := laidHard(t, "everything long", "A4")
	lines := map[int]map[int]int{} // lines of a paragraph by page
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			if s.role == roleQuote {
				if lines[s.block] == nil {
					lines[s.block] = map[int]int{}
				}
				lines[s.block][n]++
			}
		}
	}
	cut := 0
	for block, pages := range lines {
		if len(pages) < 2 {
			continue
		}
		cut++
		for n, count := range pages {
			if count < 2 {
				t.Errorf("paragraph %d has one line on page %d", block, n+1)
			}
		}
	}
	if cut == 0 {
		t.Fatal("no paragraph runs over a page: this test tests nothing")
	}
}

func TestContentsAndIndexesNameTheRightPages(t *testing.T) {
	b := sample(t)
	m := NewModel(b, Options{})
	l := laid(t, b, "A4")
	text := make([]string, len(l.pages)+1)
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, mark := range s.texts {
				text[n+1] += mark.line.Text + "\n"
			}
		}
	}
	for _, s := range m.Sections {
		if n := l.anchors[s.ID]; n == 0 || !strings.Contains(text[n], strings.Join(strings.Fields(s.Title)[:1], " ")) {
			t.Errorf("section %q is not on page %d", s.Title, n)
		}
	}
	for n, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, mark := range s.texts {
				for _, k := range mark.links {
					if k.anchor != "" && l.anchors[k.anchor] == 0 {
						t.Errorf("page %d: a link to %q leads nowhere", n+1, k.anchor)
					}
				}
			}
		}
	}
	contents := l.pages[l.anchors["contents"]-1]
	for _, s := range m.Sections[2:] {
		found := false
		for _, sl := range contents.slabs {
			for _, p := range sl.pages {
				if p.to != s.ID {
					continue
				}
				last := sl.texts[len(sl.texts)-1].line.Text
				found = last == fmt.Sprint(l.anchors[s.ID])
			}
		}
		if !found {
			t.Errorf("the contents do not give page %d for %q", l.anchors[s.ID], s.Title)
		}
	}
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
