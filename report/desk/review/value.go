package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
	"onrecord/parse/speaker"
	"onrecord/report"
)

// value returns an edited value as it is stored, with what a person should know of
// it, or why it cannot be taken. r is the row that it stands in; nil on Documents.
func (m *merge) value(field report.EditField, cell report.EditedCell, base string, r *report.EditedRow) (value, hint, why string) {
	text := cell.Text
	if field != report.EditNote {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	if text == "" {
		if field == report.EditStatus {
			text = report.StatusNew
		}
		return text, "", ""
	}
	if why := noName(field, cell, base); why != "" {
		return "", "", why
	}
	switch field {
	case report.EditStatus:
		return oneOf("status", text, report.ReviewStatuses())
	case report.EditKind:
		return oneOf("kind", text, report.Kinds())
	case report.EditTopic:
		return m.topic(text, r)
	case report.EditSpeaker:
		if damagedNumber(text, base) {
			return "", "", fmt.Sprintf("%q was %q: a program changed it into a number", text, base)
		}
		if why := m.noSpeaker(text, base, r); why != "" {
			return "", "", why
		}
		if name := m.asOnRecord(text); name == base && name != "" && text != name {
			return "", "", fmt.Sprintf("%q is %s in other letters; the name stays as it is", text, name)
		} else if name != "" {
			return name, "", ""
		}
		return text, m.similarName(text, base), ""
	case report.EditDate, report.EditSaid:
		return text, "", m.impossible(field, text, r)
	case report.EditURL:
		if strings.ContainsAny(text, " ") || !strings.Contains(text, ".") {
			return "", "", fmt.Sprintf("%q is not an address", text)
		}
	}
	return text, "", ""
}

// noSpeaker says why a text is nobody's name: an address, or what another column of the
// row has, unless the document names somebody like that.
func (m *merge) noSpeaker(text, base string, r *report.EditedRow) string {
	if strings.Contains(text, "://") {
		return fmt.Sprintf("%q is an address, and no speaker", begin(text, 60))
	}
	if lang.NobodyWords[strings.ToLower(text)] || strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return fmt.Sprintf("%q is no name; empty the cell if the text names nobody", begin(text, 60))
	}
	if r == nil {
		return ""
	}
	row := m.desk.Rows[r.ID]
	if report.Alike(text, row.Quote) {
		return "the quote is no speaker"
	}
	if people := m.desk.Documents[row.Document].People; !properName(base) || people[speaker.Key(text)] {
		return ""
	}
	for _, field := range [...]report.EditField{report.EditTopic, report.EditRole, report.EditTitle} {
		if v := row.Values[field]; v != "" && report.Alike(text, v) {
			return fmt.Sprintf("%q is the %s of this row, and no speaker", begin(text, 60), field)
		}
	}
	return ""
}

// asOnRecord returns the name on record that a text in capitals or in small letters alone
// stands for: "MARA VOSS"; "" if there is none.
func (m *merge) asOnRecord(text string) string {
	if text != strings.ToUpper(text) && text != strings.ToLower(text) {
		return ""
	}
	m.collectNames()
	if m.names[text] {
		return ""
	}
	found := ""
	for name := range m.names {
		if report.Fold(name) == report.Fold(text) && name > found {
			found = name
		}
	}
	return found
}

// noName says why a number or a logical value is no value of a field of names.
func noName(field report.EditField, cell report.EditedCell, base string) string {
	switch field {
	case report.EditNote, report.EditTitle, report.EditDate, report.EditSaid, report.EditURL:
		return ""
	}
	switch digits := strings.Trim(cell.Text, "0123456789.,-") == ""; {
	case report.Alike(cell.Text, base) || damagedNumber(cell.Text, base):
		return ""
	case strings.EqualFold(cell.Text, "true") || strings.EqualFold(cell.Text, "false"):
		return fmt.Sprintf("%s is a logical value, not a valid %s", strings.ToUpper(cell.Text), field)
	case digits && (cell.Number || field != report.EditSource):
		return fmt.Sprintf("%s is a number, not a valid %s", cell.Text, field)
	}
	return ""
}

