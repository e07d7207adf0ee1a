package prose

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/segment"
)

func split(text string) *Page {
	doc := parse.Document{Text: text, Lines: []parse.Line{{Span: parse.Span{End: len(text)}}}}
	return Split(doc, segment.Split(doc))
}

func TestCliticsAreTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Voss’s pumps don’t work": "Voss|’s|pumps|do|n’t|work",
		"they'd said it's ours":   "they|'d|said|it|'s|ours",
		"CAN'T":                   "CA|N'T",
		"O'Hara waited -- and so": "O'Hara|waited|--|and|so",
		"the 1990s — a ’90s plan": "the|1990s|—|a|’|90s|plan",
	} {
		var got []string
		for _, tok := range split(text).Tokens {
			got = append(got, text[tok.Start:tok.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got %s, want %s", text, strings.Join(got, "|"), want)
		}
	}
}

func TestWordsAreComparedInLowerCase(t *testing.T) {
	p := split("Émile ÉMILE Voss’ it’s it's")
	if p.Tokens[0].Word != p.Tokens[1].Word {
		t.Error("Émile and ÉMILE differ")
	}
	n := len(p.Tokens)
	if p.Tokens[n-1].Word != p.Tokens[n-3].Word {
		t.Error("’s and 's differ")
	}
}

func TestStemsFollowSpelling(t *testing.T) {
	for _, c := range []struct{ word, tag, want string }{
		{"warned", "VBD", "warn"}, {"denies", "VBZ", "deny"}, {"admitted", "VBD", "admit"}, {"argued", "VBD", "argue"},
		{"called", "VBD", "call"}, {"stressing", "VBG", "stress"}, {"Agencies", "NNS", "agency"}, {"speeches", "NNS", "speech"},
		{"insisting", "VBG", "insist"}, {"accused", "VBN", "accuse"}, {"is", "VBZ", "is"}, {"Voss", "NNP", "voss"},
	} {
		if got := Stem(c.word, TagOf(c.tag)); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.word, c.tag, got, c.want)
		}
	}
}

func TestPhrasesEndAtTheNextDeterminer(t *testing.T) {
	p := split("the old depot the council closed")
	for i, tag := range []string{"DT", "JJ", "NN", "DT", "NN", "VBD"} {
		p.Tokens[i].Tag = TagOf(tag)
	}
	p.Describe(&Lexicon{}, nil, nil)
	if len(p.Phrases) != 2 || p.Phrases[0] != (Phrase{0, 3, 2}) || p.Phrases[1] != (Phrase{3, 5, 4}) {
		t.Errorf("got %v", p.Phrases)
	}
}

func TestWindowReachesAsFarAsQuotations(t *testing.T) {
	p := split("One came. Two came. “Three came,” he said. “Four came. Five came. Six came.” Seven came.")
	at := 0
	for i := range p.Tokens {
		if p.Word(i, "said") {
			at = i
		}
	}
	lo, hi := p.Window(at, at+1)
	if from, to := p.Tokens[lo].Sent, p.Tokens[hi-1].Sent; from != 2 || to != 5 {
		t.Errorf("window holds sentences %d to %d of %d", from, to, len(p.Sents))
	}
}

// The weights depend on the order of features, as training leaves out some at random.
func TestFeaturesKeepTheirOrder(t *testing.T) {
	p := split("The mast “leans,” Ines Roke told us. The board, which met on Monday, said that it “cannot wait for a second winter.” Pilots agreed.")
	for i := range p.Tokens {
		p.Tokens[i].Tag = uint8(7*i%(len(Tags)-1) + 1)
	}
	span := func(words string) parse.Span {
		at := strings.Index(p.Text, words)
		return parse.Span{Start: at, End: at + len(words)}
	}
	p.Describe(&Lexicon{}, []parse.Statement{{Rule: "r", Cue: []parse.Span{span("told")}, Content: []parse.Span{span("leans,")}, Mention: span("Ines Roke")}}, nil)
	for i := range p.Tokens {
		p.Tokens[i].Prior = uint8(i % 7)
	}
	var b crf.Features
	sum := uint64(0)
	add := func() {
		for _, k := range b.All() {
			sum = sum*31 + uint64(k)
		}
	}
	var cues CueView
	for n, s := range p.Sents {
		cues.Open(p, n)
		for i := int(s.From); i < int(s.To); i++ {
			cues.Keys(i, &b)
			add()
		}
	}
	var roles RoleView
	roles.OpenPage(p, [][2]int{{20, 21}})
	for _, word := range []string{"told", "said", "agreed"} {
		at := p.At(span(word).Start)
		roles.Open(at, at+1)
		for i := roles.From; i < roles.To; i++ {
			if !roles.InCue(i) {
				roles.Keys(i, &b)
				add()
			}
		}
	}
	if want := uint64(0x8efdbfd63505dd72); sum != want {
		t.Errorf("got %#x, want %#x: features have changed, and weights have to be trained for them", sum, want)
	}
}

func TestTagHasTheGreatestSum(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	counts := make([]uint8, 1<<TagBits)
	var pairs []TagWeight
	of := map[int][]TagWeight{}
	for k := range counts {
		if k%16 > 3 || r.IntN(3) == 0 {
			continue
		}
		for _, y := range r.Perm(len(Tags) - 1)[:r.IntN(2*leastWide)] {
			pairs = append(pairs, TagWeight{uint8(y + 1), int8(r.IntN(255) - 127)})
			of[k] = append(of[k], pairs[len(pairs)-1])
			counts[k]++
		}
	}
	rows, ok := NewTagRows(counts, pairs)
	if !ok {
		t.Fatal("no rows")
	}
	for range 5000 {
		var b crf.Features
		var want [len(Tags)]int
		for range r.IntN(tagKeys) {
			k := r.IntN(1<<TagBits)&^15 | r.IntN(5)
			b.Put(uint32(k)<<(32-TagBits) | uint32(r.IntN(99)))
			for _, w := range of[k] {
				want[w.Tag] += int(w.W)
			}
		}
		best := 1
		for y := 2; y < len(Tags); y++ {
			if want[y] > want[best] {
				best = y
			}
		}
		sums := tagSums{}
		for j := range sums {
			sums[j] = tagStart
		}
		rows.add(&sums, b.All())
		if got := sums.best(); int(got) != best {
			t.Fatalf("tag %d, want %d of %v", got, best, want)
		}
	}
}

func TestWordsAreFoundByHash(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	words := map[uint32]uint8{0: 0, 1: 6, 1<<32 - 1: 255}
	for range 1000 {
		words[r.Uint32()&^0xFFFFF|uint32(r.IntN(3))] = uint8(r.IntN(256))
	}
	for _, words := range []map[uint32]uint8{words, {}, {9: 1}} {
		table := newWordTable(words)
		for w, want := range words {
			if got, ok := table.find(w); !ok || got != want {
				t.Errorf("%d: %d, %v; want %d", w, got, ok, want)
			}
		}
		for range 1000 {
			w := r.Uint32()&^0xFFFFF | uint32(r.IntN(5))
			_, want := words[w]
			if _, got := table.find(w); got != want {
				t.Errorf("%d: found %v", w, got)
			}
		}
	}
}
