package transcript

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
)

// entryHead matches the line with which an entry of a live blog or a chat message begins:
// a time of day, perhaps with a date before it and a name after it. A time with seconds
// alone would be a time within a recording.
var entryHead = pattern.Lazily(`^[\[(]?(?:(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} \p{L}{3,9}\.?(?: \d{4})?|\p{Lu}\p{L}{2,8} \d{1,2}(?:, \d{4})?),? (?:at )?)?` +
	`([01]?\d|2[0-3])[:.h][0-5]\d(?: ?([AaPp]\.?[Mm]\.?))?(?: ?\(?(GMT|UTC|BST|CET|CEST|EET|MSK|EST|EDT|ET|PST|PDT|PT|IST|AEST|local(?: time)?)\)?)?[\])]?` +
	`(?:[ ,·|–—-]*(?:(?:Posted )?[Bb]y )?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})?$`)

// fewestEntries is the number of such lines that make a live blog.
const fewestEntries = 3

// EntryHead reports a line that may begin an entry of a live blog: "14:32 GMT",
// "17:24 Frances Oduya", "16 November 2026, 10:02".
func EntryHead(s string) bool {
	return len(s) <= 80 && len(s) >= 4 && entryHead.MatchString(strings.Trim(s, " \t*_#"))
}

// AreEntries reports whether heads of entries, in the order of the text, are those
// of a live blog or chat: several, and not the times of a recording, which begin at
// nought.
func AreEntries(heads []string) bool {
	if len(heads) < fewestEntries {
		return false
	}
	for _, h := range []string{heads[0], heads[len(heads)-1]} {
		g := entryHead.FindStringSubmatch(strings.Trim(h, " \t*_#"))
		if g != nil && strings.TrimLeft(g[1], "0") == "" && g[2] == "" && g[3] == "" {
			return false
		}
	}
	return true
}

// Entries returns, parallel to the paragraphs, the number of the entry of a live
// blog or a chat that each belongs to, its head included; 0 above the first. It
// returns nil if the document has no entries.
func Entries(text string, paragraphs []parse.Paragraph) []int {
	var heads []string
	told := false // the reader of a chat has set the times apart
	out := make([]int, len(paragraphs))
	for i, p := range paragraphs {
		if p.Span.End-p.Span.Start <= 80 && p.Role != parse.RoleTitle {
			if s := p.Span.In(text); EntryHead(s) {
				heads = append(heads, s)
				told = told || p.Role == parse.RoleMetadata
			}
		}
		out[i] = len(heads)
	}
	if !told && !AreEntries(heads) {
		return nil
	}
	return out
}
