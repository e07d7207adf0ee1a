package fields

import (
	"encoding/binary"
	"slices"
	"testing"
)

// What was written comes back, and of a record that is cut off nothing does but an error.
func FuzzFieldsComeBack(f *testing.F) {
	f.Add("Mara Voss", "", uint64(1)<<40, int64(-7), true, false)
	f.Add("", "\x00\xff", uint64(0), int64(1), false, true)
	f.Fuzz(func(t *testing.T, one, other string, n uint64, m int64, yes, no bool) {
		list := []string{one, other, one}
		b := AppendFlags(AppendTexts(AppendText(nil, one), list), yes, no)
		b = binary.AppendVarint(binary.AppendUvarint(b, n), m)
		read := func(in Reader) (same bool, err error) {
			var a, c bool
			text, texts := in.Text(), in.Texts()
			in.Flags(&a, &c)
			same = text == one && slices.Equal(texts, list) && a == yes && c == no && in.Uint() == n && in.Int() == int(m)
			return same, in.Err
		}
		for _, reader := range []func([]byte) Reader{NewReader, NewPartsReader} {
			if same, err := read(reader(b)); err != nil || !same {
				t.Errorf("%q is not what was written: %v", b, err)
			}
			for i := range b {
				if _, err := read(reader(b[:i])); err == nil {
					t.Fatalf("%d of %d bytes are read without an error", i, len(b))
				}
			}
		}
	})
}
