package desk

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"onrecord/parse/lang"
	"onrecord/report/desk/yamlfile"
)

// check compares a node with the type that it is to be decoded into, and
// records every unknown key and every value of the wrong type. What the node
// belongs to is given in words: "the file", "words".
func (s *source) check(n ast.Node, want reflect.Type, what string) {
	n = yamlfile.Plain(n)
	switch n.(type) {
	case nil, *ast.NullNode, *ast.AliasNode:
		return // nothing said, or said elsewhere
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

// keyOf is the key of a field: that of its tag, else its name in lower case;
// "" for a field that a file cannot set.
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
