package day

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
)

func TestDaysAsProgramsAndPeopleWriteThem(t *testing.T) {
	tests := []struct{ in, language, want string }{
		{"2026-11-21", "", "2026-11-21"},
		{"2026-11-20T23:30:00-05:00", "", "2026-11-20"}, // the day where it was written
		{"2026-11-21 10:15", "", "2026-11-21"},
		{"Fri, 20 Nov 2026 23:30:00 -0500", "", "2026-11-20"},
		{"20261121", "", "2026-11-21"},
		{"20261121T101500Z", "", "2026-11-21"},
		{"20261121101500", "", "2026-11-21"},
		{"2026/11/21 10:15", "", "2026-11-21"},
		{"2026. 11. 21.", "hu", "2026-11-21"},
		{"1795219200", "", "2026-11-21"},
		{"1795219200000", "", "2026-11-21"},

		{"21 November 2026", "", "2026-11-21"},
		{"21st Nov 2026", "", "2026-11-21"},
		{"21-nov-2026", "", "2026-11-21"},
		{"the 21st of November 2026", "", "2026-11-21"},
		{"November 21, 2026", "", "2026-11-21"},
		{"Nov. 21, 2026", "", "2026-11-21"},
		{"Saturday, November 21, 2026", "", "2026-11-21"},
		{"November 12, 2026 Thursday", "", "2026-11-12"},
		{"Sept. 3 2026", "", "2026-09-03"},
		{"Published November 20, 20264:12 PM", "", "2026-11-20"}, // two elements without a space
		{"Updated 3 November 2026 | 12 November 2026", "", "2026-11-03"},
		{"10 people on 12 March 2026", "", "2026-03-12"},

		{"21.11.2026", "", "2026-11-21"},
		{"3. 4. 2026", "", "2026-04-03"}, // dots are written by those who put the day first
		{"21/11/2026", "", "2026-11-21"},
		{"11/21/2026", "", "2026-11-21"},
		{"04/04/2026", "", "2026-04-04"},

		{"29 décembre 2026", "", "2026-12-29"},
		{"jeudi 1er août 2026", "", "2026-08-01"},
		{"mardi 3 mars 2026", "", "2026-03-03"},
		{"4 juillet 2026", "fr-FR", "2026-07-04"},
		{"20 févr. 2026", "fr", "2026-02-20"},
		{"3. März 2026", "", "2026-03-03"},
		{"Dienstag, 5. Mai 2026", "", "2026-05-05"},
		{"20 de noviembre de 2026", "", "2026-11-20"},
		{"martes 6 de enero del 2026", "", "2026-01-06"},
		{"noviembre 20, 2026", "es", "2026-11-20"},
		{"12 maggio 2026", "", "2026-05-12"},
		{"12 mag 2026", "it", "2026-05-12"},
		{"15 de março de 2026", "", "2026-03-15"},
		{"15 de marco de 2026", "", "2026-03-15"},
		{"1º de setembro de 2026", "", "2026-09-01"},
		{"12 out 2026", "pt-BR", "2026-10-12"},
		{"9 mei 2026", "", "2026-05-09"},
		{"maandag 2 maart 2026", "", "2026-03-02"},
		{"3 listopada 2026", "pl", "2026-11-03"},
		{"3 listopada 2026", "hr", "2026-10-03"},
		{"6 октября 2026", "", "2026-10-06"},
		{"5 Mai 2026", "nb", "2026-05-05"},
		{"Nov 20, 2026", "de", "2026-11-20"}, // what a site's program adds is English anywhere

		{"29 February 2027", "", ""},
		{"31 February 2026", "", ""},
		{"2026-02-30", "", ""},
		{"2026-11", "", ""},
		{"21 November", "", ""},
		{"0101-01-01T00:00:00Z", "", ""}, // what programs write for no day
		{"last Friday", "", ""},
		{"", "", ""},
		{"Magazine 12, 2026", "en", ""},
		{"Decree 12, 2026", "en", ""},
		{"12 Decree 2026", "", ""},
		{"Mag 12, 2026", "en", ""},
		{"Mag 12, 2026", "", ""},
		{"Set 12, 2026", "", ""},
		{"Marching 12, 2026", "", ""},
		{"12 mars 2026", "en", ""}, // a document in English has no French months
		{"3 listopada 2026", "", ""},
		{"20 septembrie 2026", "it", ""},
	}
	for _, tt := range tests {
		r, _ := Value(tt.in, Policy{Language: tt.language})
		if r.Date.String() != tt.want {
			t.Errorf("%q in %q: %s, want %s", tt.in, tt.language, r.Date, tt.want)
		}
	}
}

