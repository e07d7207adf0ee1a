package read

import (
	"strings"
	"testing"
)

// reviewed are two articles as desks put them one below the other; under each heading is
// a line of outlet and day.
const (
	firstClip  = "Harbour Post, 17 November 2026\n\nThe pier of Tarn was closed on Tuesday, the council said.\n\n“The planks are rotten,” said Mara Voss.\n\n"
	secondClip = "The Lantern, 18 November 2026\n\nThe lock of Tarn was closed on Wednesday as well, owners said.\n\n“We have nowhere to land,” said Per Halden.\n\n"
)

func TestAPressReviewIsReadArticleByArticle(t *testing.T) {
	paragraphs := func(s string) string {
		var b strings.Builder
		for p := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
			b.WriteString(`<w:p><w:r><w:t>` + p + `</w:t></w:r></w:p>`)
		}
		return b.String()
	}
	heading := func(s string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	word := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + heading("Press review, week 47") +
		heading("Pier closed") + paragraphs(firstClip) + heading("Lock closed") + paragraphs(secondClip) + `</w:body></w:document>`
	for name, data := range map[string]string{
		"review.docx": string(zipOf(t, "word/document.xml", word)),
		"review.txt":  "Pier closed\n" + firstClip + "=====================\n\nLock closed\n" + secondClip + "=====================\nEnd of review\n",
		"review.md":   "# Press review\n\n## Pier closed\n*Harbour Post*, 17 November 2026\n" + firstClip[strings.Index(firstClip, "\n"):] + "## Lock closed\n" + secondClip,
	} {
		got := readAll(name, []byte(data))
		if len(got) != 2 || got[0].Err != nil || got[1].Err != nil {
			t.Errorf("%s: %s", name, outline(got))
			continue
		}
		if got[1].Path != name+"#2" {
			t.Errorf("path %q", got[1].Path)
		}
		for i, want := range []string{"Pier closed\n\nHarbour Post, 17 November 2026\n\nThe pier", "Lock closed\n\nThe Lantern, 18 November 2026\n\nThe lock"} {
			text := got[i].Document.Text
			if name == "review.txt" {
				want = strings.Replace(want, "\n\n", "\n", 1)
			}
			if !strings.HasPrefix(text, want) {
				t.Errorf("%s, article %d: %q", name, i+1, text)
			}
		}
	}
}

// Rules of any signs, or none, part the articles of a text; what stands above the first is
// no part of it.
func TestAPressReviewInPlainText(t *testing.T) {
	first, second := "Pier closed\n"+firstClip, "Lock closed\n"+secondClip
	credits := strings.NewReplacer("Harbour Post, ", "Harbour Post\n", "The Lantern, ", "The Lantern\n")
	const intro = "This is the press review of the week, which the desk has put together for you.\n\n"
	for name, tt := range map[string]struct {
		text string
		from int // number of the first article
	}{
		"three dashes":             {first + "---\n\n" + second, 1},
		"stars":                    {first + "* * *\n\n" + second, 1},
		"no rules":                 {first + second, 1},
		"credits in two lines":     {"PRESS REVIEW\n\n" + credits.Replace(first+second), 1},
		"an introduction":          {intro + "---\n\n" + first + "---\n\n" + second, 2},
		"an introduction, no rule": {intro + first + "---\n\n" + second, 2},
		"numbers":                  {"1. " + first + "2. " + second, 1},
		"a section of an article":  {first + "---\n\nWhat the council says on the matter is that it has no money.\n\n---\n\n" + second, 1},
	} {
		got := readAll("a.txt", []byte(tt.text))
		if len(got) != tt.from+1 {
			t.Errorf("%s: %s", name, outline(got))
			continue
		}
		for i, want := range []string{"Pier closed\nHarbour Post", "Lock closed\nThe Lantern"} {
			if text := got[tt.from-1+i].Document.Text; !strings.HasPrefix(text, want) || strings.Contains(text, "---") {
				t.Errorf("%s, article %d: %q", name, i+1, text)
			}
		}
	}
}

