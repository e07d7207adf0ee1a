package workbook

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// hostilePieces are what documents are known to hold that a workbook is not made
// for.
var hostilePieces = []string{
	"a", "word ", "Voss", "  ", "\n", "\n\n", "\r\n", "\t", "\x00", "\x07", "\x1b[2J", "\x7f", "\u0085", "\u00a0", "\u200b", "\u2028", "\ufeff", "\ufffe", "\uffff",
	"\xff", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x9f", "🙂", "𝔘", "e\u0301", "שלום", "\u202eالعربية\u202c", "\u2066", "日本",
	"=", "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", "=HYPERLINK(\"file:///c:/x\")", "{=1}", "'", "\"", "&", "&amp;", "<", "]]>", "<!--", "<?x?>",
	"_x0041_", "_x000D_", "_x005F_", "_x", "_", "#REF!", "00123", "1e5", "TRUE", "2026-11-21", "&P", "&D", "[1]", ":", "\\", "/", "?", "*", "History",
	"https://post.example/ä ö?q=\"<>", "javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "mailto:a@b.example",
}

func hostileText(random *rand.Rand) string {
	var b strings.Builder
	for range random.IntN(9) {
		b.WriteString(hostilePieces[random.IntN(len(hostilePieces))])
	}
	return b.String()
}

// hostile is a briefing in which every text is made of such pieces.
func hostile(rows int) report.Briefing {
	random := rand.New(rand.NewPCG(5, 6))
	s := func() string { return hostileText(random) }
	list := func() (out []string) {
		for range random.IntN(4) {
			out = append(out, s())
		}
		return out
	}
	days := []parse.Date{{}, parse.NewDate(2026, 11, 16), parse.NewDate(1899, 12, 31), parse.NewDate(1900, 2, 28), parse.NewDate(1900, 3, 1), parse.NewDate(9999, 12, 31), parse.NewDate(1, 1, 2)}
	b := report.Briefing{
		Title: "=[History]:*?/\\'" + s(), Marking: s(), Note: s(), Version: s(), Period: report.Period{Name: s()},
		Topics:   []string{s(), "Ports", "ports", "Ports", "a,b", "=3+3", strings.Repeat("long ", 80)},
		Settings: []report.Setting{{Name: "twice", Value: s()}, {Name: "twice", Value: s()}, {Name: "TWICE", Value: s()}, {Name: s(), Value: s()}},
	}
	for i := range rows {
		r := report.Row{
			Source: s(), Date: days[random.IntN(len(days))], Speaker: s(), Topic: s(), Quote: s(), Kind: s(), Act: s(), Stance: s(), Role: s(), Mention: s(), Cue: s(), Frame: s(), Via: s(), Topics: list(),
			DateBasis: s(), SourceBasis: s(), Said: days[random.IntN(len(days))], Place: s(), Title: s(), URL: s(), Language: s(), Context: s(), Document: s(), Statement: i,
			SameAs: list(), Confidence: random.Float64() * 2, Flags: list(), ID: fmt.Sprintf("r%d", i), Note: s(),
		}
		switch i % 20 {
		case 3:
			r.Quote = strings.Repeat("forty thousand ", 2700) + r.Quote
		case 7:
			r.URL = "https://post.example/" + strings.Repeat("a", 2079)
		case 9:
			r.URL = "https://post.example/" + strings.Repeat("a", 2050)
		}
		b.Rows = append(b.Rows, r)
		b.Documents = append(b.Documents, report.Document{Path: r.Document, Status: report.StatusRead, Reason: s(), Title: s(), URL: s(), Warnings: list(), Date: r.Date})
	}
	return b
}

// Every cell of a workbook of hostile text is read back as the model has it, the
// model is sound, every part is well-formed, and no table's head is renamed.
func TestAWorkbookOfHostileTextIsReadBack(t *testing.T) {
	b := hostile(60)
	f := fileLikeModel(t, b)
	for i, r := range b.Rows {
		got := raw(t, f, quotesName, at("quote", i+2))
		if want, cut := fit(paragraphs(r.Quote)); got != want || cut != strings.HasSuffix(got, cutMark) {
			t.Errorf("row %d: %.80q, want %.80q", i, got, want)
		}
		if got, want := raw(t, f, quotesName, at("row_hash", i+2)), RowHash(r); got != want {
			t.Errorf("row %d: row_hash %s, want %s", i, got, want)
		}
		if linked, target, err := f.GetCellHyperLink(quotesName, at("url", i+2)); err != nil || linked && (len(target) > urlUnits || !strings.HasPrefix(target, "http") && !strings.HasPrefix(target, "mailto:")) {
			t.Errorf("row %d leads to %.80q: %v", i, target, err)
		}
	}
	for name, part := range partsOf(t, written(t, b)) {
		if err := wellFormed(part); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.ContainsAny(part, "\x00\x07\x1b") {
			t.Errorf("%s has control characters", name)
		}
	}
}

// A sheet of 70,000 rows with an address each has no more links than Excel takes,
// and keeps the addresses as text.
func TestSeventyThousandLinks(t *testing.T) {
	var b report.Briefing
	for i := range 70_000 {
		b.Rows = append(b.Rows, report.Row{Source: "Northmoor Post", URL: fmt.Sprintf("https://post.example/%d", i), Quote: "Enough.", ID: fmt.Sprint("r", i)})
	}
	parts := partsOf(t, written(t, b))
	sheet := parts["xl/worksheets/sheet2.xml"]
	if n := bytes.Count(sheet, []byte("<hyperlink ")); n != linksHeld {
		t.Errorf("%d links, want %d", n, linksHeld)
	}
	if n := bytes.Count(parts["xl/worksheets/_rels/sheet2.xml.rels"], []byte("/hyperlink\"")); n != linksHeld {
		t.Errorf("%d addresses, want %d", n, linksHeld)
	}
	if n := bytes.Count(sheet, []byte("<t>https://post.example/")); n != 70_000 {
		t.Errorf("%d addresses in cells, want 70000", n)
	}
	var about struct {
		Texts []string `xml:"sheetData>row>c>is>t"`
	}
	for name, part := range parts {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && bytes.Contains(part, []byte("About this workbook")) {
			if err := xml.Unmarshal(part, &about); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !strings.Contains(strings.Join(about.Texts, "\n"), "A sheet can hold 65,530 links.") {
		t.Error("About does not say that links are missing")
	}
}

// The workbooks that other programs open in continuous integration, each beside
// its rows as JSON Lines: WORKBOOKS names the folder that they go to.
func TestWorkbooksForOtherPrograms(t *testing.T) {
	folder := os.Getenv("WORKBOOKS")
	if folder == "" {
		t.Skip("WORKBOOKS names no folder")
	}
	week := twoWeeks()
	week.Look = report.Look{Accent: "FFE066", Family: "Georgia", Logo: report.Asset{Name: "logo.png", Data: picture(t, 600, 200), Alt: "A lighthouse"}}
	for name, b := range map[string]report.Briefing{"sample": sample(), "hostile": hostile(300), "many": manyRows(5000), "week": week, "empty": {}} {
		var rows bytes.Buffer
		for _, r := range report.Quoted(b.Rows) {
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			rows.Write(append(line, '\n'))
		}
		for file, data := range map[string][]byte{name + ".xlsx": written(t, b), name + ".jsonl": rows.Bytes()} {
			if err := os.WriteFile(filepath.Join(folder, file), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
