"""Slots over HTTP: asked for, given, listed, exchanged, given back, moved, and what that costs."""

import datetime
import time

import pytest

import samples
from browser import LANGUAGES
from gate import problem
from slots import CONDUCT, OTHER_FIRM, Day, ask, asked, booking, declare, disrupt, start, until


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = start(tmp_path_factory.mktemp("slots") / "data")
    yield house
    house.gate.kill()


def test_requests_are_equal_and_all_are_given_where_there_is_room(house):
    day = Day(house)
    assert day.slot()["answer"] == "request" and day.slot()["window"] == "open"
    mine, theirs = asked(house, day), asked(house, day, login="rival")
    assert booking(house, mine)["state"] == "requested"
    seen = day.slot()
    assert (seen["requests"], seen["given"], seen["free"], seen["shares"]) == (2, 0, 2, [])
    assert seen["parties"] == ["hauliers"]
    day.close()
    until(lambda: booking(house, mine)["state"] == "given")
    assert booking(house, mine)["how"] == "enough"
    assert booking(house, theirs, "rival")["how"] == "enough"
    seen = day.slot()
    assert (seen["window"], seen["answer"], seen["requests"], seen["given"], seen["free"]) == ("settled", "list", 2, 2, 0)
    assert seen["shares"] == [{"size": "1", "carriers": 2, "requests": 2, "given": 2}]
    assert seen["draw"] is None
    # Full: whoever asks now waits, and gets what somebody gives back.
    third = asked(house, day)
    assert booking(house, third)["state"] == "listed" and booking(house, third)["placeOnList"] == 1
    assert day.slot()["listed"] == 1
    house.client("declarant").ok("DELETE", f"/api/v1/trips/{mine}/slot")
    assert booking(house, mine) is None
    until(lambda: booking(house, third)["state"] == "given")
    assert booking(house, third)["how"] == "list"
    assert day.slot()["given"] == 2


def test_more_requests_than_places_wait_for_the_draw(house):
    day = Day(house, capacity=1)
    trips = [asked(house, day), asked(house, day, login="rival")]
    day.close()
    seen = until(lambda: day.slot()["window"] == "closed" and day.slot())
    assert (seen["answer"], seen["requests"], seen["given"]) == ("drawing", 2, 0)
    assert booking(house, trips[0])["state"] == "requested"
    problem(ask(house, declare(house), day), 409, "slot-being-drawn")


