package read

import (
	"strings"
	"testing"
)

// talk lists the day and the searched lines of what was read.
func talk(found []Found) string {
	var out []string
	for _, f := range found {
		if f.Err != nil {
			out = append(out, f.Err.Error())
			continue
		}
		out = append(out, f.Document.Declared.Date.String()+" "+bodyOf(f.Document))
	}
	return strings.Join(out, "\n")
}

// Chats and captions in the forms that the seeds do not have.
func TestChatsAndCaptions(t *testing.T) {
	const voss = "Mara Voss: We open.|Piet Halloran: When?"
	tests := []struct{ name, file, want string }{
		{"ios.txt", "[16/11/2026, 10:02:11] Mara Voss: We open.\n\u200E[16/11/2026, 10:03:00] Piet Halloran: When?\n[16/11/2026, 10:04:00] Piet Halloran: \u200Eimage omitted\n", "2026-11-16 " + voss},
		{"american.txt", "11/16/26, 10:02\u202FAM - Mara Voss: We open.\n11/16/26, 10:03\u202FAM - Piet Halloran: When?\n", "2026-11-16 " + voss},
		{"iso.txt", "2026-11-16, 10:02 - Mara Voss: We open.\n2026-11-17, 10:03 - Piet Halloran: When?\n", "2026-11-16 Mara Voss: We open.\n2026-11-17 Piet Halloran: When?"},
		{"list.txt", "16/11/2026, 10:02 - a list of what was done.\n\nVoss said no.\n", " 16/11/2026, 10:02 - a list of what was done.|Voss said no."},
		{"channel.json", `{"name":"Harbour Wire","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","date":"2026-11-16T10:02:00","from":"Harbour Wire","from_id":"channel1","text":"Mara Voss said no.\n\n“Nobody called,” she said."}]}`,
			"2026-11-16 Mara Voss said no.|“Nobody called,” she said."},
		{"all.json", `{"about":"x","chats":{"about":"y","list":[{"name":"Desk","type":"personal_chat","id":1,"messages":[{"id":1,"type":"message","date":"2026-11-16T10:02:00","from":"Mara Voss","text":"We open."},{"id":2,"type":"message","date":"2026-11-16T10:03:00","from":"Piet Halloran","text":"When?"}]}]}}`, "2026-11-16 " + voss},
		{"bot.json", `[{"type":"message","subtype":"bot_message","username":"Mara Voss","text":"We open.","ts":"1794823200.000100"},{"type":"message","user":"U2","user_profile":{"real_name":"Piet Halloran"},"text":"When?","ts":"1794823201.000100"}]`, "2026-11-16 " + voss},
		{"tweet.js", `window.YTD.tweet.part0 = [{"id_str":"1","created_at":"Mon Nov 16 10:00:00 +0000 2026","full_text":"Voss said no."}]`, "2026-11-16 Voss said no."},
		{"threads.json", `[{"type":"message","user":"U1","user_profile":{"real_name":"Mara Voss"},"text":"We open.","ts":"1794823200.000100","thread_ts":"1794823200.000100"},{"type":"message","subtype":"channel_join","user":"U3","text":"<@U3> has joined the channel","ts":"1794823200.500000"},{"type":"message","user":"U2","user_profile":{"display_name":"Piet Halloran"},"text":"When?","ts":"1794823201.000100"}]`, "2026-11-16 " + voss},
		{"two-days.json", `[{"type":"message","user":"U1","user_profile":{"real_name":"Mara Voss"},"text":"We open.","ts":"1794823200.000100"},{"type":"message","user":"U1","user_profile":{"real_name":"Mara Voss"},"text":"Late.","ts":"1794909600.000100"}]`, "2026-11-16 Mara Voss: We open.\n2026-11-17 Mara Voss: Late."},
		{"two-tweets.js", `window.YTD.tweets.part0 = [ {"tweet":{"id_str":"1","created_at":"Mon Nov 16 10:00:00 +0000 2026","full_text":"Voss said no."}}, {"tweet":{"id_str":"2","created_at":"Tue Nov 17 10:00:00 +0000 2026","full_text":"Halloran said yes."}} ]`, "2026-11-16 Voss said no.\n2026-11-17 Halloran said yes."},
		{"part.js", `window.YTD.tweets.part1 = [{"tweet":{"id_str":"1","created_at":"Mon Nov 16 10:00:00 +0000 2026","full_text":"Voss said no.","truncated":false}}]`, "2026-11-16 Voss said no."},
		{"hours.vtt", "01:00:00.000 --> 01:00:04.000 align:start\nVOSS: We open.\n\n01:00:05.000 --> 01:00:06.000\nHALLORAN: When?\n", " VOSS: We open.|HALLORAN: When?"},
		{"windows.sbv", "0:00:01.000,0:00:04.000\r\nVOSS: We\r\nopen.\r\n\r\n0:00:05.000,0:00:06.000\r\nHALLORAN: When?\r\n", " VOSS: We open.|HALLORAN: When?"},
		{"marks.sbv", "0:00:01.000,0:00:04.000\n>> VOSS: We open.\n\n0:00:05.000,0:00:06.000\n>> HALLORAN: When?\n", " VOSS: We open.|HALLORAN: When?"},
		{"no-header.vtt", "\n00:01.000 --> 00:04.000\nVOSS: We open.\n\n00:04.000 --> 00:06.000\nHALLORAN: When?\n", " VOSS: We open.|HALLORAN: When?"},
		{"no-name", "00:00:01.000 --> 00:00:04.000\nVOSS: We open.\n", " VOSS: We open."},
		{"hours.sbv", "1:00:00.000,1:00:04.000\nVOSS: We open.\n\n1:00:05.000,1:00:06.000\nHALLORAN: When?\n", " VOSS: We open.|HALLORAN: When?"},
		{"words.json3", `{"events":[{"tStartMs":0,"dDurationMs":900,"segs":[{"utf8":"VOSS:"},{"utf8":" We"},{"utf8":" open."}]},{"tStartMs":500,"segs":[{"utf8":"\n"}]}]}`, " VOSS: We open."},
	}
	for _, tt := range tests {
		if got := talk(readAll(tt.name, []byte(tt.file))); got != tt.want {
			t.Errorf("%s is read as\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Front matter as clippers and note programs write it.
func TestFrontMatterOfClippers(t *testing.T) {
	const story = "\n\nMara Voss said no.\n"
	for name, tt := range map[string]struct{ file, want string }{
		"a clipper":             {"---\ntitle: Talks\nsource: https://lantern.example/1\nauthor:\n  - \"[[Ann Lee]]\"\npublished: 2026-11-16\ncreated: 2026-11-21\n---" + story, " | 2026-11-16 | Ann Lee | Talks"},
		"one author":            {"---\ntitle: Talks\nauthor: \"[[people/ann|Ann Lee]]\"\nsite: The Lantern\npublished: 2026-11-16T10:00:00+01:00\n---" + story, "The Lantern | 2026-11-16 | Ann Lee | Talks"},
		"the page's own day":    {"---\ntitle: Talks\ndate: 2026-11-21\npublished: 2026-11-16\n---" + story, " | 2026-11-16 |  | Talks"},
		"ids of authors":        {"---\ntitle: Talks\nauthor: [alee, pholm]\ndate: 2026-11-16\n---" + story, " | 2026-11-16 |  | Talks"},
		"links of Markdown":     {"---\ntitle: Talks\nauthors:\n  - \"[Ann Lee](https://lantern.example/ann)\"\n  - Peer Olm\nurl: https://lantern.example/1\n---" + story, " |  | Ann Lee, Peer Olm | Talks"},
		"a page of notes":       {"# Talks\n\nPublisher: The Lantern\nURL: https://lantern.example/1\nPublished: 16 November 2026" + story, "The Lantern | 2026-11-16 |  | "},
		"a list under a title":  {"# Talks\n\nNote: he said no\nSecond: she said yes" + story, " |  |  | "},
		"a quotation, no notes": {"# Talks\n\nVoss: https://lantern.example said no" + story, " |  |  | "},
	} {
		if got := heads(readAll("a.md", []byte(tt.file))); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}
