package quote

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// viaOf returns the outlet of a closing attribution: "…, the VNA news agency
// reported" itself, or what it cites: "…, the Post reports citing VNA".
func (f *finder) viaOf(c cue, subj noun, hi int) parse.Span {
	if f.is(c.to, "citing", "quoting") {
		if n := f.nounAfter(c.to+1, hi); !n.empty() {
			return f.span(n.from, n.to)
		}
	}
	return f.span(subj.from, subj.to)
}

// viaAround looks for the outlet to which something was said: "in an interview with Radio
// Veshnia", "told the Northmoor Post".
func (f *finder) viaAround(from, to int) parse.Span {
	lo, _ := f.sentenceOf(from)
	_, hi := f.sentenceOf(to - 1)
	for i := lo; i < hi; i++ {
		switch {
		case f.inMarks(i):
		case f.is(i, "interview") && f.is(i+1, "with", "to"):
			if n := f.nounAfter(i+2, hi); !n.empty() && (f.isUpper(n.from) || f.hasOutletNoun(n)) {
				return f.span(n.from, n.to)
			}
		case f.is(i, "told", "tells") && i >= from && i < to:
			if n := f.nounAfter(i+1, hi); !n.empty() && f.hasOutletNoun(n) {
				return f.span(n.from, n.to)
			}
		}
	}
	return parse.Span{}
}

// isOutlet reports whether a closing attribution names the channel of the
// words and not their speaker: a verb of the trade, an outlet by its name, or
// an agency by its letters.
func (f *finder) isOutlet(c cue, subj noun) bool {
	name := f.span(subj.from, subj.to).In(f.text)
	return c.lemma == "report" || f.is(c.to, "citing", "quoting") || f.hasOutletNoun(subj) || f.isOffice(subj) || subj.to-subj.from == 1 && lang.AllUpper(name)
}

// isOffice reports whether a mention is an institution that passes on what
// others said: "the foreign ministry", "his office".
func (f *finder) isOffice(n noun) bool {
	return lang.OfficesOfRecord[f.word(n.to-1)]
}

func (f *finder) hasOutletNoun(n noun) bool {
	for i := n.from; i < n.to; i++ {
		if lang.OutletNouns[f.word(i)] && f.isUpper(n.to-1) {
			return true
		}
	}
	return false
}
