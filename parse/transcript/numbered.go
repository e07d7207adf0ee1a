package transcript

import "strings"

// fewestNumbered is the number of numbered lines that make a record with line numbers.
const fewestNumbered = 8

// LineNumbers returns for each line how many bytes of it are the number that the
// record of a court gives it, with the white space around it: " 12   Q.  Where
// were you?". It returns nil if the lines are not numbered: nearly all are, in
// order, and some begin with a label.
func LineNumbers(lines []string) []int {
	var cut []int
	all, numbered, ordered, labels, last := 0, 0, 0, 0, 0
	for i, s := range lines {
		if strings.TrimSpace(s) == "" {
			continue
		}
		all++
		n, width := lineNumber(s)
		if width == 0 {
			if all > 40 && numbered*2 < all {
				return nil
			}
			continue
		}
		if cut == nil {
			cut = make([]int, len(lines))
		}
		cut[i] = width
		numbered++
		if n == last+1 || n == 1 {
			ordered++
		}
		last = n
		if head := s[width:]; letterOf(head) != nil || isShouted(head) {
			labels++
		}
	}
	if numbered < fewestNumbered || numbered*10 < all*8 || ordered*10 < numbered*8 || labels < 2 {
		return nil
	}
	return cut
}

// lineNumber reads the number at the beginning of a line, of one or two digits, and
// returns it with its width in bytes including white space; 0 if there is none.
func lineNumber(s string) (n, width int) {
	i := 0
	for i < len(s) && i < 12 && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	from := i
	for i < len(s) && isDigit(s[i]) {
		n = 10*n + int(s[i]-'0')
		i++
	}
	if i == from || i-from > 2 || i < len(s) && s[i] != ' ' && s[i] != '\t' {
		return 0, 0
	}
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return n, i
}
