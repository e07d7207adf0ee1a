package speaker

import (
	"testing"

	"onrecord/parse"
)

func TestJoin(t *testing.T) {
	p := func(name string) parse.Person { return parse.Person{Name: name} }
	body := func(name string) parse.Person { return parse.Person{Name: name, Group: true} }
	tests := []struct {
		rule      string
		documents [][]parse.Person
		in        int    // document asked
		name      string // name asked
		want      string // what it becomes; empty if it stays
	}{
		{"initial and surname", [][]parse.Person{{p("A. Voss")}, {p("Ada Voss")}}, 0, "A. Voss", "Ada Voss"},
		{"surname alone", [][]parse.Person{{p("Voss")}, {p("Ada Voss")}}, 0, "Voss", "Ada Voss"},
		{"the full name stays", [][]parse.Person{{p("A. Voss")}, {p("Ada Voss")}}, 1, "Ada Voss", ""},
		{"another initial", [][]parse.Person{{p("B. Voss")}, {p("Ada Voss")}}, 0, "B. Voss", ""},
		{"two that the initial fits", [][]parse.Person{{p("A. Voss")}, {p("Ada Voss")}, {p("Anna Voss")}}, 0, "A. Voss", ""},
		{"one of two that the initial fits", [][]parse.Person{{p("A. Voss")}, {p("Ada Voss")}, {p("Mara Voss")}}, 0, "A. Voss", "Ada Voss"},
		{"two with the surname", [][]parse.Person{{p("Voss")}, {p("Ada Voss")}, {p("Mara Voss")}}, 0, "Voss", ""},
		{"different given names stay apart", [][]parse.Person{{p("Ada Voss")}, {p("Mara Voss")}}, 0, "Ada Voss", ""},
		{"diacritics: the commoner", [][]parse.Person{{p("Jose Ibarra")}, {p("José Ibarra")}, {p("José Ibarra")}}, 0, "Jose Ibarra", "José Ibarra"},
		{"diacritics: the first of a tie", [][]parse.Person{{p("Jose Ibarra")}, {p("José Ibarra")}}, 1, "José Ibarra", "Jose Ibarra"},
		{"case", [][]parse.Person{{p("Mara VOSS")}, {p("Mara Voss")}, {p("Mara Voss")}}, 0, "Mara VOSS", "Mara Voss"},
		{"a middle name left out", [][]parse.Person{{p("Ada B. Voss")}, {p("Ada Voss")}, {p("Ada Voss")}}, 0, "Ada B. Voss", "Ada Voss"},
		{"two middle names that differ", [][]parse.Person{{p("Ada B. Voss")}, {p("Ada C. Voss")}, {p("Ada Voss")}}, 0, "Ada B. Voss", ""},
		{"father and son", [][]parse.Person{{p("Tomas R. Hale Jr.")}, {p("Tomas R. Hale Sr.")}}, 0, "Tomas R. Hale Jr.", ""},
		{"bodies by spelling", [][]parse.Person{{body("Northmoor water")}, {body("Northmoor Water")}, {body("Northmoor Water")}}, 0, "Northmoor water", "Northmoor Water"},
		{"a body is no surname", [][]parse.Person{{body("Voss")}, {p("Ada Voss")}}, 0, "Voss", ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got, ok := Join(tt.documents)[tt.in][tt.name]
			if ok != (tt.want != "") || got.Name != tt.want {
				t.Errorf("%q becomes %q, want %q", tt.name, got.Name, tt.want)
			}
			if ok && got.How == "" {
				t.Error("no reason")
			}
		})
	}
}

func TestJoinKeepsTheDocumentsRoleElseTakesTheRuns(t *testing.T) {
	got := Join([][]parse.Person{
		{{Name: "A. Voss"}},
		{{Name: "Ada Voss", Role: "mayor"}},
		{{Name: "Voss", Role: "candidate"}},
		{{Name: "Ada Voss", Role: "former mayor"}},
	})
	if r := got[0]["A. Voss"].Role; r != "former mayor" {
		t.Errorf("role %q, want the latest of the run", r)
	}
	if r := got[2]["Voss"].Role; r != "candidate" {
		t.Errorf("role %q, want the document's own", r)
	}
}

func TestJoinIsParallelToTheDocuments(t *testing.T) {
	if got := Join(nil); len(got) != 0 {
		t.Errorf("got %d for no documents", len(got))
	}
	if got := Join([][]parse.Person{nil, {}}); len(got) != 2 || len(got[0]) != 0 || len(got[1]) != 0 {
		t.Errorf("got %v", got)
	}
}
