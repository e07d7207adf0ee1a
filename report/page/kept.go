package page

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"onrecord/report/desk/archive"
)

// Of what is made of the whole record: how many such things are kept, and the share of the
// time in which they are made again and again while the record changes.
const (
	mostKept   = 24
	oneInSoFew = 10
)

// works keeps what takes long to make of the whole record: the list of people, the
// briefing of a week. Whoever asks gets what was made last, after waiting no longer than
// they have patience. It is made anew in the background when the record has changed
// and somebody asks, one thing at a time, so that others need not wait for it either.
type works[T any] struct {
	of *workshop

	mu    sync.Mutex
	list  map[string]*work[T]
	order []string // of names, the one asked for last at the end
}

// workshop is what all works have in common.
type workshop struct {
	archive *archive.Archive
	now     func() time.Time
	turn    chan struct{} // holds one while something is made
	rested  time.Time     // until when nothing is made again; whoever has the turn sets it
}

// work is a thing that was made, or is being made.
type work[T any] struct {
	product[T]
	err    error
	state  string // of the record for which it was made
	took   time.Duration
	making chan struct{} // closed when it has been made; nil if nobody is at it
}

// product is what somebody gets.
type product[T any] struct {
	Value T
	There bool // something was made
	Old   bool // the record has changed since
}

// get returns what was made last, or what is made within the patience.
func (k *works[T]) get(ctx context.Context, name string, patience time.Duration, of func(context.Context) (T, error)) (product[T], error) {
	state, err := k.of.archive.State(ctx)
	if err != nil {
		return product[T]{}, err
	}
	k.mu.Lock()
	one := k.named(name)
	if one.There && one.state == state {
		defer k.mu.Unlock()
		return one.product, nil
	}
	if one.making == nil {
		one.making = make(chan struct{})
		go k.make(context.WithoutCancel(ctx), one, of) // others may be waiting for it
	}
	done := one.making
	if one.There && one.took >= patience { // waiting is no use
		defer k.mu.Unlock()
		out := one.product
		out.Old = true
		return out, nil
	}
	k.mu.Unlock()
	wait := time.NewTimer(patience)
	defer wait.Stop()
	ended := false
	select {
	case <-done:
		ended = true
	case <-wait.C:
	case <-ctx.Done():
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	out := one.product
	out.Old = one.There && one.state != state
	if ended && one.err != nil {
		return out, one.err
	}
	return out, ctx.Err()
}

// named returns a work by its name; those that nobody has asked for longest are given up.
func (k *works[T]) named(name string) *work[T] {
	if k.list == nil {
		k.list = map[string]*work[T]{}
	}
	k.order = append(slices.DeleteFunc(k.order, func(n string) bool { return n == name }), name)
	if k.list[name] == nil {
		k.list[name] = &work[T]{}
	}
	if len(k.order) > mostKept {
		delete(k.list, k.order[0])
		k.order = k.order[1:]
	}
	return k.list[name]
}

// make makes a work anew. A record that changes all the time does not have it made all
// the time.
func (k *works[T]) make(ctx context.Context, one *work[T], of func(context.Context) (T, error)) {
	k.mu.Lock()
	again := one.There
	k.mu.Unlock()
	k.of.turn <- struct{}{}
	for again { // what has never been made goes first
		rest := k.of.rested.Sub(k.of.now())
		if rest <= 0 {
			break
		}
		<-k.of.turn
		time.Sleep(rest)
		k.of.turn <- struct{}{}
	}
	began := k.of.now()
	state, err := k.of.archive.State(ctx)
	var value T
	if err == nil {
		value, err = guarded(ctx, of)
	}
	ended := k.of.now()
	k.of.rested = ended.Add(oneInSoFew * ended.Sub(began))
	<-k.of.turn
	k.mu.Lock()
	if one.err = err; err == nil {
		one.Value, one.There, one.state, one.took = value, true, state, ended.Sub(began)
	}
	close(one.making)
	one.making = nil
	k.mu.Unlock()
}

// guarded makes a panic an error: nobody stands above it here who would.
func guarded[T any](ctx context.Context, of func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	return of(ctx)
}

// askAgain has a browser ask again for what is being made.
func askAgain(w http.ResponseWriter) { w.Header().Set("Refresh", "2") }
