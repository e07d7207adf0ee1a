package pack

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"onrecord/report"
)

// packet is the XMP packet of a file, as text by element.
func packet(t *testing.T, file []byte) map[string]string {
	t.Helper()
	from, to := bytes.Index(file, []byte("<?xpacket begin")), bytes.Index(file, []byte("<?xpacket end"))
	if from < 0 || to < from {
		t.Fatal("the file has no XMP packet that can be found without unpacking it")
	}
	found := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(file[from:to]))
	var path []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatalf("the XMP packet is not XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(token)); s != "" {
				found[strings.Join(path[min(3, len(path)):], "/")] = s
			}
		}
	}
}

func TestAFileSaysWhatItIs(t *testing.T) {
	b := small(t)
	b.Title = "Ports & \"piers\" <2026> \uFFFE"
	got := packet(t, write(t, b, Options{Language: "en-US"}))
	for name, want := range map[string]string{
		"title/Alt/li": "Ports & \"piers\" <2026> \uFFFD", "language/Bag/li": "en-US", "Producer": "onrecord",
		"CreateDate": "2026-11-23T00:00:00Z", "ModifyDate": "2026-11-23T00:00:00Z",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if got := packet(t, write(t, report.Briefing{}, Options{})); got["CreateDate"] != "" {
		t.Errorf("a briefing that bears no day was made on %s", got["CreateDate"])
	}
}

func TestTheColoursAreThoseOfSRGB(t *testing.T) {
	p := srgbProfile()
	if int(binary.BigEndian.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" {
		t.Fatalf("no profile of %d bytes: % x", len(p), p[:40])
	}
	column := map[string][3]float64{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		entry := p[132+12*i:]
		at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if at%4 != 0 || int(at+size) > len(p) {
			t.Errorf("tag %s lies at %d..%d of %d", entry[:4], at, at+size, len(p))
			continue
		}
		if data := p[at:]; string(data[:4]) == "XYZ " {
			var v [3]float64
			for k := range v {
				v[k] = float64(int32(binary.BigEndian.Uint32(data[8+4*k:]))) / 65536
			}
			column[string(entry[:4])] = v
		}
	}
	for k := range 3 { // red, green and blue together are white
		sum := column["rXYZ"][k] + column["gXYZ"][k] + column["bXYZ"][k]
		if math.Abs(sum-column["wtpt"][k]) > 0.0005 || sum == 0 {
			t.Errorf("the colours add up to %v, white is %v", sum, column["wtpt"][k])
		}
	}
}
