// Package extract composes the stages of reading: one straight function from
// a document and settings to everything found in it. It takes no lock, keeps
// no global and reads no clock, so any number of calls may run side by side.
package extract

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/provenance"
	"onrecord/parse/quote"
	"onrecord/parse/segment"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
)

// Options are the desk's data that reading depends on. The zero value works:
// no outlets, people or topics are known then.
type Options struct {
	Outlets *provenance.Outlets
	Known   []speaker.Known
	Topics  *topic.Classifier
}

// Statements finds everything in one document.
func Statements(doc parse.Document, o Options) parse.Result {
	seg := segment.Split(doc)
	prov := provenance.Detect(doc, o.Outlets)
	statements, rejected := quote.Find(doc, seg)
	speakers, people := speaker.Resolve(doc, seg, statements, speaker.On(o.Known, prov.Date))
	return parse.Result{
		Document:   doc,
		Segments:   seg,
		Provenance: prov,
		Statements: statements,
		Speakers:   speakers,
		Topics:     topics(doc, seg, prov, statements, speakers, o.Topics),
		Said:       provenance.Said(doc, seg, statements, prov.Date),
		People:     people,
		Rejected:   rejected,
	}
}

func topics(doc parse.Document, seg parse.Segments, prov parse.Provenance, statements []parse.Statement, speakers []parse.Speaker, c *topic.Classifier) [][]parse.Topic {
	out := make([][]parse.Topic, len(statements))
	if c == nil || len(statements) == 0 {
		return out
	}
	paragraphs := make([]string, len(seg.Paragraphs))
	for i, p := range seg.Paragraphs {
		if p.Role.Searched() {
			paragraphs[i] = p.Span.In(doc.Text)
		}
	}
	profile := c.Profile(prov.Title, paragraphs)
	for i, s := range statements {
		in := topic.Input{Quote: words(doc.Text, s.Content), Profile: profile, Paragraph: s.Paragraph, Speaker: speakers[i].Name, Place: prov.Place}
		if s.Kind == parse.Turn {
			in.Question = words(doc.Text, s.Context)
		}
		out[i] = c.Topics(in)
	}
	return out
}

func words(text string, spans []parse.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, " ")
}