func TestTheOrderOfDayAndMonthIsEvidence(t *testing.T) {
	tests := []struct {
		name, in, language string
		order              Order
		want               string
	}{
		{"nothing tells", "03/04/2026", "", Order{}, "open"},
		{"English alone tells nothing", "03/04/2026", "en", Order{}, "open"},
		{"British English", "03/04/2026", "en-GB", Order{}, "2026-04-03 language"},
		{"American English", "03/04/2026", "en-US", Order{}, "2026-03-04 language"},
		{"American English with a script", "03/04/2026", "en-Latn-US", Order{}, "2026-03-04 language"},
		{"Indian English", "03-04-2026", "en_IN", Order{}, "2026-04-03 language"},
		{"Canadian English", "03/04/2026", "en-CA", Order{}, "open"},
		{"German", "03/04/2026", "de", Order{}, "2026-04-03 language"},
		{"Japanese", "03/04/2026", "ja", Order{}, "open"},
		{"another date before the language", "03/04/2026", "en-US", Among("23/11/2026"), "2026-04-03 another date"},
		{"the outlet", "03/04/2026", "en", OfCountry("US"), "2026-03-04 outlet"},
		{"the outlet before the language", "03/04/2026", "en-US", OfCountry("gb"), "2026-04-03 outlet"},
		{"an outlet of a country that writes both", "03/04/2026", "", OfCountry("CA"), "open"},
		{"dots", "03.04.2026", "en", Order{}, "2026-04-03 form"},
		{"dots in America", "03.04.2026", "en-US", Order{}, "2026-03-04 language"},
		{"two digits of a year date nothing", "03/04/26", "en-US", Order{}, "open"},
		{"one reading needs no evidence", "13/04/2026", "en-US", Order{}, "2026-04-13 "},
	}
	for _, tt := range tests {
		r, ok := Find(tt.in, Policy{Language: tt.language, Order: tt.order})
		got := fmt.Sprintf("%s %s", r.Date, r.Order.By)
		if r.Open() {
			got = "open"
		}
		if !ok || got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDatesOfADocumentShowTheirOrder(t *testing.T) {
	tests := []struct {
		texts []string
		want  string
	}{
		{[]string{"03/04/2026", "23/11/2026"}, "day"},
		{[]string{"03/04/2026", "11/23/2026"}, "month"},
		{[]string{"Filed 11-23-2026 in Velmora."}, "month"},
		{[]string{"03/04/2026", "11/23/2026", "23/11/2026"}, ""},
		{[]string{"03/04/2026"}, ""},
		{[]string{"by 23/11 at 9/11/2026", "7/24/365", "12/13/14/2026"}, ""},
		{[]string{"23.11.2026"}, ""}, // what is written with dots says nothing of strokes
		{[]string{"https://a.example/23/11/20261121"}, ""},
	}
	for _, tt := range tests {
		got := ""
		if o := Among(tt.texts...); o.By == ByDates && o.MonthFirst {
			got = "month"
		} else if o.By == ByDates {
			got = "day"
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.texts, got, tt.want)
		}
	}
}

func TestTheCountryOfAnAddressShowsTheOrder(t *testing.T) {
	for address, want := range map[string]Order{
		"https://www.northmoorpost.co.uk/talks":    {By: ByOutlet},
		"https://northmoorpost.com.au/talks":       {By: ByOutlet},
		"https://city.northmoor.us/talks":          {MonthFirst: true, By: ByOutlet},
		"https://northmoorpost.com/talks":          {},
		"https://northmoorpost.tv/talks":           {},
		"https://northmoorpost.ca/talks":           {},
		"northmoorpost.example/2026/03/04":         {},
		"https://[::1":                             {},
		"https://northmoorpost.ie:8080/03/04/2026": {By: ByOutlet},
	} {
		if got := OfAddress(address); got != want {
			t.Errorf("%s: %+v, want %+v", address, got, want)
		}
	}
}

func TestDaysWithoutAYear(t *testing.T) {
	tests := []struct{ in, language, want string }{
		{"VELMORA, Nov 21 (NNA)", "", "11-21 Nov 21"},
		{"VELMORA, Nov. 21 (NNA)", "", "11-21 Nov. 21"},
		{"VELMORA, 21 Nov. (NNA)", "", "11-21 21 Nov."},
		{"29 February", "", "02-29 29 February"},
		{"November 21st", "", "11-21 November 21st"},
		{"21 novembre", "fr", "11-21 21 novembre"},
		{"21 novembre", "", ""}, // in an unknown language it takes a year to make a date
		{"12 out of 14", "", ""},
		{"12 set", "en", ""},
		{"31 June", "", ""},
		{"May 21B", "", ""},
		{"Nov 21, later 3 December 2026", "", "00-00 3 December 2026"}, // a full day goes before
	}
	for _, tt := range tests {
		got := ""
		if r, ok := Find(tt.in, Policy{Language: tt.language}); ok {
			got = fmt.Sprintf("%02d-%02d %s", r.Month, r.Day, r.Span.In(tt.in))
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestAFieldThatPeopleFillInIsADateAndNoSentence(t *testing.T) {
	for in, want := range map[string]string{
		"Saturday, 21 November 2026":       "2026-11-21",
		"Sat, 21 Nov 2026 10:15:00 GMT":    "2026-11-21",
		" 2026-11-21T23:30:00+03:00 ":      "2026-11-21",
		"not before 21 November 2026":      "",
		"Voss left. 21 November 2026":      "",
		"week 47 of 2026, 21 or 22 Nov":    "",
		"lundi 16 novembre 2026 à 10 h 15": "2026-11-16",
	} {
		got := ""
		if r, ok := Whole(in, Policy{}); ok {
			got = r.Date.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDaysInAddressesAndNames(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2026/11/21/talks":    "2026-11-21",
		"https://a.example/world/2026/nov/21/x": "2026-11-21",
		"https://a.example/2026-11-21-talks":    "2026-11-21",
		"https://a.example/talks-20261121.html": "2026-11-21",
		"https://a.example/2026/mag/21/talks":   "",
		"https://a.example/story/20269921":      "",
		"https://a.example/2026/11/talks":       "",
	} {
		if got := InAddress(in).String(); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"2026-11-21 talks.txt":      "2026-11-21",
		"post_20261121_talks.txt":   "2026-11-21",
		"2026/11/21/talks.txt":      "2026-11-21",
		"21 November 2026.txt":      "2026-11-21",
		"clip_21_November_2026.txt": "2026-11-21",
		"03-04-2026.txt":            "",
		"talks 12.txt":              "",
	} {
		if got := InName(in).String(); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// Every language has twelve months, each with the word that its dates take.
func TestTheTableOfMonthsIsWhole(t *testing.T) {
	for language := range months {
		for m := 1; m <= 12; m++ {
			found := false
			for _, list := range byName() {
				for _, one := range list {
					found = found || one.language == language && int(one.number) == m && !one.short
				}
			}
			if !found {
				t.Errorf("%s has no month %d", language, m)
			}
		}
	}
}

func FuzzADayStandsInItsText(f *testing.F) {
	for _, s := range []string{"Published November 20, 20264:12 PM", "3. 4. 2026", "1º de setembro de 2026", "20261121T1015", "3/4/26", "12 d’abril del 2026", "\xff1 \xcc\x81May 2026"} {
		f.Add(s, "en-GB")
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		p := Policy{Language: language}
		r, ok := Find(s, p)
		if !ok {
			return
		}
		if r.Span.Start < 0 || r.Span.Empty() || r.Span.End > len(s) || utf8.ValidString(s) && !utf8.ValidString(r.Span.In(s)) {
			t.Fatalf("%q: span %v", s, r.Span)
		}
		if d := r.Date; !d.IsZero() && d != parse.NewDate(d.Year, d.Month, d.Day) {
			t.Fatalf("%q: the calendar has no %s", s, d)
		}
		if again, ok := Find(r.Span.In(s), p); r.Month == 0 && (!ok || again.Date != r.Date) {
			t.Fatalf("%q: its words %q are %s, not %s", s, r.Span.In(s), again.Date, r.Date)
		}
	})
}
