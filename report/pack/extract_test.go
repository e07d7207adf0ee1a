package pack

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/report"
)

// Signs of direction that pdftotext sets.
const (
	beginLeft  = '\u202A'
	beginRight = '\u202B'
	endOfTurn  = '\u202C'
)

// turned gives a line of pdftotext's in the order in which it is read. On a
// page that is mostly written from the right, that is how it comes, but that
// the marks beside Latin letters and numbers stand as they are seen. On any
// other page the line comes as it is seen from the left, but each stretch of
// Arabic or Hebrew letters, between signs, as it is read.
func turned(line string) string {
	if strings.ContainsRune(line, beginLeft) {
		return noSigns.Replace(leftStretch.ReplaceAllStringFunc(line, func(s string) string {
			m := leftStretch.FindStringSubmatch(s)
			return reversed(m[3]) + m[2] + reversed(m[1])
		}))
	}
	if !strings.ContainsRune(line, beginRight) {
		return line
	}
	seen := rightStretch.ReplaceAllStringFunc(line, func(s string) string { return reversed(noSigns.Replace(s)) })
	return fromTheLeft.ReplaceAllStringFunc(reversed(seen), reversed)
}

func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

var (
	noSigns      = strings.NewReplacer(string(beginLeft), "", string(beginRight), "", string(endOfTurn), "")
	leftStretch  = regexp.MustCompile("\u202A([^\\p{Latin}\\p{Nd}\u202C]*)([^\u202C]*?)([^\\p{Latin}\\p{Nd}\u202C]*)\u202C")
	rightStretch = regexp.MustCompile("\u202B[^\u202C]*\u202C?")
)

// fromTheLeft are Latin words and numbers within such a line.
var fromTheLeft = regexp.MustCompile(`\p{Latin}[\p{Latin}\p{Nd} .,:-]*[\p{Latin}\p{Nd}]|\p{Nd}[\p{Nd}.,:٫٬/]*\p{Nd}`)

// read is the text of a file as it is read, squeezed, in the order of its pages and in
// the one that the tool makes of them: of lines from the right only this one is right. The sign of a percentage
// is left out: Arabic and Hebrew do not agree on which side of its number it
// stands.
func read(t *testing.T, file []byte) string {
	t.Helper()
	var lines []string
	for _, l := range strings.Split(pdfText(t, file)+pdfTextBy(t, file), "\n") {
		lines = append(lines, turned(l))
	}
	return bare(strings.Join(lines, "\n"))
}

func bare(s string) string { return strings.ReplaceAll(squeezed(s), "%", "") }

func TestEveryQuoteCanBeCopiedFromTheFile(t *testing.T) {
	for name, b := range map[string]report.Briefing{"a week": sample(t), "right to left": rightToLeftWeek(t)} {
		text := read(t, write(t, b, Options{}))
		for _, r := range b.Rows {
			if !strings.Contains(text, bare(r.Quote)) {
				t.Errorf("%s, row %s: not found: %s", name, r.ID, r.Quote)
			}
		}
		for _, r := range text {
			if unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar {
				t.Fatalf("%s: the file says %U, which nobody wrote", name, r)
			}
		}
	}
}

func TestNumbersAndBracketsAmongLettersFromTheRight(t *testing.T) {
	text := read(t, write(t, rightToLeftWeek(t), Options{}))
	for _, want := range []string{"12.5", "9.75", "2026", "14:30", "1,240", "1,000", "۱٫۵", "(المفاوضات)", "(השלישיהשבוע)", "NorthmoorStar", "OECD"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in the file, or not in this order", want)
		}
	}
}
