"""The detectors on the room's own facts, and the room's health: inside with names, outside as counts, on any day."""
import csv
import datetime
import io
import os

import pytest
from playwright.sync_api import sync_playwright

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, Client, Gate, add_token, add_user, done

PEOPLE = ["office", "approver", "publisher", "auditor"]
TARGETS = 12
HEAD = ("reference_period", "indicator", "unit", "kind", "value", "said_on", "status", "source", "corrects", "reason")

# Days are those of Hà Nội, also late in the evening of UTC.
HANOI = datetime.timezone(datetime.timedelta(hours=7))


def figure(period, indicator, value, said_on, corrects="", reason=""):
    return (period, indicator, "points", "result", value, said_on, "reported", "sample source", corrects, reason)


def observations():
    """Made up: eight years that grow, one that was lifted just over its bounds, and a month that is told each month."""
    rows = []
    for target in range(TARGETS):
        for year in range(2014, 2024):
            rows.append(figure(year, f"flow-{target}", 80 + (year - 2014) * 2 + (year + target) % 3, f"{year + 1}-01-10"))
        rows.append(figure(2024, f"flow-{target}", "100.4" if target < 9 else 130 + target, "2025-01-10"))
    first = len(rows)
    for month in range(1, 9):
        rows.append(figure(f"2024-{month:02}", "monthly", 500 + month, f"2024-{month + 1:02}-10"))
    for month in range(1, 9):
        rows.append(figure(f"2024-{month:02}", "monthly", 520 + month, f"2024-{month + 1:02}-20",
                           first + month, "sample reason"))
    return rows


TABLES = {
    "posts": [("post", "name", "kind"), ("finance", "Sample body of money", "body")],
    "indicators": [
        ("indicator", "unit", "valid_from", "aggregation", "direction", "owner", "classified"),
        *[(f"flow-{target}", "points", "2010-01-01", "sum", "higher", "finance", "") for target in range(TARGETS)],
        ("monthly", "points", "2010-01-01", "sum", "higher", "finance", ""),
    ],
    "observations": [HEAD, *observations()],
    "plans": [("plan", "name", "years", "document", "adopted"),
              ("y2024", "Sample plan", 2024, "sample act", "2024-01-05")],
    "targets": [
        ("target", "plan", "name", "indicator", "unit", "period", "aim", "value", "document", "adopted"),
        *[(f"t-{target}", "y2024", f"Sample target {target}", f"flow-{target}", "points", 2024, "at-least",
           100 if target < 11 else 120,
           "sample act", "2024-01-05") for target in range(TARGETS)],
    ],
    "target-changes": [
        ("target", "change", "version", "aim", "value", "reading", "document", "adopted", "effective", "reason"),
        ("t-11", "amendment", "", "at-least", 90, "", "sample act 2", "2024-11-10", "2024-11-12", "sample reason"),
    ],
}


def text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


class Room:
    """A running room that looks at itself."""

    def __init__(self, data):
        data.mkdir(parents=True)
        for person in PEOPLE:
            add_user(data, person, person)
        self.tokens = {person: add_token(data, person) for person in PEOPLE}
        add_user(data, "second", "office")
        self.tokens["second"] = add_token(data, "second")
        self.gate = Gate(data).start()
        self.url = self.gate.url
        for sheet, rows in TABLES.items():
            told = self.client().post(
                f"/api/v1/steering/sheets/{sheet}", data=text(rows).encode(), headers={"Content-Type": "text/csv"})
            assert told.status_code == 200 and told.json()["refused"] == 0, (sheet, told.text[:600])

    def client(self, person="office"):
        return Client(self.url, self.tokens.get(person)) if person else Client(self.url)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("integrity") / "data")
    yield room
    room.gate.kill()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HUUNGHI_CHROMIUM", "/usr/bin/chromium"), args=arguments)
        yield browser
        browser.close()


def row(page, detector, subject):
    """The row of a look, by the words on the page."""
    return page.locator("main > table tbody tr", has_text=detector).filter(has_text=subject)


def test_a_finding_names_what_it_is_about_and_opens_it(room, browser):
    with visit(browser, room.url, "en") as (page, watch):
        sign_in(page, "auditor", PASSWORD)
        page.goto("/steering/integrity?as-known-on=2025-02-01&lang=en")
        bunching = row(page, "Just over the bound", "All plans")
        words = bunching.inner_text()
        assert "Found" in words and "9 of 9" in words and "12 results" in words
        assert "It may also be" in words
        assert bunching.locator("a").all_inner_texts() == [f"Sample target {target}" for target in range(9)]
        corrected = row(page, "Changed after the close", "Figures of all owners")
        assert "8 of 8" in corrected.inner_text() and "8 corrections" in corrected.inner_text()
        assert corrected.locator("a").count() == 8
        bunching.locator("a").first.click()
        page.wait_for_url("**/steering/targets/t-0?as-known-on=2025-02-01")
        assert "Sample target 0" in page.locator("h1").inner_text()
        assert watch.errors == []


def test_what_was_not_known_is_not_found(room, browser):
    with visit(browser, room.url, "en") as (page, _):
        sign_in(page, "auditor", PASSWORD)
        page.goto("/steering/integrity?as-known-on=2025-01-05&lang=en")
        assert row(page, "Just over the bound", "All plans").count() == 0
        page.click("main details summary")
        silent = page.locator("main details tr", has_text="Just over the bound").filter(has_text="All plans")
        assert "0 of the 8 it needs" in silent.inner_text()


