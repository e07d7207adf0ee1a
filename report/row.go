package report

import "onrecord/parse"

// Row is one statement as it is delivered. The JSON names are the schema, the
// same in workbook, CSV, JSON Lines and every other table.
type Row struct {
	Source  string     `json:"source"`
	Date    parse.Date `json:"date"`
	Speaker string     `json:"speaker"`
	Topic   string     `json:"topic"`
	Quote   string     `json:"quote"` // parts of a cut statement joined by Ellipsis

	Kind              string     `json:"kind"`
	Act               string     `json:"act"`
	Stance            string     `json:"stance"` // says, denies, doubts, asks or demands
	Role              string     `json:"role"`
	Mention           string     `json:"mention"`
	Cue               string     `json:"cue"`
	Frame             string     `json:"frame"` // the words that make the quote read as it was said: "did not deny that"
	Via               string     `json:"via"`
	Topics            []string   `json:"topics"`
	DateBasis         string     `json:"date_basis"`
	SourceBasis       string     `json:"source_basis"`
	Said              parse.Date `json:"said"`
	Place             string     `json:"place"`
	Title             string     `json:"title"`
	URL               string     `json:"url"`
	Language          string     `json:"language"`
	Context           string     `json:"context"`
	Document          string     `json:"document"`
	Statement         int        `json:"statement"` // from 1 in its document
	Spans             Spans      `json:"spans"`
	SameAs            []string   `json:"same_as"`
	Confidence        float64    `json:"confidence"`         // that the words and the speaker are right
	SpeakerConfidence float64    `json:"speaker_confidence"` // that the speaker is
	Flags             []string   `json:"flags"`
	ID                string     `json:"id"`

	// Question marks an interviewer's turn: part of the record, but shown in
	// briefings only as the context of its answers.
	Question bool `json:"-"`

	// Status and Note are a person's: how far the row was reviewed, one of
	// [ReviewStatuses] or empty for new, and a remark.
	Status string `json:"-"`
	Note   string `json:"-"`
}

// Ellipsis joins the parts of a statement interrupted by its attribution.
const Ellipsis = " … "

// Interviewer is the speaker of a transcript's questions.
const Interviewer = "Interviewer"

// Spans are half-open ranges [start, end) in Unicode code points of the
// document's text.
type Spans struct {
	Content [][2]int `json:"content"`
	Mention [][2]int `json:"mention"`
	Cue     [][2]int `json:"cue"`
	Frame   [][2]int `json:"frame"`
}
