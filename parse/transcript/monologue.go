package transcript

import (
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// monologue finds a record of one speaker who is named in its heading, such as
// "Near-verbatim transcript of the briefing by Anton Hale, Spokesperson": everything
// before the first label belongs to that speaker, whatever the subheadings.
func (r *reader) monologue() bool {
	above := 0 // lines with words
	for i := 0; i < len(r.lines) && i < 8; i++ {
		s := r.in(i)
		if s == "" {
			continue
		}
		above++
		who, office, headed := r.recordOf(i, above)
		if who.Empty() {
			continue
		}
		if !r.oneVoice(i+1, who, headed) {
			return false
		}
		if r.lines[i].Heading && r.entries[i].Part == None {
			r.entries[i] = Entry{Part: Aside, Why: "the heading of the record of one speaker"}
		}
		if !office.Empty() {
			r.attendees = append(r.attendees, Attendee{Name: who, Role: office})
		}
		head := strings.ToLower(s)
		for j, e := range r.entries { // "Spokesperson:" further down is the same voice
			key := strings.TrimPrefix(r.heads[j].key, "the ")
			if e.Part == Turn && r.heads[j].office && e.Known.Empty() &&
				(lang.RecordOffices[phrase(r.heads[j].key)] || key != "" && strings.Contains(head, key)) {
				r.entries[j].Known = who
			}
		}
		return true
	}
	return false
}

var (
	// namesRecord matches a word for what one speaker says: most lines have none.
	namesRecord = pattern.Lazily(`ranscript|emarks|peech|ddress|eynote|ext of|ecord of|tatement|essage|ntervention|eclaration|REMARKS|SPEECH|ADDRESS|STATEMENT`)
	// recordBy matches the heading of a record that names its only speaker.
	recordBy = pattern.Lazily(`(?i:\b(?:near-)?(?:verbatim|full|complete|edited|unofficial|rush)? ?(?:transcript|text|record)\b[^.:;]{0,80}?\b(?:briefing|remarks|speech|address|statement|lecture|sermon|keynote)\b[^.:;]{0,40}?\b(?:by|of|from)) ((?:\p{Lu}[\p{L}.'’-]+ )*\p{Lu}[\p{L}'’-]+)|^(?i:(?:opening |closing |prepared |full )?(?:remarks|speech|address|keynote(?: speech| address)?) (?:by|of|from)) ((?:\p{Lu}[\p{L}.'’-]+ )*\p{Lu}[\p{L}'’-]+)`)
	// headedBy matches the heading of a statement: "Doorstep statement by the Secretary
	// General, Jorun Halvard, at the start of the meeting", "Message of the Minister".
	headedBy = pattern.Lazily(`^(?i:(?:opening |closing |prepared |full |introductory |doorstep |press |keynote |joint |short |official |video |new year )*(?:remarks|speech|address|statement|message|intervention|lecture|declaration|comments)(?: to the (?:press|media|nation|parliament|house|assembly))? (?:by|of|from|attributable to)) (.{3,140})$`)
	// speechOf matches a heading with the name first: "Lotte Varga’s speech at the opening".
	speechOf = pattern.Lazily(`^(?:(?i:full text|text|transcript|read):? (?i:of )?)?((?:\p{Lu}[\p{L}.-]+ ){0,5}\p{Lu}[\p{L}.-]+)['’]s? (?i:(?:opening |closing |full |keynote |new year )*(?:speech|remarks|statement|address|message))\b`)
	// titledBy matches one that names the speaker without more: "Foreign Ministry statement on
	// the arrests", "Lotte Varga: Speech at the opening".
	titledBy = pattern.Lazily(`^((?:\p{Lu}[\p{L}.-]+ ){1,5}\p{Lu}[\p{L}.-]+)(?:: (?i:speech|statement|remarks|address|message)| (?:[Ss]tatement|[Rr]emarks|[Mm]essage)) (?:on|at|to|about|regarding|following|after|before|for|in)\b`)
	// kindOfText matches what a heading may begin with.
	kindOfText = pattern.Lazily(`^(?i:(?:press|news|media) (?:release|statement)|full text|text|transcript|speech|statement): +`)
	// occasion matches what follows the speaker in such a heading.
	occasion = pattern.Lazily(`,? (?:at|on|in|to|following|during|after|before|ahead|regarding|concerning|about|as|upon|marking|with|under)\b|,? (?:[–—:(]|- )| for the (?:occasion|opening|anniversary)`)
)

// recordOf reads a line of the head as the heading of a record of one speaker. The second
// value says whether the heading may as well be that of a report.
func (r *reader) recordOf(i, above int) (who, office parse.Span, headed bool) {
	s := r.in(i)
	if !namesRecord.MatchString(s) {
		return parse.Span{}, parse.Span{}, false
	}
	start := r.lines[i].Span.Start
	if g := recordBy.FindStringSubmatchIndex(s); g != nil {
		headed = g[2] < 0 // "Remarks by …" may head a report, too
		if headed {
			g = g[2:]
		}
		return parse.Span{Start: start + g[2], End: start + g[3]}, parse.Span{}, headed
	}
	if above > 2 || closes(s) {
		return parse.Span{}, parse.Span{}, false
	}
	if n := len(kindOfText.FindString(s)); n > 0 {
		start, s = start+n, s[n:]
	}
	if g := headedBy.FindStringSubmatchIndex(s); g != nil {
		end := g[3]
		if o := occasion.FindStringIndex(quiet(s[g[2]:])); o != nil {
			end = g[2] + o[0]
		}
		who, office = r.voiceOf(start+g[2], s[g[2]:end])
		return who, office, true
	}
	g := speechOf.FindStringSubmatchIndex(s)
	if g == nil {
		g = titledBy.FindStringSubmatchIndex(s)
	}
	if g != nil {
		return parse.Span{Start: start + g[2], End: start + g[3]}, parse.Span{}, true
	}
	return parse.Span{}, parse.Span{}, false
}

// quiet is a heading in capitals in small letters, of the same length; others as they are.
func quiet(s string) string {
	if low := strings.ToLower(s); !strings.ContainsFunc(s, unicode.IsLower) && len(low) == len(s) {
		return low
	}
	return s
}

// voiceOf is whom a heading names, and the office: "the Secretary General, Jorun Halvard",
// "Henrik Solberg, Prime Minister". Where there is no name, it is the office or the body.
func (r *reader) voiceOf(start int, s string) (who, office parse.Span) {
	s = strings.TrimRight(s, " ,")
	end := start + len(s)
	at := func(from int, part string) parse.Span {
		return withoutArticle(r.text, parse.Span{Start: from, End: from + len(part)})
	}
	a, b, two := strings.Cut(s, ", ")
	who = at(start, a)
	if two && !strings.Contains(s, " and ") {
		second := start + len(a) + len(", ")
		switch {
		case r.isName(a):
			office = parse.Span{Start: second, End: end}
		case r.isName(strings.TrimRight(b, ",")):
			who, office = parse.Span{Start: second, End: second + len(strings.TrimRight(b, ","))}, who
		}
	} else if two {
		who = at(start, s) // "the foreign ministers of A, B and C"
	}
	if name := who.In(r.text); !lang.StartsUpper(name) || len(strings.Fields(name)) > 10 {
		return parse.Span{}, parse.Span{}
	}
	return who, office
}

var (
	// prefatory matches what stands between the heading of a speech and its words.
	prefatory = pattern.Lazily(`(?i)\bcheck against delivery\b|^\W*(?:as (?:delivered|prepared)|embargo|unofficial translation|courtesy translation|(?:for )?immediate release|transcript|delivered (?:by|on|at)|office of the)\b`)
	// answering matches the heading of what comes after a speech.
	answering = pattern.Lazily(`(?i)^[\s*_#]*(?:questions? (?:and|&) answers?|q ?& ?a)(?: session)?:?[\s*_]*$`)
	inQuotes  = pattern.Lazily(`“[^”]*”?|"[^"]*"?`)
)

// oneVoice gives the lines before the first label to one speaker; if inPerson, only those
// of a text that speaks in the first person and reports nothing.
func (r *reader) oneVoice(from int, who parse.Span, inPerson bool) bool {
	to, mine, prose, reported := from, 0, 0, false
	name := who.In(r.text)
	tells := name[strings.LastIndexByte(name, ' ')+1:]
	for ; to < len(r.lines) && r.entries[to].Part == None; to++ {
		s := r.in(to)
		if r.lines[to].Span.Empty() || r.lines[to].Heading {
			continue
		}
		if closes(s) {
			prose++
		}
		if me.MatchString(inQuotes.ReplaceAllString(s, "")) {
			mine++
		}
		reported = reported || reports.MatchString(s) ||
			lang.HasAny(s, tells+" said", tells+" told", tells+" added", tells+" also ", "said "+tells)
	}
	if to-from < 2 || inPerson && (mine == 0 || mine*4 < prose || reported) {
		return false
	}
	begun := false
	for i := from; i < to; i++ {
		s := r.in(i)
		e := &r.entries[i]
		switch {
		case r.lines[i].Heading || r.lines[i].Span.Empty() || strings.HasPrefix(s, "**") && !closes(s) || answering.MatchString(s):
			e.Part, e.Why = Aside, "a heading in the record of one speaker"
		case isAside(s):
			e.Part, e.Why = Aside, "a stage direction, a time or procedure"
		case !begun && (prefatory.MatchString(s) && len(s) <= longestHead || !closes(s) && namesOrDates(s)):
			e.Part, e.Why = Aside, "where, when or how it was said, above the words of one speaker"
		case !begun:
			*e = Entry{Part: Turn, Voice: Named, Words: r.lines[i].Span, Known: who,
				Why: "the head says whose record it is"}
			begun = true
		default:
			*e = Entry{Part: Words, Words: r.lines[i].Span, Why: "words of the turn above"}
		}
	}
	return begun
}
