// Command onrecord turns news documents into rows (source, date, speaker, topic, quote)
// and writes them as an Excel workbook and a PDF briefing.
//
// This package and those below it handle flags, files, the clock, the environment,
// signals, messages and exit codes. parse/... reads documents, report/... writes
// results; brief.go shows the path from one to the other, top to bottom.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"onrecord/cmd/onrecord/pdftext"
)

// roomForGarbage counts as memory in use and is never written to, so that it takes none:
// garbage is collected after some 32 MB, which a small document never makes. Beyond
// that, the heap grows to half of what is in use instead of all, so that a large
// briefing takes no more memory than it would without. GOGC and GOMEMLIMIT work as in
// all programs in Go.
const roomForGarbage = 64 << 20

func main() {
	if len(os.Args) > 1 && os.Args[1] == pdftext.Command {
		os.Exit(pdftext.Main(os.Args[2:]))
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	room := make([]byte, roomForGarbage)
	code := start(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	runtime.KeepAlive(room)
	os.Exit(code)
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
