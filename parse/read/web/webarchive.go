package web

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"howett.net/plist"

	"onrecord/parse/read/draft"
)

// webArchive is what of a page that Safari saved is of use here: the page itself,
// without its pictures and styles, which may be most of the file.
type webArchive struct {
	Main struct {
		Data     []byte `plist:"WebResourceData"`
		Address  string `plist:"WebResourceURL"`
		Type     string `plist:"WebResourceMIMEType"`
		Encoding string `plist:"WebResourceTextEncodingName"`
	} `plist:"WebMainResource"`
}

const archiveMark = "WebMainResource"

// IsWebArchive recognises a page that Safari saved, by its bytes: a list of
// properties in its binary form.
func IsWebArchive(data []byte) bool {
	return bytes.HasPrefix(data, []byte("bplist00")) && bytes.Contains(data, []byte(archiveMark))
}

// IsWebArchiveXML recognises one in the form of text.
func IsWebArchiveXML(head string, _ bool) bool {
	return strings.Contains(head, "<plist") && strings.Contains(head, "<key>"+archiveMark+"</key>")
}

// ReadWebArchive reads the page in it.
func ReadWebArchive(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	var a webArchive
	if _, err := plist.Unmarshal(data, &a); err != nil {
		why, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "plist: "), "\n")
		return nil, fmt.Errorf("%w: %s", draft.ErrDamaged, why)
	}
	page := a.Main.Data
	switch {
	case len(page) == 0:
		return nil, fmt.Errorf("%w: the saved page holds no HTML", draft.ErrEmpty)
	case a.Main.Type != "" && !strings.Contains(a.Main.Type, "html"):
		return nil, &draft.FormatError{Format: "web archive of " + OneLine(a.Main.Type)}
	}
	if e, err := htmlindex.Get(a.Main.Encoding); err == nil && a.Main.Encoding != "" {
		if name, _ := htmlindex.Name(e); name != "utf-8" {
			if text, err := e.NewDecoder().Bytes(page); err == nil {
				page = text
			}
		}
	}
	pieces, err := Read(page, b)
	for i := range pieces {
		if d := &pieces[i].Declared; d.URL == "" && strings.HasPrefix(a.Main.Address, "http") {
			d.URL, d.Marks.URL.Name = a.Main.Address, "saved from"
			*d = draft.DeclaredOrNone(*d)
		}
	}
	return pieces, err
}
