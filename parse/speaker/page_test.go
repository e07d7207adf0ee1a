package speaker

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// cut is a small stand-in for segmentation: a blank line ends a paragraph, a
// mark before a capital ends a sentence, curly marks make quotations. A first
// line without a final stop is a title.
func cut(text string) (parse.Document, parse.Segments) {
	var seg parse.Segments
	at := 0
	for _, block := range strings.SplitAfter(text, "\n\n") {
		start, end := at, at+len(strings.TrimRight(block, "\n"))
		at += len(block)
		if start >= end {
			continue
		}
		role := parse.RoleBody
		if start == 0 && at < len(text) && !strings.ContainsAny(text[end-1:end], ".?!”:") {
			role = parse.RoleTitle
		}
		p := parse.Paragraph{Span: parse.Span{Start: start, End: end}, Role: role}
		p.Sentences.From = len(seg.Sentences)
		quotations(&seg, text, start, end)
		sentences(&seg, text, start, end)
		p.Sentences.To = len(seg.Sentences)
		seg.Paragraphs = append(seg.Paragraphs, p)
	}
	doc := parse.Document{Text: text}
	for _, p := range seg.Paragraphs {
		doc.Lines = append(doc.Lines, parse.Line{Span: p.Span, Role: p.Role})
	}
	return doc, seg
}

func quotations(seg *parse.Segments, text string, start, end int) {
	for i := start; i < end; {
		open := strings.Index(text[i:end], "“")
		if open < 0 {
			return
		}
		from := i + open
		to := strings.Index(text[from:end], "”")
		if to < 0 {
			return
		}
		to += from
		inner := parse.Span{Start: from + len("“"), End: to}
		seg.Quotations = append(seg.Quotations, parse.Quotation{
			Outer: parse.Span{Start: from, End: to + len("”")}, Inner: inner, Paragraph: len(seg.Paragraphs),
			Scare: len(strings.Fields(inner.In(text))) < 3,
		})
		i = to + len("”")
	}
}

func sentences(seg *parse.Segments, text string, start, end int) {
	from := start
	flush := func(to int) {
		if to <= from {
			return
		}
		s := parse.Sentence{Span: parse.Span{Start: from, End: to}, Paragraph: len(seg.Paragraphs)}
		s.Tokens.From = len(seg.Tokens)
		tokens(seg, text, from, to)
		s.Tokens.To = len(seg.Tokens)
		seg.Sentences = append(seg.Sentences, s)
		from = to
	}
	for i := start; i < end; i++ {
		if !strings.ContainsRune(".?!", rune(text[i])) {
			continue
		}
		words := strings.Fields(text[from:i])
		if len(words) > 0 && (lang.TitleAbbreviations[fold(words[len(words)-1])] || len(words[len(words)-1]) == 1) {
			continue
		}
		j := i + 1
		for strings.HasPrefix(text[j:end], "”") {
			j += len("”")
		}
		if rest := strings.TrimLeft(text[j:end], " \n"); rest != "" && (lang.StartsUpper(rest) || strings.HasPrefix(rest, "“")) {
			flush(j)
			i = j - 1
		}
	}
	flush(end)
}

func tokens(seg *parse.Segments, text string, from, to int) {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		t := parse.Token{Span: parse.Span{Start: i, End: i + n}, Kind: parse.TokenMark}
		switch {
		case r == '“' || r == '”' || r == '"':
			t.Kind = parse.TokenQuote
		case unicode.IsDigit(r):
			t.Kind = parse.TokenNumber
			for t.Span.End < to && unicode.IsDigit(rune(text[t.Span.End])) {
				t.Span.End++
			}
		case unicode.IsLetter(r):
			t.Kind = parse.TokenWord
			for t.Span.End < to {
				r, n := utf8.DecodeRuneInString(text[t.Span.End:to])
				next, _ := utf8.DecodeRuneInString(text[t.Span.End+n : to])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && !((r == '\'' || r == '’' || r == '-' || r == '.') && unicode.IsLetter(next)) {
					break
				}
				t.Span.End += n
			}
			if t.Span.End < to && text[t.Span.End] == '.' && (lang.TitleAbbreviations[fold(t.Span.In(text))] || utf8.RuneCountInString(t.Span.In(text)) == 1) {
				t.Span.End++
			}
		}
		seg.Tokens = append(seg.Tokens, t)
		i = t.Span.End
	}
}

// said makes statements from "mention|cue" pairs, each found after the one
// before it. "|" goes on with the statement before; "|cue" has a cue alone.
func said(t *testing.T, text string, pairs []string) []parse.Statement {
	t.Helper()
	var out []parse.Statement
	at := 0
	find := func(s string) parse.Span {
		t.Helper()
		for i := at; ; {
			k := strings.Index(text[i:], s)
			if k < 0 {
				t.Fatalf("no %q after byte %d of %q", s, at, text)
			}
			k += i
			before, _ := utf8.DecodeLastRuneInString(text[:k])
			after, _ := utf8.DecodeRuneInString(text[k+len(s):])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return parse.Span{Start: k, End: k + len(s)}
			}
			i = k + 1
		}
	}
	for _, pair := range pairs {
		mention, cue, _ := strings.Cut(pair, "|")
		var s parse.Statement
		if mention != "" {
			if i := strings.Index(text[at:], mention+" "+cue); cue != "" && i >= 0 {
				at += i
			}
			s.Mention = find(mention)
			at = s.Mention.End
		}
		if cue != "" {
			s.Cue = []parse.Span{find(cue)}
			at = max(at, s.Cue[0].End)
		}
		s.Follows = mention == "" && cue == ""
		out = append(out, s)
	}
	return out
}

// who resolves the pairs and returns the speakers.
func who(t *testing.T, text string, known []Known, pairs ...string) []parse.Speaker {
	t.Helper()
	doc, seg := cut(text)
	speakers, _ := Resolve(doc, seg, said(t, text, pairs), known)
	return speakers
}

// names joins the speakers' names with " · "; "-" stands for nobody.
func names(speakers []parse.Speaker) string {
	var out []string
	for _, s := range speakers {
		if s.Name == "" {
			s.Name = "-"
		}
		out = append(out, s.Name)
	}
	return strings.Join(out, " · ")
}
