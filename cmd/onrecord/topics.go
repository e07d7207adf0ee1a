package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"onrecord/parse/topic"
	"onrecord/report"
)

// topicsOptions are the flags of topics.
type topicsOptions struct {
	format string
	top    int
	own    ownFiles
}

var topicsFormats = []string{"text", "json"}

func (o *topicsOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "`form` of the report: text or json")
	f.IntVar(&o.top, "top", 20, "how many words to suggest")
	o.own.addFlags(cmd)
	o.own.columns.addFlags(cmd)
	closedList(cmd, "format", topicsFormats...)
	noCompletion(cmd, "top")
}

func newTopics(p *program) *cobra.Command {
	var o topicsOptions
	cmd := &cobra.Command{
		Use:   "topics PATH…",
		Short: "Show how far a taxonomy goes with documents, and what it lacks",
		Long: `topics reads documents as rows does and says how many rows each topic has and by
which words, how many have none, and which words and phrases, not in the
taxonomy yet, would divide those best: with them a desk writes its own. Rows that
owe their topic to the text around them, and to no word of their own, are
counted with the rest. An interviewer's questions are left out.

A PATH is a file, a folder read at any depth, or "-" for standard input.`,
		Example: `  onrecord topics clippings
  onrecord topics clippings --taxonomy topics.yaml --top 50`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.topics(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) topics(ctx context.Context, o topicsOptions, paths []string) error {
	if !slices.Contains(topicsFormats, o.format) {
		return badValue("format", o.format, topicsFormats...)
	}
	if o.top < 0 {
		return &usageError{message: fmt.Sprintf("--top: %d is less than nothing", o.top)}
	}
	read, settings, err := p.readDocuments(ctx, o.own, paths)
	if err != nil {
		return err
	}
	var (
		rows      []report.Row
		filed     []topic.Filed
		documents = make([]report.Document, len(read))
	)
	for i, d := range read {
		d.Record.Rows = 0
		for _, r := range d.Rows {
			if !r.Question {
				rows = append(rows, r)
				filed = append(filed, topic.Filed{Text: r.Quote, Label: r.Topic, Document: i})
				d.Record.Rows++
			}
		}
		documents[i] = d.Record
	}
	covered, err := topic.Cover(settings.Taxonomy, filed, o.top)
	if err != nil {
		return fmt.Errorf("taxonomy %s: %w", settings.Taxonomy.Name, err)
	}
	t := newTopicsReport(settings.Taxonomy.Name, covered, rows)
	w := &cancelled{ctx, p.stdout}
	if o.format == "json" {
		err = t.writeJSON(w)
	} else {
		err = t.writeText(w)
	}
	if err != nil {
		return err
	}
	p.reportDocuments(read, documents)
	return p.incomplete(documents)
}

// topicsReport is what topics prints, in the form of its JSON. Shares are of
// all rows, from 0 to 1.
type topicsReport struct {
	Taxonomy    string        `json:"taxonomy"`
	Rows        int           `json:"rows"`
	Topics      []topicShare  `json:"topics"`
	Without     topicless     `json:"without_topic"`
	Lent        int           `json:"by_surroundings_only"`
	Suggestions []topicDivide `json:"suggestions"`
}

type topicShare struct {
	Topic    string       `json:"topic"`
	Rows     int          `json:"rows"`
	Share    float64      `json:"share"`
	Lent     int          `json:"by_surroundings_only"`
	Words    []wordCount  `json:"words"`
	Speakers []speakerOne `json:"speakers"`
}

type wordCount struct {
	Word string `json:"word"`
	Rows int    `json:"rows"`
}

type speakerOne struct {
	Speaker string `json:"speaker"`
	Rows    int    `json:"rows"`
}

type topicless struct {
	Rows     int            `json:"rows"`
	Share    float64        `json:"share"`
	Examples []topicExample `json:"examples"`
}

type topicExample struct {
	Speaker  string `json:"speaker"`
	Quote    string `json:"quote"`
	Document string `json:"document"`
}

type topicDivide struct {
	Words       string  `json:"words"`
	Rows        int     `json:"rows"`
	Documents   int     `json:"documents"`
	Association float64 `json:"association"`
}

func newTopicsReport(taxonomy string, c topic.Coverage, rows []report.Row) topicsReport {
	of := func(n int) float64 { return float64(n) / float64(max(len(rows), 1)) }
	t := topicsReport{
		Taxonomy: taxonomy, Rows: len(rows), Lent: c.Lent,
		Topics: []topicShare{}, Suggestions: []topicDivide{},
		Without: topicless{Rows: c.Without, Share: of(c.Without), Examples: examples(rows)},
	}
	for _, s := range c.Topics {
		one := topicShare{Topic: s.Label, Rows: s.Filed, Share: of(s.Filed), Lent: s.Lent, Words: []wordCount{}, Speakers: speakersOf(rows, s.Label)}
		for _, term := range s.Terms {
			one.Words = append(one.Words, wordCount{term.Term, term.Filed})
		}
		t.Topics = append(t.Topics, one)
	}
	for _, d := range c.Dividers {
		t.Suggestions = append(t.Suggestions, topicDivide{d.Term, d.Filed, d.Documents, d.Association})
	}
	return t
}

// examples are three rows without a topic, the long ones first, as they show
// best what is missing; of different documents as far as there are any.
func examples(rows []report.Row) []topicExample {
	const most = 3
	var first, others []report.Row
	seen := map[string]bool{}
	byLength := slices.SortedStableFunc(slices.Values(rows), func(a, b report.Row) int { return cmp.Compare(len(b.Quote), len(a.Quote)) })
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
	out := []topicExample{}
	for _, r := range append(first, others...) {
		if len(out) < most {
			out = append(out, topicExample{r.Speaker, r.Quote, r.Document})
		}
	}
	return out
}

// speakersOf returns who speaks under a topic, the one with most rows first.
func speakersOf(rows []report.Row, label string) []speakerOne {
	out := []speakerOne{}
	at := map[string]int{}
	for _, r := range rows {
		if r.Topic != label || r.Speaker == "" {
			continue
		}
		i, ok := at[r.Speaker]
		if !ok {
			i = len(out)
			at[r.Speaker] = i
			out = append(out, speakerOne{Speaker: r.Speaker})
		}
		out[i].Rows++
	}
	slices.SortStableFunc(out, func(a, b speakerOne) int { return cmp.Compare(b.Rows, a.Rows) })
	return out
}

func (t topicsReport) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(t)
}

// writeText prints the tables for people. What comes from documents is made
// harmless to a terminal.
func (t topicsReport) writeText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", printable(cmp.Or(t.Taxonomy, "taxonomy without a name")), report.Counted(t.Rows, "row"))
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "topic\t rows\tshare\twords that decided\tspeakers")
	line := func(name string, rows int, words, speakers string) {
		fmt.Fprintf(table, "%s\t%5s\t%4.0f%%\t%s\t%s\n", printable(name), report.Thousands(rows), 100*float64(rows)/float64(max(t.Rows, 1)), printable(words), printable(speakers))
	}
	for _, s := range t.Topics {
		var words, speakers []string
		for _, word := range s.Words[:min(3, len(s.Words))] {
			words = append(words, fmt.Sprintf("%s %s", word.Word, report.Thousands(word.Rows)))
		}
		for _, who := range s.Speakers[:min(2, len(s.Speakers))] {
			speakers = append(speakers, cutAt(who.Speaker, 24))
		}
		line(s.Topic, s.Rows, strings.Join(words, ", "), strings.Join(speakers, ", "))
	}
	line("(no topic)", t.Without.Rows, "", "")
	if err := table.Flush(); err != nil {
		return err
	}
	if t.Lent > 0 {
		fmt.Fprintf(&b, "\n%s to the surroundings alone: no word of the statement speaks for it.\n", owe(t.Lent))
	}
	if len(t.Without.Examples) > 0 {
		b.WriteString("\nWithout a topic, for example:\n")
		for _, e := range t.Without.Examples {
			fmt.Fprintf(&b, "  %s: “%s” (%s)\n", printable(cmp.Or(e.Speaker, "unknown")), printable(cutAt(strings.Join(strings.Fields(e.Quote), " "), 160)), printable(e.Document))
		}
	}
	t.writeSuggestions(&b)
	_, err := io.WriteString(w, trimmedLines(b.String()))
	return err
}

