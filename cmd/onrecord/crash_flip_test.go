package main

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"io"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/parse/lang"
)

var flips = flag.Int("flips", 2, "how many archives and settings with a flipped byte every command meets")

// writingCommands are those that change a desk, with what somebody would have them do.
func writingCommands(dir, workbook string) map[string][]string {
	return map[string][]string{
		"weekly": {"weekly", dir, "--date", "2026-11-23", "--week", "2026-W46", "--format", "xlsx"},
		"review": {"review", workbook, "--apply", "--desk", dir},
		"people": {"people", "merge", "Ida Hale", "Piet Halloran", "--desk", dir},
		"forget": {"forget", "--speaker", "Piet Halloran", "--apply", "--desk", dir},
		"undo":   {"undo", "1", "--desk", dir},
		"date":   {"date", filepath.Join(dir, folder.Inbox, "00", "000.txt"), "2026-11-12", "--desk", dir},
		"import": {"import", filepath.Join(dir, "plain"), dir},
		"backup": {"backup", filepath.Join(dir, "copy.sqlite"), "--desk", dir},
	}
}

// Whatever byte of an archive or of the settings has flipped, a command that changes the
// desk either says so and changes nothing, or does its work; what could be read before
// and is not its business can be read after.
func TestACommandThatChangesADamagedDeskLosesNothingMore(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	desk := manyClippings(t)
	weeklyProcess(t, desk).mustRun(t)
	commandProcess(t, "people", "rename", "Greta Lund", "Greta Lund-Berg", "--desk", desk, "--quiet").mustRun(t)
	commandProcess(t, "export", filepath.Join(desk, "plain"), "--desk", desk, "--quiet").mustRun(t)
	workbook := filepath.Join(t.TempDir(), "back.xlsx")
	noted(t, filepath.Join(desk, folder.Briefings, "briefing-2026-W46.xlsx"), workbook)
	writeFile(t, filepath.Join(desk, folder.Inbox, "new.txt"), "ALDPORT, 12 November 2026 (NPA) – “The new quay is dry,” said Ines Boer.\n")
	keys := rowKeys(t, filepath.Join(desk, folder.Archive))
	if len(keys) < clippings {
		t.Fatalf("%d rows", len(keys))
	}
	random := rand.New(rand.NewPCG(13, 29))
	for _, name := range []string{folder.Archive, "desk.yaml", "speakers.yaml"} {
		whole, err := os.ReadFile(filepath.Join(desk, name))
		if err != nil {
			t.Fatal(err)
		}
		refused, done := 0, 0
		for range *flips {
			bad := bytes.Clone(whole)
			at := random.IntN(len(bad))
			bad[at] ^= byte(1 << random.IntN(8))
			commands := writingCommands("", "")
			for _, doing := range slices.Sorted(maps.Keys(commands)) {
				dir := copied(t, desk)
				writeFile(t, filepath.Join(dir, name), string(bad))
				before := rowsThatRead(t, filepath.Join(dir, folder.Archive), keys)
				var said bytes.Buffer
				code := run(context.Background(), writingCommands(dir, workbook)[doing], strings.NewReader(""), io.Discard, &said)
				after := rowsThatRead(t, filepath.Join(dir, folder.Archive), keys)
				words := said.String()
				if strings.Contains(words, "panic") || strings.Contains(words, "internal error") || code != exit.Done && words == "" {
					t.Errorf("%s, byte %d: %s ends with %d: %s", name, at, doing, code, words)
				}
				if code == exit.Done {
					done++
				} else {
					refused++
				}
				lost := 0
				if doing == "weekly" { // a document that is read again has its right words back
					for quote := range after {
						if _, ok := before[quote]; !ok && quote != "The new quay is dry," {
							lost--
						}
					}
				}
				// What was to be forgotten is gone once the command says so, also where the damage
				// lies in what is to be overwritten after that.
				forgotten := doing == "forget" && (code == exit.Done || strings.Contains(words, "removed, but not yet overwritten"))
				for quote, speaker := range before {
					if _, ok := after[quote]; !ok && !(forgotten && lang.EditDistance(speaker, "Piet Halloran") <= 1) { // the flipped byte may be in the name
						lost++
					}
				}
				if lost > 0 {
					t.Errorf("%s, byte %d: %s (%d) loses %d of %d rows: %s", name, at, doing, code, lost, len(before), words)
				}
				if now, err := os.ReadFile(filepath.Join(dir, name)); name != folder.Archive && doing != "people" && doing != "undo" && (err != nil || !bytes.Equal(now, bad)) {
					t.Errorf("%s, byte %d: %s changed the settings: %v", name, at, doing, err)
				}
				if err := os.RemoveAll(dir); err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Logf("%s: %d flips: %d commands refused, %d did their work", name, *flips, refused, done)
	}
}

// noted copies a workbook with notes in three lines of Quotes.
func noted(t *testing.T, from, to string) {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := f.GetRows("Quotes")
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(lines[0], "note")
	for n := 2; n <= 4; n++ {
		cell, err := excelize.CoordinatesToCellName(column+1, n)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Quotes", cell, "asked again"); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
}

// openPlainly opens an archive as any program that knows SQLite does.
func openPlainly(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=ro&_pragma=busy_timeout(1000)")
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// rowKeys returns the keys of the rows of an archive that is whole.
func rowKeys(t *testing.T, path string) []int64 {
	t.Helper()
	db := openPlainly(t, path)
	defer db.Close()
	lines, err := db.Query("SELECT key FROM rows ORDER BY key")
	if err != nil {
		t.Fatal(err)
	}
	defer lines.Close()
	var out []int64
	for lines.Next() {
		var key int64
		if err := lines.Scan(&key); err != nil {
			t.Fatal(err)
		}
		out = append(out, key)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// rowsThatRead returns the speaker of each quotation that can be read still, one row
// after the other, so that a page that is damaged hides no other.
func rowsThatRead(t *testing.T, path string, keys []int64) map[string]string {
	t.Helper()
	db := openPlainly(t, path)
	defer db.Close()
	out := map[string]string{}
	for _, key := range keys {
		var quote, speaker string
		// A row that was moved to another day has another key and the same words.
		err := db.QueryRow("SELECT row ->> 'quote', speaker FROM rows WHERE key = ?", key).Scan(&quote, &speaker)
		if err == nil && quote != "" {
			out[string([]rune(quote))] = speaker
		}
	}
	lines, err := db.Query("SELECT row ->> 'quote', speaker FROM rows")
	if err != nil {
		return out
	}
	defer lines.Close()
	for lines.Next() {
		var quote, speaker string
		if lines.Scan(&quote, &speaker) == nil && quote != "" {
			out[string([]rune(quote))] = speaker // a letter that is none any more is the same sign for all
		}
	}
	return out
}
