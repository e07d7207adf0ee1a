package workbook

import (
	"onrecord/parse"
	"onrecord/report"
)

// sample is a briefing with a bit of everything: a linked row, a doubtful one,
// a question, text from right to left, a document that could not be read.
func sample() report.Briefing {
	day := func(d int) parse.Date { return parse.NewDate(2026, 11, d) }
	return report.Briefing{
		Title: "Coastal affairs", Marking: "Internal", Note: "The harbour vote was moved to Thursday.",
		Period: report.Period{Name: "2026-W47", From: day(16), To: day(18)}, Made: day(23), Version: "0.1.0",
		Topics:   []string{"Ports", "Energy", "Justice"},
		Settings: []report.Setting{{Name: "taxonomy", Value: "topics.yaml"}},
		Documents: []report.Document{
			{Path: "inbox/vote.txt", Status: report.StatusRead, Source: "Northmoor Post", SourceBasis: "metadata", Date: day(16), DateBasis: "dateline",
				Title: "Harbour vote postponed", Place: "NORTHMOOR", URL: "https://post.example/vote?a=1&b=2", Format: "text", Encoding: "UTF-8", Rows: 3},
			{Path: "inbox/talks.txt", Status: report.StatusRead, Format: "text", Encoding: "UTF-8", Rows: 1, Warnings: []string{"quotation never closes", "no title"}},
			{Path: "inbox/locked.pdf", Status: report.StatusFailed, Reason: "the file is encrypted", Format: "pdf"},
		},
		Rows: []report.Row{
			{Source: "Northmoor Post", Date: day(16), Speaker: "Mara Voss", Topic: "Ports", Quote: "The harbour stays open,\nand every ship will have shelter.\n\nEvery one.",
				Kind: "direct", Act: "speech", Stance: "says", Role: "harbour master", Mention: "Voss", Cue: "said", Frame: "said", Topics: []string{"Ports", "Energy"}, DateBasis: "dateline", SourceBasis: "metadata",
				Said: day(15), Place: "NORTHMOOR", Title: "Harbour vote postponed", URL: "https://post.example/vote?a=1&b=2", Language: "en", Document: "inbox/vote.txt",
				Statement: 1, Spans: report.Spans{Content: [][2]int{{10, 60}, {70, 90}}, Cue: [][2]int{{61, 65}}, Frame: [][2]int{{61, 65}}}, Confidence: 0.93, SameAs: []string{"r9"}, ID: "r1"},
			{Source: "Northmoor Post", Date: day(16), Speaker: report.Interviewer, Quote: "And the ferries?", Kind: "turn", Document: "inbox/vote.txt", Statement: 2, ID: "r2", Question: true},
			{Source: "Northmoor Post", Date: day(18), Speaker: "Piet Halloran", Topic: "Energy", Quote: "=1+1", Kind: "turn", Act: "speech",
				Context: "And the ferries?", Document: "inbox/vote.txt", Statement: 3, Confidence: 0.41, Flags: []string{report.FlagDateInferred, "two readings"}, ID: "r3"},
			{Quote: "لن نوقع على نص لم نقرأه", Kind: "indirect", Act: "speech", Stance: "denies", Cue: "deny", Frame: "went on to deny that", Document: "inbox/talks.txt", Statement: 1, Confidence: 0.7, Flags: []string{report.FlagSpeakerUnresolved}, ID: "r4"},
		},
	}
}

func modelOf(b report.Briefing) model { return modelWith(b, rowsHeld-1) }

// modelWith returns the model of a briefing with at most that many rows on a sheet.
func modelWith(b report.Briefing, lines int) model {
	return newModel(contentsOf(b, lines))
}

func contentsOf(b report.Briefing, lines int) *contents {
	c, err := newContents(b, limits{lines: lines, part: excelLimits.part})
	if err != nil {
		panic(err) // rows in memory give no error
	}
	return c
}

func exportID(b report.Briefing) string { return contentsOf(b, rowsHeld-1).exportID }
