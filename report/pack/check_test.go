package pack

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/report"
)

var packs = flag.String("packs", "", "write the packs that .ci/verapdf looks at to this folder")

// TestPacksForOtherPrograms writes packs of every kind, for a person or for
// another program to look at.
func TestPacksForOtherPrograms(t *testing.T) {
	if *packs == "" {
		t.Skip("no folder is given by -packs")
	}
	if err := os.MkdirAll(*packs, 0o755); err != nil {
		t.Fatal(err)
	}
	list := hard(t)
	list["right to left"], list["thousand rows"] = rightToLeftWeek(t), manyRows(t, 1000)
	list["strange characters"] = strangeCharacters(t)
	logos := sample(t)
	logos.Look.Logo = logo(t, 400, 100, false)
	list["with a logo"] = logos
	for name, b := range list {
		path := filepath.Join(*packs, strings.ReplaceAll(name, " ", "-")+".pdf")
		if err := os.WriteFile(path, write(t, b, Options{Attachment: attachment("rows (1) für alle.csv", "id,quote\n")}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	locked := write(t, small(t), Options{Password: "open", Attachment: attachment("rows.csv", "id,quote\n")})
	if err := os.WriteFile(filepath.Join(*packs, "opens-with-open.pdf"), locked, 0o644); err != nil {
		t.Fatal(err)
	}
}

// manyRows is a briefing of n rows, no two of the same words.
func manyRows(t testing.TB, n int) report.Briefing {
	b := sample(t)
	week := b.Rows
	b.Rows = nil
	for i := range n {
		r := week[i%len(week)]
		r.ID, r.SameAs, r.Statement = fmt.Sprintf("%08x", i), nil, i+1
		if i >= len(week) && r.Kind != "turn" {
			r.Quote, r.Language = invented(i), "en"
		}
		b.Rows = append(b.Rows, r)
	}
	return b
}

// strangeCharacters is a briefing of characters that have no shape, no
// meaning that all agree on, or a place of their own in XML and PDF.
func strangeCharacters(t testing.TB) report.Briefing {
	b := small(t)
	b.Title = "Ports & \"piers\" <2026> \x01\uFFFE"
	b.Rows[0].Quote = "A private sign \uE000, \uF8FF, a byte order mark \uFEFF, no character \uFFFE\uFFFF, a null \x00, a soft\u00ADhyphen, a joiner\u2060, a mark\u200F, two marks a\u0301\u0327 and \u0301 alone, 😀 and 🧾."
	b.Rows[1].Language = "xx-too-long-a-tag-for-anybody"
	return b
}
