// Package extract composes the stages of reading: one straight function from
// a document and settings to everything found in it. It takes no lock, keeps
// no global and reads no clock, so any number of calls may run side by side.
package extract

import (
	"slices"
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
	speakers, people := speaker.Resolve(doc, seg, statements, o.Known)
	return parse.Result{
		Document:   doc,
		Segments:   seg,
		Provenance: prov,
		Statements: statements,
		Speakers:   speakers,
		Topics:     topics(doc, seg, prov, statements, o.Topics),
		People:     people,
		Rejected:   rejected,
	}
}

func topics(doc parse.Document, seg parse.Segments, prov parse.Provenance, statements []parse.Statement, c *topic.Classifier) [][]parse.Topic {
	out := make([][]parse.Topic, len(statements))
	if c == nil {
		return out
	}
	for i, s := range statements {
		in := topic.Input{Quote: words(doc.Text, s.Content), Title: prov.Title}
		if s.Kind == parse.Turn {
			in.Question = words(doc.Text, s.Context)
		}
		if s.Paragraph < len(seg.Paragraphs) {
			in.Paragraph = seg.Paragraphs[s.Paragraph].Span.In(doc.Text)
			in.Before = before(doc, seg, s.Paragraph)
		}
		out[i] = c.Topics(in)
	}
	return out
}

// before returns the two paragraphs of body above a statement's own: what
// "the deal" is was often said there.
func before(doc parse.Document, seg parse.Segments, paragraph int) string {
	var above []string
	for i := paragraph - 1; i >= 0 && len(above) < 2; i-- {
		if seg.Paragraphs[i].Role == parse.RoleBody {
			above = append(above, seg.Paragraphs[i].Span.In(doc.Text))
		}
	}
	slices.Reverse(above)
	return strings.Join(above, " ")
}

func words(text string, spans []parse.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, " ")
}
