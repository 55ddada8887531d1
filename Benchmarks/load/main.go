// The client of the benchmarks of HTTP and of live events. Standard library only; reads every server the same way.
//
//	load post   -address A -path P -kind empty|declaration -token T -connections N -seconds S -first N
//	load listen -address A -path P -clients N      then lines on standard input: "burst PATH COUNT [FILE]", "save FILE"
//	load get URL
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("load post | load listen")
	}
	switch os.Args[1] {
	case "post":
		post(os.Args[2:])
	case "get":
		response, err := http.Get(os.Args[2])
		if err != nil || response.StatusCode != http.StatusOK {
			log.Fatal(err, response)
		}
		io.Copy(os.Stdout, response.Body)
	case "listen":
		listen(os.Args[2:])
	default:
		log.Fatal(fmt.Sprintf("unknown verb %q", os.Args[1]))
	}
}
