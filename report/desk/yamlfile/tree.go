// Package yamlfile reads a YAML file as a tree whose nodes have positions, and edits the
// file as text at those positions. Everything else keeps every byte, including comments,
// quotes, order and line ends. Every edit is verified by reading the result again; an
// edit that is not possible in this way is an error, and the file stays as it is. The
// package takes and returns bytes; the caller handles the files.
package yamlfile

import "github.com/goccy/go-yaml/ast"

// Plain returns the node behind an anchor or a tag.
func Plain(n ast.Node) ast.Node {
	for {
		switch of := n.(type) {
		case *ast.AnchorNode:
			n = of.Value
		case *ast.TagNode:
			n = of.Value
		default:
			return n
		}
	}
}

// Pairs returns the pairs of a node that has keys.
func Pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch m := Plain(n).(type) {
	case *ast.MappingNode:
		return m.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}, true
	}
	return nil, false
}

// Value returns the value under a key of the node, or nil.
func Value(n ast.Node, key string) ast.Node {
	pairs, _ := Pairs(n)
	for _, pair := range pairs {
		if Text(pair.Key) == key {
			return Plain(pair.Value)
		}
	}
	return nil
}

// Item returns an entry of a list, or nil.
func Item(n ast.Node, i int) ast.Node {
	if list, ok := Plain(n).(*ast.SequenceNode); ok && i < len(list.Values) {
		return Plain(list.Values[i])
	}
	return nil
}

// Text returns a decoded scalar.
func Text(n ast.Node) string {
	switch n := Plain(n).(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case ast.Node:
		return n.String()
	}
	return ""
}

// Terms are the values of a list.
func Terms(list ast.Node) []string {
	s, ok := Plain(list).(*ast.SequenceNode)
	if !ok {
		return nil
	}
	var out []string
	for _, v := range s.Values {
		out = append(out, Text(v))
	}
	return out
}
