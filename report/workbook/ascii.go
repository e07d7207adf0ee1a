package workbook

// Most text is plain ASCII. What follows looks at eight bytes of it at a time:
// the checks of a cell would else take longer than its compression.

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// eight returns the bytes of s from i on as one number.
func eight(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// below has the high bit of each byte of x under n set, and perhaps of some byte
// above one that is; n is at most 128.
func below(x uint64, n byte) uint64 { return (x - ones*uint64(n)) &^ x & highs }

// same does so for bytes that are c.
func same(x uint64, c byte) uint64 { return below(x^ones*uint64(c), 1) }

// printable reports whether s is ASCII without control characters.
func printable(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if x := eight(s, i); (x|below(x, ' '))&highs != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// plainUpTo returns the position in s, from i on, of the next character that needs a
// second look before it goes into XML.
func plainUpTo(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		x := eight(s, i)
		if (x|below(x, ' ')|same(x, '&')|same(x, '<')|same(x, '>')|same(x, '_'))&highs != 0 {
			break
		}
	}
	for i < len(s) && plainBytes[s[i]] {
		i++
	}
	return i
}
