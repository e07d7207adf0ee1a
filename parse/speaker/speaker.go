// Package speaker determines who made each statement, first within a document, then
// across the documents of a run.
//
// It reads the names in a document once (names.go), joins the forms of a name into one
// person or body (people.go) with their offices (roles.go), and then walks the text in
// order, so that "he" is looked for among the people mentioned before (antecedent.go,
// with the weights that MODEL.md describes). If the speaker cannot be determined, the
// name stays empty and the reason is given. It is made for English news; in other
// languages it handles full names and surnames but no pronouns.
package speaker

import (
	"onrecord/parse"
	"onrecord/parse/transcript"
	"strings"
)

// Known is a person or body in the desk's people file: its canonical name takes
// precedence, and so does its role on the days on which it is current. Someone who changed
// office is listed once for each, under the same name.
type Known struct {
	Name     string
	Aliases  []string
	Not      []string // names that look like this one and are somebody else's
	Role     string
	From, To parse.Date // first and last day of the role; zero where it is open
}

// interviewer is the speaker of every question in a transcript.
const interviewer = "Interviewer"

// Resolve returns the speaker of each statement (parallel to statements), and the people
// whom the document names, in order of appearance.
func Resolve(doc parse.Document, seg parse.Segments, statements []parse.Statement, known []Known) ([]parse.Speaker, []parse.Person) {
	d := newDiscourse(doc, seg, statements)
	d.resolve()
	desk := newDesk(known)
	defer d.page.release()
	return d.speakers(desk), d.persons(desk)
}

// newDiscourse reads the names of a document.
func newDiscourse(doc parse.Document, seg parse.Segments, statements []parse.Statement) *discourse {
	p := newPage(doc, seg)
	names := p.findNames()
	g := p.gather(names)
	names = p.readHeadlines(names, g)
	p.readRoles(names, g)
	p.joinOtherNames(names, g)
	d := &discourse{page: p, names: names, people: g, traits: p.readTraits(names, g), callings: p.readCallings(names, g), statements: statements, out: make([]answer, len(statements)), weights: &pronounWeights}
	d.enrol()
	d.entry = transcript.Entries(doc.Text, seg.Paragraphs)
	d.kin = d.readKin()
	return d
}

// resolve finds the answers.
func (d *discourse) resolve() {
	d.walk()
	d.carry()
}

// answer is what became of one statement: somebody of the document, or a
// phrase as the document gives it.
type answer struct {
	done  bool
	who   []int  // people, in the order of the mention
	name  string // a phrase, where who is empty
	group bool
	how   string

	clues clues
	steps int // statements that went on with it

	phrase int // statement whose mention gave the name, from 1; 0 if it is this one's own
	rival  int // somebody else who could be meant, from 1; 0 if nobody

	unsure float64 // of a pronoun: how likely it means somebody else
}

func (a answer) known() bool { return len(a.who) > 0 || a.name != "" }

// speakers writes the answers as names.
func (d *discourse) speakers(desk desk) []parse.Speaker {
	out := make([]parse.Speaker, len(d.out))
	for i, a := range d.out {
		out[i] = d.speaker(a, desk)
		out[i].Confidence = d.confidence(i, a)
		out[i].Doubt = d.doubt(i, a, out[i].Confidence)
		if s, ok := d.forbidden(i, out[i], desk); ok {
			s.Confidence, s.Doubt = out[i].Confidence, out[i].Doubt
			out[i] = s
			continue
		}
		if len(a.who) <= 1 && !d.statements[i].Mention.Empty() {
			if k, ok := desk.alias(d.statements[i].Mention.In(d.page.doc.Text)); ok && !d.contradicts(a, k) {
				out[i] = parse.Speaker{Name: k.Name, Role: k.Role, Confidence: knownConfidence, How: "the desk's name for “" + collapse(d.statements[i].Mention.In(d.page.doc.Text)) + "”"}
				if k.Role == "" && len(a.who) == 1 {
					out[i].Role = d.people.role(a.who[0])
				}
			}
		}
	}
	return out
}

// forbidden is the speaker under the mention's own name where the desk says that
// this name is not the person's to whom it would lead.
func (d *discourse) forbidden(i int, s parse.Speaker, desk desk) (parse.Speaker, bool) {
	mention := d.statements[i].Mention
	if len(desk.not) == 0 || mention.Empty() || !desk.forbids(s.Name, mention.In(d.page.doc.Text)) {
		return parse.Speaker{}, false
	}
	name := bare(mention.In(d.page.doc.Text))
	return parse.Speaker{Name: name, How: "the desk says that this is not " + s.Name}, true
}

// contradicts reports that the document knows another full name for a
// mention: the desk's "Voss" is Mara, the document speaks of Piet Voss.
func (d *discourse) contradicts(a answer, k Known) bool {
	if len(a.who) != 1 {
		return false
	}
	s := d.people.all[a.who[0]]
	if s.kind.group() || len(s.words) < 2 {
		return false
	}
	return !sameOrShorter(keyWords(k.Name), s.words)
}

func (d *discourse) speaker(a answer, desk desk) parse.Speaker {
	switch len(a.who) {
	case 0:
		if k, ok := desk.alias(a.name); ok {
			return parse.Speaker{Name: k.Name, Role: k.Role, How: a.how}
		}
		return parse.Speaker{Name: a.name, How: a.how}
	case 1:
		s := parse.Speaker{Name: d.people.all[a.who[0]].name, Role: d.people.role(a.who[0]), How: a.how}
		if k, ok := desk.named(d.people.all[a.who[0]]); ok {
			s.Name = k.Name
			if k.Role != "" {
				s.Role = k.Role
			}
		}
		return s
	}
	names := make([]string, len(a.who))
	for i, who := range a.who {
		names[i] = d.speaker(answer{who: []int{who}}, desk).Name
	}
	last := len(names) - 1
	return parse.Speaker{How: a.how, Name: strings.Join(names[:last], ", ") + " and " + names[last]}
}

// persons lists everybody who is surely a person or who speaks.
func (d *discourse) persons(desk desk) []parse.Person {
	speaks := map[int]bool{}
	for _, a := range d.out {
		for _, who := range a.who {
			speaks[who] = true
		}
	}
	var out []parse.Person
	have := set{}
	for _, who := range d.people.inOrder() {
		s := d.people.all[who]
		if !speaks[who] && (s.kind != person || s.proof == 0 && !isGiven(s.words[0])) && (s.kind != body || len(s.words) < 2) {
			continue
		}
		one := d.speaker(answer{who: []int{who}}, desk)
		aliases := s.aliases
		if one.Name != s.name {
			aliases = append([]string{s.name}, aliases...)
		}
		if have[one.Name] {
			continue
		}
		have[one.Name] = true
		out = append(out, parse.Person{Name: one.Name, Role: one.Role, Group: s.kind.group(), Aliases: aliases})
	}
	for _, a := range d.out {
		if a.name != "" && !have[a.name] && a.name != interviewer {
			have[a.name] = true
			out = append(out, parse.Person{Name: a.name, Group: a.group})
		}
	}
	return out
}
