package page

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// hub tells whoever listens what has happened.
type hub struct {
	mu        sync.Mutex
	listeners map[chan event]bool
}

type event struct{ name, data string }

// tell sends an event to all; one who does not keep up misses it, and learns the next.
func (h *hub) tell(e event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		select {
		case l <- e:
		default:
		}
	}
}

func (h *hub) listen() (<-chan event, func()) {
	l := make(chan event, 16)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners == nil {
		h.listeners = map[chan event]bool{}
	}
	h.listeners[l] = true
	return l, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.listeners, l)
	}
}

// Watch sends changes to browsers, whoever made them, until the context ends. It checks
// for them whenever it is signalled.
func (s *Server) Watch(ctx context.Context, look <-chan time.Time) error {
	return s.desk.Archive.Watch(ctx, look, func() {
		if state, err := s.desk.Archive.State(ctx); err == nil {
			s.hub.tell(event{"changed", state})
		}
	})
}

// events streams what happens, as server-sent events.
func (s *Server) events(w http.ResponseWriter, r *http.Request) error {
	const pulse = 20 * time.Second
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // some test's writer has none
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	list, leave := s.hub.listen()
	defer leave()
	state, err := s.desk.Archive.State(r.Context())
	if err != nil {
		return nil // the head is sent
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for e := (event{"changed", state}); ; {
		_ = control.SetWriteDeadline(s.desk.Now().Add(pulse))
		if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", e.name, e.data); err != nil {
			return nil
		}
		if err := control.Flush(); err != nil {
			return nil
		}
		select {
		case e = <-list:
		case <-beat.C:
			e = event{"pulse", ""}
		case <-r.Context().Done():
			return nil
		}
	}
}
