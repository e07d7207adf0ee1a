package draft

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// MaxYAML bounds front matter and sidecars, in bytes. They hold five short
// lines, and the YAML parser takes time with the square of the nesting.
const MaxYAML = 8 << 10

// Sidecar reads NAME.yaml. It is written for this program alone, so a key it
// does not know is a slip worth a warning.
func Sidecar(data []byte, path string) (parse.Declared, []parse.Warning) {
	if len(data) == 0 {
		return parse.Declared{}, nil
	}
	if path == "" {
		path = "sidecar"
	}
	warn := func(line, column int, format string, args ...any) parse.Warning {
		return parse.Warning{
			Code: "sidecar",
			Text: fmt.Sprintf("%s:%d:%d: %s.", path, max(1, line), max(1, column), fmt.Sprintf(format, args...)),
		}
	}
	if len(data) > MaxYAML {
		return parse.Declared{}, []parse.Warning{warn(1, 1, "larger than %d bytes and ignored", MaxYAML)}
	}
	text, err := Decode(data)
	if errors.Is(err, ErrEmpty) {
		return parse.Declared{}, nil
	}
	if err != nil {
		return parse.Declared{}, []parse.Warning{warn(1, 1, "ignored: %s", err)}
	}
	values, bad := YAMLValues(strings.TrimPrefix(text.Text, string(BOM)))
	if bad != nil {
		return parse.Declared{}, []parse.Warning{warn(bad.Line, bad.column, "not valid YAML and ignored: %s", bad)}
	}
	d := parse.Declared{Basis: parse.BasisSidecar}
	var warnings []parse.Warning
	language := LanguageIn(values)
	for _, v := range values {
		if FieldOf(v.Key) == "" {
			warnings = append(warnings, warn(v.Line, v.column,
				"unknown key %q; known are source, date, title, url, language, byline", v.Key))
			continue
		}
		if problem := Set(&d, v, language); problem != "" {
			warnings = append(warnings, warn(v.Line, v.column, "%s", problem))
		}
	}
	return DeclaredOrNone(d), warnings
}

// Merge lets the sidecar win, field by field. If it says anything it vouches
// for the whole of front matter: whoever wrote it had that in view. What
// markup declares keeps its mark.
func Merge(own, side parse.Declared) parse.Declared {
	if side.Basis == "" {
		return own
	}
	d := side
	if d.Source == "" {
		d.SourcePlace = own.SourcePlace
	}
	for _, f := range []struct {
		to   *string
		mark *parse.Mark
		from string
		at   parse.Mark
	}{
		{&d.Source, &d.Marks.Source, own.Source, own.Marks.Source},
		{&d.Title, &d.Marks.Title, own.Title, own.Marks.Title},
		{&d.URL, &d.Marks.URL, own.URL, own.Marks.URL},
		{&d.Language, &d.Marks.Language, own.Language, own.Marks.Language},
		{&d.Byline, &d.Marks.Byline, own.Byline, own.Marks.Byline},
	} {
		if *f.to == "" {
			*f.to, *f.mark = f.from, f.at
		}
	}
	if d.Date.IsZero() && d.DateInDoubt == "" {
		d.Date, d.DateInDoubt, d.Marks.Date = own.Date, own.DateInDoubt, own.Marks.Date
	}
	d.Modified = own.Modified
	if d.Saved.IsZero() {
		d.Saved = own.Saved
	}
	return d
}

// DeclaredOrNone drops the basis where nothing was said.
func DeclaredOrNone(d parse.Declared) parse.Declared {
	if d == (parse.Declared{Basis: d.Basis}) {
		return parse.Declared{}
	}
	return d
}

// FieldOf returns which field of parse.Declared a key sets, "" for none. Clippers
// of web pages and note programs have names of their own.
func FieldOf(key string) string {
	switch foldKey(key) {
	case "source", "outlet", "publisher", "site", "sitename", "publication":
		return "source"
	case "date", "published", "publishdate", "publisheddate", "datepublished",
		"publicationdate", "publishedat", "pubdate":
		return "date"
	case "title":
		return "title"
	case "url", "link", "sourceurl", "canonicalurl":
		return "url"
	case "language", "lang":
		return "language"
	case "byline", "author", "authors":
		return "byline"
	}
	return ""
}

// foldKey is the form in which keys are compared: "Publish Date", "publish_date".
func foldKey(key string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' || r == '-' || r == '"' || r == '\'' {
			return -1
		}
		return r
	}, strings.ToLower(strings.TrimSpace(key)))
}

// isSaved reports the key for the day on which a clipper kept a page.
func isSaved(key string) bool {
	switch foldKey(key) {
	case "created", "clipped", "saved", "savedat", "dateadded", "dateclipped", "createdat":
		return true
	}
	return false
}

// LanguageIn returns the language that a mapping declares, which its date may
// be written in.
func LanguageIn(values []YAMLValue) string {
	for _, v := range values {
		if FieldOf(v.Key) == "language" {
			return v.Value
		}
	}
	return ""
}

// InDoubt returns a date as it is written if it could be two days and no more
// than its language tells which.
func InDoubt(r day.Reading, written string) string {
	if !r.Doubtful() {
		return ""
	}
	return r.Span.In(strings.TrimSpace(written))
}

