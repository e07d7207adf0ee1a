package pack

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/report"
	"onrecord/report/pack/typeset"
)

// LettersError says that no font has some letters: the pack shows their numbers instead,
// and says so at the statements that have them.
type LettersError struct {
	Letters []rune // each once, in the order in which they are met
	Place   string // where the first of them stands: "row r12 of inbox/a.html", "the title"
	Rows    int    // that have such letters
}

func (e *LettersError) Error() string {
	s := fmt.Sprintf("no font has the character “%c” (U+%04X", e.Letters[0], e.Letters[0])
	if script := scriptOf(e.Letters[0]); script != "" {
		s += ", " + script
	}
	s += ")"
	if more := len(e.Letters) - 1; more > 0 {
		s += fmt.Sprintf(" and %s others", number(more))
		if more == 1 {
			s = strings.TrimSuffix(s, "s")
		}
	}
	s += ", first in " + e.Place
	if e.Rows > 1 {
		s += fmt.Sprintf("; %s rows show numbers in their place", number(e.Rows))
	}
	return s
}

// flagLetters is the flag of rows whose words have letters that no font has.
const flagLetters = "letters shown as numbers"

// withoutLetters looks for letters that no font has, and returns the briefing with a flag
// on the rows that have them. The error is that of a font.
func withoutLetters(b report.Briefing, f *faces) (report.Briefing, *LettersError, error) {
	style := f.style(f.serif, 1)
	known := map[rune]bool{} // whether a font has it
	var e LettersError
	look := func(texts ...string) (found bool, err error) {
		for _, text := range texts {
			for _, r := range text {
				has, seen := known[r]
				if !seen && r >= 0x80 && len(lettersIn([]rune{r})) > 0 {
					missing, err := typeset.Missing(orElse(lettersOf(r), string(r)), style)
					if err != nil {
						return false, err
					}
					if has = len(missing) == 0; !has {
						e.Letters = append(e.Letters, r)
					}
				} else if !seen {
					has = true
				}
				known[r] = has
				found = found || !has
			}
		}
		return found, nil
	}
	rows := b.Rows
	for i := range rows {
		x := &rows[i]
		found, err := look(x.Quote, x.Frame, x.Cue, x.Speaker, x.Role, x.Mention, x.Context, x.Source, x.Topic, x.Via, x.Title)
		if err != nil {
			return b, nil, err
		}
		if !found {
			continue
		}
		if e.Rows++; e.Rows == 1 {
			b.Rows = slices.Clone(rows)
		}
		b.Rows[i].Flags = append(slices.Clip(x.Flags), flagLetters)
	}
	for _, d := range b.Documents {
		if _, err := look(d.Path, d.Title, d.Source, d.Reason); err != nil {
			return b, nil, err
		}
	}
	if _, err := look(append([]string{b.Title, b.Marking, b.Note}, append(slices.Clone(b.For), b.Topics...)...)...); err != nil {
		return b, nil, err
	}
	if len(e.Letters) == 0 {
		return b, nil, nil
	}
	e.Place = placeOf(b, e.Letters[0])
	return b, &e, nil
}

// scriptOf is the name that Unicode has for a letter's script.
func scriptOf(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) && name != "Common" && name != "Inherited" {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return ""
}

// lettersIn are the letters among characters that no font has, or nil. Emoji and symbols
// are not letters.
func lettersIn(missing []rune) []rune {
	var letters []rune
	for _, r := range missing {
		if unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Lo) {
			letters = append(letters, r)
		}
	}
	return letters
}

// placeOf says where a briefing has a character.
func placeOf(b report.Briefing, r rune) string {
	has := func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(s string) bool { return strings.ContainsRune(s, r) })
	}
	for _, x := range b.Rows {
		if has(x.Quote, x.Speaker, x.Role, x.Source, x.Topic, x.Title, x.Context, x.Cue, x.Frame, x.Mention, x.Via, x.URL) {
			return fmt.Sprintf("row %s of %s", x.ID, x.Document)
		}
	}
	for _, d := range b.Documents {
		if has(d.Path, d.Title, d.Source, d.URL, d.Reason) {
			return d.Path
		}
	}
	for _, part := range []struct{ name, text string }{
		{"the title", b.Title}, {"the marking", b.Marking}, {"the editor’s note", b.Note}, {"the recipients", strings.Join(b.For, " ")},
		{"the topics", strings.Join(b.Topics, " ")},
	} {
		if has(part.text) {
			return part.name
		}
	}
	return "the settings or the period before"
}

// missingGlyphs returns what replaces the characters that no font has, and which of them
// are replaced by codes.
func missingGlyphs(m Model, f *faces) (*strings.Replacer, []rune, error) {
	style := f.style(f.serif, 1)
	text := m.characters()
	missing, err := typeset.Missing(text, style)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range text {
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

// lettersOf is the plain letters of a presentation form, which older programs wrote for a
// letter in one of its shapes ("ﻻ" for "لا"), and of mathematical and full-width letters,
// which people use as decoration ("𝐍𝐨"). It is empty for any other character: "²" is not
// "2".
func lettersOf(r rune) string {
	if r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r >= 0x1D400 && r <= 0x1D7FF || r >= 0xFF01 && r <= 0xFF5E {
		if s := norm.NFKC.String(string(r)); s != string(r) {
			return s
		}
	}
	return ""
}

// private reports whether a character is for private use: even with a shape, it would mean
// nothing to a screen reader.
func private(r rune) bool { return unicode.Is(unicode.Co, r) }

// codeOf is what replaces a character that no font has.
func codeOf(r rune) string { return fmt.Sprintf("[U+%04X]", r) }
