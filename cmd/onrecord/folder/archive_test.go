package folder

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/console"
	"onrecord/report/desk/archive"
)

// Who opens a desk of an earlier version is told why it takes a while, once.
func TestAnEarlierArchiveIsAnnounced(t *testing.T) {
	d := Desk{Dir: t.TempDir()}
	path := filepath.Join(d.Dir, Archive)
	said := func() string {
		var out bytes.Buffer
		d.TellIfOld(t.Context(), &console.Messages{Out: &out})
		return out.String()
	}
	if got := said(); got != "" {
		t.Errorf("without an archive: %q", got)
	}
	a, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	if got := said(); got != "" {
		t.Errorf("of this version: %q", got)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file[63]-- // the version of the schema, as SQLite keeps it
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := said(); !strings.Contains(got, "earlier version") {
		t.Errorf("of an earlier version: %q", got)
	}
}
