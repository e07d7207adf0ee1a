package office

import (
	"encoding/hex"
	"strconv"

	"onrecord/parse/read/draft"
)

// rtfMarks are control words that stand for a character.
var rtfMarks = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n",
	"emdash": "—", "endash": "–", "bullet": "•",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
	"zwj": "\u200D", "zwnj": "\u200C", "ltrmark": "\u200E", "rtlmark": "\u200F",
}

// rtfBreaks are control words that end a paragraph.
var rtfBreaks = map[string]bool{
	"par": true, "cell": true, "nestcell": true, "row": true, "nestrow": true,
	"sect": true, "page": true, "column": true,
}

// rtfKinds are the groups whose text is not the page's, or not at this place,
// by the word that opens them.
var rtfKinds = map[string]rtfKind{
	"fonttbl": rtfFonts, "stylesheet": rtfStyles, "info": rtfInfo, "title": rtfTitle, "author": rtfAuthor,

	"colortbl": rtfSkipped, "pict": rtfSkipped, "nonshppict": rtfSkipped, "objdata": rtfSkipped,
	"header": rtfSkipped, "headerl": rtfSkipped, "headerr": rtfSkipped, "headerf": rtfSkipped,
	"footer": rtfSkipped, "footerl": rtfSkipped, "footerr": rtfSkipped, "footerf": rtfSkipped,
	"ftnsep": rtfSkipped, "ftnsepc": rtfSkipped, "ftncn": rtfSkipped, "aftnsep": rtfSkipped,
	"aftnsepc": rtfSkipped, "aftncn": rtfSkipped,
	"fldinst": rtfSkipped, "listtext": rtfSkipped, "pntext": rtfSkipped, "shprslt": rtfSkipped, "sp": rtfSkipped,
	"annotation": rtfSkipped, "atnid": rtfSkipped, "atnauthor": rtfSkipped, "xe": rtfSkipped,
	"tc": rtfSkipped, "tcn": rtfSkipped,
	"filetbl": rtfSkipped, "revtbl": rtfSkipped, "rsidtbl": rtfSkipped, "listtable": rtfSkipped,
	"listoverridetable": rtfSkipped,
	"themedata":         rtfSkipped, "datastore": rtfSkipped, "generator": rtfSkipped,
	"bkmkstart": rtfSkipped, "bkmkend": rtfSkipped,
	"upr": rtfSkipped, "falt": rtfSkipped, "panose": rtfSkipped, "comment": rtfSkipped, "private": rtfSkipped,
}

// rtfStarred are groups marked \* that hold text for readers all the same.
var rtfStarred = map[string]bool{"shpinst": true, "shptxt": true}

// control reads what follows a backslash and leaves at after it.
func (d *rtf) control() {
	d.at++
	if d.at >= len(d.data) {
		return
	}
	c := d.data[d.at]
	if isASCIILetter(c) {
		word, n, has := d.controlWord()
		d.word(word, n, has)
		return
	}
	d.at++
	switch c {
	case '\'':
		d.hexByte()
	case '*':
		d.group.star = true
	case '\\', '{', '}':
		d.char(c)
	case '~':
		d.mark("\u00A0")
	case '_':
		d.mark("-") // a hyphen where no line ends
	case '-', '|': // a hyphen that only a line's end would show; an entry of an index
	case ':':
	case '\r', '\n':
		d.word("par", 0, false)
	}
}

// hexByte reads the two digits of a byte.
func (d *rtf) hexByte() {
	if d.at+2 > len(d.data) {
		d.at = len(d.data)
		return
	}
	var b [1]byte
	if _, err := hex.Decode(b[:], d.data[d.at:d.at+2]); err != nil {
		return // no byte: what stands there is text
	}
	d.at += 2
	d.char(b[0])
}

// maxControlWord is the longest control word and the longest number, in bytes.
const maxControlWord = 32

