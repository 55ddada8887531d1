"""Who may call what: every operation with every duty, allowed and refused."""

import time

import pytest

import samples
from gate import PASSWORD, Client, add_token, problem

ALL = set(samples.DUTIES)
EVERYBODY = "everybody"
SIGNED_IN = "signed in"
ROOM = {"leader", "office", "department", "approver", "publisher", "reception"}
INSIDE = ALL - ROOM - {"declarant", "administrator"}
STEERING = ROOM | {"auditor", "administrator"}
WATCH = {"gate-operator", "border-guard"}

# The table as it was decided; the server's document must say the same, and the server must do it.
TABLE = {
    "declare": {"declarant", "gate-operator"},
    "declareInBulk": {"declarant", "gate-operator"},
    "registerArrival": WATCH,
    "identify": {"declarant", "gate-operator"},
    "correct": {"declarant", "gate-operator", "border-guard", "customs"},
    "swap": {"declarant", "gate-operator", "border-guard", "customs"},
    "acceptWarning": {"gate-operator", "border-guard", "customs"},
    "cancel": {"declarant", "gate-operator"},
    "arrive": WATCH,
    "relocate": WATCH,
    "callNext": {"gate-operator"},
    "callOutOfTurn": {"gate-operator", "board"},
    "confirmCall": {"declarant", "gate-operator", "border-guard"},
    "move": WATCH,
    "turnBack": WATCH,
    "admit": WATCH,
    "park": {"yard", "gate-operator"},
    "decideClearance": set(samples.AGENCIES),
    "hold": set(samples.AGENCIES),
    "liftHold": set(samples.AGENCIES),
    "reject": set(samples.AGENCIES),
    "assessFee": {"management-centre"},
    "recordPayment": {"management-centre"},
    "tranship": {"yard", "gate-operator"},
    "split": {"yard", "gate-operator"},
    "merge": {"yard", "gate-operator"},
    "release": WATCH,
    "cross": WATCH,
    "returnLoaded": {"declarant", "gate-operator"},
    "returnEmpty": WATCH,
    "close": WATCH,
    "requestSlot": {"declarant", "gate-operator"},
    "cancelSlot": {"declarant", "gate-operator"},
    "swapSlots": {"declarant", "gate-operator"},
    "recordDeposit": {"management-centre"},
    "setRule": {"board", "administrator"},
    "withdrawRule": {"board", "administrator"},
    "closeBulletin": {"board"},
    "followAllEvents": INSIDE,
    "listTrips": SIGNED_IN,
    "getTrip": SIGNED_IN,
    "getHistory": SIGNED_IN,
    "listReceipts": SIGNED_IN,
    "getReceipt": SIGNED_IN,
    "search": SIGNED_IN,
    "getSession": SIGNED_IN,
    "signOut": SIGNED_IN,
    "listTokens": SIGNED_IN,
    "createToken": SIGNED_IN,
    "revokeToken": SIGNED_IN,
    "getDriver": {"border-guard", "management-centre", "administrator"},
    "correctDriver": {"border-guard", "management-centre"},
    "eraseDriver": {"administrator"},
    "getBoard": EVERYBODY,
    "getQueue": EVERYBODY,
    "listOvertakings": EVERYBODY,
    "listSlots": EVERYBODY,
    "getTripStory": EVERYBODY,
    "whereIs": EVERYBODY,
    "listRules": EVERYBODY,
    "listBulletins": EVERYBODY,
    "getBulletin": EVERYBODY,
    "followEvents": EVERYBODY,
    "signIn": EVERYBODY,
    "getHealth": EVERYBODY,
    "getLiveness": EVERYBODY,
    "getReadiness": EVERYBODY,
    "getMetrics": EVERYBODY,
    "openapi": EVERYBODY,
    "importSheet": {"leader", "office", "department", "approver", "reception"},
    "importWorkbook": {"leader", "office", "department", "approver", "reception"},
    "listTasks": STEERING,
    "getTask": STEERING,
    "takeTaskStep": {"leader", "office", "department", "approver"},
    "getCalendar": STEERING,
    "figures": STEERING,
    "getFigure": STEERING,
    "approveFigure": {"approver"},
    "publishFigure": {"publisher"},
    "correctFigure": {"office", "department"},
    "withdrawFigure": {"office", "publisher"},
    "listPlans": STEERING,
    "listTargets": STEERING,
    "getTarget": STEERING,
    "listBottlenecks": STEERING,
    "getBottleneck": STEERING,
    "actOnBottleneck": STEERING,
    "listTaskForces": STEERING,
    "listConferences": STEERING,
    "getConference": STEERING,
    "actOnConference": STEERING,
    "money": STEERING,
    "moneyProject": STEERING,
    "procedures": STEERING,
    "listPetitions": EVERYBODY,
    "getPetition": EVERYBODY,
    "getPetitionForm": EVERYBODY,
    "sendPetition": EVERYBODY,
    "speakOfPetition": EVERYBODY,
    "enterPetition": {"office", "reception"},
    "actOnPetition": {"office", "department", "reception"},
    "listReports": STEERING,
    "getReport": STEERING,
    "listPublicReports": EVERYBODY,
    "getPublicReport": EVERYBODY,
    "getGateFigures": STEERING | {"board", "customs", "management-centre"},
    "getLineage": STEERING | {"board", "customs", "management-centre"},
}


