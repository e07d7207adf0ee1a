package mail

import (
	"fmt"
	"strings"

	"onrecord/parse/day"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

// IsMHTML recognises a page that a browser saved as one file: a mail that was
// never sent.
func IsMHTML(head string, ending bool) bool {
	h, _ := CutHeader([]byte(head))
	media, params := MediaType(h["content-type"])
	switch {
	case media != "multipart/related" && !(ending && strings.HasPrefix(media, "multipart/")):
		return ending && media == "text/html" && h["mime-version"] != ""
	case ending, h["snapshot-content-location"] != "", strings.Contains(h["from"], "Saved by"):
		return true
	}
	return h["received"] == "" && h["to"] == "" && params["type"] == "text/html" && h["mime-version"] != ""
}

// ReadMHTML reads the page of a saved page; its frames, pictures and styles
// are passed over. The day it was saved is not the day it was published.
func ReadMHTML(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	root, err := readPart(data)
	if err != nil {
		return nil, err
	}
	page := mainPart(root)
	if page == nil {
		return nil, fmt.Errorf("%w: the saved page holds no HTML", draft.ErrEmpty)
	}
	html := page.content()
	if dec, err := page.text(); err == nil && page.params["charset"] != "" {
		html = []byte(dec.Text)
	}
	pieces, err := web.Read(html, b)
	for i := range pieces {
		d := &pieces[i].Declared
		if d.URL == "" {
			for _, address := range []string{page.header["content-location"],
				root.header["snapshot-content-location"], root.header["content-location"]} {
				if strings.HasPrefix(address, "http") && d.URL == "" {
					d.URL, d.Marks.URL.Name = address, "saved from"
				}
			}
		}
		if d.Title == "" {
			d.Title = root.header.Get("subject")
			d.Marks.Title.Name = "name of the saved page"
		}
		if r, ok := day.Whole(root.header["date"], day.Policy{}); ok {
			d.Saved = r.Date
		}
		pieces[i].Declared = draft.DeclaredOrNone(*d)
	}
	return pieces, err
}

// SavedPage returns the HTML of a page that was saved as one file, in UTF-8; false
// for anything else.
func SavedPage(data []byte) ([]byte, bool) {
	h, _ := CutHeader(data[:min(len(data), maxHeader)])
	if h["mime-version"] == "" && !strings.HasPrefix(h["content-type"], "multipart/") {
		return nil, false
	}
	root, err := readPart(data)
	if err != nil {
		return nil, false
	}
	page := mainPart(root)
	if page == nil {
		return nil, false
	}
	dec, err := page.text()
	return []byte(dec.Text), err == nil
}

// mainPart returns the part that the others belong to: the one that is named
// as the start, or the first that is HTML.
func mainPart(p part) *part {
	if p.media == "text/html" || p.media == "application/xhtml+xml" {
		return &p
	}
	if start := strings.Trim(p.params["start"], "<> "); start != "" {
		for i, c := range p.parts {
			if strings.Trim(c.header["content-id"], "<> ") == start && c.media == "text/html" {
				return &p.parts[i]
			}
		}
	}
	for i := range p.parts {
		if found := mainPart(p.parts[i]); found != nil {
			return found
		}
	}
	return nil
}
