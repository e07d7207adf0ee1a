package archive

import (
	"slices"
	"testing"
)

// terms reads terms as typed.
func terms(t testing.TB, args ...string) Terms {
	t.Helper()
	out, err := ParseTerms(args)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTermsAreReadByTheUsualSigns(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string // as they could be typed
	}{
		{[]string{"truce", "winter"}, []string{"truce", "winter"}},
		{[]string{"night traffic"}, []string{"night traffic"}},
		{[]string{"truce", "OR", "ceasefire", "NOT", "winter"}, []string{"truce OR ceasefire", "NOT winter"}},
		{[]string{"truce or not"}, []string{"truce or not"}},
		{[]string{`truce OR "winter rations" ferry`}, []string{"truce OR winter rations", "ferry"}},
		{[]string{"NOT", "winter"}, []string{"NOT winter"}},
		{[]string{"“night traffic” negotiat*"}, []string{"night traffic", "negotiat*"}},
		{[]string{"a1", "OR", "b1", "OR", "c1", "d1"}, []string{"a1 OR b1 OR c1", "d1"}},
	} {
		if got, err := ParseTerms(c.args); err != nil || !slices.Equal(got.Strings(), c.want) {
			t.Errorf("%q: %q, %v", c.args, got.Strings(), err)
		}
	}
	for _, args := range [][]string{{"OR"}, {"OR", "a"}, {"a", "OR"}, {"NOT"}, {"a", "NOT"}, {"a", "OR", "OR", "b"}, {"a", "OR", "NOT", "b"}, {"NOT", "a", "OR", "b"}, {"?"}, {"ab*"}} {
		if got, err := ParseTerms(args); err == nil {
			t.Errorf("%q is read as %q", args, got.Strings())
		}
	}
}

func TestTermsFind(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: The truce holds this winter.", "Hale: The ceasefire holds.", "Lund: Nobody knows."))
	for _, c := range []struct {
		args []string
		want int
	}{{[]string{"truce", "OR", "ceasefire"}, 2}, {[]string{"holds", "NOT", "winter"}, 1}, {[]string{"NOT", "holds"}, 1}, {[]string{"the truce"}, 1}, {nil, 3}} {
		if n, err := a.Count(t.Context(), Query{Terms: terms(t, c.args...)}, 10); err != nil || n != c.want {
			t.Errorf("%q: %d rows, want %d, %v", c.args, n, c.want, err)
		}
	}
}
