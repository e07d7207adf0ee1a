package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// accessors returns the variables that read lists: for each list the name of the
// function that reads it and the variable's comment.
func accessors(t *testing.T) (kinds, comments map[string]string) {
	t.Helper()
	kinds, comments = map[string]string{}, map[string]string{}
	for _, name := range []string{"lists.go", "lists_bodies.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool { return addAccessor(t, n, kinds, comments) })
	}
	return kinds, comments
}

// addAccessor adds the variable of a node, if it reads a list; it reports whether to
// look further inside.
func addAccessor(t *testing.T, n ast.Node, kinds, comments map[string]string) bool {
	t.Helper()
	v, ok := n.(*ast.ValueSpec)
	if !ok || len(v.Values) != 1 {
		return true
	}
	call, ok := v.Values[0].(*ast.CallExpr)
	if !ok {
		return true
	}
	name, _ := strconv.Unquote(call.Args[0].(*ast.BasicLit).Value)
	if kinds[name] != "" {
		t.Errorf("two variables read the list %q", name)
	}
	kinds[name] = call.Fun.(*ast.Ident).Name
	doc := strings.Join(strings.Fields(v.Doc.Text()+v.Comment.Text()), " ")
	comments[name] = strings.TrimSuffix(strings.TrimPrefix(doc, v.Names[0].Name+" "), ".")
	return true
}

func allSections() []*section {
	var out []*section
	for _, s := range sections {
		out = append(out, s)
	}
	return append(out, parseSections(givenFile, readFile(givenFile))...)
}

func TestEveryListSaysItsUseAndItsSource(t *testing.T) {
	kinds, comments := accessors(t)
	part := map[string]bool{} // of other lists, or read by given.go
	for _, s := range sections {
		for _, w := range s.with {
			part[w] = true
		}
	}
	for _, l := range givenLists {
		part[l.name] = true
	}
	for _, s := range allSections() {
		switch {
		case s.use == "" || s.source == "":
			t.Errorf("%s: [%s] states no use or no source", s.file, s.name)
		case kinds[s.name] == "" && !part[s.name]:
			t.Errorf("%s: nothing reads [%s]", s.file, s.name)
		case kinds[s.name] != "" && comments[s.name] != s.use:
			t.Errorf("%s: [%s] is for %q, its variable says %q", s.file, s.name, s.use, comments[s.name])
		}
	}
}

func TestNoListHoldsAWordTwice(t *testing.T) {
	kinds, _ := accessors(t)
	for _, s := range allSections() {
		seen := Set{}
		for w := range s.words() {
			if seen[w] {
				t.Errorf("%s: [%s] holds %q twice", s.file, s.name, w)
			}
			seen[w] = true
		}
		from := Set{}
		for _, name := range s.with {
			find(name).addTo(from)
		}
		for w := range s.words() {
			if kinds[s.name] == "set" && from[w] {
				t.Errorf("%s: [%s] holds %q, which it has from another list", s.file, s.name, w)
			}
		}
		for _, w := range s.without {
			if !from[w] {
				t.Errorf("%s: [%s] leaves out %q, which it would not have", s.file, s.name, w)
			}
		}
	}
}

func TestWordsStandAsTheyAreLookedUp(t *testing.T) {
	kinds, _ := accessors(t)
	for _, s := range allSections() {
		if k := kinds[s.name]; k != "" && k != "set" {
			continue
		}
		for w := range s.words() {
			// "communiqué" is looked for as it is written
			if Lower(w) != w || s.file != "said.txt" && Fold(w) != strings.TrimSuffix(w, ".") {
				t.Errorf("%s: [%s] holds %q, which no folded word equals", s.file, s.name, w)
			}
		}
	}
}

func TestAListIsMadeOfOthers(t *testing.T) {
	for word, want := range map[string]bool{"her": true, "our": true, "such": true, "city": false} {
		if Determiners[word] != want {
			t.Errorf("Determiners[%q] is %v", word, !want)
		}
	}
	if !Prepositions["during"] || MentionPrepositions["during"] || !MentionPrepositions["inside"] {
		t.Error("a list takes out what another has, and adds its own")
	}
	if FullTitles["gov"] != "governor" || JoinedParticles[0] != "al-" {
		t.Error("pairs and lists in order")
	}
}

func TestGivenNames(t *testing.T) {
	for _, test := range []struct {
		word    string
		gender  Gender
		given   bool
		english bool
	}{
		{"martha", Female, true, true},
		{"piet", Male, true, false},
		{"fatemeh", Female, true, false},
		{"casey", UnknownGender, true, true},
		{"depot", UnknownGender, false, false},
	} {
		gender, given := GivenName(test.word)
		if gender != test.gender || given != test.given || EnglishGivenName(test.word) != test.english {
			t.Errorf("%s: gender %d, given %v, English %v", test.word, gender, given, EnglishGivenName(test.word))
		}
	}
}

func BenchmarkReadSections(b *testing.B) {
	for b.Loop() {
		sections = readSections()
		set("function words")
	}
}