// writeSuggestions prints the words that divide the rest, and again as lines
// to copy.
func (t topicsReport) writeSuggestions(b *strings.Builder) {
	rest := t.Without.Rows + t.Lent
	if rest == 0 {
		return
	}
	if len(t.Suggestions) == 0 {
		fmt.Fprintf(b, "\nNo word that the taxonomy lacks stands out in these %s.\n", report.Counted(rest, "row"))
		return
	}
	fmt.Fprintf(b, "\nWhat would divide these %s best, and is not in the taxonomy:\n", report.Counted(rest, "row"))
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "   rows\tdocuments\tassociation\tword or phrase")
	var words, phrases []string
	for _, s := range t.Suggestions {
		fmt.Fprintf(table, "  %5s\t%9s\t%11.1f\t%s\n", report.Thousands(s.Rows), report.Thousands(s.Documents), s.Association, printable(s.Words))
		if strings.Contains(s.Words, " ") {
			phrases = append(phrases, inYAML(s.Words))
		} else {
			words = append(words, inYAML(s.Words))
		}
	}
	_ = table.Flush() // a strings.Builder takes everything
	b.WriteString("\nTo copy into a topic, without what belongs elsewhere:\n")
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

// cutAt cuts a text at a space, so that it has at most so many characters.
func cutAt(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// trimmedLines removes what a table leaves behind its last column.
func trimmedLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}
