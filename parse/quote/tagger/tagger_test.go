package tagger

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
	"onrecord/parse/read"
	"onrecord/parse/segment"
)

func open(t testing.TB, text string) (parse.Document, parse.Segments) {
	t.Helper()
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return doc, segment.Split(doc)
}

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func words(text string, spans []parse.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return strings.Join(out, " … ")
}

func find(t testing.TB, doc parse.Document, seg parse.Segments, hints ...parse.Statement) []Attribution {
	t.Helper()
	found, _ := model(t).Find(doc, seg, hints, nil)
	return found
}

// show renders attributions as "source | cue | content", one a line.
func show(text string, as []Attribution) string {
	var out []string
	for _, a := range as {
		out = append(out, words(text, a.Mention)+" | "+words(text, a.Cue)+" | "+words(text, a.Content))
	}
	return strings.Join(out, "\n")
}

func TestAttributionsOfOneSentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"According to the union, the plan will cost Northmoor 400 jobs.", "the union | According to | the plan will cost Northmoor 400 jobs"},
		{"Piet Halloran said that the council had ignored three warnings.", "Piet Halloran | said | the council had ignored three warnings"},
		{"The minister did not say whether the ferry would run again.", ""},
		{"Ines Roke (R-Northmoor) called the inquiry “a bucket with no bottom.”", "Ines Roke (R-Northmoor) | called | the inquiry “a bucket with no bottom.”"},
		{"The governor wants to build a second bridge.", ""},
		{"The river rose by two metres on Monday and fell again on Tuesday.", ""},
	} {
		doc, seg := open(t, c.text)
		if got := show(doc.Text, find(t, doc, seg)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestEachActOfReportingIsItsOwn(t *testing.T) {
	doc, seg := open(t, "Critics accused the mayor of hiding the audit, but she denied it had ever been finished.")
	want := "Critics | accused | the mayor of hiding the audit\nshe | denied | it had ever been finished"
	if got := show(doc.Text, find(t, doc, seg)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestQuotationIsFollowedToItsEnd(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"over its attribution",
			"“We waited all night for the boats,” Voss said. “Nobody came. The lamps were out.”",
			"We waited all night for the boats, … Nobody came. The lamps were out.",
		},
		{
			"over more sentences than are looked at",
			"Voss said: “The first boat sank. The second turned back. The third never left. The fourth had no crew. The fifth was sold. The sixth came at noon.”",
			"The first boat sank. The second turned back. The third never left. The fourth had no crew. The fifth was sold. The sixth came at noon.",
		},
	} {
		doc, seg := open(t, c.text)
		as := find(t, doc, seg)
		if len(as) != 1 || words(doc.Text, as[0].Content) != c.want {
			t.Errorf("%s: got %s", c.name, show(doc.Text, as))
		}
	}
}

func TestHintIsNamedByItsCue(t *testing.T) {
	text := "Critics accused the mayor of hiding the audit. Piet Halloran said the lamps were out."
	doc, seg := open(t, text)
	at := strings.LastIndex(text, "said")
	hints := []parse.Statement{{
		Kind:    parse.Indirect,
		Cue:     []parse.Span{{Start: at, End: at + len("said")}},
		Content: []parse.Span{{Start: at + len("said "), End: len(text) - 1}},
		Mention: parse.Span{Start: at - len("Piet Halloran "), End: at - 1},
		Rule:    "reported clause",
	}}
	as := find(t, doc, seg, hints...)
	if len(as) == 0 || as[len(as)-1].Hint != 0 {
		t.Fatalf("got %+v", as)
	}
}

const page = `Harbour stays shut, minister says

NORTHMOOR — The harbour of Northmoor will stay shut until spring, the transport minister of Veshnia said on Tuesday, although pilots had hoped for an earlier date.

“We cannot send crews past a mast that leans,” the minister, Ines Roke, told parliament. “That is not politics. That is gravity.”

Opposition members accused her of hiding a report. According to Piet Halloran, who led the inquiry, the mast had been “a known fault” for years; he urged the ministry to publish his letters.

"I wrote eleven of them," he said.

Roke denied that any letter had reached her desk, and said she believed the pilots would agree.
`

func TestSameTextGivesTheSameFindings(t *testing.T) {
	doc, seg := open(t, page)
	m := model(t)
	want, _ := m.Find(doc, seg, nil, nil)
	if len(want) < 5 {
		t.Fatalf("found only\n%s", show(doc.Text, want))
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				if got, _ := m.Find(doc, seg, nil, nil); !reflect.DeepEqual(got, want) {
					t.Errorf("got\n%s\nwant\n%s", show(doc.Text, got), show(doc.Text, want))
				}
			}
		})
	}
	wait.Wait()
}

