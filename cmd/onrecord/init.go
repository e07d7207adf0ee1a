package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/ingest"
	"onrecord/templates"
)

func newInit(p *program) *cobra.Command {
	taxonomy := allTopics
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Create a desk: a folder with settings, an inbox and briefings",
		Long: `init creates a desk that is ready to use: files for settings, topics, people and
outlets, each explained by its own comments, an empty inbox, and a sample document in
a folder of its own, to try the program with; no week ever has it. DIR may exist already; existing files are never replaced.

The topics cover all news, with finer ones for security and diplomacy; --taxonomy
general or security chooses one of the two parts, --taxonomy FILE your own topics.`,
		Example: `  onrecord init desk
  onrecord init desk --taxonomy general`,
		Args:              exactly(1, "init creates one folder", "onrecord init DIR"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.makeDesk(cmd.Context(), args[0], taxonomy)
		},
	}
	cmd.Flags().StringVar(&taxonomy, "taxonomy", taxonomy, "`topics` to begin with: all, general, security or a file")
	// It fails only for a flag that does not exist, which a test sees.
	_ = cmd.RegisterFlagCompletionFunc("taxonomy", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{allTopics, generalTopics, securityTopics}, cobra.ShellCompDirectiveDefault
	})
	return cmd
}

// sample is the document that a new desk is tried with, outside the inbox, so that it is
// in no real week. It says no day: its sidecar gives it one of the last complete week.
const (
	sampleName = "sample"
	sample     = "truce-on-the-ossel.txt"
)

func (p *program) makeDesk(ctx context.Context, dir, taxonomy string) error {
	today, err := dayOfMaking("")
	if err != nil {
		return err
	}
	var files []disk.Output
	add := func(name, text string) {
		files = append(files, disk.Holding(filepath.Join(dir, filepath.FromSlash(name)), []byte(text)))
	}
	topics, err := topicsOf(taxonomy)
	if err != nil {
		return err
	}
	for _, name := range []string{desk.SettingsName, "topics.yaml", "speakers.yaml", "outlets.yaml", "inbox/" + sample} {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return err
		}
		if name == "inbox/"+sample {
			name = sampleName + "/" + sample
		}
		if name == "topics.yaml" {
			data = []byte(topics)
		}
		add(name, string(data))
	}
	add(sampleName+"/"+strings.TrimSuffix(sample, ".txt")+ingest.SidecarEnding, fmt.Sprintf(`# What the document beside this file does not say.
source: The Harbour Post
date: %s
`, brief.LastWeek(today, time.Monday).To.AddDays(-4)))

	for _, f := range files {
		if _, err := os.Lstat(f.Path); err == nil {
			return report.WithHint(fmt.Errorf("%s already exists; nothing was created", f.Path), "choose another folder, or move the file")
		}
	}
	if err := disk.Write(ctx, files...); err != nil {
		return err
	}
	for _, name := range []string{briefingsName, inboxName} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			return err
		}
	}
	for _, f := range files {
		p.messages.Detail("made %s", f.Path)
	}
	there := ""
	if filepath.Clean(dir) != "." {
		there = " " + dir
	}
	p.messages.Note("%s is now a desk; a sample document lies in %s", dir, filepath.Join(dir, sampleName))
	p.messages.Note("next: try it with \"onrecord brief %[1]s --out %[1]s\", put documents into %[2]s, make the briefing of the last week with \"onrecord weekly%[3]s\"",
		filepath.Join(dir, sampleName), filepath.Join(dir, inboxName), there)
	return nil
}
