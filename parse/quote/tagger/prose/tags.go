package prose

// Tags are the Penn Treebank's parts of speech; index 0 is "unknown". Their
// order is part of the weights' format.
var Tags = [...]string{
	"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$",
	"RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
	".", ",", ":", "$", "#", "``", "''", "-LRB-", "-RRB-",
}

// TagOf returns the index of a tag, 0 if there is none of that name.
func TagOf(name string) uint8 {
	for i, t := range Tags {
		if t == name {
			return uint8(i)
		}
	}
	return 0
}

type tagSet [len(Tags)]bool

func tags(names ...string) (s tagSet) {
	for _, n := range names {
		s[TagOf(n)] = true
	}
	return s
}

var (
	inPhrase    = tags("DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "POS", "$", "WP", "WDT", "EX")
	opensPhrase = tags("DT", "PRP", "WP", "PRP$", "WDT")
	isNoun      = tags("NN", "NNS", "NNP", "NNPS", "PRP")
	isVerb      = tags("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
	tagPRP      = TagOf("PRP")
)

// coarse gives the first two letters of a tag as a number: all verbs are one,
// all nouns are one.
var coarse = func() (c [len(Tags)]uint8) {
	seen := map[string]uint8{}
	for i, t := range Tags {
		k := t[:min(2, len(t))]
		if _, ok := seen[k]; !ok {
			seen[k] = uint8(len(seen))
		}
		c[i] = seen[k]
	}
	return c
}()
