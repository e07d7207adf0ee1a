package read

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"onrecord/parse/read/draft"
)

// compoundFile writes streams as old Office programs do, those of a path with a
// slash into storages. Every stream has sectors of its own: small ones are filled
// up to the size from which on they have.
func compoundFile(streams map[string]string) []byte {
	const (
		sector, least = 512, 4096
		free, end     = 0xFFFFFFFF, 0xFFFFFFFE
		fatMark       = 0xFFFFFFFD
	)
	type entry struct {
		name               string
		kind               byte
		left, right, child uint32
		first              uint32
		size               int
		data               []byte
		below              []int
	}
	entries := []*entry{{name: "Root Entry", kind: 5}}
	place := map[string]int{"": 0}
	add := func(path string, kind byte, data []byte) {
		parent := ""
		parts := strings.Split(path, "/")
		for i := range parts {
			here := strings.Join(parts[:i+1], "/")
			if _, ok := place[here]; !ok {
				e := &entry{name: parts[i], kind: 1}
				if i == len(parts)-1 {
					e.kind, e.data = kind, data
				}
				place[here] = len(entries)
				entries[place[parent]].below = append(entries[place[parent]].below, len(entries))
				entries = append(entries, e)
			}
			parent = here
		}
	}
	for _, name := range slices.Sorted(maps.Keys(streams)) {
		fill := "\x00"
		if strings.HasSuffix(name, "0102") { // bytes that are a file
			fill = "\n"
		}
		add(name, 2, []byte(streams[name]+strings.Repeat(fill, max(0, least-len(streams[name])))))
	}
	var body []byte
	var fat []uint32
	put := func(data []byte) uint32 {
		first := uint32(len(fat))
		n := (len(data) + sector - 1) / sector
		for i := range n {
			next := uint32(len(fat) + 1)
			if i == n-1 {
				next = end
			}
			fat = append(fat, next)
		}
		body = append(body, data...)
		body = append(body, make([]byte, n*sector-len(data))...)
		return first
	}
	for _, e := range entries {
		e.left, e.right, e.child, e.first = free, free, free, end
		if e.kind == 2 {
			e.first, e.size = put(e.data), len(e.data)
		}
	}
	for _, e := range entries { // a chain to the right is a tree, too
		for i, b := range e.below {
			if i == 0 {
				e.child = uint32(b)
			} else {
				entries[e.below[i-1]].right = uint32(b)
			}
		}
	}
	var dir []byte
	for _, e := range entries {
		raw := make([]byte, 128)
		units := utf16.Encode([]rune(e.name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(raw[2*i:], u)
		}
		binary.LittleEndian.PutUint16(raw[64:], uint16(2*len(units)+2))
		raw[66], raw[67] = e.kind, 1
		for i, v := range []uint32{e.left, e.right, e.child} {
			binary.LittleEndian.PutUint32(raw[68+4*i:], v)
		}
		binary.LittleEndian.PutUint32(raw[116:], e.first)
		binary.LittleEndian.PutUint32(raw[120:], uint32(e.size))
		dir = append(dir, raw...)
	}
	firstDir := put(dir)
	fats := (len(fat)+len(fat)/100+2)/128 + 1
	firstFAT := len(fat)
	for range fats {
		fat = append(fat, fatMark)
	}
	for len(fat)%128 != 0 {
		fat = append(fat, free)
	}
	for _, v := range fat {
		body = binary.LittleEndian.AppendUint32(body, v)
	}
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fats), 48: firstDir, 56: least, 60: end, 68: end} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(free)
		if i < fats {
			v = uint32(firstFAT + i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	return append(head, body...)
}

// wide writes text as Windows does, with two bytes a letter.
func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// oldWordFile writes a Word file whose text lies in two pieces: the first with a byte a
// letter, the second with two. The flags are those of the file.
func oldWordFile(narrow, second string, flags uint16) map[string]string {
	const textAt = 0x400
	main := make([]byte, textAt)
	binary.LittleEndian.PutUint16(main, 0xA5EC)
	binary.LittleEndian.PutUint16(main[2:], 0x00C1)
	binary.LittleEndian.PutUint16(main[10:], flags|0x0200)
	n, m := len(narrow), len(utf16.Encode([]rune(second)))
	binary.LittleEndian.PutUint32(main[0x4C:], uint32(n+m))
	var clx []byte
	clx = append(clx, 1, 2, 0, 9, 9) // properties
	clx = append(clx, 2)
	clx = binary.LittleEndian.AppendUint32(clx, 3*4+2*8)
	for _, cp := range []int{0, n, n + m} {
		clx = binary.LittleEndian.AppendUint32(clx, uint32(cp))
	}
	for _, at := range []uint32{2*textAt | 1<<30, uint32(textAt + n)} {
		clx = append(clx, 0, 0)
		clx = binary.LittleEndian.AppendUint32(clx, at)
		clx = append(clx, 0, 0)
	}
	binary.LittleEndian.PutUint32(main[0x1A2:], 0)
	binary.LittleEndian.PutUint32(main[0x1A6:], uint32(len(clx)))
	return map[string]string{"WordDocument": string(main) + narrow + wide(second), "1Table": string(clx)}
}

// withUnseen adds to such a file the page of properties that says of its first piece's
// words what is not seen: a property by its name for each.
func withUnseen(streams map[string]string, narrow string, unseen map[string]uint16) map[string]string {
	const textAt, page = 0x400, 512
	type run struct {
		at   int
		name uint16
	}
	var runs []run
	for words, name := range unseen {
		at := strings.Index(narrow, words)
		runs = append(runs, run{at, name}, run{at + len(words), 0})
	}
	slices.SortFunc(runs, func(a, b run) int { return a.at - b.at })
	runs = append([]run{{0, 0}}, runs...)
	fkp := make([]byte, page)
	for i, r := range runs {
		binary.LittleEndian.PutUint32(fkp[4*i:], uint32(textAt+r.at))
		if r.name != 0 {
			offset := 200 + 20*i
			fkp[(len(runs)+1)*4+i] = byte(offset / 2)
			list := []byte{7, 0x4A, 0x4A, 24, 0, 0, 0, 1} // letters of 12 points, then the property
			binary.LittleEndian.PutUint16(list[5:], r.name)
			copy(fkp[offset:], list)
		}
	}
	binary.LittleEndian.PutUint32(fkp[4*len(runs):], uint32(textAt+len(narrow)))
	fkp[page-1] = byte(len(runs))
	main, table := []byte(streams["WordDocument"]), []byte(streams["1Table"])
	main = append(main, make([]byte, page-len(main)%page)...)
	binary.LittleEndian.PutUint32(main[0xFA:], uint32(len(table)))
	binary.LittleEndian.PutUint32(main[0xFE:], 12)
	table = binary.LittleEndian.AppendUint32(table, textAt)
	table = binary.LittleEndian.AppendUint32(table, uint32(textAt+len(narrow)))
	table = binary.LittleEndian.AppendUint32(table, uint32(len(main)/page))
	return map[string]string{"WordDocument": string(main) + string(fkp), "1Table": string(table)}
}

func TestOldWordFiles(t *testing.T) {
	const changed = "Mara Voss never plainly said no.\r(ask first) It rained.\r"
	tests := []struct {
		name    string
		streams map[string]string
		want    string
		err     error
	}{
		{"two alphabets", oldWordFile("Mara Voss said no.\r", "“Nobody called,” she said in Žilina.\r", 0), "Mara Voss said no.|“Nobody called,” she said in Žilina.", nil},
		{"a field, a table, a break", oldWordFile("Mara Voss \x13 HYPERLINK \"https://a.example\" \x14said\x15 no.\rOne cell\aand another.\a\aA line\vbroken.\r", "", 0), "Mara Voss said no.|One cell|and another.|A line broken.", nil},
		{"a field without end", oldWordFile("Before. \x13 PAGE\rMara Voss said no.\r", "", 0), "Before.|Mara Voss said no.", nil},
		{"deleted and hidden", withUnseen(oldWordFile(changed, "“Nobody called,” she said.\r", 0), changed, map[string]uint16{"never ": 0x0800, "(ask first) ": 0x083C, "plainly ": 0x0801}),
			"Mara Voss plainly said no.|It rained.|“Nobody called,” she said.", nil},
		{"locked", oldWordFile("x\r", "", 0x0100), "", draft.ErrLocked},
		{"without its table", map[string]string{"WordDocument": oldWordFile("x\r", "", 0)["WordDocument"]}, "", draft.ErrDamaged},
		{"locked in the new manner", map[string]string{"EncryptedPackage": "x", "EncryptionInfo": "y"}, "", draft.ErrLocked},
		{"a sheet", map[string]string{"Workbook": "x"}, "", draft.ErrFormat},
	}
	for _, tt := range tests {
		got := readAll("a.doc", compoundFile(tt.streams))
		if tt.err != nil {
			if err := onlyError(t, got); !errors.Is(err, tt.err) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if got[0].Err != nil || bodyOf(got[0].Document) != tt.want {
			t.Errorf("%s: %s", tt.name, outline(got))
		}
	}
}

// outlookFile writes a message of Outlook; the subject is the text's, too.
func outlookFile(more map[string]string) map[string]string {
	properties := make([]byte, 32, 64)
	properties = append(properties, 0x40, 0, 0x39, 0, 6, 0, 0, 0)
	properties = binary.LittleEndian.AppendUint64(properties, (1794823200+11644473600)*10_000_000) // 16 November 2026
	out := map[string]string{
		"__properties_version1.0":  string(properties),
		"__substg1.0_0037001F":     wide("Talks"),
		"__substg1.0_0C1A001F":     wide("The Lantern"),
		"__substg1.0_5D01001F":     wide("news@lantern.example"),
		"__nameid_version1.0/x":    "x",
		"__recip_version1.0_#00/x": "x",
	}
	maps.Copy(out, more)
	return out
}

func TestMessagesOfOutlook(t *testing.T) {
	const body = "Mara Voss said no.\r\n\r\n“Nobody called,” she said.\r\n"
	attached := "__attach_version1.0_#00000000/"
	embedded := attached + "__substg1.0_3701000D/"
	tests := []struct {
		name    string
		streams map[string]string
		heads   string
		bodies  []string
	}{
		{"plain", outlookFile(map[string]string{"__substg1.0_1000001F": wide(body)}), "The Lantern | 2026-11-16 |  | Talks", []string{"Mara Voss said no.|“Nobody called,” she said."}},
		{"HTML, an attachment and a picture", outlookFile(map[string]string{"__substg1.0_10130102": "<p>Mara Voss said no.</p>",
			attached + "__substg1.0_37010102": "Oskel said yes.", attached + "__substg1.0_3707001F": wide("annex.txt"),
			"__attach_version1.0_#00000001/__substg1.0_37010102": "\x89PNG", "__attach_version1.0_#00000001/__substg1.0_3707001F": wide("logo.png")}),
			"The Lantern | 2026-11-16 |  | Talks\n |  |  | ", []string{"Mara Voss said no.", "Oskel said yes."}},
		{"sent on", outlookFile(map[string]string{"__substg1.0_0C1A001F": wide("Ann Lee"), "__substg1.0_5D01001F": wide("ann@desk.example"), "__substg1.0_0037001F": wide("FW: Talks"),
			"__substg1.0_1000001F": wide("FYI\r\n\r\nFrom: The Lantern <news@lantern.example>\r\nSent: Monday, November 9, 2026 10:00 AM\r\nTo: Ann Lee\r\nSubject: Talks\r\n\r\n" + body)}),
			"The Lantern | 2026-11-09 |  | Talks", []string{"Mara Voss said no.|“Nobody called,” she said."}},
		{"a message in it", outlookFile(map[string]string{"__substg1.0_1000001F": wide("See below, Ann Lee said."),
			embedded + "__properties_version1.0": strings.Repeat("\x00", 24), embedded + "__substg1.0_0037001F": wide("More"), embedded + "__substg1.0_1000001F": wide("Oskel said yes.")}),
			"The Lantern | 2026-11-16 |  | Talks\n |  |  | More", []string{"See below, Ann Lee said.", "Oskel said yes."}},
		{"RTF, packed", outlookFile(map[string]string{"__substg1.0_10090102": "\x40\x00\x00\x00\x1D\x00\x00\x00MELA\x00\x00\x00\x00{\\rtf1 Mara Voss said no.\\par}"}), " |  |  | ", []string{"Mara Voss said no."}},
	}
	for _, tt := range tests {
		// Streams are filled with zero bytes to a full length, which text ends at.
		got := readAll("a.msg", compoundFile(tt.streams))
		if heads(got) != tt.heads {
			t.Errorf("%s: %s", tt.name, heads(got))
			continue
		}
		for i, want := range tt.bodies {
			if b := strings.Trim(bodyOf(got[i].Document), "\x00"); b != want {
				t.Errorf("%s: %q", tt.name, b)
			}
		}
	}
}
