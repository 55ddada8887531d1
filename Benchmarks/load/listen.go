package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// One round: every listener waits for so many updates.
type round struct {
	wanted   int64
	pending  int64
	received int64
	finished chan time.Time
}

type audience struct {
	current  atomic.Value // *round
	capture  sync.Mutex
	captured bytes.Buffer
}

func listen(arguments []string) {
	flags := flag.NewFlagSet("listen", flag.ExitOnError)
	address := flags.String("address", "127.0.0.1:8080", "server")
	path := flags.String("path", "/events", "path of the stream")
	clients := flags.Int("clients", 1000, "streams to open")
	flags.Parse(arguments)

	a := &audience{}
	a.current.Store(&round{})
	var opened sync.WaitGroup
	limit := make(chan struct{}, 64)
	for i := 0; i < *clients; i++ {
		limit <- struct{}{}
		opened.Add(1)
		go a.open(*address, *path, i == 0, func() { <-limit; opened.Done() })
	}
	opened.Wait()
	fmt.Printf("ready %d\n", *clients)

	orders := bufio.NewScanner(os.Stdin)
	for orders.Scan() {
		words := strings.Fields(orders.Text())
		switch {
		case len(words) >= 3 && words[0] == "burst":
			var count int64
			fmt.Sscan(words[2], &count)
			file := ""
			if len(words) > 3 {
				file = words[3]
			}
			a.burst(*address, words[1], count, int64(*clients), file)
		case len(words) == 2 && words[0] == "save":
			a.capture.Lock()
			if err := os.WriteFile(words[1], a.captured.Bytes(), 0o600); err != nil {
				log.Fatal(err)
			}
			a.capture.Unlock()
			fmt.Println("saved")
		default:
			return
		}
	}
}

func (a *audience) open(address, path string, captures bool, ready func()) {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n", path, address)
	raw := bufio.NewReaderSize(connection, 8192)
	response, err := http.ReadResponse(raw, nil)
	if err != nil || response.StatusCode != http.StatusOK {
		log.Fatalf("no stream: %v %v", err, response)
	}
	// http.ReadResponse has its own chunked reader; the one below is the same code without a body's bookkeeping.
	lines := bufio.NewReaderSize(httputil.NewChunkedReader(raw), 8192)
	var mine *round
	var count int64
	isReady := false
	for {
		line, err := lines.ReadSlice('\n')
		if err != nil {
			if err != io.EOF {
				log.Fatalf("a stream broke: %v", err)
			}
			log.Fatal("a stream ended")
		}
		if !isReady {
			isReady = true
			ready()
		}
		if captures && !bytes.HasPrefix(line, []byte("retry:")) && !bytes.HasPrefix(line, []byte(":")) {
			a.capture.Lock()
			a.captured.Write(line)
			a.capture.Unlock()
		}
		if !bytes.HasPrefix(line, []byte("data: ")) {
			continue
		}
		now := a.current.Load().(*round)
		if now != mine {
			mine, count = now, 0
		}
		count++
		if count == now.wanted {
			atomic.AddInt64(&now.received, count)
			if atomic.AddInt64(&now.pending, -1) == 0 {
				now.finished <- time.Now()
			}
		}
	}
}

func (a *audience) burst(address, path string, count, clients int64, file string) {
	var body []byte
	if file != "" {
		var err error
		if body, err = os.ReadFile(file); err != nil {
			log.Fatal(err)
		}
	}
	a.capture.Lock()
	a.captured.Reset()
	a.capture.Unlock()
	now := &round{wanted: count, pending: clients, finished: make(chan time.Time, 1)}
	a.current.Store(now)
	start := time.Now()
	response, err := http.Post("http://"+address+path, "application/json", bytes.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
	answered := time.Since(start)
	if response.StatusCode/100 != 2 {
		log.Fatalf("the burst was answered %s", response.Status)
	}
	select {
	case end := <-now.finished:
		fmt.Printf("burst %.6f %.6f %d\n", end.Sub(start).Seconds(), answered.Seconds(), atomic.LoadInt64(&now.received))
	case <-time.After(60 * time.Second):
		log.Fatalf("%d streams wait for updates", atomic.LoadInt64(&now.pending))
	}
}
