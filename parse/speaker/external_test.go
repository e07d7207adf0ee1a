package speaker

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"onrecord/parse"
)

// heldRecords sorts in memory.
type heldRecords []Record

func (h *heldRecords) Add(key, value []byte) error {
	*h = append(*h, Record{bytes.Clone(key), bytes.Clone(value)})
	return nil
}

func (h *heldRecords) All() iter.Seq2[Record, error] {
	slices.SortFunc(*h, func(a, b Record) int { return cmp.Or(bytes.Compare(a.Key, b.Key), bytes.Compare(a.Value, b.Value)) })
	return func(yield func(Record, error) bool) {
		var r Record // like a reader of a file, it hands out the same memory again
		for _, of := range *h {
			r.Key, r.Value = append(r.Key[:0], of.Key...), append(r.Value[:0], of.Value...)
			if !yield(r, nil) {
				return
			}
		}
	}
}

// addedExternally is a joiner that knows the people of the documents and has settled nothing.
func addedExternally(t *testing.T, documents [][]parse.Person, known ...Known) *ExternalJoiner {
	t.Helper()
	j, err := NewExternalJoiner(func() (Sorter, error) { return &heldRecords{}, nil }, known...)
	if err != nil {
		t.Fatal(err)
	}
	for _, people := range documents {
		if err := j.Add(people); err != nil {
			t.Fatal(err)
		}
	}
	return j
}

// joinExternally does what Join does, but for the reasons.
func joinExternally(t *testing.T, documents [][]parse.Person, known ...Known) ([]map[string]parse.Speaker, *ExternalJoiner) {
	t.Helper()
	j := addedExternally(t, documents, known...)
	if err := j.Settle(); err != nil {
		t.Fatal(err)
	}
	out := make([]map[string]parse.Speaker, len(documents))
	for n, err := range j.Names() {
		if err != nil {
			t.Fatal(err)
		}
		out[n.Document] = n.Names
	}
	return out, j
}

func withoutReasons(list []map[string]parse.Speaker) []map[string]parse.Speaker {
	for _, names := range list {
		for name, s := range names {
			s.How = ""
			names[name] = s
		}
	}
	return list
}

// pick returns one of a list.
func pick[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

// inventedPerson is a name as documents write them: of a few people and bodies, in full, short,
// in another spelling, with titles, capitals and marks, with a role or without.
func inventedPerson(rnd *rand.Rand) parse.Person {
	roles := []string{"", "", "", "president", "mayor of Sar", "Sar's mayor", "foreign minister of Northmoor", "defence minister", "envoy", "captain"}
	if rnd.IntN(3) == 0 {
		country := pick(rnd, []string{"", "", "U.S. ", "French ", "German ", "U.S. French "})
		who := parse.Person{Group: true, Name: country + pick(rnd, []string{"Northmoor Water Authority", "National Writers Association", "Federal Reserve", "Ferry Organisation",
			"Ferry Organization", "Water Office", "Ministry of Defence", "World Health Organization"})}
		switch rnd.IntN(4) {
		case 0:
			who.Name = pick(rnd, []string{"NWA", "N.W.A.", "Nwa", "Fed", "FO", "WHO", "FWO", "Voss"})
		case 1:
			who.Aliases = []string{pick(rnd, []string{"NWA", "FO", "FWO", "WHO", "the office"})}
		}
		return who
	}
	given := pick(rnd, []string{"Ada", "Anna", "Mara", "Naim", "Naeem", "Piet", "José", "Jose", "Tomas", "Ali", "Seyed Ali", "Mohammed", "Muhammad"})
	last := pick(rnd, []string{"Voss", "VOSS", "Hale", "Lund", "Qassar", "Kassar", "al-Kassar", "Reid", "Reed", "Forbes", "Ada", "Sahli"})
	middle := pick(rnd, []string{"", "", "", "B. ", "C. ", "bin ", "Bertil "})
	tail := pick(rnd, []string{"", "", "", "", " Jr.", " Sr."})
	who := parse.Person{Role: pick(rnd, roles)}
	switch rnd.IntN(8) {
	case 0:
		who.Name = last
	case 1:
		who.Name = given[:1] + ". " + middle + last + tail
	case 2:
		who.Name = last + ", " + given
	case 3:
		who.Name = pick(rnd, []string{"Another Slate email", "15 percent", "", "Even Veshnians", last + tail, "spokeswoman for " + last})
	default:
		who.Name = given + " " + middle + last + tail
	}
	return who
}

// inventedRun are documents that name any of many people and bodies, or a few time and again:
// then it is who else is named that tells who is who.
func inventedRun(rnd *rand.Rand) [][]parse.Person {
	someone := inventedPerson
	if rnd.IntN(2) == 0 {
		given, last := []string{"Ada", "Piet", "Mara", "Naim", "Greta"}, []string{"Voss", "Hale", "Lund", "Qassar", "Orrick", "Roke"}
		rnd.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
		someone = func(rnd *rand.Rand) parse.Person {
			i := rnd.IntN(len(last))
			who := parse.Person{Name: given[i%len(given)] + pick(rnd, []string{" ", " ", " B. ", " C. "}) + last[i], Role: pick(rnd, []string{"", "", "", "president", "captain"})}
			switch rnd.IntN(6) {
			case 0, 1:
				who.Name = last[i]
			case 2:
				who = parse.Person{Group: true, Name: pick(rnd, []string{"", "", "French ", "French ", "U.S. French ", "German "}) + pick(rnd, []string{"Water Office", "Ferry Court"})}
			}
			return who
		}
	}
	documents := make([][]parse.Person, 1+rnd.IntN(25))
	for i := range documents {
		for range rnd.IntN(9) {
			documents[i] = append(documents[i], someone(rnd))
		}
	}
	return documents
}

func TestJoiningInSortedFilesGivesTheSameNames(t *testing.T) {
	desks := [][]Known{nil, nil, {{Name: "Naim Qassar", Role: "envoy"}, {Name: "Voss, Ada", Not: []string{"A. Voss"}}},
		{{Name: "Mara Hale", Role: "mayor of Sar", From: parse.Date{Year: 2026, Month: 1, Day: 1}}, {Name: "Northmoor Water Authority", Not: []string{"NWA"}}, {Name: "Lund"}}}
	questions, replaced := int64(0), 0
	for seed := range uint64(500) {
		rnd := rand.New(rand.NewPCG(seed, 19))
		documents := inventedRun(rnd)
		desk := desks[rnd.IntN(len(desks))]
		want := withoutReasons(Join(documents, desk...))
		got, j := joinExternally(t, documents, desk...)
		questions += j.questions
		for i := range want {
			replaced += len(want[i])
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("seed %d, document %d of %+v\nknown %+v\ngot  %v\nwant %v", seed, i, documents, desk, got[i], want[i])
			}
		}
	}
	if questions < 500 || replaced < 1000 {
		t.Errorf("too little to compare: %d questions, %d names replaced", questions, replaced)
	}
}

