"""From a truck to the province's figures: counted from the gate's own log, sealed, beside customs, and back again."""

import csv
import io
import json
import shutil
import sqlite3
import time

import pytest
import requests

from accessibility import violations
from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS as SEEN, photograph, sign_in, untranslated, visit
from gate import PASSWORD, Gate, add_token, add_user, done, run

DAY = "2024-08-22"
DUTIES = ["leader", "office", "department", "auditor", "board", "declarant:0100109106"]
WORDS = "lineage gate-vehicles-crossed"


def play(data, seed=1):
    """The published day with its sample trucks; answers what its bulletin says."""
    printed = done("demo", "--date", DAY, "--headless", "--speed", "max", "--seed", seed, "--format", "csv",
                   "--data", data, timeout=600)
    return list(csv.DictReader(io.StringIO(printed)))


def published(rows, measure, direction):
    """What the bulletin says of the whole province in one direction."""
    [vehicles] = [int(row["vehicles"]) for row in rows if (row["measure"], row["direction"]) == (measure, direction)
                  and row["place"] == "province" and row["category"] == "all"]
    return vehicles


class Office:
    """The published day in a gate that is open now, with the people of the steering room."""

    def __init__(self, folder):
        self.data = folder / "data"
        self.bulletin = play(self.data)
        self.tokens = {}
        for duty in DUTIES:
            login = duty.split(":")[0]
            add_user(self.data, login, duty)
            self.tokens[login] = add_token(self.data, login)
        self.gate = Gate(self.data).start()
        self.settle()

    def ask(self, path, duty="auditor", **query):
        return requests.get(self.gate.url + path, params=query, timeout=60, headers={
            "Authorization": f"Bearer {self.tokens[duty]}", "Accept-Language": "en"})

    def figures(self, **query):
        answer = self.ask("/api/v1/steering/gates", **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, sheet, rows, duty="office"):
        answer = requests.post(
            f"{self.gate.url}/api/v1/steering/sheets/{sheet}", data=rows.encode(), timeout=60,
            headers={"Authorization": f"Bearer {self.tokens[duty]}", "Content-Type": "text/csv"})
        assert answer.status_code == 200, answer.text
        return answer.json()["rows"]

    def settle(self, patience=120):
        """Waits until the days were counted and the figures of the month said."""
        end = time.monotonic() + patience
        while run("steering", "show", "gate-vehicles-crossed", "2024-08", "--data", self.data).returncode != 0:
            assert time.monotonic() < end, f"the days were not counted\n{self.gate.said()}"
            time.sleep(1)

    def word(self, *arguments, status=0):
        result = run(*arguments, "--data", self.data)
        assert result.returncode == status, result.stdout + result.stderr
        return result.stdout if status in (0, 4) else result.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gates")
    office = Office(folder)
    yield office
    office.gate.kill()
    shutil.rmtree(folder, ignore_errors=True)


def value(office, indicator, **query):
    found = [one for one in office.figures(**query)["figures"] if one["indicator"] == indicator]
    assert len(found) == 1
    return found[0]


def test_the_gates_day_is_what_the_bulletin_says(office):
    for direction in ("export", "import"):
        found = value(office, "gate-vehicles-crossed", period="2024-08", direction=direction)
        assert int(found["value"]) == published(office.bulletin, "cleared", direction) > 0
    left = value(office, "gate-backlog", period="2024-08", direction="export")
    assert int(left["value"]) == published(office.bulletin, "remaining", "export") > 0


def test_both_calendars_sum_the_same_days(office):
    # The 22nd of August is in the month of August, and in the month of reports from the 15th on.
    statistical = office.figures(period="2024-08")
    administrative = office.figures(period="A2024-09")
    assert (statistical["firstDay"], statistical["lastDay"]) == ("2024-08-01", "2024-08-31")
    assert (administrative["firstDay"], administrative["lastDay"]) == ("2024-08-15", "2024-09-14")
    assert statistical["figures"][0]["value"] == administrative["figures"][0]["value"] != "0"
    assert office.figures(period="A2024-08")["figures"][0]["value"] == "missing"
    # The sample trucks are under way since the evening before; earlier days were not counted, which is said.
    assert statistical["figures"][0]["uncounted"] == ["2024-08-01/2024-08-20"]


