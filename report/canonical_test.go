package report_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/report"
)

func TestTextIsAlikeAfterWhatProgramsDoToIt(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"line ends of Windows", "a line\r\nand one", "a line\nand one", true},
		{"a space that does not break", "Mara Voss", "Mara\u00a0Voss", true},
		{"spaces at the ends", " Mara Voss ", "Mara Voss", true},
		{"two spaces", "Mara  Voss", "Mara Voss", true},
		{"curly quotation marks", `the "old" guard's`, "the “old” guard’s", true},
		{"a dash typed as two hyphens", "no -- never", "no – never", true},
		{"an ellipsis typed as dots", "well...", "well…", true},
		{"an accent apart", "Ren\u00e9", "Rene\u0301", true},
		{"a sign nobody sees", "Ports\u200b", "Ports", true},
		{"a byte order mark", "\ufeffPorts", "Ports", true},
		{"a control character and its stand-in", "a\x07b", "a\uFFFDb", true},
		{"case", "mara voss", "Mara Voss", false},
		{"an accent", "Rene", "René", false},
		{"one letter", "Voss", "Vos", false},
		{"emptied", "Voss", "", false},
	} {
		if got := report.Alike(c.a, c.b); got != c.want {
			t.Errorf("%s: %q and %q alike: %t", c.name, c.a, c.b, got)
		}
	}
}

func TestTidyKeepsWhatWasWritten(t *testing.T) {
	for in, want := range map[string]string{
		"“Old” guard – 1\u00a0000":  "“Old” guard – 1 000",
		"first\r\n\r\n  second \n ": "first\nsecond",
		"":                          "",
		" \u00a0":                   "",
		"bad\xffbyte":               "bad\uFFFDbyte",
	} {
		if got := report.Tidy(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// Tidy and canonical text stays as it is, and is the same text either way.
func FuzzCanonical(f *testing.F) {
	for _, s := range []string{"", "a  b", "--", "- -", "…", "“x”\r\n", "\u00a0\u200b", "e\u0301", "\xff", "-\u2013-", "\u200be\u0301", "a\u200b\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tidy, canonical := report.Tidy(s), report.Canonical(s)
		if again := report.Tidy(tidy); again != tidy {
			t.Errorf("%q is tidy %q, then %q", s, tidy, again)
		}
		if again := report.Canonical(canonical); again != canonical {
			t.Errorf("%q is canonical %q, then %q", s, canonical, again)
		}
		if report.Canonical(tidy) != canonical {
			t.Errorf("%q is canonical %q, tidied first %q", s, canonical, report.Canonical(tidy))
		}
		if !utf8.ValidString(tidy) || strings.Contains(canonical, "\n") {
			t.Errorf("%q: %q %q", s, tidy, canonical)
		}
	})
}

func TestPlainTextIsToldEightBytesAtATime(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	alphabet := []byte("aaaaaaaabbbcz   -!,.\t\n\x00\x1f\x7f~\x80\xff")
	for range 200_000 {
		b := make([]byte, random.IntN(28))
		for i := range b {
			b[i] = alphabet[random.IntN(min(len(alphabet), 8+random.IntN(len(alphabet))))]
		}
		s := string(b)
		plain := strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && !strings.Contains(s, "--") &&
			!strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
		if got := report.IsPlain(s); got != plain {
			t.Fatalf("plain(%q) is %t", s, got)
		}
		if plain && (report.Canonical(s) != s || report.Tidy(s) != s) {
			t.Fatalf("%q is plain and becomes %q, %q", s, report.Canonical(s), report.Tidy(s))
		}
	}
}
