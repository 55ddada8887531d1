"""The story of one truck: my place, who went ahead of me and why, told from the public log alone."""

import csv
import io
import json
import re
import time

import jsonschema
import pytest

import samples
from browser import LANGUAGES, OBSTACLES, PHONE, DESK, WORDS, photograph, untranslated, visit
from gate import done, head, problem, run
from house import House

RUBBER = [{"name": "Cao su", "fruit": False}]
WRONG = {"vi": "TRÁI QUY TẮC", "zh": "违反规则", "en": "AGAINST THE RULES"}


def arrive(house, **changes):
    trip = house.declare(**changes)
    house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
    return trip


def call(house, **changes):
    body = {"place": samples.PLACE, "direction": "export", "lane": samples.LANE_IN, **changes}
    return house.client("gate-operator").ok("POST", "/api/v1/calls", body)["trip"]


def audited(house, patience=60):
    """Waits until the gate's own auditor has read all that the log has."""
    end = time.monotonic() + patience
    position = head(house)
    while time.monotonic() < end:
        lines = house.client().get("/metrics").text.splitlines()
        seen = [line for line in lines if line.startswith("huunghi_audited_position")]
        if seen and float(seen[0].rsplit(" ", 1)[1]) >= position:
            return
        time.sleep(0.1)
    raise AssertionError(f"record {position} was not audited")


def story(house, trip):
    return house.client().ok("GET", f"/api/v1/trips/{trip}/story")


class Scene:
    """Two classes, a call out of turn and a missed call, seen by trucks that waited meanwhile."""

    def __init__(self, house):
        self.house = house
        board, operator = house.client("board"), house.client("gate-operator")
        board.ok("PUT", "/api/v1/rules/queue-of-tests", samples.queue_rule())
        board.ok("PUT", "/api/v1/rules/call-of-tests", {
            "from": "2020-01-01T00:00:00Z", "reference": "assumption of the tests",
            "content": {"kind": "call", "validSeconds": 2, "missedAllowed": 3},
        })
        self.first = arrive(house)
        self.rubber = [arrive(house, goods=RUBBER) for _ in range(3)]
        self.mine = self.rubber[2]
        self.fruit = [arrive(house) for _ in range(3)]
        self.ahead = arrive(house)
        self.called = [call(house) for _ in range(4)]
        operator.ok("POST", f"/api/v1/trips/{self.ahead}/out-of-turn-call",
                    {"lane": samples.LANE_IN, "reason": "Thuốc cho bệnh viện", "witness": "board"})
        self.came = self.called[-1]
        operator.ok("POST", f"/api/v1/trips/{self.came}/gate-in", {"lane": samples.LANE_IN, "confirmed": True})
        # The gate's clock lets the other calls run out.
        end = time.monotonic() + 60
        while operator.ok("GET", f"/api/v1/trips/{self.first}")["missedCalls"] == 0:
            assert time.monotonic() < end, "the call does not run out"
            time.sleep(0.2)
        board.ok("PUT", "/api/v1/rules/call-of-tests", {
            "from": "2020-01-01T00:00:00Z", "reference": "assumption of the tests",
            "content": {"kind": "call", "validSeconds": 3_600, "missedAllowed": 3},
        })
        audited(house)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("story") / "data")
    try:
        yield Scene(house.start())
    finally:
        house.gate.kill()


def test_a_truck_is_told_who_went_ahead_and_why(scene):
    told = story(scene.house, scene.mine)
    [wait] = told["waits"]
    assert (wait["began"], wait["class"], wait["placeInClass"], wait["ended"]) == ("arrived", "other", 3, None)
    assert wait["earlier"] == 3 and wait["whole"] is True
    ahead = {one["trip"]: one for one in wait["ahead"]}
    by_share = [trip for trip in scene.called if trip in scene.fruit]
    assert by_share and all(ahead[trip]["why"] == "share" for trip in by_share)
    assert ahead[by_share[0]]["share"] == {"class": "fruit", "weight": 3, "ageingSeconds": 21_600}
    assert ahead[by_share[0]]["own"]["class"] == "other"
    override = ahead[scene.ahead]
    assert (override["why"], override["reason"], override["duty"]) == (
        "out-of-turn", "Thuốc cho bệnh viện", "gate-operator")
    before = [one["trip"] for one in wait["before"]]
    assert before == [trip for trip in scene.called if trip in [scene.first, *scene.rubber]]
    assert wait["counts"]["came-before"] == len(before) and told["inversions"] == 0
    assert told["ahead"] == len(by_share) + 1
    assert told["now"]["class"] == "other" and told["now"]["placeInClass"] >= 1
    assert told["checked"]["position"] >= wait["position"]


