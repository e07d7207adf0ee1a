package caption

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
)

// sbvTiming matches the line over a caption of SubViewer: "0:00:01.000,0:00:04.000".
var sbvTiming = pattern.Lazily(`^(\d{1,4}):(\d{1,2}):(\d{1,2})\.(\d{1,3}),(\d{1,4}):(\d{1,2}):(\d{1,2})\.(\d{1,3})$`)

// IsSBV recognises SubViewer by the line over its first caption.
func IsSBV(head string, _ bool) bool {
	first, _, _ := strings.Cut(strings.TrimLeftFunc(head, draft.IsFiller), "\n")
	return sbvTiming.MatchString(strings.TrimSpace(first))
}

// ReadSBV reads SubViewer captions, which YouTube Studio writes, as a transcript.
func ReadSBV(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return nil, err
	}
	var cues []cue
	for _, l := range textLines(dec.Text) {
		if g := sbvTiming.FindStringSubmatch(l); g != nil {
			cues = append(cues, cue{start: millis(g[1:5]), end: millis(g[5:9])})
		} else if n := len(cues); n > 0 && l != "" {
			for part := range strings.SplitSeq(l, "[br]") {
				cues[n-1].lines = append(cues[n-1].lines, part)
			}
		}
	}
	return transcriptOf(cues, parse.Declared{}, dec.Warnings)
}

// json3Mark matches the captions of YouTube as its player gets them.
var json3Mark = pattern.Lazily(`(?s)^[\s\x{FEFF}]*\{.*?"tStartMs"\s*:\s*\d`)

// IsJSON3 recognises the captions of YouTube in JSON.
func IsJSON3(head string, _ bool) bool { return json3Mark.MatchString(head) }

// ReadJSON3 reads the captions of YouTube in JSON as a transcript. Those that a
// machine made come word by word, and events without words break their lines.
func ReadJSON3(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	var file struct {
		Events []struct {
			Start    int `json:"tStartMs"`
			Duration int `json:"dDurationMs"`
			Segments []struct {
				Text string `json:"utf8"`
			} `json:"segs"`
		} `json:"events"`
	}
	warnings, err := draft.DecodeJSON(data, "", &file)
	if err != nil {
		return nil, err
	}
	var cues []cue
	for _, e := range file.Events {
		var b strings.Builder
		for _, s := range e.Segments {
			b.WriteString(s.Text)
		}
		if strings.TrimSpace(b.String()) == "" {
			continue
		}
		const longest = 1 << 40 // milliseconds; a time beyond is damage
		start := min(max(0, e.Start), longest)
		cues = append(cues, cue{start: start, end: start + min(max(0, e.Duration), longest),
			lines: strings.Split(b.String(), "\n")})
	}
	return transcriptOf(cues, parse.Declared{}, warnings)
}
