package read

import (
	"fmt"
	"strings"
	"testing"
)

// A story that the page names is read whole, also where its paragraphs are a list or
// bear odd names, and another part of the page looks more like a story.
func TestTheStoryThatAPageNames(t *testing.T) {
	const paragraphs = 8
	note := `<div class="about"><p>` + strings.Repeat("Mara Voss, Per Halden, Joss Wren, Ann Lee, Lena Marsh, Ida Rohde, Tom Ekwall, of Tarn, who signed it. ", 3) + `</p><p>` +
		strings.Repeat("Signed in Tarn, in the old hall, by all who were there, and by some who were not, on a wet evening. ", 3) + `</p></div>`
	for class, open := range map[string]string{"entry-content": "<ul><li>", "post_body": "<dl><dt>", "article-text": `<div class="extra"><div><p>`} {
		page := `<!DOCTYPE html><html><head><title>A letter on the harbour</title></head><body><h1>A letter on the harbour</h1><div class="` + class + `">`
		for i := range paragraphs {
			page += open + strings.Repeat(fmt.Sprintf("The council closed the pier without asking anybody, and the boats have nowhere to land, wrote owner %c. ", 'A'+i), 2) +
				strings.NewReplacer("<ul><li>", "</li></ul>", "<dl><dt>", "</dt></dl>", `<div class="extra"><div><p>`, "</p></div></div>").Replace(open)
		}
		doc, err := Document(Input{Path: "a.html", Data: []byte(page + "</div>" + note + "</body></html>")})
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(doc.Text, "The council closed the pier"); n != 2*paragraphs || strings.Contains(doc.Text, "Ekwall") {
			t.Errorf("%s: %d of %d sentences: %q", open, n, 2*paragraphs, doc.Text)
		}
	}
}

// The day that a page prints goes before that of a clock at Greenwich, where the
// hour allows for both.
func TestTheDayOfTheNewsroomsOwnClock(t *testing.T) {
	for _, c := range []struct{ clock, printed, want string }{
		{"2026-05-04T02:10:00Z", "3 May 2026", "2026-05-03"},
		{"2026-05-04T23:10:00Z", "5 May 2026", "2026-05-05"},
		{"2026-05-04T23:10:00Z", "3 May 2026", "2026-05-04"},
		{"2026-05-04T02:10:00Z", "5 May 2026", "2026-05-04"},
		{"2026-05-04T02:10:00+02:00", "3 May 2026", "2026-05-04"},
	} {
		page := `<!DOCTYPE html><html><head><meta property="article:published_time" content="` + c.clock + `"></head><body><article><h1>Pier to open in June</h1><p>` + c.printed + `</p>` + story4 + `</article></body></html>`
		doc, err := Document(Input{Path: "a.html", Data: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Declared.Date.String(); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.clock, c.printed, got, c.want)
		}
	}
}

// Browsers pass over zero bytes that a server let slip.
func TestAPageWithZeroBytes(t *testing.T) {
	page := "<!DOCTYPE html><html><body><article>\x00\x00\x00" + story4 + "</article>" + strings.Repeat("<!-- x -->", 100) + "</body></html>"
	doc, err := Document(Input{Path: "a.html", Data: []byte(page)})
	if err != nil || strings.Contains(doc.Text, "\x00") {
		t.Errorf("%v: %q", err, doc.Text)
	}
}
