package folder

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"onrecord/cmd/onrecord/disk"
)

// NewTemporary creates a desk that is deleted when it is closed, unless it was kept.
func NewTemporary(ctx context.Context) (*Temporary, error) {
	top, err := os.MkdirTemp("", "onrecord-desk-")
	if err != nil {
		return nil, err
	}
	t := &Temporary{top: top, Dir: filepath.Join(top, "desk")}
	if _, err := Make(ctx, t.Dir, AllTopics); err != nil {
		os.RemoveAll(top)
		return nil, err
	}
	return t, nil
}

// Temporary is such a desk.
type Temporary struct{ Dir, top, keepAt string }

// Keep says where the desk is to be kept.
func (t *Temporary) Keep(name string) (string, error) {
	at, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if disk.Exists(at) {
		return "", fmt.Errorf("%s exists already", at)
	}
	t.keepAt = at
	return at, nil
}

// End keeps the desk or removes it.
func (t *Temporary) End() error {
	defer os.RemoveAll(t.top)
	if t.keepAt == "" {
		return nil
	}
	if os.Rename(t.Dir, t.keepAt) == nil {
		return nil
	}
	return os.CopyFS(t.keepAt, os.DirFS(t.Dir)) // it lies on another disk
}
