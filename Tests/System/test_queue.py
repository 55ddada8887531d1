"""The queue by policy: rules with flaws, calls that say why, overtakings that everybody may count."""

import datetime
import json
import subprocess

import pytest

import samples
from gate import BINARY, problem
from house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("queue") / "data").start()
    house.client("board").ok("PUT", "/api/v1/rules/queue-of-tests", samples.queue_rule())
    yield house
    house.gate.kill()


RUBBER = [{"name": "Cao su", "fruit": False}]


def arrive(house, **changes):
    trip = house.declare(**changes)
    house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
    return trip


def call(house, **changes):
    body = {"place": samples.PLACE, "direction": "export", "lane": samples.LANE_IN, **changes}
    return house.client("gate-operator").ok("POST", "/api/v1/calls", body)["trip"]


def lines(house):
    path = f"/api/v1/queue?place={samples.PLACE}&direction=export"
    return house.client().ok("GET", path)


@pytest.mark.parametrize("flaw, changes", [
    ("queue-no-classes", {"classes": []}),
    ("queue-class-repeated", {"classes": [{"class": "other", "weight": 1, "ageingSeconds": 1}]}),
    ("queue-weight", {"classes": [{"class": "a", "weight": 41, "ageingSeconds": 1}]}),
    ("queue-starves", {"classes": [{"class": "a", "category": "fruit", "weight": 0}], "other": {"weight": 1}}),
    ("queue-starves-behind", {"other": {"weight": 1}}),
    ("queue-class-hidden", {"classes": [{"class": "a", "weight": 1, "ageingSeconds": 1},
                                        {"class": "b", "weight": 1, "ageingSeconds": 1}]}),
    ("queue-window", {"classes": [{"class": "a", "weight": 1, "ageingSeconds": 1,
                                   "windows": [{"from": "10:00", "until": "09:00"}]}]}),
    ("queue-called-limit", {"calledLimit": 0}),
])
def test_a_flawed_rule_is_refused_with_its_example(house, flaw, changes):
    answer = house.client("board").put("/api/v1/rules/flawed", samples.queue_rule(**changes))
    problem(answer, 422, flaw)


def test_calls_go_by_share_and_say_why(house):
    fruit = [arrive(house) for _ in range(6)]
    rubber = [arrive(house, goods=RUBBER) for _ in range(3)]
    seen = lines(house)
    assert seen["rule"] == "queue-of-tests" and seen["reference"] == "assumption of the tests"
    assert [(one["class"], one["waiting"]) for one in seen["classes"]] == [("fruit", 6), ("empties", 0), ("other", 3)]
    vehicles = {one["trip"]: one for line in seen["lines"] for one in line["waiting"]}
    assert vehicles[rubber[2]]["class"] == "other" and vehicles[rubber[2]]["positionInClass"] == 3
    assert vehicles[rubber[2]]["waitsFor"] == "turn" and vehicles[rubber[2]]["over"] is False
    called = [call(house) for _ in range(5)]
    assert [trip in fruit for trip in called] == [True, False, True, False, True]
    assert [trip for trip in called if trip in fruit] == fruit[:3]
    house.caught_up()
    history = house.client("gate-operator").ok("GET", f"/api/v1/trips/{called[1]}/history")["events"]
    turns = [record["details"]["turn"] for record in history if record["kind"] == "called"]
    assert turns == [{"why": "share", "class": "other", "narrowed": None}]


def test_overtakings_are_counted_and_name_nobody(house):
    while any(lines(house)["lines"]):
        call(house)
    waiting = [arrive(house) for _ in range(3)]
    ahead = arrive(house, goods=RUBBER)
    house.client("gate-operator").ok(
        "POST", f"/api/v1/trips/{ahead}/out-of-turn-call",
        {"lane": samples.LANE_IN, "reason": "Gà giống", "witness": "board"})
    today = datetime.datetime.now(samples.HANOI).date().isoformat()
    for _ in range(200):
        found = house.client().ok("GET", f"/api/v1/overrides?date={today}")
        if found["overtakings"]:
            break
    one = found["overtakings"][-1]
    assert (one["trip"], one["reason"], one["duty"]) == (ahead, "Gà giống", "gate-operator")
    assert one["passedOver"] == len(waiting)
    assert found["places"] == [{"place": samples.PLACE, "overtakings": len(found["overtakings"])}]
    assert "witness" not in one and "user" not in json.dumps(found)
    assert house.client().ok("GET", "/api/v1/overrides?date=2025-01-01")["overtakings"] == []


def check(tmp_path, content, *arguments):
    file = tmp_path / "rule.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return subprocess.run(
        [BINARY, "policy", "check", file, "--days", "2", *arguments], capture_output=True, text=True, timeout=300,
        env={"HUUNGHI_LANG": "en"})


def test_a_sound_rule_is_tried_and_nothing_found(tmp_path):
    rule = samples.queue_rule(classes=[{"class": "fruit", "category": "fruit", "weight": 3}], other={"weight": 1})
    done = check(tmp_path, rule, "--format", "json")
    assert done.returncode == 0, done.stderr
    [row] = json.loads(done.stdout)
    assert row["result"] == "nothing found" and int(row["patterns"]) > 1_000


def test_a_flawed_rule_is_told_by_its_example(tmp_path):
    done = check(tmp_path, samples.queue_rule(other={"weight": 1}))
    assert done.returncode == 1
    assert "other has no bound of waiting" in done.stderr
    done = check(tmp_path, samples.queue_rule(other={"weight": "much"}))
    assert done.returncode == 1 and "/other/weight" in done.stderr


def test_a_rule_of_the_log_is_tried_by_its_name(house, tmp_path):
    house.gate.stop()
    arguments = [BINARY, "policy", "check", "--rule", "queue-of-tests", "--data", house.data, "--days", "0", "--depth", "3"]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=300, env={"HUUNGHI_LANG": "en"})
    assert done.returncode == 0, done.stderr
    done = subprocess.run(
        [*arguments[:4], "nobody", *arguments[5:]], capture_output=True, text=True, timeout=60,
        env={"HUUNGHI_LANG": "en"})
    assert done.returncode == 1 and "no queue rule nobody" in done.stderr