def test_a_figure_leads_to_the_very_trips(office):
    count = int(value(office, "gate-vehicles-crossed", period="2024-08", direction="export")["value"])
    told = json.loads(office.word(*WORDS.split(), "2024-08", "--direction", "export", "--format", "json"))
    [figure], parts = told["figure"], told["parts"]
    assert figure["value"] == str(count) and figure["formula"] == "v1"
    assert sum(int(part["value"]) for part in parts) == count
    [day] = [part for part in parts if part["day"] == DAY]
    assert int(day["batches"]) > 0 and int(day["first"]) > 1 and day["intact"] == "yes"
    rows = list(csv.DictReader(io.StringIO(
        office.word(*WORDS.split(), DAY, "--direction", "export", "--trips", "--format", "csv"))))
    assert len(rows) == count == len({row["trip"] for row in rows})
    assert all(int(day["first"]) <= int(row["position"]) <= int(day["last"]) for row in rows)
    assert {row["direction"] for row in rows} == {"export"}
    lineage = office.ask("/api/v1/steering/lineage/gate-vehicles-crossed/2024-08", direction="export").json()
    assert lineage["figure"]["checksum"] == figure["checksum"]
    assert [part["seal"] for part in lineage["parts"]] == [part["seal"] for part in parts]


def test_it_is_said_to_the_book_of_figures_with_its_source(office):
    rows = json.loads(office.word("steering", "show", "gate-vehicles-crossed", "2024-08", "--format", "json"))
    known = [row for row in rows if row["standing"] == "known"]
    assert len(known) == 1
    assert known[0]["value"] == value(office, "gate-vehicles-crossed", period="2024-08")["value"]
    assert known[0]["words"].startswith("preliminary; not reconciled with customs")
    assert known[0]["entered_by"] == "system"
    assert known[0]["source"].startswith("gate log lang-son positions 1–") and "sha256:" in known[0]["source"]


def test_whoever_has_the_log_can_count_again_and_a_forged_one_is_found(office, tmp_path):
    checked = json.loads(office.word(*WORDS.split(), "2024-08", "--check", "--format", "json"))
    assert {row["result"] for row in checked} == {"equal"} and len(checked) == 11
    forged = tmp_path / "forged"
    other = tmp_path / "other"
    shutil.copytree(office.data, forged)
    play(other, seed=2)
    # Somebody puts another log in the place of the gate's; every batch of it has its right checksum.
    with sqlite3.connect(forged / "log.db") as log:
        log.execute("ATTACH ? AS other", (str(other / "log.db"),))
        log.execute("DELETE FROM batch WHERE gate = 'lang-son'")
        log.execute("INSERT INTO batch SELECT * FROM other.batch WHERE gate = 'lang-son'")
    result = run(*WORDS.split(), "2024-08", "--check", "--format", "json", "--data", forged)
    assert result.returncode == 4, result.stdout + result.stderr
    found = {row["day"]: row for row in json.loads(result.stdout)}
    assert found[DAY]["result"] == "different" and "chain" in found[DAY]["differs"]


@pytest.mark.parametrize("name", ["trade-declared", "trade-through-province", "targets-met"])
def test_what_no_gate_counts_has_no_lineage_and_is_not_compared(office, name):
    told = office.word("lineage", name, "2024-08", status=1)
    assert name in told and "gate-vehicles-crossed" in told and "compared" in told
    answer = office.ask(f"/api/v1/steering/lineage/{name}/2024-08")
    assert answer.status_code == 404 and "compared" in answer.json()["detail"]
    page = office.ask(f"/steering/lineage/{name}/2024-08")
    assert page.status_code == 404


def test_trade_declared_is_not_held_against_the_plan_of_trade_through_the_province(office):
    rows = ("reference_period,indicator,unit,kind,value,said_on,status,source\n"
            "2023,trade-declared,million USD,plan,40,2023-01-02,plan,sample\n"
            "2023,trade-through-province,million USD,result,500,2024-01-02,reported,sample\n")
    assert {row["result"] for row in office.send("observations", rows)} == {"taken"}
    told = office.word("steering", "attained", "trade-through-province", "2023", "--rule", "at-least",
                       "--against", "trade-declared", status=1)
    assert "trade-declared" in told and "trade-through-province" in told


def test_a_figure_is_refused_by_what_it_is_not_counted_by(office):
    answer = office.ask("/api/v1/steering/lineage/gate-fees-paid/2024-08", goods="08")
    assert answer.status_code == 422 and "gate, direction" not in answer.json()["title"]
    assert "direction" in answer.json()["detail"]
    told = office.word("lineage", "gate-fees-paid", "2024-08", "--goods", "08", status=1)
    assert "direction" in told


