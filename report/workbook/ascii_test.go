package workbook

import (
	"math/rand/v2"
	"testing"
)

func TestEightBytesAtATimeSayWhatOneByOneDo(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	alphabet := []byte("aaaaaaaabbbcz   !!&<>_\t\n\x00\x1f\x7f~\x80\xff")
	for range 200_000 {
		b := make([]byte, random.IntN(28))
		for i := range b {
			b[i] = alphabet[random.IntN(min(len(alphabet), 8+random.IntN(len(alphabet))))]
		}
		s := string(b)
		plain, ascii := 0, true
		for plain < len(s) && plainBytes[s[plain]] {
			plain++
		}
		for i := range len(s) {
			ascii = ascii && s[i] >= ' ' && s[i] < 0x80
		}
		if got := printable(s); got != ascii {
			t.Fatalf("printable(%q) is %t", s, got)
		}
		if got := plainUpTo(s, 0); got != plain {
			t.Fatalf("plainUpTo(%q) is %d, want %d", s, got, plain)
		}
	}
}