@pytest.fixture(scope="module")
def operations(house):
    """Every operation of the document: method, path with its parameters filled, and what it says of access."""
    document = house.client().ok("GET", "/api/v1/openapi.json")
    found = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "operationId" in operation:
                found[operation["operationId"]] = (method.upper(), path, operation)
    return found


def address(method, path, duty=None):
    agency = duty if duty in samples.AGENCIES else "customs"
    for name, value in {
        "trip": "T999999", "agency": agency, "rule": "no-such-rule", "date": "1999-01-01", "token": "0" * 16,
        "driver": "0" * 20, "position": "1", "sheet": "bottleneck-acts", "task": "no-such-task",
        "indicator": "no-such-indicator", "target": "no-such-target", "bottleneck": "no-such-bottleneck",
        "conference": "no-such-conference", "project": "no-such-project", "petition": "no-such-case",
        "number": "999999", "report": "no-such-report",
        "figure": "gate-vehicles-crossed", "span": "2024-08",
    }.items():
        path = path.replace("{" + name + "}", value)
    # What is taken away has no body in which to say why.
    return path + ("?reason=tests" if method == "DELETE" and ("/holds/" in path or "/rules/" in path) else "")


def call(client, method, path, duty=None):
    """Calls an operation with too little to change anything, and answers what was said."""
    unsafe = method in ("POST", "PUT")
    answer = client(method, address(method, path, duty), json={} if unsafe else None, stream=True)
    is_problem = answer.headers.get("Content-Type", "").startswith("application/problem+json")
    type = answer.json()["type"] if is_problem else ""
    answer.close()
    return answer, type


def test_the_document_says_what_was_decided(operations):
    assert set(operations) == set(TABLE)
    for name, (_, _, operation) in operations.items():
        decided = TABLE[name]
        if decided == EVERYBODY:
            assert operation["security"] == [], name
        else:
            assert operation["security"], name
            assert set(operation.get("x-duties", [])) == (set() if decided == SIGNED_IN else decided), name


@pytest.mark.parametrize("name", TABLE)
def test_each_operation_lets_in_whom_it_says(house, operations, name):
    method, path, _ = operations[name]
    decided = TABLE[name]
    answer, type = call(house.client(), method, path)
    if decided == EVERYBODY:
        assert answer.status_code != 403 and (answer.status_code != 401 or name == "signIn")
        return
    assert (answer.status_code, type) == (401, "/problems/unauthenticated"), name
    for duty in samples.DUTIES:
        answer, type = call(house.client(duty), method, path, duty)
        if name == "createToken":
            # A token must not make tokens: that takes somebody who signed in.
            assert (answer.status_code, type) == (403, "/problems/scope-missing")
        elif decided == SIGNED_IN or duty in decided:
            assert answer.status_code not in (401, 403), f"{duty} is kept from {name}: {type}"
        else:
            assert (answer.status_code, type) == (403, "/problems/forbidden"), f"{duty} is let in to {name}"