// Set stores one value; the first of two keys for the same field wins. It
// returns what is wrong with the value, or "".
func Set(d *parse.Declared, v YAMLValue, language string) string {
	field := FieldOf(v.Key)
	value := strings.Join(strings.Fields(v.Value), " ")
	switch {
	case v.nested && field == "byline":
		return "" // blogs keep all of their authors there
	case v.nested:
		return fmt.Sprintf("%s should be one value, not a list or a mapping", v.Key)
	case field == "byline" && v.list != nil:
		value = strings.Join(namesIn(v.list), ", ")
	case v.list != nil && field != "":
		return fmt.Sprintf("%s should be one value, not a list or a mapping", v.Key)
	}
	value = unlinked(value)
	if value == "" {
		return ""
	}
	switch field {
	case "source":
		if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
			d.URL = cmp.Or(d.URL, value) // clippers call the address the source
			return ""
		}
		d.Source = cmp.Or(d.Source, value)
	case "title":
		d.Title = cmp.Or(d.Title, value)
	case "url":
		d.URL = cmp.Or(d.URL, value)
	case "language":
		d.Language = cmp.Or(d.Language, value)
	case "byline":
		d.Byline = cmp.Or(d.Byline, value)
	case "date":
		r, ok := day.Whole(value, day.Policy{Language: language})
		switch {
		case !ok:
			return fmt.Sprintf("%q is not a date like 2026-11-21", value)
		case d.Date.IsZero() && d.DateInDoubt == "", foldKey(v.Key) != "date": // that of the page, not of the note
			d.Date, d.DateInDoubt = r.Date, InDoubt(r, value)
		}
		if r.Open() {
			return fmt.Sprintf("%q could be two days; write it like 2026-11-21", value)
		}
	}
	return ""
}

// SetSaved stores the day on which a clipper kept a page.
func SetSaved(d *parse.Declared, v YAMLValue, language string) {
	if r, ok := day.Whole(v.Value, day.Policy{Language: language}); ok && isSaved(v.Key) && d.Saved.IsZero() {
		d.Saved = r.Date
	}
}

// unlinked takes off the brackets that note programs put around names and
// addresses: "[[Ann Lee]]", "[Ann Lee](https://…)".
func unlinked(s string) string {
	if g := wikiLink.FindStringSubmatch(s); g != nil {
		return g[1]
	}
	if g := textLink.FindStringSubmatch(s); g != nil {
		return g[1]
	}
	return s
}

var (
	wikiLink = pattern.Lazily(`^\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]$`)
	textLink = pattern.Lazily(`^\[([^\[\]]+)\]\([^()\s]+\)$`)
)

// namesIn returns the names of a list of authors, without what can only be an id.
func namesIn(list []string) []string {
	var out []string
	for _, one := range list {
		one = unlinked(strings.Join(strings.Fields(one), " "))
		if strings.ToLower(one) != one {
			out = append(out, one)
		}
	}
	return out
}

// YAMLValue is one key of a mapping and its scalar value.
type YAMLValue struct {
	Key, Value   string
	nested       bool     // the value is a mapping, or a list that holds one
	list         []string // the values of a list
	Line, column int      // of the key, 1-based
}

type YAMLError struct {
	Line, column int
	text         string
}

func (e *YAMLError) Error() string { return e.text }

// YAMLValues returns the keys of a YAML mapping in order. It reads the syntax
// tree and not the decoded value, so that "2026-11-21" and "01234" stay as
// written, no alias is followed, and every value has a place.
func YAMLValues(src string) (values []YAMLValue, bad *YAMLError) {
	// The parser is another's code and meets any bytes here.
	defer func() {
		if recover() != nil {
			values, bad = nil, &YAMLError{Line: 1, column: 1, text: "the YAML cannot be read"}
		}
	}()
	file, err := parser.ParseBytes([]byte(src), 0)
	if err != nil {
		return nil, yamlProblem(err)
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, nil
	}
	var nodes []*ast.MappingValueNode
	switch body := file.Docs[0].Body.(type) {
	case *ast.MappingNode:
		nodes = body.Values
	case *ast.MappingValueNode:
		nodes = []*ast.MappingValueNode{body}
	case *ast.CommentGroupNode, *ast.NullNode:
		return nil, nil
	default:
		return nil, &YAMLError{Line: 1, column: 1, text: "a mapping such as \"source: Northmoor Post\" is expected"}
	}
	for _, n := range nodes {
		v := YAMLValue{Key: n.Key.GetToken().Value, Line: 1, column: 1}
		if at := n.Key.GetToken().Position; at != nil {
			v.Line, v.column = at.Line, at.Column
		}
		v.Value, v.nested = scalar(n.Value)
		if list, ok := n.Value.(*ast.SequenceNode); ok {
			v.nested = false
			v.list = make([]string, 0, len(list.Values))
			for _, one := range list.Values {
				value, nested := scalar(one)
				v.list, v.nested = append(v.list, value), v.nested || nested
			}
		}
		values = append(values, v)
	}
	return values, nil
}

func scalar(n ast.Node) (value string, nested bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", false
	case *ast.StringNode:
		return n.Value, false
	case *ast.LiteralNode:
		return n.Value.Value, false
	case *ast.TagNode:
		return scalar(n.Value)
	case *ast.AnchorNode:
		return scalar(n.Value)
	case ast.ScalarNode:
		return n.GetToken().Value, false
	}
	return "", true
}

func yamlProblem(err error) *YAMLError {
	e := &YAMLError{Line: 1, column: 1, text: "the YAML cannot be read"}
	var located yaml.Error
	if errors.As(err, &located) {
		if m := located.GetMessage(); m != "" {
			e.text = m
		}
		if t := located.GetToken(); t != nil && t.Position != nil {
			e.Line, e.column = t.Position.Line, t.Position.Column
		}
	}
	return e
}

// LanguageTag returns a language as BCP 47 writes it, or "" for what is none:
// "en_US" becomes "en-US"; "zxx" and "und" say that there is none.
func LanguageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	first, _, _ := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || len(s) > 35 || first == "zxx" || first == "und" {
		return ""
	}
	for _, r := range s {
		if r != '-' && (r > 'z' || r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a') {
			return ""
		}
	}
	return strings.ToLower(first) + s[len(first):]
}
