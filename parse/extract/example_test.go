package extract_test

import (
	"fmt"

	"onrecord/parse/extract"
	"onrecord/parse/read"
)

const story = `Talks on the river resume

LINDESBY (VNA) – Ines Roke, mayor of Northmoor, said the depot would reopen on Friday. “The roof held,” she said.
`

// A document's bytes go in; statements with their speakers come out, each a
// span of the document's text.
func ExampleStatements() {
	doc, err := read.Document(read.Input{Path: "talks.txt", Data: []byte(story)})
	if err != nil {
		fmt.Println(err)
		return
	}
	result := extract.Statements(doc, extract.Options{})
	for i, s := range result.Statements {
		fmt.Printf("%s (%s): %s\n", result.Speakers[i].Name, s.Kind, s.Content[0].In(doc.Text))
	}
	fmt.Println(result.Provenance.Place)
	// Output:
	// Ines Roke (indirect): the depot would reopen on Friday
	// Ines Roke (direct): The roof held,
	// LINDESBY
}
