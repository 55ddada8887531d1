// A plain fan-out of server-sent events with Go's net/http: what ours is compared with. Standard library only.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
)

// More than a burst, so that no client of the comparison loses an update.
const backlog = 1024

type hub struct {
	mutex   sync.Mutex
	clients map[chan []byte]struct{}
	writes  int64
}

func (h *hub) events(w http.ResponseWriter, r *http.Request) {
	flusher := w.(http.Flusher)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-cache")
	updates := make(chan []byte, backlog)
	h.mutex.Lock()
	h.clients[updates] = struct{}{}
	h.mutex.Unlock()
	defer func() {
		h.mutex.Lock()
		delete(h.clients, updates)
		h.mutex.Unlock()
	}()
	io.WriteString(w, "retry: 2000\n\n")
	flusher.Flush()
	for {
		select {
		case update := <-updates:
			if _, err := w.Write(update); err != nil {
				return
			}
			flusher.Flush()
			atomic.AddInt64(&h.writes, 1)
		case <-r.Context().Done():
			return
		}
	}
}

// The body holds the updates as they go over the wire.
func (h *hub) burst(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for _, update := range bytes.SplitAfter(body, []byte("\n\n")) {
		if len(update) == 0 {
			continue
		}
		h.mutex.Lock()
		for client := range h.clients {
			client <- update
		}
		h.mutex.Unlock()
	}
	fmt.Fprintln(w, "{}")
}

func main() {
	address := flag.String("listen", "127.0.0.1:0", "address to listen on")
	flag.Parse()
	h := &hub{clients: map[chan []byte]struct{}{}}
	http.HandleFunc("/events", h.events)
	http.HandleFunc("/burst", h.burst)
	http.HandleFunc("/writes", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, atomic.LoadInt64(&h.writes))
	})
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	// It does not outlive the benchmark that started it.
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Printf("listening %d\n", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, nil))
}
