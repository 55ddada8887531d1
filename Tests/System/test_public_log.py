"""The public log: a stranger reads static files, and can say whether everybody was called in turn."""

import json
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import requests

import samples
from gate import ROOT, done, head, run

JUDGES = ROOT / "Tests" / "Judges"


def published(house, patience=30):
    """Waits until everything that is in the gate's log is in the public one; answers how many entries that are."""
    end = time.monotonic() + patience
    position = head(house)
    while time.monotonic() < end:
        result = run("verify", house.url)
        if result.returncode == 0 and f" {position} records" in result.stdout:
            return int(requests.get(f"{house.url}/log/checkpoint", timeout=10).text.split("\n")[1])
        time.sleep(0.2)
    raise AssertionError(f"record {position} is not published\n{result.stdout}\n{result.stderr}")


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A gate at which a few trucks went different ways, one of them out of turn."""
    import house as houses

    house = houses.House(tmp_path_factory.mktemp("public") / "data")
    house.start()
    house.bring("abroad")
    for _ in range(3):
        trip = house.declare()
        house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
    house.client("gate-operator").ok(
        "POST", f"/api/v1/trips/{trip}/out-of-turn-call",
        {"lane": samples.LANE_IN, "reason": "xe chở vắc-xin", "witness": "board"})
    house.last = trip
    published(house)
    yield house
    house.gate.kill()


def key(town):
    return requests.get(f"{town.url}/log/key", timeout=10).text.strip()


def test_a_stranger_is_told_yes_and_every_override(town):
    out = done("verify", town.url, "--key", key(town))
    assert "YES" in out
    assert town.last in out and "xe chở vắc-xin" in out and "past 2 vehicles" in out
    rows = json.loads(done("verify", town.url, "--key", key(town), "--format", "json"))
    assert sum(int(row["overrides"]) for row in rows) == 1
    assert sum(int(row["inversions"]) for row in rows) == 0
    assert "NO" not in out


def test_files_are_read_from_a_folder_as_from_an_address(town, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(town.data / "public", folder)
    out = done("verify", folder, "--against", town.data)
    assert "YES" in out and "agrees with the public one" in out


def test_nothing_that_names_anybody_is_in_the_files(town):
    everything = b"".join(file.read_bytes() for file in (town.data / "public").rglob("*") if file.is_file())
    for secret in ["Nguyễn", samples.FIRM, "SEAL", samples.compact(samples.plate(1)), samples.container(1), "board"]:
        assert secret.encode() not in everything, secret


def test_the_log_goes_on_from_a_checkpoint_that_was_kept(town, tmp_path):
    kept = tmp_path / "kept"
    kept.write_bytes(requests.get(f"{town.url}/log/checkpoint", timeout=10).content)
    before = published(town)
    town.declare()
    assert published(town) > before
    assert "goes on from the checkpoint" in done("verify", town.url, "--from", kept)


@pytest.mark.parametrize("path", ["tile/entries/000", "tile/0/000"])
def test_a_byte_that_was_turned_is_found(town, tmp_path, path):
    folder = tmp_path / "log"
    shutil.copytree(town.data / "public", folder)
    file = max((folder / (path + ".p")).iterdir(), key=lambda file: int(file.name))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    result = run("verify", folder, "--key", key(town))
    assert result.returncode == 4 and "NO" in result.stderr


def test_another_key_is_not_believed(town):
    other = "other.example/log+530d903b+ATa2KwWQ8pLnxUc/s8pLnxUc/s8pLnxUc/s8pLnxUc/s"
    result = run("verify", town.url, "--key", other)
    assert result.returncode in (1, 4) and result.stderr


@pytest.mark.parametrize("arguments, status, words", [
    (["/nowhere"], 1, "no public log"), (["http://127.0.0.1:9"], 3, "reach"),
    (["ftp://x"], 1, "no public log"),
])
def test_a_place_without_a_log_is_told(arguments, status, words):
    result = run("verify", *arguments)
    assert result.returncode == status and words in result.stderr


@pytest.mark.parametrize("path", [
    "tile/0/001", "tile/0/000.p/999", "tile/../../accounts.db", "tile/entries/x", "tile/64/000", "tile/0/%2e%2e/x",
])
def test_what_is_no_tile_is_not_found(town, path):
    session = requests.Session()
    request = requests.Request("GET", f"{town.url}/log/{path}").prepare()
    request.url = f"{town.url}/log/{path}"
    assert session.send(request, timeout=10).status_code in (400, 404)


def test_tiles_may_be_kept_for_ever_and_the_checkpoint_not(town):
    size = int(requests.get(f"{town.url}/log/checkpoint", timeout=10).text.split("\n")[1])
    answer = requests.get(f"{town.url}/log/tile/0/000.p/{size}", timeout=10)
    assert answer.status_code == 200 and "immutable" in answer.headers["Cache-Control"]
    assert len(answer.content) == 32 * size
    assert requests.get(f"{town.url}/log/checkpoint", timeout=10).headers["Cache-Control"] == "no-cache"


def test_other_peoples_programs_believe_it(town):
    folder = town.data / "public"
    result = subprocess.run(
        [sys.executable, JUDGES / "judge.py", folder, key(town)], capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        assert json.loads(line)["size"] > 0


def test_it_goes_on_after_power_cuts(own_house, tmp_path):
    house = own_house()
    stop = threading.Event()

    def write():
        while not stop.is_set():
            try:
                house.client("declarant").post("/api/v1/declarations", samples.declaration(house.number()))
            except requests.RequestException:
                continue

    writers = [threading.Thread(target=write) for _ in range(2)]
    for thread in writers:
        thread.start()
    kept = []
    for cut in range(5):
        time.sleep(1.2)
        answer = requests.get(f"{house.url}/log/checkpoint", timeout=10)
        if answer.status_code == 200:
            kept.append(tmp_path / f"kept-{cut}")
            kept[-1].write_bytes(answer.content)
        house.gate.kill()
        house.gate.start()
    stop.set()
    for thread in writers:
        thread.join(60)
    published(house)
    assert kept, "nothing was ever published"
    for checkpoint in kept:
        done("verify", house.url, "--from", checkpoint)
    house.gate.stop()
    assert "agrees" in done("verify", house.data / "public", "--against", house.data)
