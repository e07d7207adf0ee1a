package desk

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"onrecord/parse/speaker"
	"onrecord/templates"
)

// AddAlias returns a file of people with another spelling of somebody's name. An
// entry is made for a person whom the file does not have. Everything else in the
// file stays as it is written, comments and order too. Nothing changes if the
// file has the alias; a file that cannot be changed that way is an error, and so
// is one that would be wrong afterwards.
func AddAlias(file File, name, alias string) (File, error) {
	e, err := newEditor(file)
	if err != nil {
		return file, err
	}
	list := value(e.root, "speakers")
	var entry ast.Node
	if s, ok := list.(*ast.SequenceNode); ok {
		for _, v := range s.Values {
			if speaker.Key(text(value(v, "name"))) != speaker.Key(name) {
				continue
			}
			entry = firstOf(entry, plain(v))
			for _, a := range terms(value(v, "aliases")) {
				if a == alias {
					return file, nil
				}
			}
		}
	}
	switch {
	case entry != nil:
		err = e.addTo(entry, "name", "aliases", alias, false)
	default:
		err = e.addEntry(list, "speakers", fmt.Sprintf("name: %s", scalar(name)), fmt.Sprintf("aliases: [%s]", scalar(alias)))
	}
	if err != nil {
		return file, err
	}
	out := File{file.Name, []byte(e.text)}
	known, err := people(oneFile(out), file.Name)
	if err != nil {
		return file, err
	}
	for _, k := range known {
		if speaker.Key(k.Name) == speaker.Key(name) && slices.Contains(k.Aliases, alias) {
			return out, nil
		}
	}
	return file, e.cannot()
}

// AddWord returns a taxonomy in which a word speaks for a topic, under the same
// conditions as AddAlias. The topic must be there.
func AddWord(file File, label, word string) (File, error) {
	e, err := newEditor(file)
	if err != nil {
		return file, err
	}
	var entry ast.Node
	if s, ok := value(e.root, "topics").(*ast.SequenceNode); ok {
		for _, v := range s.Values {
			if text(value(v, "label")) == label {
				entry = plain(v)
			}
		}
	}
	if entry == nil {
		return file, fmt.Errorf("%s has no topic %q", file.Name, label)
	}
	if slices.Contains(terms(value(entry, "words")), word) {
		return file, nil
	}
	if err := e.addTo(entry, "label", "words", word, true); err != nil {
		return file, err
	}
	out := File{file.Name, []byte(e.text)}
	t, _, err := taxonomy(oneFile(out), file.Name)
	if err != nil {
		return file, err
	}
	for _, topic := range t.Topics {
		if topic.Label == label && slices.Contains(topic.Words, word) {
			return out, nil
		}
	}
	return file, e.cannot()
}

// terms are the values of a list.
func terms(list ast.Node) []string {
	s, ok := plain(list).(*ast.SequenceNode)
	if !ok {
		return nil
	}
	var out []string
	for _, v := range s.Values {
		out = append(out, text(v))
	}
	return out
}

// editor changes a YAML file as text: the tree says where, and what is not
// changed keeps every byte. It makes one change.
type editor struct {
	name string
	text string
	root ast.Node
}

func newEditor(file File) (*editor, error) {
	e := &editor{name: file.Name, text: string(file.Data)}
	if e.text != "" && !strings.HasSuffix(e.text, "\n") {
		e.text += "\n"
	}
	tree, err := parser.ParseBytes([]byte(e.text), 0)
	if err != nil {
		return nil, (&source{name: file.Name}).refused(err)
	}
	for _, d := range tree.Docs {
		if d.Body != nil && d.Body.Type() != ast.CommentType {
			e.root = d.Body
			break
		}
	}
	return e, nil
}

func (e *editor) cannot() error {
	return fmt.Errorf("%s is written in a way that the program does not change; add it by hand", e.name)
}

