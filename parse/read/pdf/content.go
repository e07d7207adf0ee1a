package pdf

import (
	"bytes"
	"io"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// maxContent is the most that the instructions of one page may come to, in
// bytes: a page of text has a tenth of a megabyte, a map ten.
const maxContent = 32 << 20

// operand is what an instruction works on: a number, a string, a name or a list
// of numbers and strings.
type operand struct {
	Kind byte // 'n', 's', '/', '['
	N    float64
	S    string
	List []operand
}

// maxOperands is how many operands wait for their instruction; six is the most
// that one takes, and a list may be long.
const maxOperands = 64

// contentBytes returns the instructions of a page, which may lie in several
// streams.
func contentBytes(v pdf.Value) []byte {
	var out bytes.Buffer
	add := func(v pdf.Value) {
		if v.Kind() != pdf.Stream {
			return
		}
		r := v.Reader()
		defer r.Close()
		io.Copy(&out, io.LimitReader(r, int64(maxContent-out.Len()))) // what is broken off is read as far as it goes
		out.WriteByte('\n')
	}
	if v.Kind() == pdf.Array {
		for i := 0; i < v.Len() && out.Len() < maxContent; i++ {
			add(v.Index(i))
		}
	} else {
		add(v)
	}
	return out.Bytes()
}

// contentReader cuts the instructions of a page into operands and operators.
// The library has a function for that, which does not end where a string does
// not, and gives up on pictures that stand among the instructions.
type contentReader struct {
	Data []byte
	at   int
}

// Each calls do for every instruction.
func (c *contentReader) Each(do func(op string, args []operand)) {
	var args []operand
	for {
		o, op, ok := c.next()
		switch {
		case !ok:
			return
		case op == "":
			if len(args) < maxOperands {
				args = append(args, o)
			}
		case op == "BI":
			c.skipPicture()
			args = args[:0]
		default:
			do(op, args)
			args = args[:0]
		}
	}
}

// next returns an operand or, with a name, an operator.
func (c *contentReader) next() (o operand, op string, ok bool) {
	for c.at < len(c.Data) {
		b := c.Data[c.at]
		switch {
		case isPDFSpace(b):
			c.at++
		case b == '%':
			for c.at < len(c.Data) && c.Data[c.at] != '\n' && c.Data[c.at] != '\r' {
				c.at++
			}
		case b == '(':
			return operand{Kind: 's', S: c.literal()}, "", true
		case b == '<' && c.peek(1) == '<', b == '>' && c.peek(1) == '>': // a dictionary: its parts are taken for operands
			c.at += 2
		case b == '<':
			return operand{Kind: 's', S: c.hexadecimal()}, "", true
		case b == '[':
			c.at++
			return operand{Kind: '[', List: c.list()}, "", true
		case b == '/':
			c.at++
			return operand{Kind: '/', S: c.word()}, "", true
		case isPDFDelimiter(b):
			c.at++
		default:
			w := c.word()
			if n, err := strconv.ParseFloat(w, 64); err == nil && n == n {
				return operand{Kind: 'n', N: n}, "", true
			}
			return operand{}, w, true
		}
	}
	return operand{}, "", false
}

func (c *contentReader) peek(n int) byte {
	if c.at+n < len(c.Data) {
		return c.Data[c.at+n]
	}
	return 0
}

func (c *contentReader) word() string {
	from := c.at
	for c.at < len(c.Data) && !isPDFSpace(c.Data[c.at]) && !isPDFDelimiter(c.Data[c.at]) {
		c.at++
	}
	return string(c.Data[from:c.at])
}

// list reads the members of a list that are numbers and strings.
func (c *contentReader) list() []operand {
	var out []operand
	for c.at < len(c.Data) {
		switch b := c.Data[c.at]; {
		case isPDFSpace(b):
			c.at++
		case b == ']':
			c.at++
			return out
		case b == '[': // a list in a list is none of text
			c.at++
		default:
			o, _, ok := c.next()
			if !ok {
				return out
			}
			if o.Kind == 'n' || o.Kind == 's' {
				out = append(out, o)
			}
		}
	}
	return out
}

// literal reads a string in brackets, which may hold brackets in pairs.
func (c *contentReader) literal() string {
	var out []byte
	depth := 1
	for c.at++; c.at < len(c.Data); c.at++ {
		b := c.Data[c.at]
		switch b {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				c.at++
				return string(out)
			}
		case '\\':
			c.at++
			out = c.escaped(out)
			continue
		}
		out = append(out, b)
	}
	return string(out)
}

// escaped reads what follows a backslash, and leaves at on its last byte.
func (c *contentReader) escaped(out []byte) []byte {
	b := c.peek(0)
	switch b {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f':
		return append(out, ' ')
	case '\r':
		if c.peek(1) == '\n' {
			c.at++
		}
		return out
	case '\n':
		return out
	}
	if b < '0' || b > '7' {
		return append(out, b)
	}
	n := int(b - '0')
	for range 2 {
		if d := c.peek(1); d >= '0' && d <= '7' {
			n = n*8 + int(d-'0')
			c.at++
		}
	}
	return append(out, byte(n))
}

func (c *contentReader) hexadecimal() string {
	end := bytes.IndexByte(c.Data[c.at:], '>')
	if end < 0 {
		end = len(c.Data) - c.at
	}
	digits := bytes.Join(bytes.Fields(c.Data[c.at+1:c.at+max(end, 1)]), nil)
	c.at = min(c.at+end+1, len(c.Data))
	return hexBytes(string(digits))
}

// skipPicture passes over a picture among the instructions: "BI … ID bytes EI".
func (c *contentReader) skipPicture() {
	for c.at < len(c.Data) {
		i := bytes.Index(c.Data[c.at:], []byte("EI"))
		if i < 0 {
			c.at = len(c.Data)
			return
		}
		before, after := c.at+i-1, c.at+i+2
		c.at = after
		if before >= 0 && isPDFSpace(c.Data[before]) && (after >= len(c.Data) || isPDFSpace(c.Data[after])) {
			return
		}
	}
}

func isPDFSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func isPDFDelimiter(b byte) bool {
	return b == '(' || b == ')' || b == '<' || b == '>' || b == '[' || b == ']' || b == '{' ||
		b == '}' || b == '/' || b == '%'
}
