package extract_test

import (
	"fmt"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/provenance"
	"onrecord/parse/read"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
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

// A file may hold many documents; one that cannot be read costs no other.
func ExampleDocuments() {
	export := `[{"title": "Ferries", "text": "“We sail on Friday,” Ines Roke said."}, {"title": "Harbour", "text": "“The harbour is open,” Piet Lund said."}]`
	for found := range extract.Documents(read.Input{Path: "export.json", Data: []byte(export)}, extract.Options{}) {
		if found.Err != nil {
			fmt.Println(found.Path, found.Err)
			continue
		}
		for i, s := range found.Result.Statements {
			fmt.Println(found.Path, found.Result.Speakers[i].Name, s.Content[0].In(found.Result.Document.Text))
		}
	}
	// Output:
	// export.json#1 Ines Roke We sail on Friday,
	// export.json#2 Piet Lund The harbour is open,
}

// One person has one name in several documents, and so has one whom a desk knows.
func ExampleJoin() {
	var results []parse.Result
	for _, text := range []string{
		"“We will not move,” Piet Halloran, the governor of Stannick, said in Stannick on Monday.",
		"“We will stay,” Governor Halloran of Stannick said in Stannick on Tuesday.",
	} {
		doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte(text)})
		if err != nil {
			fmt.Println(err)
			return
		}
		results = append(results, extract.Statements(doc, extract.Options{}))
	}
	fmt.Println(results[1].Speakers[0].Name)
	extract.Join(results)
	fmt.Println(results[1].Speakers[0].Name)
	// Output:
	// Halloran
	// Piet Halloran
}

// A taxonomy, outlets and people of one's own.
func ExampleOptions() {
	topics, err := topic.New(topic.Taxonomy{Name: "Coast", Topics: []topic.Entry{{Label: "Ports", Words: []string{"harbour", "ferry"}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	o := extract.Options{
		Topics:  topics,
		Outlets: provenance.NewOutlets([]provenance.Outlet{{Name: "The Harbour Post", Domain: "harbourpost.example"}}),
		Known:   []speaker.Known{{Name: "Ines Roke", Aliases: []string{"Inés Roque"}}},
	}
	page := "---\nurl: https://harbourpost.example/ferry\n---\n“The ferry sails on Friday,” Inés Roque said.\n"
	doc, err := read.Document(read.Input{Path: "ferry.txt", Data: []byte(page)})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := extract.Statements(doc, o)
	fmt.Println(r.Provenance.Source, "|", r.Speakers[0].Name, "|", r.Topics[0][0].Label)
	// Output:
	// The Harbour Post | Ines Roke | Ports
}
