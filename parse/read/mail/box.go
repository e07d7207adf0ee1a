package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"onrecord/parse/read/draft"
)

// Messages cuts a mailbox of any size, with no more than one message in memory. A message
// begins under a line "From ADDRESS DAY" that stands after a blank line and over a header:
// stories have lines that begin with "From", too. A message that is too large is an error of
// its own; any other error ends the box.
func Messages(r io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		b := box{lines: bufio.NewReaderSize(r, 1<<20)}
		for {
			m, err := b.next()
			more := true
			switch {
			case len(m) > draft.MaxSize:
				more = yield(nil, fmt.Errorf("%w: a message larger than %d MB", draft.ErrTooLarge, draft.MaxSize>>20))
			case m != nil:
				more = yield(unquoteFrom(m), nil)
			}
			if more && err != nil && !errors.Is(err, io.EOF) {
				yield(nil, err)
			}
			if !more || err != nil {
				return
			}
		}
	}
}

// box is the state of reading a mailbox.
type box struct {
	lines *bufio.Reader
	open  bool // the line over a message has come
	blank bool // the last line is empty, or none has come
}

// next returns the next message, and io.EOF with the last one. Of one that is too
// large it keeps a byte more than may be.
func (b *box) next() ([]byte, error) {
	if !b.open {
		b.blank = true
	}
	m := []byte{}
	for {
		line, err := b.lines.ReadSlice('\n')
		full := errors.Is(err, bufio.ErrBufferFull)
		begins := !full && b.blank && bytes.HasPrefix(line, []byte("From "))
		if begins {
			line = bytes.Clone(line) // the reader looks ahead
		}
		if begins && b.headerFollows() {
			b.blank = false
			if b.open {
				return m, err
			}
			b.open = true
			if err != nil {
				return nil, err
			}
			continue
		}
		if b.open && len(m) <= draft.MaxSize {
			m = append(m, line...)
		}
		b.blank = !full && len(bytes.TrimRight(line, "\r\n")) == 0
		if err != nil && !full {
			if !b.open {
				return nil, err
			}
			return m, err
		}
	}
}

// headerFollows reports whether the next line begins a header.
func (b *box) headerFollows() bool {
	head, _ := b.lines.Peek(200)
	return startsHeader(head)
}
