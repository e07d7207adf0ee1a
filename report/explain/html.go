package explain

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed explain.html
var page string

// WriteHTML writes an explanation as a self-contained page for a browser.
func (e Document) WriteHTML(w io.Writer) error {
	t, err := template.New("explain").Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, e)
}
