package read

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"onrecord/parse/read/draft"
)

// xmlText reads all characters of a file.
func xmlText(data []byte) (string, error) {
	x := draft.NewXMLReader(data)
	var b strings.Builder
	for {
		t, err := x.Next()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return b.String(), err
		}
		if c, ok := t.(xml.CharData); ok {
			b.Write(c)
		}
	}
}

func TestXMLDepth(t *testing.T) {
	nested := func(n int) []byte {
		return []byte(strings.Repeat("<a>", n) + "x" + strings.Repeat("</a>", n))
	}
	if got, err := xmlText(nested(draft.MaxXMLDepth)); err != nil || got != "x" {
		t.Errorf("at the limit: %q, %v", got, err)
	}
	if _, err := xmlText(nested(draft.MaxXMLDepth + 1)); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("past the limit: %v", err)
	}
	x := draft.NewXMLReader(nested(1_000_000))
	x.Next()
	if err := x.Skip(); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("skipped past the limit: %v", err)
	}
}

func TestEntitiesOfADocumentTypeAreInert(t *testing.T) {
	laughs := `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>`
	for _, use := range []string{"&b;", "&file;"} {
		if got, err := xmlText([]byte(laughs + "<l>" + use + "</l>")); !errors.Is(err, draft.ErrDamaged) || got != "" {
			t.Errorf("%s gives %q, %v", use, got, err)
		}
	}
	if got, err := xmlText([]byte(laughs + "<l>it&apos;s &#x201C;so&#8221;</l>")); err != nil || got != "it's “so”" {
		t.Errorf("XML's own: %q, %v", got, err)
	}
}

func TestXMLEncodings(t *testing.T) {
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><a>Всё</a>`)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for _, tt := range []struct{ data, want string }{
		{"\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a>Всё</a>", "Всё"},
		{"<?xml version='1.0' encoding='windows-1251'?><a>\xC2\xF1\xB8</a>", "Всё"},
		{"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9</a>", "café"},
		{string(wide), "Всё"},
	} {
		if got, err := xmlText([]byte(tt.data)); err != nil || got != tt.want {
			t.Errorf("%q: %q, %v", tt.data, got, err)
		}
	}
	for _, broken := range []string{"<a>", "<a></b>", "<?xml version='1.0' encoding='klingon'?><a/>", "<a>\x00</a>"} {
		if _, err := xmlText([]byte(broken)); !errors.Is(err, draft.ErrDamaged) {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

func TestXMLTextOfAnElement(t *testing.T) {
	x := draft.NewXMLReader([]byte("<a><b>one<i>two</i> three</b><c/></a>"))
	x.Next()
	x.Next()
	if got, err := x.Text(); err != nil || got != "one three" {
		t.Errorf("%q, %v", got, err)
	}
	if e, err := x.Next(); err != nil || e.(xml.StartElement).Name.Local != "c" {
		t.Errorf("then %v, %v", e, err)
	}
}
