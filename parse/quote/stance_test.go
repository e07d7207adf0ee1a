package quote

import (
	"iter"
	"os"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/segment"
)

// marked reads a sentence with its <mention>, {cue} and [content].
func marked(t *testing.T, line string) (*finder, *parse.Statement) {
	t.Helper()
	var text strings.Builder
	s := &parse.Statement{}
	var open int
	for _, r := range line {
		switch r {
		case '<', '{', '[':
			open = text.Len()
		case '>':
			s.Mention = parse.Span{Start: open, End: text.Len()}
		case '}':
			s.Cue = append(s.Cue, parse.Span{Start: open, End: text.Len()})
		case ']':
			s.Content = append(s.Content, parse.Span{Start: open, End: text.Len()})
		default:
			text.WriteRune(r)
		}
	}
	doc := parse.Document{Text: text.String(), Lines: []parse.Line{{Span: parse.Span{End: text.Len()}, Role: parse.RoleBody}}}
	seg := segment.Split(doc)
	f := &finder{page: newPage(doc, seg), taken: map[int]bool{}}
	s.Kind = f.kind(s.Content)
	return f, s
}

// stances yields the sentences of testdata/stance.txt with the stances that a
// person marked.
func stances(t *testing.T) iter.Seq2[parse.Stance, string] {
	t.Helper()
	data, err := os.ReadFile("testdata/stance.txt")
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(parse.Stance, string) bool) {
		for line := range strings.Lines(string(data)) {
			want, sentence, marked := strings.Cut(strings.TrimSpace(line), "\t")
			if marked && !yield(parse.Stance(want), sentence) {
				return
			}
		}
	}
}

func TestStancesOfMarkedSentences(t *testing.T) {
	right, all := 0, 0
	for want, sentence := range stances(t) {
		f, s := marked(t, sentence)
		all++
		if got := f.stance(s); got == want {
			right++
		} else {
			t.Logf("%s, want %s: %s", got, want, sentence)
		}
	}
	if all < 200 || right*100 < all*95 {
		t.Errorf("%d of %d sentences right; want 95 %% of 200 or more", right, all)
	}
}

// A frame is verbatim, and overlaps neither mention nor content.
func TestFramesReadAsItWasSaid(t *testing.T) {
	for _, test := range []struct{ sentence, want string }{
		{`<Voss> {denied} that [the bridge was unsafe].`, "denied that"},
		{`<Voss> {did not deny} that [the bridge was unsafe].`, "did not deny that"},
		{`<Voss> has not, however, {denied} that [the bridge was unsafe].`, "denied that"},
		{`<Voss> has repeatedly {denied} [the loan].`, "has repeatedly denied"},
		{`<Voss> refused to {rule out} [a sale].`, "refused to rule out"},
		{`<The board> stopped short of {calling} the loss [“a fraud”].`, "stopped short of calling the loss"},
		{`<Roke> {called} the truce [“a pause to reload”].`, "called the truce"},
		{`<The ministry> {neither confirmed nor denied} [reports of a list].`, "neither confirmed nor denied"},
		{`<The palace> would neither {confirm} nor deny [the wedding].`, "would neither confirm nor deny"},
		{`<Roke> {told} reporters on Sunday that [the line would close].`, "told reporters on Sunday that"},
		{`<Roke> {said} in an interview with the Harbour Post and two other papers of the northern coast that [the line would close].`, "said|that"},
		{`[The line would close], <Roke> {said}.`, "said"},
		{`[The line], <Roke> {said}, [would close].`, "said"},
		{`[The line would close], <Roke> {told} the harbour board on Sunday.`, "told the harbour board"},
		{`[“The line will close,”] <Roke> {told} reporters.`, "told reporters"},
		{`[“The line will close,”] {said} <Roke>.`, "said"},
		{`{According to} <Roke>, [the line would close].`, "According to"},
		{`{According to} <the adviser>, Piet Halloran, [the line would close].`, "According to"},
		{`{Said} <Roke>, the mayor, that [the line would close].`, "Said|that"},
		{`<Hale>’s {denial} that [he had read it] came late.`, "denial that"},
		{`{Said} <Roke>: [“The line will close.”]`, "Said"},
		{`<Roke>{:} [We shall close the line.]`, ""},
		{`<The mayor> {dismissed} as “nonsense” [reports of a sale].`, "dismissed as “nonsense"},
		{`<Roke>, who {asked} whether [the line would close], left.`, "asked whether"},
	} {
		f, s := marked(t, test.sentence)
		var got []string
		for _, span := range f.frame(s) {
			got = append(got, span.In(f.text))
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s: frame %q, want %q", test.sentence, strings.Join(got, "|"), test.want)
		}
	}
}

// Of a claim on which a verb passes judgement the row keeps the whole, and who is misquoted
// has said nothing.
func TestJudgedAndMisquotedClaims(t *testing.T) {
	for _, test := range []struct{ sentence, want string }{
		{"Voss called the claim that the dyke leaks a fairy tale.", "Voss|called|the claim that the dyke leaks a fairy tale"},
		{"Voss branded the suggestion that she had lied absurd.", "Voss|branded|the suggestion that she had lied absurd"},
		{"Voss was wrongly quoted as saying that the dyke leaks.", ""},
		{"Voss was falsely reported as saying that the dyke leaks.", ""},
		{"Voss was misquoted as saying that the dyke leaks.", ""},
		{"CLAIM: Voss said that the dyke leaks.", ""},
		{"Myth: Voss said that the dyke leaks.", ""},
		{"FACT CHECK: Did Voss say that the dyke leaks?", ""},
		{"Voss said no such thing.", ""},
		{"Update: Voss said that the dyke leaks.", "Voss|said that|the dyke leaks"},
		{"Voss played down fears that the dyke leaks.", "Voss|played down fears that|the dyke leaks"},
	} {
		f, _ := marked(t, test.sentence)
		statements, _ := Find(f.doc, f.seg)
		got := ""
		for _, s := range statements {
			got = s.Mention.In(f.text)
			for _, spans := range [][]parse.Span{s.Frame, s.Content} {
				got += "|"
				for i, span := range spans {
					if i > 0 {
						got += " … "
					}
					got += span.In(f.text)
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.sentence, got, test.want)
		}
	}
}

// TestStancesOfFoundSentences holds the same stances to what is found in the bare
// sentences: cue and content may be cut in another way there, and what is only
// declined or left unsaid is no statement.
func TestStancesOfFoundSentences(t *testing.T) {
	found, right := 0, 0
	for want, sentence := range stances(t) {
		f, _ := marked(t, sentence)
		statements, _ := Find(f.doc, f.seg)
		if len(statements) == 0 {
			continue
		}
		found++
		if got := statements[0].Stance; got == want {
			right++
		} else {
			t.Logf("%s, want %s: %s", got, want, sentence)
		}
	}
	if found < 150 || right*100 < found*95 {
		t.Errorf("%d of %d sentences right; want 95 %% of 150 or more", right, found)
	}
}
