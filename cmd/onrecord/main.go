// Command onrecord turns news documents into rows (source, date, speaker,
// topic, quote) and delivers them as an Excel workbook and a PDF briefing.
//
// Everything that touches the world lies in this package: flags, files,
// clock, environment, signals, messages and exit codes. Reading is done by
// parse/..., delivery by report/...; the way from the one to the other is
// brief.go, top to bottom.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"onrecord/cmd/onrecord/pdftext"
)

// room is never written to and takes no memory, but counts as memory in use, so that
// garbage is collected after some 32 MB, which a small document never makes. Beyond
// that, it is let grow to half of what is in use instead of all, so that a large
// briefing takes no more memory than it would without. GOGC and GOMEMLIMIT work as in all programs in Go.
var room []byte

func main() {
	if len(os.Args) > 1 && os.Args[1] == pdftext.Command {
		os.Exit(pdftext.Main(os.Args[2:]))
	}
	room = make([]byte, 64<<20)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	os.Exit(start(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// start runs the program until it is done or interrupted.
func start(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first Ctrl-C cleans up; a second one, no longer caught, ends the
	// program at once.
	context.AfterFunc(ctx, stop)
	return run(ctx, args, stdin, stdout, stderr)
}