// oneOf returns the value of a list that a text means.
func oneOf(what, text string, list []string) (value, hint, why string) {
	low := strings.ToLower(strings.TrimSpace(text))
	if slices.Contains(list, low) {
		return low, "", ""
	}
	if near := nearest(low, list); near != "" {
		return "", "", fmt.Sprintf("%q is not a %s; did you mean %s?", text, what, near)
	}
	return "", "", fmt.Sprintf("%q is not a %s; choose one of %s", text, what, strings.Join(list, ", "))
}

// topic returns the topic that a text means. One that the taxonomy lacks is taken,
// unless it is a slip of the pen for one that it has, or what another column of the
// row has: cells that were pasted one column too far.
func (m *merge) topic(text string, r *report.EditedRow) (value, hint, why string) {
	if known := m.topics[report.Fold(text)]; known != "" {
		return known, "", ""
	}
	if r != nil {
		for _, field := range [...]report.EditField{report.EditSpeaker, report.EditRole, report.EditSource, report.EditTitle} {
			if report.Alike(text, m.desk.Rows[r.ID].Values[field]) {
				return "", "", fmt.Sprintf("%q is the %s of this row, not a topic in the taxonomy", text, field)
			}
		}
		if report.Alike(text, r.Quote) {
			return "", "", "this is the quote, not a topic"
		}
	}
	if len(m.topics) == 0 {
		return text, "", ""
	}
	for _, row := range m.desk.Rows {
		if row.Values[report.EditTopic] == text {
			return text, "not a topic in the taxonomy", ""
		}
	}
	if near := nearest(text, m.desk.Topics); near != "" {
		return "", "", fmt.Sprintf("%q is not a topic; did you mean %s?", text, near)
	}
	return text, "not a topic in the taxonomy", ""
}

// nearest returns the value of a list of which a text is a slip of the pen; "" if
// there is none: one letter in five may be wrong.
func nearest(text string, list []string) string {
	best, least := "", 0
	for _, v := range list {
		a, b := report.Fold(text), report.Fold(v)
		n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
		if d := lang.EditDistance(a, b); d*5 <= n+1 && (best == "" || d < least) {
			best, least = v, d
		}
	}
	return best
}

// similarName names a speaker whose name differs by a letter or two from one that is
// given for the first time.
func (m *merge) similarName(text, base string) string {
	m.collectNames()
	if m.names[text] || spelling(base, text) {
		return ""
	}
	var others []string
	for name := range m.names {
		if name != "" && name != base {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	if near := nearest(text, others); near != "" {
		return "other rows have " + near
	}
	return ""
}

// collectNames lists the speakers on record.
func (m *merge) collectNames() {
	if m.names != nil {
		return
	}
	m.names = map[string]bool{}
	for _, row := range m.desk.Rows {
		m.names[row.Values[report.EditSpeaker]] = true
	}
}

// The first year of which a clipping is taken to be.
const firstYear = "1700"

// impossible says why a day cannot be meant: a workbook holds nothing of after it was
// made, and nobody is quoted before he spoke.
func (m *merge) impossible(field report.EditField, day string, r *report.EditedRow) string {
	latest := m.desk.Made
	if latest == "" {
		for _, d := range m.desk.Documents {
			latest = max(latest, d.Values[report.EditDate])
		}
	}
	switch {
	case day < firstYear:
		return day + " is too long ago"
	case latest != "" && day > nextDay(latest):
		return fmt.Sprintf("%s is after %s, %s", day, latest, cmp.Or(map[bool]string{true: "when the workbook was made"}[m.desk.Made != ""], "the latest day on record"))
	}
	if field != report.EditSaid || r == nil {
		return ""
	}
	published := r.Cells[report.EditDate].Text
	if published == "" || r.Cells[report.EditDate].Rejected {
		published = m.desk.Rows[r.ID].Values[report.EditDate]
	}
	if published != "" && day > nextDay(published) {
		return fmt.Sprintf("%s is after %s, when it was published", day, published)
	}
	return ""
}

// damagedNumber reports whether a text is what remains of another that a
// program read as a number: "007" became "7".
func damagedNumber(text, base string) bool {
	return text != base && text != "" && strings.Trim(base, "0123456789") == "" && strings.TrimLeft(base, "0") == text
}
