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
