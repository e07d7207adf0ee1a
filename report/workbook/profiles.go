package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/report"
)

const (
	speakersName  = "Speakers"
	speakersTable = "tblSpeakers"
	topicsName    = "Topics"
	topicsTable   = "tblTopics"
	sourcesName   = "Sources"
	sourcesTable  = "tblSources"
)

// Labels for the rows without a name.
const (
	noSpeaker = "no speaker named"
	noTopic   = "no topic fits"
	noSource  = "source unknown"
	noDate    = "date unknown"
)

// speakerColumns are the columns of Speakers.
var speakerColumns = []column{
	{head: "speaker", width: 30, style: styleLabelLink, about: "The speaker. Links to the speaker's first row on Quotes."},
	{head: "role", width: 36, style: styleWrap, about: "The most recent role in the documents."},
	{head: "voice", width: 14, style: styleText, about: "several times; once; or no name: a description (“an official”) or nothing at all. Those who are named and speak several times come first and are printed."},
	statementsColumn, shareColumn, documentsColumn, sourcesColumn,
	{head: "leading_topic", width: 32, style: styleAside, about: "The topic of most of these statements."},
	firstColumn, lastColumn,
}

// topicColumns are the columns of Topics.
var topicColumns = []column{
	{head: "topic", width: 40, style: styleLabelLink, about: "The topic, including topics without statements. Links to the topic's first row on Quotes."},
	statementsColumn, shareColumn, documentsColumn, sourcesColumn,
	speakersColumn, leadingSpeakersColumn, firstColumn, lastColumn,
	{head: "trend", width: 26, style: styleText, about: "Statements by day as small bars (sparklines), in programs that show them."},
}

// sourceColumns are the columns of Sources.
var sourceColumns = []column{
	{head: "source", width: 30, style: styleLabelLink, about: "The outlet. Links to its first row on Quotes."},
	statementsColumn, shareColumn, documentsColumn,
	speakersColumn, leadingSpeakersColumn, firstColumn, lastColumn,
}

// Columns that several of these sheets have.
var (
	statementsColumn      = column{head: "statements", width: 13, style: styleNumber, about: "Number of rows on Quotes."}
	shareColumn           = column{head: "share", width: 9, style: stylePart, about: "Share of all rows."}
	documentsColumn       = column{head: "documents", width: 12.5, style: styleNumber, about: "Number of documents with these rows."}
	sourcesColumn         = column{head: "sources", width: 10, style: styleNumber, about: "Number of outlets that reported them."}
	speakersColumn        = column{head: "speakers", width: 11, style: styleNumber, about: "Number of people and organisations that speak in them."}
	leadingSpeakersColumn = column{head: "leading_speakers", width: 54, style: styleAside, about: "Those who spoke most, with their number of rows."}
	firstColumn           = column{head: "first", width: 11.5, style: styleDate, about: "The first publication date among them."}
	lastColumn            = column{head: "last", width: 11.5, style: styleDate, about: "The last publication date among them."}
)

func speakersSheet(c *contents) sheet {
	profiles := c.profiles.Speakers
	byVoice := func(a, b report.Profile) int { return voiceOf(a) - voiceOf(b) }
	if !slices.IsSortedFunc(profiles, byVoice) {
		profiles = slices.Clone(profiles)
		slices.SortStableFunc(profiles, byVoice)
	}
	s := c.profileSheet(speakersName, speakersTable, speakerColumns, profiles, noSpeaker, func(p report.Profile) []cell {
		topic := ""
		if len(p.Leading) > 0 {
			topic = p.Leading[0].Name
		}
		voice := text(voices[voiceOf(p)])
		if p.Row < 0 { // the line of all that the sheet has no room for
			voice = cell{}
		}
		return []cell{plain(p.Role), voice, number(p.Rows), c.share(p.Rows), number(p.Documents), number(p.Sources), plain(topic)}
	})
	for _, p := range profiles {
		if voiceOf(p) == 0 {
			s.printed++
		}
	}
	return s
}

// voices are the kinds of speakers, in their order.
var voices = [...]string{"several times", "once", "no name", "no name"}

