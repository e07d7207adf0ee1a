// Package caption reads subtitles, SRT and WebVTT, as transcripts: turns under
// their times.
package caption
