// Package caption reads subtitles (SubRip, WebVTT, SubViewer, YouTube) as transcripts,
// with a time above each turn.
package caption

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/transcript"
)

// cue is one caption of a subtitle file.
type cue struct {
	start, end int // milliseconds
	lines      []string
}

// timing matches the line over a caption: "00:01:05,000 --> 00:01:08,400",
// in WebVTT also "01:05.000 --> 01:08.400 align:start".
var timing = pattern.Lazily(`^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`)

// IsSRT recognises SubRip by its first caption: a number over a timing line.
func IsSRT(head string, ending bool) bool {
	if ending {
		return strings.Contains(head, "-->")
	}
	lines := strings.SplitN(strings.TrimLeftFunc(head, draft.IsFiller), "\n", 3)
	return len(lines) == 3 && isNumber(strings.TrimSpace(lines[0])) && timing.MatchString(strings.TrimSpace(lines[1]))
}

// IsVTT recognises WebVTT, which must begin with its name; players also take files
// that begin with a timing line.
func IsVTT(head string, ending bool) bool {
	head = strings.TrimPrefix(head, string(draft.BOM))
	if strings.HasPrefix(head, "WEBVTT") && (len(head) == 6 || strings.ContainsAny(head[6:7], " \t\r\n")) {
		return true
	}
	first, _, _ := strings.Cut(strings.TrimLeftFunc(head, draft.IsFiller), "\n")
	return ending && strings.Contains(head, "-->") || timing.MatchString(strings.TrimSpace(first))
}

// ReadSRT reads SubRip captions as a transcript.
func ReadSRT(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	return transcriptOf(srtCues(textLines(dec.Text)), parse.Declared{}, dec.Warnings)
}

// ReadVTT reads WebVTT captions as a transcript. Its header and notes may say
// what it is of: "NOTE title: Voss at Lindesby".
func ReadVTT(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	cues, declared := vttCues(textLines(strings.TrimPrefix(dec.Text, string(draft.BOM))))
	return transcriptOf(cues, declared, dec.Warnings)
}

// textLines returns the lines of a text without white space around them.
func textLines(text string) []string {
	var out []string
	for _, l := range layout.SplitLines(text) {
		out = append(out, l.Text)
	}
	return out
}

// srtCues allows for blank lines inside a caption and for missing numbers:
// the timing lines alone tell where captions begin.
func srtCues(lines []string) []cue {
	var cues []cue
	for i, l := range lines {
		if c, ok := newCue(l); ok {
			if n := len(cues); n > 0 && i > 0 && isNumber(lines[i-1]) { // the number over this caption
				if last := &cues[n-1]; len(last.lines) > 0 {
					last.lines = last.lines[:len(last.lines)-1]
				}
			}
			cues = append(cues, c)
			continue
		}
		if n := len(cues); n > 0 && (l != "" || len(cues[n-1].lines) > 0) {
			cues[n-1].lines = append(cues[n-1].lines, l)
		}
	}
	return cues
}

// vttCues reads blocks between blank lines. Styles and regions are dropped.
func vttCues(lines []string) ([]cue, parse.Declared) {
	var cues []cue
	d := parse.Declared{Basis: parse.BasisMetadata}
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" {
			continue
		}
		from := i
		for i < len(lines) && lines[i] != "" {
			i++
		}
		block := lines[from:i]
		switch {
		case strings.HasPrefix(block[0], "WEBVTT"):
			title := strings.TrimLeft(strings.TrimPrefix(block[0], "WEBVTT"), " \t-–—:")
			d.Title = strings.Join(strings.Fields(title), " ")
			note(&d, block[1:])
		case strings.HasPrefix(block[0], "NOTE"):
			note(&d, append([]string{strings.TrimPrefix(block[0], "NOTE")}, block[1:]...))
		case block[0] == "STYLE", block[0] == "REGION":
		default:
			cues = append(cues, vttCue(block)...)
		}
	}
	return cues, draft.DeclaredOrNone(d)
}

