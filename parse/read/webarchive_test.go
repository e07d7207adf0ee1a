package read

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"howett.net/plist"

	"onrecord/parse/read/draft"
)

// savedBySafari writes a page as Safari saves it.
func savedBySafari(t testing.TB, format int, page, mime, encoding string) []byte {
	t.Helper()
	data, err := plist.Marshal(map[string]any{
		"WebMainResource": map[string]any{"WebResourceData": []byte(page), "WebResourceURL": "https://northmoorpost.example/pier", "WebResourceMIMEType": mime,
			"WebResourceTextEncodingName": encoding, "WebResourceFrameName": ""},
		"WebSubresources":     []any{map[string]any{"WebResourceData": []byte("GIF89a"), "WebResourceURL": "https://northmoorpost.example/a.gif", "WebResourceMIMEType": "image/gif"}},
		"WebSubframeArchives": []any{},
	}, format)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPagesThatSafariSaved(t *testing.T) {
	page := `<html><head><title>Pier to open</title></head><body><article><h1>Pier to open</h1>` + story4 + `<p>Žilina’s mayor was there.</p></article></body></html>`
	windows := strings.NewReplacer("Ž", "\x8E", "’", "\x92", "“", "\x93", "”", "\x94", "–", "\x96").Replace(page)
	for name, data := range map[string][]byte{
		"binary":      savedBySafari(t, plist.BinaryFormat, page, "text/html", "UTF-8"),
		"XML":         savedBySafari(t, plist.XMLFormat, page, "text/html", "UTF-8"),
		"old letters": savedBySafari(t, plist.BinaryFormat, windows, "text/html", "windows-1252"),
		"XHTML":       savedBySafari(t, plist.BinaryFormat, page, "application/xhtml+xml", ""),
	} {
		doc, err := Document(Input{Path: "a.webarchive", Data: data})
		if err != nil || doc.Format != "Safari web archive" || doc.Declared.URL != "https://northmoorpost.example/pier" || doc.Declared.Title != "Pier to open" ||
			!strings.Contains(doc.Text, "Žilina’s mayor") {
			t.Errorf("%s: %v, %s, %+v, %q", name, err, doc.Format, doc.Declared, doc.Text)
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a picture": {savedBySafari(t, plist.BinaryFormat, "GIF89a", "image/gif", ""), ErrFormat},
		"no page":   {savedBySafari(t, plist.BinaryFormat, "", "text/html", ""), ErrEmpty},
		"cut off":   {savedBySafari(t, plist.BinaryFormat, page, "text/html", "")[:900], ErrDamaged},
	} {
		if _, err := Document(Input{Path: "a.webarchive", Data: c.data}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// Lists that hold each other do not grow.
func TestAWebArchiveOfListsInLists(t *testing.T) {
	xml := `<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>` +
		base64.StdEncoding.EncodeToString([]byte("<p>x</p>")) + `</data></dict><key>a</key>` + strings.Repeat("<array>", 2000) + strings.Repeat("</array>", 2000) + `</dict></plist>`
	if _, err := Document(Input{Path: "a.webarchive", Data: []byte(xml)}); err != nil && !errors.Is(err, draft.ErrDamaged) && !errors.Is(err, draft.ErrEmpty) {
		t.Error(err)
	}
	bomb := []byte("bplist00\xD1\x01\x02\x5FWebMainResource")
	for i := range 40 {
		bomb = append(bomb, 0xA2, byte(i+3), byte(i+3))
	}
	if _, err := Document(Input{Path: "a.webarchive", Data: append(bomb, fmt.Sprintf("%032d", 0)...)}); err == nil {
		t.Error("a list that ends nowhere is read")
	}
}
