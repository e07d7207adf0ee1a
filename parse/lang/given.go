package lang

import "sync"

// Gender is what a word tells of a person's; the sign decides.
type Gender int8

// The genders. A given name of [UnknownGender] is borne by women and men.
const (
	UnknownGender Gender = 0
	Female        Gender = 1
	Male          Gender = -1
)

// givenFile holds the lists of given names.
const givenFile = "given.txt"

// The lists of given names, each with what it tells; a name that stands in
// several has what the last of them says.
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

// givenNames are some 9,000, read when the first is asked for.
var givenNames = sync.OnceValue(func() map[string]givenName {
	out := make(map[string]givenName, 9000)
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

// GivenName returns the gender that a given name tells, and whether the word,
// folded, is one.
func GivenName(word string) (Gender, bool) {
	n, ok := givenNames()[word]
	return n.gender, ok
}

// EnglishGivenName reports a given name that is used in English, wherever it
// comes from.
func EnglishGivenName(word string) bool { return givenNames()[word].english }
