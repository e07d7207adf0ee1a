package yamlfile

import (
	"fmt"
	"strings"
	"testing"
)

// What nests deeper than any settings is refused before it is parsed: the parser
// takes memory with the square of the depth.
func TestWhatNestsTooDeepIsNotParsed(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%*sa:\n", i, "")
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		text string
		deep bool
	}{
		"brackets":         {"a: " + strings.Repeat("[", 50_000), true},
		"braces":           {"a: " + strings.Repeat("{a: ", 50_000), true},
		"dashes":           {strings.Repeat("- ", 50_000), true},
		"keys":             {keys(2000), true},
		"mixed":            {keys(20) + strings.Repeat(" ", 20) + strings.Repeat("[", 30), true},
		"what settings do": {keys(8) + strings.Repeat(" ", 8) + "a: [[1], [2]]\n", false},
		"a long list":      {"a:\n" + strings.Repeat("  - b: [1, 2]\n    c: {d: e}\n", 5000), false},
		"a long mapping":   {strings.Repeat("a: b\n", 1), false},
	} {
		_, err := Parse([]byte(c.text))
		if deep := err != nil && strings.Contains(err.Error(), "nest more than 40 deep"); deep != c.deep {
			t.Errorf("%s: %v", name, err)
		}
	}
}
