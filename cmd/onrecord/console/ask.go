package console

import (
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/term"
)

// AskPassword lets the user type the password twice at a terminal, without showing it.
func AskPassword(ctx context.Context, stdin any, prompts io.Writer) (string, error) {
	fd := int(stdin.(interface{ Fd() uintptr }).Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("asking for a password: %w", err)
	}
	type answer struct {
		words [2]string
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		var a answer
		for i, prompt := range []string{"password of the PDF: ", "again: "} {
			_, _ = io.WriteString(prompts, prompt) // what is not read need not be answered
			var word []byte
			if word, a.err = term.ReadPassword(fd); a.err != nil {
				break
			}
			_, _ = io.WriteString(prompts, "\n")
			a.words[i] = string(word)
		}
		answers <- a
	}()
	select {
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	case a := <-answers:
		if a.err == nil && a.words[0] != a.words[1] {
			a.err = errors.New("the two passwords differ")
		}
		return a.words[0], a.err
	}
}
