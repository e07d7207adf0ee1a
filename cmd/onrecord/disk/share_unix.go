//go:build unix

package disk

import "syscall"

// ShareFiles lets the group change the files and folders that this run creates.
func ShareFiles() {
	mask := syscall.Umask(0)
	syscall.Umask(mask &^ 0o070)
}