// controlWord reads letters, a number and the blank that ends them.
func (d *rtf) controlWord() (word string, n int, has bool) {
	from := d.at
	for d.at < len(d.data) && isASCIILetter(d.data[d.at]) && d.at-from < maxControlWord {
		d.at++
	}
	word = string(d.data[from:d.at])
	from = d.at
	if d.at < len(d.data) && d.data[d.at] == '-' {
		d.at++
	}
	for d.at < len(d.data) && d.data[d.at] >= '0' && d.data[d.at] <= '9' && d.at-from < maxControlWord {
		d.at++
	}
	if digits := string(d.data[from:d.at]); digits != "" {
		var err error
		n, err = strconv.Atoi(digits)
		has = err == nil
		if digits == "-" {
			d.at--
		}
	}
	if d.at < len(d.data) && d.data[d.at] == ' ' {
		d.at++
	}
	return word, n, has
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// mark writes a character that is in no code page, or a substitute for one.
func (d *rtf) mark(s string) {
	d.group.fresh = false
	if d.skip > 0 {
		d.skip--
		return
	}
	d.flush()
	d.write(s)
}

// word acts on a control word; has says whether a number follows it.
func (d *rtf) word(word string, n int, has bool) {
	if word == "bin" { // bytes that are no text, whatever they look like
		d.flush()
		d.at += min(max(n, 0), len(d.data)-d.at)
		return
	}
	if d.group.fresh {
		if d.opens(word) {
			return
		}
		d.group.fresh = false
	}
	if d.group.kind == rtfSkipped {
		return
	}
	if word == "u" && has {
		d.unicode(n)
		return
	}
	if s, ok := rtfMarks[word]; ok {
		d.mark(s)
		return
	}
	d.flush()
	if rtfBreaks[word] {
		d.skip = 0
		if d.group.kind == rtfText {
			d.paragraph(d.group.into)
		}
		return
	}
	d.property(word, n, has)
}

// opens acts on the first word of a group, which may say what its text is, and
// reports whether it does.
func (d *rtf) opens(word string) bool {
	g := &d.group
	g.fresh = false
	around := d.outer[len(d.outer)-1]
	switch {
	case word == "ud" && around.upr:
		g.kind = d.outer[len(d.outer)-2].kind
		return true
	case g.kind == rtfSkipped:
		return true
	case word == "footnote":
		g.into = &d.notes
		return true
	case word == "shptxt":
		if g.into == &d.text { // a box in a box stays where it is
			g.into = &d.box
		}
		return true
	}
	kind, known := rtfKinds[word]
	field := word == "title" || word == "author"
	switch {
	case field && g.kind != rtfInfo:
		return true // words of the same name, elsewhere
	case !field && g.kind == rtfInfo, !known && g.star && !rtfStarred[word]:
		kind, known = rtfSkipped, true
	}
	if !known {
		return false
	}
	g.upr = word == "upr"
	g.kind = kind
	if kind != rtfSkipped {
		d.name.Reset()
		g.style, g.font = -1, -1
	}
	return true
}

// property acts on a word that changes how text is taken.
func (d *rtf) property(word string, n int, has bool) {
	g := &d.group
	on := !has || n != 0
	switch word {
	case "f":
		g.font = n
	case "fcharset":
		if g.kind == rtfFonts {
			d.fonts[g.font] = n
			if page, ok := draft.RTFCharsets[n]; ok {
				d.alphabets[page] = true
			}
		}
	case "deff":
		d.font = n
	case "uc":
		g.uc = min(max(n, 0), maxStandIns)
	case "s":
		g.style = n
	case "outlinelevel":
		g.outline = n
	case "pard":
		g.style, g.outline = -1, -1
	case "plain":
		g.hidden, g.font = false, -1
	case "v", "deleted":
		g.hidden = on
	case "ansicpg":
		if n > 0 {
			d.page = n
		}
	case "mac":
		d.page = 10000
	case "pc":
		d.page = 437
	case "pca":
		d.page = 850
	}
}

// maxStandIns is how many characters may stand in for one of \u: a character
// has at most four bytes in any code page.
const maxStandIns = 8
