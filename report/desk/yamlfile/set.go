package yamlfile

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Set sets the value of a key in the file's mapping; the value must need no quotes. An
// existing key keeps its place and its comment; a new one is added at the end. Case is
// ignored in keys.
func (e *Editor) Set(key, value string) error {
	before, ok := Pairs(e.root)
	if e.root != nil && !ok {
		return e.Cannot()
	}
	for _, text := range e.settings(before, key, value) {
		if isSet(before, text, key, value) {
			e.text = text
			return nil
		}
	}
	return e.Cannot()
}

// settings are the texts that the file could become, the best first. YAML has
// more ways to write a mapping than rules could foresee: each is tried, and
// what does not read as meant is dropped.
func (e *Editor) settings(pairs []*ast.MappingValueNode, key, value string) []string {
	at := slices.IndexFunc(pairs, func(p *ast.MappingValueNode) bool { return strings.EqualFold(Text(p.Key), key) })
	if at >= 0 {
		return e.replacements(pairs[at], value)
	}
	var out []string
	put := func(at int, s string) {
		if at >= 0 {
			out = append(out, e.text[:at]+s+e.text[at:])
		}
	}
	line := key + ": " + value + "\n"
	if m, ok := Plain(e.root).(*ast.MappingNode); ok && m.IsFlowStyle {
		if len(pairs) > 0 {
			put(e.endOfScalar(pairs[len(pairs)-1].Value), ", "+strings.TrimSuffix(line, "\n"))
		}
		if m.Start != nil && m.Start.Position != nil {
			from := e.offset(m.Start.Position.Line, m.Start.Position.Column) + len("{")
			put(from, strings.TrimSuffix(line, "\n")) // into nothing
			put(from, strings.TrimSuffix(line, "\n")+", ")
		}
		return out
	}
	if len(pairs) > 0 {
		first, column := e.start(pairs[0].Key)
		line = strings.Repeat(" ", column-1) + line
		put(e.endOfBlock(e.root), line)
		put(strings.LastIndexByte(e.text[:first], '\n')+1, line)
		return out
	}
	put(len(e.text), line)
	return out
}

// replacements put another value after a key.
func (e *Editor) replacements(pair *ast.MappingValueNode, value string) []string {
	var out []string
	if end := e.endOfScalar(pair.Value); end >= 0 {
		from, _ := e.start(Plain(pair.Value))
		out = append(out, e.text[:from]+value+e.text[end:])
	}
	if colon := pair.Start; colon != nil && colon.Position != nil {
		at := e.offset(colon.Position.Line, colon.Position.Column) + len(":")
		if at <= len(e.text) {
			out = append(out, e.text[:at]+" "+value+e.text[at:]) // nothing is there
		}
	}
	return out
}

// endOfScalar returns where a scalar ends, as it is written; -1 for a value of
// another kind.
func (e *Editor) endOfScalar(n ast.Node) int {
	scalar, ok := Plain(n).(ast.ScalarNode)
	if !ok {
		return -1
	}
	at, _ := e.start(scalar)
	if end := e.endOf(at, scalar); end >= 0 {
		return end
	}
	written := strings.TrimSpace(scalar.GetToken().Origin)
	if written == "" || !strings.HasPrefix(e.text[min(at, len(e.text)):], written) {
		return -1
	}
	return at + len(written)
}

// isSet reports a text that gives the key the value, and otherwise says what
// the pairs say.
func isSet(before []*ast.MappingValueNode, text, key, value string) bool {
	root, err := parse(text)
	after, ok := Pairs(root)
	if err != nil || !ok {
		return false
	}
	isKey := func(p *ast.MappingValueNode) bool { return strings.EqualFold(Text(p.Key), key) }
	at := slices.IndexFunc(after, isKey)
	if at < 0 || Text(after[at].Value) != value {
		return false
	}
	return slices.EqualFunc(
		slices.DeleteFunc(slices.Clone(before), isKey),
		slices.DeleteFunc(slices.Clone(after), isKey),
		func(a, b *ast.MappingValueNode) bool {
			return Text(a.Key) == Text(b.Key) && sameValue(a.Value, b.Value)
		})
}

