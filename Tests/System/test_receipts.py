"""A driver keeps a receipt, and can show it years later without the gate."""

import base64
import hashlib
import json
import re
import time

import pytest
import requests

import samples
from gate import done, problem, run
from test_public_log import key, published


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    import house as houses

    house = houses.House(tmp_path_factory.mktemp("receipts") / "data")
    house.start()
    house.trip = house.bring("abroad")
    published(house)
    house.caught_up()
    yield house
    house.gate.kill()


def receipts(house, trip, duty="declarant"):
    answer = house.client(duty).ok("GET", f"/api/v1/trips/{trip}/receipts")
    assert answer["trip"] == trip
    return answer["receipts"]


def kept(house, folder, position, duty="declarant"):
    answer = house.client(duty).get(f"/api/v1/trips/{house.trip}/receipts/{position}")
    assert answer.status_code == 200
    name = re.search('filename="([^"]+)"', answer.headers["Content-Disposition"])[1]
    assert name == f"{house.trip}-{position}.tlog-proof"
    file = folder / name
    file.write_bytes(answer.content)
    return file


def test_every_record_of_a_trip_has_one(town, tmp_path):
    found = receipts(town, town.trip)
    history = town.client("board").ok("GET", f"/api/v1/trips/{town.trip}/history")["events"]
    assert [(one["position"], one["kind"], one["at"]) for one in found] == [
        (record["position"], record["kind"], record["at"]) for record in history]
    assert {one["open"] for one in found} == {True, False}
    entries = [one["entry"] for one in found]
    assert entries == sorted(entries)
    town.gate.stop()
    try:
        # Nothing of the gate is there any more but what was kept.
        with pytest.raises(requests.RequestException):
            requests.get(town.url, timeout=5)
    finally:
        town.gate.start()
    for one, record in zip(found, history):
        file = kept(town, tmp_path, one["position"])
        out = done("verify", "--receipt", file, "--key", key(town))
        assert "YES" in out and f"record {one['position']} " in out
        assert (f"{one['kind']}, trip {town.trip}" in out) == one["open"]
        opened = json.loads(next(line for line in out.splitlines() if line.startswith("{")))
        assert opened == record


def number(content, at):
    """A variable-length number, and where it ends."""
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def test_other_peoples_programs_believe_it_and_the_form_is_as_described(town, tmp_path):
    judge = pytest.importorskip("metamorphic_log")
    from tlog_scales import tiles

    for one in receipts(town, town.trip):
        head, note = kept(town, tmp_path, one["position"]).read_text().split("\n\n", 1)
        header, extra, index, *path = head.split("\n")
        assert header == "c2sp.org/tlog-proof@v1"
        content = base64.b64decode(extra.removeprefix("extra "), validate=True)
        assert content[0] == 1
        position, at = number(content, 1)
        length, at = number(content, at)
        entry, at = content[at:at + length], at + length
        index = int(index.removeprefix("index "))
        assert (position, index) == (one["position"], one["entry"])
        judge.checkpoint_verify_inclusion(
            note, [key(town)], index, tiles.leaf_hash(entry), [base64.b64decode(line) for line in path])
        assert content[at] == 1
        length, at = number(content, at + 1)
        salt, at = content[at:at + length], at + length
        length, at = number(content, at)
        value = content[at:]
        assert len(value) == length
        parts = b"".join(len(part).to_bytes(8, "big") + part for part in (b"record", salt, value))
        assert hashlib.sha256(b"huunghi commitment v1\0" + parts).digest() in entry


def test_a_receipt_is_under_the_key_that_one_knows(town, tmp_path):
    position = receipts(town, town.trip)[0]["position"]
    file = kept(town, tmp_path, position)
    result = run("verify", "--receipt", file)
    assert result.returncode == 1 and "--key" in result.stderr
    other = "other.example/log+530d903b+ATa2KwWQ8pLnxUc/s8pLnxUc/s8pLnxUc/s8pLnxUc/s"
    assert run("verify", "--receipt", file, "--key", other).returncode in (1, 4)
    file.write_bytes(file.read_bytes().replace(b"index ", b"index 1", 1))
    result = run("verify", "--receipt", file, "--key", key(town))
    assert result.returncode == 4 and "NO" in result.stderr
    assert run("verify", "--receipt", tmp_path / "none", "--key", key(town)).returncode == 1
    assert run("verify").returncode == 1


def test_who_may_not_see_the_trip_gets_none(town):
    other = town.client("gate-operator").ok(
        "POST", "/api/v1/declarations", samples.declaration(town.number(), firm="0301482205"))["trip"]
    published(town)
    town.caught_up()
    position = receipts(town, other, "board")[0]["position"]
    for path in (f"/api/v1/trips/{other}/receipts", f"/api/v1/trips/{other}/receipts/{position}"):
        problem(town.client().get(path), 401, "unauthenticated")
        problem(town.client("declarant").get(path), 404, "unknown-trip")
        assert town.client("board").get(path).status_code == 200
    # A record of another trip is none of this one.
    problem(town.client("declarant").get(f"/api/v1/trips/{town.trip}/receipts/{position}"), 404)
    problem(town.client("board").get("/api/v1/trips/T999999/receipts"), 404, "unknown-trip")


@pytest.mark.parametrize("position, status", [
    ("0", 422), ("01", 422), ("-1", 422), ("x", 422), ("9007199254740992", 422), ("9007199254740991", 404),
])
def test_a_position_is_a_number(town, position, status):
    problem(town.client("board").get(f"/api/v1/trips/{town.trip}/receipts/{position}"), status)


def test_the_page_of_a_trip_has_a_link_to_each(town):
    page = town.client("declarant").get(f"/trips/{town.trip}").text
    for one in receipts(town, town.trip):
        assert f'href="/api/v1/trips/{town.trip}/receipts/{one["position"]}"' in page


def test_what_was_just_recorded_has_one_soon(town):
    trip = town.declare()
    end = time.monotonic() + 20
    while not (found := town.client("declarant").get(f"/api/v1/trips/{trip}/receipts")).json().get("receipts"):
        assert time.monotonic() < end and found.status_code in (200, 404)
        time.sleep(0.1)
