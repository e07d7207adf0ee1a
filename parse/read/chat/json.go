package chat

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
)

// telegramChat is a chat as Telegram Desktop exports it.
type telegramChat struct {
	Name     string            `json:"name"`
	Type     string            `json:"type"`
	Messages []telegramMessage `json:"messages"`
}

type telegramMessage struct {
	ID      int64           `json:"id"`
	Type    string          `json:"type"`
	Date    string          `json:"date"`
	From    string          `json:"from"`
	Of      string          `json:"forwarded_from"`
	Text    json.RawMessage `json:"text"`
	Caption json.RawMessage `json:"caption"`
}

// telegramMark matches what the file of a chat begins with.
var telegramMark = pattern.Lazily(`(?s)^[\s\x{FEFF}]*\{.*?"messages"\s*:\s*\[\s*\{\s*"id"\s*:`)

// IsTelegram recognises the JSON of a chat, or of all chats.
func IsTelegram(head string, _ bool) bool {
	return telegramMark.MatchString(head) && (strings.Contains(head, `"date_unixtime"`) ||
		strings.Contains(head, `"text_entities"`) ||
		strings.Contains(head, `"from_id"`) || strings.Contains(head, `"personal_chat"`) ||
		strings.Contains(head, `_group"`) || strings.Contains(head, `_channel"`))
}

// ReadTelegram reads the chats of an export: a day of a chat is a document, a post of
// a channel is one of its own.
func ReadTelegram(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var file struct {
		telegramChat
		Chats struct {
			List []telegramChat `json:"list"`
		} `json:"chats"`
	}
	warnings, err := draft.DecodeJSON(data, "", &file)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	for _, c := range append([]telegramChat{file.telegramChat}, file.Chats.List...) {
		out = append(out, c.pieces()...)
	}
	return numbered(out, "a chat of Telegram", warnings)
}

func (c telegramChat) pieces() []draft.Piece {
	channel := strings.Contains(c.Type, "channel")
	var list []message
	var out []draft.Piece
	for _, m := range c.Messages {
		text := cmp.Or(telegramText(m.Text), telegramText(m.Caption))
		if m.Type != "message" || strings.TrimSpace(text) == "" {
			continue
		}
		date, clock := timeOf(m.Date)
		if channel {
			out = append(out, draft.Piece{Paragraphs: paragraphs(text, false),
				Declared: parse.Declared{Basis: parse.BasisMetadata, Source: cmp.Or(m.Of, c.Name), Date: date}})
			continue
		}
		list = append(list, message{date: date, clock: clock, who: cmp.Or(m.From, "Unknown"), text: text})
	}
	if !channel {
		out = byDay(list, parse.Declared{Title: c.Name})
	}
	return out
}

// telegramText is a text, or a list of texts and of marks with texts.
func telegramText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var list []json.RawMessage
	_ = json.Unmarshal(raw, &list) // anything else is no text
	var b strings.Builder
	for _, one := range list {
		var mark struct {
			Text string `json:"text"`
		}
		switch {
		case json.Unmarshal(one, &s) == nil:
			b.WriteString(s)
		case json.Unmarshal(one, &mark) == nil:
			b.WriteString(mark.Text)
		}
	}
	return b.String()
}

// timeOf parts "2026-11-16T10:02:03" and its like.
func timeOf(s string) (parse.Date, string) {
	r, _ := day.Value(s, day.Policy{})
	clock := ""
	if g := clockIn.FindStringSubmatch(s); g != nil {
		clock = g[1]
	}
	return r.Date, clock
}

var clockIn = pattern.Lazily(`[T ](\d\d:\d\d)\b`)

// slackMessage is a message of a channel's day.
type slackMessage struct {
	Type    string `json:"type"`
	Subtype string `json:"subtype"`
	User    string `json:"user"`
	Name    string `json:"username"`
	Text    string `json:"text"`
	Time    string `json:"ts"`
	Profile struct {
		RealName    string `json:"real_name"`
		DisplayName string `json:"display_name"`
		Name        string `json:"name"`
	} `json:"user_profile"`
}

// slackMark matches the beginning of a file of messages.
var slackMark = pattern.Lazily(`(?s)^[\s\x{FEFF}]*\[\s*\{.*?"ts"\s*:\s*"\d{9,11}\.\d{4,6}"`)

