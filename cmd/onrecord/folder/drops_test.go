package folder

import (
	"os"
	"strings"
	"testing"

	"onrecord/parse/read"
)

// endlessUpload never ends by itself.
type endlessUpload struct{ read int64 }

func (e *endlessUpload) Read(b []byte) (int, error) {
	e.read += int64(len(b))
	return len(b), nil
}

func TestAnUploadIsTakenUpToTheSizeThatIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 64 MB")
	}
	d := Desk{Dir: t.TempDir()}
	if err := os.Mkdir(d.Path(Inbox), 0o755); err != nil {
		t.Fatal(err)
	}
	from := &endlessUpload{}
	if _, err := d.Store(t.Context(), "large.txt", from); err == nil || !strings.Contains(err.Error(), "more than 64 MB") || from.read > read.MaxSize+1<<20 {
		t.Errorf("%v after %d bytes", err, from.read)
	}
	if list, err := os.ReadDir(d.Path(Inbox)); err != nil || len(list) != 0 {
		t.Errorf("it leaves %v, %v", list, err)
	}
}
