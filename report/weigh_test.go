package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord/parse"
)

// printed are rows in which so many outlets print one statement.
func printed(outlets int) []Row {
	rows := make([]Row, outlets)
	for i := range rows {
		rows[i] = Row{ID: fmt.Sprintf("r%d", i), Document: fmt.Sprintf("d%d", i), Source: fmt.Sprintf("Outlet %d", i), Speaker: "Mara Voss", Kind: "direct",
			Quote: "We keep the seventh berth open through the winter storms.", Date: parse.NewDate(2026, time.November, 18)}
	}
	return rows
}

// A list of all in every row would grow with the square of the outlets.
func TestAStatementThatEveryOutletPrintsListsTheEarliestOnly(t *testing.T) {
	b := Briefing{Rows: printed(3 * MostLinked)}
	b.LinkSameWords()
	for i, r := range b.Rows {
		want := MostLinked
		if i < MostLinked {
			want-- // itself
		}
		if len(r.SameAs) != want {
			t.Fatalf("row %d lists %d others, want %d", i, len(r.SameAs), want)
		}
	}
	if n := len(Rank(b).All); n != 1 {
		t.Errorf("%d rows of one statement are ranked, want 1", n)
	}
}

func TestQuestionsThatComeLastCostNoCopyOfTheOthers(t *testing.T) {
	rows := append(printed(3), Row{Question: true}, Row{Question: true})
	if got := Quoted(rows); len(got) != 3 || &got[0] != &rows[0] {
		t.Errorf("%d rows, copied: %v", len(got), &got[0] != &rows[0])
	}
	rows[1].Question = true
	if got := Quoted(rows); len(got) != 2 || got[1].ID != "r2" {
		t.Errorf("got %v", got)
	}
}

// What is taken up is found by the rarest words; every pair of rows compared gives the same.
func TestTakenUpCountsTheDocumentsThatShareSeveralWords(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 1))
	var rows []Row
	for i := range 300 {
		var words []string
		for range 9 {
			words = append(words, "bdfgklmnprstvz"[random.IntN(14):][:1]+"arrow"+string(rune('a'+min(random.IntN(20), random.IntN(20)))))
		}
		rows = append(rows, Row{ID: fmt.Sprint(i), Document: fmt.Sprintf("d%d", i/3), Source: fmt.Sprintf("s%d", i%7), Speaker: fmt.Sprintf("Mara Voss%d", i%9), Quote: strings.Join(words, " ")})
	}
	w := newWeigher(Briefing{Rows: rows})
	telling := func(s int32) bool { return len(w.in[s]) <= max(commonFingerprint, len(rows)/10) }
	some := false
	for i := range rows {
		taken := map[int32]bool{}
		for k := range rows {
			shared := 0
			for _, s := range common(w.stems[i], w.stems[k]) {
				shared += btoi(telling(s))
			}
			g, ok := w.group[i]
			h, other := w.group[k]
			if again := ok && other && g == h; shared >= takenUpStems && w.documents[k] != w.documents[i] && !again {
				taken[w.documents[k]] = true
			}
		}
		if got, want := w.takenUp(i), min(len(taken), mostTaken); got != want {
			t.Fatalf("row %d is taken up in %d documents, want %d", i, got, want)
		}
		some = some || len(taken) > 0 && len(taken) < mostTaken
	}
	if !some {
		t.Error("no row is taken up by some documents: nothing was tried")
	}
}
