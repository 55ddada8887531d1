"""The published days, run again: every figure that was published comes back."""

import csv
import io
import json
import re
import time

import pytest

from gate import ROOT, Demo, done, run
from stream import EventReader

PUBLISHED = ROOT / "Sources" / "SampleDay" / "Published" / "bulletins.csv"
COLUMNS = ["date", "as_of", "place", "measure", "direction", "category", "vehicles", "source", "note"]


def published(date):
    with open(PUBLISHED, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["date"] == date]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**{"source": "", "note": ""}, **row} for row in rows)
    return path


def row(date, place, measure, direction, category, vehicles):
    return {
        "date": date, "as_of": "20:00", "place": place, "measure": measure, "direction": direction,
        "category": category, "vehicles": str(vehicles),
    }


def figures(rows):
    return {(r["place"], r["measure"], r["direction"], r["category"]): int(r["vehicles"]) for r in rows}


def play(file, date, *arguments):
    printed = done("demo", "--bulletins", file, "--date", date, "--headless", "--speed", "max", "--format", "csv",
                   *arguments, timeout=600)
    reader = csv.DictReader(io.StringIO(printed))
    assert reader.fieldnames[:7] == COLUMNS[:7]
    rows = list(reader)
    assert {row["date"] for row in rows} == {date}
    return figures(rows)


def assert_equal(wanted, given):
    """Every figure that was asked for is given; zeros need not be printed."""
    for cell, vehicles in figures(wanted).items():
        assert given.get(cell, 0) == vehicles, f"{cell}: published {vehicles}, printed {given.get(cell)}"


@pytest.mark.parametrize("date", ["2024-08-22", "2025-11-11"])
def test_a_published_day_comes_back(date):
    assert_equal(published(date), play(PUBLISHED, date))


def test_without_a_file_the_copy_that_comes_along_is_played():
    printed = done("demo", "--headless", "--speed", "max", "--format", "csv", timeout=600)
    assert_equal(published("2025-11-11"), figures(csv.DictReader(io.StringIO(printed))))


def test_other_trucks_make_the_same_figures():
    assert_equal(published("2024-08-22"), play(PUBLISHED, "2024-08-22", "--seed", "20240822"))


def test_the_totals_of_the_province_are_enough(tmp_path):
    wanted = [row for row in published("2025-11-11") if row["place"] == "province"]
    assert_equal(wanted, play(write(tmp_path / "province.csv", wanted), "2025-11-11"))


def test_a_single_figure_is_enough(tmp_path):
    wanted = [row("2025-06-01", "province", "cleared", "all", "all", 310)]
    assert_equal(wanted, play(write(tmp_path / "one.csv", wanted), "2025-06-01"))


def test_a_day_with_4550_trucks_left_waiting_works(tmp_path):
    wanted = [
        row("2021-12-16", "province", "cleared", "all", "all", 350),
        row("2021-12-16", "province", "remaining", "export", "all", 4_550),
    ]
    assert_equal(wanted, play(write(tmp_path / "jam.csv", wanted), "2021-12-16"))


def test_the_same_seed_makes_the_same_history(tmp_path):
    states = []
    for name in ("first", "second"):
        play(PUBLISHED, "2024-08-22", "--seed", "7", "--data", tmp_path / name)
        replay = json.loads(done("replay", "--data", tmp_path / name, "--format", "json"))
        assert replay[0]["result"] == "identical"
        states.append((replay[0]["events"], replay[0]["state"]))
    assert states[0] == states[1]