// However many names there are, those of one surname are in memory at a time.
func TestJoiningInSortedFilesHoldsOneSurname(t *testing.T) {
	var documents [][]parse.Person
	for i := range 2000 {
		documents = append(documents, []parse.Person{{Name: fmt.Sprintf("Ada V%cr%cnd%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)}, {Name: "Mara Voss"}, {Name: "M. Voss"}, {Name: "Piet Voss"}})
	}
	j := addedExternally(t, documents)
	if err := j.gather(); err != nil {
		t.Fatal(err)
	}
	for held, err := range j.groups() {
		if err != nil || len(held.forms) > 20 {
			t.Errorf("%d names were held at once, %v", len(held.forms), err)
		}
	}
}

// brokenSorter fails after so many calls of all sorters.
type brokenSorter struct {
	heldRecords
	left *int
}

var errBroken = errors.New("no space left")

func (s *brokenSorter) broken() error {
	if *s.left--; *s.left < 0 {
		return errBroken
	}
	return nil
}

func (s *brokenSorter) Add(key, value []byte) error {
	return cmp.Or(s.broken(), s.heldRecords.Add(key, value))
}

func (s *brokenSorter) All() iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for r := range s.heldRecords.All() {
			if err := s.broken(); !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// A file that cannot be written or read back, wherever that happens, ends joining with the reason.
func TestAFileThatFailsEndsJoining(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 19))
	hale, lund, full := parse.Person{Name: "Piet Hale"}, parse.Person{Name: "Greta Lund"}, parse.Person{Name: "Greta B. Lund"}
	documents := append(slices.Concat(inventedRun(rnd), inventedRun(rnd), inventedRun(rnd)), []parse.Person{{Name: "Orrick"}, hale, lund}, []parse.Person{{Name: "Mara Orrick"}, hale, lund}, []parse.Person{full})
	join := func(calls int) error {
		left := calls
		j, err := NewExternalJoiner(func() (Sorter, error) {
			s := &brokenSorter{left: &left}
			return s, s.broken()
		}, Known{Name: "Mara Hale"})
		if err != nil {
			return err
		}
		for _, people := range documents {
			if err := j.Add(people); err != nil {
				return err
			}
		}
		if err := j.Settle(); err != nil {
			return err
		}
		for _, err := range j.Names() {
			if err != nil {
				return err
			}
		}
		return nil
	}
	calls := 0
	for ; calls < 1<<20; calls++ {
		err := join(calls)
		if err == nil {
			break
		}
		if !errors.Is(err, errBroken) {
			t.Fatalf("after %d calls: %v", calls, err)
		}
	}
	if calls < 500 || calls == 1<<20 {
		t.Errorf("%d calls in all", calls)
	}
}
