package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// SyntaxError is an error of the YAML parser, with its position. Line and Column count
// from 1; both are 0 if the parser gives none.
type SyntaxError struct {
	Line, Column int
	Message      string
}

func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return e.Message
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message)
}

// Problem turns an error of the YAML parser into a SyntaxError.
func Problem(err error) *SyntaxError {
	if known, ok := errors.AsType[*SyntaxError](err); ok {
		return known
	}
	out := &SyntaxError{Message: err.Error()}
	if y, ok := errors.AsType[yaml.Error](err); ok {
		out.Message = y.GetMessage()
		if t := y.GetToken(); t != nil && t.Position != nil {
			out.Line, out.Column = t.Position.Line, t.Position.Column
		}
	}
	return out
}

// An Editor makes one change to a file. Its text has Unix line ends and no byte order
// mark; Bytes restores what the file had.
type Editor struct {
	name string
	text string
	root ast.Node // of the first document that is more than comments; nil if there is none
	mark bool     // the file begins with a byte order mark
	crlf bool     // and all its lines end as those of Windows do
}

const byteOrderMark = "\uFEFF"

// New parses a file. The error is a SyntaxError, or says that the program cannot edit the
// file.
func New(name string, data []byte) (*Editor, error) {
	e := &Editor{name: name}
	e.text, e.mark = strings.CutPrefix(string(data), byteOrderMark)
	if !utf8.ValidString(e.text) {
		return nil, e.Cannot()
	}
	if lines := strings.Count(e.text, "\n"); lines > 0 && strings.Count(e.text, "\r\n") == lines {
		e.text, e.crlf = strings.ReplaceAll(e.text, "\r\n", "\n"), true
	}
	if strings.Contains(e.text, "\r") {
		return nil, e.Cannot() // line ends of several systems, which the parser counts in its own way
	}
	if e.text != "" && !strings.HasSuffix(e.text, "\n") {
		e.text += "\n"
	}
	var err error
	e.root, err = parse(e.text)
	return e, err
}

// parse returns the root of a text.
func parse(text string) (root ast.Node, err error) {
	tree, err := Parse([]byte(text))
	if err != nil {
		return nil, err
	}
	for _, d := range tree.Docs {
		if d.Body != nil && d.Body.Type() != ast.CommentType {
			return d.Body, nil
		}
	}
	return nil, nil
}

// Root returns the tree of the file as it was, or nil if it is empty.
func (e *Editor) Root() ast.Node { return e.root }