@pytest.mark.parametrize("cell, vehicles", [
    # Exports and imports make another sum than all.
    (("province", "cleared", "export", "all"), 356),
    # The places make more than the province.
    (("huu-nghi", "cleared", "all", "all"), 2_000),
    # A part of a place is more than the place.
    (("tan-thanh-1088-2", "cleared", "export", "fruit"), 178),
])
def test_figures_that_do_not_add_up_are_refused_by_their_rows(tmp_path, cell, vehicles):
    rows = published("2025-11-11")
    line = next(index for index, row in enumerate(rows, 2) if cell in figures([row]))
    rows[line - 2]["vehicles"] = str(vehicles)
    file = write(tmp_path / "wrong.csv", rows)
    result = run("demo", "--bulletins", file, "--date", "2025-11-11", "--headless", "--speed", "max", "--format", "csv")
    assert result.returncode == 1 and result.stdout == ""
    assert "do not add up" in result.stderr
    assert str(line) in re.findall(r"\d+", result.stderr) and str(vehicles) in result.stderr, result.stderr


@pytest.mark.parametrize("text, words", [
    ("", ["empty"]),
    ("day,vehicles\n2025-11-11,3\n", ["date,as_of,place"]),
    (",".join(COLUMNS) + "\n2025-11-11,20:00,province,cleared,all,all,many,,\n", ["2", "many"]),
    (",".join(COLUMNS) + "\n2025-02-30,20:00,province,cleared,all,all,3,,\n", ["2", "2025-02-30"]),
    (",".join(COLUMNS) + "\n2025-11-11,20:00,province,vanished,all,all,3,,\n", ["2", "vanished"]),
    (",".join(COLUMNS) + "\n2025-11-11,20:00,province,cleared,all,all,-3,,\n", ["2", "-3"]),
])
def test_a_file_that_is_no_bulletin_is_refused(tmp_path, text, words):
    file = tmp_path / "wrong.csv"
    file.write_text(text)
    result = run("demo", "--bulletins", file, "--headless", "--speed", "max")
    assert result.returncode == 1
    for word in words:
        assert word in result.stderr, result.stderr


def test_a_day_that_was_not_published_is_told():
    result = run("demo", "--date", "2020-01-01", "--headless", "--speed", "max")
    assert result.returncode == 1
    assert "2020-01-01" in result.stderr and "2025-11-11" in result.stderr


def test_behind_its_pages_a_day_runs_to_its_bulletin_and_leaves_nothing(tmp_path):
    folder = tmp_path / "temporary"
    demo = Demo(folder, "--date", "2024-08-22", "--speed", "max").start()
    try:
        assert demo.line("sign in as ").startswith("demo / ")
        closed = demo.line("bulletin of 2024-08-22", patience=300)
        assert "1243 vehicles cleared" in closed and "369 remaining" in closed
        assert demo.line("") == "every published figure is equal"
        # The day is over; the pages stay.
        client = demo.client()
        assert client.get("/").status_code == 200
        while client.ok("GET", "/health/ready")["viewsBehind"] > 0:
            time.sleep(0.1)
        printed = client.get("/api/v1/bulletins/2024-08-22", headers={"Accept": "text/csv"}).text
        assert_equal(published("2024-08-22"), figures(csv.DictReader(io.StringIO(printed))))
        page = client.get("/bulletins/2024-08-22?lang=en").text
        assert "1,243" in page and "369" in page and "Sample data" in page
        assert demo.stop() == 0, demo.said()
    finally:
        demo.kill()
    assert list(folder.iterdir()) == []


def test_an_accelerated_day_passes_at_its_pace(tmp_path):
    """At 3,600 times its pace an hour of the day takes a second: after a few it is not over."""
    demo = Demo(tmp_path / "temporary", "--date", "2024-08-22", "--speed", "3600").start()
    try:
        client = demo.client()
        first = client.ok("GET", "/api/v1/board")
        # From there on, however long it took to come to listen.
        reader = EventReader(demo.url, after=first["position"])
        assert reader.wait(lambda events: len(events) > 500, patience=60)
        reader.close()
        then = client.ok("GET", "/api/v1/board")
        assert then["position"] > first["position"] and then["at"] > first["at"]
        assert first["at"].startswith("2024-08-2")
        # Broken off in the middle, it goes quietly.
        assert demo.stop() == 0, demo.said()
    finally:
        demo.kill()
