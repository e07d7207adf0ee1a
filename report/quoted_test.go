package report

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord/parse"
)

// partly is a row that passes from a paraphrase to the speaker's words, in a text with
// these quotation marks.
func partly(open, shut string) Row {
	text := "Roke denied that the roof had leaked. " + open + "It held." + shut + " It was new, she said: " + open + "I paid for it" + shut + "."
	span := func(words string) parse.Span {
		i := strings.Index(text, words)
		return parse.Span{Start: i, End: i + len(words)}
	}
	return Rows(parse.Result{
		Document: parse.Document{ID: "d1", Path: "a.txt", Text: text},
		Statements: []parse.Statement{{Kind: parse.Mixed, Content: []parse.Span{
			span("the roof had leaked"), span("It held."), span("It was new"), span("I paid for it"),
		}}},
	})[0]
}

func TestWordsBetweenMarksAreToldFromAParaphrase(t *testing.T) {
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"'", "'"}} {
		row := partly(marks[0], marks[1])
		var back Row // as an archive keeps it
		data, err := json.Marshal(row)
		if err == nil {
			err = json.Unmarshal(data, &back)
		}
		got, all := "", ""
		for _, p := range Parts(&back) {
			if all += p.Text; p.Quoted {
				got += "[" + p.Text + "]"
			}
		}
		if err != nil || got != "[It held.][I paid for it]" || all != row.Quote {
			t.Errorf("%s: quoted are %s, of %q, %v", marks, got, all, err)
		}
	}
	changed := partly("“", "”")
	changed.Quote = "the roof had leaked … It held, she said"
	if p := Parts(&changed); len(p) != 1 || p[0].Quoted || p[0].Text != changed.Quote {
		t.Errorf("of words that a person changed, %+v are quoted", p)
	}
}

func TestAStatementIsCutWhereItMayEnd(t *testing.T) {
	const long = "The roof of the old depot held through the storm. Nobody was hurt, and nobody had to leave, because Mr. Holm had locked the gate at noon."
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{long, 200, long},
		{long, 60, "The roof of the old depot held through the storm."},
		{"Nobody had to leave the valley that night, because Mr. Holm had locked the gate at noon and gone home.", 60, "Nobody had to leave the valley that night"},
		{"whoever had a key to the gate, a lamp or a rope was asked to come; nobody came", 40, "whoever had a key to the gate, a lamp or a rope was asked to come"},
		{"the mortars of the upper valley in a shed with two keys on two rings", 40, "the mortars of the upper valley in a shed with two keys on two rings"},
		{"We asked Mr. Holm of the U.S. depot at Tarn. He had no key. It was late.", 45, "We asked Mr. Holm of the U.S. depot at Tarn."},
		{strings.Repeat("word ", 50), 20, "word word word word word word word word"},
	} {
		got, cut := Shortened(c.in, c.n)
		if got != c.want || cut != (got != c.in) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
