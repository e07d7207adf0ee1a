package transcript

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

var cases = flag.Int("cases", 5_000, "how many random records the law is tried on")

// strange are forms of label that no layout uses. %s is the speaker.
var strange = []string{
	"%s = ", "<%s> ", "[%s] ", "%s | ", "%s -> ", "• %s: ", "1. %s: ", "a) %s: ", "%s — ", "== %s ==\n", "%s, by telephone from the harbour: ",
	"%s [inaudible]: ", "%s through an interpreter: ", "{%s} ", "~ %s: ", "%s ::\n", "%s>\n", "§ %s: ", "%s/ ", "— %s: ", "%s, speaking for the keepers of the coast and their families: ",
}

var sentences = []string{
	"The lamp is out.", "We counted forty boats, and then we stopped.", "Nobody asked us: not the county, not the king.", "Look: it is raining.",
	"That is a matter for the court, and the court is closed on Fridays.", "I have a letter here from 1987.", "Yes.", "No, sir.", "One thing is clear – the road stays shut.",
	"In Norrland, they have a word for it.", "Does anybody know the price?", "My answer is the same as in May.", "(Laughter.)", "Dunmere is not Corrin, whatever the map says.",
}

// TestNobodyGetsAnothersWords makes records in a random layout, some turns with
// a label of a strange form, and holds the law of this package against them: what
// one speaker said never stands under another's label, unless it is in doubt.
func TestNobodyGetsAnothersWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	all := layouts()
	people := []string{"chair", "Ines Roke", "Tom Hadley"}
	for n := range *cases {
		l := all[rng.IntN(len(all))]
		odd := map[int]string{}
		var turns []turnOf
		last := ""
		for i := range 4 + rng.IntN(8) {
			who := people[rng.IntN(3)]
			for who == last {
				who = people[rng.IntN(3)]
			}
			last = who
			turn := turnOf{who: who}
			for range 1 + rng.IntN(3) {
				turn.words = append(turn.words, numbered(sentences[rng.IntN(len(sentences))], len(turns)*10+len(turn.words)))
			}
			if who != "chair" && rng.IntN(4) == 0 {
				odd[i] = fmt.Sprintf(strange[rng.IntN(len(strange))], who)
			}
			turns = append(turns, turn)
		}
		strangely := l
		strangely.label = func(who string, n, i int) string {
			if s, ok := odd[i]; ok {
				return s
			}
			return l.label(who, n, i)
		}
		text, want := strangely.write(turns)
		r, _ := read(text)
		hold(t, text, r, want)
		if t.Failed() {
			t.Fatalf("case %d, layout %q\n%s", n, l.name, text)
		}
	}
}

// numbered makes a sentence one that comes only once.
func numbered(s string, n int) string {
	at := strings.LastIndexAny(s, ".?")
	return fmt.Sprintf("%s %d%s", s[:at], n, s[at:])
}

// hold checks the law on one record.
func hold(t *testing.T, text string, r Record, want [][2]string) {
	t.Helper()
	who := map[string]string{} // by what was said
	for _, w := range want {
		who[w[1]] = w[0]
	}
	owner := map[string]map[string]bool{}
	for _, s := range said(text, r) {
		for words, w := range who {
			if !strings.HasSuffix(s[1], words) {
				continue
			}
			if owner[s[0]] == nil {
				owner[s[0]] = map[string]bool{}
			}
			owner[s[0]][w] = true
		}
	}
	for label, w := range owner {
		if len(w) > 1 && !strings.HasPrefix(label, "doubt") {
			t.Errorf("under %q stand the words of %d people, %v, in %q", label, len(w), w, said(text, r))
		}
	}
}
