package pdf

import (
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
)

// readCMap reads a font's table from codes to letters, which is a small program
// in PostScript. Only its lists count:
//
//	2 beginbfchar <01> <0041> <02> <00660069> endbfchar
//	1 beginbfrange <10> <1F> <0041> endbfrange
//	1 beginbfrange <20> <21> [<0041> <0042>] endbfrange
func readCMap(v pdf.Value) map[string]string {
	if v.Kind() != pdf.Stream {
		return nil
	}
	r := v.Reader()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxCMap))
	if err != nil && len(data) == 0 {
		return nil
	}
	out := map[string]string{}
	words := cmapWords(string(data))
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "beginbfchar":
			for i++; i+1 < len(words) && words[i] != "endbfchar"; i += 2 {
				out[hexBytes(words[i])] = letters16(hexBytes(words[i+1]), 0)
			}
		case "beginbfrange":
			i = readRanges(words, i+1, out)
		}
	}
	return out
}

// readRanges reads ranges of codes from words[i:] and returns where they end.
func readRanges(words []string, i int, out map[string]string) int {
	for i+2 < len(words) && words[i] != "endbfrange" {
		first, last := hexBytes(words[i]), hexBytes(words[i+1])
		if len(first) == 0 || len(first) != len(last) || len(first) > 2 {
			return i
		}
		from, to := codeNumber(first), codeNumber(last)
		if words[i+2] == "[" {
			k := i + 3
			for ; k < len(words) && words[k] != "]" && words[k] != "endbfrange"; k++ {
				if c := from + k - i - 3; c <= to {
					out[codeOf(c, len(first))] = letters16(hexBytes(words[k]), 0)
				}
			}
			i = k + 1
			continue
		}
		letters := hexBytes(words[i+2])
		for c := from; c <= to && c-from <= 0xFFFF; c++ {
			out[codeOf(c, len(first))] = letters16(letters, c-from)
		}
		i += 3
	}
	return i
}

// cmapWords cuts a table into words, hexadecimal strings ("<0041") and brackets.
func cmapWords(s string) []string {
	var words []string
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '<':
			end := strings.IndexByte(s[i:], '>')
			if end < 0 {
				return words
			}
			words = append(words, strings.Join(strings.Fields(s[i:i+end]), ""))
			i += end + 1
		case c == '[' || c == ']':
			words = append(words, s[i:i+1])
			i++
		case c == '>' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0:
			i++
		default:
			end := strings.IndexAny(s[i:], "<>[] \n\r\t\f\x00")
			if end < 0 {
				end = len(s) - i
			}
			words = append(words, s[i:i+end])
			i += end
		}
	}
	return words
}

func hexBytes(word string) string {
	word = strings.TrimLeft(word, "<")
	if len(word)%2 == 1 {
		word += "0"
	}
	b, err := hex.DecodeString(word)
	if err != nil {
		return ""
	}
	return string(b)
}

func codeNumber(s string) int {
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

func codeOf(n, bytes int) string {
	if bytes == 1 {
		return string([]byte{byte(n)})
	}
	return string([]byte{byte(n >> 8), byte(n)})
}

// letters16 returns UTF-16 letters, the last of which is so many further on.
func letters16(s string, further int) string {
	if len(s) == 1 {
		s = "\x00" + s
	}
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	r := utf16.Decode(units)
	if len(r) == 0 {
		return ""
	}
	r[len(r)-1] += rune(further)
	return string(r)
}
