package read

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
)

// maxYAML bounds front matter and sidecars, in bytes. They hold five short
// lines, and the YAML parser takes time with the square of the nesting.
const maxYAML = 8 << 10

// frontMatter reads the YAML between two lines of three hyphens at the top
// and marks its lines. What is not a mapping of keys is not front matter: a
// markdown document may begin with a rule, too.
func (p *page) frontMatter() (parse.Declared, []parse.Warning) {
	first := 0
	for first < len(p.lines) && p.lines[first].text == "" {
		first++
	}
	if first == len(p.lines) || p.lines[first].text != "---" {
		return parse.Declared{}, nil
	}
	last := first + 1
	for last < len(p.lines) && p.lines[last].text != "---" && p.lines[last].text != "..." {
		last++
	}
	if last == len(p.lines) {
		return parse.Declared{}, nil
	}
	// Line by line, so that a lone CR or U+2028 counts as it does in the text.
	var src strings.Builder
	hasKey := false
	for _, l := range p.lines[first+1 : last] {
		raw := l.span.In(p.text)
		src.WriteString(raw)
		src.WriteByte('\n')
		if key, _, ok := strings.Cut(raw, ":"); ok && fieldOf(key) != "" {
			hasKey = true
		}
	}
	if !hasKey {
		return parse.Declared{}, nil
	}
	for i := first; i <= last; i++ {
		if p.lines[i].role != parse.RoleBlank {
			p.lines[i].role = parse.RoleMetadata
		}
	}
	if src.Len() > maxYAML {
		return parse.Declared{}, []parse.Warning{{
			Code: "front matter broken",
			Text: fmt.Sprintf("The front matter is larger than %d bytes and was ignored.", maxYAML),
			Line: first + 1,
		}}
	}
	values, err := yamlValues(src.String())
	if err != nil {
		return parse.Declared{}, []parse.Warning{{
			Code: "front matter broken",
			Text: fmt.Sprintf("The front matter is not valid YAML and was ignored: %s.", err),
			Line: first + 1 + max(1, err.line),
		}}
	}
	d := parse.Declared{Basis: parse.BasisMetadata}
	var warnings []parse.Warning
	language := languageIn(values)
	for _, v := range values {
		if fieldOf(v.key) == "" {
			continue // front matter is written for other programs, too
		}
		if problem := set(&d, v, language); problem != "" {
			warnings = append(warnings, parse.Warning{
				Code: "front matter value", Text: "Front matter: " + problem + ".", Line: first + 1 + v.line,
			})
		}
	}
	return declaredOrNone(d), warnings
}

// sidecar reads NAME.yaml. It is written for this program alone, so a key it
// does not know is a slip worth a warning.
func sidecar(data []byte, path string) (parse.Declared, []parse.Warning) {
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
	if len(data) > maxYAML {
		return parse.Declared{}, []parse.Warning{warn(1, 1, "larger than %d bytes and ignored", maxYAML)}
	}
	text, err := decode(data)
	if errors.Is(err, ErrEmpty) {
		return parse.Declared{}, nil
	}
	if err != nil {
		return parse.Declared{}, []parse.Warning{warn(1, 1, "ignored: %s", err)}
	}
	values, bad := yamlValues(strings.TrimPrefix(text.text, string(bom)))
	if bad != nil {
		return parse.Declared{}, []parse.Warning{warn(bad.line, bad.column, "not valid YAML and ignored: %s", bad)}
	}
	d := parse.Declared{Basis: parse.BasisSidecar}
	var warnings []parse.Warning
	language := languageIn(values)
	for _, v := range values {
		if fieldOf(v.key) == "" {
			warnings = append(warnings, warn(v.line, v.column,
				"unknown key %q; known are source, date, title, url, language, byline", v.key))
			continue
		}
		if problem := set(&d, v, language); problem != "" {
			warnings = append(warnings, warn(v.line, v.column, "%s", problem))
		}
	}
	return declaredOrNone(d), warnings
}

