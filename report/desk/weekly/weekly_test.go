package weekly

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/ingest"
)

// office is a desk whose inbox is in memory.
type office struct {
	t       *testing.T
	archive *archive.Archive
	inbox   fstest.MapFS
	at      time.Time
}

func newOffice(t *testing.T) *office {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return &office{t, a, fstest.MapFS{}, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

// put drops a document into the inbox; if day is not 0, a sidecar gives the date.
func (d *office) put(name string, day int, text string) {
	d.at = d.at.Add(time.Minute)
	d.inbox[name] = &fstest.MapFile{Data: []byte(text), ModTime: d.at}
	if day > 0 {
		sidecar := strings.TrimSuffix(name, ".txt") + ".yaml"
		d.inbox[sidecar] = &fstest.MapFile{Data: fmt.Appendf(nil, "source: The Harbour Post\ndate: 2026-11-%02d\n", day), ModTime: d.at}
	}
}

// takeIn reads the inbox and returns the files that were read.
func (d *office) takeIn(reading string) (read []string, in *Inbox) {
	d.t.Helper()
	in = &Inbox{Archive: d.archive, Today: parse.NewDate(2026, 11, 23), Period: week(d.t, "2026-W47"), Reading: reading}
	files, err := ingest.Collect(d.t.Context(), d.inbox, []string{"."})
	if err == nil {
		files, err = in.New(d.t.Context(), files, d.inbox)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	for i, f := range files {
		files[i].Open = ingest.FromFS(d.inbox, f.Path).Open
		read = append(read, f.Path)
	}
	if err := in.TakeIn(d.t.Context(), files, ingest.Options{}); err != nil {
		d.t.Fatal(err)
	}
	return read, in
}

func week(t *testing.T, name string) report.Period {
	t.Helper()
	p, err := brief.ParseWeek(name, time.Monday)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOnlyWhatIsNewIsRead(t *testing.T) {
	d := newOffice(t)
	d.put("a.txt", 17, "“We stay,” Mara Voss said.")
	d.put("old.txt", 2, "“We went,” Ida Hale said.")
	if read, in := d.takeIn("v1"); !slices.Equal(read, []string{"a.txt", "old.txt"}) || in.Filed.New != 2 {
		t.Errorf("read %q, filed %+v", read, in.Filed)
	}
	if read, in := d.takeIn("v1"); read != nil || in.Filed.New != 0 {
		t.Errorf("again: read %q, filed %+v", read, in.Filed)
	}
	d.put("a.txt", 17, "“We go,” Mara Voss said.")
	if read, in := d.takeIn("v1"); !slices.Equal(read, []string{"a.txt"}) || in.Filed.Changed != 1 {
		t.Errorf("changed: read %q, filed %+v", read, in.Filed)
	}
	// With other settings the documents of the week and of the four before it are read
	// again.
	if read, _ := d.takeIn("v2"); !slices.Equal(read, []string{"a.txt", "old.txt"}) {
		t.Errorf("with other settings: %q", read)
	}
	delete(d.inbox, "a.txt")
	delete(d.inbox, "a.yaml")
	d.takeIn("v2")
	if list, err := d.archive.Between(t.Context(), parse.NewDate(2026, 11, 16), parse.NewDate(2026, 11, 22)); err != nil || len(list) != 1 {
		t.Errorf("a file that is gone: %d documents on record, %v", len(list), err)
	}
}

func TestTheBriefingOfAWeekIsMadeOfTheRecord(t *testing.T) {
	d := newOffice(t)
	d.put("before.txt", 11, "“We went,” Ida Hale, the harbour master, said.")
	d.put("now.txt", 17, "“We stay,” Mara Voss said. “We left,” Ida Hale said.")
	d.put("undated.txt", 0, "“Nobody knows when,” Piet Lund said.")
	d.put("later.txt", 24, "“It is over,” Mara Voss said.")
	d.takeIn("v1")
	record, err := Open(t.Context(), d.archive, nil, week(t, "2026-W47").To, time.Monday)
	if err != nil {
		t.Fatal(err)
	}
	o := brief.Options{Period: week(t, "2026-W47"), Precision: report.PrecisionNamed("balanced")}
	b, _, err := brief.Build(t.Context(), o, record)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range b.Rows {
		rows = append(rows, r.Speaker+": "+r.Quote)
	}
	if want := []string{"Mara Voss: We stay,", "Ida Hale: We left,"}; !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	if b.Before == nil || len(b.Before.Weeks) != report.WeeksBefore || len(b.Before.Rows) != 1 {
		t.Fatalf("before %+v", b.Before)
	}
	c, _ := report.Compare(b)
	if len(c.NewSpeakers) != 1 || c.NewSpeakers[0].Name != "Mara Voss" {
		t.Errorf("on record for the first time: %+v", c.NewSpeakers)
	}
	if !slices.Equal(record.Undecided, []string{"undated.txt"}) || b.Documents[len(b.Documents)-1].Reason != "date unknown, so not in any week (1 row left out)" {
		t.Errorf("undated %q, documents %+v", record.Undecided, b.Documents)
	}

	// Corrections apply, and dropped rows are left out.
	fix := []archive.Correction{
		{Kind: archive.OfRow, Target: b.Rows[0].ID, Field: archive.FieldSpeaker, Old: "Mara Voss", New: "Greta Lund", Who: "H. Lind"},
		{Kind: archive.OfRow, Target: b.Rows[1].ID, Field: archive.FieldStatus, New: report.StatusDrop, Who: "H. Lind"},
	}
	if _, err := d.archive.Take(t.Context(), archive.Entry{Did: archive.DidReview, Who: fix[0].Who, Made: fix[0].Made}, fix...); err != nil {
		t.Fatal(err)
	}
	if record, err = Open(t.Context(), d.archive, nil, o.Period.To, time.Monday); err != nil {
		t.Fatal(err)
	}
	b, left, err := brief.Build(t.Context(), o, record)
	if err != nil || len(b.Rows) != 1 || b.Rows[0].Speaker != "Greta Lund" || left.Dropped != 1 {
		t.Errorf("corrected: %+v, left out %+v, %v", b.Rows, left, err)
	}
	if names := record.Speakers(parse.NewDate(2026, 11, 23)); !slices.Equal(names, []string{"Greta Lund", "Ida Hale"}) {
		t.Errorf("on record %q", names)
	}
}

func TestASidecarDescribesADocument(t *testing.T) {
	d := newOffice(t)
	d.put("a.txt", 17, "Nothing.")
	d.inbox["lost.yaml"] = &fstest.MapFile{Data: []byte("source: x\n")}
	d.inbox["b.txt"] = &fstest.MapFile{Data: []byte("Nothing.")}
	d.inbox["b.yaml"] = &fstest.MapFile{Data: []byte("sorce: x\n")}
	files, err := ingest.Collect(t.Context(), d.inbox, []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	mistakes, n := CheckSidecars(d.inbox, files)
	var told []string
	for _, m := range mistakes {
		told = append(told, m.Error())
	}
	if n != 3 || len(told) != 2 || !strings.Contains(told[0], `unknown key "sorce"`) || !strings.HasPrefix(told[1], "lost.yaml: belongs to no document") {
		t.Errorf("%d sidecars, mistakes %q", n, told)
	}
}
