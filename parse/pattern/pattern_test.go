package pattern

import (
	"regexp"
	"strings"
	"sync"
	"testing"
)

// expressions have what the program's have: anchors at either end and of lines,
// boundaries of words, letters of all alphabets, case that does not count,
// repetitions with bounds.
var expressions = []string{
	`^(?:By|BY|Von)[: ] ?\p{Lu}[\p{L}.'’-]+$`,
	`(?i)\b(?:said|says|told|according to)\b`,
	`(?mi)^[ \t]*(?:body|textkörper|corps(?: de l['’]article)?)[ \t\r]*$`,
	`(?i)^.{0,8}\b(?:duly )?sworn\b.{0,10}$|^note:`,
	`^\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?`,
	`['’]S\b`,
	`(?:^|[^\p{L}])(?:I|[Ww]e['’]re)(?:$|[^\p{L}])`,
	`^(?:[\[(][^()\[\]]{1,6}[\])][ ,]*)+$`,
	`\z`, `^$`, `(?m)^$`, `\B`, `x*`, `(?s)a.b`, `a.b`, `(?i)straße|ſ`, `\Aab|b\z`,
}

func FuzzMachineSaysWhatRegexpSays(f *testing.F) {
	for _, s := range []string{"", "By Mara Voss", "BY: Ödön", "she SAID so", "TEXTKÖRPER\r\n x", "note: duly sworn", "7.30 pm", "IT’S", "we're", "(a) [b],", "a\nb", "\xff\xfe a\xc3b", "STRASSE STRAßE S ſ K"} {
		f.Add(s)
	}
	type pair struct {
		m  *machine
		re *regexp.Regexp
	}
	var all []pair
	for _, e := range expressions {
		all = append(all, pair{newMachine(e), regexp.MustCompile(e)})
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range all {
			for range 2 { // by states that are made, and by those that are there
				if matches, sure := p.m.match(s); sure && matches != p.re.MatchString(s) {
					t.Errorf("%s in %q: %v", p.re, s, matches)
				}
			}
		}
	})
}

// An expression that is asked often answers as before.
func TestPatternAnswersAlikeHoweverOftenItIsAsked(t *testing.T) {
	p := Lazily(`^(\d+)\.(\d+)$`)
	for i := range 2 * patience {
		if !p.MatchString("12.5") || p.MatchString("12.5 m") || len(p.FindStringSubmatch("3.4")) != 3 || p.FindStringSubmatch("3,4") != nil || p.FindStringIndex("x") != nil {
			t.Fatal("at question", i)
		}
	}
	if p.machine == nil {
		t.Error("it has no machine")
	}
}

func BenchmarkLine(b *testing.B) {
	p := Lazily(`(?i)\b(?:said|says|told|added|argued|stressed|insisted|according to)\b`)
	line := "The harbour board met on Monday to weigh the plan for berth 7, which the city has put off for two years."
	for range 2 * patience {
		p.MatchString(line)
	}
	for b.Loop() {
		p.MatchString(line)
	}
}

// TestMachineGrowsWhileOthersReadIt: a state that one text leads to by a letter beyond
// ASCII is there for all texts, also for those that were begun before.
func TestMachineGrowsWhileOthersReadIt(t *testing.T) {
	const expr = `^[\p{L} ’]{3,60} newsletter\b|(?:é|ü|’){2,9}x`
	re := regexp.MustCompile(expr)
	var texts []string
	for n := range 60 {
		texts = append(texts, strings.Repeat("é’ ü", n%16)+strings.Repeat("a", n%7)+strings.Repeat("’é", n)+"x")
	}
	for range 100 {
		m := newMachine(expr)
		var workers sync.WaitGroup
		for k := range 4 {
			workers.Go(func() {
				for i := range texts {
					s := texts[(i*7+k*13)%len(texts)]
					if matches, sure := m.match(s); sure && matches != re.MatchString(s) {
						t.Errorf("%q: %v", s, matches)
					}
				}
			})
		}
		workers.Wait()
	}
}
