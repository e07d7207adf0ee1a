package lang

import "sync"

// Gender is what a word says about a person's gender; the sign decides.
type Gender int8

// The genders. A given name of [UnknownGender] is used for women and men.
const (
	UnknownGender Gender = 0
	Female        Gender = 1
	Male          Gender = -1
)

// givenFile holds the lists of given names.
const givenFile = "given.txt"

// givenLists are the lists of given names and what each says; for a name in
// several lists the last one counts.
var givenLists = []struct {
	name    string
	gender  Gender
	english bool
}{
	{"given names of both", UnknownGender, true},
	{"female given names", Female, true},
	{"male given names", Male, true},
	{"female given names elsewhere", Female, false},
	{"male given names elsewhere", Male, false},
}

type givenName struct {
	gender  Gender
	english bool
}

// givenNames holds some 9,700 names, read on the first look-up.
var givenNames = sync.OnceValue(func() map[string]givenName {
	out := make(map[string]givenName, 10000)
	lists := map[string]*section{}
	for _, s := range parseSections(givenFile, readFile(givenFile)) {
		lists[s.name] = s
	}
	for _, l := range givenLists {
		for w := range lists[l.name].words() {
			out[w] = givenName{l.gender, l.english || out[w].english}
		}
	}
	return out
})

// GivenName returns the gender that a given name implies, and whether the
// folded word is a given name.
func GivenName(word string) (Gender, bool) {
	n, ok := givenNames()[word]
	return n.gender, ok
}

// EnglishGivenName reports whether a given name is in use in English, whatever
// its origin.
func EnglishGivenName(word string) bool { return givenNames()[word].english }
