// The same work as tlog-bench, done by golang.org/x/mod/sumdb: sumdb [<entries>] [<bytes of an entry>] [<entries of a batch>].
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = s[index]
	}
	return hashes, nil
}

type memory map[tlog.Tile][]byte

func (memory) Height() int { return 8 }

func (memory) SaveTiles([]tlog.Tile, [][]byte) {}

func (m memory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		all[i] = m[tile]
	}
	return all, nil
}

func numbered(entry []byte, index int64) []byte {
	next := append([]byte(nil), entry...)
	for i := 0; i < 8 && i < len(next); i++ {
		next[i] = byte(index >> (8 * i))
	}
	return next
}

func measure(what string, count int, body func()) {
	start := time.Now()
	body()
	fmt.Printf("{\"what\": %q, \"per_second\": %d}\n", what, int(float64(count)/time.Since(start).Seconds()))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func number(at, otherwise int) int {
	if len(os.Args) > at {
		if value, err := strconv.Atoi(os.Args[at]); err == nil {
			return value
		}
	}
	return otherwise
}

func main() {
	count, length, batch := number(1, 200000), number(2, 200), number(3, 256)
	entry := bytes.Repeat([]byte{0x42}, length)
	seed := bytes.Repeat([]byte{1}, 32)
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	vkey, err := note.NewEd25519VerifierKey("gate.example/log", public)
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	skey := fmt.Sprintf("PRIVATE+KEY+gate.example/log+%08x+%s", verifier.KeyHash(),
		base64.StdEncoding.EncodeToString(append([]byte{1}, seed...)))
	signer, err := note.NewSigner(skey)
	must(err)

	var hashes storage
	tiles := memory{}
	var tree tlog.Tree
	var signed []byte
	measure("append", count, func() {
		var bundle []byte
		for tree.N < int64(count) {
			old := tree.N
			for i := 0; i < batch && tree.N < int64(count); i++ {
				record := numbered(entry, tree.N)
				bundle = append(bundle, byte(len(record)>>8), byte(len(record)))
				bundle = append(bundle, record...)
				more, err := tlog.StoredHashes(tree.N, record, hashes)
				must(err)
				hashes = append(hashes, more...)
				tree.N++
				if tree.N%256 == 0 {
					tiles[tlog.Tile{H: 8, L: -1, N: tree.N/256 - 1, W: 256}] = bundle
					bundle = nil
				}
			}
			for _, tile := range tlog.NewTiles(8, old, tree.N) {
				data, err := tlog.ReadTileData(tile, hashes)
				must(err)
				tiles[tile] = data
			}
			if rest := int(tree.N % 256); rest > 0 {
				tiles[tlog.Tile{H: 8, L: -1, N: tree.N / 256, W: rest}] = append([]byte(nil), bundle...)
			}
			tree.Hash, err = tlog.TreeHash(tree.N, hashes)
			must(err)
			text := fmt.Sprintf("gate.example/log\n%d\n%s\n", tree.N, tree.Hash)
			signed, err = note.Sign(&note.Note{Text: text}, signer)
			must(err)
		}
	})
	measure("verify", count, func() {
		var again storage
		for at := int64(0); at < tree.N; {
			tile := tlog.Tile{H: 8, L: -1, N: at / 256, W: 256}
			if rest := tree.N - at; rest < 256 {
				tile.W = int(rest)
			}
			old := at
			for data := tiles[tile]; len(data) > 0; at++ {
				length := int(data[0])<<8 | int(data[1])
				more, err := tlog.StoredHashes(at, data[2:2+length], again)
				must(err)
				again = append(again, more...)
				data = data[2+length:]
			}
			for _, tile := range tlog.NewTiles(8, old, at) {
				data, err := tlog.ReadTileData(tile, again)
				must(err)
				if stored, found := tiles[tile]; found && !bytes.Equal(stored, data) {
					panic("another tile")
				}
			}
		}
		hash, err := tlog.TreeHash(tree.N, again)
		must(err)
		if hash != tree.Hash {
			panic("another root")
		}
	})
	reader := tlog.TileHashReader(tree, tiles)
	const proofs = 2000
	measure("prove and check", proofs, func() {
		for i := int64(0); i < proofs; i++ {
			index := i * 7919 % tree.N
			proof, err := tlog.ProveRecord(tree.N, index, reader)
			must(err)
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(numbered(entry, index))))
		}
	})
	leaf := tlog.RecordHash(entry)
	node := leaf
	measure("node", 1000000, func() {
		for i := 0; i < 1000000; i++ {
			node = tlog.NodeHash(leaf, node)
		}
	})
	text := fmt.Sprintf("gate.example/log\n%d\n%s\n", tree.N, tree.Hash)
	measure("sign", 2000, func() {
		for i := 0; i < 2000; i++ {
			_, err := note.Sign(&note.Note{Text: text}, signer)
			must(err)
		}
	})
	measure("open", 2000, func() {
		for i := 0; i < 2000; i++ {
			_, err := note.Open(signed, note.VerifierList(verifier))
			must(err)
		}
	})
}
