"""Other people's implementations judge our log, and ours judges theirs.

HUUNGHI_LOG_FOLDER names the program that writes, audits and proves (`tlog-folder`). Without Go or a Python judge the
tests that need it are skipped.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OURS = os.environ.get("HUUNGHI_LOG_FOLDER")
GO_PATH = os.environ.get("GOPATH", "/usr/share/gocode")
SIZES = [1, 255, 256, 300, 1000, 66_000]

pytestmark = pytest.mark.skipif(not OURS, reason="HUUNGHI_LOG_FOLDER does not name the program that writes a log")


def run(*command, **options) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **options)


class Log:
    def __init__(self, folder: Path):
        self.folder = folder
        keys = run(OURS, "write", folder, *SIZES, check=True).stdout.split()
        self.vkey, self.witness = keys
        self.earlier = sorted((folder / "earlier").iterdir())


@pytest.fixture(scope="session")
def log(tmp_path_factory) -> Log:
    return Log(tmp_path_factory.mktemp("log"))


@pytest.fixture(scope="session")
def sumdb(tmp_path_factory) -> Path:
    if not shutil.which("go") or not (Path(GO_PATH) / "src/golang.org/x/mod/sumdb").is_dir():
        pytest.skip("golang-go and golang-golang-x-mod-dev are not installed")
    program = tmp_path_factory.mktemp("sumdb") / "sumdb"
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": GO_PATH}
    run("go", "build", "-o", program, "main.go", cwd=HERE / "sumdb", env=environment, check=True)
    return program


def python_judges(folder: Path, log: Log) -> list[dict]:
    earlier = [part for file in log.earlier for part in ("--earlier", file)]
    result = run(sys.executable, HERE / "judge.py", folder, log.vkey, "--witness", log.witness, *earlier)
    if result.returncode == 3:
        pytest.skip("no Python judge is installed")
    if result.returncode:
        raise AssertionError(result.stderr)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_sumdb_believes_our_log(log, sumdb):
    verdict = json.loads(run(sumdb, log.folder, log.vkey, *log.earlier, check=True).stdout)
    assert verdict["size"] == SIZES[-1]
    assert verdict["earlier"] == len(SIZES) - 1
    assert verdict["records"] > 900 and verdict["trees"] > 900


def test_python_judges_believe_our_log(log):
    for verdict in python_judges(log.folder, log):
        assert verdict["size"] == SIZES[-1]
        assert verdict["earlier"] == len(SIZES) - 1
        assert verdict["refused"] >= verdict["records"] >= 250


@pytest.fixture
def tampered(log, tmp_path) -> Path:
    folder = tmp_path / "log"
    shutil.copytree(log.folder, folder)
    bundle = folder / "tile/entries/000"
    content = bytearray(bundle.read_bytes())
    content[-1] ^= 1
    bundle.write_bytes(content)
    return folder


def test_all_find_a_changed_entry(log, sumdb, tampered):
    # The judges look at some entries only; let them find the first of the bundle.
    first = (tampered / "tile/0/000").read_bytes()
    (tampered / "tile/0/000").write_bytes(bytes([first[0] ^ 1]) + first[1:])
    assert run(OURS, "audit", tampered, log.vkey).returncode != 0
    assert run(sumdb, tampered, log.vkey).returncode == 1
    with pytest.raises(AssertionError):
        python_judges(tampered, log)


def test_our_audit_finds_what_spot_checks_miss(log, tampered):
    assert run(OURS, "audit", log.folder, log.vkey).stdout.strip() == str(SIZES[-1])
    assert run(OURS, "audit", tampered, log.vkey).returncode != 0


def test_our_audit_believes_a_log_of_tlog_scales(tmp_path):
    writer = pytest.importorskip("tlog_scales.writer")
    from tlog_scales import signing

    folder = tmp_path / "theirs"
    log = writer.TilesWriter.create(folder, "theirs.example/log")
    signer = signing.PlainEd25519Signer("theirs.example/log", bytes(range(32)))
    for size in (3, 256, 700):
        while log.size + len(log.pending) < size:
            log.add_leaf(b"entry %d" % (log.size + len(log.pending)))
        log.commit([signer])
        assert run(OURS, "audit", folder, signer.vkey.serialize()).stdout.strip() == str(size)


@pytest.mark.parametrize("index", [0, 255, 256, 65_999])
def test_our_receipt_is_that_of_tlog_scales(log, index):
    pytest.importorskip("tlog_scales")
    theirs = run(sys.executable, "-m", "tlog_scales.cli", "gen-proof", log.folder, index, check=True)
    assert run(OURS, "receipt", log.folder, index, check=True).stdout == theirs.stdout