@pytest.mark.parametrize("owner", samples.AGENCIES)
def test_no_agency_sets_the_flag_of_another(house, owner):
    trip = house.declare()
    for agency in samples.AGENCIES:
        for path, body in [
            (f"/api/v1/trips/{trip}/clearances/{owner}", {"decision": "granted"}),
            (f"/api/v1/trips/{trip}/holds/{owner}", {"reason": "tests"}),
            (f"/api/v1/trips/{trip}/rejection", {"agency": owner, "reason": "tests"}),
        ]:
            if agency != owner:
                problem(house.client(agency).post(path, body), 403, "not-your-agency")
    assert all(clearance["state"] in ("pending", "not-required") and not clearance["held"]
               for clearance in house.client("board").ok("GET", f"/api/v1/trips/{trip}")["clearances"])


def test_a_token_does_what_it_was_made_for(house):
    reader = Client(house.url, add_token(house.data, "gate-operator", "read"))
    assert reader.get("/api/v1/trips").status_code == 200
    problem(reader.post("/api/v1/declarations", samples.declaration(house.number())), 403, "scope-missing")
    problem(reader.delete("/api/v1/rules/test-place?reason=tests"), 403, "forbidden")


def test_a_wrong_token_is_refused_and_not_taken_for_a_stranger(house):
    for value in ["Bearer " + "0" * 64, "Bearer", "Basic YTpi", "Bearer " + "x" * 1_000]:
        answer = house.client()("GET", "/api/v1/trips", headers={"Authorization": value})
        assert problem(answer, 401, "unauthenticated")
        assert "Bearer" in answer.headers["WWW-Authenticate"]


def test_a_declarant_sees_the_own_firm_only(house):
    mine = house.declare()
    other = house.client("gate-operator").ok(
        "POST", "/api/v1/declarations", samples.declaration(house.number(), firm="0301482205"))["trip"]
    declarant = house.client("declarant")
    assert declarant.get(f"/api/v1/trips/{mine}").status_code == 200
    for path in (f"/api/v1/trips/{other}", f"/api/v1/trips/{other}/history"):
        problem(declarant.get(path), 404, "unknown-trip")
    problem(declarant.post(f"/api/v1/trips/{other}/cancellation", {"reason": "tests"}), 404, "unknown-trip")
    cursor, seen = None, set()
    while True:
        page = declarant.ok("GET", "/api/v1/trips?limit=200" + (f"&cursor={cursor}" if cursor else ""))
        seen |= {trip["trip"] for trip in page["trips"]}
        if not (cursor := page.get("next")):
            break
    assert mine in seen and other not in seen


def test_a_declarant_declares_for_the_own_firm_only(house):
    declarant = house.client("declarant")
    body = samples.declaration(house.number(), firm="0301482205")
    answer = problem(declarant.post("/api/v1/declarations", body), 422)
    assert [error["pointer"] for error in answer["errors"]] == ["/firm"]
    del body["firm"]
    trip = declarant.ok("POST", "/api/v1/declarations", body)["trip"]
    assert declarant.ok("GET", f"/api/v1/trips/{trip}")["trip"] == trip


# Sessions

def sign_in(house, login, password=PASSWORD, **more):
    client = house.client()
    return client, client.post("/api/v1/session", {"login": login, "password": password, **more})


