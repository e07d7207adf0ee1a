//go:build linux || darwin

package pdftext

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// canLimit says that a process can bind itself before it becomes another
// program.
const canLimit = true

// limitProcess binds this process to the limits on one that reads a PDF: time
// on the processor, memory, and no files written. With a program's path and
// arguments it then becomes that program, and does not return.
func limitProcess(program []string) error {
	seconds := uint64(timeLimit / time.Second)
	for _, l := range []struct {
		what int
		most uint64
	}{
		{syscall.RLIMIT_CPU, seconds},
		{syscall.RLIMIT_FSIZE, 0},
		{syscall.RLIMIT_CORE, 0},
		{syscall.RLIMIT_AS, memoryLimit},
	} {
		// Without the limit there is still the deadline; a limit that the system
		// does not know must not keep people from their files.
		limit := syscall.Rlimit{Cur: l.most, Max: l.most}
		if l.what == syscall.RLIMIT_CPU {
			limit.Max++ // so that the first signal says why
		}
		_ = syscall.Setrlimit(l.what, &limit)
	}
	if len(program) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %w", program[0], syscall.Exec(program[0], program, os.Environ()))
}
