"""Input that is wrong: a clear answer that names the field, and nothing lost or half done."""

import socket
import time
from urllib.parse import urlsplit

import pytest

import samples
from gate import fields, head, problem

DECLARATIONS = "/api/v1/declarations"


@pytest.fixture
def declarant(house):
    return house.client("declarant")


# One declaration

@pytest.mark.parametrize("vehicle", ["12C-12", "hello", "12Q-123.45", "", "桂1·12345", "12C-123.456", "12C\u0000123"])
def test_a_malformed_plate_is_refused_by_name(house, declarant, unchanged, vehicle):
    answer = declarant.post(DECLARATIONS, samples.declaration(house.number(), vehicle=vehicle))
    error = fields(problem(answer, 422, "wrong-fields"))["/vehicle"]
    assert error["detail"] and error["accepted"]


@pytest.mark.parametrize("changes, pointer", [
    ({"containers": ["HNGU12345"]}, "/containers/0"),
    ({"containers": ["12345678901"]}, "/containers/0"),
    ({"firm": "0100109107"}, "/firm"),
    ({"goods": [{"name": "Xoài", "hsCode": "08"}]}, "/goods/0/hsCode"),
    ({"driver": {"name": "A", "document": "***", "nationality": "vn"}}, "/driver/document"),
    ({"plannedArrival": "tomorrow"}, "/plannedArrival"),
    ({"declarations": [{"number": "a number"}]}, "/declarations/0/number"),
    ({"place": "Hữu Nghị"}, "/place"),
])
def test_every_field_is_named(house, declarant, unchanged, changes, pointer):
    answer = declarant.post(DECLARATIONS, samples.declaration(house.number(), **changes))
    assert pointer in fields(problem(answer, 422))


@pytest.mark.parametrize("changes, pointer", [
    ({"direction": "sideways"}, "/direction"),
    ({"method": 3}, "/method"),
    ({"goods": "Xoài"}, "/goods"),
    ({"goods": [{"name": "Xoài", "fruit": "yes"}]}, "/goods/0/fruit"),
    ({"goods": [{"name": "Xoài", "kilograms": -1}]}, "/goods/0/kilograms"),
    ({"color": "red"}, "/color"),
    ({"driver": {"nationality": "vn"}}, "/driver/name"),
    ({"place": None}, "/place"),
])
def test_a_wrong_shape_is_named(house, declarant, unchanged, changes, pointer):
    answer = declarant.post(DECLARATIONS, samples.declaration(house.number(), **changes))
    assert answer.status_code in (400, 422)
    assert pointer in fields(answer.json())


def test_all_wrong_fields_are_named_at_once(house, declarant, unchanged):
    body = samples.declaration(house.number(), vehicle="12C-12", firm="1", containers=["X"])
    assert {"/vehicle", "/firm", "/containers/0"} <= set(fields(problem(declarant.post(DECLARATIONS, body), 422)))


def test_a_problem_speaks_the_language_of_the_caller(house, declarant, unchanged):
    body = samples.declaration(house.number(), vehicle="12C-12")
    said = {language: declarant.post(f"{DECLARATIONS}?lang={language}", body).json()["detail"]
            for language in ("vi", "zh", "en")}
    assert len(set(said.values())) == 3


def test_a_container_with_a_wrong_check_digit_waits_for_an_officer(own_house):
    house = own_house(["declarant", "gate-operator", "border-guard", "board"])
    right = samples.container(1)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    trip = house.bring("called", containers=[wrong])
    assert house.client("board").ok("GET", f"/api/v1/trips/{trip}")["openWarnings"]
    operator = house.client("gate-operator")
    gate_in = (f"/api/v1/trips/{trip}/gate-in", {"lane": samples.LANE_IN, "confirmed": True})
    problem(operator.post(*gate_in), 409, "warnings-open")
    warning = house.client("board").ok("GET", f"/api/v1/trips/{trip}")["openWarnings"][0]
    acceptance = f"/api/v1/trips/{trip}/warning-acceptance"
    problem(operator.post(acceptance, {"warning": warning, "reason": " "}), 422)
    assert operator.post(acceptance, {"warning": warning, "reason": "read from the box"}).status_code == 200
    assert operator.post(*gate_in).status_code == 200


