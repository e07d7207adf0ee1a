package speaker

import (
	"reflect"
	"strings"
	"testing"

	"onrecord/parse"
)

func TestJoin(t *testing.T) {
	p := func(name string, role ...string) parse.Person {
		return parse.Person{Name: name, Role: strings.Join(role, "")}
	}
	body := func(name string) parse.Person { return parse.Person{Name: name, Group: true} }
	known := func(name, short string) parse.Person {
		return parse.Person{Name: name, Group: true, Aliases: []string{short}}
	}
	type run = [][]parse.Person
	desk := []Known{{Name: "Naim Qassar", Role: "envoy"}}
	tests := []struct {
		rule      string
		documents run
		known     []Known
		in        int    // document asked
		name      string // name asked
		want      string // what it becomes; empty if it stays
	}{
		{"initial and surname", run{{p("A. Voss")}, {p("Ada Voss")}}, nil, 0, "A. Voss", "Ada Voss"},
		{"the full name stays", run{{p("A. Voss")}, {p("Ada Voss")}}, nil, 1, "Ada Voss", ""},
		{"another initial", run{{p("B. Voss")}, {p("Ada Voss")}}, nil, 0, "B. Voss", ""},
		{"two that the initial fits", run{{p("A. Voss")}, {p("Ada Voss")}, {p("Anna Voss")}}, nil, 0, "A. Voss", ""},
		{"one of two that the initial fits", run{{p("A. Voss")}, {p("Ada Voss")}, {p("Mara Voss")}}, nil, 0, "A. Voss", "Ada Voss"},
		{"an initial, but another office", run{{p("A. Voss", "foreign minister of Northmoor")}, {p("Ada Voss", "defence minister of Northmoor")}}, nil, 0, "A. Voss", ""},
		{"an initial that the document tells apart", run{{p("A. Voss"), p("Ada Voss")}, {p("Ada Voss")}}, nil, 0, "A. Voss", ""},

		{"a surname alone says too little", run{{p("Voss")}, {p("Ada Voss")}}, nil, 0, "Voss", ""},
		{"surname and office", run{{p("Voss", "the mayor of Sar")}, {p("Ada Voss", "Sar's mayor")}}, nil, 0, "Voss", "Ada Voss"},
		{"surname and a vague office", run{{p("Voss", "minister")}, {p("Ada Voss", "minister")}}, nil, 0, "Voss", ""},
		{"surname and company", run{{p("Voss"), p("Piet Hale"), p("Greta Lund")}, {p("Ada Voss"), p("Piet Hale"), p("Greta Lund")}}, nil, 0, "Voss", "Ada Voss"},
		{"surname and one whom everybody names", run{{p("Voss"), p("Piet Hale")}, {p("Ada Voss"), p("Piet Hale")}}, nil, 0, "Voss", ""},
		{"surname, title and company", run{{p("Voss", "President"), p("Piet Hale")}, {p("Ada Voss", "President"), p("Piet Hale")}}, nil, 0, "Voss", "Ada Voss"},
		{"surname and title", run{{p("Voss", "President")}, {p("Ada Voss", "President")}}, nil, 0, "Voss", ""},
		{"a surname that is a given name", run{{p("Ada"), p("Piet Hale"), p("Greta Lund")}, {p("Mara Ada"), p("Piet Hale"), p("Greta Lund")}}, nil, 0, "Ada", ""},
		{"a phrase is no surname", run{{p("email"), p("Piet Hale"), p("Greta Lund")}, {p("Another Slate email"), p("Piet Hale"), p("Greta Lund")}}, nil, 0, "email", ""},
		{"a figure is no initial", run{{p("1 percent")}, {p("15 percent")}}, nil, 0, "1 percent", ""},
		{"a company is no person", run{{p("Slate"), p("Piet Hale"), p("Greta Lund")}, {p("Roof-maker Slate"), p("Piet Hale"), p("Greta Lund")}}, nil, 0, "Slate", ""},
		{"a firm is no person", run{{p("Forbes"), p("Piet Hale"), p("Greta Lund")}, {p("Ada Forbes"), p("Piet Hale"), p("Greta Lund")}}, nil, 0, "Forbes", ""},
		{"a firm's name that is a person's by the office", run{{p("Forbes", "mayor of Sar")}, {p("Ada Forbes", "mayor of Sar")}}, nil, 0, "Forbes", "Ada Forbes"},
		{"a phrase of two words", run{{p("Even Veshnians")}, {p("Even Young Veshnians")}}, nil, 0, "Even Veshnians", ""},
		{"two with the surname, one with the office", run{{p("Voss", "mayor of Sar")}, {p("Ada Voss", "mayor of Sar")}, {p("Mara Voss")}}, nil, 0, "Voss", "Ada Voss"},
		{"two with the surname and the office", run{{p("Voss", "mayor of Sar")}, {p("Ada Voss", "mayor of Sar")}, {p("Mara Voss", "mayor of Sar")}}, nil, 0, "Voss", ""},
		{"two with the surname, neither with the office", run{{p("Voss", "mayor of Sar")}, {p("Ada Voss")}, {p("Mara Voss")}}, nil, 0, "Voss", ""},
		{"two with the surname, one with the title and company", run{{p("Voss", "President"), p("Piet Hale")}, {p("Ada Voss", "President"), p("Piet Hale")}, {p("Mara Voss"), p("Piet Hale")}}, nil, 0, "Voss", "Ada Voss"},

		{"different given names stay apart", run{{p("Ada Voss")}, {p("Mara Voss")}}, nil, 0, "Ada Voss", ""},
		{"brothers stay apart", run{{p("Ali Voss")}, {p("Ahmad Voss")}}, nil, 0, "Ali Voss", ""},
		{"Hassan is not Hussein", run{{p("Hassan Voss")}, {p("Hussein Voss")}}, nil, 0, "Hassan Voss", ""},
		{"Hasan is not Hossein", run{{p("Hasan Voss")}, {p("Hossein Voss")}}, nil, 1, "Hossein Voss", ""},
		{"Khamran is not Khomran", run{{p("Ali Khamran")}, {p("Ali Khomran")}}, nil, 0, "Ali Khamran", ""},
		{"father and son", run{{p("Tomas R. Hale Jr.")}, {p("Tomas R. Hale Sr.")}}, nil, 0, "Tomas R. Hale Jr.", ""},
		{"the father's initial", run{{p("T. Hale Sr.")}, {p("Tomas Hale Jr.")}}, nil, 0, "T. Hale Sr.", ""},

		{"diacritics: the commoner", run{{p("Jose Ibarra")}, {p("José Ibarra")}, {p("José Ibarra")}}, nil, 0, "Jose Ibarra", "José Ibarra"},
		{"diacritics: the first of a tie", run{{p("Jose Ibarra")}, {p("José Ibarra")}}, nil, 1, "José Ibarra", "Jose Ibarra"},
		{"case", run{{p("Mara VOSS")}, {p("Mara Voss")}, {p("Mara Voss")}}, nil, 0, "Mara VOSS", "Mara Voss"},
		{"an initial is kept", run{{p("Ada B. Voss")}, {p("Ada Voss")}, {p("Ada Voss")}}, nil, 1, "Ada Voss", "Ada B. Voss"},
		{"the fullest name stays", run{{p("Ada B. Voss")}, {p("Ada Voss")}, {p("Ada Voss")}}, nil, 0, "Ada B. Voss", ""},
		{"two middle names that differ", run{{p("Ada B. Voss")}, {p("Ada C. Voss")}, {p("Ada Voss")}}, nil, 0, "Ada B. Voss", ""},
		{"the family name first, with a comma", run{{p("Voss, Mara")}, {p("Mara Voss")}}, nil, 0, "Voss, Mara", "Mara Voss"},
		{"the family name first, without", run{{p("Voss Mara")}, {p("Mara Voss")}}, nil, 0, "Voss Mara", ""},
		{"a suffix after a comma", run{{p("Tomas Hale, Jr.")}, {p("Tomas Hale")}}, nil, 0, "Tomas Hale, Jr.", ""},

		{"q and k, one s and two", run{{p("Naim Qassar")}, {p("Naim Kassar")}, {p("Naim Qasar")}, {p("Naim Qassar")}}, nil, 1, "Naim Kassar", "Naim Qassar"},
		{"… all of them", run{{p("Naim Qassar")}, {p("Naim Kassar")}, {p("Naim Qasar")}, {p("Naim Qassar")}}, nil, 2, "Naim Qasar", "Naim Qassar"},
		{"w doubled in the given name", run{{p("Nawaf Sahli"), p("Osman Hale")}, {p("Nawwaf Sahli")}}, nil, 1, "Nawwaf Sahli", "Nawaf Sahli"},
		{"a title before the name", run{{p("Seyed Ali Rahmani")}, {p("Ali Rahmani")}, {p("Ali Rahmani")}}, nil, 0, "Seyed Ali Rahmani", "Ali Rahmani"},
		{"another form of the title", run{{p("Seyed Ali Rahmani")}, {p("Sayyid Ali Rahmani")}}, nil, 1, "Sayyid Ali Rahmani", "Seyed Ali Rahmani"},
		{"an article", run{{p("Khalil al-Hayari")}, {p("Khalil Hayyari")}}, nil, 1, "Khalil Hayyari", "Khalil al-Hayari"},
		{"Russian endings", run{{p("Dmitry Polonsky")}, {p("Dmitri Polonskiy")}}, nil, 1, "Dmitri Polonskiy", "Dmitry Polonsky"},
		{"gh and q", run{{p("Abbas Arighi")}, {p("Abbas Ariqi")}}, nil, 1, "Abbas Ariqi", "Abbas Arighi"},
		{"Mohammed and Muhammad", run{{p("Mohammed Sahli")}, {p("Muhammad Sahli")}}, nil, 1, "Muhammad Sahli", "Mohammed Sahli"},
		{"another spelling and an initial", run{{p("N. Kassar")}, {p("Naim Qassar")}}, nil, 0, "N. Kassar", "Naim Qassar"},
		{"another spelling, another office", run{{p("Naim Kassar", "interior minister")}, {p("Naim Qassar", "ambassador to Veshnia")}}, nil, 0, "Naim Kassar", ""},
		{"two spellings that a document tells apart", run{{p("Naim Kassar"), p("Naim Qassar")}}, nil, 0, "Naim Kassar", ""},
		{"English names are spelled one way", run{{p("Jim Reid")}, {p("Jim Reed")}}, nil, 0, "Jim Reid", ""},
		{"… unless the office is the same", run{{p("Phillip Marsh", "mayor of Sar")}, {p("Philip Marsh", "mayor of Sar")}}, nil, 1, "Philip Marsh", "Phillip Marsh"},

		{"the desk's spelling", run{{p("Naim Kassar")}, {p("Naim Kassar")}}, desk, 0, "Naim Kassar", "Naim Qassar"},
		{"the desk's name stays, however rare", run{{p("Naim Kassar")}, {p("Naim Kassar")}, {p("Naim Qassar")}}, desk, 2, "Naim Qassar", ""},
		{"two names of the desk are two people", run{{p("Naim Kassar")}, {p("Naim Qassar")}}, append(desk, Known{Name: "Naim Kassar"}), 0, "Naim Kassar", ""},

		{"bodies by spelling", run{{body("Northmoor water")}, {body("Northmoor Water")}, {body("Northmoor Water")}}, nil, 0, "Northmoor water", "Northmoor Water"},
		{"bodies are not transcribed", run{{body("Qassar Water")}, {body("Kassar Water")}}, nil, 0, "Qassar Water", ""},
		{"a body by its letters", run{{body("NWA")}, {known("Northmoor Water Authority", "NWA")}}, nil, 0, "NWA", "Northmoor Water Authority"},
		{"a body's letters by chance", run{{body("NWA")}, {body("Northmoor Water Authority")}}, nil, 0, "NWA", ""},
		{"letters of two bodies", run{{body("NWA")}, {known("Northmoor Water Authority", "NWA")}, {known("National Writers Association", "NWA")}}, nil, 0, "NWA", ""},
		{"letters that a document tells apart", run{{body("NWA"), body("Northmoor Water Authority")}, {known("Northmoor Water Authority", "NWA")}}, nil, 0, "NWA", ""},
		{"a word is no letters", run{{body("Nwa")}, {body("Northmoor Water Authority")}}, nil, 0, "Nwa", ""},
		{"a short form that everybody knows", run{{body("Fed")}, {body("Federal Reserve")}}, nil, 0, "Fed", "Federal Reserve"},
		{"a short form of what no document names", run{{body("Fed")}, {body("Water Authority")}}, nil, 0, "Fed", ""},
		{"a body without its country", run{{body("Federal Reserve")}, {body("U.S. Federal Reserve")}}, nil, 0, "Federal Reserve", "U.S. Federal Reserve"},
		{"a body of some country", run{{body("Water Office")}, {body("French Water Office")}}, nil, 0, "Water Office", ""},
		{"a body of the country of two people", run{{body("Water Office"), p("Ada Voss"), p("Piet Hale")}, {body("French Water Office"), p("Ada Voss"), p("Piet Hale")}}, nil, 0, "Water Office", "French Water Office"},
		{"a body with two countries", run{{body("French Water Office"), p("Ada Voss"), p("Piet Hale")}, {body("U.S. French Water Office"), p("Ada Voss"), p("Piet Hale")}, {body("Water Office"), p("Ada Voss"), p("Piet Hale")}}, nil, 2, "Water Office", "U.S. French Water Office"},
		{"what many countries have is nobody's short form", run{{body("Ministry of Defence")}, {body("French Ministry of Defence")}}, nil, 0, "Ministry of Defence", ""},
		{"a body of two countries", run{{body("Water Office")}, {body("French Water Office")}, {body("German Water Office")}}, nil, 0, "Water Office", ""},
		{"both English spellings", run{{body("Ferry Organisation")}, {body("Ferry Organization")}, {body("Ferry Organization")}}, nil, 0, "Ferry Organisation", "Ferry Organization"},
		{"another word is no spelling", run{{body("Ferry Organisers")}, {body("Ferry Organization")}}, nil, 0, "Ferry Organisers", ""},
		{"a merge of bodies that the desk forbids", run{{body("NWA")}, {known("Northmoor Water Authority", "NWA")}}, []Known{{Name: "Northmoor Water Authority", Not: []string{"NWA"}}}, 0, "NWA", ""},
		{"a merge of people that the desk forbids", run{{p("A. Voss")}, {p("Ada Voss")}}, []Known{{Name: "Ada Voss", Not: []string{"A. Voss"}}}, 0, "A. Voss", ""},
		{"a forbidden spelling", run{{p("Naim Kassar")}}, []Known{{Name: "Naim Qassar", Not: []string{"Naim Kassar"}}}, 0, "Naim Kassar", ""},
		{"what the desk forbids of another", run{{p("A. Voss")}, {p("Ada Voss")}}, []Known{{Name: "Ada Hale", Not: []string{"A. Voss"}}}, 0, "A. Voss", "Ada Voss"},

		{"a body is no surname", run{{body("Voss")}, {p("Ada Voss")}}, nil, 0, "Voss", ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			all := Join(tt.documents, tt.known...)
			got, ok := all[tt.in][tt.name]
			if ok != (tt.want != "") || got.Name != tt.want {
				t.Errorf("%q becomes %q, want %q", tt.name, got.Name, tt.want)
			}
			if ok && got.How == "" {
				t.Error("no reason")
			}
			if external, _ := joinExternally(t, tt.documents, tt.known...); !reflect.DeepEqual(external, withoutReasons(all)) {
				t.Errorf("in sorted files %v, in memory %v", external, all)
			}
		})
	}
}

