package report_test

import (
	"fmt"
	"io/fs"
	"testing"

	"onrecord/report"
)

func TestAReasonLeavesOutThePath(t *testing.T) {
	err := fmt.Errorf("cannot list the folder: %w", &fs.PathError{Op: "open", Path: "inbox/sealed", Err: fs.ErrPermission})
	if got, want := report.Reason(err), "cannot list the folder: permission denied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
