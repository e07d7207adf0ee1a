package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// wordList matches a text that is a list of words: what belongs under
// parse/lang/words, with its use and its source.
var wordList = regexp.MustCompile(`^\s*[\p{Ll}'’.-]+(?:\s+[\p{Ll}'’.-]+){5,}\s*$`)

// TestWordListsStandInOnePlace finds lists of words in the code, where no other
// package could share them.
func TestWordListsStandInOnePlace(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, dir := range []string{"parse", "report"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING || lit.Value[0] != '`' {
					return true
				}
				if text, err := strconv.Unquote(lit.Value); err == nil && wordList.MatchString(text) {
					t.Errorf("%s: a list of words; it belongs under parse/lang/words", files.Position(lit.Pos()))
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
