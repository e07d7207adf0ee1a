package yamlfile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

var (
	closedList = regexp.MustCompile(`^(?:- )?([^\s:#"'][^:#]*:)\s*(?:\[\s*\]|\{\s*\})$`)
	twoColons  = regexp.MustCompile(`^((?:- )?[^\s:#"'][^:#]*:)\s+([^"'\[{|>&*!%@\x60#].*:(?:\s.*)?)$`)
)

// explained returns a mistake in words that say what to do, for what people do most often
// who write YAML for the first time.
func explained(text string, bad *SyntaxError) *SyntaxError {
	lines := strings.Split(text, "\n")
	if bad.Line < 1 || bad.Line > len(lines) {
		return bad
	}
	line := lines[bad.Line-1]
	if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") {
		return bad.saying("a tab; indent with spaces, YAML takes no tabs there")
	}
	if m := twoColons.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
		return bad.saying("a value with a colon; put double quotes around it: %s \"%s\"", m[1], strings.ReplaceAll(m[2], `"`, `\"`))
	}
	for i := bad.Line - 2; i >= 0; i-- {
		before := strings.TrimSpace(lines[i])
		if before == "" || before[0] == '#' {
			continue
		}
		if m := closedList.FindStringSubmatch(before); m != nil {
			return bad.saying("an entry below an empty list; change line %d to \"%s\"", i+1, m[1])
		}
		break
	}
	return bad
}

func (e *SyntaxError) saying(format string, args ...any) *SyntaxError {
	return &SyntaxError{Line: e.Line, Column: e.Column, Message: fmt.Sprintf(format, args...)}
}

// cutOff finds where a value may be cut off: by a sign for a comment that has no space
// behind it.
var cutOff = regexp.MustCompile(`[^\s][ \t]+#[^\s#]`)

// CutOff returns the places of a valid file where text behind a value is a comment, though
// whoever wrote it probably meant it: title: Week #47.
func CutOff(data []byte) []SyntaxError {
	if !cutOff.Match(data) {
		return nil
	}
	var out []SyntaxError
	line := 0 // of the token before
	for _, t := range lexer.Tokenize(string(data)) {
		at := t.Position
		if t.Type == token.CommentType && at.Line == line && t.Value != "" && !strings.ContainsAny(t.Value[:1], " \t#") {
			out = append(out, SyntaxError{Line: at.Line, Column: at.Column, Message: fmt.Sprintf("\"#%s\" is a comment to YAML and not read; put quotes around the value, or a space behind the # of a comment",
				strings.TrimSpace(t.Value))})
		}
		line = at.Line
	}
	return out
}
