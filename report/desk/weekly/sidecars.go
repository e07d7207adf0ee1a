package weekly

import (
	"io/fs"
	"path/filepath"
	"strings"

	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// CheckSidecars checks the sidecars of an inbox, and counts them. A YAML file without a
// document beside it describes nothing.
func CheckSidecars(disk fs.FS, files []ingest.File) (mistakes desk.Errors, n int) {
	seen := map[string]bool{}
	for _, f := range files {
		path := f.Sidecar
		if short, ok := strings.CutSuffix(f.Path, ".yml"); ok {
			mistakes = append(mistakes, &desk.Error{File: filepath.FromSlash(f.Path), Message: "is not read; what describes a document is called " + filepath.Base(short) + ingest.SidecarEnding})
		}
		if filepath.Ext(f.Path) == ingest.SidecarEnding && path == "" {
			name := strings.TrimSuffix(filepath.Base(f.Path), ingest.SidecarEnding)
			mistakes = append(mistakes, &desk.Error{File: filepath.FromSlash(f.Path), Message: "belongs to no document: there is none called " + name + " with another extension beside it"})
			seen[f.Path] = true
		}
		if path == "" || seen[path] {
			continue
		}
		seen[path] = true
		data, err := fs.ReadFile(disk, path)
		if err != nil {
			mistakes = append(mistakes, &desk.Error{File: path, Message: report.Reason(err)})
			continue
		}
		mistakes = append(mistakes, desk.Sidecar(desk.File{Name: path, Data: data})...)
	}
	return mistakes, len(seen)
}