def test_what_is_left_is_booked_at_once(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    assert day.slot()["answer"] == "place"
    trip = asked(house, day)
    assert booking(house, trip)["how"] == "free"
    assert booking(house, trip)["editsLeft"] == 2
    # Asking again for the same is already so; asking for another is a change.
    assert ask(house, trip, day).json()["events"] == 0
    assert ask(house, trip, day, 9).status_code == 200
    assert booking(house, trip)["editsLeft"] == 1 and booking(house, trip)["start"] == day.moment(9)
    assert ask(house, trip, day, 10).status_code == 200
    problem(ask(house, trip, day, 11), 409, "edits-spent")


def test_slots_are_exchanged_inside_one_carrier_only(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    one, other = asked(house, day), asked(house, day, 9)
    theirs = asked(house, day, 9, "rival")
    assert house.client("declarant").post(f"/api/v1/trips/{one}/slot-swap", {"with": other}).status_code == 200
    assert (booking(house, one)["start"], booking(house, other)["start"]) == (day.moment(9), day.moment(8))
    swap = f"/api/v1/trips/{one}/slot-swap"
    problem(house.client("declarant").post(swap, {"with": theirs}), 404, "unknown-trip")
    problem(house.client("rival").post(swap, {"with": theirs}), 404, "unknown-trip")
    problem(house.client("gate-operator").post(swap, {"with": theirs}), 409, "other-carrier")
    problem(house.client("declarant").post(swap, {"with": "T999999"}), 404, "unknown-trip")


def test_another_firm_sees_and_cancels_nothing(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    trip = asked(house, day)
    problem(house.client("rival").delete(f"/api/v1/trips/{trip}/slot"), 404, "unknown-trip")
    problem(house.client("rival").get(f"/api/v1/trips/{trip}"), 404, "unknown-trip")
    problem(ask(house, trip, day, 9, "rival"), 404, "unknown-trip")
    assert booking(house, trip)["state"] == "given"
    house.client("gate-operator").ok("DELETE", f"/api/v1/trips/{trip}/slot")
    problem(house.client("declarant").delete(f"/api/v1/trips/{trip}/slot"), 409, "no-booking")


def test_everybody_reads_and_nobody_writes_without_a_name(house):
    day = Day(house)
    trip = declare(house)
    problem(house.client().post(f"/api/v1/trips/{trip}/slot", {"start": day.moment(8)}), 401, "unauthenticated")
    problem(house.client().delete(f"/api/v1/trips/{trip}/slot"), 401, "unauthenticated")
    found = house.client().get(f"/api/v1/slots?{day.path}")
    assert found.status_code == 200 and samples.FIRM not in found.text and OTHER_FIRM not in found.text
    problem(house.client().get(f"/api/v1/slots?place={samples.PLACE}"), 400, "wrong-parameters")
    problem(house.client().get("/api/v1/slots?place=nowhere&direction=export"), 422, "wrong-parameters")
    assert house.client().ok("GET", f"/api/v1/slots?place={samples.PLACE}&direction=import")["slots"] == []


@pytest.mark.parametrize("body, status, pointer, code", [
    ({}, 400, "/start", "missing"),
    ({"start": 5}, 400, "/start", "wrong-type"),
    ({"start": "soon"}, 422, "/start", "bad-format"),
    ({"start": "2026-01-01T00:00:00Z", "why": "x"}, 400, "/why", "unknown-member"),
])
def test_wrong_bodies_are_told_field_by_field(house, body, status, pointer, code):
    trip = declare(house)
    said = set()
    for language in LANGUAGES:
        answer = house.client("declarant").post(f"/api/v1/trips/{trip}/slot?lang={language}", body)
        assert answer.status_code == status, answer.text
        [error] = answer.json()["errors"]
        assert (error["pointer"], error["code"]) == (pointer, code)
        said.add(error["detail"])
    assert len(said) == 3
    answer = house.client("declarant").post(f"/api/v1/trips/{trip}/slot-swap", {"with": "twelve"})
    assert answer.status_code == 422 and answer.json()["errors"][0]["pointer"] == "/with"


def test_a_moment_at_which_no_slot_begins_names_the_next(house):
    day = Day(house)
    trip = declare(house)
    wrong = day.moment(8).replace(":00:00.", ":30:00.")
    answer = house.client("declarant").post(f"/api/v1/trips/{trip}/slot", {"start": wrong})
    problem(answer, 422, "no-slot-next")


def test_a_vehicle_is_on_one_trip_and_so_has_one_booking(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    trip = declare(house)
    plate = samples.plate(house.next)
    assert ask(house, trip, day).status_code == 200
    again = samples.declaration(house.number(), vehicle=plate)
    problem(house.client("declarant").post("/api/v1/declarations", again), 409, "already-open")
    problem(house.client("rival").post("/api/v1/declarations", {**again, "firm": OTHER_FIRM}), 409, "already-open")


def test_giving_back_late_costs_what_was_said_before(house):
    conduct = {**CONDUCT, "freeUntilSeconds": 30 * 86_400, "lateCancelPoints": 4, "suspendedFromPoints": 4}
    day = Day(house, drawsSeconds=30 * 86_400, conduct=conduct)
    trip = asked(house, day, login="rival")
    assert booking(house, trip, "rival")["cancelPoints"] == 4
    house.client("rival").ok("DELETE", f"/api/v1/trips/{trip}/slot")
    problem(ask(house, trip, day, 9, "rival"), 409, "carrier-suspended")
    carrier = house.client("rival").ok("GET", f"/api/v1/trips/{trip}")["carrier"]
    assert carrier["points"] == 4
    # By the rule of another day the same points shut nobody out.
    kinder = Day(house, drawsSeconds=30 * 86_400, conduct={**conduct, "suspendedFromPoints": 5})
    assert ask(house, trip, kinder, 9, "rival").status_code == 200
    assert house.client("rival").ok("GET", f"/api/v1/trips/{trip}")["carrier"]["suspendedUntil"] is None


def test_a_deposit_comes_first_where_the_rule_asks_for_one(house):
    day = Day(house, drawsSeconds=30 * 86_400, conduct={**CONDUCT, "deposit": 500_000, "noShowForfeitPercent": 100})
    trip = declare(house)
    problem(ask(house, trip, day), 409, "deposit-due")
    path, paid = f"/api/v1/trips/{trip}/deposit", {"amount": 500_000, "receipt": "BL-1"}
    problem(house.client("declarant").post(path, paid), 403, "forbidden")
    problem(house.client("management-centre").post(path, {**paid, "amount": 0}), 422, "not-positive")
    house.client("management-centre").ok("POST", path, paid)
    assert ask(house, trip, day).status_code == 200
    seen = house.client("declarant").ok("GET", f"/api/v1/trips/{trip}")
    assert (seen["deposit"], seen["depositDue"]) == (500_000, None)


def test_what_is_kept_of_a_deposit_does_not_serve_again(house):
    conduct = {**CONDUCT, "freeUntilSeconds": 30 * 86_400, "deposit": 500_000, "lateCancelForfeitPercent": 40}
    day = Day(house, drawsSeconds=30 * 86_400, conduct=conduct)
    trip = declare(house)
    path = f"/api/v1/trips/{trip}/deposit"
    house.client("management-centre").ok("POST", path, {"amount": 500_000, "receipt": "BL-2"})
    assert ask(house, trip, day).status_code == 200
    assert booking(house, trip)["cancelForfeit"] == 200_000
    house.client("declarant").ok("DELETE", f"/api/v1/trips/{trip}/slot")
    assert house.client("declarant").ok("GET", f"/api/v1/trips/{trip}")["deposit"] == 300_000
    problem(ask(house, trip, day, 9), 409, "deposit-due")
    house.client("management-centre").ok("POST", path, {"amount": 200_000, "receipt": "BL-3"})
    assert ask(house, trip, day, 9).status_code == 200


def test_a_slot_that_something_else_spoils_moves_by_itself(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    trip = asked(house, day, 10)
    disrupt(house, day, 10, "landslide-of-tests")
    until(lambda: booking(house, trip)["start"] != day.moment(10))
    seen = booking(house, trip)
    assert (seen["start"], seen["how"], seen["editsLeft"]) == (day.moment(11), "moved", 2)
    troubles = day.slot(10)["disruptions"]
    assert [(one["rule"], one["cause"]) for one in troubles] == [("landslide-of-tests", "road")]
    assert day.slot(11)["moved"] == 1 and day.slot(11)["given"] == 1
    moves = 'huunghi_slot_events_total{place="huu-nghi",direction="export",what="moved"} 1'
    assert moves in house.client().get("/metrics").text
    house.caught_up()
    history = house.client("declarant").ok("GET", f"/api/v1/trips/{trip}/history")["events"]
    [moved] = [record["details"] for record in history if record["kind"] == "slot-moved"]
    assert (moved["cause"], moved["rule"], moved["to"]["start"]) == ("road", "landslide-of-tests", day.moment(11))
    page = house.client().get(f"/slots?{day.path}&lang=en").text
    assert "Because of the road to the gate" in page and "Road closed, notice 12" in page and "1 moved here" in page
    policy = house.client().get("/policy?lang=en").text
    assert "booking stops" not in policy and samples.FIRM not in policy


def test_nobody_moves_past_a_draw_by_way_of_a_slot_that_is_known_to_be_disrupted(house):
    day = Day(house, capacity=1, drawsSeconds=30 * 86_400)
    given, listed = asked(house, day, 8), asked(house, day, 8)
    disrupt(house, day, 8, "flood-of-tests")
    until(lambda: booking(house, given)["start"] == day.moment(9))
    problem(ask(house, declare(house), day, 8), 409, "slot-spoiled")
    assert day.slot(8)["answer"] == "disrupted"
    # The place that it left is worth nothing, and nobody gets it.
    time.sleep(7)
    assert (booking(house, listed)["state"], booking(house, listed)["start"]) == ("listed", day.moment(8))
    assert day.slot(8)["given"] == 0


def test_a_tag_of_a_trip_changes_with_its_booking(house):
    day = Day(house, drawsSeconds=30 * 86_400)
    trip = declare(house)
    client = house.client("declarant")
    tag = client.get(f"/api/v1/trips/{trip}").headers["ETag"]
    assert ask(house, trip, day).status_code == 200
    answer = client("GET", f"/api/v1/trips/{trip}", headers={"If-None-Match": tag})
    assert answer.status_code == 200 and answer.headers["ETag"] != tag
    # The trip itself is as it was seen.
    assert client("DELETE", f"/api/v1/trips/{trip}/slot", headers={"If-Match": tag}).status_code == 200


def test_rules_are_told_in_plain_words_and_as_they_were_given(house):
    house.client("board").ok("PUT", "/api/v1/rules/slots-in-force", {
        "from": "2020-01-01T00:00:00Z", "reference": "decision of the tests",
        "content": {**Day(house).content, "direction": "import", "carrierCap": 3,
                    "conduct": {**CONDUCT, "deposit": 1_000_000, "noShowForfeitPercent": 50}},
    })
    house.client("board").ok("PUT", "/api/v1/rules/queue-by-slot", samples.queue_rule(classes=[
        {"class": "booked", "booked": True, "weight": 3, "ageingSeconds": 21_600}]))
    rules = {rule["rule"]: rule["content"] for rule in house.client().ok("GET", "/api/v1/rules")["rules"]}
    assert rules["slots-in-force"]["carrierCap"] == 3 and rules["draw-of-tests"]["parties"][0]["party"] == "hauliers"
    assert rules["queue-by-slot"]["classes"][0]["booked"] is True
    page = house.client().get("/policy?lang=en").text
    for said in ["one carrier draws at most 3 places", "1,000,000 ₫ is deposited", "hauliers", "Came in its slot"]:
        assert said in page, said
    house.client("board").ok("DELETE", "/api/v1/rules/queue-by-slot?reason=tests")


def test_flawed_rules_are_refused(house):
    day = Day(house)
    for flaw, changes in [
        ("slots-capacity", {"capacity": 0}), ("slots-moments", {"closesSeconds": 90_000}),
        ("slots-length", {"lengthSeconds": 90}), ("slots-cap", {"carrierCap": 0}),
    ]:
        answer = house.client("board").put("/api/v1/rules/flawed", {
            "from": "2020-01-01T00:00:00Z", "reference": "tests", "content": {**day.content, **changes}})
        problem(answer, 422, flaw)


def test_bookings_are_counted_by_place(house):
    def count(series):
        lines = house.client().get("/metrics").text.splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(series + " "))

    road = 'place="huu-nghi",direction="export"'
    given, listed = (f'huunghi_slot_events_total{{{road},what="{what}"}}' for what in ("given", "listed"))
    before = count(given), count(listed)
    day = Day(house, capacity=1, drawsSeconds=30 * 86_400)
    asked(house, day), asked(house, day)
    until(lambda: count(given) > before[0] and count(listed) > before[1])
    assert count(f'huunghi_slot_bookings{{{road},state="given"}}') >= 1
    assert samples.FIRM not in house.client().get("/metrics").text


def test_who_comes_in_the_slot_is_booked_and_who_does_not_has_missed_it(house):
    today = datetime.datetime.now(samples.HANOI).date()
    content = {**Day(house).content, "from": "00:00", "until": "00:00", "lengthSeconds": 60, "capacity": 5,
               "drawsSeconds": 30 * 86_400, "graceSeconds": 0}
    house.client("board").ok("PUT", "/api/v1/rules/slots-of-each-minute", {
        "from": f"{today - datetime.timedelta(days=1)}T00:00:00+07:00",
        "until": f"{today + datetime.timedelta(days=2)}T00:00:00+07:00", "reference": "tests", "content": content})
    house.client("board").ok("PUT", "/api/v1/rules/queue-by-slot", samples.queue_rule(classes=[
        {"class": "booked", "booked": True, "weight": 3, "ageingSeconds": 21_600}]))
    comes, stays = declare(house), declare(house)
    # Far enough from the next minute that both are asked for before it begins.
    now = datetime.datetime.now(datetime.timezone.utc)
    start = now.replace(second=0, microsecond=0) + datetime.timedelta(minutes=1 + (now.second > 50))
    for trip in (comes, stays):
        house.client("declarant").ok("POST", f"/api/v1/trips/{trip}/slot", {"start": start.isoformat()})
    time.sleep(max(0, (start - datetime.datetime.now(datetime.timezone.utc)).total_seconds()) + 0.5)
    house.client("gate-operator").ok("POST", f"/api/v1/trips/{comes}/arrival", {"area": samples.AREA})
    queue = house.client().ok("GET", f"/api/v1/queue?place={samples.PLACE}&direction=export")
    [waiting] = [one for line in queue["lines"] for one in line["waiting"] if one["trip"] == comes]
    assert waiting["class"] == "booked"
    assert booking(house, comes) is None
    until(lambda: booking(house, stays) is None, patience=90)
    assert house.client("declarant").ok("GET", f"/api/v1/trips/{stays}")["carrier"]["points"] >= 3
    date = start.astimezone(samples.HANOI).date()
    path = f"place={samples.PLACE}&direction=export&date={date}"
    moment = start.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    [slot] = [one for one in house.client().ok("GET", f"/api/v1/slots?{path}")["slots"] if one["start"] == moment]
    assert (slot["given"], slot["used"], slot["missed"], slot["answer"]) == (2, 1, 1, "over")
    page = house.client().get(f"/slots?{path}&lang=en").text
    assert "1 came, 1 did not" in page and "1,344 more slots" in page
    text = house.client().get("/metrics").text
    assert 'huunghi_slot_events_total{place="huu-nghi",direction="export",what="missed"} 1' in text
    for rule in ("slots-of-each-minute", "queue-by-slot"):
        house.client("board").ok("DELETE", f"/api/v1/rules/{rule}?reason=tests")
