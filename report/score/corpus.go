package score

import (
	"bufio"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
)

// Article is one document of an annotated corpus: its text and the lines of
// one annotator's standoff file.
type Article struct {
	Name       string // base name without ending
	Text       string
	Annotation string
}

// attribution is one annotated statement.
type attribution struct {
	content, source, cue points
	kind                 string
}

// Corpus compares rows with the attributions of a corpus in brat standoff,
// where an event ties Source, Cue and Content together. Rows are given by the
// name of their article; those that share a statement number are one.
func Corpus(articles []Article, rows map[string][]report.Row) Result {
	var n tally
	var res Result
	for _, a := range articles {
		text := []rune(a.Text)
		gold := attributions(a.Annotation, text)
		predicted := statements(rows[a.Name], text)
		n.gold += len(gold)
		n.predicted += len(predicted)
		for i := range gold {
			n.of(gold[i].kind).gold++
		}
		found := map[int]bool{}
		for _, m := range pairs(contents(gold), contents(predicted)) {
			n.count(gold[m.gold], predicted[m.predicted], m.alike)
			if m.alike >= 0.3 {
				found[m.gold] = true
			}
		}
		for i, g := range gold {
			if !found[i] {
				lo, hi := g.content[0], g.content[len(g.content)-1]
				res.Misses = append(res.Misses, Miss{a.Name, g.kind, string(text[max(0, lo-60):min(len(text), hi+60)])})
			}
		}
	}
	n.report(&res)
	return res
}

func contents(list []attribution) []points {
	out := make([]points, len(list))
	for i, a := range list {
		out[i] = a.content
	}
	return out
}

// tally counts matches over a corpus.
type tally struct {
	gold, predicted                        int
	at3, at8, exact, endToEnd, source, cue int
	kinds                                  [3]struct{ gold, at3, at8 int }
}

var kindNames = [3]string{"direct", "mixed", "indirect"}

func (n *tally) of(kind string) *struct{ gold, at3, at8 int } {
	if i := slices.Index(kindNames[:], kind); i >= 0 {
		return &n.kinds[i]
	}
	return &n.kinds[2]
}

func (n *tally) count(g, p attribution, alike float64) {
	k := n.of(g.kind)
	if alike >= 0.3 {
		n.at3++
		k.at3++
		if agree(g.source, p.source) {
			n.source++
		}
		if agree(g.cue, p.cue) {
			n.cue++
		}
	}
	if alike >= 0.8 {
		n.at8++
		k.at8++
		if agree(g.source, p.source) {
			n.endToEnd++
		}
	}
	if alike == 1 {
		n.exact++
	}
}

func (n *tally) report(r *Result) {
	r.addCount("gold", n.gold)
	r.addCount("predicted", n.predicted)
	r.addPRF("0.3", n.at3, n.predicted, n.gold)
	r.addPRF("0.8", n.at8, n.predicted, n.gold)
	r.addPRF("exact", n.exact, n.predicted, n.gold)
	r.addPRF("end_to_end", n.endToEnd, n.predicted, n.gold)
	r.add("source", share(n.source, n.at3))
	r.add("cue", share(n.cue, n.at3))
	for i, k := range kindNames {
		r.addCount("gold_"+k, n.kinds[i].gold)
		r.add("R@0.3_"+k, share(n.kinds[i].at3, n.kinds[i].gold))
		r.add("R@0.8_"+k, share(n.kinds[i].at8, n.kinds[i].gold))
	}
}

// statements joins the rows of one statement.
func statements(rows []report.Row, text []rune) []attribution {
	var out []attribution
	var spans report.Spans
	flush := func() {
		if c := content(text, spans.Content); len(c) > 0 {
			out = append(out, attribution{content: c, source: set(spans.Mention), cue: set(spans.Cue)})
		}
		spans = report.Spans{}
	}
	for i, r := range rows {
		if i > 0 && r.Statement != rows[i-1].Statement {
			flush()
		}
		spans.Content = append(spans.Content, r.Spans.Content...)
		spans.Mention = append(spans.Mention, r.Spans.Mention...)
		spans.Cue = append(spans.Cue, r.Spans.Cue...)
	}
	flush()
	return out
}

// attributions reads the events of a standoff file:
//
//	T1	Content 10 20;25 30	the words
//	E1	Attribution:T3 Source:T2 Content:T1
func attributions(annotation string, text []rune) []attribution {
	inside := inQuotation(text)
	var out []attribution
	for _, roles := range Events(annotation) {
		if c := content(text, roles["Content"]); len(c) > 0 {
			out = append(out, attribution{c, set(roles["Source"]), set(roles["Cue"]), kindOf(c, inside)})
		}
	}
	return out
}

// Events returns the events of a standoff file, each as the code points of what it
// connects, by role.
func Events(annotation string) []map[string][][2]int {
	marks := map[string][][2]int{}
	var out []map[string][][2]int
	lines := bufio.NewScanner(strings.NewReader(annotation))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 2 {
			continue
		}
		switch fields[0][:min(1, len(fields[0]))] {
		case "T":
			if spans, ok := ranges(fields[1]); ok {
				marks[fields[0]] = spans
			}
		case "E":
			roles := map[string][][2]int{}
			for _, part := range strings.Fields(fields[1]) {
				role, ref, _ := strings.Cut(part, ":")
				role = strings.TrimRight(role, "0123456789")
				roles[role] = append(roles[role], marks[ref]...)
			}
			out = append(out, roles)
		}
	}
	return out
}

// ranges reads "Content 10 20;25 30".
func ranges(s string) ([][2]int, bool) {
	_, list, _ := strings.Cut(s, " ")
	var out [][2]int
	for _, piece := range strings.Split(list, ";") {
		from, to, _ := strings.Cut(strings.TrimSpace(piece), " ")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return nil, false
		}
		out = append(out, [2]int{a, b})
	}
	return out, true
}

// kindOf calls a content direct if nine tenths of it stand in quotation marks.
func kindOf(c points, inside []bool) string {
	n := 0
	for _, i := range c {
		if inside[i] {
			n++
		}
	}
	switch quoted := float64(n) / float64(len(c)); {
	case quoted >= 0.9:
		return "direct"
	case quoted > 0:
		return "mixed"
	}
	return "indirect"
}

// inQuotation marks what stands inside double quotation marks. A quotation
// goes on in the next paragraph if that begins with a mark too.
func inQuotation(text []rune) []bool {
	inside := make([]bool, len(text))
	open := false
	for i, r := range text {
		switch {
		case r == '\n' && i+1 < len(text) && text[i+1] == '\n':
			j := i
			for j < len(text) && isSpace(text[j]) {
				j++
			}
			open = open && (j == len(text) || text[j] == '"' || text[j] == '“')
		case r == '“':
			open = true
			continue
		case r == '”':
			open = false
			continue
		case r == '"':
			open = i == 0 || text[i-1] == '\n' || !open
			continue
		}
		inside[i] = open
	}
	return inside
}
