package read

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// What pages put around and into a story is no part of it in any format: by the
// same rules in a page, a Word file and a text.
func TestPleasCreditsAndCaptionsInEveryFormat(t *testing.T) {
	lines := []string{
		"Photo: Lena Marsh / Northmoor Post",
		"Mara Voss arrives at the harbour office. (Photo by Ann Lee)",
		"Mara Voss, left, and Per Halden in Tarn, 3 May 2026. Credit: Lena Marsh/Getty Images",
		"Image source, Getty Images",
		"Foto: Lena Marsh / Northmoor Post",
		"Abbildung 4: Der Pier von Tarn im Mai",
		"Crédit photo : Lena Marsh",
		"Image caption, Mara Voss in Tarn",
		"Sign up for our morning newsletter",
		"Support our journalism: become a member today",
		"Become a subscriber for full access to our reporting",
		"Subscribe to our newsletter and get the day in your inbox.",
		"Get the stories that matter delivered to your inbox every morning.",
		"Never miss a story",
		"Download our free app for alerts",
		"If you value our reporting, please consider a donation.",
		"Contact Ann Lee at ann.lee@northmoorpost.example",
		"Ann Lee can be reached at ann.lee@northmoorpost.example",
		"ann.lee@northmoorpost.example",
		"Reporting by Ann Lee; Editing by Joss Wren",
		"© Northmoor Post 2026",
	}
	const lead = "The harbour council said on Tuesday that the new pier would open in June, three years late."
	const end = "Per Halden, its chairman, told the meeting that the cost had not risen since the spring."
	for _, line := range lines {
		page := "<!DOCTYPE html><html><body><article><h1>Pier to open in June</h1><p>" + strings.Join([]string{lead, line, lead[:40] + " and more was to come.", end}, "</p>\n<p>") + "</p></article></body></html>"
		files := map[string][]byte{
			"a.html": []byte(page),
			"a.txt":  []byte("Pier to open in June\n\n" + lead + "\n\n" + line + "\n\n" + end + "\n"),
			"a.docx": wordFile(t, "<w:p><w:r><w:t>"+lead+"</w:t></w:r></w:p><w:p><w:r><w:t>"+line+"</w:t></w:r></w:p><w:p><w:r><w:t>"+end+"</w:t></w:r></w:p>"),
		}
		for name, data := range files {
			doc, err := Document(Input{Path: name, Data: data})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			story := 0
			for _, l := range doc.Lines {
				text := strings.TrimSpace(l.Span.In(doc.Text))
				if text == line && (l.Role == parse.RoleBody || l.Role == parse.RoleTitle) {
					t.Errorf("%s: %q is %s", name, line, l.Role)
				}
				if (text == lead || text == end) && l.Role == parse.RoleBody {
					story++
				}
			}
			if story != 2 {
				t.Errorf("%s with %q: %d of the two sentences are body", name, line, story)
			}
		}
	}
}

// Pages speak of themselves in many languages, and name what they say so.
func TestWhatAPageSaysOfItself(t *testing.T) {
	const before = "The harbour council said on Tuesday that the new pier would open in June, three years late."
	const after = "Per Halden, its chairman, told the meeting that the cost had not risen since the spring."
	for _, line := range []string{
		"<p>Czytaj\u00A0też: Pier w Tarn</p>",
		"<p>Le puede interesar: El muelle de Tarn</p>",
		"<p>To read the full story, please subscribe to the Northmoor Post.</p>",
		"<p>For the latest stories download the Northmoor apps for your telephone.</p>",
		"<p>We want to hear what you think about this article.</p>",
		"<p>This entry was posted in Harbour. Bookmark the permalink.</p>",
		"<p>*Werbung. Dieser Beitrag enthält Werbung für Tarn.</p>",
		"<p>Bei diesem Beitrag handelt es sich um ein Blog.</p>",
		"<p>¿Ya sabías que tenemos canal de Telegram?</p>",
		`<p class="media__caption">Per Halden on the quay of Tarn.</p>`,
		`<p id="newsletter-teaser">Every morning what matters in the harbours, written by those who live there.</p>`,
		`<h3><a href="/2">"Not my pier," says the baker of Tarn</a></h3>`,
	} {
		doc := readPage(t, "<!DOCTYPE html><html><body><article><h1>Pier to open in June</h1><p>"+before+"</p>"+line+"<p>"+after+"</p></article></body></html>")
		if got := bodyOf(doc); got != before+"|"+after {
			t.Errorf("%s: %q", line, got)
		}
	}
	for _, line := range []string{
		`Voss said: "This entry was posted in anger."`,
		"Abonnieren will hier niemand, sagte Voss.",
		"The download of the app took the council a year, Voss said.",
		`<a href="/2">"We have waited for three years," said Voss, who chairs it.</a>`,
	} {
		doc := readPage(t, "<!DOCTYPE html><html><body><article><h1>Pier to open in June</h1><p>"+before+"</p><p>"+line+"</p><p>"+after+"</p></article></body></html>")
		if got := bodyOf(doc); strings.Count(got, "|") != 2 {
			t.Errorf("%s is no part of the story: %q", line, got)
		}
	}
}

// "(c)" is a letter of a list where nothing else speaks of rights.
func TestAnItemOfAListIsNoCopyright(t *testing.T) {
	for line, rights := range map[string]bool{
		"(c) Applicability":                                    false,
		"(c) Small boats under six metres":                     false,
		"(c) The office may shut the quay of Tarn for a day.":  false,
		"(c) Fees of the year before, where nothing was paid.": false,
		"(c) Northmoor Post 2026":                              true,
		"(c) 2026 Northmoor Post":                              true,
	} {
		text := "Harbour rules change\n\nThe harbour office of Tarn proposes new rules, and asks for comments by Friday.\n\n(a) Comments\n\nComments are due by the end of the month, in writing.\n\n" + line + "\n"
		doc := mustRead(t, Input{Path: "a.txt", Data: []byte(text)})
		last := doc.Lines[len(doc.Lines)-1]
		for i := len(doc.Lines) - 1; last.Role == parse.RoleBlank; i-- {
			last = doc.Lines[i]
		}
		if got := last.Role == parse.RoleBoilerplate; got != rights {
			t.Errorf("%s: %s", line, last.Role)
		}
	}
}