// offset returns where a token begins: its line and column count from 1, in
// characters.
func (e *editor) offset(line, column int) int {
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

func (e *editor) start(n ast.Node) (offset, column int) {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	p := n.GetToken().Position
	return e.offset(p.Line, p.Column), p.Column
}

func (e *editor) insert(at int, s string) { e.text = e.text[:at] + s + e.text[at:] }

// lineAfter returns where the line after the offset begins.
func (e *editor) lineAfter(at int) int {
	if end := strings.IndexByte(e.text[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(e.text)
}

// addTo adds a term to the list under a key of an entry; without that key it is
// made after the first one.
func (e *editor) addTo(entry ast.Node, first, key, term string, byAlphabet bool) error {
	switch list := value(entry, key).(type) {
	case nil:
		if hasKey(entry, key) {
			return e.cannot() // the key is there with nothing behind it
		}
		return e.addKey(entry, first, key, term)
	case *ast.SequenceNode:
		return e.addTerm(list, term, byAlphabet)
	}
	return e.cannot()
}

func hasKey(entry ast.Node, key string) bool {
	pairs, _ := mapping(entry)
	return slices.ContainsFunc(pairs, func(p *ast.MappingValueNode) bool { return text(p.Key) == key })
}

// addTerm adds a term to a list: at its end, or where it belongs by the alphabet
// if the list is in its order.
func (e *editor) addTerm(list *ast.SequenceNode, term string, byAlphabet bool) error {
	if len(list.Values) == 0 {
		if !list.IsFlowStyle || list.Start == nil {
			return e.cannot()
		}
		at := e.offset(list.Start.Position.Line, list.Start.Position.Column)
		if at >= len(e.text) || e.text[at] != '[' {
			return e.cannot()
		}
		e.insert(at+1, scalar(term))
		return nil
	}
	words := terms(list)
	before := -1
	if byAlphabet && slices.IsSorted(words) {
		before = slices.IndexFunc(words, func(w string) bool { return w > term })
	}
	if !list.IsFlowStyle {
		return e.addLine(list, before, term)
	}
	if before >= 0 {
		at, _ := e.start(list.Values[before])
		e.insert(at, scalar(term)+", ")
		return nil
	}
	last := list.Values[len(list.Values)-1]
	at, _ := e.start(last)
	end := e.endOf(at, last)
	if end < 0 {
		return e.cannot()
	}
	e.insert(end, ", "+scalar(term))
	return nil
}

var plainScalar = regexp.MustCompile(`^[^,\[\]{}\n#]*[^,\[\]{}\n# ]`)

// endOf returns where a scalar ends that begins at an offset; -1 if that cannot
// be told.
func (e *editor) endOf(at int, n ast.Node) int {
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
		if m := plainScalar.FindString(rest); m == text(n) {
			return at + len(m)
		}
	}
	return -1
}

// addLine adds a line to a list that has a term a line, after a dash.
func (e *editor) addLine(list *ast.SequenceNode, before int, term string) error {
	next := before
	if next < 0 {
		next = len(list.Values) - 1
	}
	at, _ := e.start(list.Values[next])
	line := strings.LastIndexByte(e.text[:at], '\n') + 1
	dash := e.text[line:at]
	if strings.TrimLeft(dash, " ") != strings.TrimLeft(strings.TrimRight(dash, " "), " ")+" " || !strings.HasPrefix(strings.TrimLeft(dash, " "), "-") {
		return e.cannot()
	}
	if before < 0 {
		line = e.lineAfter(at)
	}
	e.insert(line, dash+scalar(term)+"\n")
	return nil
}

// addKey adds a key with a list of one term to an entry, after its first key.
func (e *editor) addKey(entry ast.Node, first, key, term string) error {
	pairs, ok := mapping(entry)
	if !ok {
		return e.cannot()
	}
	for _, p := range pairs {
		if text(p.Key) != first {
			continue
		}
		at, column := e.start(p.Key)
		if m, ok := plain(entry).(*ast.MappingNode); ok && m.IsFlowStyle {
			v, _ := e.start(plain(p.Value))
			end := e.endOf(v, p.Value)
			if end < 0 {
				return e.cannot()
			}
			e.insert(end, fmt.Sprintf(", %s: [%s]", key, scalar(term)))
			return nil
		}
		e.insert(e.lineAfter(at), fmt.Sprintf("%s%s: [%s]\n", strings.Repeat(" ", column-1), key, scalar(term)))
		return nil
	}
	return e.cannot()
}

// addEntry adds an entry of two lines to the end of the list under a key of the
// file; the key is made if the file has none.
func (e *editor) addEntry(list ast.Node, key, first, second string) error {
	entry := func(indent string) string { return indent + "- " + first + "\n" + indent + "  " + second + "\n" }
	s, _ := list.(*ast.SequenceNode)
	if _, ok := list.(*ast.NullNode); ok {
		list = nil
	}
	switch {
	case e.root == nil:
		e.text += key + ":\n" + entry("  ")
	case list == nil && !hasKey(e.root, key):
		return e.cannot() // a file with other keys only is in error anyway
	case list == nil || s != nil && len(s.Values) == 0:
		return e.fill(key, entry("  "))
	case s == nil:
		return e.cannot()
	case s.IsFlowStyle:
		at, _ := e.start(s.Values[0])
		e.insert(at, fmt.Sprintf("{%s, %s}, ", first, second))
	default:
		at, _ := e.start(s.Values[0])
		line := strings.LastIndexByte(e.text[:at], '\n') + 1
		indent := e.text[line:at]
		indent = indent[:len(indent)-len(strings.TrimLeft(indent, " "))]
		e.insert(e.endOfList(s), entry(indent))
	}
	return nil
}

// fill puts an entry under a key that has none: "speakers: []".
func (e *editor) fill(key, entry string) error {
	empty := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `:[ \t]*(\[[ \t]*\]|~|null)?([ \t]*#[^\n]*|[ \t]*)$`)
	m := empty.FindStringSubmatchIndex(e.text)
	if m == nil {
		return e.cannot()
	}
	rest := e.text[m[4]:m[5]]
	e.text = e.text[:m[0]] + key + ":" + rest + "\n" + entry + strings.TrimPrefix(e.text[m[1]:], "\n")
	return nil
}

// endOfList returns the line after the last entry of a list of lines: comments
// that follow it belong to what comes next.
func (e *editor) endOfList(s *ast.SequenceNode) int {
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

// scalar writes text as YAML: as it is, or in double quotes if it would be
// read as anything else.
func scalar(s string) string {
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

// Names returns which files of a desk's folder hold its topics and its people.
func Names(folder fs.FS) (topics, speakers string, err error) {
	_, main, err := mainSettings(inFront{folder, templates.Files})
	return cmp.Or(main.Topics, "topics.yaml"), cmp.Or(main.Speakers, "speakers.yaml"), err
}

// Read returns a settings file of a desk's folder, or where it has none the one
// that ships.
func Read(folder fs.FS, name string) ([]byte, error) {
	return fs.ReadFile(inFront{folder, templates.Files}, name)
}
