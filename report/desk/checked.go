package desk

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk/yamlfile"
	"onrecord/report/terminal"
)

// Checked is the result of checking a desk's settings and the sidecars of its inbox.
type Checked struct {
	Desk     string `json:"desk"` // folder
	Mistakes Errors `json:"mistakes"`
	Topics   int    `json:"topics"`
	People   int    `json:"people"`
	Outlets  int    `json:"outlets"`
	Sidecars int    `json:"sidecars"`
}

// NewChecked counts the settings of a folder, and lists their mistakes.
func NewChecked(folder string, s Settings, sidecars int, mistakes Errors) Checked {
	return Checked{Desk: folder, Mistakes: append(Errors{}, mistakes...), Topics: len(s.Taxonomy.Topics), People: len(s.Known), Outlets: len(s.Outlets), Sidecars: sidecars}
}

// String gives the counts in words.
func (c Checked) String() string {
	return report.Counted(c.Topics, "topic") + ", " + report.Thousands(c.People) + " people and organisations, " +
		report.Counted(c.Outlets, "outlet") + ", " + report.Counted(c.Sidecars, "sidecar")
}

// WriteMistakes writes a line for each mistake: FILE:LINE:COLUMN: message.
func (c Checked) WriteMistakes(w io.Writer) error {
	for _, m := range c.Mistakes {
		if _, err := io.WriteString(w, terminal.Printable(m.Error())+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// placed matches a warning about a sidecar, after its path: line, column, what is wrong.
var placed = regexp.MustCompile(`^(\d+):(\d+): (.*)\.$`)

var unknownKey = regexp.MustCompile(`^unknown key "([^"]*)"`)

// Sidecar returns the mistakes in a file NAME.yaml beside a document. Reading the document
// ignores them, but the author of the file wants to know.
func Sidecar(f File) Errors {
	doc, err := read.Document(read.Input{Path: "document.txt", Data: []byte("Nothing."), Sidecar: f.Data, SidecarPath: f.Name})
	if err != nil {
		return Errors{{File: f.Name, Message: err.Error()}}
	}
	if _, err := yamlfile.Parse(f.Data); err != nil {
		bad := yamlfile.Problem(err)
		return Errors{{File: f.Name, Line: bad.Line, Column: bad.Column, Message: "not valid YAML and ignored: " + bad.Message}}
	}
	var out Errors
	for _, cut := range yamlfile.CutOff(f.Data) {
		out = append(out, &Error{File: f.Name, Line: cut.Line, Column: cut.Column, Message: cut.Message})
	}
	for _, w := range doc.Warnings {
		m := placed.FindStringSubmatch(strings.TrimPrefix(w.Text, f.Name+":"))
		if w.Code != "sidecar" || m == nil {
			continue
		}
		e := &Error{File: f.Name, Message: m[3]}
		e.Line, _ = strconv.Atoi(m[1])
		e.Column, _ = strconv.Atoi(m[2])
		if key := unknownKey.FindStringSubmatch(e.Message); key != nil {
			e.Message = key[0] + suggestion(key[1], []string{"source", "date", "title", "url", "language", "byline"})
		}
		out = append(out, e)
	}
	sortByPlace(out)
	return out
}
