package workbook

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// appendRuns writes the text of a cell: one <t> of the cell's own style, or a
// run for each stretch if some look otherwise.
func appendRuns(out []byte, v *cell, family string) (_ []byte, err error) {
	if len(v.marks) == 0 {
		return appendRun(out, v.text)
	}
	at := 0
	run := func(look, text string) {
		if text == "" || err != nil {
			return
		}
		out = append(append(out, `<r>`...), look...)
		out, err = appendRun(out, text)
		out = append(out, `</r>`...)
	}
	for _, m := range v.marks {
		run(runLook(family, "", colourInk, ""), v.text[at:m.start])
		look := runLook(family, `<b/>`, colourInk, `<u/>`)
		if m.struck {
			look = runLook(family, `<strike/>`, colourMuted, "")
		}
		run(look, v.text[m.start:m.end])
		at = m.end
	}
	run(runLook(family, "", colourInk, ""), v.text[at:])
	return out, err
}

// appendRun writes a <t>. White space around its text must be asked for.
func appendRun(out []byte, s string) (_ []byte, err error) {
	open := `<t>`
	if s[0] <= ' ' || s[len(s)-1] <= ' ' {
		open = `<t xml:space="preserve">`
	}
	if out, err = appendText(append(out, open...), s); err != nil {
		return out, err
	}
	return append(out, `</t>`...), nil
}

// runLook returns the look of a run, its elements in the order that Excel wants:
// weight is what comes before the colour, line what comes after the size.
func runLook(family, weight, colour, line string) string {
	return `<rPr><rFont val="` + attribute(family) + `"/>` + weight + `<color rgb="FF` + colour + `"/><sz val="11"/>` + line + `</rPr>`
}

// plainBytes are those that go into XML as they are and need no second look.
var plainBytes = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = !strings.ContainsRune("&<>_", c)
	}
	return plain
}()

// appendText escapes text for XML, and "_x0041_", which Excel would read as "A",
// for Excel. Its "_" goes out as "_x005F_"; so does that of an overlapping one,
// as in "_x0041_x0042_". It is the last look before text goes into a file, and
// an error for what makes Excel offer a repair.
func appendText(out []byte, s string) ([]byte, error) {
	if len(s) > cellUnits && units(s) > cellUnits {
		return out, fmt.Errorf("text of %d UTF-16 units, a cell holds %d", units(s), cellUnits)
	}
	last, breaks := 0, 0
	for i := 0; ; {
		if i = plainUpTo(s, i); i >= len(s) {
			break
		}
		c := s[i]
		var e string
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || unholdable(r) {
				return out, errUnholdable
			}
			i += size
			continue
		case c == '\n':
			breaks++
			i++
			continue
		case c == '\t':
			i++
			continue
		case c == '&':
			e = "&amp;"
		case c == '<':
			e = "&lt;"
		case c == '>':
			e = "&gt;"
		case c == '_':
			if !escapeLike(s[i:]) {
				i++
				continue
			}
			e = "_x005F_"
		default:
			return out, errUnholdable
		}
		out = append(append(out, s[last:i]...), e...)
		i++
		last = i
	}
	if breaks > breaksHeld {
		return out, fmt.Errorf("text of %d line breaks, a cell holds %d", breaks, breaksHeld)
	}
	return append(out, s[last:]...), nil
}

// breaksHeld is the largest number of line breaks that Excel accepts in one cell.
const breaksHeld = 253

var errUnholdable = errors.New("text with characters XML cannot hold")

// escapeLike reports whether s begins with "_xHHHH_".
func escapeLike(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return false
		}
	}
	return true
}

var attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func attribute(s string) string { return attributeEscapes.Replace(s) }