// The outlet may stand above the headline, and in a table beside the article.
func TestAPressReviewWithMastheads(t *testing.T) {
	const one, two = "The pier of Tarn was closed on Tuesday, the council said.", "The lock of Tarn was closed on Wednesday as well, owners said."
	row := func(cells ...string) string {
		out := "<w:tr>"
		for _, c := range cells {
			out += "<w:tc><w:p><w:r><w:t>" + strings.ReplaceAll(c, "|", "</w:t></w:r></w:p><w:p><w:r><w:t>") + "</w:t></w:r></w:p></w:tc>"
		}
		return out + "</w:tr>"
	}
	table := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>` +
		row("Osk Courier|17 November 2026", "Pier closed|"+one) + row("Tarn Post|18 November 2026", "Lock closed|"+two) + "</w:tbl></w:body></w:document>"
	for name, data := range map[string]string{
		"lines.txt": "OSK COURIER | 17 November 2026\nPier closed\n\n" + one + "\n\nTARN POST | 18 November 2026\nLock closed\n\n" + two + "\n",
		"two.txt":   "Osk Courier\n17 November 2026\n\nPier of Tarn is closed\n\n" + one + "\n\n\nTarn Post\n18 November 2026\n\nLock of Tarn is closed\n\n" + two + "\n",
		"a.docx":    string(zipOf(t, "word/document.xml", table)),
	} {
		got := readAll(name, []byte(data))
		if len(got) != 2 || strings.Contains(got[0].Document.Text, two) || !strings.Contains(got[1].Document.Text, two) {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}

// An article that a colleague pastes into a mail is by its outlet, not by the colleague; one
// that stands only in the mail that is answered is named.
func TestAnArticlePassedOnInAMail(t *testing.T) {
	const head = "From: Ann Lee <ann@desk.example>\nTo: all@desk.example\nDate: Sat, 21 Nov 2026 07:00:00 +0000\nSubject: RE: pier\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
	d := readAll("a.eml", []byte(head+"Here it is.\n\nPier closed\n"+firstClip))[0].Document
	if d.Declared.Source != "" || d.Declared.Date.String() != "" || d.Declared.Saved.String() != "2026-11-21" || !strings.HasPrefix(d.Text, "Pier closed\nHarbour Post, 17") || !strings.HasSuffix(d.Text, "Here it is.\n") {
		t.Errorf("%+v %q", d.Declared, d.Text)
	}
	d = readAll("a.eml", []byte(head+"Thanks!\n\n-----Original Message-----\nFrom: Per Halden\nSent: Friday, November 20, 2026 7:40 AM\nSubject: pier\n\nPier closed\n"+firstClip))[0].Document
	if codes(d.Warnings) != "only quoted" || !strings.Contains(d.Warnings[0].Text, `"Pier closed"`) {
		t.Errorf("%v", d.Warnings)
	}
}

func TestAPressReviewInAMail(t *testing.T) {
	const head = "From: Ann Lee <ann@desk.example>\nTo: all@desk.example\nDate: Sat, 21 Nov 2026 07:00:00 +0000\nSubject: Press review\nMIME-Version: 1.0\nContent-Type: text/"
	const intro = "This is the press review of the week, which the desk has put together for you.\n\n"
	const rule = "________________________________\n"
	first, second := "Pier closed\n"+firstClip, "Lock closed\n"+secondClip
	html := func(s string) string {
		return "<p>" + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n\n", "</p><p>"), "\n", "<br>") + "</p>"
	}
	for name, body := range map[string]string{
		"text with rules":     "plain\n\n" + intro + "---\n\n" + first + "---\n\n" + second + "-- \nAnn Lee\n",
		"text with long ones": "plain\n\n" + intro + rule + first + rule + second,
		"text without rules":  "plain\n\n" + intro + first + second,
		"pages":               "html\n\n" + html(intro) + html(first) + html(second),
		"sent on":             "plain\n\nForwarded message:\nFrom: Mara Voss <voss@tarn.example>\nSent: Friday, November 20, 2026 6:00 AM\nSubject: Press review\n\n" + intro + first + "---\n\n" + second,
	} {
		got := readAll("a.eml", []byte(head+body))
		if len(got) != 3 {
			t.Errorf("%s: %s", name, outline(got))
			continue
		}
		if d := got[0].Document; d.Declared.Date.String() == "" || strings.Contains(d.Text, "pier") {
			t.Errorf("%s: the introduction is %+v %q", name, d.Declared, d.Text)
		}
		for i, want := range []string{"Pier closed", "Lock closed"} {
			d := got[i+1].Document
			if d.Declared.Source != "" || d.Declared.Date.String() != "" || !strings.HasPrefix(d.Text, want) {
				t.Errorf("%s, article %d: %+v %q", name, i+1, d.Declared, d.Text)
			}
		}
	}
}

// Rules and headings are drawn for other reasons as well.
func TestWhatIsNoPressReview(t *testing.T) {
	for name, data := range map[string]string{
		"rules in one article":      "Pier closed\n" + firstClip + "--------\n\nPer Halden, an owner, said that he would sue the council.\n\n--------\n\nMore on page 4\n",
		"the second has no day":     "Pier closed\n" + firstClip + "--------\n\nLock closed\n\nThe lock of Tarn was closed on Wednesday as well, owners said.\n",
		"a chronology":              "Pier closed\n\n-----\n\n17 November 2026\n\nThe pier of Tarn was closed on Tuesday, the council said.\n\n-----\n\n18 November 2026\n\nThe lock of Tarn was closed on Wednesday as well, owners said.\n",
		"signatures":                "Agreement on the pier\nTarn, 17 November 2026\n\nThe parties agree that the pier is closed, and that nobody uses it.\n\nMara Voss\nTarn, 18 November 2026\n\nAnnex\n\nThe planks are listed here, and each of them has a number of its own.\n",
		"front matter":              "---\ntitle: Pier closed\n---\n" + firstClip + "---\n\nMore was said on the lock of Tarn on Wednesday, owners said.\n",
		"a signature behind dashes": "Pier closed\n" + firstClip + "-----\nHarbour Post, Tarn\n",
	} {
		if got := readAll("a.txt", []byte(data)); len(got) != 1 || got[0].Document.Text != data {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}

// A press review may be a table of Word with a row for each article.
func TestATableOfArticlesInWord(t *testing.T) {
	const space = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	table := func(rows ...[]string) string {
		out := "<w:tbl><w:tblPr/>"
		for _, cells := range rows {
			out += "<w:tr>"
			for _, c := range cells {
				out += "<w:tc><w:p><w:r><w:t>" + strings.ReplaceAll(c, "|", "</w:t></w:r></w:p><w:p><w:r><w:t>") + "</w:t></w:r></w:p></w:tc>"
			}
			out += "</w:tr>"
		}
		return out + "</w:tbl>"
	}
	articles := table([]string{"Date", "Outlet", "Headline", "Text"},
		[]string{"17 November 2026", "Harbour Post", "Pier closed", "The pier was closed.|“It is rotten,” said Mara Voss."},
		[]string{"18 November 2026", "The Lantern", "Lock closed", "The lock was closed.|“It leaks,” said Per Halden."})
	title := "<w:p><w:r><w:t>Press review</w:t></w:r></w:p>"
	got := readAll("a.docx", zipOf(t, "word/document.xml", space+title+articles+"</w:body></w:document>"))
	if len(got) != 2 || got[1].Err != nil || got[1].Path != "a.docx#2" {
		t.Fatal(outline(got))
	}
	d := got[1].Document
	if d.Declared.Source != "The Lantern" || d.Declared.Title != "Lock closed" || d.Declared.Date.String() != "2026-11-18" || d.Text != "Lock closed\n\nThe lock was closed.\n\n“It leaks,” said Per Halden.\n" {
		t.Errorf("%+v %q", d.Declared, d.Text)
	}
	// A note stays with the article that refers to it.
	noted := strings.NewReplacer("rotten,” said Mara Voss.</w:t>", `rotten,” said Mara Voss.</w:t><w:footnoteReference w:id="2"/>`,
		"leaks,” said Per Halden.</w:t>", `leaks,” said Per Halden.</w:t><w:footnoteReference w:id="3"/>`).Replace(articles)
	got = readAll("a.docx", zipOf(t, "word/document.xml", space+noted+"</w:body></w:document>", "word/footnotes.xml",
		`<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>From page 2.</w:t></w:r></w:p></w:footnote>`+
			`<w:footnote w:id="3"><w:p><w:r><w:t>From page 3.</w:t></w:r></w:p></w:footnote></w:footnotes>`))
	for i, want := range []string{"From page 2.", "From page 3."} {
		if len(got) != 2 || !strings.HasSuffix(got[i].Document.Text, "\n\n"+want+"\n") || strings.Count(got[i].Document.Text, "From page") != 1 {
			t.Errorf("notes: %s", outline(got))
		}
	}
	for name, body := range map[string]string{
		"figures in an article": title + strings.Repeat("<w:p><w:r><w:t>The pier was closed.</w:t></w:r></w:p>", 8) + articles,
		"a statement below it":  articles + "<w:p><w:r><w:t>“We shall ask who signed for it,” said the mayor of Tarn.</w:t></w:r></w:p>",
		"no heads":              table([]string{"a", "b", "c"}, []string{"17 November 2026", "Harbour Post", "The pier was closed."}),
		"two tables":            articles + articles,
	} {
		if got := readAll("a.docx", zipOf(t, "word/document.xml", space+body+"</w:body></w:document>")); len(got) != 1 || !strings.Contains(got[0].Document.Text, "The pier was closed.") {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
}
