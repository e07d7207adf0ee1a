package desk

import (
	"path"
)

// Column returns the place where a table names the column for a field, such as "text", or
// nil if there is no such field.
func (t *Table) Column(field string) *string { return t.columns()[field] }

func (t *Table) columns() map[string]*string {
	return map[string]*string{"source": &t.Source, "date": &t.Date, "title": &t.Title, "text": &t.Text, "url": &t.URL, "language": &t.Language}
}

// Columns returns the columns of a file as tables name them: for each field, the
// first table that names one for files of this name.
func Columns(tables []Table, file string) map[string]string {
	out := map[string]string{}
	for _, t := range tables {
		if ok, err := path.Match(t.Files, path.Base(file)); !ok || err != nil {
			continue
		}
		for field, name := range t.columns() {
			if out[field] == "" && *name != "" {
				out[field] = *name
			}
		}
	}
	return out
}