def test_a_missed_call_begins_a_new_line(scene):
    told = story(scene.house, scene.first)
    assert [wait["began"] for wait in told["waits"]] == ["arrived", "missed-call"]
    first = told["waits"][0]["ended"]
    assert first["how"] == "called" and first["call"]["why"] == "share"
    assert told["waits"][1]["ticket"] > told["waits"][0]["ticket"] and told["waits"][1]["ended"] is None


def test_whoever_was_called_out_of_turn_is_told_so(scene):
    [end] = [wait["ended"] for wait in story(scene.house, scene.ahead)["waits"] if wait["ended"]]
    assert (end["call"]["why"], end["call"]["reason"]) == ("out-of-turn", "Thuốc cho bệnh viện")
    assert end["call"]["passedOver"] >= 1


def test_each_story_is_what_the_document_says(scene):
    document = scene.house.client().ok("GET", "/api/v1/openapi.json")
    schema = {"$ref": "#/components/schemas/TripStory", "components": document["components"]}
    for trip in [scene.first, scene.mine, scene.ahead, scene.came, *scene.rubber, *scene.fruit]:
        jsonschema.Draft202012Validator(schema).validate(story(scene.house, trip))


def test_a_trip_that_is_not_there_is_told(scene):
    problem(scene.house.client().get("/api/v1/trips/T999999/story"), 404, "unknown-trip")
    problem(scene.house.client().get("/api/v1/trips/nothing/story"), 422)
    assert scene.house.client().get("/check/T999999").status_code == 404


def test_a_trip_on_the_road_has_a_story_without_a_wait(scene):
    trip = scene.house.declare()
    audited(scene.house)
    told = story(scene.house, trip)
    assert told["waits"] == [] and told["arrivedAt"] is None and told["now"] is None


def test_nobody_is_named(scene):
    client = scene.house.client()
    text = client.get(f"/check/{scene.mine}").text + client.get(f"/api/v1/trips/{scene.mine}/story").text
    for secret in ["Nguyễn", samples.FIRM, samples.plate(1), samples.compact(samples.plate(1)), samples.container(1)]:
        assert secret not in text


def test_the_verifier_tells_the_same_story(scene):
    audited(scene.house)
    told = story(scene.house, scene.mine)
    while True:
        # What was published since the auditor looked is no part of the comparison.
        mine = json.loads(done("verify", scene.house.url, "--trip", scene.mine, "--format", "json"))
        if mine["checked"]["position"] == told["checked"]["position"]:
            break
        told = story(scene.house, scene.mine)
    assert {key: mine[key] for key in mine if key != "checked"} == {key: told[key] for key in told if key != "checked"}
    rows = list(csv.DictReader(io.StringIO(
        done("verify", scene.house.url, "--trip", scene.mine, "--format", "csv"))))
    assert len(rows) == len(told["waits"][0]["ahead"]) + len(told["waits"][0]["before"])


@pytest.mark.parametrize("language, words", [
    ("en", ["by the rules", "The share of its class", "Called out of turn", "Thuốc cho bệnh viện"]),
    ("vi", ["Phần của nhóm", "gọi ngoài lượt", "Thuốc cho bệnh viện"]),
    ("zh", ["类的份额", "越序叫号", "Thuốc cho bệnh viện"]),
])
def test_the_verifier_speaks_three_languages(scene, language, words):
    out = done("verify", scene.house.url, "--trip", scene.mine.lstrip("T0"), HUUNGHI_LANG=language)
    for word in words:
        assert word in out, out
    assert untranslated(out) == set()


