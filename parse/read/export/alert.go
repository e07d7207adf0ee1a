package export

import (
	neturl "net/url"
	"strings"

	"golang.org/x/net/html"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

// Alert reads the stories that a mail of Google Alerts lists: of each the headline, the
// outlet, the address and a few words, which are marked as a summary. day is that of the
// mail. It returns nil for any other mail.
func Alert(markup, day string) []draft.Piece {
	if !strings.Contains(markup, "google.com/url?") || !strings.Contains(markup, "schema.org/Article") {
		return nil
	}
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return nil
	}
	var list []item
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !strings.HasSuffix(web.Attribute(n, "itemtype"), "schema.org/Article") {
			continue
		}
		a := item{number: len(list) + 1, date: day}
		for c := range n.Descendants() {
			if c.Type != html.ElementNode {
				continue
			}
			text := web.OneLine(web.AllText(c))
			switch web.Attribute(c, "itemprop") {
			case "name": // of the story, or inside the publisher
				if web.Attribute(c.Parent, "itemprop") == "publisher" {
					a.source = text
				} else if a.title == "" {
					a.title = text
				}
			case "description":
				a.summary = strings.Trim(text, " .…\u00A0")
			case "url":
				if a.url == "" {
					a.url = beyondGoogle(web.Attribute(c, "href"))
				}
			}
		}
		if a.summary == "" {
			a.summary = a.title // as of a feed: the headline is all there is
		}
		list = append(list, a)
	}
	return itemPieces(list)
}

// beyondGoogle returns the address that a link of Google leads on to.
func beyondGoogle(address string) string {
	u, err := neturl.Parse(address)
	if err != nil {
		return ""
	}
	for _, key := range []string{"url", "q"} {
		if to := u.Query().Get(key); strings.HasPrefix(to, "http") {
			return to
		}
	}
	return address
}