func sameValue(a, b ast.Node) bool {
	if _, ok := Plain(a).(ast.ScalarNode); ok {
		return Text(a) == Text(b)
	}
	return scalars(a) == scalars(b)
}

// scalars returns all that a list or mapping says, without its comments.
func scalars(n ast.Node) string {
	var words []string
	ast.Walk(visitor(func(n ast.Node) {
		if _, ok := n.(ast.ScalarNode); ok {
			words = append(words, Text(n))
		}
	}), n)
	return strings.Join(words, "\x00")
}

// Replace replaces a scalar with a value, in quotes if needed.
func (e *Editor) Replace(scalar ast.Node, value string) error {
	if scalar == nil {
		return e.Cannot()
	}
	from, _ := e.start(scalar)
	to := e.endOfScalar(scalar)
	if to < from {
		return e.Cannot()
	}
	text := e.text[:from] + Scalar(value) + e.text[to:]
	root, err := parse(text)
	if err != nil {
		return e.Cannot()
	}
	before, after := strings.Split(scalars(e.root), "\x00"), strings.Split(scalars(root), "\x00")
	changed := 0
	for i := range before {
		switch {
		case len(before) != len(after):
			return e.Cannot()
		case before[i] == after[i]:
		case before[i] != Text(scalar) || after[i] != value:
			return e.Cannot()
		default:
			changed++
		}
	}
	if changed > 1 {
		return e.Cannot()
	}
	e.text, e.root = text, root
	return nil
}

// RemoveFrom removes a term from the list under a key of an entry. The list stays even if
// it is empty, and so does everything else.
func (e *Editor) RemoveFrom(entry ast.Node, key, term string) error {
	list, ok := Value(entry, key).(*ast.SequenceNode)
	if !ok {
		return e.Cannot()
	}
	i := slices.Index(Terms(list), term)
	if i < 0 || i >= len(list.Values) || Text(list.Values[i]) != term {
		return e.Cannot()
	}
	from, _ := e.start(list.Values[i])
	to := e.endOf(from, list.Values[i])
	if to < 0 {
		return e.Cannot()
	}
	if !list.IsFlowStyle {
		return e.removeLine(entry, key, len(list.Values) == 1, from, to)
	}
	switch {
	case i+1 < len(list.Values):
		to, _ = e.start(list.Values[i+1])
	case i > 0:
		at, _ := e.start(list.Values[i-1])
		if from = e.endOf(at, list.Values[i-1]); from < 0 {
			return e.Cannot()
		}
	}
	if strings.Contains(e.text[from:to], "#") { // a remark on one of them
		return e.Cannot()
	}
	e.text = e.text[:from] + e.text[to:]
	return nil
}

// dashed matches what stands before a term that has a line of its own.
var dashed = regexp.MustCompile(`^ *- +$`)

// removeLine takes out the line of a term; last says that the list has no other.
func (e *Editor) removeLine(entry ast.Node, key string, last bool, from, to int) error {
	line, next := strings.LastIndexByte(e.text[:from], '\n')+1, e.lineAfter(to)
	if !dashed.MatchString(e.text[line:from]) || strings.TrimSpace(e.text[to:next]) != "" {
		return e.Cannot()
	}
	if !last {
		e.text = e.text[:line] + e.text[next:]
		return nil
	}
	pairs, _ := Pairs(entry)
	for _, p := range pairs {
		if Text(p.Key) != key {
			continue
		}
		at, _ := e.start(p.Key)
		if end := e.lineAfter(at); end == line && strings.TrimSpace(e.text[at:end]) == key+":" {
			e.text = e.text[:at] + key + ": []\n" + e.text[next:]
			return nil
		}
	}
	return e.Cannot()
}
