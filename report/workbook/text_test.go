package workbook

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestLineBreaksOfPrintAreFoldedAndParagraphsKept(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"one line", "one line"},
		{"a line\nof print", "a line of print"},
		{"a line \r\n  of print", "a line of print"},
		{"one\n\ntwo", "one\n\ntwo"},
		{"one\r\n\r\n\r\ntwo\n", "one\n\ntwo"},
		{"two  spaces  stay", "two  spaces  stay"},
		{"a\tb", "a\tb"},
		{"", ""},
	} {
		if got := paragraphs(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if n := strings.Count(paragraphs(strings.Repeat("line\n\n", 500)), "\n"); n > 253 {
		t.Errorf("%d line breaks in a cell", n)
	}
}

func TestOtherFieldsStandOnOneLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {" ", ""}, {"a b", "a b"}, {" a", "a"}, {"a ", "a"}, {"a  b", "a b"}, {"a\nb\tc", "a b c"}, {"é\u00a0è", "é è"}, {"bell\a", "bell\uFFFD"},
	} {
		if got := cleanLine(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCharactersThatXMLCannotHoldAreShown(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain", "plain"},
		{"bell\abell", "bell\uFFFDbell"},
		{"lone \xed\xa0\x80 surrogate", "lone \uFFFD\uFFFD\uFFFD surrogate"},
		{"not \xff UTF-8", "not \uFFFD UTF-8"},
		{"\uFFFE\uFFFF", "\uFFFD\uFFFD"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"\u200fعربي\u200e", "\u200fعربي\u200e"},
	} {
		if got := clean(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPiecesTogetherAreTheText(t *testing.T) {
	for _, text := range []string{
		"", "short", strings.Repeat("word ", 9000), strings.Repeat("x", 70000), strings.Repeat("𝔘", 33000), strings.Repeat("é ", 40000),
	} {
		for _, most := range []int{1800, cutUnits} {
			parts := pieces(text, most)
			if strings.Join(parts, "") != text {
				t.Errorf("%d parts of %.10q… are not the text", len(parts), text)
			}
			for _, p := range parts {
				if units(p) > most {
					t.Errorf("a part of %d units, at most %d", units(p), most)
				}
			}
		}
	}
	cut, was := fit(strings.Repeat("word ", 9000))
	if !was || !strings.HasSuffix(cut, "word"+cutMark) || units(cut) > cellUnits {
		t.Errorf("cut %t, ends in %q", was, cut[len(cut)-20:])
	}
}

func TestOnlyAddressesOfWebAndMailAreLinks(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://post.example/a?b=1&c=2#d", "https://post.example/a?b=1&c=2#d"},
		{" HTTP://Post.example/a b ", "http://Post.example/a%20b"},
		{"https://post.example/?q=a \"b\"<c>", "https://post.example/?q=a%20%22b%22%3Cc%3E"},
		{"https://post.example/?q=فرات", "https://post.example/?q=%D9%81%D8%B1%D8%A7%D8%AA"},
		{"mailto:desk@post.example", "mailto:desk@post.example"},
		{"javascript:alert(1)", ""},
		{"file:///etc/passwd", ""},
		{`\\server\share`, ""},
		{"data:text/html,x", ""},
		{"post.example/a", ""},
		{"https://", ""},
		{"https://post.example/?a=50%", ""},
		{"https://post.example/caf%E9", "https://post.example/caf%E9"},
		{"https://post.example/%EF%BF%BF", ""},
		{"https://post.example/\uFFFE", ""},
		{"https://post.example/" + strings.Repeat("a", 2059), ""},
		{"", ""},
	} {
		if got := webLink(c.address).url; got != c.want {
			t.Errorf("%.60q: %.60q, want %q", c.address, got, c.want)
		}
	}
}

func TestDaysBeforeMarch1900AreText(t *testing.T) {
	for _, c := range []struct {
		day    string
		kind   cellKind
		serial float64
	}{
		{"2026-11-21", cellDate, 46347}, {"1900-03-01", cellDate, 61}, {"1900-02-28", cellText, 0}, {"1899-12-30", cellText, 0}, {"9999-12-31", cellDate, 2958465},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		got := date(day)
		if got.kind != c.kind || got.number != c.serial || got.text != c.day {
			t.Errorf("%s: %+v", c.day, got)
		}
	}
	if got := date(time.Time{}); !reflect.DeepEqual(got, cell{}) {
		t.Errorf("the unknown day: %+v", got)
	}
}

func TestRowsAreAsHighAsTheirText(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 20, 1},
		{"Enough.", 20, 1},
		{"Negotiations and treaties", 22, 1},
		{"Ministry of Transport of Veshnia", 24, 2},
		{"one\n\ntwo", 40, 3},
		{strings.Repeat("x", 200), 20, 10},
		{strings.Repeat("word ", 9000), 70, linesShown},
	} {
		if got := linesIn(c.text, c.width); got != c.want {
			t.Errorf("%.40q in %g: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
	if h := heightFor(1000); h > 409 {
		t.Errorf("a row of %g points; Excel shows 409", h)
	}
}
