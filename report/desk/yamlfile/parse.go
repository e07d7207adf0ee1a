package yamlfile

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxDepth is how deep lists and keys may nest, far more than any settings do. The
// parser takes memory with the square of the depth: 17 GB for 100,000 brackets.
const maxDepth = 40

// Parse parses the text of a file. A file that is nested too deeply is rejected before it
// is parsed. The error is a SyntaxError.
func Parse(data []byte) (file *ast.File, err error) {
	// The parser is another's code and meets any bytes here.
	defer func() {
		if recover() != nil {
			file, err = nil, &SyntaxError{Message: "the YAML cannot be read"}
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if t := tooDeep(tokens); t != nil {
		return nil, &SyntaxError{Line: t.Position.Line, Column: t.Position.Column, Message: fmt.Sprintf("lists and keys nest more than %d deep", maxDepth)}
	}
	if file, err = parser.Parse(tokens, 0); err != nil {
		return nil, explained(string(data), Problem(err))
	}
	return file, nil
}

// tooDeep returns the first token that lies too deep, or nil. The depth is that of
// open brackets, and of lists and keys by their columns.
func tooDeep(tokens token.Tokens) *token.Token {
	brackets := 0
	var columns []int
	for i, t := range tokens {
		column := t.Position.Column
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			brackets++
		case token.SequenceEndType, token.MappingEndType:
			brackets--
			continue
		case token.MappingValueType:
			if i == 0 || brackets > 0 {
				continue
			}
			column = tokens[i-1].Position.Column // of the key
			fallthrough
		case token.SequenceEntryType, token.MappingKeyType:
			for len(columns) > 0 && columns[len(columns)-1] >= column {
				columns = columns[:len(columns)-1]
			}
			columns = append(columns, column)
		default:
			continue
		}
		if brackets+len(columns) > maxDepth {
			return t
		}
	}
	return nil
}
