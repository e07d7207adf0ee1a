package archive

import (
	"strings"
	"testing"

	"onrecord/report"
)

func TestVerifySeesWhatIsAmiss(t *testing.T) {
	for _, c := range []struct{ damage, want string }{
		{"", ""},
		{"DELETE FROM rows WHERE id = 'r11'", "1 documents with missing rows"},
		{"DELETE FROM words WHERE rowid = (SELECT key FROM rows WHERE id = 'r10')", "1 rows missing from the word index"},
		{"INSERT INTO words (rowid, quote, tags) VALUES (12345, 'lost', 'x')", "1 word index entries without a row"},
		{"UPDATE documents SET current = 0 WHERE path = 'a.txt'", "2 rows in the wrong order"},
		{"DELETE FROM documents WHERE status = 'failed'", "1 files on record without their documents"},
	} {
		a := open(t)
		put(t, a, document("a.txt", "0", monday, "Voss: No."))
		put(t, a, document("a.txt", "1", monday, "Voss: No.", "Voss: Yes."), Document{Record: report.Document{Path: "b.txt", Status: report.StatusFailed}})
		if _, err := a.db.Exec(c.damage); err != nil {
			t.Fatal(err)
		}
		err := a.Verify(t.Context())
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.damage, err, c.want)
		}
	}
}
