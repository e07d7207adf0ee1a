package desk

import (
	"cmp"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"onrecord/parse/lang"
	"onrecord/report/desk/yamlfile"
)

// Error is a mistake in a settings file. Line and Column count from 1; both
// are 0 where the mistake concerns the whole file.
type Error struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// Error returns "FILE:LINE:COLUMN: message", the form editors jump to.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Errors are all mistakes in the settings, in the order of each file, so that the author
// of a taxonomy sees them together.
type Errors []*Error

// Error returns a line for each mistake.
func (list Errors) Error() string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// source is a parsed settings file with the mistakes found in it so far.
type source struct {
	name   string
	root   ast.Node // nil for a file of comments alone
	faults Errors
}

// decode reads one settings file into a struct whose field names, in lower case, or whose
// tags are the keys allowed. A file of comments alone changes nothing. Unknown keys are
// recorded as faults of the source; the caller adds the mistakes that only it can see. A
// value of the wrong type ends the reading.
func decode(files fs.FS, name string, into any) (*source, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, Errors{{File: name, Message: "no such settings file"}}
	}
	s := &source{name: name}
	file, err := yamlfile.Parse(data)
	if err != nil {
		return nil, s.refused(err)
	}
	for _, cut := range yamlfile.CutOff(data) {
		s.faults = append(s.faults, &Error{File: name, Line: cut.Line, Column: cut.Column, Message: cut.Message})
	}
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.CommentType {
			continue
		}
		if s.root != nil {
			s.fault(doc.Body, "a second YAML document begins here; a settings file has only one")
			break
		}
		s.root = doc.Body
	}
	if s.root == nil {
		return s, nil
	}
	s.check(s.root, reflect.TypeOf(into).Elem(), "the file")
	if err := yaml.NodeToValue(s.root, into); err != nil {
		if len(s.faults) == 0 {
			return nil, s.refused(err)
		}
		return nil, s.found() // these say it more clearly
	}
	return s, nil
}

// refused returns the YAML reader's error with its position.
func (s *source) refused(err error) error {
	bad := yamlfile.Problem(err)
	return Errors{{File: s.name, Line: bad.Line, Column: bad.Column, Message: bad.Message}}
}

// fault records a mistake at a node; nil is the start of the file.
func (s *source) fault(at ast.Node, format string, args ...any) {
	e := &Error{File: s.name, Line: 1, Column: 1, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		if m, ok := at.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
			at = m.Values[0].Key // a block begins with its first key, not with that key's colon
		}
		if t := at.GetToken(); t != nil && t.Position != nil {
			e.Line, e.Column = t.Position.Line, t.Position.Column
		}
	}
	s.faults = append(s.faults, e)
}

// found returns the faults in the order of the file, or nil.
func (s *source) found() error {
	if len(s.faults) == 0 {
		return nil
	}
	sortByPlace(s.faults)
	return s.faults
}

// check compares a node with the type that it is to be decoded into, and records every
// unknown key and every value of the wrong type. what names the node in messages: "the
// file", "words".
func (s *source) check(n ast.Node, want reflect.Type, what string) {
	n = yamlfile.Plain(n)
	switch n.(type) {
	case nil, *ast.NullNode, *ast.AliasNode:
		return // empty, or defined elsewhere
	}
	switch want.Kind() {
	case reflect.Struct:
		s.checkMapping(n, want, what)
	case reflect.Slice:
		list, ok := n.(*ast.SequenceNode)
		if !ok {
			s.fault(n, "%s must be a list: [one, two], or one per line after a dash", what)
			return
		}
		for _, item := range list.Values {
			s.check(item, want.Elem(), "an entry of "+what)
		}
	case reflect.Float64, reflect.Int:
		switch n.(type) {
		case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		default:
			s.fault(n, "%s must be a number", what)
		}
	case reflect.Bool:
		if _, ok := n.(*ast.BoolNode); !ok {
			s.fault(n, "%s must be true or false", what)
		}
	case reflect.String:
		if _, ok := n.(ast.ScalarNode); !ok {
			s.fault(n, "%s must be a single value; put double quotes around a value that contains a colon or begins with a bracket", what)
		}
	}
}

func (s *source) checkMapping(n ast.Node, want reflect.Type, what string) {
	pairs, ok := yamlfile.Pairs(n)
	if !ok {
		s.fault(n, "%s must have keys: %s", what, strings.Join(keys(want), ", "))
		return
	}
	for _, pair := range pairs {
		if _, merge := pair.Key.(*ast.MergeKeyNode); merge {
			continue
		}
		name := yamlfile.Text(pair.Key)
		field, ok := fieldOf(want, name)
		if !ok {
			s.fault(pair.Key, "unknown key %q%s", name, suggestion(name, keys(want)))
			continue
		}
		s.check(pair.Value, field.Type, name)
	}
}

// keys returns the keys of a struct, in its order.
func keys(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if key := keyOf(t.Field(i)); key != "" {
			out = append(out, key)
		}
	}
	return out
}

func fieldOf(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); key != "" && keyOf(f) == key {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// keyOf returns the key of a field: that of its tag, else its name in lower case; "" for a
// field that a file cannot set.
func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if name == "-" || !f.IsExported() {
		return ""
	}
	return cmp.Or(name, strings.ToLower(f.Name))
}

// suggestion names the key that was probably meant, or lists all of them.
func suggestion(key string, allowed []string) string {
	best, least := "", 3 // letters that may differ
	for _, a := range allowed {
		if d := lang.EditDistance(strings.ToLower(key), a); d < least && 2*d <= len(key) {
			best, least = a, d
		}
	}
	if best != "" {
		return "; did you mean " + strconv.Quote(best) + "?"
	}
	return "; the keys here are " + strings.Join(allowed, ", ")
}

func sortByPlace(list Errors) {
	slices.SortStableFunc(list, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
