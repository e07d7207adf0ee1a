package main

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed explain.html
var explainPage string

// writeHTML prints an explanation as a page for a browser.
func (e explanation) writeHTML(w io.Writer) error {
	t, err := template.New("explain").Parse(explainPage)
	if err != nil {
		return err
	}
	return t.Execute(w, e)
}
