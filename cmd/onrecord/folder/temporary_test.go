package folder

import (
	"path/filepath"
	"testing"

	"onrecord/cmd/onrecord/disk"
)

func TestATemporaryDeskIsKeptOrGone(t *testing.T) {
	for _, keep := range []bool{true, false} {
		desk, err := NewTemporary(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		where := filepath.Join(t.TempDir(), "kept")
		if keep {
			if _, err := desk.Keep(where); err != nil {
				t.Fatal(err)
			}
		}
		if err := desk.End(); err != nil {
			t.Fatal(err)
		}
		if disk.Exists(desk.top) || disk.Exists(filepath.Join(where, Inbox)) != keep {
			t.Errorf("keep %v: the temporary one is there: %v, the kept one: %v", keep, disk.Exists(desk.top), disk.Exists(where))
		}
	}
	if desk, err := NewTemporary(t.Context()); err != nil {
		t.Error(err)
	} else if _, err := desk.Keep(t.TempDir()); err == nil {
		t.Error("it would take the place of another folder")
	} else if err := desk.End(); err != nil {
		t.Error(err)
	}
}
