package speaker

import (
	"strings"

	"onrecord/parse/lang"
)

// gender is what is known of a person's: the sign decides.
type gender = lang.Gender

const (
	unknownGender = lang.UnknownGender
	female        = lang.Female
	male          = lang.Male
)

// isGiven reports whether the folded word is a given name: whole or, for
// "Anne-Marie" and "al-Hassan", by its first part.
func isGiven(w string) bool {
	_, ok := givenName(w)
	return ok
}

func genderOf(w string) gender {
	g, _ := givenName(w)
	return g
}

func givenName(w string) (gender, bool) {
	g, ok := lang.GivenName(w)
	if i := strings.IndexByte(w, '-'); !ok && i > 2 {
		return lang.GivenName(w[:i])
	}
	return g, ok
}
