package mail

import (
	"bytes"

	"onrecord/parse/pattern"
)

// uuBegin matches the line over what a program has uuencoded: "begin 644 talks.zip".
var uuBegin = pattern.Lazily(`(?m)^begin [0-7]{3,4} (\S[^\r\n]{0,200}?)[ \t]*\r?$`)

// uudecode decodes the first file in a text, and returns its name, its bytes and
// the text without it. A file that was cut off goes as far as it is there.
func uudecode(raw []byte) (name string, data, rest []byte, ok bool) {
	at := uuBegin.Regexp().FindSubmatchIndex(raw)
	if at == nil {
		return "", nil, raw, false
	}
	name = string(raw[at[2]:at[3]])
	end := at[1]
	for end < len(raw) {
		line, next := raw[end:], len(raw)
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], end+n+1
		}
		line = bytes.TrimRight(line, "\r\n")
		if string(bytes.TrimSpace(line)) == "end" {
			end = next
			break
		}
		decoded, valid := uuLine(line)
		if !valid {
			break // the text goes on: the end of the file was lost
		}
		data = append(data, decoded...)
		end = next
	}
	rest = append(bytes.Clone(raw[:at[0]]), raw[end:]...)
	return name, data, rest, len(data) > 0
}

// uuLine decodes one line: its length as a letter, then four letters for three
// bytes. Mailers cut spaces off its end.
func uuLine(line []byte) ([]byte, bool) {
	if len(line) == 0 {
		return nil, true
	}
	for _, c := range line {
		if c < ' ' || c > '`' {
			return nil, false
		}
	}
	n := int(line[0]-' ') & 63
	body := line[1:]
	if len(body) > (n+2)/3*4+4 {
		return nil, false
	}
	letter := func(i int) byte {
		if i < len(body) {
			return (body[i] - ' ') & 63
		}
		return 0
	}
	out := make([]byte, 0, n+2)
	for i := 0; len(out) < n; i += 4 {
		a, b, c, d := letter(i), letter(i+1), letter(i+2), letter(i+3)
		out = append(out, a<<2|b>>4, b<<4|c>>2, c<<6|d)
	}
	return out[:n], true
}