// merge lets the sidecar win, field by field. If it says anything it vouches
// for the whole of front matter: whoever wrote it had that in view. What
// markup declares keeps its mark.
func merge(own, side parse.Declared) parse.Declared {
	if side.Basis == "" {
		return own
	}
	d := side
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

// declaredOrNone drops the basis where nothing was said.
func declaredOrNone(d parse.Declared) parse.Declared {
	if d == (parse.Declared{Basis: d.Basis}) {
		return parse.Declared{}
	}
	return d
}

// fieldOf returns which field of parse.Declared a key sets, "" for none.
func fieldOf(key string) string {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`)) {
	case "source", "outlet", "publisher":
		return "source"
	case "date", "title":
		return strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`))
	case "url", "link":
		return "url"
	case "language", "lang":
		return "language"
	case "byline", "author":
		return "byline"
	}
	return ""
}

// languageIn returns the language that a mapping declares, which its date may
// be written in.
func languageIn(values []yamlValue) string {
	for _, v := range values {
		if fieldOf(v.key) == "language" {
			return v.value
		}
	}
	return ""
}

// inDoubt returns a date as it is written if it could be two days and no more
// than its language tells which.
func inDoubt(r day.Reading, written string) string {
	if !r.Doubtful() {
		return ""
	}
	return r.Span.In(strings.TrimSpace(written))
}

// set stores one value; the first of two keys for the same field wins. It
// returns what is wrong with the value, or "".
func set(d *parse.Declared, v yamlValue, language string) string {
	value := strings.Join(strings.Fields(v.value), " ")
	if v.nested && fieldOf(v.key) == "byline" {
		return "" // blogs list the ids of their authors there
	}
	if v.nested {
		return fmt.Sprintf("%s should be one value, not a list or a mapping", v.key)
	}
	if value == "" {
		return ""
	}
	switch fieldOf(v.key) {
	case "source":
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
		case d.Date.IsZero() && d.DateInDoubt == "":
			d.Date, d.DateInDoubt = r.Date, inDoubt(r, value)
		}
		if r.Open() {
			return fmt.Sprintf("%q could be two days; write it like 2026-11-21", value)
		}
	}
	return ""
}

// yamlValue is one key of a mapping and its scalar value.
type yamlValue struct {
	key, value   string
	nested       bool // the value is a list or a mapping
	line, column int  // of the key, 1-based
}

type yamlError struct {
	line, column int
	text         string
}

func (e *yamlError) Error() string { return e.text }

// yamlValues returns the keys of a YAML mapping in order. It reads the syntax
// tree and not the decoded value, so that "2026-11-21" and "01234" stay as
// written, no alias is followed, and every value has a place.
func yamlValues(src string) (values []yamlValue, bad *yamlError) {
	// The parser is another's code and meets any bytes here.
	defer func() {
		if recover() != nil {
			values, bad = nil, &yamlError{line: 1, column: 1, text: "the YAML cannot be read"}
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
		return nil, &yamlError{line: 1, column: 1, text: "a mapping such as \"source: Northmoor Post\" is expected"}
	}
	for _, n := range nodes {
		v := yamlValue{key: n.Key.GetToken().Value, line: 1, column: 1}
		if at := n.Key.GetToken().Position; at != nil {
			v.line, v.column = at.Line, at.Column
		}
		v.value, v.nested = scalar(n.Value)
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

func yamlProblem(err error) *yamlError {
	e := &yamlError{line: 1, column: 1, text: "the YAML cannot be read"}
	var located yaml.Error
	if errors.As(err, &located) {
		if m := located.GetMessage(); m != "" {
			e.text = m
		}
		if t := located.GetToken(); t != nil && t.Position != nil {
			e.line, e.column = t.Position.Line, t.Position.Column
		}
	}
	return e
}
