package read

import (
	"strings"
	"testing"
)

// Layouts in which databases have printed their articles over the years.
func TestLayoutsOfDatabases(t *testing.T) {
	const talk = "\"We open in June,\" Mara Voss said on Monday. The council had waited for three years.\n\nNobody in Tarn believed it.\n"
	pipes := func(title, day, outlet, fields string) string {
		return title + "\n" + day + " | " + outlet + "\n" + fields + "\n312 Words\n\n" + talk + "\nRecord Number: 2605040012\nCopyright, 2026, " + outlet +
			". All Rights Reserved.\nOpenURL Link\nCitation (aglc Style)\nA Lee, '" + title + "' (online)\n\n"
	}
	gale := func(title, day, outlet, byline string) string {
		return title + "\nDate: " + day + "\nFrom: " + outlet + "\nPublisher: Echo Press\nDocument Type: Article\nLength: 312 words\nFull Text: \nByline: " + byline + "\n\n" + talk +
			"\nCopyright: COPYRIGHT 2026 Echo Press\nSource Citation   (MLA 9th Edition)\n\"" + title + "\" " + outlet + ", 4 May 2026, p. A3.\nGale Document Number: GALE|A700000001\n\n"
	}
	europresse := func(outlet, title, byline string, headers ...string) string {
		out := `<table><tr><td><span class="DocPublicationName">` + outlet + `</span>`
		for _, h := range headers {
			out += `<span class="DocHeader">` + h + `</span>`
		}
		return out + `<br><span class="TitreArticleVisu">` + title + `</span><br>` + byline + `<p>` + strings.ReplaceAll(talk, "\n\n", "</p><p>") + `</p><p>&copy; 2026 ` + outlet + `. Tous droits r&eacute;serv&eacute;s.</p></td></tr></table>`
	}
	// As NewsBank packs several: no number of a record, the citation last.
	packed := func(title, day, outlet, fields string) string {
		return title + "\n" + day + " | " + outlet + "\n" + fields + "\nOpenURL Link\n\n" + talk + "\nCitation (aglc Style)\n\nA Lee, '" + title +
			"', " + outlet + " (online), 4 May 2026 3 <https://infoweb.newsbank.example/apps/news/document-view?p=AWNB>\n\n"
	}
	const two = "Northmoor Post | 2026-05-04 | Ann Lee | Pier to open in June\nHarbour Echo | 2026-05-05 | Joss Wren | Pier cost rises"
	for _, c := range []struct{ name, file, text, want string }{
		{"NewsBank, day and outlet in one line", "a.txt", pipes("Pier to open in June", "May 4, 2026", "Northmoor Post (Tarn, Northmoor)", "Author/Byline: Ann Lee | Page: A3 | Section: News") +
			pipes("Pier cost rises", "Tuesday, May 5, 2026", "Harbour Echo (Lindesby, Northmoor)", "Author: Joss Wren | Section: Metro | Page: B1"), two},
		{"NewsBank, one article without writers", "a.txt", pipes("Pier to open in June", "4 May 2026", "Northmoor Post (Tarn, Northmoor)", "Page: A3 | Readability: Grade 9"),
			"Northmoor Post | 2026-05-04 |  | Pier to open in June"},
		{"NewsBank, several packed", "a.txt", packed("Pier to open in June", "May 4, 2026", "Northmoor Post (Tarn, Northmoor)", "Author: Ann Lee | Section: News | 312 Words\nPage: 3") +
			packed("Pier cost rises", "May 5, 2026", "Harbour Echo (Lindesby, Northmoor)", "Author: Joss Wren | Section: Metro | 312 Words\nPage: B1"), two},
		{"NewsBank, one packed", "a.txt", packed("Pier to open in June", "May 4, 2026", "Northmoor Post (Tarn, Northmoor)", "Page: 3"), "Northmoor Post | 2026-05-04 |  | Pier to open in June"},
		{"Gale", "a.txt", gale("Pier to open in June", "May 4, 2026", "Northmoor Post(Vol. 12, Issue 44)", "Ann Lee") + gale("Pier cost rises", "5 May 2026", "Harbour Echo", "Joss Wren"),
			"Northmoor Post | 2026-05-04 |  | Pier to open in June\nHarbour Echo | 2026-05-05 |  | Pier cost rises"}, // the writers sign in the text
		{"Europresse, old, single breaks", "a.html", "<html><body>" + europresse("Northmoor Post, no. 2341", "Pier to open in June", "Ann Lee", "Politics, ", "lundi 4 mai 2026, ", "p. 3") +
			europresse("Harbour Echo", "Pier cost rises", "Joss Wren", "mardi 5 mai 2026, p. 12") + "</body></html>", two},
		{"Europresse, old, nobody signs", "a.html", "<html><body>" + europresse("Northmoor Post", "Pier to open in June", "", "4 May 2026") + "</body></html>",
			"Northmoor Post | 2026-05-04 |  | Pier to open in June"},
	} {
		found := readAll(c.file, []byte(c.text))
		if got := heads(found); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		for _, f := range found {
			if body := bodyOf(f.Document); !strings.HasSuffix(body, "Nobody in Tarn believed it.") || strings.Contains(body, "312") || !strings.Contains(body, "We open in June") {
				t.Errorf("%s: %q", c.name, body)
			}
		}
	}
}
