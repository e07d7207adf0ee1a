package transcript

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

var (
	// examiner matches the line that names the person who asks the questions below it.
	examiner = pattern.Lazily(`^(?:EXAMINATION )?BY ((?:MR|MS|MRS|DR)\. [\p{Lu}’' -]+):?$`)
	// sworn matches the line that names the person who answers.
	sworn = pattern.Lazily(`^((?:[\p{Lu}][\p{L}.'’-]+ )+[\p{Lu}][\p{L}'’-]+), .{0,80}\bsworn\b`)
	// swornBelow matches its first line, where the record goes on with the oath.
	swornBelow = pattern.Lazily(`^((?:[\p{Lu}][\p{Lu}.'’-]* ){1,4}[\p{Lu}]{2}[\p{Lu}'’-]*),?$`)
	// deposition matches the title of the record of one witness.
	deposition = pattern.Lazily(`^(?i:(?:(?:videotaped|video|oral|remote|continued|sworn) )*(?:deposition|testimony|examination before trial) of:?) ((?:\p{Lu}[\p{L}.'’-]* ){1,4}\p{Lu}[\p{L}'’-]+)\b`)
)

// examinations finds who asks and who answers in a court record: "BY MS. DELACROIX:" asks
// the questions, the sworn witness answers.
func (r *reader) examinations() {
	var asks, answers parse.Span
	for i := range r.lines {
		s := strings.TrimSpace(r.in(i))
		at := r.lines[i].Span.Start + strings.Index(r.in(i), s)
		if g := examiner.FindStringSubmatchIndex(s); g != nil {
			asks = parse.Span{Start: at + g[2], End: at + g[3]}
			r.entries[i] = Entry{Part: Aside, Why: "says who asks"}
			continue
		}
		g := sworn.FindStringSubmatchIndex(s)
		if g == nil && i < rollLines && answers.Empty() {
			g = deposition.FindStringSubmatchIndex(s)
		}
		if g == nil && i+1 < len(r.lines) && strings.Contains(r.in(i+1), "sworn") {
			g = swornBelow.FindStringSubmatchIndex(s)
		}
		if g != nil {
			answers = parse.Span{Start: at + g[2], End: at + g[3]}
			continue
		}
		e := &r.entries[i]
		if e.Part != Turn {
			continue
		}
		switch name := e.Name.In(r.text); {
		case e.Voice == Question && !asks.Empty() && strings.HasPrefix(name, "Q"):
			e.Voice, e.Known = Named, asks
		case e.Voice == Answer && !answers.Empty(), strings.EqualFold(name, "the witness") && !answers.Empty():
			e.Voice, e.Known = Named, answers
		}
	}
}

var (
	pressHead = pattern.Lazily(`(?i)\bpress (?:conference|briefing|availability|stakeout)\b|\bnews conference\b|\bpress(?:er)?\b.*\bremarks\b|\bregular briefing\b|\bmedia (?:briefing|availability|conference)\b`)
	outletEnd = pattern.Lazily(`(?i)\b(?:` + lang.OutletLastWords.Pattern() + `|channel|media)\b`)
)

// pressConference finds the outlets that ask at a press conference: one speaker answers
// all the others, and they ask.
func (r *reader) pressConference() {
	turns := map[string]int{}
	asking := map[string]int{}
	var order []int
	head := false
	for i := range r.lines {
		if e := r.entries[i]; e.Part == Turn {
			order = append(order, i)
			if e.Voice != Named {
				continue
			}
			key := r.heads[i].key
			turns[key]++
			if strings.Contains(r.turnText(i), "?") {
				asking[key]++
			}
		} else if len(order) == 0 {
			head = head || pressHead.MatchString(r.in(i))
		}
	}
	main, most, all := "", 0, 0
	for _, i := range order {
		if key := r.heads[i].key; r.entries[i].Voice == Named && turns[key] > most {
			main, most = key, turns[key]
		}
		all++
	}
	if most < 2 || most*2+1 < all || len(turns) < 2 {
		return
	}
	for n, i := range order {
		e, l := &r.entries[i], r.heads[i]
		if e.Voice != Named || l.key == main || l.office || !e.Known.Empty() {
			continue
		}
		next := n+1 < len(order) && r.heads[order[n+1]].key == main
		outlet := outletEnd.MatchString(e.Name.In(r.text)) ||
			l.capitals && !strings.Contains(e.Name.In(r.text), " ") && head && len(l.key) <= 6
		if next && asking[l.key] == turns[l.key] && (outlet || head && turns[l.key] == 1 && !l.honoured) {
			e.Voice, e.Via = Question, e.Name
		}
	}
}

// turnText returns the words of the turn that begins in line i.
func (r *reader) turnText(i int) string {
	end := r.lines[i].Span.End
	for j := i + 1; j < len(r.lines) && r.entries[j].Part != Turn && r.entries[j].Part != Doubt; j++ {
		if r.entries[j].Part == Words {
			end = r.lines[j].Span.End
		}
	}
	return r.text[r.lines[i].Span.Start:end]
}

// fewestUnlabelled is the number of unlabelled questions that make a form of this document.
const fewestUnlabelled = 3

// unlabelled finds questions in an interview that labels only the answers: the paragraph
// before a label is somebody else's if the turn above has the same label. Most such
// paragraphs ask; the others are questions by their place.
func (r *reader) unlabelled() {
	var found []int
	asking, above, last := 0, -1, -1 // the turn above; the last of its lines without a label
	for i := range r.entries {
		switch e := &r.entries[i]; {
		case e.Part == Turn:
			if last >= 0 && above >= 0 && r.heads[above].key == r.heads[i].key && r.heads[i].form == byColon &&
				e.Voice == Named && !r.heads[i].office {
				found = append(found, last)
				if s := r.in(last); asks(s, lang.CountWords(s, longestQuestion)) {
					asking++
				}
			}
			above, last = i, -1
			if e.Words.Empty() {
				above = -1
			}
		case e.Part == Words:
			last = i
		case r.lines[i].Span.Empty(), e.Part == Aside:
		default:
			above, last = -1, -1
		}
	}
	if len(found) < fewestUnlabelled || asking*10 < len(found)*7 {
		return
	}
	for _, i := range found {
		s := r.in(i)
		r.entries[i] = Entry{Part: Turn, Voice: Question, Words: r.lines[i].Span,
			Guess: !asks(s, lang.CountWords(s, longestQuestion)), Why: "a question without a label: the same speaker’s label follows"}
	}
}
