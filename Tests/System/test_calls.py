"""Calls with clocks: confirmed on the telephone, set aside when nobody answers, put back on the old ticket."""

import datetime
import time

import pytest

import samples
from browser import LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, Client, add_token, add_user, head, problem, run
from house import House

OTHER_FIRM = "0100233488"


def call_rule(**changes):
    content = {"kind": "call", "validSeconds": 1_800, "missedAllowed": 1, **changes}
    return {"from": "2020-01-01T00:00:00Z", "reference": "decision of the tests", "content": content}


# Time enough to press a button; and so little that nobody can.
PATIENT = {"confirmSeconds": 900, "recallSeconds": 3_600, "recalls": 1}
HASTY = {"confirmSeconds": 1, "recallSeconds": 3_600, "recalls": 1}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("calls") / "data")
    house.data.mkdir(parents=True)
    add_user(house.data, "stranger", f"declarant:{OTHER_FIRM}")
    house.tokens["stranger"] = add_token(house.data, "stranger")
    yield house.start()
    house.gate.kill()


def rule(house, **changes):
    house.client("board").ok("PUT", "/api/v1/rules/call-of-tests", call_rule(**changes))


def arrive(house):
    trip = house.declare()
    house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
    return trip


def call(house):
    body = {"place": samples.PLACE, "direction": "export", "lane": samples.LANE_IN}
    return house.client("gate-operator").ok("POST", "/api/v1/calls", body)["trip"]


def called(house, **changes):
    """A vehicle that is called while a rule is in force; nobody else waits."""
    rule(house, **changes)
    trip = arrive(house)
    assert call(house) == trip
    return trip


def turn(house, trip):
    return house.client("declarant").ok("GET", f"/api/v1/trips/{trip}")["turn"]


def becomes(house, trip, state, patience=30):
    """Waits for the clock's round."""
    end = time.monotonic() + patience
    while turn(house, trip)["state"] != state:
        assert time.monotonic() < end, turn(house, trip)
        time.sleep(0.2)
    return turn(house, trip)


def kinds(house, trip):
    house.caught_up()
    return [one["kind"] for one in house.client("declarant").ok("GET", f"/api/v1/trips/{trip}/history")["events"]]


def leave(house, *trips):
    for trip in trips:
        house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/turn-back", {"reason": "tests"})


@pytest.mark.parametrize("code, changes", [
    ("call-confirmed-too-late", {"confirmSeconds": 1_800}),
    ("call-recalls-without-time", {"confirmSeconds": 60, "recalls": 1}),
    ("call-recalls-without-time", {"confirmSeconds": 60, "recallSeconds": 60}),
    ("call-recalls-without-confirming", {"recallSeconds": 60, "recalls": 1}),
    ("call-recalls", {"confirmSeconds": 60, "recallSeconds": 60, "recalls": 101}),
    ("not-positive", {"confirmSeconds": 0}),
])
def test_a_call_rule_that_would_not_do_what_it_says_is_refused(house, code, changes):
    problem(house.client("board").put("/api/v1/rules/flawed", call_rule(**changes)), 422, code)


def test_a_rule_without_clocks_asks_for_no_answer(house):
    trip = called(house)
    seen = turn(house, trip)
    assert seen["state"] == "called" and seen["passedOver"] == 0
    assert house.client().get(f"/trips/{trip}").status_code == 303
    assert "confirm-call" not in house.client("declarant").get(f"/trips/{trip}").text
    leave(house, trip)


@pytest.mark.parametrize("duty", ["declarant", "gate-operator", "border-guard"])
def test_a_call_is_confirmed_by_whoever_may(house, duty):
    trip = called(house, **PATIENT)
    before = turn(house, trip)
    client = house.client(duty)
    assert client.ok("POST", f"/api/v1/trips/{trip}/confirm-call")["events"] == 1
    assert client.ok("POST", f"/api/v1/trips/{trip}/confirm-call")["events"] == 0
    after = turn(house, trip)
    assert (before["state"], after["state"]) == ("called", "confirmed") and before["until"] < after["until"]
    assert kinds(house, trip)[-2:] == ["called", "call-confirmed"]
    leave(house, trip)