func TestDamagedWeightsAreRefused(t *testing.T) {
	if _, err := Read(nil); err == nil {
		t.Error("no bytes were read as a model")
	}
	if _, err := Read(embedded[:len(embedded)/2]); err == nil {
		t.Error("half a file was read as a model")
	}
}

func FuzzFindingsLieInTheText(f *testing.F) {
	f.Add(page, 3, 9)
	f.Add("“A,” he said. ‘B’ \"c\nd\" said: --don't-- U.S. 's", 0, 2)
	f.Add("“said “said” that said", 1, 100)
	m := model(f)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(text)})
		if err != nil {
			return // refused by the reader
		}
		seg := segment.Split(doc)
		hints := []parse.Statement{{Cue: []parse.Span{{Start: a, End: b}}, Content: []parse.Span{{Start: b, End: a}, {Start: a, End: b}}, Mention: parse.Span{Start: b, End: b + a}, Rule: "r"}}
		last := -1
		found, dropped := m.Find(doc, seg, hints, nil)
		for _, x := range found {
			if x.Right < LeastQuoted || x.Hint < 0 && x.Right < LeastByField {
				t.Fatalf("unlikely attribution %+v", x)
			}
		}
		for i, x := range append(found, dropped...) {
			if i == len(found) {
				last = -1
			}
			if len(x.Cue) != 1 || len(x.Content) == 0 || len(x.Mention) > 1 || x.P < 0 || x.P > 1 || x.Hint < -1 || x.Hint > 0 {
				t.Fatalf("bad attribution %+v", x)
			}
			if x.Cue[0].Start <= last {
				t.Fatalf("cues out of order in %q", text)
			}
			last = x.Cue[0].Start
			for _, list := range [][]parse.Span{x.Cue, x.Mention, x.Content} {
				end := 0
				for _, s := range list {
					if s.Start < end || s.Empty() || s.End > len(doc.Text) || !utf8.ValidString(doc.Text[s.Start:s.End]) {
						t.Fatalf("bad span %v in %q", s, text)
					}
					end = s.End
				}
			}
		}
	})
}

// hinted returns article as the tagger sees it when a rule has found its first statement.
func hinted(t *testing.T) *prose.Page {
	doc, seg := open(t, article)
	span := func(words string) parse.Span {
		at := strings.Index(doc.Text, words)
		return parse.Span{Start: at, End: at + len(words)}
	}
	hints := []parse.Statement{
		{Kind: parse.Indirect, Cue: []parse.Span{span("said on")}, Content: []parse.Span{span("The harbour of Northmoor will stay shut until spring")}, Mention: span("the transport minister of Veshnia"), Rule: "reported clause"},
		{Kind: parse.Direct, Cue: []parse.Span{span("told")}, Content: []parse.Span{span("We cannot send crews past a mast that leans,"), span("That is not politics. That is gravity.")}, Mention: span("Ines Roke"), Rule: "quotation"},
	}
	return prose.NewPage(doc, seg, hints, nil, model(t).lex)
}

// The sum of a token's features is worked out in parts, which are kept or worked out
// before: it must equal the sum of all of them.
func TestPartsOfFeaturesAddUp(t *testing.T) {
	m := model(t)
	w := m.worker()
	w.readings(hinted(t))
	var keys crf.Features
	check := func(what string, got crf.Packed, want *crf.Model) {
		t.Helper()
		if want := want.Sum(&keys); got != want {
			t.Fatalf("%s: %v, want %v", what, got.Unpack(), want.Unpack())
		}
	}
	for _, sums := range []bool{false, true} {
		cueSums, roleSums := m.cueSums, m.roleSums
		if !sums {
			cueSums, roleSums = nil, nil
		}
		var c prose.CueView
		for n, s := range w.p.Sents {
			c.Open(w.p, n)
			for i := int(s.From); i < int(s.To); i++ {
				got := c.Weigh(i, m.cue, cueSums, &keys)
				c.Keys(i, &keys)
				check(fmt.Sprintf("token %d", i), got, m.cue)
			}
		}
		var v prose.RoleView
		v.OpenPage(w.p, [][2]int{w.found[1].cue})
		for _, f := range w.found {
			v.Open(f.cue[0], f.cue[1])
			for i := v.From; i < v.To; i++ {
				if v.InCue(i) {
					continue
				}
				got := v.Weigh(i, m.role, roleSums, &keys)
				v.Keys(i, &keys)
				check(fmt.Sprintf("token %d of cue %v", i, f.cue), got, m.role)
			}
		}
	}
	if len(w.found) < 6 {
		t.Errorf("only %d cues", len(w.found))
	}
}
