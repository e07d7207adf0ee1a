package archive

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Terms are what a quote must or must not contain. A term is a word, a phrase ("night
// traffic"), or a prefix ("negotiat*").
type Terms struct {
	All [][]string // one of each group
	Not []string   // none of these
}

// ParseTerms reads terms as typed: every one must occur; "a OR b" accepts either, "NOT a"
// excludes. An argument of several words is a phrase, unless it contains quotation marks
// or operators: 'truce OR "winter rations"'.
func ParseTerms(args []string) (Terms, error) {
	var t Terms
	var tokens []token
	for _, arg := range args {
		tokens = append(tokens, tokensOf(arg)...)
	}
	or, not := false, false
	for i, k := range tokens {
		switch {
		case k.sign && k.text == "OR" && (i == 0 || i == len(tokens)-1 || or || not || len(t.All) == 0 || tokens[i-1].not):
			return t, errors.New("OR needs a word on each side")
		case k.sign && k.text == "OR":
			or = true
		case k.sign && k.text == "NOT" && (i == len(tokens)-1 || or || not):
			return t, errors.New("NOT needs a word after it")
		case k.sign && k.text == "NOT":
			not = true
		default:
			if err := checkTerm(k.text); err != nil {
				return t, err
			}
			switch {
			case not:
				t.Not = append(t.Not, k.text)
				tokens[i].not = true
			case or:
				last := len(t.All) - 1
				t.All[last] = append(t.All[last], k.text)
			default:
				t.All = append(t.All, []string{k.text})
			}
			or, not = false, false
		}
	}
	return t, nil
}

// token is a term or a sign.
type token struct {
	text string
	sign bool // OR, NOT
	not  bool // a term that is excluded
}

// tokensOf returns the terms and signs of an argument.
func tokensOf(arg string) []token {
	isSign := func(s string) bool { return s == "OR" || s == "NOT" }
	words := strings.Fields(arg)
	if !strings.ContainsAny(arg, `"“”`) && !slices.ContainsFunc(words, isSign) {
		return []token{{text: arg}}
	}
	var out []token
	for i, part := range strings.Split(strings.NewReplacer("“", `"`, "”", `"`).Replace(arg), `"`) {
		if i%2 == 1 { // between quotation marks
			out = append(out, token{text: part})
			continue
		}
		for _, w := range strings.Fields(part) {
			out = append(out, token{text: w, sign: isSign(w)})
		}
	}
	return out
}

func checkTerm(w string) error {
	if !isWord(w) {
		return fmt.Errorf("%q is not a word", w)
	}
	if stem, ok := strings.CutSuffix(w, "*"); ok && len([]rune(stem)) < 3 {
		return fmt.Errorf("%q: a star needs at least three letters before it", w)
	}
	return nil
}

// Strings returns the terms as they could be typed.
func (t Terms) Strings() []string {
	var out []string
	for _, any := range t.All {
		out = append(out, strings.Join(any, " OR "))
	}
	for _, w := range t.Not {
		out = append(out, "NOT "+w)
	}
	return out
}

// match returns the terms that must be there in the syntax of the full-text index.
func (t Terms) match() []string {
	var all []string
	for _, group := range t.All {
		var any []string
		for _, w := range group {
			any = append(any, matchOf(w))
		}
		all = append(all, "("+strings.Join(any, " OR ")+")")
	}
	return all
}

func (t Terms) matchNot() string {
	var any []string
	for _, w := range t.Not {
		any = append(any, matchOf(w))
	}
	return strings.Join(any, " OR ")
}

func matchOf(w string) string {
	beginning := strings.HasSuffix(w, "*")
	w = `quote : "` + strings.ReplaceAll(strings.TrimRight(w, "*"), `"`, `""`) + `"`
	if beginning {
		w += " *"
	}
	return w
}
