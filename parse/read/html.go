package read

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"onrecord/parse"
)

// readHTML reads a web page as a browser or a tool saved it, or a fragment of
// one. The story is told from the page around it in html_body.go, what the
// page declares of itself is read in html_meta.go.
func readHTML(data []byte, _ *budget) ([]piece, error) {
	text, encoding, warnings, err := decodeHTML(data)
	if err != nil {
		return nil, err
	}
	text = dropDataURIs(text)
	if len(text) > MaxHTML {
		return nil, fmt.Errorf("%w: %d bytes of HTML, the limit is %d", ErrTooLarge, len(text), MaxHTML)
	}
	p := piece{encoding: encoding, warnings: warnings}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// Elements nested deeper than the parser goes: its words can still be had.
		p.paragraphs, p.body = window(tokenLines(text)), bodyByWindow
		p.warnings = append(p.warnings, parse.Warning{
			Code: "page damaged",
			Text: "The page’s markup is too deep to be followed; the story was told from the rest by its lines alone.",
		})
		return []piece{p}, nil
	}
	page := surveyPage(root, text)
	p.declared = page.declare()
	story := page.story()
	p.body = story.method
	p.warnings = append(p.warnings, story.warnings...)
	p.paragraphs = withTitle(story.paragraphs, page.headline(p.declared.Title))
	return []piece{p}, nil
}

// withTitle puts the headline before the story, where it does not stand there
// already.
func withTitle(story []paragraph, title string) []paragraph {
	if title == "" || len(story) == 0 {
		return story
	}
	key := fold(title)
	for i := range story[:min(len(story), 3)] {
		if fold(story[i].text) == key {
			story[i].role, story[i].told = parse.RoleTitle, true
			return story
		}
	}
	return append([]paragraph{{text: title, role: parse.RoleTitle, told: true}}, story...)
}

// decodeHTML turns the bytes of a page into text. A page that is valid UTF-8
// is UTF-8: tools that save pages leave the old declaration in them. Otherwise
// the page's own word counts, and then the guess that plain text gets.
func decodeHTML(data []byte) (text, name string, warnings []parse.Warning, err error) {
	dec, err := decode(data)
	if err == nil && (dec.name != "Windows-1252" && len(dec.warnings) == 0) {
		return strings.TrimPrefix(dec.text, string(bom)), dec.name, nil, nil
	}
	if label := declaredCharset(data); label != "" && bytes.IndexByte(data, 0) < 0 {
		if e, problem := htmlindex.Get(label); problem == nil {
			if name, _ = htmlindex.Name(e); name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
				if out, problem := e.NewDecoder().Bytes(data); problem == nil {
					return string(out), name, nil, nil
				}
			}
		}
	}
	if err != nil {
		return "", "", nil, err
	}
	return strings.TrimPrefix(dec.text, string(bom)), dec.name, dec.warnings, nil
}

// declaredCharset returns what the page says that its encoding is: in a meta
// element, or in the first line of XML.
func declaredCharset(data []byte) string {
	if g := charsetLabel.FindStringSubmatch(strings.ToValidUTF8(string(data[:min(len(data), 4096)]), "?")); g != nil {
		return strings.ToLower(g[1])
	}
	return ""
}

var charsetLabel = lazily(`(?i)(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])\s*([\w:.-]{3,30})`)

// dropDataURIs takes out the pictures and fonts that a saved page carries in
// itself ("data:image/png;base64,…"), which are most of its bytes.
func dropDataURIs(s string) string {
	const mark = "data:"
	const shortest = 200 // what is shorter does no harm
	if !strings.Contains(s, mark) {
		return s
	}
	var b strings.Builder
	for {
		at := strings.Index(s, mark)
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := at + len(mark)
		for end < len(s) && !strings.ContainsRune("\"'()<> \n\r\t\\", rune(s[end])) {
			end++
		}
		if end-at < shortest {
			b.WriteString(s[:end])
		} else {
			b.WriteString(s[:at] + mark + ",")
		}
		s = s[end:]
	}
}
