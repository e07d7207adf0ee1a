// Package coverage reports how well a taxonomy covers rows: how many rows each topic has
// and because of which words, how many have no topic, and which words would best sort
// those.
package coverage

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"onrecord/parse/topic"
	"onrecord/report"
	"onrecord/report/terminal"
)

// Report has the structure of its JSON. Shares are of all rows, from 0 to 1.
type Report struct {
	Taxonomy    string       `json:"taxonomy"`
	Rows        int          `json:"rows"`
	Topics      []Share      `json:"topics"`
	Without     Without      `json:"without_topic"`
	Lent        int          `json:"by_surroundings_only"`
	Suggestions []Suggestion `json:"suggestions"`
}

// Share is a topic, its rows and the words that decided.
type Share struct {
	Topic    string    `json:"topic"`
	Rows     int       `json:"rows"`
	Share    float64   `json:"share"`
	Lent     int       `json:"by_surroundings_only"`
	Words    []Word    `json:"words"`
	Speakers []Speaker `json:"speakers"`
}

// Word is a word and the rows it decided.
type Word struct {
	Word string `json:"word"`
	Rows int    `json:"rows"`
}

// Speaker is a speaker with rows in a topic.
type Speaker struct {
	Speaker string `json:"speaker"`
	Rows    int    `json:"rows"`
}

// Without are the rows that have no topic.
type Without struct {
	Rows     int       `json:"rows"`
	Share    float64   `json:"share"`
	Examples []Example `json:"examples"`
}

// Example is a row without a topic.
type Example struct {
	Speaker  string `json:"speaker"`
	Quote    string `json:"quote"`
	Document string `json:"document"`
}

// Suggestion is a word or phrase that the taxonomy lacks.
type Suggestion struct {
	Words       string  `json:"words"`
	Rows        int     `json:"rows"`
	Documents   int     `json:"documents"`
	Association float64 `json:"association"`
}

// Of returns how well a taxonomy covers rows, and up to a number of words that would best
// sort the rows without a topic. Rows of one document must come together.
func Of(table topic.Taxonomy, rows []report.Row, words int) (Report, error) {
	filed := make([]topic.Labelled, len(rows))
	document := 0
	for i, r := range rows {
		if i > 0 && r.Document != rows[i-1].Document {
			document++
		}
		filed[i] = topic.Labelled{Text: r.Quote, Label: r.Topic, Document: document}
	}
	c, err := topic.Cover(table, filed, words)
	if err != nil {
		return Report{}, err
	}
	of := func(n int) float64 { return float64(n) / float64(max(len(rows), 1)) }
	t := Report{
		Taxonomy: table.Name, Rows: len(rows), Lent: c.Lent,
		Topics: []Share{}, Suggestions: []Suggestion{},
		Without: Without{Rows: c.Without, Share: of(c.Without), Examples: examples(rows)},
	}
	for _, s := range c.Topics {
		one := Share{Topic: s.Label, Rows: s.Labelled, Share: of(s.Labelled), Lent: s.Lent, Words: []Word{},
			Speakers: speakersOf(rows, s.Label)}
		for _, term := range s.Terms {
			one.Words = append(one.Words, Word{term.Term, term.Labelled})
		}
		t.Topics = append(t.Topics, one)
	}
	for _, d := range c.Dividers {
		t.Suggestions = append(t.Suggestions, Suggestion{d.Term, d.Labelled, d.Documents, d.Association})
	}
	return t, nil
}

// examples are three rows without a topic, the long ones first, as they show
// best what is missing; of different documents as far as there are any.
func examples(rows []report.Row) []Example {
	const most = 3
	var first, others []report.Row
	seen := map[string]bool{}
	byLength := slices.SortedStableFunc(slices.Values(rows),
		func(a, b report.Row) int { return cmp.Compare(len(b.Quote), len(a.Quote)) })
	for _, r := range byLength {
		switch {
		case r.Topic != "":
		case seen[r.Document]:
			others = append(others, r)
		default:
			seen[r.Document] = true
			first = append(first, r)
		}
	}
	out := []Example{}
	for _, r := range append(first, others...) {
		if len(out) < most {
			out = append(out, Example{r.Speaker, r.Quote, r.Document})
		}
	}
	return out
}

// speakersOf returns who speaks under a topic, the one with most rows first.
func speakersOf(rows []report.Row, label string) []Speaker {
	out := []Speaker{}
	at := map[string]int{}
	for _, r := range rows {
		if r.Topic != label || r.Speaker == "" {
			continue
		}
		i, ok := at[r.Speaker]
		if !ok {
			i = len(out)
			at[r.Speaker] = i
			out = append(out, Speaker{Speaker: r.Speaker})
		}
		out[i].Rows++
	}
	slices.SortStableFunc(out, func(a, b Speaker) int { return cmp.Compare(b.Rows, a.Rows) })
	return out
}

