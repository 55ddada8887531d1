"""At the first barrier somebody looks: a plate that was read, or an officer's word."""

import pytest

import samples
from gate import fields, problem


@pytest.fixture
def called(own_house):
    house = own_house()
    trip = house.bring("called")
    return house.client("gate-operator"), f"/api/v1/trips/{trip}/gate-in", samples.plate(house.next)


@pytest.mark.parametrize("looked", [
    {}, {"seen": None}, {"seen": {}}, {"seen": {"vehicle": None}}, {"confirmed": False}, {"confirmed": None},
    {"seen": {"trailer": "12R-000.01"}, "confirmed": False},
])
def test_nobody_is_waved_through_unseen(house, unchanged, looked):
    # What is asked of the request itself is told before the trip is looked for.
    answer = house.client("gate-operator").post(
        "/api/v1/trips/T999999/gate-in", {"lane": samples.LANE_IN, **looked})
    error = fields(problem(answer, 400))["/seen/vehicle"]
    assert error["code"] == "not-looked-at" and "confirmed: true" in error["accepted"]


def test_the_plate_that_was_read_is_compared(called):
    operator, path, plate = called
    other = samples.plate(77_777)
    problem(operator.post(path, {"lane": samples.LANE_IN, "seen": {"vehicle": other}}), 409, "mismatch")
    # An officer's word does not cover a plate that is another one.
    confirmed = {"lane": samples.LANE_IN, "seen": {"vehicle": other}, "confirmed": True}
    problem(operator.post(path, confirmed), 409, "mismatch")
    assert operator.post(path, {"lane": samples.LANE_IN, "seen": {"vehicle": plate}}).status_code == 200


def test_an_officer_may_vouch(called):
    operator, path, _ = called
    assert operator.post(path, {"lane": samples.LANE_IN, "confirmed": True}).status_code == 200