def test_customs_stands_beside_the_gates_and_no_difference_is_hidden(office):
    header = "date,gate,direction,declarations,vehicles,tonnes,value_usd,source"
    before = office.figures(period="2024-08")["customs"][0]
    assert before["standing"] == "preliminary" and before["customs"] is None
    days = [day for day in before["days"] if day["gate"]]
    first, rest = days[0], days[1:]
    rows = [f"{day['day']},{day['place']},{day['direction']},,{day['gate']},,,customs A" for day in rest]
    rows.append(f"{first['day']},{first['place']},{first['direction']},12,{first['gate'] - 3},,1500.25,customs A")
    taken = office.send("customs", "\n".join([header, *rows, ""]))
    assert {row["result"] for row in taken} == {"taken"}
    assert {row["result"] for row in office.send("customs", "\n".join([header, *rows, ""]))} == {"known"}
    after = office.figures(period="2024-08")["customs"][0]
    assert after["standing"] == "differs" and after["difference"] == 3
    assert [day["verdict"] for day in after["days"] if day["verdict"] != "equal"] == ["outside-tolerance"]
    # Who brought it in does not explain it away; another does, and the difference is still there.
    reason = (f"date,gate,direction,measure,reason\n{first['day']},{first['place']},{first['direction']},vehicles,"
              "sample reason\n")
    assert {row["result"] for row in office.send("customs-differences", reason)} == {"refused"}
    assert {row["result"] for row in office.send("customs-differences", reason, duty="department")} == {"taken"}
    explained = office.figures(period="2024-08")["customs"][0]
    assert explained["difference"] == 3 and explained["days"] != []
    # Days without records say nothing, but days before the log began are not counted: it is not reconciled.
    assert explained["standing"] == "differs"
    bad = office.send("customs", f"{header}\n2024-08-22,huu-nghi,export,,x,,,s\n2024-08-22,huu-nghi,transit,,1,,,s\n"
                                 "2024-08-22,huu-nghi,export,,,1.2345,,s\n2999-01-01,huu-nghi,export,,1,,,s\n"
                                 "2024-08-22,huu-nghi,export,,,,,s\n")
    assert [row["result"] for row in bad] == ["refused"] * 5
    assert [row.get("column") for row in bad] == ["vehicles", "direction", "tonnes", None, None]


def test_only_those_with_a_duty_at_the_gates_see_plates_and_firms(office, browser):
    path = f"/steering/lineage/gate-vehicles-crossed/2024-08?day={DAY}&direction=export"
    rows = list(csv.DictReader(io.StringIO(
        office.word(*WORDS.split(), DAY, "--direction", "export", "--trips", "--format", "csv"))))
    trip = rows[0]["trip"]
    for duty, links in (("board", 1), ("leader", 0)):
        with visit(browser, office.gate.url, "en") as (page, watch):
            sign_in(page, duty, PASSWORD)
            page.goto(path)
            assert trip in page.locator("#trips ~ table").inner_text()
            assert page.locator(f"a[href='/trips/{trip}']").count() == links
            hidden = page.locator("#trips ~ table td[data-label=Vehicle]").first.inner_text()
            assert (hidden == "hidden") == (links == 0)
            assert watch.errors == []
    for path in ("/steering/gates", "/api/v1/steering/gates"):
        assert office.ask(path, duty="declarant").status_code == 403
        assert requests.get(office.gate.url + path, timeout=30, allow_redirects=False).status_code in (303, 401)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_whole_in_every_language(office, browser, language, size):
    with visit(browser, office.gate.url, language, size) as (page, watch):
        sign_in(page, "leader", PASSWORD)
        for name, path in (
            ("gates", "/steering/gates?period=2024-08"), ("gates-year", "/steering/gates?period=A2024"),
            ("gates-past", "/steering/gates?as-known-on=2024-08-01"),
            ("lineage", f"/steering/lineage/gate-tonnes-crossed/A2024-09?day={DAY}"),
        ):
            page.goto(f"{path}{'&'}lang={language}")
            page.wait_for_load_state("networkidle")
            assert page.evaluate(OBSTACLES) == []
            assert untranslated(page.evaluate(SEEN)) == set()
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} pixels too wide"
            assert violations(page) == [], path
            photograph(page, f"steering-{name}-{language}-{size['width']}")
        assert watch.errors == []