func TestAMergeSaysWhy(t *testing.T) {
	got := Join([][]parse.Person{
		{{Name: "Naim Qassar", Role: "leader of the Harbour Front"}},
		{{Name: "Naim Qasar", Role: "the Harbour Front's leader"}},
		{{Name: "N. Qassar"}},
		{{Name: "Qassar", Role: "Harbour Front leader"}},
	})
	for i, want := range map[int]string{
		1: "the same name in another spelling, the same office",
		2: "initial and surname, the only match",
		3: "surname, the only match, the same office",
	} {
		for name, s := range got[i] {
			if s.How != want {
				t.Errorf("%s: %q, want %q", name, s.How, want)
			}
		}
		if len(got[i]) != 1 {
			t.Errorf("document %d: %v", i, got[i])
		}
	}
}

func TestJoinKeepsTheDocumentsRoleElseTakesTheRuns(t *testing.T) {
	got := Join([][]parse.Person{
		{{Name: "A. Voss"}},
		{{Name: "Ada Voss", Role: "mayor"}},
		{{Name: "A. VOSS", Role: "candidate"}},
		{{Name: "Ada Voss", Role: "former mayor"}},
	})
	if r := got[0]["A. Voss"].Role; r != "former mayor" {
		t.Errorf("role %q, want the latest of the run", r)
	}
	if r := got[2]["A. VOSS"].Role; r != "candidate" {
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
