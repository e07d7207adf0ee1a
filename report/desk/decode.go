package desk

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

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

// source is a settings file, parsed, with the mistakes found in it so far.
type source struct {
	name   string
	root   ast.Node // nil for a file of nothing but comments
	faults Errors
}

// decode reads one settings file into a struct whose field names, in lower
// case, or whose tags are the keys allowed. A file of comments alone changes
// nothing. Unknown keys are recorded as faults of the source, to which the
// caller adds what only it can judge; a value of the wrong type ends the
// reading.
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
		return nil, s.found() // they say it better
	}
	return s, nil
}

// refused returns the YAML reader's error, with its place.
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
