package web

import (
	"strings"

	"golang.org/x/net/html"

	"onrecord/parse"
	"onrecord/parse/day"
)

// cutArchive removes the head that an archive of pages puts over those it hands out, and
// returns what it says: the address of the page and the day on which it was kept.
func cutArchive(root *html.Node) (address string, saved parse.Date) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || Attribute(n, "id") != "HEADER" {
			continue
		}
		text := AllText(n)
		if !strings.Contains(text, "webpage capture") && !strings.Contains(text, "Saved from") {
			continue
		}
		if r, ok := day.Find(OneLine(text), day.Policy{}); ok {
			saved = r.Date
		}
		for c := range n.Descendants() {
			if v := Attribute(c, "value"); address == "" && strings.HasPrefix(v, "http") {
				address = v
			}
		}
		n.Parent.RemoveChild(n)
		return address, saved
	}
	return "", parse.Date{}
}
