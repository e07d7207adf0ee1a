package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/exit"
)

// TestTheSameArticleInEveryFormatHasTheSameRows reads one article in all the
// formats that testdata/formats has it in. What it says, who says it and what
// it is about must not depend on the format; only places in the text may.
func TestTheSameArticleInEveryFormatHasTheSameRows(t *testing.T) {
	files, err := filepath.Glob("../../testdata/formats/same-article.*")
	if err != nil {
		t.Fatal(err)
	}
	const least = 11
	if len(files) < least {
		t.Fatalf("the article is there in %d formats, not in %d", len(files), least)
	}
	want := said(t, "../../testdata/formats/same-article.txt")
	if n := strings.Count(want, "\n"); n < 8 {
		t.Fatalf("only %d rows:\n%s", n, want)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if got := said(t, file); got != want {
				t.Errorf("rows\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// said returns speaker, kind, topic and words of each row of a file, one a line.
func said(t *testing.T, file string) string {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(context.Background(), []string{"rows", "--quiet", "--format", "jsonl", file}, strings.NewReader(""), &out, &messages); code != exit.Done {
		t.Fatalf("exit code %d: %s", code, messages.String())
	}
	var lines strings.Builder
	for d := json.NewDecoder(&out); ; {
		var row struct{ Speaker, Kind, Topic, Quote, Date, Title string }
		err := d.Decode(&row)
		if err == io.EOF {
			return lines.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&lines, strings.Join([]string{row.Date, row.Title, row.Speaker, row.Kind, row.Topic, row.Quote}, " | "))
	}
}
