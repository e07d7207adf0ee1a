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
		Short: "Make a desk: a folder of settings, an inbox and briefings",
		Long: `init makes a desk that works at once: settings, topics, people and outlets, each
file explained by its own comments, and an inbox with a document to try it with.
DIR may be there already; a file that is there is never replaced.

The topics are those of all news, with narrower ones for security and diplomacy;
--taxonomy general or security takes one of the two, or a file of your own.`,
		Example: `  onrecord init desk
  onrecord init desk --taxonomy general`,
		Args: exactly(1, "init makes one folder", "onrecord init DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.makeDesk(cmd.Context(), args[0], taxonomy)
		},
	}
	cmd.Flags().StringVar(&taxonomy, "taxonomy", taxonomy, "topics to begin with: `which` is all, general, security or a file")
	// It fails only for a flag that does not exist, which a test sees.
	_ = cmd.RegisterFlagCompletionFunc("taxonomy", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{allTopics, generalTopics, securityTopics}, cobra.ShellCompDirectiveDefault
	})
	return cmd
}

// sample is the document that a new desk is tried with. It says no day: its
// sidecar gives it one of the last complete week.
const sample = inboxName + "/truce-on-the-ossel.txt"

func (p *program) makeDesk(ctx context.Context, dir, taxonomy string) error {
	today, err := dayOfMaking("")
	if err != nil {
		return err
	}
	var files []output
	add := func(name, text string) {
		files = append(files, holding(filepath.Join(dir, filepath.FromSlash(name)), []byte(text)))
	}
	topics, err := topicsOf(taxonomy)
	if err != nil {
		return err
	}
	for _, name := range []string{desk.SettingsName, "topics.yaml", "speakers.yaml", "outlets.yaml", sample} {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return err
		}
		if name == "topics.yaml" {
			data = []byte(topics)
		}
		add(name, string(data))
	}
	add(strings.TrimSuffix(sample, ".txt")+ingest.SidecarEnding, fmt.Sprintf(`# What the document beside this file does not say of itself.
source: The Harbour Post
date: %s
`, brief.LastWeek(today, time.Monday).To.AddDays(-4)))

	for _, f := range files {
		if _, err := os.Lstat(f.path); err == nil {
			return report.WithHint(fmt.Errorf("%s is there already; nothing was made", f.path), "choose another folder, or move the file away")
		}
	}
	if err := writeFiles(ctx, files...); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, briefingsName), 0o755); err != nil {
		return err
	}
	for _, f := range files {
		p.messages.detail("made %s", f.path)
	}
	there := ""
	if filepath.Clean(dir) != "." {
		there = " " + dir
	}
	p.messages.note("%s is a desk; its inbox holds a sample", dir)
	p.messages.note("next: onrecord weekly%s makes the first briefing; put documents into %s; onrecord check%s looks through the settings",
		there, filepath.Join(dir, inboxName), there)
	return nil
}
