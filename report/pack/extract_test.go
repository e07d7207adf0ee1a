package pack

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Signs that pdftotext sets around letters written from the right.
const (
	beginRight = '\u202B'
	endOfRight = '\u202C'
)

// turned undoes what pdftotext does with a line written from the right on a
// page that it takes for one written from the left: it gives the line as it is
// seen from the left, but each stretch of Arabic or Hebrew letters, between
// signs, in the order in which it is read.
func turned(line string) string {
	if !strings.ContainsRune(line, beginRight) {
		return line
	}
	var seen, stretch []rune
	inside := false
	for _, r := range line {
		switch {
		case r == beginRight:
			inside = true
		case r == endOfRight:
			slices.Reverse(stretch)
			seen, stretch, inside = append(seen, stretch...), nil, false
		case inside:
			stretch = append(stretch, r)
		default:
			seen = append(seen, r)
		}
	}
	slices.Reverse(stretch)
	seen = append(seen, stretch...)
	slices.Reverse(seen)
	return fromTheLeft.ReplaceAllStringFunc(string(seen), func(s string) string {
		r := []rune(s)
		slices.Reverse(r)
		return string(r)
	})
}

// fromTheLeft are Latin words and numbers within such a line.
var fromTheLeft = regexp.MustCompile(`\p{Latin}[\p{Latin}\d .,:-]*[\p{Latin}\d]|\p{Nd}[\p{Nd}.,:٫٬/]*\p{Nd}`)

func TestQuotesFromTheRightAreInOrderInTheFile(t *testing.T) {
	b := rightToLeftWeek(t)
	var lines []string
	for _, l := range strings.Split(pdfText(t, write(t, b, Options{})), "\n") {
		lines = append(lines, turned(l))
	}
	// A sign of a percentage stands on either side of its number, as Arabic
	// and Hebrew have it.
	plain := func(s string) string { return strings.ReplaceAll(squeezed(s), "%", "") }
	text := plain(strings.Join(lines, "\n"))
	for _, r := range b.Rows {
		if !strings.Contains(text, plain(r.Quote)) {
			t.Errorf("row %s: not found: %s", r.ID, r.Quote)
		}
	}
	for _, want := range []string{"12.5", "9.75", "2026", "14:30", "1,240", "1,000", "۱٫۵", "(المفاوضات)", "(השלישיהשבוע)", "NorthmoorStar", "OECD"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in the file, or not in this order", want)
		}
	}
	for _, r := range text {
		if unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar {
			t.Fatalf("the file says %U, which nobody wrote", r)
		}
	}
}
