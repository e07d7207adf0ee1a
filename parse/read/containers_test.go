package read

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/container"
	"onrecord/parse/read/draft"
)

// zipOf packs files, name and content in turn.
func zipOf(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAll returns what a file is read as, with the text of each document.
func readAll(name string, data []byte) []Found {
	var out []Found
	for d := range Documents(Input{Path: name, Data: data}) {
		out = append(out, d)
	}
	return out
}

// onlyError returns the error of a file of which nothing can be read.
func onlyError(t *testing.T, list []Found) error {
	t.Helper()
	if len(list) != 1 || list[0].Err == nil {
		t.Fatalf("got %s, want one error", outline(list))
	}
	return list[0].Err
}

func TestAZipBombIsRefusedByWhatComesOut(t *testing.T) {
	bomb := zipOf(t, "bomb.txt", strings.Repeat("no ", 3<<20), "talks.txt", "Voss said no.")
	got := readAll("a.zip", bomb)
	if len(got) != 2 || !errors.Is(got[0].Err, draft.ErrTooLarge) || !strings.Contains(got[0].Err.Error(), "200 times") {
		t.Fatalf("got %s", outline(got))
	}
	if got[1].Err != nil {
		t.Errorf("the honest file beside the bomb: %v", got[1].Err)
	}
}

func TestAGzipBombIsRefusedByWhatComesOut(t *testing.T) {
	if err := onlyError(t, readAll("a.txt.gz", gzipOf(t, bytes.Repeat([]byte("no "), 3<<20)))); !errors.Is(err, draft.ErrTooLarge) {
		t.Error(err)
	}
}

// A bomb of many files, none of which is large, is stopped by the sum.
func TestAllFilesTogetherHaveALimit(t *testing.T) {
	b := draft.NewBudget()
	b.Bytes = 100
	data := zipOf(t, "a.txt", strings.Repeat("a", 60), "b.txt", strings.Repeat("b", 60))
	pieces, err := container.ReadZip(data, b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pieces[0].Open(); err != nil {
		t.Error(err)
	}
	if _, err := pieces[1].Open(); !errors.Is(err, draft.ErrTooLarge) || !strings.Contains(err.Error(), "512 MB") {
		t.Error(err)
	}
}

// Tables in an archive are small to the eye and countless inside.
func TestAllTablesTogetherHaveALimit(t *testing.T) {
	half := "text\n" + strings.Repeat("no\n", 20)
	f := file{path: "a.zip", name: "a.zip", budget: draft.NewBudget()}
	f.budget.Articles = 30
	documents, lost := 0, error(nil)
	f.read(zipOf(t, "a.csv", half, "b.csv", half, "c.txt", "Voss said no."), func(d Found) bool {
		if d.Err != nil {
			lost = d.Err
		} else {
			documents++
		}
		return true
	})
	if documents != 21 || !errors.Is(lost, draft.ErrTooLarge) {
		t.Errorf("%d documents, error %v", documents, lost)
	}
}

func TestTooManyFilesInAZip(t *testing.T) {
	var files []string
	for i := range draft.MaxEntries + 1 {
		files = append(files, fmt.Sprint(i), "")
	}
	if err := onlyError(t, readAll("a.zip", zipOf(t, files...))); !errors.Is(err, draft.ErrTooLarge) {
		t.Error(err)
	}
}

// A zip in a zip in a zip is read; one more is refused, with its place.
func TestZipInZipInZip(t *testing.T) {
	data := zipOf(t, "talks.txt", "Voss said no.")
	for range draft.MaxNesting {
		data = zipOf(t, "inner.zip", string(data), "beside.txt", "Halloran said yes.")
	}
	got := readAll("a.zip", data)
	if len(got) != 1+draft.MaxNesting || got[0].Err != nil || got[0].Path != "a.zip/inner.zip/inner.zip/talks.txt" {
		t.Fatalf("got %s", outline(got))
	}
	got = readAll("a.zip", zipOf(t, "inner.zip", string(data), "beside.txt", "Halloran said yes."))
	if !errors.Is(got[0].Err, draft.ErrNesting) || got[0].Path != "a.zip/inner.zip/inner.zip/inner.zip" || got[len(got)-1].Err != nil {
		t.Errorf("got %s", outline(got))
	}
}

// A mail in a mail in a mail … must not recurse without end.
func TestMailInMailInMail(t *testing.T) {
	mail := "From: voss@northmoor.example\nSubject: no\nMessage-ID: <1>\n\nNo.\n"
	for i := range 50 {
		mail = fmt.Sprintf("From: voss@northmoor.example\nSubject: %d\nMessage-ID: <%d>\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n\nSee below.\n--b%d\nContent-Type: message/rfc822\n\n%s\n--b%d--\n", i, i, i, i, i, mail, i)
	}
	got := readAll("a.eml", []byte(mail))
	if last := got[len(got)-1]; len(got) != draft.MaxNesting+2 || !errors.Is(last.Err, draft.ErrNesting) {
		t.Errorf("got %s", outline(got))
	}
}

func TestWhatAZipHidesIsNoDocument(t *testing.T) {
	got := readAll("a.zip", zipOf(t, "__MACOSX/._talks.txt", "x", ".DS_Store", "x", "a/.git/HEAD", "x", "Thumbs.db", "x", "a/~$talks.docx", "x", "a/desktop.ini", "x", "talks.txt", "Voss said no."))
	if want := `a.zip/talks.txt [text] "Voss said no."`; outline(got) != want {
		t.Errorf("got %s, want %s", outline(got), want)
	}
}

// A sidecar inside an archive speaks for its document and for no other; the
// sidecar of the archive for all that have none.
func TestSidecarsOfAnArchive(t *testing.T) {
	data := zipOf(t, "a.txt", "Voss said no.", "a.yaml", "source: The Lantern\n", "b.txt", "Voss said yes.", "b.txt.yaml", "date: 2026-11-20\nbylin: x\n", "c.yaml", "source: nobody\n")
	var got []Found
	for d := range Documents(Input{Path: "a.zip", Data: data, Sidecar: []byte("source: Northmoor Post\n")}) {
		got = append(got, d)
	}
	if len(got) != 3 {
		t.Fatalf("got %s", outline(got))
	}
	a, b := got[0].Document, got[1].Document
	if a.Declared.Source != "The Lantern" || b.Declared.Source != "Northmoor Post" || b.Declared.Date.String() != "2026-11-20" {
		t.Errorf("declared %+v and %+v", a.Declared, b.Declared)
	}
	if codes(b.Warnings) != "sidecar" || !strings.Contains(b.Warnings[0].Text, "b.txt.yaml:2:1") {
		t.Errorf("warnings %+v", b.Warnings)
	}
	if !errors.Is(got[2].Err, draft.ErrFormat) { // a YAML file that is nobody's sidecar
		t.Errorf("got %s", outline(got[2:]))
	}
}

func TestADamagedEntryLeavesTheOthers(t *testing.T) {
	data := zipOf(t, "a.txt", strings.Repeat("Voss said no. ", 50), "b.txt", "Halloran said yes.")
	data[60] ^= 0xFF
	got := readAll("a.zip", data)
	if len(got) != 2 || !errors.Is(got[0].Err, draft.ErrDamaged) || got[1].Err != nil {
		t.Errorf("got %s", outline(got))
	}
	if err := onlyError(t, readAll("a.gz", gzipOf(t, data)[:100])); !errors.Is(err, draft.ErrDamaged) {
		t.Error(err)
	}
}

func TestGzipTakesItsNameFromInsideOrOutside(t *testing.T) {
	for name, want := range map[string]string{"talks.md.gz": "markdown", "talks.txt.gz": "text", "talks.gz": "text"} {
		got := readAll(name, gzipOf(t, []byte("# Talks\n\nVoss said no.\n")))
		if len(got) != 1 || got[0].Err != nil || got[0].Document.Format != want || got[0].Path != name {
			t.Errorf("%s: got %s, want %s", name, outline(got), want)
		}
	}
}

// tarOf packs files, name and content in turn.
func tarOf(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1]))})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A tar archive, packed or not, is one archive, and its files have their sidecars.
func TestTarArchives(t *testing.T) {
	plain := tarOf(t, "week 47/talks.txt", "Voss said no.", "week 47/talks.yaml", "source: Harbour Post\n", "__MACOSX/._talks.txt", "x",
		"../up.txt", "Voss said yes.", "none.txt", "", "in.zip", string(zipOf(t, "a.txt", "Voss said so.")))
	for name, data := range map[string][]byte{"a.tar": plain, "a.tar.gz": gzipOf(t, plain), "a.tgz": gzipOf(t, plain)} {
		got := readAll(name, data)
		if len(got) != 4 || got[0].Path != name+"/week 47/talks.txt" || got[0].Document.Declared.Source != "Harbour Post" || got[1].Path != name+"/up.txt" ||
			!errors.Is(got[2].Err, draft.ErrEmpty) || got[3].Path != name+"/in.zip/a.txt" || got[3].Document.Text != "Voss said so." {
			t.Errorf("%s: %s", name, outline(got))
		}
	}
	if got := readAll("a.tar", plain[:2500]); len(got) < 2 || got[0].Err != nil || !errors.Is(got[len(got)-1].Err, draft.ErrDamaged) {
		t.Errorf("cut off: %s", outline(got))
	}
	broken := bytes.Replace(tarOf(t, "a.txt", "Voss said no.", "b.txt", "Voss said yes."), []byte("b.txt\x00"), []byte("c.txt\x00"), 1) // its sum is wrong now
	if got := readAll("a.tar", broken); len(got) != 2 || got[0].Err != nil || !errors.Is(got[1].Err, draft.ErrDamaged) {
		t.Errorf("files after damage vanish without a word: %s", outline(got))
	}
}

func TestPacksAndPicturesAreNamed(t *testing.T) {
	for data, want := range map[string]string{"\xFD7zXZ\x00\x00": "xz archive cannot be read; unpack it first", "BZh91AY&SY\x00\x00": "bzip2 archive cannot be read; unpack it first",
		"\x28\xB5\x2F\xFD\x00": "Zstandard archive cannot be read; unpack it first", "\x89PNG\r\n\x1a\n\x00": "the file is not text: it is a picture", "\xFF\xD8\xFF\xE0": "the file is not text: it is a picture"} {
		if err := onlyError(t, readAll("a", []byte(data))); err.Error() != want {
			t.Errorf("%q: %v", data, err)
		}
	}
}
