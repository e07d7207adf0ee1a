package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"onrecord/parse/read/draft"
)

// IsJSON recognises the beginning of an object or a list of objects, which no
// text has.
func IsJSON(head string, ending bool) bool {
	head = strings.Join(strings.Fields(head[:min(len(head), 200)]), "")
	return ending || strings.HasPrefix(head, `{"`) || strings.HasPrefix(head, `[{"`)
}

// ReadJSON reads articles from an object, a list of objects or one object a
// line. A list may stand somewhere inside an object, as services answer.
func ReadJSON(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	text := []byte(strings.TrimLeftFunc(dec.Text, draft.IsFiller))
	t := jsonTable{named: b.Columns}
	if isLines(text) {
		err = t.lines(text)
	} else {
		err = t.value(json.NewDecoder(bytes.NewReader(text)), 0)
	}
	pieces := append(itemPieces(t.list), t.broken...)
	slices.SortStableFunc(pieces, func(a, b draft.Piece) int { return a.Number - b.Number })
	switch {
	case err != nil && len(pieces) == 0:
		return nil, err
	case t.refused != nil && len(t.list) == 0:
		return nil, t.refused
	case len(pieces) == 0:
		return nil, fmt.Errorf("%w: none of its objects has a text", draft.ErrEmpty)
	}
	pieces[0].Warnings = append(dec.Warnings, pieces[0].Warnings...)
	for i := range pieces {
		pieces[i].Encoding = dec.Name
	}
	return pieces, err
}

// isLines reports whether the second line of a text begins an object, too.
func isLines(text []byte) bool {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	return bytes.HasPrefix(first, []byte("{")) && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{"))
}

// jsonTable is the state of reading a table.
type jsonTable struct {
	named   map[string]string
	list    []item
	broken  []draft.Piece
	refused error // why the first object that is none was no article
	number  int
	inner   bool // the members of members of an object are among its own
}

// withMembers gives an object what the objects in it hold, as services keep the text of an
// article in "fields" or "attributes". It reports whether there was anything.
func withMembers(object map[string]json.RawMessage) bool {
	found := false
	for _, name := range slices.Sorted(maps.Keys(object)) {
		var inner map[string]json.RawMessage
		if raw := bytes.TrimSpace(object[name]); !bytes.HasPrefix(raw, []byte("{")) || json.Unmarshal(raw, &inner) != nil {
			continue
		}
		for key, value := range inner {
			if _, has := object[key]; !has {
				object[key], found = value, true
			}
		}
	}
	return found
}

// lines reads an object from each line. A broken line is that article's own
// loss.
func (t *jsonTable) lines(text []byte) error {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if t.number++; t.number > draft.MaxArticles {
			return fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
		}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(line, &object); err != nil {
			t.broken = append(t.broken, draft.Piece{Number: t.number,
				Err: fmt.Errorf("%w: line %d: %s", draft.ErrDamaged, t.number, err)})
			continue
		}
		t.object(object)
	}
	return nil
}

// listDepth is how deep a list of articles may stand: an index answers with
// {"response": {"docs": […]}}.
const listDepth = 3

// value reads what comes next: a list, whose objects are read one after the
// other, or an object.
func (t *jsonTable) value(d *json.Decoder, depth int) error {
	token, err := d.Token()
	switch {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w: it ends early", draft.ErrDamaged)
	case err != nil:
		return fmt.Errorf("%w: %s", draft.ErrDamaged, err)
	}
	switch token {
	case json.Delim('['):
		for d.More() {
			if t.number++; t.number > draft.MaxArticles {
				return fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
			}
			var raw json.RawMessage
			if err := d.Decode(&raw); err != nil {
				return fmt.Errorf("%w: object %d: %s", draft.ErrDamaged, t.number, err)
			}
			var object map[string]json.RawMessage
			if json.Unmarshal(raw, &object) == nil && object != nil {
				t.object(object)
			}
		}
		if _, err := d.Token(); err != nil {
			return fmt.Errorf("%w: the list does not end", draft.ErrDamaged)
		}
		return nil
	case json.Delim('{'):
		return t.members(d, depth)
	}
	return fmt.Errorf("%w: it holds no objects", draft.ErrNoArticles)
}