// IsSlack recognises the messages of a day of a channel.
func IsSlack(head string, _ bool) bool {
	return slackMark.MatchString(head) && strings.Contains(head, `"message"`)
}

// ReadSlack reads the messages of a channel. Its times are seconds since 1970; the
// day is that of Greenwich.
func ReadSlack(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var file []slackMessage
	warnings, err := draft.DecodeJSON(data, "", &file)
	if err != nil {
		return nil, err
	}
	var list []message
	for _, m := range file {
		if m.Type != "message" || strings.TrimSpace(m.Text) == "" {
			continue
		}
		one := message{text: slackMarks.Replace(slackLink.ReplaceAllString(slackNamed.ReplaceAllString(m.Text,
			"$1"), "$1"))}
		one.date, one.clock = secondsOf(m.Time)
		if m.Subtype == "" || m.Subtype == "bot_message" || m.Subtype == "thread_broadcast" ||
			m.Subtype == "file_share" {
			one.who = cmp.Or(m.Profile.RealName, m.Profile.DisplayName, m.Profile.Name, m.Name, m.User, "Unknown")
		}
		list = append(list, one)
	}
	return numbered(byDay(list, parse.Declared{}), "a channel of Slack", warnings)
}

var (
	// slackNamed matches a link with words, "<https://…|the report>"; slackLink one
	// without, or the mark of a person.
	slackNamed = pattern.Lazily(`<[^<>|\s]+\|([^<>|]+)>`)
	slackLink  = pattern.Lazily(`<([^<>\s]+)>`)
	slackMarks = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// secondsOf reads seconds since 1970, with a fraction: "1794823200.000100".
func secondsOf(s string) (parse.Date, string) {
	whole, _, _ := strings.Cut(s, ".")
	r, ok := day.Value(whole, day.Policy{})
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || !ok {
		return r.Date, ""
	}
	return r.Date, time.Unix(n, 0).UTC().Format("15:04")
}

// tweet is a post of an archive of X.
type tweet struct {
	ID       string `json:"id_str"`
	FullText string `json:"full_text"`
	Text     string `json:"text"`
	Created  string `json:"created_at"`
	Language string `json:"lang"`
}

// xMark matches the beginning of a file of posts.
var xMark = pattern.Lazily(`^[\s\x{FEFF}]*window\.YTD\.(?:tweets?|note_tweet|community_tweet|deleted_tweets)\.part\d+\s*=\s*\[`)

// IsXArchive recognises the posts of an archive of X.
func IsXArchive(head string, _ bool) bool { return xMark.MatchString(head) }

// ReadXArchive reads the posts of an archive of X, each a document. What was only
// passed on is no words of the account.
func ReadXArchive(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var file []struct {
		Tweet *tweet `json:"tweet"`
		tweet
	}
	warnings, err := draft.DecodeJSON(data, "=", &file)
	if err != nil {
		return nil, err
	}
	var out []draft.Piece
	passedOn := 0
	for _, one := range file {
		t := one.tweet
		if one.Tweet != nil {
			t = *one.Tweet
		}
		words := slackMarks.Replace(cmp.Or(t.FullText, t.Text))
		switch {
		case strings.TrimSpace(words) == "":
			continue
		case strings.HasPrefix(words, "RT @"):
			passedOn++
			continue
		}
		p := draft.Piece{Paragraphs: paragraphs(words, true),
			Declared: parse.Declared{Basis: parse.BasisMetadata, Language: draft.LanguageTag(t.Language)}}
		if at, err := time.Parse(time.RubyDate, t.Created); err == nil {
			p.Declared.Date = parse.NewDate(at.Year(), at.Month(), at.Day())
		}
		if t.ID != "" {
			p.Declared.URL = "https://x.com/i/web/status/" + t.ID
		}
		out = append(out, p)
	}
	if passedOn > 0 {
		warnings = append(warnings, parse.Warning{Code: "messages left out",
			Text: fmt.Sprintf("Reposts of other accounts were left out: %d.", passedOn)})
	}
	return numbered(out, "an archive of X", warnings)
}

// paragraphs splits a post at its blank lines. If told, its words do not decide the roles
// of the paragraphs.
func paragraphs(post string, told bool) []draft.Paragraph {
	var out []draft.Paragraph
	for part := range strings.SplitSeq(post, "\n\n") {
		out = append(out, draft.Paragraph{Text: part, Told: told})
	}
	return out
}
