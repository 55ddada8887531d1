"""Rules that bound what is declared and what is pointed out: dated data that the Board sets."""

import datetime
import time

import pytest

import samples
from gate import fields, problem

DECLARATIONS = "/api/v1/declarations"


def moment(**ahead):
    """A moment so far from now, as a declaration gives one."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**ahead)).strftime("%Y-%m-%dT%H:%M:%SZ")


def rule(**content):
    return {"from": "2020-01-01T00:00:00Z", "reference": "tests", "content": content}


@pytest.mark.parametrize("ahead", [{"days": 31}, {"days": 4_000}, {"days": -2}])
def test_an_arrival_that_cannot_be_meant_is_refused_with_what_can(house, unchanged, ahead):
    body = samples.declaration(house.number(), plannedArrival=moment(**ahead))
    said = problem(house.client("declarant").post(DECLARATIONS, body), 422, "arrival-out-of-range")
    # Thirty days from now, in the words of people: the year is there.
    assert "/plannedArrival" in fields(said) and moment(days=30)[:4] in said["detail"]


def test_the_board_says_how_far_ahead(own_house):
    house = own_house()
    board, declarant = house.client("board"), house.client("declarant")
    body = samples.declaration(house.number(), plannedArrival=moment(days=40))
    problem(declarant.post(DECLARATIONS, body), 422, "arrival-out-of-range")
    board.ok("PUT", "/api/v1/rules/horizon", rule(kind="booking-horizon", seconds=60 * 86_400))
    trip = declarant.ok("POST", DECLARATIONS, body)["trip"]
    board.ok("PUT", "/api/v1/rules/horizon", rule(kind="booking-horizon", seconds=3_600))
    change = {"papers": {"plannedArrival": moment(hours=3)}, "reason": "tests"}
    problem(declarant.post(f"/api/v1/trips/{trip}/correction", change), 422, "arrival-out-of-range")
    change["papers"]["plannedArrival"] = moment(minutes=30)
    assert declarant.post(f"/api/v1/trips/{trip}/correction", change).status_code == 200
    problem(board.put("/api/v1/rules/horizon", rule(kind="booking-horizon", seconds=0)), 422, "not-positive")
    kept = {found["rule"]: found["content"] for found in board.ok("GET", "/api/v1/rules")["rules"]}
    assert kept["horizon"] == {"kind": "booking-horizon", "seconds": 3_600}


def test_the_board_says_from_when_on_a_wait_is_long(own_house):
    house = own_house()
    trip = house.bring("waiting")
    board = house.client("board")
    assert "waited 12:00 or longer" in board.get("/centre?lang=en").text
    board.ok("PUT", "/api/v1/rules/wait", rule(kind="long-wait", seconds=3 * 3_600))
    assert "waited 3:00 or longer" in board.get("/centre?lang=en").text
    board.ok("PUT", "/api/v1/rules/wait", rule(kind="long-wait", seconds=1))
    end = time.monotonic() + 30
    while "or longer" in (text := board.get("/centre?lang=en").text):
        assert time.monotonic() < end, "the wait does not become long"
        time.sleep(0.2)
    assert f"/trips/{trip}" in text
