package explain

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed explain.html
var page string

// WriteHTML prints an explanation as a page for a browser; it needs no other file.
func (e Document) WriteHTML(w io.Writer) error {
	t, err := template.New("explain").Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, e)
}