// Bytes returns the current content of the file.
func (e *Editor) Bytes() []byte {
	out := []byte(e.text)
	if e.crlf {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	if e.mark {
		out = append([]byte(byteOrderMark), out...)
	}
	return out
}

// Cannot returns the error for a change that is not possible in the file.
func (e *Editor) Cannot() error {
	return fmt.Errorf("%s is written in a form that the program does not edit; add it by hand", e.name)
}

// offset returns where a token begins: its line and column count from 1, in
// characters.
func (e *Editor) offset(line, column int) int {
	at := 0
	for ; line > 1; line-- {
		next := strings.IndexByte(e.text[at:], '\n')
		if next < 0 {
			return len(e.text)
		}
		at += next + 1
	}
	for ; column > 1 && at < len(e.text) && e.text[at] != '\n'; column-- {
		_, size := utf8.DecodeRuneInString(e.text[at:])
		at += size
	}
	return at
}

func (e *Editor) start(n ast.Node) (offset, column int) {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	p := n.GetToken().Position
	return e.offset(p.Line, p.Column), p.Column
}

func (e *Editor) insert(at int, s string) { e.text = e.text[:at] + s + e.text[at:] }

// lineAfter returns where the line after the offset begins.
func (e *Editor) lineAfter(at int) int {
	if end := strings.IndexByte(e.text[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(e.text)
}

// AddTo adds a term to the list under a key of an entry. If the key is missing, it is
// inserted after the first one.
func (e *Editor) AddTo(entry ast.Node, first, key, term string, byAlphabet bool) error {
	switch list := Value(entry, key).(type) {
	case nil:
		if hasKey(entry, key) {
			return e.Cannot() // the key is there with nothing after it
		}
		return e.addKey(entry, first, key, term)
	case *ast.SequenceNode:
		return e.addTerm(list, term, byAlphabet)
	}
	return e.Cannot()
}

func hasKey(entry ast.Node, key string) bool {
	pairs, _ := Pairs(entry)
	return slices.ContainsFunc(pairs, func(p *ast.MappingValueNode) bool { return Text(p.Key) == key })
}

// addTerm adds a term to a list: at its end, or where it belongs by the alphabet
// if the list is in its order.
func (e *Editor) addTerm(list *ast.SequenceNode, term string, byAlphabet bool) error {
	if len(list.Values) == 0 {
		if !list.IsFlowStyle || list.Start == nil {
			return e.Cannot()
		}
		at := e.offset(list.Start.Position.Line, list.Start.Position.Column)
		if at >= len(e.text) || e.text[at] != '[' {
			return e.Cannot()
		}
		e.insert(at+1, Scalar(term))
		return nil
	}
	words := Terms(list)
	before := -1
	if byAlphabet && slices.IsSorted(words) {
		before = slices.IndexFunc(words, func(w string) bool { return w > term })
	}
	if !list.IsFlowStyle {
		return e.addLine(list, before, term)
	}
	if before >= 0 {
		at, _ := e.start(list.Values[before])
		e.insert(at, Scalar(term)+", ")
		return nil
	}
	last := list.Values[len(list.Values)-1]
	at, _ := e.start(last)
	end := e.endOf(at, last)
	if end < 0 {
		return e.Cannot()
	}
	e.insert(end, ", "+Scalar(term))
	return nil
}

var plainScalar = regexp.MustCompile(`^[^,\[\]{}\n#]*[^,\[\]{}\n# ]`)

// endOf returns where a scalar ends that begins at an offset; -1 if that cannot
// be told.
func (e *Editor) endOf(at int, n ast.Node) int {
	switch rest := e.text[at:]; {
	case strings.HasPrefix(rest, `"`):
		for i := 1; i < len(rest); i++ {
			switch rest[i] {
			case '\\':
				i++
			case '"':
				return at + i + 1
			}
		}
	case strings.HasPrefix(rest, "'"):
		for i := 1; i < len(rest); i++ {
			if rest[i] == '\'' && i+1 < len(rest) && rest[i+1] == '\'' {
				i++
			} else if rest[i] == '\'' {
				return at + i + 1
			}
		}
	default:
		if m := plainScalar.FindString(rest); m == Text(n) {
			return at + len(m)
		}
	}
	return -1
}

// addLine adds a line to a list that has a term a line, after a dash.
func (e *Editor) addLine(list *ast.SequenceNode, before int, term string) error {
	next := before
	if next < 0 {
		next = len(list.Values) - 1
	}
	at, _ := e.start(list.Values[next])
	line := strings.LastIndexByte(e.text[:at], '\n') + 1
	dash := e.text[line:at]
	if strings.TrimLeft(dash, " ") != strings.TrimLeft(strings.TrimRight(dash, " "), " ")+" " || !strings.HasPrefix(strings.TrimLeft(dash, " "), "-") {
		return e.Cannot()
	}
	if before < 0 {
		line = e.lineAfter(at)
	}
	e.insert(line, dash+Scalar(term)+"\n")
	return nil
}

// addKey adds a key with a list of one term to an entry, after its first key.
func (e *Editor) addKey(entry ast.Node, first, key, term string) error {
	pairs, ok := Pairs(entry)
	if !ok {
		return e.Cannot()
	}
	for _, p := range pairs {
		if Text(p.Key) != first {
			continue
		}
		at, column := e.start(p.Key)
		if m, ok := Plain(entry).(*ast.MappingNode); ok && m.IsFlowStyle {
			v, _ := e.start(Plain(p.Value))
			end := e.endOf(v, p.Value)
			if end < 0 {
				return e.Cannot()
			}
			e.insert(end, fmt.Sprintf(", %s: [%s]", key, Scalar(term)))
			return nil
		}
		e.insert(e.lineAfter(at), fmt.Sprintf("%s%s: [%s]\n", strings.Repeat(" ", column-1), key, Scalar(term)))
		return nil
	}
	return e.Cannot()
}

// AddEntry adds an entry of two lines to the end of the list under a key of the file. If
// the key is missing, it is created.
func (e *Editor) AddEntry(list ast.Node, key, first, second string) error {
	entry := func(indent string) string { return indent + "- " + first + "\n" + indent + "  " + second + "\n" }
	s, _ := list.(*ast.SequenceNode)
	if _, ok := list.(*ast.NullNode); ok {
		list = nil
	}
	switch {
	case e.root == nil:
		e.text += key + ":\n" + entry("  ")
	case list == nil && !hasKey(e.root, key):
		return e.Cannot() // a file with other keys only is in error anyway
	case list == nil || s != nil && len(s.Values) == 0:
		return e.fill(key, entry("  "))
	case s == nil:
		return e.Cannot()
	case s.IsFlowStyle:
		at, _ := e.start(s.Values[0])
		e.insert(at, fmt.Sprintf("{%s, %s}, ", first, second))
	default:
		at, _ := e.start(s.Values[0])
		line := strings.LastIndexByte(e.text[:at], '\n') + 1
		indent := e.text[line:at]
		indent = indent[:len(indent)-len(strings.TrimLeft(indent, " "))]
		e.insert(e.endOfBlock(s), entry(indent))
	}
	return nil
}

// fill puts an entry under a key that has none: "speakers: []".
func (e *Editor) fill(key, entry string) error {
	empty := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `:[ \t]*(\[[ \t]*\]|~|null)?([ \t]*#[^\n]*|[ \t]*)$`)
	m := empty.FindStringSubmatchIndex(e.text)
	if m == nil {
		return e.Cannot()
	}
	rest := e.text[m[4]:m[5]]
	e.text = e.text[:m[0]] + key + ":" + rest + "\n" + entry + strings.TrimPrefix(e.text[m[1]:], "\n")
	return nil
}

// endOfBlock returns the line after the last entry of a list or mapping of
// lines: comments that follow it belong to what comes next.
func (e *Editor) endOfBlock(s ast.Node) int {
	last := 0
	ast.Walk(visitor(func(n ast.Node) {
		if t := n.GetToken(); t != nil && t.Position != nil && n.Type() != ast.CommentType && n.Type() != ast.CommentGroupType {
			line := t.Position.Line + strings.Count(strings.TrimSpace(t.Origin), "\n")
			if seq, ok := n.(*ast.SequenceNode); ok && seq.End != nil {
				line = max(line, seq.End.Position.Line)
			}
			last = max(last, line)
		}
	}), s)
	return e.offset(last+1, 1)
}

type visitor func(ast.Node)

func (v visitor) Visit(n ast.Node) ast.Visitor { v(n); return v }

var (
	simpleScalar = regexp.MustCompile(`^[\p{L}][\p{L}\p{M}\p{N} .’'()/-]*$`)
	otherScalar  = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null)$`)
)

// Scalar writes text as YAML: as it is, or in double quotes if it would be
// read as anything else.
func Scalar(s string) string {
	if simpleScalar.MatchString(s) && !otherScalar.MatchString(s) && strings.TrimSpace(s) == s {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\ufeff':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
