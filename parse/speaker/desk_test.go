package speaker

import (
	"testing"

	"onrecord/parse"
)

func TestTheRoleThatHeldOnTheDay(t *testing.T) {
	day := func(y int) parse.Date { return parse.NewDate(y, 6, 1) }
	voss := []Known{
		{Name: "Mara Voss", Aliases: []string{"Wos"}, Role: "mayor of Sar", To: day(2020)},
		{Name: "Mara Voss", Aliases: []string{"Lindqvist"}, Role: "envoy", From: day(2020), To: day(2024)},
		{Name: "Mara Voss", Role: "foreign minister", From: day(2024)},
	}
	tests := []struct {
		rule  string
		known []Known
		day   parse.Date
		want  string
	}{
		{"a role without a first day", voss, day(2010), "mayor of Sar"},
		{"the last day counts", voss[:1], day(2020), "mayor of Sar"},
		{"of two, the one that began last", voss, day(2020), "envoy"},
		{"a role without a last day", voss, day(2030), "foreign minister"},
		{"after the last day", voss[:2], day(2025), ""},
		{"before the first day", voss[2:], day(2023), ""},
		{"an undated document, several roles", voss, parse.Date{}, ""},
		{"an undated document, one role that holds", voss[2:], parse.Date{}, "foreign minister"},
		{"an undated document, one role that has ended", voss[:1], parse.Date{}, ""},
	}
	for _, tt := range tests {
		got := On(tt.known, tt.day)
		if len(got) != 1 || got[0].Name != "Mara Voss" || got[0].Role != tt.want {
			t.Errorf("%s: got %+v, want %q", tt.rule, got, tt.want)
		}
	}
	if a := On(voss, day(2030))[0].Aliases; len(a) != 2 {
		t.Errorf("aliases %q, want those of all roles", a)
	}
	if len(voss[0].Aliases) != 1 {
		t.Error("the desk's list was written to")
	}
}

func TestSpellingKey(t *testing.T) {
	same := [][]string{
		{"qassar", "qasar", "kassar"},
		{"nawaf", "nawwaf"}, {"rouhan", "ruhan", "rohan"}, {"khalil", "halil"}, {"ghasem", "qasem", "kasim"},
		{"hussein", "hossein", "husain", "husayn"}, {"hassan", "hasan"}, {"naim", "naeem"}, {"saeed", "said"},
		{"mohammed", "muhammad", "mohamed", "mohammad"}, {"ahmed", "ahmad", "ahmet"}, {"abdullah", "abdallah"},
		{"sergei", "sergey"}, {"dmitry", "dmitri", "dmitriy"}, {"alexei", "aleksey"}, {"polonsky", "polonskiy", "polonski"},
		{"al-marri", "marri", "el-mari"}, {"rashid", "rachid"}, {"fayyadh", "fayad"}, {"sa'ar", "saar"},
	}
	for _, list := range same {
		for _, w := range list[1:] {
			if spellingKey(w) != spellingKey(list[0]) {
				t.Errorf("%s is %s, %s is %s", w, spellingKey(w), list[0], spellingKey(list[0]))
			}
		}
	}
	for i, a := range same {
		for _, b := range same[:i] {
			if spellingKey(a[0]) == spellingKey(b[0]) {
				t.Errorf("%s and %s are both %s", a[0], b[0], spellingKey(a[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"hassan", "hussein"}, {"khaled", "khalil"}, {"ali", "alaa"}, {"samir", "samar"}, {"omar", "amir"}, {"karim", "akram"}, {"amin", "amina"}, {"hamid", "hamad"}} {
		if spellingKey(pair[0]) == spellingKey(pair[1]) {
			t.Errorf("%s and %s are both %s", pair[0], pair[1], spellingKey(pair[0]))
		}
	}
}

func TestWhoTheDeskSaysItIsNot(t *testing.T) {
	known := []Known{{Name: "Mara Voss", Aliases: []string{"Voss"}, Role: "envoy", Not: []string{"Captain Voss", "M. Voss"}}}
	tests := []struct{ text, mention, want string }{
		{"It rained. Voss said no.", "Voss|said", "Mara Voss"},
		{"Mara Voss came. M. Voss said no.", "M. Voss|said", "M. Voss"},
		{"Mara Voss came. Captain Voss said no.", "Captain Voss|said", "Captain Voss"},
		{"Mara Voss came. Ms. Voss said no.", "Ms. Voss|said", "Mara Voss"},
	}
	for _, tt := range tests {
		got := who(t, tt.text, known, tt.mention)[0]
		if got.Name != tt.want {
			t.Errorf("%s: got %q, want %q", tt.text, got.Name, tt.want)
		}
		if got.Name != "Mara Voss" && got.How != "the desk says that this is not Mara Voss" {
			t.Errorf("%s: %q", tt.text, got.How)
		}
	}
}
