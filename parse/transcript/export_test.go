package transcript

// A Sitting is a hearing written in a layout, with who said each of its paragraphs.
type Sitting struct {
	Layout string
	Text   string
	Said   [][2]string // "chair", "Ines Roke" or "Tom Hadley", and the words
}

// Sittings returns every hearing in every layout, for tests of the whole reading.
func Sittings() (out []Sitting) {
	for _, l := range layouts() {
		for _, h := range hearings {
			text, said := l.write(h)
			out = append(out, Sitting{l.name, text, said})
		}
	}
	return out
}
