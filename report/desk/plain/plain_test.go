package plain

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/report/desk"
	"onrecord/report/desk/archive"
)

// What Write writes, Open takes; a format of another program is refused.
func TestADeskAsPlainFilesIsKnownAgain(t *testing.T) {
	folder := fstest.MapFS{
		"desk.yaml":    {Data: []byte("title: The week\nlook: {logo: art/logo.png, logo_alt: A ferry}\n")},
		"art/logo.png": {Data: []byte("\x89PNG\r\n\x1a\n")},
		"notes.txt":    {Data: []byte("not a setting")},
	}
	settings, err := desk.Load(folder, desk.Own{})
	if err != nil {
		t.Fatal(err)
	}
	names, err := SettingsFiles(folder, settings)
	if err != nil || !slices.Equal(names, []string{"art/logo.png", "desk.yaml"}) {
		t.Fatalf("settings files %q, %v", names, err)
	}
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	written := map[string]*bytes.Buffer{}
	create := func(name string) (io.Writer, error) {
		written[name] = new(bytes.Buffer)
		return written[name], nil
	}
	if err := Write(t.Context(), a, folder, names, "onrecord test", create); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for name, data := range written {
		files[name] = &fstest.MapFile{Data: data.Bytes()}
	}
	head, err := Open(files)
	if err != nil || !slices.Equal(head.Settings, names) || head.Program != "onrecord test" {
		t.Errorf("head %+v, %v", head, err)
	}
	if got := written[Settings+"desk.yaml"].String(); !strings.HasPrefix(got, "title: The week") {
		t.Errorf("settings %q", got)
	}
	if _, err := Open(folder); err == nil {
		t.Error("a folder that is no export was taken")
	}
	files[headName].Data = []byte(`{"format": 99, "program": "onrecord 9"}`)
	if _, err := Open(files); err == nil || !strings.Contains(err.Error(), "written by onrecord 9 in format 99") {
		t.Errorf("a later format: %v", err)
	}
}
