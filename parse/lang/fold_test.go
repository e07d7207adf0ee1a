package lang

import "testing"

func TestFoldings(t *testing.T) {
	for _, test := range []struct{ text, lower, fold, letters string }{
		{"said", "said", "said", "said"},
		{"DON’T", "don't", "don't", "dont"},
		{"Gov.", "gov.", "gov", "gov"},
		{"José", "josé", "jose", "josé"},
		{"Jose\u0301", "jose\u0301", "jose", "jose"},
		{"Łukasz", "łukasz", "lukasz", "łukasz"},
		{"Sørensen", "sørensen", "sorensen", "sørensen"},
		{"Yıldız", "yıldız", "yildiz", "yıldız"},
		{"‘Abdallah", "‘abdallah", "'abdallah", "abdallah"},
		{"Saʼar", "sa'ar", "sa'ar", "saʼar"},
		{"Voss: ‘No’", "voss: ‘no'", "voss: 'no'", "voss no"},
		{"  A — b ", "  a — b ", "  a — b ", "a b"},
		{"МОСКВА", "москва", "москва", "москва"},
		{"", "", "", ""},
	} {
		if got := Lower(test.text); got != test.lower {
			t.Errorf("Lower(%q) = %q, want %q", test.text, got, test.lower)
		}
		if got := string(AppendLower([]byte("<"), test.text)); got != "<"+test.lower {
			t.Errorf("AppendLower(%q) = %q, want %q", test.text, got, "<"+test.lower)
		}
		if got := Fold(test.text); got != test.fold {
			t.Errorf("Fold(%q) = %q, want %q", test.text, got, test.fold)
		}
		if got := Letters(test.text); got != test.letters {
			t.Errorf("Letters(%q) = %q, want %q", test.text, got, test.letters)
		}
	}
}

func FuzzFoldingsAreStable(f *testing.F) {
	f.Add("Gov. José ‘Abd")
	f.Fuzz(func(t *testing.T, s string) {
		if once := Lower(s); Lower(once) != once {
			t.Errorf("Lower(%q) is %q, then %q", s, once, Lower(once))
		}
		if once := Letters(s); Letters(once) != once {
			t.Errorf("Letters(%q) is %q, then %q", s, once, Letters(once))
		}
	})
}
