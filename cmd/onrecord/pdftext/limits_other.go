//go:build !linux && !darwin

package pdftext

// canLimit says that a process can bind itself before it becomes another
// program. Here only the deadline binds it.
const canLimit = false

func limitProcess([]string) error { return nil }
