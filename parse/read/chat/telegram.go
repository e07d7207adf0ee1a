package chat

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/web"
)

// IsTelegramHTML recognises the page of a chat that Telegram Desktop exports.
func IsTelegramHTML(head string, _ bool) bool {
	return strings.Contains(head, "<title>Exported Data</title>") && strings.Contains(head, "page_wrap")
}

// ReadTelegramHTML reads the page of a chat. A message that follows another of the
// same person has no name.
func ReadTelegramHTML(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	text, _, warnings, err := web.DecodeHTML(data)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, draft.ErrDamaged
	}
	var list []message
	who, title := "", ""
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case hasClass(n, "page_header") && title == "":
			title = web.OneLine(web.AllText(n))
		case hasClass(n, "message") && hasClass(n, "default"):
			var m message
			m, who = telegramBlock(n, who)
			if m.text != "" {
				list = append(list, m)
			}
		}
	}
	return numbered(byDay(list, parse.Declared{Title: title}), "a chat of Telegram", warnings)
}

// telegramBlock reads one message; before is who wrote the last one.
func telegramBlock(n *html.Node, before string) (message, string) {
	m := message{who: before}
	for c := range n.Descendants() {
		switch {
		case c.Type != html.ElementNode || within(c, "forwarded", n):
		case hasClass(c, "date") && hasClass(c, "details"):
			if m.date.IsZero() {
				m.date, m.clock = timeOf(web.Attribute(c, "title"))
			}
		case hasClass(c, "from_name"):
			m.who = web.OneLine(web.AllText(c))
		case hasClass(c, "text") && m.text == "":
			var parts []string
			for _, b := range web.BlocksOf(c, nil) {
				parts = append(parts, b.Text)
			}
			m.text = strings.Join(parts, "\n")
		}
	}
	m.who = cmp.Or(m.who, "Unknown")
	return m, m.who
}

// within reports whether a node is inside another of a class.
func within(n *html.Node, class string, in *html.Node) bool {
	for p := n; p != nil && p != in; p = p.Parent {
		if hasClass(p, class) {
			return true
		}
	}
	return false
}

func hasClass(n *html.Node, name string) bool {
	return strings.Contains(" "+web.Attribute(n, "class")+" ", " "+name+" ")
}
