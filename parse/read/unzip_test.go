package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
)

// zipped packs files, given as name and content by turns.
func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestArchiveGivesItsFiles(t *testing.T) {
	a, err := draft.OpenZip(zipped(t, "a/one.txt", "first", "empty/", "", `b\two.txt`, "second", "a/one.txt", "again"), draft.NewBudget())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range a.Entries {
		names = append(names, e.Name)
	}
	if got := strings.Join(names, " "); got != "a/one.txt b/two.txt a/one.txt" {
		t.Errorf("entries %q", got)
	}
	if got, err := a.File("a/one.txt"); err != nil || string(got) != "first" {
		t.Errorf("a/one.txt is %q, %v", got, err)
	}
	if got, err := a.File("b/two.txt"); err != nil || string(got) != "second" {
		t.Errorf("b/two.txt is %q, %v", got, err)
	}
	if _, err := a.File("c"); !errors.Is(err, draft.ErrNoEntry) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestNamesOfEntriesStayInside(t *testing.T) {
	for name, want := range map[string]string{
		"../../etc/passwd":       "etc/passwd",
		"/etc/passwd":            "etc/passwd",
		`C:\Users\voss\a.txt`:    "Users/voss/a.txt",
		"a/./b//c.txt":           "a/b/c.txt",
		"..":                     "",
		"\x1b[2Jclear\u202E.txt": "[2Jclear.txt",
		"caf\x82.txt":            "café.txt",
	} {
		if got := draft.CleanName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// A megabyte that packs to a thousandth is taken for what it is, whatever its
// header says.
func TestBombIsNotUnpacked(t *testing.T) {
	bomb := zipped(t, "small.txt", "fine", "bomb.txt", strings.Repeat("\x00", 4<<20))
	b := draft.NewBudget()
	a, err := draft.OpenZip(bomb, b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.File("bomb.txt"); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("bomb: %v", err)
	}
	if spent := draft.MaxUnpacked - b.Bytes; spent > draft.FreeRatio+draft.MaxRatio*8<<10 {
		t.Errorf("%d bytes unpacked before it was refused", spent)
	}
	if got, err := a.File("small.txt"); err != nil || string(got) != "fine" {
		t.Errorf("the file beside it: %q, %v", got, err)
	}
}

func TestEntryTooLarge(t *testing.T) {
	large := strings.NewReader(strings.Repeat("x", draft.MaxEntry+10))
	if _, err := draft.NewBudget().Unpack(large, draft.MaxEntry); !errors.Is(err, draft.ErrTooLarge) || !strings.Contains(err.Error(), "64 MB when unpacked") {
		t.Errorf("entry: %v", err)
	}
}

func TestFilesTogetherTooLarge(t *testing.T) {
	b := draft.NewBudget()
	b.Bytes = 5000
	a, err := draft.OpenZip(zipped(t, "a", strings.Repeat("abc", 1000), "b", strings.Repeat("abc", 1000)), b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.File("a"); err != nil {
		t.Error(err)
	}
	if _, err := a.File("b"); !errors.Is(err, draft.ErrTooLarge) || !strings.Contains(err.Error(), "512 MB") {
		t.Errorf("second file: %v", err)
	}
}

func manyFiles(t testing.TB, n int, name string) []byte {
	var files []string
	for i := range n {
		files = append(files, fmt.Sprintf("%s%d", name, i), "")
	}
	return zipped(t, files...)
}

func TestTooManyFiles(t *testing.T) {
	if _, err := draft.OpenZip(manyFiles(t, draft.MaxEntries, "f"), draft.NewBudget()); err != nil {
		t.Error(err)
	}
	if _, err := draft.OpenZip(manyFiles(t, draft.MaxEntries+1, "f"), draft.NewBudget()); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("%d files: %v", draft.MaxEntries+1, err)
	}
	// Nested archives share one budget.
	b := draft.NewBudget()
	if _, err := draft.OpenZip(manyFiles(t, draft.MaxEntries/2+1, "f"), b); err != nil {
		t.Error(err)
	}
	if _, err := draft.OpenZip(manyFiles(t, draft.MaxEntries/2, "f"), b); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("second archive: %v", err)
	}
}

func TestListOfFilesTooLong(t *testing.T) {
	data := manyFiles(t, draft.MaxDirectory/1000, strings.Repeat("n", 1000))
	if _, err := draft.OpenZip(data, draft.NewBudget()); !errors.Is(err, draft.ErrTooLarge) || !strings.Contains(err.Error(), "list of files") {
		t.Errorf("long list: %v", err)
	}
}

func TestDamagedAndLockedArchives(t *testing.T) {
	good := zipped(t, "a.txt", strings.Repeat("some words of prose, and others. ", 50))
	if _, err := draft.OpenZip(good[:len(good)/2], draft.NewBudget()); !errors.Is(err, draft.ErrDamaged) {
		t.Errorf("cut off: %v", err)
	}
	broken := bytes.Clone(good)
	broken[45] ^= 0xFF
	if a, err := draft.OpenZip(broken, draft.NewBudget()); err != nil {
		t.Error(err)
	} else if _, err := a.File("a.txt"); !errors.Is(err, draft.ErrDamaged) {
		t.Errorf("broken bytes: %v", err)
	}
	locked := bytes.Clone(good)
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	if a, err := draft.OpenZip(locked, draft.NewBudget()); err != nil {
		t.Error(err)
	} else if _, err := a.File("a.txt"); !errors.Is(err, draft.ErrLocked) {
		t.Errorf("locked: %v", err)
	}
}
