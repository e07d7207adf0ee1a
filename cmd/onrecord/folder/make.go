package folder

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/ingest"
	"onrecord/templates"
)

// sample is the document that a new desk is tried with, outside the inbox, so that it is
// in no real week. It says no day: its sidecar gives it one of the last complete week.
const (
	Sample = "sample"
	sample = "truce-on-the-ossel.txt"
)

// Make creates a desk with the given topics, and returns its files.
func Make(ctx context.Context, dir, taxonomy string) ([]string, error) {
	today, err := input.Day("", nil)
	if err != nil {
		return nil, err
	}
	var files []disk.Output
	add := func(name, text string) {
		files = append(files, disk.Holding(filepath.Join(dir, filepath.FromSlash(name)), []byte(text)))
	}
	topics, err := topicsOf(ctx, taxonomy)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{desk.SettingsName, "topics.yaml", "speakers.yaml", "outlets.yaml", "inbox/" + sample} {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return nil, err
		}
		if name == "inbox/"+sample {
			name = Sample + "/" + sample
		}
		if name == "topics.yaml" {
			data = []byte(topics)
		}
		add(name, string(data))
	}
	add(Sample+"/"+strings.TrimSuffix(sample, ".txt")+ingest.SidecarEnding, fmt.Sprintf(`# What the document beside this file does not say.
source: The Harbour Post
date: %s
`, brief.LastWeek(today, time.Monday).To.AddDays(-4)))

	for _, f := range files {
		if _, err := os.Lstat(f.Path); err == nil {
			return nil, report.WithHint(fmt.Errorf("%s already exists; nothing was created", f.Path), "choose another folder, or move the file")
		}
	}
	if err := disk.Write(ctx, files...); err != nil {
		return nil, err
	}
	for _, name := range []string{Briefings, Inbox} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			return nil, err
		}
	}
	return disk.Paths(files), nil
}

// The built-in taxonomies with which a desk can start.
const (
	AllTopics      = "all"
	GeneralTopics  = "general"
	SecurityTopics = "security"
)

// topicsOf returns the topics file of a new desk.
func topicsOf(ctx context.Context, choice string) (string, error) {
	shipped, err := fs.ReadFile(templates.Files, "topics.yaml")
	if err != nil {
		return "", err
	}
	switch choice {
	case AllTopics:
		return string(shipped), nil
	case GeneralTopics:
		return desk.GeneralTopics(string(shipped)), nil
	case SecurityTopics:
		return desk.NarrowerTopics(string(shipped)), nil
	}
	data, err := disk.Read(ctx, choice)
	if err != nil {
		return "", exit.Usage(fmt.Sprintf("--taxonomy: %s: %s; it is all, general, security or a file", choice, report.Reason(err)))
	}
	_, err = desk.Load(nil, desk.Own{Taxonomy: desk.File{Name: choice, Data: data}})
	return string(data), err
}

// NewTemporary creates a desk that is deleted when it is closed, unless it was kept.
func NewTemporary(ctx context.Context) (*Temporary, error) {
	top, err := os.MkdirTemp("", "onrecord-desk-")
	if err != nil {
		return nil, err
	}
	t := &Temporary{top: top, Dir: filepath.Join(top, "desk")}
	if _, err := Make(ctx, t.Dir, AllTopics); err != nil {
		os.RemoveAll(top)
		return nil, err
	}
	return t, nil
}

// Temporary is such a desk.
type Temporary struct{ Dir, top, keepAt string }

// Keep says where the desk is to be kept.
func (t *Temporary) Keep(name string) (string, error) {
	at, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if disk.Exists(at) {
		return "", fmt.Errorf("%s exists already", at)
	}
	t.keepAt = at
	return at, nil
}

// End keeps the desk or removes it.
func (t *Temporary) End() error {
	defer os.RemoveAll(t.top)
	if t.keepAt == "" || os.Rename(t.Dir, t.keepAt) == nil {
		return nil
	}
	return os.CopyFS(t.keepAt, os.DirFS(t.Dir)) // it lies on another disk
}
