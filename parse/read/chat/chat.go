// Package chat reads exports from messengers and social networks (WhatsApp, Telegram,
// Slack, X) and Kindle clippings. Each day of a chat is a document, because a document
// has one date; each post of a channel or network is a separate document.
package chat

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/read/caption"
	"onrecord/parse/read/draft"
)

// message is one message of a chat.
type message struct {
	date  parse.Date
	clock string // "10:02"; empty if the export does not say
	who   string // empty for what the program says
	text  string
}

// isNotSent reports what programs write in place of a picture or a recording.
func isNotSent(s string) bool {
	s = strings.Trim(s, "<>\u200E\u202A\u202C .")
	return len(s) < 60 && lang.NotSent[strings.ReplaceAll(lang.Fold(s), " ", "_")]
}

// byDay makes a document of each day. Of the messages of nobody none is searched.
func byDay(list []message, d parse.Declared) []draft.Piece {
	var out []draft.Piece
	var now *draft.Piece
	left := 0
	for _, m := range list {
		if isNotSent(m.text) {
			left++
			continue
		}
		if now == nil || m.date != now.Declared.Date {
			of := d
			of.Basis, of.Date = parse.BasisMetadata, m.date
			out = append(out, draft.Piece{Declared: of})
			now = &out[len(out)-1]
		}
		if m.clock != "" {
			now.Paragraphs = append(now.Paragraphs, draft.Paragraph{Text: "[" + m.clock + "]",
				Role: parse.RoleMetadata, Told: true})
		}
		p := draft.Paragraph{Text: strings.TrimSpace(m.text), Told: true}
		if m.who == "" {
			p.Role = parse.RoleBoilerplate
		} else {
			p.Text, p.Turn = caption.Label(m.who)+": "+p.Text, true
		}
		now.Paragraphs = append(now.Paragraphs, p)
	}
	out = spoken(out)
	if left > 0 && len(out) > 0 {
		out[0].Warnings = append(out[0].Warnings, parse.Warning{Code: "messages left out",
			Text: fmt.Sprintf("Pictures, recordings and deleted messages were left out: %d.", left)})
	}
	return out
}

// spoken drops the days on which only the program has said something.
func spoken(list []draft.Piece) []draft.Piece {
	return slices.DeleteFunc(list, func(p draft.Piece) bool {
		return !slices.ContainsFunc(p.Paragraphs, func(l draft.Paragraph) bool { return l.Role == parse.RoleBody })
	})
}

// numbered numbers documents, and returns an error if there are none.
func numbered(out []draft.Piece, name string, warnings []parse.Warning) ([]draft.Piece, error) {
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: %s without any messages", draft.ErrEmpty, name)
	}
	if len(out) > draft.MaxArticles {
		return nil, fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
	}
	for i := range out {
		out[i].Number = i + 1
	}
	out[0].Warnings = append(warnings, out[0].Warnings...)
	return out, nil
}
