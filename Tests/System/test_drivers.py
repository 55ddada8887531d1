"""The register of drivers: pseudonyms that it does not have are refused."""

import pytest

import samples
from gate import fields, head, problem

DECLARATIONS = "/api/v1/declarations"
NOBODY = {"id": "0123456789abcdef0123", "nationality": "vn"}


@pytest.mark.parametrize("role", ["driver", "lineDriver"])
def test_a_pseudonym_that_nobody_has_is_refused_by_name(house, unchanged, role):
    body = samples.declaration(house.number(), **{role: NOBODY})
    error = fields(problem(house.client("declarant").post(DECLARATIONS, body), 422, "wrong-fields"))[f"/{role}/id"]
    assert error["code"] == "unknown-driver" and "document" in error["accepted"] and NOBODY["id"] in error["detail"]


def test_a_pseudonym_of_the_register_is_taken(house):
    trip = house.declare()
    known = house.client("board").ok("GET", f"/api/v1/trips/{trip}")["driver"]
    again = house.declare(driver=known, lineDriver=known)
    seen = house.client("board").ok("GET", f"/api/v1/trips/{again}")
    assert seen["driver"] == seen["lineDriver"] == known


def test_a_pseudonym_is_looked_up_wherever_papers_are_given(house):
    trip = house.declare()
    before = head(house)
    operator = house.client("gate-operator")
    answer = operator.post(
        f"/api/v1/trips/{trip}/swap", {"papers": {"driver": NOBODY}, "reason": "tests"})
    assert "/papers/driver/id" in fields(problem(answer, 422))
    rows = "\n".join([
        '{"place": "huu-nghi", "driver": {"id": "0123456789abcdef0123", "nationality": "vn"}, "direction": "export", '
        f'"movement": "empty", "method": "traditional", "vehicle": "{samples.plate(house.number())}"}}'])
    answer = house.client("declarant").ok(
        "POST", f"{DECLARATIONS}/bulk", data=rows.encode(), headers={"Content-Type": "application/x-ndjson"})
    assert [error["pointer"] for error in answer["rows"][0]["problem"]["errors"]] == ["/driver/id"]
    assert head(house) == before