def test_whose_trip_it_is_not_confirms_nothing(house):
    trip = called(house, **PATIENT)
    path = f"/api/v1/trips/{trip}/confirm-call"
    problem(house.client("stranger").post(path), 404, "unknown-trip")
    problem(house.client("auditor").post(path), 403)
    problem(house.client("customs").post(path), 403)
    problem(house.client().post(path), 401)
    assert house.client("stranger").post(f"/trips/{trip}/confirm-call").status_code == 404
    assert turn(house, trip)["state"] == "called"
    leave(house, trip)


def test_a_cookie_alone_confirms_nothing(house):
    trip = called(house, **PATIENT)
    client = Client(house.url)
    signed = client("POST", "/sign-in", data={"login": "declarant", "password": PASSWORD})
    assert signed.status_code == 303
    for path in (f"/trips/{trip}/confirm-call", f"/api/v1/trips/{trip}/confirm-call"):
        assert client("POST", path, data={"csrf": "0" * 64}).status_code == 403
        assert client("POST", path).status_code == 403
    assert turn(house, trip)["state"] == "called"
    leave(house, trip)


def test_who_does_not_answer_is_set_aside_and_comes_back_to_the_old_place(house):
    rule(house, **HASTY)
    first, second, third = arrive(house), arrive(house), arrive(house)
    assert call(house) == first
    aside = becomes(house, first, "skipped")
    assert aside["skips"] == 1 and aside["until"] > aside["since"]
    seen = house.client().ok("GET", f"/api/v1/queue?place={samples.PLACE}&direction=export")
    assert [one["trip"] for one in seen["setAside"]] == [first]
    assert [one["trip"] for line in seen["lines"] for one in line["waiting"]] == [second, third]
    plate = samples.plate(house.next - 2)
    assert house.client().ok("GET", f"/api/v1/where?plate={plate}")["turn"]["state"] == "skipped"
    out_of_turn = {"lane": samples.LANE_IN, "reason": "tests", "witness": "board"}
    problem(house.client("gate-operator").post(f"/api/v1/trips/{first}/out-of-turn-call", out_of_turn), 409, "set-aside")
    rule(house, **PATIENT)
    assert call(house) == second
    house.client("declarant").ok("POST", f"/api/v1/trips/{first}/confirm-call")
    assert turn(house, first)["state"] == "recalled"
    assert call(house) == first, "the old ticket is before the third"
    assert kinds(house, first)[-4:] == ["called", "skipped", "recalled", "called"]
    leave(house, first, second, third)


def test_the_clock_puts_back_and_then_lets_the_call_be_missed(house):
    rule(house, **{**HASTY, "recallSeconds": 1})
    trip, other = arrive(house), arrive(house)
    assert call(house) == trip
    becomes(house, trip, "recalled")
    assert call(house) == trip
    becomes(house, trip, "waiting")
    assert kinds(house, trip)[-5:] == ["called", "skipped", "recalled", "called", "call-missed"]
    assert call(house) == other
    leave(house, trip, other)


def test_what_is_set_aside_is_so_after_a_restart(house):
    trip = called(house, **HASTY)
    before = becomes(house, trip, "skipped")
    house.gate.stop()
    house.gate.start()
    assert turn(house, trip) == before
    house.gate.kill()
    house.gate.start()
    assert turn(house, trip) == before
    leave(house, trip)


