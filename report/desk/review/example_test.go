package review_test

import (
	"fmt"

	"onrecord/report"
	"onrecord/report/desk/review"
	"onrecord/report/workbook"
)

// What an analyst corrected in the sheet Quotes, saved as CSV: the speaker of one
// row. The desk gave the workbook out and knows what it said.
func ExampleMerge() {
	row := report.Row{ID: "r1", Speaker: "Naim Kasar", Topic: "Ports", Quote: "The tide tables were wrong again,", Kind: "direct"}
	values := review.Values{report.EditSpeaker: row.Speaker, report.EditTopic: row.Topic, report.EditStatus: report.StatusNew, report.EditKind: row.Kind}
	desk := review.Desk{
		Export: map[string]review.Values{"r1": values},
		Rows:   map[string]review.Row{"r1": {Values: values, Quote: row.Quote, Hash: workbook.RowHash(row)}},
		Topics: []string{"Ports"},
	}
	csv := "speaker,topic,quote,status,note,kind,id,row_hash\n" +
		"Naim Qassar,Ports,\"The tide tables were wrong again,\",use,,direct,r1," + workbook.RowHash(row) + "\n"
	edits, err := workbook.ReadCSV([]byte(csv), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := review.Merge(desk, edits, review.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range outcome.Changes {
		fmt.Printf("%s %s: %s → %s\n", c.Target, c.Field, c.Old, c.New)
	}
	// Output:
	// r1 speaker: Naim Kasar → Naim Qassar
	// r1 status: new → use
}
