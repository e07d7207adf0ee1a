package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// version is set by the linker where a program is built from an archive of
// the source: -ldflags "-X main.version=v0.1.0".
var version string

func newVersion(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			commit, goVersion := build()
			_, err := fmt.Fprintf(p.stdout, "onrecord %s\ncommit   %s\ngo       %s\n", programVersion(), commit, goVersion)
			return err
		},
	}
}

// programVersion returns the version of the program, "devel" if it was built
// from a work tree.
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// build returns the commit that the program was built from and the version of
// Go it was built with.
func build() (commit, goVersion string) {
	commit, goVersion = "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return commit, goVersion
	}
	goVersion = strings.TrimPrefix(info.GoVersion, "go")
	changed := ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " and changes"
		}
	}
	return commit + changed, goVersion
}
