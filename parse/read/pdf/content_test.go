package pdf

import (
	"fmt"
	"strings"
	"testing"
)

func TestInstructionsOfAPage(t *testing.T) {
	const page = `BT /F1 12.5 Tf % a comment (
1 0 0 -1 +.5 -7 Tm [(a\(b\)(c)) -250 <4 14 2> ] TJ (\101\n\
\53x) Tj /P <</MCID 0 /L [1 2]>> BDC
BI /W 1 /H 1 ID ` + "\x00(<[ EIEI \n" + ` EI q (unclosed`
	var got []string
	c := contentReader{Data: []byte(page)}
	c.Each(func(op string, args []operand) {
		s := ""
		for _, a := range args {
			switch a.Kind {
			case 'n':
				s += fmt.Sprint(a.N, " ")
			case '[':
				for _, m := range a.List {
					s += fmt.Sprintf("%q%v ", m.S, m.N)
				}
			default:
				s += fmt.Sprintf("%q ", a.S)
			}
		}
		got = append(got, s+op)
	})
	want := []string{"BT", `"F1" 12.5 Tf`, "1 0 0 -1 0.5 -7 Tm", `"a(b)(c)"0 ""-250 "AB"0 TJ`, `"A\n+x" Tj`, `"P" "MCID" 0 "L" ""1 ""2 BDC`, "q"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
