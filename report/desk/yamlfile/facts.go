package yamlfile

import "github.com/goccy/go-yaml/ast"

// Facts lists all that a file says, whatever its order and comments: each scalar with its
// place, and how often it is there. An entry of a list is named by its first value.
func Facts(data []byte) (map[string]int, error) {
	root, err := parse(string(data))
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	collect(root, "", out)
	return out, nil
}

func collect(n ast.Node, place string, out map[string]int) {
	if pairs, ok := Pairs(n); ok {
		for _, p := range pairs {
			collect(p.Value, place+"/"+Text(p.Key), out)
		}
		return
	}
	switch n := Plain(n).(type) {
	case nil, *ast.NullNode:
	case *ast.SequenceNode:
		for _, v := range n.Values {
			name := ""
			if pairs, ok := Pairs(v); ok && len(pairs) > 0 {
				name = Text(pairs[0].Value)
			}
			collect(v, place+"["+name+"]", out)
		}
	default:
		out[place+"="+Text(n)]++
	}
}
