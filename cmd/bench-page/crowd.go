package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// client asks for pages and notes how long each took.
type client struct {
	base, key string
	known     onRecord

	mu    sync.Mutex
	asked int
	took  map[string][]time.Duration
	early map[string]int           // answers that say that the page is being made
	cost  map[string]time.Duration // of processor for a request; nil if others ask as well
}

// kinds are the pages that are asked for.
var kinds = []string{"first rows", "rows of a word", "rows of two common words", "rows of a speaker", "rows to check", "a later page", "a row in its document", "a document", "a speaker", "people", "a week", "names", "inbox"}

// weeks is how many weeks are looked at: this one and those before.
const weeks = 3

// corrected is a kind of request that changes something.
const corrected = "correct a row"

// address returns one of the addresses of a kind.
func (c *client) address(kind string, n uint64) string {
	row := c.known.rows[n*7919%uint64(len(c.known.rows))]
	switch kind {
	case "rows of a word":
		return fmt.Sprintf("/rows?q=w%d", 50+n*37%5000)
	case "rows of two common words":
		return fmt.Sprintf("/rows?q=w%d+w%d", n%5, 5+n%7)
	case "rows of a speaker":
		return fmt.Sprintf("/rows?speaker=Speaker+%d", n%500)
	case "rows to check":
		return "/rows?check=any&status=new"
	case "a later page":
		return "/rows?before=45000000000000000"
	case "a row in its document":
		return "/rows/" + row + "?check=any&status=new"
	case "a document":
		return "/documents/" + c.known.documents[n*7919%uint64(len(c.known.documents))]
	case "a speaker":
		return fmt.Sprintf("/people/Speaker%%20%d", n%500)
	case "people":
		return "/people"
	case "a week":
		return fmt.Sprintf("/week/2025-W%02d", 40+n%weeks)
	case "names":
		return fmt.Sprintf("/names?field=speaker&q=er+%d", n%200)
	case "inbox":
		return "/"
	}
	return "/rows"
}

func (c *client) read(ctx context.Context, kind string, n uint64) error {
	_, err := c.ask(ctx, kind, http.MethodGet, c.address(kind, n), "", "")
	return err
}

// ask sends a request and reads all of the answer.
func (c *client) ask(ctx context.Context, kind, method, address, body, match string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.base+address, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+c.key)
	r.Header.Set("If-Match", match)
	began := time.Now()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	took := time.Since(began)
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s %s: %s\n%.500s", method, address, answer.Status, text)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asked++; kind != "" {
		c.took[kind] = append(c.took[kind], took)
		if answer.Header.Get("Refresh") != "" {
			c.early[kind]++
		}
	}
	return answer, nil
}

// crowd lets readers and editors at the pages for a while.
func (c *client) crowd(ctx context.Context, readers, editors int, last, think time.Duration) error {
	ctx, stop := context.WithTimeout(ctx, last)
	defer stop()
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = readers + editors
	http.DefaultClient.Transport = transport
	var all sync.WaitGroup
	failed := make(chan error, readers+editors)
	person := func(n int, once func(*rand.Rand) error) {
		random := rand.New(rand.NewPCG(uint64(n), 3))
		for {
			pause := time.NewTimer(think/2 + time.Duration(random.Int64N(int64(think))))
			select {
			case <-ctx.Done():
				return
			case <-pause.C:
			}
			if err := once(random); err != nil && !errors.Is(err, context.DeadlineExceeded) {
				failed <- err
				return
			}
		}
	}
	for n := range readers {
		all.Go(func() {
			person(n, func(random *rand.Rand) error { return c.read(ctx, kinds[random.IntN(len(kinds))], random.Uint64()) })
		})
	}
	for n := range editors {
		all.Go(func() { person(1000+n, func(random *rand.Rand) error { return c.correct(ctx, random) }) })
	}
	all.Wait()
	close(failed)
	return <-failed
}

// correct changes the note of a row that nobody else is likely to have.
func (c *client) correct(ctx context.Context, random *rand.Rand) error {
	address := "/api/rows/" + c.known.rows[random.IntN(len(c.known.rows))]
	seen, err := c.ask(ctx, "", http.MethodGet, address, "", "")
	if err != nil {
		return err
	}
	_, err = c.ask(ctx, corrected, http.MethodPatch, address, fmt.Sprintf(`{"note":"note %d","status":"checked"}`, random.Uint32()), seen.Header.Get("ETag"))
	return err
}
