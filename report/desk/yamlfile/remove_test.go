package yamlfile

import "testing"

func TestATermIsTakenOutAndTheRestStaysAsItIs(t *testing.T) {
	for _, c := range []struct{ before, after string }{ // after is empty if it is refused
		{"a: [x, b, y] # of them\n", "a: [x, y] # of them\n"},
		{"a: [b, y]\n", "a: [y]\n"},
		{"a: [x, \"b\"]\n", "a: [x]\n"},
		{"a: [b]\nc: 1\n", "a: []\nc: 1\n"},
		{"a: [x,\n    b,\n    y]\n", "a: [x,\n    y]\n"},
		{"a:\n  - x # one\n  - b\n  # two\n  - y\n", "a:\n  - x # one\n  # two\n  - y\n"},
		{"a:\r\n- b\r\n- y\r\n", "a:\r\n- y\r\n"},
		{"a:\n  - b\nc: 1\n", "a: []\nc: 1\n"},
		{"a:\n  - b # why\n  - y\n", ""},
		{"a: [x, # why\n b]\n", ""},
		{"a: [x]\n", ""},
		{"a: b\n", ""},
	} {
		e, err := New("people.yaml", []byte(c.before))
		if err != nil {
			t.Fatal(err)
		}
		err = e.RemoveFrom(e.Root(), "a", "b")
		if got := string(e.Bytes()); c.after != "" && (err != nil || got != c.after) || c.after == "" && (err == nil || got != c.before) {
			t.Errorf("%q: got %q, %v", c.before, got, err)
		}
	}
}
