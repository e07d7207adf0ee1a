package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/office"
)

func TestRTF(t *testing.T) {
	const fonts = `{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset204{\*\fname Arial;}Arial Cyr;}{\f2\ftech\fcharset2 Symbol;}{\f3\fnil\fcharset128 MS Mincho;}{\f4\fcharset238 Arial CE;}}`
	tests := []struct{ name, rtf, want string }{
		{"marks of Western Word", `{\rtf1\ansi\ansicpg1252` + fonts + `\f0 \ldblquote We go,\rdblquote  said Voss\emdash and she wasn\rquote t alone. Caf\'e9 \'93now\'94.\par}`,
			"-|“We go,” said Voss—and she wasn’t alone. Café “now”."},
		{"Cyrillic by font in a Western file", `{\rtf1\ansi\ansicpg1252\deff0` + fonts + `{\f1 \'c2\'f1\'b8 \'f5\'ee\'f0\'ee\'f8\'ee} caf\'e9\par}`, "-|Всё хорошо café"},
		{"Cyrillic file by another program", `{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0 \'ab\'c4\'e0\'bb, \'97 \'f1\'ea\'e0\'e7\'e0\'eb \'ce\'ed.\par}`, "-|«Да», — сказал Он."},
		{"Cyrillic bytes as they are", "{\\rtf1\\ansi\\ansicpg1251\\'c2 \xC4\xE0\\par}", "-|В Да"},
		{"Central European", `{\rtf1\ansi\ansicpg1252` + fonts + `\f4 \'8a\'9e\'f8\par}`, "-|Šžř"},
		{"Japanese, two bytes a character", `{\rtf1\ansi\ansicpg932` + fonts + `\f3 \'93\'fa\'96\'7b\par}`, "-|日本"},
		{"code page of no name", `{\rtf1\mac \'8e\par}`, "-|é"},
		{"Unicode with a stand-in", `{\rtf1\uc1\u8220\'93Talks,\u8221\'94 \u1042?\u1086? \u-10179?\u-8704?\par}`, "-|“Talks,” Во 😀"},
		{"Unicode with two stand-ins, with none, and with a group between", `{\rtf1{\uc2\u8220\'93\'93a}{\uc0\u8221 b}\u8211{-}c\par}`, "-|“a”b–-c"},
		{"Unicode whose stand-in is forgotten", `{\rtf1\u8220\u8221\par x\par}`, "-|“”\n-|x"},
		{"half a character", `{\rtf1\u-10179?x\par}`, "-|\uFFFDx"},
		{"escapes", `{\rtf1 a\{b\}c\\d\~e\_f\-g\tab h\line I\par}`, "-|a{b}c\\d\u00A0e-fg\th\nI"},
		{"groups for readers who know them", `{\rtf1{\*\unheard of}{\*\generator X;}{\unheard of this}\par}`, "-|of this"},
		{"of a link, its words", `{\rtf1 See {\field{\*\fldinst{HYPERLINK "https://x.example"}}{\fldrslt{\ul the paper}}}.\par}`, "-|See the paper."},
		{"hidden, deleted, inserted", `{\rtf1 a{\v b}{\deleted c}{\revised d}\v e\v0 f\plain g\par}`, "-|adfg"},
		{"pictures, and binary in them", "{\\rtf1 a{\\pict\\wmetafile8\\bin6 }}{{\\x0a0b}b\\bin3 }}}c\\par}", "-|abc"},
		{"headers, footers, comments, lists' numbers", `{\rtf1{\header h\par}{\footerr f\par}a{\*\annotation c\par}\par{\listtext 1.\tab}b\par}`, "-|a\n-|b"},
		{"a note stands after the text", `{\rtf1 One.{\super 1}{\footnote\pard {\super\chftn} Minutes.\par} Two.\par Three.\par}`, "-|One.1 Two.\n-|Three.\nboilerplate|Minutes."},
		{"text box once, after its paragraph", `{\rtf1 Before {\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 1}}{\shptxt In a box here.\par}}{\shprslt{\*\do{\dptxbxtext In a box here.\par}}}}after.\par}`,
			"-|Before after.\n-|In a box here."},
		{"the Unicode of what is said twice", `{\rtf1{\upr{a?b}{\*\ud{a\u1042 b}}}c\par}`, "-|aВ" + "c"},
		{"cells are paragraphs", `{\rtf1\trowd a\cell b\cell\row\pard c\par}`, "-|a\n-|b\n-|c"},
		{"titles by style and level", `{\rtf1{\stylesheet{\s1 heading 1;}{\s2\sbasedon1 Title;}{\s3 Quote;}{\*\cs4 heading 2;}{Normal;}}\pard\s2 T\par\pard\s1 H\par\pard\outlinelevel0 L\par\pard\s3 Q\par\pard N\par}`,
			"title|T\ntitle|H\ntitle|L\nbody|Q\n-|N"},
		{"pictorial font", `{\rtf1` + fonts + `{\f2\'b7\'4a}\f0 item\par}`, "-|•item"},
		{"last paragraph without an end, and a mailer's junk", "{\\rtf1 a\\par b}\r\n-- \r\njunk", "-|a\n-|b"},
		{"file cut off", `{\rtf1{\b a\par b`, "-|a\n-|b"},
		{"nonsense", `{\rtf1\'zz\u\u99999999999 \` + "\r\n" + `\bin-3 x\'e`, "-|zz\uFFFD\n-|x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(t, office.ReadRTF, []byte(tt.rtf)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestRTFInfo(t *testing.T) {
	for _, title := range []string{`{\title Caf\'e9 reopens}`, `{\upr{\title Caf? reopens}{\*\ud{\title Caf\u233  reopens}}}`} {
		data := `{\rtf1\ansi\uc0{\info` + title + `{\author Ilse Brandt}{\*\company Desk Ltd}{\creatim\yr2021\mo3\dy4}}\pard Caf\'e9 reopens\par It did.\par}`
		pieces, err := office.ReadRTF([]byte(data), draft.NewBudget())
		if err != nil {
			t.Fatal(err)
		}
		if d := pieces[0].Declared; d.Title != "Café reopens" || !d.Date.IsZero() || d.Source != "" {
			t.Errorf("%s: %+v", title, d)
		}
	}
}

func TestRTFLimits(t *testing.T) {
	nested := func(n int) []byte {
		return []byte(`{\rtf1 a` + strings.Repeat("{", n) + "b" + strings.Repeat("}", n) + "}")
	}
	if got := shown(t, office.ReadRTF, nested(office.MaxRTFDepth-1)); got != "-|ab" {
		t.Errorf("at the limit: %s", got)
	}
	if _, err := office.ReadRTF(nested(office.MaxRTFDepth), draft.NewBudget()); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("past the limit: %v", err)
	}
	if _, err := office.ReadRTF([]byte(strings.Repeat(`{\rtf1`, 1_000_000)), draft.NewBudget()); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("a million groups: %v", err)
	}
	// A number of bytes that the file does not have ends it.
	if got := shown(t, office.ReadRTF, []byte(`{\rtf1 a\par\bin999999999 b}`)); got != "-|a" {
		t.Errorf("bin: %s", got)
	}
	long := `{\rtf1{\info{\title ` + strings.Repeat("x", 10*office.MaxInfo) + `}}` + strings.Repeat(`\f`+fmt.Sprint(1<<20), 1000) + ` a\par}`
	if got := shown(t, office.ReadRTF, []byte(long)); got != "-|a" {
		t.Errorf("long title: %.100s", got)
	}
}

func TestRTFSaysWhatIsLost(t *testing.T) {
	pieces, err := office.ReadRTF([]byte(`{\rtf1\ansi\ansicpg1252 a\'81b`), draft.NewBudget())
	if err != nil || len(pieces[0].Warnings) != 2 || pieces[0].Warnings[0].Code != "encoding damaged" || pieces[0].Warnings[1].Code != "cut off" {
		t.Errorf("%+v, %v", pieces, err)
	}
}
