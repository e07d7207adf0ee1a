package pack

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/report/pack/typeset"
)

// standIns says what stands in the text for characters that no font has, and
// which of them stand as codes.
func standIns(m Model, f *faces) (*strings.Replacer, []rune, error) {
	style := f.style(f.serif, 1)
	missing, err := typeset.Missing(m.Text(), style)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range m.Text() {
		if private(r) && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	var pairs []string
	var codes []rune
	for _, r := range missing {
		letters := lettersOf(r)
		if letters != "" {
			if without, err := typeset.Missing(letters, style); err != nil || len(without) > 0 {
				letters = ""
			}
		}
		if letters == "" {
			letters = codeOf(r)
			codes = append(codes, r)
		}
		pairs = append(pairs, string(r), letters)
	}
	return strings.NewReplacer(pairs...), codes, nil
}

// lettersOf is the plain letters of a presentation form, which older programs
// wrote for a letter in one of its shapes ("ﻻ" for "لا"); the fonts shape the
// letters themselves. It is empty for any other character: "²" is not "2".
func lettersOf(r rune) string {
	if r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
		if s := norm.NFKC.String(string(r)); s != string(r) {
			return s
		}
	}
	return ""
}

// private reports whether a character means what sender and reader have agreed
// on: shown as a shape, it would mean nothing to those who hear it read.
func private(r rune) bool { return unicode.Is(unicode.Co, r) }

// codeOf is what stands in the text for a character that no font has.
func codeOf(r rune) string { return fmt.Sprintf("[U+%04X]", r) }
