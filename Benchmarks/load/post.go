package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

func post(arguments []string) {
	flags := flag.NewFlagSet("post", flag.ExitOnError)
	address := flags.String("address", "127.0.0.1:8080", "server")
	path := flags.String("path", "/", "path to post to")
	kind := flags.String("kind", "empty", "empty or declaration")
	driver := flags.String("driver", "regular", "who drives: regular, new, or the pseudonym of a known driver")
	token := flags.String("token", "", "bearer token")
	connections := flags.Int("connections", 256, "connections, one request at a time on each")
	seconds := flags.Float64("seconds", 3, "how long")
	first := flags.Int64("first", 0, "number of the first declaration")
	run := flags.String("run", "r", "name of this run, for idempotency keys")
	flags.Parse(arguments)

	next := *first - 1
	var group sync.WaitGroup
	var refused int64
	times := make([][]time.Duration, *connections)
	begin := time.Now()
	end := begin.Add(time.Duration(*seconds * float64(time.Second)))
	for i := range times {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			connection, err := net.Dial("tcp", *address)
			if err != nil {
				log.Fatal(err)
			}
			defer connection.Close()
			answers := bufio.NewReaderSize(connection, 16384)
			var request, body []byte
			for {
				start := time.Now()
				if start.After(end) {
					return
				}
				number := int64(0)
				body = body[:0]
				if *kind == "declaration" {
					number = atomic.AddInt64(&next, 1)
					body = declaration(body, number, *driver)
				} else {
					body = append(body, "{}"...)
				}
				request = append(request[:0], "POST "...)
				request = append(request, *path...)
				request = append(request, " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"...)
				if *token != "" {
					request = append(request, "Authorization: Bearer "...)
					request = append(request, *token...)
					request = append(request, "\r\n"...)
				}
				if *kind == "declaration" {
					request = append(request, "Idempotency-Key: "...)
					request = append(request, *run...)
					request = strconv.AppendInt(request, number, 10)
					request = append(request, "\r\n"...)
				}
				request = append(request, "Content-Length: "...)
				request = strconv.AppendInt(request, int64(len(body)), 10)
				request = append(request, "\r\n\r\n"...)
				request = append(request, body...)
				if _, err := connection.Write(request); err != nil {
					log.Fatal(err)
				}
				status, text := answer(answers)
				if status/100 != 2 {
					if atomic.AddInt64(&refused, 1) == 1 {
						log.Printf("answered %d %s to %s", status, text, body)
					}
				}
				times[i] = append(times[i], time.Since(start))
			}
		}(i)
	}
	group.Wait()
	took := time.Since(begin).Seconds()
	var all []time.Duration
	for _, some := range times {
		all = append(all, some...)
	}
	if refused > 0 {
		log.Fatalf("%d of %d requests were refused", refused, len(all))
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	fmt.Printf("posted %d %.6f %.6f %.6f %d\n", len(all), took,
		all[len(all)/2].Seconds(), all[len(all)*99/100].Seconds(), next+1)
}

// Reads one answer with a Content-Length and gives back its status and, where it is no success, its body.
func answer(r *bufio.Reader) (int, string) {
	line, err := r.ReadSlice('\n')
	if err != nil || len(line) < 12 {
		log.Fatalf("no answer: %v %q", err, line)
	}
	status, _ := strconv.Atoi(string(line[9:12]))
	length := 0
	for {
		line, err = r.ReadSlice('\n')
		if err != nil {
			log.Fatal(err)
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if len(line) > 15 && bytes.EqualFold(line[:15], []byte("content-length:")) {
			length, _ = strconv.Atoi(string(bytes.TrimSpace(line[15:])))
		}
	}
	if status/100 == 2 {
		r.Discard(length)
		return status, ""
	}
	text := make([]byte, length)
	io.ReadFull(r, text)
	return status, string(text)
}
