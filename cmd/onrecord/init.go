package main

import (
	"context"
	"path/filepath"

	"onrecord/cmd/onrecord/folder"

	"github.com/spf13/cobra"
)

func newInit(p *program) *cobra.Command {
	taxonomy := folder.AllTopics
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Create a desk: a folder with settings, an inbox and briefings",
		Long: `init creates a desk that is ready to use: commented files for settings, topics, people
and outlets, an empty inbox, and a sample document in a separate folder, which no
weekly briefing includes. DIR may exist already; existing files are never replaced.

The topics cover all news, with finer ones for security and diplomacy. --taxonomy
general or security chooses one of the two parts, --taxonomy FILE your own topics.`,
		Example: `  onrecord init desk
  onrecord init desk --taxonomy general`,
		Args:              exactly(1, "init creates one folder", "onrecord init DIR"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.makeDesk(cmd.Context(), args[0], taxonomy)
		},
	}
	cmd.Flags().StringVar(&taxonomy, "taxonomy", taxonomy, "`topics` to start with: all, general, security or a file")
	complete(cmd, "taxonomy", cobra.FixedCompletions([]string{folder.AllTopics, folder.GeneralTopics, folder.SecurityTopics}, cobra.ShellCompDirectiveDefault))
	return cmd
}

func (p *program) makeDesk(ctx context.Context, dir, taxonomy string) error {
	made, err := folder.Make(ctx, dir, taxonomy)
	if err != nil {
		return err
	}
	for _, path := range made {
		p.messages.Detail("made %s", path)
	}
	there := ""
	if filepath.Clean(dir) != "." {
		there = " " + dir
	}
	p.messages.Note("created a desk in %s, with a sample document in %s", dir, filepath.Join(dir, folder.Sample))
	p.messages.Note("next: try it with \"onrecord brief %[1]s --out %[1]s\"; then put documents in %[2]s and make last week's briefing with \"onrecord weekly%[3]s\"",
		filepath.Join(dir, folder.Sample), filepath.Join(dir, folder.Inbox), there)
	return nil
}