def test_a_call_out_of_turn_names_its_rule_and_is_counted_with_whom_it_passed_over(house):
    rule(house, overrideNeedsRule=True)
    passed, ahead = arrive(house), arrive(house)
    path = f"/api/v1/trips/{ahead}/out-of-turn-call"
    body = {"lane": samples.LANE_IN, "reason": "Thuốc cho bệnh viện", "witness": "board"}
    operator = house.client("gate-operator")
    problem(operator.post(path, body), 422, "field-missing")
    problem(operator.post(path, {**body, "rule": "nobody-set-it"}), 404, "unknown-rule")
    operator.ok("POST", path, {**body, "rule": "call-of-tests"})
    seen = turn(house, passed)
    assert (seen["state"], seen["passedOver"]) == ("passed-over", 1) and seen["passedOverSince"]
    house.caught_up()
    today = datetime.datetime.now(samples.HANOI).date().isoformat()
    found = house.client().ok("GET", f"/api/v1/overrides?date={today}")["overtakings"][-1]
    assert (found["trip"], found["rule"], found["passedOver"]) == (ahead, "call-of-tests", 1)
    [place] = house.client().ok("GET", "/api/v1/board")["places"]
    assert place["calledOutOfTurnToday"] >= 1
    assert "call-of-tests" in house.client().get(f"/overrides?date={today}").text
    assert "Passed over 1 times" in house.client().get(f"/queue?place={samples.PLACE}").text
    rule(house)
    assert call(house) == passed
    assert turn(house, passed)["passedOver"] == 0
    leave(house, passed, ahead)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_owner_confirms_on_a_telephone(browser, house, language):
    trip = called(house, **PATIENT)
    with visit(browser, house.url, language, PHONE) as (page, watch):
        sign_in(page, "declarant", PASSWORD)
        page.goto(f"/trips/{trip}")
        button = page.locator("#call button")
        assert button.bounding_box()["height"] >= 60 and button.bounding_box()["width"] >= 200
        sound(page, language, f"call-asked-{language}")
        button.click()
        page.wait_for_url(f"**/trips/{trip}")
        assert page.locator("#call button").count() == 0 and page.locator("#call").count() == 1
        assert turn(house, trip)["state"] == "confirmed"
        sound(page, language, f"call-confirmed-{language}")
        assert watch.errors == []
    leave(house, trip)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_owner_says_that_the_truck_is_here(browser, house, language):
    trip = called(house, **HASTY)
    plate = samples.plate(house.next)
    with visit(browser, house.url, language, PHONE) as (page, watch):
        sign_in(page, "declarant", PASSWORD)
        page.goto(f"/trips/{trip}")
        # The page follows the clock's round by itself.
        page.wait_for_selector("#call.bad button", timeout=30_000)
        sound(page, language, f"call-aside-{language}")
        page.goto(f"/queue?place={samples.PLACE}")
        assert trip in page.locator("table.aside").inner_text()
        sound(page, language, f"queue-aside-{language}")
        page.goto(f"/where?plate={plate}")
        sound(page, language, f"where-aside-{language}")
        page.locator("a.go.big").click()
        page.locator("#call button").click()
        page.wait_for_url(f"**/trips/{trip}")
        assert page.locator("#call").count() == 0
        assert turn(house, trip)["state"] == "recalled"
        page.goto("/policy")
        sound(page, language, f"policy-answered-{language}")
        assert watch.errors == []
    leave(house, trip)


def test_without_scripts_a_late_answer_is_told_why(browser, house):
    trip = called(house, **PATIENT)
    with visit(browser, house.url, "en", PHONE, java_script_enabled=False) as (page, _):
        sign_in(page, "declarant", PASSWORD)
        page.goto(f"/trips/{trip}")
        house.client("gate-operator").ok(
            "POST", f"/api/v1/trips/{trip}/gate-in", {"lane": samples.LANE_IN, "confirmed": True})
        page.locator("#call button").click()
        page.wait_for_selector("[role=alert]")
        assert page.locator("h1").count() == 1
    leave(house, trip)


def test_a_stranger_finds_every_clock_right_and_nobody_named(house):
    leave_all = [arrive(house), arrive(house)]
    rule(house, **PATIENT)
    assert call(house) == leave_all[0]
    house.client("declarant").ok("POST", f"/api/v1/trips/{leave_all[0]}/confirm-call")
    leave(house, *leave_all)
    end = time.monotonic() + 60
    while True:
        found = run("verify", house.url)
        if found.returncode == 0 and f" {head(house)} records" in found.stdout:
            break
        assert found.returncode == 0 and time.monotonic() < end, found.stdout + found.stderr
        time.sleep(0.5)
    assert "YES" in found.stdout and "NO" not in found.stdout


def test_everybody_hears_of_a_confirmed_call_and_of_nobody(house):
    trip = called(house, **PATIENT)
    before = head(house)
    house.client("declarant").ok("POST", f"/api/v1/trips/{trip}/confirm-call")
    with house.client().get(f"/api/v1/events?after={before}", stream=True) as answer:
        lines = []
        for line in answer.iter_lines(decode_unicode=True):
            lines.append(line)
            if line.startswith("data:"):
                break
    assert "event: call-confirmed" in lines and trip in lines[-1] and '"stage":"called"' in lines[-1]
    assert "declarant" not in lines[-1] and samples.FIRM not in lines[-1]
    leave(house, trip)


def sound(page, language, name):
    """What must hold of every page."""
    assert page.locator("html").get_attribute("lang").split("-")[0] == LANGUAGES[language], name
    photograph(page, name)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), name
    assert page.evaluate(OBSTACLES) == [], name
    assert untranslated(page.evaluate(WORDS)) == set(), name