def test_a_session_wants_its_form_token_for_changes(house):
    client, answer = sign_in(house, "gate-operator")
    assert answer.status_code == 201
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite" in cookie and "Path=/" in cookie
    assert client.ok("GET", "/api/v1/session")["duty"] == "gate-operator"
    body = samples.declaration(house.number())
    problem(client.post("/api/v1/declarations", body), 403, "csrf")
    problem(client.post("/api/v1/declarations", body, headers={"X-CSRF-Token": "0" * 64}), 403, "csrf")
    csrf = {"X-CSRF-Token": answer.json()["csrf"]}
    problem(client.post("/api/v1/declarations", body, headers={**csrf, "Sec-Fetch-Site": "cross-site"}), 403, "csrf")
    assert client.post("/api/v1/declarations", body, headers=csrf).status_code == 201
    made = client.post("/api/v1/tokens", {"label": "tests", "scopes": ["read"]}, headers=csrf)
    assert made.status_code == 201
    token = made.json()
    assert Client(house.url, token["secret"]).get("/api/v1/trips").status_code == 200
    assert client.delete(f"/api/v1/tokens/{token['token']}", headers=csrf).status_code == 204
    assert Client(house.url, token["secret"]).get("/api/v1/trips").status_code == 401
    assert client.delete("/api/v1/session", headers=csrf).status_code == 204
    assert client.get("/api/v1/session").status_code == 401


def test_a_wrong_password_tells_nothing_and_locks(own_house):
    house = own_house(["auditor", "board"])
    unknown = sign_in(house, "nobody")[1]
    wrong = sign_in(house, "auditor", "not the password")[1]
    assert unknown.json() == wrong.json()
    problem(wrong, 401, "wrong-password")
    client = Client(house.url, patient=False)
    answers = [client.post("/api/v1/session", {"login": "auditor", "password": "not the password"})
               for _ in range(5)]
    assert answers[-1].status_code == 429
    locked = client.post("/api/v1/session", {"login": "auditor", "password": PASSWORD})
    problem(locked, 429, "locked")
    assert int(locked.headers["Retry-After"]) > 10


# Privacy

def test_what_is_public_names_no_person_and_no_firm(house):
    operator = house.client("gate-operator")
    secrets = {"name": "Hoàng Thị Bí Mật", "phone": "0912345678", "document": "C7654321"}
    body = samples.declaration(
        house.number(), driver={**secrets, "nationality": "vn"}, seals=["SEAL9876"], vehicle="12H-987.65",
        firm="0301482205")
    trip = operator.ok("POST", "/api/v1/declarations", body)["trip"]
    operator.ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
    seen = operator.ok("GET", f"/api/v1/trips/{trip}")
    pseudonym = seen["driver"]["id"]
    words = [*secrets.values(), "SEAL9876", "0301482205", pseudonym, "12H98765", "12H-987.65"]
    stranger = house.client()
    for path in [
        "/", "/where", "/bulletins", "/about", "/sign-in", "/api/v1/board", "/api/v1/rules", "/api/v1/bulletins",
        f"/api/v1/queue?place={samples.PLACE}&direction=export", "/health", "/metrics",
    ]:
        text = stranger.get(path).text
        for word in words:
            assert word not in text, f"{path} names {word}"
    while stranger.get(f"/api/v1/trips/{trip}/story").status_code != 200:
        time.sleep(0.2)
    for path in [f"/api/v1/trips/{trip}/story", f"/check/{trip}", "/check"]:
        text = stranger.get(path).text
        for word in words:
            assert word not in text, f"{path} names {word}"
    # Whoever knows the plate learns where the truck stands, and nothing of its people.
    for path in ["/api/v1/where?plate=12H-987.65", "/where?plate=12H-987.65"]:
        text = stranger.get(path).text
        assert trip in text or path.startswith("/where")
        for word in words[:6]:
            assert word not in text, f"{path} names {word}"


def test_a_driver_can_be_known_to_officers_only_by_pseudonym_in_the_log(house):
    trip = house.declare(driver={"name": "Vi Văn Kín", "document": "D1112223", "nationality": "vn"})
    house.caught_up()
    history = house.client("board").get(f"/api/v1/trips/{trip}/history").text
    assert "declared" in history
    assert "Vi Văn Kín" not in history and "D1112223" not in history
    for file in ("log.db", "log.db-wal", "views.db", "views.db-wal"):
        stored = house.data / file
        assert not stored.exists() or "Vi Văn Kín".encode() not in stored.read_bytes()