// vttCue reads a block: a timing line, perhaps under a name, over the text.
func vttCue(block []string) []cue {
	var cues []cue
	for _, l := range block {
		if c, ok := newCue(l); ok {
			cues = append(cues, c)
		} else if n := len(cues); n > 0 {
			cues[n-1].lines = append(cues[n-1].lines, l)
		}
	}
	return cues
}

// note takes what a header or comment says in the form of front matter.
func note(d *parse.Declared, lines []string) {
	for _, l := range lines {
		key, value, ok := strings.Cut(l, ":")
		if ok && draft.FieldOf(key) != "" {
			_ = draft.Set(d, draft.YAMLValue{Key: key, Value: value}, d.Language) // a comment is written for people: what it has wrong is no fault
		}
	}
}

func newCue(l string) (cue, bool) {
	if !strings.Contains(l, "-->") {
		return cue{}, false
	}
	g := timing.FindStringSubmatch(l)
	if g == nil {
		return cue{}, false
	}
	return cue{start: millis(g[1:5]), end: millis(g[5:9])}, true
}

// millis adds up hours, minutes, seconds and a fraction as written.
func millis(g []string) int {
	h, _ := strconv.Atoi(g[0])
	m, _ := strconv.Atoi(g[1])
	s, _ := strconv.Atoi(g[2])
	f, _ := strconv.Atoi((g[3] + "00")[:3])
	return ((h*60+m)*60+s)*1000 + f
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// clockTime writes milliseconds as players show them: "01:05:09".
func clockTime(ms int) string {
	s := ms / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// spoken is a stretch of a caption that one person says.
type spoken struct {
	start, end int
	text       string
	voice      string // who is said to speak; empty where the caption does not say
	change     bool   // somebody else speaks from here on
	direction  bool   // "[applause]": nobody speaks
}

// stretches cuts captions into what one person says. Captions that roll up
// show a line twice, as the last and then as the first; it is taken once.
func stretches(cues []cue) []spoken {
	markVoices(cues)
	var out []spoken
	var shown []string
	voices := false
	for _, c := range cues {
		var lines []string
		for _, l := range c.lines {
			if strings.Contains(l, "<v") && voiceTag.MatchString(l) {
				voices = true
			}
			if t := strings.TrimSpace(l); t != "" {
				lines = append(lines, t)
			}
		}
		fresh := lines[overlap(shown, lines):]
		if len(lines) > 0 {
			shown = lines
		}
		out = append(out, cueStretches(c, fresh)...)
	}
	if voices { // a caption without a voice is nobody's: not that of the one before
		for i := range out {
			out[i].change = true
		}
	}
	return out
}

// markVoices finds captions as meeting tools write them, each under a line with the
// name of who speaks, and marks the names as voices.
func markVoices(cues []cue) {
	const fewest = 3
	seen, named := map[string]bool{}, 0
	for _, c := range cues {
		if len(c.lines) > 1 && c.lines[1] != "" && transcript.IsLabel(c.lines[0]) {
			named++
			seen[c.lines[0]] = true
		}
	}
	if named < fewest || len(seen) == named || named*10 < len(cues)*9 {
		return
	}
	for i, c := range cues {
		if len(c.lines) > 1 && seen[c.lines[0]] {
			cues[i].lines = append([]string{"<v " + strings.TrimRight(c.lines[0], ": ") + ">" + c.lines[1]},
				c.lines[2:]...)
		}
	}
}

// overlap is how many of the lines shown last are shown again.
func overlap(shown, lines []string) int {
	const most = 4 // lines that a screen has room for
	for n := min(len(shown), len(lines), most); n > 0; n-- {
		same := 0
		for same < n && visible(shown[len(shown)-n+same]) == visible(lines[same]) {
			same++
		}
		if same == n {
			return n
		}
	}
	return 0
}

var (
	// voiceTag matches the mark of WebVTT for who speaks: "<v.loud Mara Voss>".
	voiceTag = pattern.Lazily(`<v(?:\.[^\s>]*)?\s+([^>]*)>`)
	cueTag   = pattern.Lazily(`</?[A-Za-z0-9:.][^<>]*>|\{\\[^{}]*\}`)
	// changeMark matches a mark before the words of another speaker: ">>", "- ", "-W".
	changeMark = pattern.Lazily(`^(?:>{2,3}\s*|[-–—]\s+|-(\p{Lu}))`)
	// inBrackets matches a sound or a remark: "[applause]", "(laughs)", "♪ … ♪".
	inBrackets = pattern.Lazily(`^(?:\[[^\[\]]*\]|\([^()]*\)|♪.*)$`)
)

// visible takes the marks out of a line of a caption.
func visible(l string) string {
	l = html.UnescapeString(cueTag.ReplaceAllString(l, ""))
	return strings.Join(strings.Fields(strings.TrimFunc(l, draft.IsFiller)), " ")
}

func cueStretches(c cue, lines []string) []spoken {
	var out []spoken
	voice := ""
	for _, l := range lines {
		at := 0
		if strings.Contains(l, "<v") {
			for _, g := range voiceTag.Regexp().FindAllStringSubmatchIndex(l, -1) {
				out = appendStretch(out, c, visible(l[at:g[0]]), voice)
				voice, at = visible(l[g[2]:g[3]]), g[1]
			}
		}
		out = appendStretch(out, c, visible(l[at:]), voice)
	}
	return out
}

// appendStretch adds a line to the last stretch of its caption, or as a new
// one where somebody else speaks.
func appendStretch(out []spoken, c cue, text, voice string) []spoken {
	if text == "" {
		return out
	}
	s := spoken{start: c.start, end: c.end, text: text, voice: voice, change: voice != ""}
	if inBrackets.MatchString(text) {
		s.direction = true
		return append(out, s)
	}
	if g := changeMark.FindStringSubmatchIndex(text); g != nil {
		s.change = true
		if g[2] >= 0 {
			g[1] = g[2] // the capital belongs to the words
		}
		if s.text = strings.TrimSpace(text[g[1]:]); s.text == "" {
			s.text = text
		}
	}
	const most = 2000 // bytes; more is no caption, and joining it line by line takes time with its square
	if n := len(out); n > 0 && len(out[n-1].text) < most && !out[n-1].direction &&
		(!s.change || voice != "" && out[n-1].voice == voice) && transcript.Label(s.text) == "" {
		out[n-1].text += " " + s.text // neither is empty
		return out
	}
	return append(out, s)
}

// nobody is the label of a turn whose speaker the captions do not name; the
// speakers of a page are not looked for after it.
const nobody = "UNIDENTIFIED SPEAKER"

// nameVoices reads the labels inside the text: "MARA VOSS: …". One in small
// letters counts if it comes again, if it stands after a mark, or if most
// captions have one: "Remember: …" is no speaker.
func nameVoices(list []spoken) {
	count := map[string]int{}
	labels, all := 0, 0
	for _, s := range list {
		if s.direction {
			continue
		}
		all++
		if label := transcript.Label(s.text); s.voice == "" && label != "" {
			count[label]++
			labels++
		}
	}
	for i, s := range list {
		label := transcript.Label(s.text)
		if s.voice != "" || s.direction || label == "" {
			continue
		}
		capitals := label == strings.ToUpper(label) && utf8.RuneCountInString(label) > 1
		if s.change || capitals || count[label] > 1 || 2*labels >= all || transcript.Asks(label) {
			list[i].voice, list[i].change = strings.Trim(label, "* "), true
			list[i].text = strings.TrimLeft(s.text[len(label):], ":* ")
		}
	}
}

// When a turn is cut into paragraphs: a row is one paragraph, and a row of an
// hour's speech is of no use to anybody.
const (
	pause       = 3000 // milliseconds of silence after a sentence
	turnWords   = 80   // after a sentence
	unbrokenRun = 200  // words; captions made by machines have no full stops
)

// transcriptOf joins captions into turns, each paragraph under its time. The
// time is a line of its own that is not searched, so that a span in the
// paragraph leads to the minute of the recording.
func transcriptOf(cues []cue, d parse.Declared, warnings []parse.Warning) ([]draft.Piece, error) {
	list := stretches(cues)
	if len(list) == 0 {
		return nil, fmt.Errorf("%w: no caption in it has a time and text", draft.ErrDamaged)
	}
	nameVoices(list)
	t := turns{alone: soleVoice(list)}
	for _, s := range list {
		t.add(s)
	}
	t.flush()
	if !t.labelled {
		warnings = append(warnings, parse.Warning{
			Code: "no speaker labels",
			Text: "The captions do not say who is speaking; only what they quote from others is found.",
		})
	}
	out := draft.Piece{Declared: d, Warnings: warnings}
	if d.Title != "" {
		out.Paragraphs = append(out.Paragraphs, draft.Paragraph{Text: d.Title, Role: parse.RoleTitle, Told: true})
	}
	out.Paragraphs = append(out.Paragraphs, t.out...)
	return []draft.Piece{out}, nil
}

// soleVoice returns the one name that the captions give, or "".
func soleVoice(list []spoken) string {
	name := ""
	for _, s := range list {
		switch {
		case s.direction:
		case name == "":
			name = s.voice
		}
		if !s.direction && (s.voice == "" && s.change || s.voice != "" && s.voice != name) {
			return ""
		}
	}
	return name
}

// turns is the state of writing a transcript.
type turns struct {
	out      []draft.Paragraph
	alone    string // the only speaker: each paragraph needs the label, since one label makes no transcript
	labelled bool

	now        string // who speaks
	label      string // to be put before the next paragraph
	text       strings.Builder
	start, end int
	words      int
}

func (t *turns) add(s spoken) {
	if s.direction {
		t.flush()
		t.paragraph(s.start, s.text, parse.RoleBoilerplate)
		return
	}
	who := s.voice
	if who == "" && s.change {
		who = nobody
	}
	switch {
	case s.change && who != t.now, s.change && s.voice == "":
		t.flush()
		t.now, t.label, t.labelled = who, who, true
	case layout.Closes(t.text.String()) && (s.start-t.end >= pause || t.words >= turnWords), t.words >= unbrokenRun:
		t.flush()
	}
	if t.text.Len() == 0 {
		t.start = s.start
	} else {
		t.text.WriteByte(' ')
	}
	t.text.WriteString(s.text)
	t.words += len(strings.Fields(s.text))
	t.end = s.end
}

// flush ends the paragraph.
func (t *turns) flush() {
	if t.text.Len() == 0 {
		return
	}
	text := t.text.String()
	if t.alone != "" {
		t.label = t.alone
	}
	if t.label != "" {
		text = Label(t.label) + ": " + text
	}
	t.paragraph(t.start, text, parse.RoleBody)
	t.out[len(t.out)-1].Turn = t.label != ""
	t.label, t.words = "", 0
	t.text.Reset()
}

func (t *turns) paragraph(at int, text string, role parse.Role) {
	t.out = append(t.out,
		draft.Paragraph{Text: "[" + clockTime(at) + "]", Role: parse.RoleMetadata, Told: true},
		draft.Paragraph{Text: text, Role: role, Told: true})
}

// Label makes the name of who speaks fit to stand before a colon as the label of a turn.
// What would not be taken for one is nobody: without a label, the words would
// go on with the turn before.
func Label(voice string) string {
	voice = strings.ReplaceAll(strings.Join(strings.Fields(voice), " "), ":", "")
	voice = directoryName.ReplaceAllString(voice, "$2 $1")
	r, n := utf8.DecodeRuneInString(voice)
	voice = string(unicode.ToUpper(r)) + voice[n:]
	if transcript.Label(voice+":") == "" || len(voice) > longestLabel {
		return nobody
	}
	return voice
}

// directoryName matches a name as the directories of offices have it: "Voss, Mara (Ports)".
var directoryName = pattern.Lazily(`^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?), (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]+)?)(?: [(\[].{1,40}[)\]])?$`)

// longestLabel is the length of a label, in bytes, that is still taken for
// one: "Deputy Foreign Minister Mara Voss of Northmoor".
const longestLabel = 60
