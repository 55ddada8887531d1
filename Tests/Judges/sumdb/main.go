// The judge sumdb reads a log folder with golang.org/x/mod/sumdb, the first implementation of tiled logs.
//
//	sumdb <folder> <vkey> [<earlier checkpoint>...]
//
// It opens the signed note, reads tiles through a TileHashReader, which checks each against the signed root, proves and
// checks records and earlier trees, and prints what it found as one line of JSON. It exits with 1 at the first flaw.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The most records, and the most sizes of earlier trees, that are looked at.
const looks = 1000

type verdict struct {
	Judge   string `json:"judge"`
	Origin  string `json:"origin"`
	Size    int64  `json:"size"`
	Root    string `json:"root"`
	Records int    `json:"records"`
	Trees   int    `json:"trees"`
	Earlier int    `json:"earlier"`
	Unknown int    `json:"unknown_signatures"`
}

// A folder of tiles as tlog-tiles lays them; sumdb names the height of a tile in its path, and tlog-tiles does not.
type folder string

func (folder) Height() int { return 8 }

func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func path(tile tlog.Tile) string {
	rest := strings.TrimPrefix(tile.Path(), "tile/8/")
	return "tile/" + strings.Replace(rest, "data/", "entries/", 1)
}

// Reads the entries of one bundle.
func (f folder) entries(bundle, size int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: -1, N: bundle, W: 256}
	if rest := size - bundle*256; rest < 256 {
		tile.W = int(rest)
	}
	bytes, err := os.ReadFile(filepath.Join(string(f), path(tile)))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bytes) > 0 {
		if len(bytes) < 2 {
			return nil, errors.New("a bundle ends within a length")
		}
		length := int(bytes[0])<<8 | int(bytes[1])
		if len(bytes) < 2+length {
			return nil, errors.New("a bundle ends within an entry")
		}
		entries = append(entries, bytes[2:2+length])
		bytes = bytes[2+length:]
	}
	if len(entries) != tile.W {
		return nil, fmt.Errorf("bundle %d has %d entries", bundle, len(entries))
	}
	return entries, nil
}

// Opens a checkpoint: a note whose lines are origin, size and root.
func open(file string, verifiers note.Verifiers) (string, tlog.Tree, int, error) {
	bytes, err := os.ReadFile(file)
	if err != nil {
		return "", tlog.Tree{}, 0, err
	}
	opened, err := note.Open(bytes, verifiers)
	if err != nil {
		return "", tlog.Tree{}, 0, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return "", tlog.Tree{}, 0, errors.New("a checkpoint has three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return "", tlog.Tree{}, 0, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return lines[0], tlog.Tree{N: size, Hash: hash}, len(opened.UnverifiedSigs), err
}

func judge(root, vkey string, earlier []string) (*verdict, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	verifiers := note.VerifierList(verifier)
	origin, tree, unknown, err := open(filepath.Join(root, "checkpoint"), verifiers)
	if err != nil {
		return nil, err
	}
	reader := tlog.TileHashReader(tree, folder(root))
	found := &verdict{Judge: "sumdb", Origin: origin, Size: tree.N, Root: tree.Hash.String(), Unknown: unknown}
	hash, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return nil, err
	}
	if hash != tree.Hash {
		return nil, errors.New("the tiles have another root")
	}
	if found.Records, err = records(folder(root), tree, reader); err != nil {
		return nil, err
	}
	if found.Trees, err = trees(tree, reader); err != nil {
		return nil, err
	}
	for _, file := range earlier {
		_, old, _, err := open(file, verifiers)
		if err != nil {
			return nil, err
		}
		proof, err := tlog.ProveTree(tree.N, old.N, reader)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
			return nil, err
		}
		found.Earlier++
	}
	return found, nil
}

// Proves records, spread over the log, and checks that an entry hashes to what was proved.
func records(f folder, tree tlog.Tree, reader tlog.HashReader) (int, error) {
	count := 0
	var entries [][]byte
	bundle := int64(-1)
	for at := int64(0); at < tree.N; at += 1 + tree.N/looks {
		if at/256 != bundle {
			var err error
			bundle = at / 256
			if entries, err = f.entries(bundle, tree.N); err != nil {
				return count, err
			}
		}
		proof, err := tlog.ProveRecord(tree.N, at, reader)
		if err != nil {
			return count, err
		}
		leaf := tlog.RecordHash(entries[at%256])
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, at, leaf); err != nil {
			return count, fmt.Errorf("record %d: %w", at, err)
		}
		count++
	}
	return count, nil
}

// Proves that trees of earlier sizes, spread over the log, are the beginning of this one.
func trees(tree tlog.Tree, reader tlog.HashReader) (int, error) {
	count := 0
	for size := int64(1); size <= tree.N; size += 1 + tree.N/looks {
		hash, err := tlog.TreeHash(size, reader)
		if err != nil {
			return count, err
		}
		proof, err := tlog.ProveTree(tree.N, size, reader)
		if err != nil {
			return count, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, size, hash); err != nil {
			return count, fmt.Errorf("tree of %d: %w", size, err)
		}
		count++
	}
	return count, nil
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: sumdb <folder> <vkey> [<earlier checkpoint>...]")
		os.Exit(2)
	}
	found, err := judge(os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "sumdb:", err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		os.Exit(1)
	}
}