// voiceOf returns the kind of a speaker: a description begins with a small letter.
func voiceOf(p report.Profile) int {
	first, _ := utf8.DecodeRuneInString(p.Name)
	switch {
	case p.Name == "":
		return 3 // last of all
	case unicode.IsLower(first):
		return 2
	case p.Rows <= 1:
		return 1
	}
	return 0
}

func topicsSheet(c *contents) sheet {
	s := c.profileSheet(topicsName, topicsTable, topicColumns, c.profiles.Topics, noTopic, func(p report.Profile) []cell {
		return []cell{number(p.Rows), c.share(p.Rows), number(p.Documents), number(p.Sources), number(p.Speakers), leading(p)}
	})
	s.sparklines = c.topicSparklines()
	return s
}

func sourcesSheet(c *contents) sheet {
	return c.profileSheet(sourcesName, sourcesTable, sourceColumns, c.profiles.Sources, noSource, func(p report.Profile) []cell {
		return []cell{number(p.Rows), c.share(p.Rows), number(p.Documents), number(p.Speakers), leading(p)}
	})
}

// profileSheet is a table of profiles, one a line: the name, the profile's own
// cells, the dates.
func (c *contents) profileSheet(name, table string, columns []column, profiles []report.Profile, unnamed string, middle func(report.Profile) []cell) sheet {
	s := sheet{name: name, table: table, head: true, columns: columns, print: len(columns), portrait: true, count: max(1, min(len(profiles), c.limit.lines))}
	statements := slices.IndexFunc(columns, func(col column) bool { return col.head == statementsColumn.head })
	counting, live := c.countingOf(columns[0].head, profiles), c.isLive(len(profiles))
	s.lines = withinLinks(s.count, []int{0}, func(yield func(line) bool) {
		if len(profiles) == 0 {
			yield(line{})
			return
		}
		for i, p := range profiles {
			label := plain(p.Name)
			switch {
			case i == s.count-1 && len(profiles) > s.count: // Excel holds no more lines
				label = text(fmt.Sprintf("%d more", len(profiles)-i)).as(styleMuted)
				p = report.Profile{Count: sum(countsOf(profiles[i:])), Row: -1}
			case label.kind == cellEmpty: // no name, or nothing that shows
				label = text(unnamed).as(styleMuted).to(c.quote(p.Row))
			case p.Row < 0:
				label = label.as(styleMutedWrap)
			default:
				label = label.to(c.quote(p.Row))
			}
			cells := append(append([]cell{label}, middle(p)...), date(p.First.Time()), date(p.Last.Time()))
			if p.Rows == 0 {
				cells = append([]cell{label}, make([]cell, statements)...)
				cells[statements] = number(0)
			}
			if live && (i < s.count-1 || len(profiles) <= s.count) {
				at := fmt.Sprintf("%s%d", letter(statements), i+2)
				cells[statements] = counting.of(p, label, fmt.Sprintf("$A%d", i+2), false)
				if p.Rows > 0 {
					cells[statements+1] = c.shareOf(at, p.Rows)
				}
			}
			if !yield(line{height: heightFor(tallest(cells, columns)), cells: cells}) || i == s.count-1 {
				return
			}
		}
	})
	return s
}

func countsOf(profiles []report.Profile) []report.Count {
	out := make([]report.Count, len(profiles))
	for i, p := range profiles {
		out[i] = p.Count
	}
	return out
}

// share returns a number of rows as a share of all; an empty cell if there are
// none.
func (c *contents) share(rows int) cell {
	if c.count == 0 {
		return cell{}
	}
	return cell{kind: cellNumber, number: float64(rows) / float64(c.count)}
}

// leading lists who was quoted most: "Mara Voss (12); Piet Halloran (3)".
func leading(p report.Profile) cell {
	var names []string
	for _, l := range p.Leading {
		names = append(names, fmt.Sprintf("%s (%d)", cutLine(cleanLine(l.Name), 120), l.Rows))
	}
	return plain(strings.Join(names, "; "))
}
