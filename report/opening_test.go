package report

import "testing"

func TestABeginningThatTellsByItselfWhatAReportIsAbout(t *testing.T) {
	for opening, want := range map[string]bool{
		"Tarn on Tuesday accused Ness of closing the harbour bridge":                       true,
		"Reactions to Friday’s agreement on tolls and a joint harbour office:":             true,
		"The mayor of Tarn told reporters on the steps of the hall:":                       false,
		"The symptoms came on quickly":                                                     false,
		"A thick blanket in a cold room is no promise of a quiet night":                    false,
		"Ida Holm, mayor of Tarn, spoke to our studio by telephone this morning":           false,
		"Before she said a word about the bridge, Ida Holm opened the windows herself":     false,
		"If Per Lund could make money with it, the mayor of Tarn is against it":            false,
		"Does anybody remember the great storm of 1987 at the harbour of Tarn?":            false,
		"He had been watched by the harbour police of Tarn since September of last year":   false,
		"A US ship with 400 tonnes of grain ran aground near the lighthouse of Ness":       true,
		"Three men were arrested in Stannick before dawn on suspicion of selling drawings": true,
	} {
		if tellsAlone(opening) != want {
			t.Errorf("%q tells what it is about: %t", opening, !want)
		}
	}
}

func TestASentenceIsCutWhereAClauseBegins(t *testing.T) {
	for _, c := range []struct {
		sentence, want string
		whole          bool
	}{
		{"The mayor of Tarn has closed the harbour bridge, adding that the ferries would run until the spring.", "The mayor of Tarn has closed the harbour bridge …", true},
		{"The council of Tarn voted on Friday to keep the harbour bridge closed after a week of storms and floods.", "The council of Tarn voted on Friday to keep the harbour bridge closed …", true},
		{"Ida Holm, the mayor of the old harbour town of Tarn, has reportedly told friends that she will not stand again.", "Ida Holm, the mayor of the old harbour town of Tarn, has reportedly told friends …", false},
		{"The bridge is closed.", "The bridge is closed", true},
		{"The mayor of the old town of Tarn did not resign after the storm until the court had found her guilty of it.", "The mayor of the old town of Tarn did not resign after the storm until the court …", false},
	} {
		if got, whole := upTo(c.sentence, 80); got != c.want || whole != c.whole {
			t.Errorf("%q is cut to %q, whole %t; want %q, %t", c.sentence, got, whole, c.want, c.whole)
		}
	}
}

func TestAHeadlineThatTellsSomething(t *testing.T) {
	for headline, want := range map[string]bool{
		"Council of Tarn votes to keep Holm as mayor":       true,
		"Nine boats and no captain":                         false,
		"Keep the toll, Holm; just give us a few ferries":   false,
		"“We were warned,” says Holm of Tarn":               false,
		"Will the ferries of Tarn ever sail to Ness again?": false,
	} {
		if Telling(headline) != want {
			t.Errorf("%q tells something: %t", headline, !want)
		}
	}
}

func TestWhatIsNews(t *testing.T) {
	for quote, want := range map[string]bool{
		"the ferry company would withdraw two of its boats from Tarn": true,
		"the council had signed the contract with Ness":               true,
		"62 families are waiting at the bridge":                       true,
		"A bridge is only wood until somebody stands on it.":          false,
		"Leaving a harbour is easy. Every fool can find the sea.":     false,
		"Who has signed the contract with Ness?":                      false,
		"He has signed the contract with Ness.":                       false,
	} {
		if TellsNews(quote) != want {
			t.Errorf("%q is news: %t", quote, !want)
		}
	}
	if !Scenery("The mayor of Tarn left little room for doubt during her visit") || Scenery("The mayor of Tarn said little during her visit") {
		t.Error("scenery is what neither happened nor was said")
	}
}

func TestAnswersThatNeedTheirQuestion(t *testing.T) {
	for quote, want := range map[string]bool{
		"Ask the shed. We gave what we promised.":                        true,
		"If there is something on the table, yes. We are ready to talk.": true,
		"The bridge of Tarn stays closed. It is not safe.":               false,
	} {
		if r := (Row{Kind: "turn", Context: "Where are the others?", Quote: quote}); NeedsQuestion(&r) != want {
			t.Errorf("%q needs its question: %t", quote, !want)
		}
	}
}

func TestSignsThatAreNoLettersMakeNoWord(t *testing.T) {
	for _, w := range wordsOf("⻘ boats of Tarn ⺀ in 2019") {
		if w.bare == "" {
			t.Errorf("a word without letters at %d", w.start)
		}
	}
}
