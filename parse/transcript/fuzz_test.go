package transcript

import "testing"

// FuzzRead holds that every line gets an entry, whose spans lie in its line.
func FuzzRead(f *testing.F) {
	for _, h := range hearings {
		for _, l := range layouts() {
			text, _ := l.write(h)
			f.Add(text)
		}
	}
	f.Add("Q. Who?\nA. Me.\nBY MS. ROKE:\nQ. When?\n[12:30] ROKE: Now.\n>> Then")
	f.Fuzz(func(t *testing.T, text string) {
		r, lines := read(text)
		if len(r.Entries) != len(lines) {
			t.Fatalf("%d entries for %d lines", len(r.Entries), len(lines))
		}
		for i, e := range r.Entries {
			if e.Words.Start > e.Words.End || !e.Words.Empty() && (e.Words.Start < lines[i].Span.Start || e.Words.End > lines[i].Span.End) {
				t.Errorf("line %d: words %v of %v", i, e.Words, lines[i].Span)
			}
			if e.Name.Start > e.Name.End || !e.Name.Empty() && e.Name.End > lines[i].Span.End {
				t.Errorf("line %d: name %v of %v", i, e.Name, lines[i].Span)
			}
		}
	})
}