@pytest.mark.parametrize("what", ["vehicle", "containers", "trailer"])
def test_one_open_trip_for_each_thing(house, declarant, what):
    first = samples.declaration(house.number(), trailer=samples.trailer(house.next))
    trip = declarant.ok("POST", DECLARATIONS, first)["trip"]
    before = head(house)
    second = samples.declaration(house.number(), **{what: first[what]})
    body = problem(declarant.post(DECLARATIONS, second), 409, "already-open")
    assert f"/{what}" in fields(body) and trip in body["detail"]
    assert head(house) == before
    # It may come again once the first trip is over.
    declarant.ok("POST", f"/api/v1/trips/{trip}/cancellation", {"reason": "tests"})
    assert declarant.post(DECLARATIONS, second).status_code == 201


def test_another_script_or_spelling_is_the_same_truck(house, declarant):
    plate = samples.plate(house.number())
    declarant.ok("POST", DECLARATIONS, samples.declaration(house.number(), vehicle=plate))
    for spelling in (samples.compact(plate), plate.lower(), f" {plate} ", plate.replace("-", " ")):
        answer = declarant.post(DECLARATIONS, samples.declaration(house.number(), vehicle=spelling))
        problem(answer, 409, "already-open")


# Bodies

def raw(house, lines, body=b"", wait=10):
    """Sends bytes as they are, and answers the status line and the rest."""
    address = urlsplit(house.url)
    with socket.create_connection((address.hostname, address.port), timeout=wait) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        answer = b""
        try:
            while part := connection.recv(65_536):
                answer += part
                head, _, rest = answer.partition(b"\r\n\r\n")
                length = [int(line.split(b":")[1]) for line in head.split(b"\r\n")
                          if line.lower().startswith(b"content-length:")]
                if length and len(rest) >= length[0]:
                    break
        except (ConnectionError, TimeoutError):
            # The server closed after its answer; what came before counts.
            pass
    return answer