def test_the_verifier_says_that_there_is_no_such_trip(scene):
    result = run("verify", scene.house.url, "--trip", "T999999")
    assert result.returncode == 1 and "no trip T999999" in result.stderr
    result = run("verify", scene.house.url, "--trip", "hello")
    assert result.returncode == 1 and "no trip number" in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_of_a_truck(browser, scene, language, size):
    with visit(browser, scene.house.url, language, size, java_script_enabled=True) as (page, watch):
        for name, trip in {"mine": scene.mine, "missed": scene.first, "ahead": scene.ahead}.items():
            assert page.goto(f"/check/{trip}").status == 200
            assert untranslated(page.evaluate(WORDS)) == set()
            assert page.evaluate(OBSTACLES) == []
            width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
            assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
            said = page.locator("main").inner_text()
            assert f"huunghi verify {scene.house.url} --trip {trip}" in said
            assert WRONG[language] not in said and trip in page.locator("h1").inner_text()
            photograph(page, f"story-{name}-{language}-{'phone' if size is PHONE else 'desk'}")
        page.goto(f"/check/{scene.mine}")
        row = page.locator("table.ahead tbody tr", has_text=scene.ahead)
        assert "Thuốc cho bệnh viện" in row.inner_text()
        assert watch.errors == []


def test_the_page_works_without_scripts_and_with_the_keyboard(browser, scene):
    with visit(browser, scene.house.url, "vi", PHONE, java_script_enabled=False) as (page, _):
        page.goto("/check")
        page.fill("input[name=trip]", scene.mine)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/check/{scene.mine}")
        details = page.locator("details.before")
        assert details.count() == 1 and not details.locator("table").is_visible()
        details.locator("summary").focus()
        page.keyboard.press("Enter")
        assert details.locator("table").is_visible()
        page.goto("/check?trip=hello")
        assert page.locator("[role=alert]").count() == 1 and page.locator("input[aria-invalid]").count() == 1


def test_where_is_my_truck_leads_to_it(browser, scene):
    trip = arrive(scene.house)
    plate = samples.plate(scene.house.next)
    audited(scene.house)
    with visit(browser, scene.house.url, "en", PHONE) as (page, watch):
        page.goto(f"/where?plate={plate}")
        page.click(f"a[href='/check/{trip}']")
        assert trip in page.locator("h1").inner_text()
        assert watch.errors == []


def test_the_check_page_says_what_was_found_today(browser, scene):
    audited(scene.house)
    for language in LANGUAGES:
        with visit(browser, scene.house.url, language, PHONE) as (page, watch):
            page.goto("/check")
            said = page.locator("main").inner_text()
            assert WRONG[language] not in said
            number = page.locator("a[href^='/overrides?date=']").inner_text()
            assert re.search(r"\b1\b|：1", number), number
            width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
            assert width[0] <= width[1]
            photograph(page, f"check-audit-{language}-phone")
            assert watch.errors == []


def test_after_a_restart_it_reads_everything_again(scene):
    before = story(scene.house, scene.mine)
    scene.house.gate.stop()
    scene.house.gate.start()
    audited(scene.house)
    after = story(scene.house, scene.mine)
    assert after["waits"] == before["waits"]


def test_a_truck_that_came_a_moment_ago_is_not_denied(scene):
    trip = scene.house.declare()
    answer = scene.house.client().get(f"/check/{trip}")
    assert answer.status_code == 200 and trip in answer.text
    answer = scene.house.client().get(f"/api/v1/trips/{trip}/story")
    assert answer.status_code in (200, 404)


def test_a_published_file_that_was_touched_is_said_loudly(own_house):
    house = own_house()
    for _ in range(8):
        house.declare()
    audited(house)
    house.gate.stop()
    bundle = max((house.data / "public" / "tile" / "entries" / "000.p").iterdir(), key=lambda file: int(file.name))
    content = bytearray(bundle.read_bytes())
    content[40] ^= 1
    bundle.write_bytes(content)
    house.gate.start()
    end = time.monotonic() + 30
    while "huunghi_audit_believes 0" not in house.client().get("/metrics").text:
        assert time.monotonic() < end, "nothing was noticed"
        time.sleep(0.1)
    for path in ("/check", "/check/T000001"):
        assert "does NOT hold" in house.client().get(path).text
    assert house.client().get("/api/v1/trips/T000001/story").status_code == 503
    assert "the public log does not hold" in house.gate.said()
    # The gate itself goes on.
    house.declare()
