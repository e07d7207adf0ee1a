//go:build unix

package main

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// measured runs a command and says what it took.
func measured(command []string) (r result, err error) {
	c := exec.Command(command[0], command[1:]...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	begin := time.Now()
	if err := c.Run(); err != nil {
		return r, err
	}
	r.wall = time.Since(begin).Seconds()
	r.cpu = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.memory = float64(u.Maxrss) / 1024 // kilobytes
		if runtime.GOOS == "darwin" {
			r.memory /= 1024 // bytes
		}
	}
	return r, nil
}