def memory(process):
    """The most memory that a process ever had, in bytes."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))


def test_a_body_of_100_megabytes_is_refused_before_it_is_sent(house, unchanged):
    answer = raw(house, [
        f"POST {DECLARATIONS} HTTP/1.1", "Host: gate", f"Authorization: Bearer {house.tokens['declarant']}",
        "Content-Type: application/json", "Content-Length: 104857600"])
    assert answer.startswith(b"HTTP/1.1 413") and b"/problems/body-too-large" in answer


def test_a_body_without_end_is_cut_off_and_not_kept(house, unchanged):
    before, began = memory(house.gate.process), time.monotonic()

    def endless():
        while time.monotonic() < began + 60:
            yield b" " * 65_536

    try:
        answer = house.client("declarant")(
            "POST", DECLARATIONS, data=endless(), headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
    except OSError:
        # The server had answered and hung up while the rest was still being sent.
        pass
    assert time.monotonic() - began < 20
    assert memory(house.gate.process) - before < 64 * 1024 * 1024
    assert house.client().get("/health").status_code == 200


@pytest.mark.parametrize("body, code", [
    (b"", "malformed-json"),
    (b"{", "malformed-json"),
    (b'{"place": "a",}', "malformed-json"),
    (b'{"place": "a"} x', "malformed-json"),
    (b'{"place": "\xff\xfe"}', "invalid-utf8"),
    (b'{"place": "\xc3\x28"}', "invalid-utf8"),
    (b'{"place": "\\ud800"}', "malformed-json"),
    (b'{"place": "a", "place": "b"}', "duplicate-key"),
    (b'{"a":' * 100 + b"1" + b"}" * 100, "too-deep"),
    (b"[" * 60_000, "too-deep"),
    (b'{"place": 1e999}', "malformed-json"),
    (b"NaN", "malformed-json"),
])
def test_bytes_that_are_no_json_are_refused(declarant, unchanged, body, code):
    answer = declarant("POST", DECLARATIONS, data=body, headers={"Content-Type": "application/json"})
    problem(answer, 400, code)


@pytest.mark.parametrize("body", [b"[]", b"null", b'"declaration"', b"1"])
def test_json_that_is_no_object_is_refused(declarant, unchanged, body):
    problem(declarant("POST", DECLARATIONS, data=body, headers={"Content-Type": "application/json"}), 400)


def test_another_media_type_is_refused(declarant, unchanged):
    answer = declarant("POST", DECLARATIONS, data=b"a=b", headers={"Content-Type": "application/x-www-form-urlencoded"})
    problem(answer, 415, "media-type")
    assert "application/json" in answer.headers["Accept"]


@pytest.mark.parametrize("path", [
    "/api/v1/trips/T0", "/api/v1/trips/abc", "/api/v1/trips/T18446744073709551616", "/api/v1/trips?limit=0",
    "/api/v1/trips?limit=1000000", "/api/v1/trips?cursor=x", "/api/v1/trips?stage=flying", "/api/v1/trips?stage=%FF",
    "/api/v1/trips?colour=red", "/api/v1/bulletins/2025-02-30", "/api/v1/queue", "/api/v1/queue?place=huu-nghi",
    "/api/v1/where", "/api/v1/where?plate=", "/api/v1/search",
])
def test_wrong_parameters_are_problems(house, path):
    answer = house.client("board").get(path)
    assert answer.status_code in (400, 404, 422), answer.text
    problem(answer, answer.status_code)


@pytest.mark.parametrize("lines", [
    ["GET /api/v1/board HTTP/1.1", "Host: gate", "X: " + "x" * 100_000],
    ["GET /api/v1/board HTTP/1.1", "Host: gate", *[f"X-{n}: 1" for n in range(500)]],
    ["GET /" + "a" * 100_000 + " HTTP/1.1", "Host: gate"],
    ["HELLO"],
    ["GET /api/v1/board HTTP/1.1", "Host: gate", "Content-Length: -1"],
    ["POST /api/v1/session HTTP/1.1", "Host: gate", "Content-Length: 5", "Transfer-Encoding: chunked"],
])
def test_a_request_that_is_none_harms_nobody(house, lines):
    answer = raw(house, lines)
    assert not answer or answer.startswith(b"HTTP/1.1 4"), answer[:200]
    assert house.client().get("/health").status_code == 200


# Idempotency

def test_the_same_key_does_it_once(house, declarant):
    body = samples.declaration(house.number())
    key = f"tests-{house.number()}"
    first = declarant.post(DECLARATIONS, body, key=key)
    assert first.status_code == 201 and "Idempotency-Replayed" not in first.headers
    before = head(house)
    again = declarant.post(DECLARATIONS, body, key=key)
    assert again.status_code == 201 and again.headers["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
    assert head(house) == before
    other = samples.declaration(house.number())
    problem(declarant.post(DECLARATIONS, other, key=key), 422, "key-reused")
    # A key is a word between one caller and the gate.
    assert house.client("gate-operator").post(DECLARATIONS, other, key=key).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 65, "a b", "khóa"])
def test_a_key_that_is_none_is_refused(house, declarant, unchanged, key):
    answer = declarant("POST", DECLARATIONS, json=samples.declaration(house.number()),
                       headers={"Idempotency-Key": key.encode()})
    problem(answer, 400, "wrong-header")


def test_a_tag_that_is_old_is_refused(house):
    trip = house.declare()
    operator = house.client("gate-operator")
    tag = operator.get(f"/api/v1/trips/{trip}").headers["ETag"]
    unchanged = operator.get(f"/api/v1/trips/{trip}", headers={"If-None-Match": tag})
    assert unchanged.status_code == 304 and not unchanged.content
    operator.ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA}, headers={"If-Match": tag})
    late = operator.post(f"/api/v1/trips/{trip}/turn-back", {"reason": "tests"}, headers={"If-Match": tag})
    problem(late, 412, "changed")


def test_a_person_who_asks_too_much_waits(own_house):
    house = own_house(["declarant", "board"])
    client = house.client()
    client.patient = False
    # Thirty at once and one a second after: a slow machine asks longer, and is refused all the same.
    answers = (client.get("/api/v1/where?plate=12C-123.45") for _ in range(600))
    refused = next((answer for answer in answers if answer.status_code == 429), None)
    assert refused is not None and problem(refused, 429, "rate-limited")
    assert int(refused.headers["Retry-After"]) >= 1