// WriteJSON writes the report as JSON.
func (t Report) WriteJSON(w io.Writer) error {
	return terminal.WriteJSON(w, t)
}

// WriteText writes the report as tables. Text from documents is made safe for a terminal.
func (t Report) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", terminal.Printable(cmp.Or(t.Taxonomy, "taxonomy without a name")),
		report.Counted(t.Rows, "row"))
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "topic\t rows\tshare\twords that decided\tspeakers")
	line := func(name string, rows int, words, speakers string) {
		fmt.Fprintf(table, "%s\t%5s\t%4.0f%%\t%s\t%s\n", terminal.Printable(name), report.Thousands(rows),
			100*float64(rows)/float64(max(t.Rows, 1)), terminal.Printable(words), terminal.Printable(speakers))
	}
	for _, s := range t.Topics {
		var words, speakers []string
		for _, word := range s.Words[:min(3, len(s.Words))] {
			words = append(words, fmt.Sprintf("%s %s", word.Word, report.Thousands(word.Rows)))
		}
		for _, who := range s.Speakers[:min(2, len(s.Speakers))] {
			speakers = append(speakers, terminal.Cut(who.Speaker, 24))
		}
		line(s.Topic, s.Rows, strings.Join(words, ", "), strings.Join(speakers, ", "))
	}
	line("(no topic)", t.Without.Rows, "", "")
	if err := table.Flush(); err != nil {
		return err
	}
	if t.Lent > 0 {
		fmt.Fprintf(&b, "\n%s only to the surrounding text, not to a word of the statement.\n", owe(t.Lent))
	}
	if len(t.Without.Examples) > 0 {
		b.WriteString("\nWithout a topic, for example:\n")
		for _, e := range t.Without.Examples {
			fmt.Fprintf(&b, "  %s: “%s” (%s)\n", terminal.Printable(cmp.Or(e.Speaker, "unknown")),
				terminal.Printable(terminal.Cut(terminal.OneLine(e.Quote), 160)), terminal.Printable(e.Document))
		}
	}
	t.writeSuggestions(&b)
	_, err := io.WriteString(w, trimmedLines(b.String()))
	return err
}

// writeSuggestions prints the words that divide the rest, and again as lines
// to copy.
func (t Report) writeSuggestions(b *strings.Builder) {
	rest := t.Without.Rows + t.Lent
	if rest == 0 {
		return
	}
	if len(t.Suggestions) == 0 {
		fmt.Fprintf(b, "\nNo word that the taxonomy lacks stands out in these %s.\n", report.Counted(rest, "row"))
		return
	}
	fmt.Fprintf(b, "\nWords that are not in the taxonomy and would sort these %s best:\n", report.Counted(rest, "row"))
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "   rows\tdocuments\tassociation\tword or phrase")
	var words, phrases []string
	for _, s := range t.Suggestions {
		fmt.Fprintf(table, "  %5s\t%9s\t%11.1f\t%s\n", report.Thousands(s.Rows), report.Thousands(s.Documents),
			s.Association, terminal.Printable(s.Words))
		if strings.Contains(s.Words, " ") {
			phrases = append(phrases, inYAML(s.Words))
		} else {
			words = append(words, inYAML(s.Words))
		}
	}
	_ = table.Flush() // a strings.Builder takes everything
	b.WriteString("\nTo copy into a topic; remove what belongs elsewhere:\n")
	for _, list := range []struct {
		key   string
		terms []string
	}{{"words", words}, {"phrases", phrases}} {
		if len(list.terms) > 0 {
			fmt.Fprintf(b, "    %s: [%s]\n", list.key, strings.Join(list.terms, ", "))
		}
	}
}

func owe(n int) string {
	if n == 1 {
		return "1 row owes its topic"
	}
	return report.Counted(n, "row") + " owe their topic"
}

// inYAML puts double quotes around what YAML would not take for a word.
func inYAML(term string) string {
	for _, r := range term {
		if r != ' ' && r != '-' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r < utf8.RuneSelf {
			return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(term) + `"`
		}
	}
	switch strings.ToLower(term) {
	case "null", "true", "false", "yes", "no", "on", "off", "nan", "inf":
		return `"` + term + `"`
	}
	return term
}

// trimmedLines removes what a table leaves behind its last column.
func trimmedLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}