def test_any_day_has_an_answer(room):
    auditor = room.client("auditor")
    for path in ("/steering/integrity", "/steering/health", "/province/integrity"):
        for day in ("1970-01-01", "2024-02-29", f"{datetime.date.today():%Y-%m-%d}"):
            assert auditor.get(f"{path}?as-known-on={day}&as-recorded-on={datetime.date.today():%Y-%m-%d}").status_code == 200
        assert auditor.get(f"{path}?as-known-on=2999-01-01").status_code == 422
        assert auditor.get(f"{path}?as-known-on=soon").status_code == 422


def test_an_amendment_counts_once_a_second_person_stands_by_it(room, browser):
    def cut(page):
        page.goto("/steering/integrity?as-known-on=2024-12-20&lang=en")
        return page.locator("main tr", has_text="Cut late").filter(has_text="Plan y2024").text_content()

    with visit(browser, room.url, "en") as (page, _):
        sign_in(page, "second", PASSWORD)
        assert "0 amendments of targets" in cut(page)
        page.goto("/steering/targets/t-11?lang=en")
        page.locator("form[action='/steering/targets/t-11/confirm'] button").last.click()
        page.wait_for_load_state()
        words = cut(page)
        # It had come to about 98 each year: 100 would have been missed, and 90 would be met.
        assert "Found" in words and "1 of 1" in words and "Sample target 11" in words


def test_the_rooms_health_tells_forecasts_and_ages(room, browser):
    with visit(browser, room.url, "en") as (page, _):
        sign_in(page, "auditor", PASSWORD)
        page.goto("/steering/health?as-known-on=2025-03-01&lang=en")
        words = page.locator("main").inner_text()
        assert "36 forecasts, from" in words and "Brier score" in words
        age = page.locator("main > table tr", has_text="Sample body of money")
        assert "monthly: up to 2024-08" in age.inner_text()
        page.click("main details summary")
        each = page.locator("main details tr", has_text="monthly")
        assert "2024-08" in each.inner_text() and "142 days late" in each.inner_text()
        assert age.locator("a").first.get_attribute("href").startswith("/steering/figures/")
        page.goto("/steering/health?as-known-on=2024-12-31&lang=en")
        assert "Too little data: 0 forecasts" in page.locator("main").inner_text()


def test_everybody_sees_counts_of_what_was_published_and_no_names(room):
    stranger = room.client(None)
    for path in ("/steering/integrity", "/steering/health"):
        assert stranger.get(path).status_code in (302, 303, 401, 403), path

    def counts(day="2025-03-01"):
        told = room.client(None).get(f"/province/integrity/data/csv?as-known-on={day}")
        rows = list(csv.DictReader(io.StringIO(told.text)))
        assert {one["as_known_on"] for one in rows} == {day}
        return {(one["section"], one["code"], one["measure"]): one["value"] for one in rows}

    before = counts()
    assert before["detector", "bunching", "judged"] == "0"
    publish(room, range(1, 11 * TARGETS + 17))
    after, stranger = counts(), room.client(None)
    assert after["detector", "bunching", "judged"] == "1" and after["detector", "bunching", "found"] == "1"
    assert after["forecasts", "forecasts", "forecasts"] == "36"
    assert counts("2025-01-05")["detector", "bunching", "found"] == "0"
    told = stranger.ok("GET", "/province/integrity/data/json?as-known-on=2025-03-01&as-recorded-on="
                              + f"{datetime.datetime.now(HANOI):%Y-%m-%d}")
    assert [one["detector"] for one in told["detectors"]][:2] == ["bunching", "last-day"]
    assert told["asKnownOn"] == "2025-03-01" and told["forecasts"]["forecasts"] == 36
    page = stranger.get("/province/integrity?as-known-on=2025-03-01&lang=en").text
    for name in ("t-0", "flow-0", "Sample body", "finance", "auditor"):
        assert name not in page, name
    assert stranger.get("/province/integrity/data/xml").status_code == 404


def publish(room, numbers):
    """Two more hands, as on the pages of figures."""
    room.gate.kill()
    data = room.gate.data
    done("steering", "approve", *map(str, numbers), "--by", "minh", "--data", data)
    done("steering", "publish", *map(str, numbers), "--by", "binh", "--data", data)
    room.gate.start()
    room.url = room.gate.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_whole_in_every_language_and_on_a_telephone(room, browser, language):
    with visit(browser, room.url, language, PHONE) as (page, _):
        sign_in(page, "auditor", PASSWORD)
        for path in ("/steering/integrity", "/steering/health", "/province/integrity"):
            page.goto(f"{path}?as-known-on=2025-03-01&lang={language}")
            for summary in page.locator("main details summary").all():
                summary.click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert page.evaluate(OBSTACLES) == [], path
            assert untranslated(page.evaluate(WORDS)) == set(), path
            photograph(page, "integrity-" + path.strip("/").replace("/", "-") + "-" + language)
            page.set_viewport_size(DESK)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            photograph(page, "integrity-desk-" + path.strip("/").replace("/", "-") + "-" + language)
            page.set_viewport_size(PHONE)
