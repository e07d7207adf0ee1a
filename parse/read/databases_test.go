package read

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
)

// heads lists source, day, writers and title of what was read.
func heads(found []Found) string {
	var out []string
	for _, f := range found {
		if f.Err != nil {
			out = append(out, f.Err.Error())
			continue
		}
		d := f.Document.Declared
		out = append(out, strings.Join([]string{d.Source, d.Date.String(), d.Byline, d.Title}, " | "))
	}
	return strings.Join(out, "\n")
}

const twoOfHarbour = "Lindesby Courier | 2026-11-14 | Lise Ferrand, Peer Olm | Breakwater will not be finished this year\n" +
	"Northmoor Post | 2026-11-16 | Piet Halloran | Ferry crews vote on Monday\n" +
	"Lindesby Courier | 2026-11-17 |  | A letter to the harbour board"

// An export is the same articles in whatever it comes.
func TestAnExportInAMailOrAPage(t *testing.T) {
	export, err := os.ReadFile("../../testdata/formats/proquest-harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(export)
	page := "<div><p>" + strings.ReplaceAll(strings.ReplaceAll(text, "&", "&amp;"), "\n\n", "</p>\n<p>") + "</p></div>"
	quoted := "> " + strings.ReplaceAll(text, "\n", "\n> ")
	mail := "From: noreply@proquest.example\nSubject: %s\nDate: Sat, 21 Nov 2026 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: %s; charset=utf-8\n\n%s"
	for name, file := range map[string]string{
		"a.html":     page,
		"plain.eml":  fmt.Sprintf(mail, "Your ProQuest Research", "text/plain", "All documents are reproduced with permission.\n\n"+text),
		"html.eml":   fmt.Sprintf(mail, "Your ProQuest Research", "text/html", "<html><body>"+page+"</body></html>"),
		"sent.eml":   fmt.Sprintf(mail, "Fwd: Your ProQuest Research", "text/plain", "FYI\n\n"+quoted),
		"quoted.eml": fmt.Sprintf(mail, "Fwd: Your ProQuest Research", "text/html", "<div>FYI</div><blockquote type=cite>"+page+"</blockquote>"),
	} {
		if got := heads(readAll(name, []byte(file))); got != twoOfHarbour {
			t.Errorf("%s is read as\n%s", name, got)
		}
	}
}

// An export whose articles cannot be told apart is refused by its name: as one
// article, all would have the day and outlet of the first.
func TestAnExportThatCannotBeTakenApart(t *testing.T) {
	for name, text := range map[string]string{
		"ProQuest": "Report Information from ProQuest\n\nVoss said no.\n",
		"Gale":     "Talks\n\nDocument Type: Article\n\nFull Text:\n\nVoss said no.\n",
	} {
		err := onlyError(t, readAll("a.txt", []byte(text)))
		if !errors.Is(err, draft.ErrNoArticles) || !strings.Contains(err.Error(), name+" export") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheLastArticleOfAnExportMayBeCutOff(t *testing.T) {
	data, err := os.ReadFile("../../testdata/formats/proquest-harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(data), `, who speaks for the crews`)
	got := readAll("a.txt", []byte(text))
	if len(got) != 2 || got[1].Document.Declared.Title != "Ferry crews vote on Monday" || len(got[1].Document.Warnings) != 1 {
		t.Error(outline(got))
	}
}

// What news services and archives of news answer.
func TestAnswersOfNewsServices(t *testing.T) {
	tests := []struct{ name, file, want, warning string }{
		{"newsapi.json", `{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Northmoor Post"},"author":"Ann Lee","title":"Talks","description":"Voss said no.","url":"https://np.example/1","publishedAt":"2026-11-16T10:00:00Z","content":"Voss said no on Monday. She left… [+2100 chars]"}]}`,
			"Northmoor Post | 2026-11-16 | Ann Lee | Talks", "The text is cut off; 2100 more characters are at its address."},
		{"newsapi.jsonl", "{\"source\":{\"name\":\"Northmoor Post\"},\"title\":\"Talks\",\"publishedAt\":\"2026-11-16\",\"content\":\"Voss said no.\"}\n{\"source\":{\"name\":\"Lantern\"},\"title\":\"More\",\"publishedAt\":\"2026-11-17\",\"content\":\"Oskel said yes.\"}\n",
			"Northmoor Post | 2026-11-16 |  | Talks\nLantern | 2026-11-17 |  | More", ""},
		{"mediacloud.csv", "id,publish_date,title,url,language,media_name,media_url,text\n1,2026-11-16,Talks,https://np.example/1,en,Northmoor Post,https://np.example,Voss said no.\n",
			"Northmoor Post | 2026-11-16 |  | Talks", ""},
		{"mediacloud-list.csv", "id,indexed_date,language,media_name,media_url,publish_date,title,url\n1,2026-11-17,en,Northmoor Post,https://np.example,2026-11-16,Talks,https://np.example/1\n",
			"the table contains no articles: a table of Media Cloud lists articles by title and address, without their text; save the pages and give it those", ""},
		{"gdelt.csv", "URL,MobileURL,Date,Title\nhttps://np.example/1,,2026-11-16 10:00:00,Talks\n",
			"the table contains no articles: a table of GDELT lists articles by title and address, without their text; save the pages and give it those", ""},
		{"gdelt.json", `{"articles":[{"url":"https://np.example/1","url_mobile":"","title":"Talks","seendate":"20261116T101500Z","domain":"np.example","language":"English","content":"Voss said no."}]}`,
			"np.example | 2026-11-16 |  | Talks", ""},
	}
	for _, tt := range tests {
		got := readAll(tt.name, []byte(tt.file))
		if heads(got) != tt.want {
			t.Errorf("%s: %s", tt.name, heads(got))
		}
		var warnings []string
		for _, w := range got[0].Document.Warnings {
			warnings = append(warnings, w.Text)
		}
		if strings.Join(warnings, " ") != tt.warning {
			t.Errorf("%s warns %q", tt.name, warnings)
		}
	}
}

// Articles of other databases, in the forms that the seeds do not have.
func TestOtherFormsOfExports(t *testing.T) {
	rtf := func(lines string) string {
		return `{\rtf1\ansi ` + strings.ReplaceAll(lines, "\n", `\par `) + `}`
	}
	factiva := "Talks\n\nBy Ann Lee\n52 words\n16 November 2026\nNorthmoor Post\nNMPT\nEnglish\nCopyright 2026 Northmoor Post. All Rights Reserved.\n\nVoss said no.\n\nDocument NMPT000020261116\n\n" +
		"More\n\n40 words\n17 November 2026\nThe Lantern\nLNTN\nEnglish\n(c) 2026 The Lantern\n\nOskel said yes.\n\nDocument LNTN000020261117\n"
	nexis := "Talks\n\nNorthmoor Post\n\nNovember 16, 2026 Monday\n\nSection: NEWS\n\nLength: 20 words\n\nByline: Ann Lee\n\nBody\n\nVoss said no.\n\nLoad-Date: November 17, 2026\n\nEnd of Document\n"
	tests := []struct{ name, file, want string }{
		{"factiva.rtf", rtf(factiva), "Northmoor Post | 2026-11-16 | Ann Lee | Talks\nThe Lantern | 2026-11-17 |  | More"},
		{"factiva-one.txt", factiva[:strings.Index(factiva, "More")], "Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"factiva-no-end.txt", strings.TrimSuffix(factiva, "Document LNTN000020261117\n"), "Northmoor Post | 2026-11-16 | Ann Lee | Talks\nThe Lantern | 2026-11-17 |  | More"},
		{"factiva-fr.txt", "Pourparlers\n\nPar Anne Lys\n52 mots\n16 novembre 2026\nLa Lanterne\nLLNT\nFrançais\nCopyright 2026 La Lanterne\n\nVoss a dit non.\n\nDocument LLNT000020261116\n", "La Lanterne | 2026-11-16 | Anne Lys | Pourparlers"},
		{"nexis-one.txt", nexis, "Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"nexis-above.txt", "               1 of 5 DOCUMENTS\n\n                 NORTHMOOR POST\n\n              November 16, 2026 Monday\n\n                 FIRST EDITION\n\nTalks\n\nBYLINE:\n\nAnn Lee\n\nSECTION:\n\nNEWS; Pg. 7A\n\nLENGTH: 3 words\n\nVoss said no.\n\nLOAD-DATE: November 16, 2026\n",
			"NORTHMOOR POST | 2026-11-16 | Ann Lee | Talks"},
		{"nexis-above-two.txt", "               1 of 2 DOCUMENTS\n\n                 Northmoor Post\n\n              November 16, 2026 Monday\n\nTalks\n\nLENGTH:\n\n3 words\n\nVoss said no.\n\nLOAD-DATE:\n\nNovember 16, 2026\n\n               2 of 2 DOCUMENTS\n\n                 The Lantern\n\n              November 17, 2026 Tuesday\n                Correction Appended\n\nMore\n\nLENGTH: 3 words\n\nOskel said yes.\n",
			"Northmoor Post | 2026-11-16 |  | Talks\nThe Lantern | 2026-11-17 |  | More"},
		{"nexis-above-labels.txt", "               1 of 9 DOCUMENTS\n\n                 The Lantern\n\n              November 18, 2026 Wednesday\n\nSECTION:\n\nWORLD; Pg. 2\n\nLENGTH:\n\n3 words\n\nHEADLINE:\n\nFerries stop\n\nBYLINE:\n\nPiet Hale\n\nBODY:\n\nOskel said yes.\n\nLANGUAGE:\n\nENGLISH\n",
			"The Lantern | 2026-11-18 | Piet Hale | Ferries stop"},
		{"gale.html", "<html><body><h1>Talks</h1><p><b>Author:</b> Ann Lee</p><p><b>Date:</b> Nov. 16, 2026</p><p><b>From:</b> Northmoor Post</p><p><b>Document Type:</b> Article</p><p>Full Text:</p><p>Voss said no.</p><p>Gale Document Number: GALE|A1</p></body></html>",
			"Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"gale-labels.txt", "Title: Talks\nAuthor(s): Ann Lee\nSource: Northmoor Post\nDate: Nov. 16, 2026\nDocument Type: Article\n\nFull Text:\nVoss said no.\n\nGale Document Number: GALE|A1\n",
			"Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"newsbank.rtf", rtf("Talks\nNorthmoor Post (Northmoor, NM) - November 16, 2026\nAuthor/Byline: Ann Lee\n\nVoss said no.\n\nRecord Number: 1\n"), "Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"newsbank-day.txt", "Talks\n\nThe Lantern (Veshnia) - 16 November 2026\n\nAuthor: Ann Lee\n\nVoss said no.\n\nRecord Number: 1\n\nMore\n\nThe Lantern (Veshnia) - 17 November 2026\n\nOskel said yes.\n\nRecord Number: 2\n",
			"The Lantern | 2026-11-16 | Ann Lee | Talks\nThe Lantern | 2026-11-17 |  | More"},
		{"pressreader.eml", plain("Talks\n\nNorthmoor Post | 16 Nov 2026 | 4 | By Ann Lee\n\nVoss said no.\n\nRead this article on PressReader: https://pressreader.com/x\n"), "Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"pressreader-byline.txt", "Talks\nNorthmoor Post · 16 Nov 2026\nBy Ann Lee\nVoss said no.\n\nShared from PressReader\n", "Northmoor Post | 2026-11-16 | Ann Lee | Talks"},
		{"proquest-spanish.txt", "Diálogos\n\nAutor: Lys, Ana\n\nResumen: Ninguno.\n\nTexto completo: Voss dijo que no.\n\nTítulo de publicación: El Farol\n\nFecha de publicación: 16 nov 2026\n\nID del documento de ProQuest: 1\n\nProQuest document ID: 1\n", "El Farol | 2026-11-16 | Ana Lys | Diálogos"},
	}
	for _, tt := range tests {
		if got := heads(readAll(tt.name, []byte(tt.file))); got != tt.want {
			t.Errorf("%s is read as\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// What mailers of other days did with files.
func TestMailOfOtherDays(t *testing.T) {
	const encoded = "begin 644 a.txt\n-5F]S<R!S86ED(&YO+@``\n`\nend\n"
	tests := []struct{ name, mail, want string }{
		{"an attachment", "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nSee the annex.\n--B\nContent-Type: application/octet-stream; name=a.txt\nContent-Transfer-Encoding: x-uuencode\nContent-Disposition: attachment\n\n" + encoded + "--B--\n", "See the annex.|Voss said no."},
		{"in the text", "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nSee the annex.\n\n" + encoded + "\nAnn\n", "See the annex.|Ann|Voss said no."},
		{"no end", "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nSee the annex.\n\n" + strings.TrimSuffix(encoded, "`\nend\n"), "See the annex.|Voss said no."},
		{"two types, the second fits", "Content-Type: multipart/mixed; boundary=A\nContent-Type: multipart/mixed; boundary=B\nSubject: x\nMIME-Version: 1.0\n\n--B\n\nVoss said no.\n--B--\n", "Voss said no."},
		{"two types, the first fits", "Content-Type: multipart/mixed; boundary=B\nContent-Type: multipart/mixed; boundary=A\nSubject: x\nMIME-Version: 1.0\n\n--B\n\nVoss said no.\n--B--\n", "Voss said no."},
		{"two types, text after a multipart", "Content-Type: multipart/mixed; boundary=B\nContent-Type: text/html\nSubject: x\nMIME-Version: 1.0\n\n<p>Voss said no.</p>\n", "Voss said no."},
	}
	for _, tt := range tests {
		var out []string
		for _, f := range readAll("a.eml", []byte(tt.mail)) {
			if f.Err != nil {
				t.Fatalf("%s: %s", tt.name, f.Err)
			}
			out = append(out, strings.Trim(bodyOf(f.Document), "|\x00"))
		}
		if got := strings.Join(out, "|"); got != tt.want {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}
