package layout

import (
	"fmt"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/read/draft"
)

// FrontMatter reads the YAML between two lines of three hyphens at the top
// and marks its lines. What is not a mapping of keys is not front matter: a
// markdown document may begin with a rule, too.
func (p *Page) FrontMatter() (parse.Declared, []parse.Warning) {
	first := 0
	for first < len(p.Lines) && p.Lines[first].Text == "" {
		first++
	}
	if first == len(p.Lines) || p.Lines[first].Text != "---" {
		return p.properties(first), nil
	}
	last := first + 1
	for last < len(p.Lines) && p.Lines[last].Text != "---" && p.Lines[last].Text != "..." {
		last++
	}
	if last == len(p.Lines) {
		return parse.Declared{}, nil
	}
	// Line by line, so that a lone CR or U+2028 counts as it does in the text.
	var src strings.Builder
	hasKey := false
	for _, l := range p.Lines[first+1 : last] {
		raw := l.Span.In(p.text)
		src.WriteString(raw)
		src.WriteByte('\n')
		if key, _, ok := strings.Cut(raw, ":"); ok && draft.FieldOf(key) != "" {
			hasKey = true
		}
	}
	if !hasKey {
		return parse.Declared{}, nil
	}
	for i := first; i <= last; i++ {
		if p.Lines[i].Role != parse.RoleBlank {
			p.Lines[i].Role = parse.RoleMetadata
		}
	}
	if src.Len() > draft.MaxYAML {
		return parse.Declared{}, []parse.Warning{{
			Code: "front matter broken",
			Text: fmt.Sprintf("The front matter is larger than %d bytes and was ignored.", draft.MaxYAML),
			Line: first + 1,
		}}
	}
	values, err := draft.YAMLValues(src.String())
	if err != nil {
		return parse.Declared{}, []parse.Warning{{
			Code: "front matter broken",
			Text: fmt.Sprintf("The front matter is not valid YAML and was ignored: %s.", err),
			Line: first + 1 + max(1, err.Line),
		}}
	}
	d := parse.Declared{Basis: parse.BasisMetadata}
	var warnings []parse.Warning
	language := draft.LanguageIn(values)
	for _, v := range values {
		if draft.FieldOf(v.Key) == "" {
			draft.SetSaved(&d, v, language)
			continue // front matter is written for other programs, too
		}
		if problem := draft.Set(&d, v, language); problem != "" {
			warnings = append(warnings, parse.Warning{
				Code: "front matter value", Text: "Front matter: " + problem + ".", Line: first + 1 + v.Line,
			})
		}
	}
	return draft.DeclaredOrNone(d), warnings
}

// mostProperties is how many lines of properties may stand under a headline.
const mostProperties = 30

// properties reads what a note program writes under the headline of a page that it
// exports: "Created: November 16, 2026", "URL: https://…", up to a blank line. An
// address or the day of saving must be among them.
func (p *Page) properties(first int) parse.Declared {
	if first == len(p.Lines) || !strings.HasPrefix(p.Lines[first].Text, "# ") {
		return parse.Declared{}
	}
	from := first + 1
	for from < len(p.Lines) && p.Lines[from].Text == "" {
		from++
	}
	to, note := from, false
	d := parse.Declared{Basis: parse.BasisMetadata}
	for ; to < len(p.Lines) && p.Lines[to].Text != ""; to++ {
		key, value, ok := strings.Cut(p.Lines[to].Text, ": ")
		if !ok || len(key) > 30 || to-from == mostProperties || !lang.StartsUpper(key) {
			return parse.Declared{}
		}
		v := draft.YAMLValue{Key: key, Value: value}
		if draft.FieldOf(key) != "" {
			_ = draft.Set(&d, v, "") // written by a program for people: what it has wrong is no fault
		} else {
			draft.SetSaved(&d, v, "")
		}
		note = note || d.URL != "" || !d.Saved.IsZero()
	}
	if !note {
		return parse.Declared{}
	}
	for i := from; i < to; i++ {
		p.Lines[i].Role = parse.RoleMetadata
	}
	return draft.DeclaredOrNone(d)
}
