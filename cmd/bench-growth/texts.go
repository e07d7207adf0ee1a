//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// form is a text that repeats one thing, each of which has cost more than in proportion
// to its length somewhere.
type form struct {
	name, ending string
	piece        func(i int) string
}

var forms = []form{
	{"paragraphs", "txt", func(i int) string { return plan(i) + "\n\n" }},
	{"one paragraph", "txt", func(i int) string { return plan(i) + " " }},
	{"transcript", "txt", func(i int) string {
		return fmt.Sprintf("Q: What about berth %d?\n\nA: We keep berth %d open, and the council will settle the cost.\n\n", i, i)
	}},
	{"many quotations", "txt", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open,” “and close %d,” “and so on.” Mara Voss said.\n\n", i, i+1)
	}},
	{"the same in one paragraph", "txt", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open,” “and close %d,” “and so on.” Mara Voss said. ", i, i+1)
	}},
	{"quotations nobody closes", "txt", func(i int) string {
		return fmt.Sprintf("“We keep berth %d open, said Mara Voss on Monday.\n\n", i)
	}},
	{"many names", "txt", func(i int) string { return fmt.Sprintf("“We keep berth %d open,” said %s.\n\n", i, name(i)) }},
	{"HTML", "html", func(i int) string { return "<p>" + plan(i) + "</p>\n" }},
}

func (f form) repeated(size int) string {
	var b strings.Builder
	if b.WriteString("Harbour plan settled\n\n18 November 2026\n\n"); f.ending == "html" {
		b.Reset()
		b.WriteString("<!doctype html><title>Harbour plan settled</title><article><h1>Harbour plan settled</h1>\n")
	}
	for i := 0; b.Len() < size; i++ {
		b.WriteString(f.piece(i))
	}
	return b.String()
}

func plan(i int) string {
	who := []string{"Mara Voss", "Piet Halloran", "Lena Orrick", "Tomas Quill"}[i%4]
	return fmt.Sprintf("The harbour board met in Northmoor on Monday to settle plan %d. "+
		"“We keep berth %d open until the work is done,” %s said. %s said the cost would rise by %d million crowns. "+
		"The council denied that it had planned to close the quay.", i, i, who, who, i)
}

var given = strings.Fields("Mara Piet Lena Tomas Greta Anton Vera Oskar Nadia Felix Irene Hugo Paula Marcus Judith Simon")

// name returns one of some 50,000 names.
func name(i int) string {
	starts := strings.Fields("Vo Hal Or Qui Lun Ash Bren Cald Dor Ell Far Gor Hol Jar Kes Mor")
	ends := strings.Fields("ss loran rick ll by ton nard well ning more ker wick den vale stead")
	last := starts[i/16%16] + ends[i/256%15]
	if more := i / 3840 % 14; more > 0 {
		last += "-" + starts[more] + "man"
	}
	return given[i%16] + " " + last
}

// writeArticles writes some of n invented articles of some 250 words as JSON Lines.
// People come again as people in the news do, a few in most articles; some statements
// are printed by several papers.
func writeArticles(w io.Writer, from, to, n int) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	papers := strings.Fields("Herald Gazette Ledger Post Chronicle Mercury Echo Courier")
	for i := from; i < to; i++ {
		rnd := rand.New(rand.NewPCG(19, uint64(i)))
		var text strings.Builder
		for range 3 + rnd.IntN(4) {
			who := rnd.IntN(1 + rnd.IntN(1+rnd.IntN(20_000)))
			full, office := name(who), []string{"harbour master", "mayor", "council member", "union leader"}[who%4]
			last := full[strings.Index(full, " ")+1:]
			saying := rnd.IntN(1 + rnd.IntN(n))
			fmt.Fprintf(&text, "The board met on Monday to settle plan %d for the northern quay, "+
				"which residents have asked for since spring. ", saying)
			fmt.Fprintf(&text, "“We keep berth %d open until the work of phase %d is done,” %s %s said. ",
				saying, saying%97, office, full)
			fmt.Fprintf(&text, "%s said the cost would rise by %d million crowns, "+
				"and denied that the council had planned to sell the land.\n\n", last, saying%400)
		}
		err := out.Encode(map[string]string{
			"id":     fmt.Sprintf("article-%07d", i),
			"source": "Northmoor " + papers[rnd.IntN(len(papers))],
			"date":   fmt.Sprintf("2026-%02d-%02d", 1+rnd.IntN(11), 1+rnd.IntN(28)),
			"title":  fmt.Sprintf("Board settles plan %d", i),
			"text":   text.String(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
