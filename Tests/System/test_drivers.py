"""The register of drivers: who is behind a pseudonym, put right, erased; unknown pseudonyms are refused."""

import pytest

import samples
from gate import Client, add_token, add_user, fields, head, problem

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


# Putting right and erasing

def registered(house, **person):
    """Declares a truck of a driver, and answers the pseudonym."""
    trip = house.declare(driver={"nationality": "vn", **person})
    return house.client("board").ok("GET", f"/api/v1/trips/{trip}")["driver"]["id"]


def test_a_name_is_put_right_by_whoever_looks_at_the_paper(house):
    before = {"name": "Nguyễn Văn Sia", "phone": "0912000001", "document": "C5550001"}
    driver = registered(house, **before)
    path = f"/api/v1/drivers/{driver}"
    guard, centre = house.client("border-guard"), house.client("management-centre")
    assert guard.ok("GET", path) == {"driver": driver, **before, "changes": []}
    right = {"name": "Nguyễn Văn Sai", "phone": "0912000009"}
    length = head(house)
    seen = guard.ok("PUT", path, {**right, "reason": "as the passport has it"})
    assert {name: seen[name] for name in ("name", "phone", "document")} == {**before, **right}
    assert [(change["change"], change["user"], change["duty"], change["reason"]) for change in seen["changes"]] == [
        ("corrected", "border-guard", "border-guard", "as the passport has it")]
    # The same again changes nothing, and is not recorded.
    assert guard.ok("PUT", path, {**right, "reason": "again"}) == seen
    assert centre.ok("PUT", path, {"name": right["name"], "reason": "has no telephone"})["phone"] is None
    assert [change["duty"] for change in centre.ok("GET", path)["changes"]] == ["border-guard", "management-centre"]
    # None of it is in the log.
    assert head(house) == length
    problem(guard.put("/api/v1/drivers/" + "0" * 20, {**right, "reason": "tests"}), 404, "not-found")
    problem(guard.put("/api/v1/drivers/me", {**right, "reason": "tests"}), 422)
    assert "/name" in fields(problem(guard.put(path, {"reason": "tests"}), 400))
    assert "/reason" in fields(problem(guard.put(path, {**right, "reason": " "}), 422))


def test_a_declaration_renames_nobody(house):
    driver = registered(house, name="Lê Thị Một", document="C5550002")
    add_user(house.data, "rival", "declarant:0301482205")
    rival = Client(house.url, add_token(house.data, "rival"))
    body = samples.declaration(
        house.number(), firm="0301482205",
        driver={"name": "Lê Thị Hai", "phone": "0999", "document": "C5550002", "nationality": "vn"})
    assert rival.post(DECLARATIONS, body).status_code == 201
    seen = house.client("border-guard").ok("GET", f"/api/v1/drivers/{driver}")
    assert (seen["name"], seen["phone"]) == ("Lê Thị Một", None)
    for client in (rival, house.client("declarant"), house.client("gate-operator")):
        problem(client.get(f"/api/v1/drivers/{driver}"), 403, "forbidden")
        problem(client.put(f"/api/v1/drivers/{driver}", {"name": "X", "reason": "tests"}), 403, "forbidden")


def test_a_driver_is_erased_and_the_log_stays(own_house):
    house = own_house(["declarant", "border-guard", "administrator", "board"])
    person = {"name": "Hoàng Văn Quên", "phone": "0987000123", "document": "C5550003"}
    driver = registered(house, **person)
    length = head(house)
    path = f"/api/v1/drivers/{driver}"
    administrator, guard = house.client("administrator"), house.client("border-guard")
    # What is to be forgotten does not live on in the reason.
    for reason in ("asked by hoàng văn quên", "paper c555-0003", "called from 0987 000 123"):
        answer = administrator.delete(path, params={"reason": reason})
        assert "/reason" in fields(problem(answer, 422, "wrong-fields")), reason
        answer = guard.put(path, {"name": person["name"], "phone": person["phone"], "reason": reason})
        assert "/reason" in fields(problem(answer, 422, "wrong-fields")), reason
    problem(administrator.delete(path), 400)
    assert administrator.delete(path, params={"reason": "request 12/2026"}).status_code == 204
    seen = administrator.ok("GET", path)
    assert (seen["name"], seen["phone"], seen["document"]) == (None, None, None)
    assert [(change["change"], change["reason"]) for change in seen["changes"]] == [("erased", "request 12/2026")]
    problem(administrator.delete(path, params={"reason": "again"}), 404, "not-found")
    problem(guard.put(path, {"name": "Somebody", "reason": "tests"}), 404, "not-found")
    body = samples.declaration(house.number(), driver={"id": driver, "nationality": "vn"})
    answer = house.client("declarant").post(DECLARATIONS, body)
    assert fields(problem(answer, 422))["/driver/id"]["code"] == "unknown-driver"
    assert head(house) == length
    house.gate.stop()
    for file in house.data.glob("accounts.db*"):
        stored = file.read_bytes()
        for value in person.values():
            assert value.encode() not in stored, f"{file.name} has {value}"
