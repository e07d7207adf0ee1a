package speaker

import "onrecord/parse"

// Choice is a personal pronoun, and the people it can mean.
type Choice struct {
	At         parse.Span
	Statement  int         // whose mention it is; -1 if it is none
	Candidates []Candidate // the likeliest first
}

// Candidate is a person whom a pronoun can mean.
type Candidate struct {
	Name   string
	Places []parse.Span // where the name stands in the document; none for somebody without a name
	Signs  []string     // what makes the candidate likely or not
	Chance float64      // of being the one who is meant
}

// Choices lists the personal pronouns of a document with their candidates, ranked by the
// given weights of the features, by name. The pronoun weights are fitted on it.
func Choices(doc parse.Document, seg parse.Segments, statements []parse.Statement, weights map[string]float64) []Choice {
	d := newDiscourse(doc, seg, statements)
	d.weights = new([2][numSigns]float64)
	for s := range numSigns {
		d.weights[0][s] = weights[signNames[s]]
		d.weights[1][s] = weights[signNames[s]] + weights["tells:"+signNames[s]]
	}
	var out []Choice
	d.choices = func(i int, list []candidate) {
		c := Choice{At: d.page.words[i].span, Statement: d.telling}
		for _, o := range list {
			one := Candidate{Name: d.candidateName(o), Chance: o.chance}
			o.signs.each(func(s sign) {
				one.Signs = append(one.Signs, signNames[s])
				if d.telling >= 0 {
					one.Signs = append(one.Signs, "tells:"+signNames[s])
				}
			})
			for _, n := range d.names {
				if o.who >= 0 && n.who == o.who {
					one.Places = append(one.Places, d.page.span(n))
				}
			}
			c.Candidates = append(c.Candidates, one)
		}
		out = append(out, c)
	}
	d.resolve()
	return out
}

// SignNames returns the names of all features, in order.
func SignNames() []string { return signNames[:] }
