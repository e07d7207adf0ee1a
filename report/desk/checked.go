package desk

import (
	"io"

	"onrecord/report"
	"onrecord/report/terminal"
)

// Checked is the result of checking a desk's settings and the sidecars of its inbox.
type Checked struct {
	Desk     string    `json:"desk"` // folder
	Mistakes []Mistake `json:"mistakes"`
	Topics   int       `json:"topics"`
	People   int       `json:"people"`
	Outlets  int       `json:"outlets"`
	Sidecars int       `json:"sidecars"`
}

// Mistake is an [Error] in JSON form.
type Mistake struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // 0 if it concerns the whole file
	Column  int    `json:"column"` // likewise
	Message string `json:"message"`
	err     *Error
}

// NewChecked counts the settings of a folder, and lists their mistakes.
func NewChecked(folder string, s Settings, sidecars int, mistakes Errors) Checked {
	c := Checked{Desk: folder, Mistakes: []Mistake{}, Topics: len(s.Taxonomy.Topics), People: len(s.Known), Outlets: len(s.Outlets), Sidecars: sidecars}
	for _, e := range mistakes {
		c.Mistakes = append(c.Mistakes, Mistake{e.File, e.Line, e.Column, e.Message, e})
	}
	return c
}

// String gives the counts in words.
func (c Checked) String() string {
	return report.Counted(c.Topics, "topic") + ", " + report.Thousands(c.People) + " people and organisations, " +
		report.Counted(c.Outlets, "outlet") + ", " + report.Counted(c.Sidecars, "sidecar")
}

// WriteMistakes writes a line for each mistake: FILE:LINE:COLUMN: message.
func (c Checked) WriteMistakes(w io.Writer) error {
	for _, m := range c.Mistakes {
		if _, err := io.WriteString(w, terminal.Printable(m.err.Error())+"\n"); err != nil {
			return err
		}
	}
	return nil
}