// members reads an object: an article, or an object that contains a list of them.
func (t *jsonTable) members(d *json.Decoder, depth int) error {
	object := map[string]json.RawMessage{}
	var names []string
	for d.More() {
		key, err := d.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return fmt.Errorf("%w: %v", draft.ErrDamaged, err)
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return fmt.Errorf("%w: %q: %s", draft.ErrDamaged, name, err)
		}
		if _, twice := object[name]; !twice {
			names = append(names, name)
		}
		object[name] = raw
	}
	slices.Sort(names)
	if at, err := guessColumns(names, t.named); depth == 0 && err == nil {
		if _, hasText := at["text"]; hasText {
			t.number = 1
			t.object(object)
			return nil
		}
	}
	if depth < listDepth {
		for _, name := range names {
			if raw := object[name]; isObjects(raw) {
				before := len(t.list)
				if err := t.value(json.NewDecoder(bytes.NewReader(raw)), depth+1); err != nil || len(t.list) > before {
					return err
				}
			}
		}
	}
	if depth == 0 && t.refused == nil {
		t.number = 1
		t.object(object)
	}
	return nil
}

// isObjects reports a list of objects, or an object that may hold one.
func isObjects(raw json.RawMessage) bool {
	raw = bytes.TrimSpace(raw)
	return bytes.HasPrefix(raw, []byte("{")) || bytes.HasPrefix(raw, []byte("[")) &&
		bytes.HasPrefix(bytes.TrimSpace(raw[1:]), []byte("{"))
}

// object takes an article from an object; an index keeps it in "_source".
func (t *jsonTable) object(object map[string]json.RawMessage) {
	if inner := object["_source"]; len(inner) > 0 && inner[0] == '{' {
		var of map[string]json.RawMessage
		if json.Unmarshal(inner, &of) == nil {
			object = of
		}
	}
	columns := slices.Sorted(maps.Keys(object))
	named := maps.Clone(t.named)
	for field, path := range named { // "source.name" is a member of a member
		if top, _, _ := strings.Cut(path, "."); object[path] == nil && object[top] != nil {
			named[field] = top
		}
	}
	at, err := guessColumns(columns, named)
	if err != nil && !t.inner && withMembers(object) {
		inner := jsonTable{named: t.named, number: t.number, inner: true}
		if inner.object(object); len(inner.list) > 0 {
			t.list = append(t.list, inner.list...)
			return
		}
	}
	if err != nil {
		t.refused = cmp.Or(t.refused, err)
		return
	}
	t.list = append(t.list, newItem(t.number, func(field string) string {
		i, ok := at[field]
		if !ok {
			return ""
		}
		var v any
		d := json.NewDecoder(bytes.NewReader(object[columns[i]]))
		d.UseNumber()
		if d.Decode(&v) != nil {
			return ""
		}
		if _, rest, ok := strings.Cut(t.named[field], "."); ok && named[field] != t.named[field] {
			for _, step := range strings.Split(rest, ".") {
				m, _ := v.(map[string]any)
				v = m[step]
			}
		}
		return jsonText(v, field)
	}))
}

// jsonText returns a value as text: paragraphs and authors come as lists, an
// outlet as an object with a name.
func jsonText(v any, field string) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var out []string
		for _, one := range v {
			if s := jsonText(one, field); s != "" {
				out = append(out, s)
			}
		}
		if field == "text" || field == "summary" {
			return strings.Join(out, "\n\n")
		}
		return strings.Join(out, ", ")
	case map[string]any:
		for _, name := range []string{"name", "title", "rendered", "value", "text",
			"content", "$t", "#text", "@value"} {
			if s, ok := v[name].(string); ok {
				return s
			}
		}
	}
	return ""
}
