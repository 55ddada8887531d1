"""A slot that more want than there are places is drawn by two gates together, and a stranger recomputes it."""

import datetime
import hashlib

import pytest

from gate import done, problem
from slots import Day, ask, asked, booking, until
from towns import Town, believed, eventually

LABEL = "huu-nghi/export"


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """Two gates, each the other's witness; the first draws with its own secrets and the other's."""
    folder = tmp_path_factory.mktemp("draws")
    one, two = Town(folder, "one").start(), Town(folder, "two").start()
    one.know(two)
    two.know(one)
    one.restart()
    two.restart()
    digest = hashlib.sha256(b"one.example/log").hexdigest()
    anchors = {
        "gate": one.get("/log/draw-anchor").text.strip(), "neighbour": two.get(f"/witness/{digest}/draw-anchor").text.strip(),
    }
    one.client("board").ok("PUT", "/api/v1/rules/draw-together", {
        "from": "2020-01-01T00:00:00Z", "reference": "minutes of both sides",
        "content": {"kind": "draw", "parties": [
            {"party": "gate", "anchor": anchors["gate"]},
            {"party": "neighbour", "anchor": anchors["neighbour"], "key": two.witness}]},
    })
    yield one, two, anchors
    for town in (one, two):
        town.gate.kill()


def drawn(one, day):
    return until(lambda: day.slot()["window"] == "settled" and day.slot(), patience=60)


def verified(one, two, *more):
    eventually(lambda: believed(one, two), patience=60)
    return done("verify", one.url, "--key", one.key, "--witness", two.witness, "--threshold", "1", *more)


def number(seed, trip):
    return hashlib.sha256(seed + int(trip[1:]).to_bytes(8, "big")).digest()


def test_a_scarce_slot_is_drawn_by_both_and_everybody_computes_the_same(towns):
    one, two, anchors = towns
    day = Day(one, capacity=2)
    trips = [asked(one, day) for _ in range(6)]
    day.close()
    slot = drawn(one, day)
    assert (slot["requests"], slot["given"], slot["listed"]) == (6, 2, 4)
    # The seed and the order, computed from the description alone.
    values = {reveal["party"]: bytes.fromhex(reveal["value"]) for reveal in slot["draw"]["reveals"]}
    for name, anchor in anchors.items():
        assert hashlib.sha256(b"huunghi seed chain v1\0" + values[name]).hexdigest() == anchor
    moments = [str(milliseconds(slot[key])) for key in ("start", "end")]
    label = "/".join([LABEL, *moments]).encode()
    seed = hashlib.sha256(b"huunghi draw v1\0" + label + b"\0" + values["gate"] + values["neighbour"]).digest()
    order = sorted(trips, key=lambda trip: number(seed, trip))
    assert {trip for trip in trips if booking(one, trip)["state"] == "given"} == set(order[:2])
    assert [booking(one, trip)["placeOnList"] for trip in order[2:]] == [1, 2, 3, 4]
    # The other side says for which tree it showed its secret; the gate's own needs no word.
    said = {reveal["party"]: reveal.get("attestation") for reveal in slot["draw"]["reveals"]}
    assert said["gate"] is None and said["neighbour"]["size"] > 0
    out = verified(one, two)
    assert "YES" in out and "1 draws recomputed (0 of them on the gate's word alone; 1 secrets with a witness's signature)" in out


def milliseconds(moment):
    return round(datetime.datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp() * 1000)


def test_without_the_other_side_nothing_is_drawn_and_with_it_everything(towns):
    one, two, _ = towns
    day = Day(one, capacity=1)
    trips = [asked(one, day) for _ in range(3)]
    two.gate.kill()
    day.close()
    until(lambda: day.slot()["window"] == "closed")
    problem(ask(one, one.declare(), day), 409, "slot-being-drawn")
    assert [booking(one, trip)["state"] for trip in trips] == ["requested"] * 3
    # A gate that is stopped in the middle goes on with the same secrets.
    one.gate.kill()
    one.gate.start()
    assert day.slot()["window"] == "closed"
    two.gate.start()
    slot = drawn(one, day)
    assert slot["given"] == 1 and slot["listed"] == 2
    assert "YES" in verified(one, two)
