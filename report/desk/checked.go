package desk

import (
	"io"

	"onrecord/report"
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
