// Package caption reads subtitles (SubRip, WebVTT, SubViewer, YouTube) as transcripts,
// with a time above each turn.
package caption
