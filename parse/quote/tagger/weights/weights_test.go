package weights

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"onrecord/parse/quote/tagger/crf"
	"onrecord/parse/quote/tagger/prose"
)

func small() *Set {
	counts := make([]uint8, 1<<prose.TagBits)
	counts[6] = 2
	rows, _ := prose.NewTagRows(counts, []prose.TagWeight{{Tag: 3, W: -5}, {Tag: 12, W: 127}})
	s := &Set{Lexicon: &prose.Lexicon{
		Known:  map[uint32]uint8{9: 3, 4_000_000_000: 12},
		Lemmas: map[uint32]string{77: "say", 5: ""},
		Priors: map[uint32]uint8{1: 6},
		Rows:   rows,
	}}
	s.Lexicon.Index()
	s.Cue = Field{Labels: prose.CueLabels, Rows: []crf.Row{{Key: 3, W: [crf.Free]int8{1, -2}}, {Key: 1 << 31, W: [crf.Free]int8{0, 9}}}}
	s.Role = Field{Labels: prose.RoleLabels, Rows: []crf.Row{{Key: 8, W: [crf.Free]int8{1, 2, 3, -128}}}}
	s.Version = Field{Labels: prose.VersionLabels, Rows: []crf.Row{{Key: 5, W: [crf.Free]int8{7, -7}}}}
	for _, f := range []*Field{&s.Cue, &s.Role, &s.Version} {
		f.Groups = crf.Groups(f.Rows)
	}
	s.Role.Trans[2][1][4] = crf.Forbidden
	s.Role.Trans[0][0][1] = -77
	return s
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	want := small()
	got, err := Decode(Encode(want))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if !bytes.Equal(Encode(got), Encode(want)) {
		t.Error("the same weights have other bytes")
	}
}

func FuzzDamageIsNoticed(f *testing.F) {
	f.Add(20, byte(1))
	f.Add(100, byte(255))
	file := Encode(small())
	f.Fuzz(func(t *testing.T, at int, with byte) {
		if at < 0 || at >= len(file) || with == 0 {
			return
		}
		damaged := bytes.Clone(file)
		damaged[at] ^= with
		if _, err := Decode(damaged); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d: error %v", at, err)
		}
		if _, err := Decode(file[:at]); !errors.Is(err, ErrFormat) {
			t.Errorf("cut at %d: error %v", at, err)
		}
	})
}
