package yamlfile

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

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
