"""Two Python implementations read, verify and prove against a log folder: tlog-scales and metamorphic-log.

    judge.py <folder> <vkey> [--witness VKEY] [--earlier CHECKPOINT]...

Each judge that is installed prints one line of JSON. The exit code is 1 at the first flaw, 3 if no judge is installed.
"""

import argparse
import dataclasses
import json
import sys
from pathlib import Path

LOOKS = 300
"""The most entries that are proved."""


@dataclasses.dataclass
class Verdict:
    judge: str
    origin: str
    size: int
    root: str
    records: int = 0
    earlier: int = 0
    cosignatures: int = 0
    refused: int = 0
    """Wrong claims that the judge was asked to refuse, and did."""


def spread(size: int) -> range:
    return range(0, size, 1 + size // LOOKS)


def changed(hash: bytes) -> bytes:
    return bytes([hash[0] ^ 1]) + hash[1:]


def refuses(verdict: Verdict, claim) -> None:
    try:
        claim()
    except Exception:
        verdict.refused += 1
        return
    raise AssertionError(f"{verdict.judge} took a wrong claim")


def scales(folder: Path, arguments: argparse.Namespace) -> Verdict:
    from tlog_scales import backend, reader, signing, tiles, tlog

    log = reader.TilesReader(backend.LocalBackend(folder))
    checkpoint = log.get_checkpoint()
    checkpoint.verify(signing.Vkey.from_string(arguments.vkey))
    root = checkpoint.root_hash
    assert log.calculate_root_hash() == root, "the tiles have another root"
    verdict = Verdict("tlog-scales", checkpoint.origin, checkpoint.size, root.hex())
    for vkey in arguments.witness:
        checkpoint.verify(signing.Vkey.from_string(vkey))
        verdict.cosignatures += 1
    for index in spread(checkpoint.size):
        leaf = tiles.leaf_hash(log.get_entry(index))
        proof = log.get_inclusion_proof(index, checkpoint.size)
        proof.check(leaf, root)
        refuses(verdict, lambda: proof.check(changed(leaf), root))
        verdict.records += 1
    for file in arguments.earlier:
        old = tlog.Checkpoint.from_text(file.read_text())
        old.verify(signing.Vkey.from_string(arguments.vkey))
        proof = log.get_consistency_proof(old.size, checkpoint.size)
        proof.check(old.root_hash, root)
        refuses(verdict, lambda: proof.check(changed(old.root_hash), root))
        verdict.earlier += 1
    return verdict


def metamorphic(folder: Path, arguments: argparse.Namespace) -> Verdict:
    import metamorphic_log as judge
    from tlog_scales import backend, reader, tiles, tlog

    # It verifies and does not read tiles: the proofs come from the other implementation.
    log = reader.TilesReader(backend.LocalBackend(folder))
    log.get_checkpoint()
    note = (folder / "checkpoint").read_text()
    keys = [arguments.vkey]
    head = judge.checkpoint_verify(note, keys)
    root = bytes(head.root)
    verdict = Verdict("metamorphic-log", head.origin, head.size, root.hex())
    refuses(verdict, lambda: judge.checkpoint_verify(note.replace(f"\n{head.size}\n", f"\n{head.size + 1}\n"), keys))
    # Cosignatures of Ed25519 (0x04) are not among the signatures that it knows.
    for index in spread(head.size):
        leaf = tiles.leaf_hash(log.get_entry(index))
        path = log.get_inclusion_proof(index, head.size).node_hashes
        judge.checkpoint_verify_inclusion(note, keys, index, leaf, path)
        refuses(verdict, lambda: judge.checkpoint_verify_inclusion(note, keys, index, changed(leaf), path))
        verdict.records += 1
    for file in arguments.earlier:
        older = file.read_text()
        size = tlog.Checkpoint.from_text(older).size
        path = log.get_consistency_proof(size, head.size).node_hashes
        judge.checkpoint_verify_consistency(older, note, keys, path)
        wrong = [changed(path[0]), *path[1:]] if path else [root]
        refuses(verdict, lambda: judge.checkpoint_verify_consistency(older, note, keys, wrong))
        verdict.earlier += 1
    return verdict


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=lambda text: Path(text).resolve())
    parser.add_argument("vkey")
    parser.add_argument("--witness", action="append", default=[], metavar="VKEY")
    parser.add_argument("--earlier", action="append", default=[], type=Path, metavar="CHECKPOINT")
    arguments = parser.parse_args()
    found = 0
    for judge in (scales, metamorphic):
        try:
            verdict = judge(arguments.folder, arguments)
        except ImportError as error:
            print(f"{judge.__name__}: not installed ({error.name})", file=sys.stderr)
            continue
        found += 1
        print(json.dumps(dataclasses.asdict(verdict)))
    return 0 if found else 3


if __name__ == "__main__":
    sys.exit(main())
