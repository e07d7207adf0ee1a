package speaker

import (
	"slices"

	"onrecord/parse/lang"
)

// accord is how well the offices of two names agree.
type accord int8

const (
	open       accord = iota // one is unknown, or they say too little
	agree                    // one says what the other says
	contradict               // nobody is likely to be both
)

// relation compares the offices, as words, that two names have had in a run. People are
// many things, so one pair that agrees is enough; they contradict each other only
// where both are known offices and no pair has a word in common that says
// something: "foreign minister of Northmoor" and "defence minister" do.
func relation(a, b [][]string) accord {
	out := open
	for _, x := range a {
		for _, y := range b {
			switch compareOffices(x, y) {
			case agree:
				return agree
			case contradict:
				out = contradict
			}
		}
	}
	return out
}

// sameTitle reports a title that both have had, however vague: "President".
func sameTitle(a, b [][]string) bool {
	for _, x := range a {
		for _, y := range b {
			if slices.ContainsFunc(x, func(w string) bool { return lang.Titles[w] && slices.Contains(y, w) }) {
				return true
			}
		}
	}
	return false
}

func compareOffices(a, b []string) accord {
	shared, particular := 0, 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
			if !lang.VagueOfficeWords[w] && !isPlace(w) {
				particular++
			}
		}
	}
	switch {
	case subset(a, b) || subset(b, a):
		if particular > 0 || shared >= 2 && isOffice(a) && isOffice(b) {
			return agree
		}
		return open // "minister" may be any
	case !isOffice(a) || !isOffice(b):
		return open
	case clash(a, b):
		return contradict
	case particular > 0:
		return agree
	case shared > 0:
		return open
	}
	return contradict
}

// isOffice reports whether the words name an office that somebody holds, and
// not only what somebody is, was or would be: "politician", "former mayor",
// "candidate".
func isOffice(words []string) bool {
	office := false
	for _, w := range words {
		if w == "former" || w == "ex" || w == "candidate" || w == "nominee" {
			return false
		}
		office = office || lang.Titles[w] && !lang.Honorifics[w]
	}
	return office
}

func isPlace(w string) bool {
	return lang.Places[w] || demonym(w)
}

// clash reports two portfolios: "foreign minister", "defence minister".
func clash(a, b []string) bool {
	x, y := duties(a), duties(b)
	return len(x) > 0 && len(y) > 0 && !subset(x, y) && !subset(y, x)
}

func duties(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !lang.Ministries[w] })
}
