"""Public investment and administrative procedures: what was planned, paid and promised, as known on a day."""

import hashlib
import re

import pytest

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD
from house import House

SIZES = {"desk": DESK, "phone": PHONE}
BILLION = 1_000_000_000

POSTS = """post,name,kind
ban-qlda,Ban QLDA mẫu,body
so-gddt,Sở Giáo dục mẫu,body
vp-dat-dai,Văn phòng đất đai mẫu,body
so-tu-phap,Sở Tư pháp mẫu,body
"""
HEADINGS = """heading,kind,name,basis
nstw,source,Ngân sách trung ương,sample
nsdp,source,Ngân sách địa phương,sample
ntm,programme,Nông thôn mới,sample
"""
PROJECTS = """project,name,owner,unit,programme,group,from
7900001,Đường mẫu lên cửa khẩu,ban-qlda,20,,b,2023-01-01
7900002,Trường mẫu,so-gddt,,ntm,c,2023-01-01
7900003,Cầu mẫu chưa khởi công,ban-qlda,,,c,2023-01-01
"""
PLANS = """year,level,project,programme,source,carried_over,amount,change,corrects,reason,document,said_on
2024,prime-minister,,,nstw,,800000000000,,,,QĐ mẫu 1/QĐ-TTg,2023-12-10
2024,province,,,nstw,,800000000000,,,,NQ mẫu 1/NQ-HĐND,2023-12-20
2024,province,,,nsdp,,200000000000,,,,NQ mẫu 1/NQ-HĐND,2023-12-20
2024,province,,,nstw,yes,100000000000,,,,NQ mẫu 2/NQ-HĐND,2024-02-01
2024,allocated,7900001,,nstw,,600000000000,,,,QĐ mẫu 5/QĐ-UBND,2024-01-05
2024,allocated,7900001,,nstw,yes,100000000000,,,,QĐ mẫu 6/QĐ-UBND,2024-02-05
2024,allocated,7900002,,nsdp,,150000000000,,,,QĐ mẫu 5/QĐ-UBND,2024-01-05
2024,allocated,7900003,,nsdp,,40000000000,,,,QĐ mẫu 5/QĐ-UBND,2024-01-05
2024,province,,,nstw,,400000000000,amendment,,Trả vốn về trung ương,NQ mẫu 9/NQ-HĐND,2024-12-10
"""
TRAJECTORIES = """year,project,points,document,said_on
2024,,6:45.5 9:70 12:95,Kế hoạch mẫu 3/KH-UBND,2024-01-15
"""
PAYMENTS = """reference,day,amount,kind,follows,project,year,source,carried_over,said_on
kb-23-1,2023-06-10,200000000000,completed,,7900001,2023,nstw,,{day}
kb-23-2,2023-12-20,300000000000,completed,,7900001,2023,nstw,,{day}
kb-1,2024-03-10,100000000000,advance,,7900001,2024,nstw,,{day}
kb-2,2024-04-10,60000000000,settlement,kb-1,,,,,{day}
kb-3,2024-05-20,150000000000,completed,,7900001,2024,nstw,,{day}
kb-4,2024-06-02,50000000000,completed,,7900001,2024,nstw,yes,{day}
kb-5,2024-06-20,20000000000,completed,,7900002,2024,nsdp,,{day}
"""
COMMITMENTS = """project,contract,amount,signed_on,said_on
7900001,01/HĐ-mẫu,500000000000,2024-02-20,2024-03-01
"""
PROCEDURES = """procedure,name,level,field
1.000001,Đăng ký biến động mẫu,province,Đất đai
2.000002,Cấp phiếu mẫu,province,Tư pháp
"""
TERMS = """procedure,count,unit,supplement,from,basis
1.000001,10,working-days,pauses,2020-01-01,sample
"""
DOSSIERS = """dossier,procedure,office,channel,received,due,closed,outcome,letter,said_on
H37-1,1.000001,vp-dat-dai,online,2024-03-04,2024-03-18,2024-03-15,finished,,2024-04-30
H37-2,1.000001,vp-dat-dai,online,2024-03-05,2024-03-19,2024-03-25,finished,,2024-04-30
H37-3,1.000001,vp-dat-dai,counter,2024-03-06,2024-03-20,,,,2024-04-30
H37-4,2.000002,so-tu-phap,online,2024-04-01T08:30,2024-04-12T17:00,2024-04-12T16:59,finished,,2024-04-30
H37-5,2.000002,so-tu-phap,online,2024-04-20,2024-05-20,,,,2024-04-30
H37-6,1.000001,vp-dat-dai,online,2024-04-10,2024-05-30,2024-04-09,finished,,2024-04-30
"""
LATER = """dossier,procedure,office,channel,received,due,closed,outcome,letter,said_on
H37-3,1.000001,vp-dat-dai,counter,2024-03-06,2024-05-15,2024-05-14,finished,,2024-05-31
H37-5,2.000002,so-tu-phap,online,2024-04-20,2024-05-20,2024-05-20,finished,,2024-05-31
"""


class Room:
    """A house whose steering room knows sample money and sample dossiers."""

    def __init__(self, folder):
        self.house = House(folder / "data", ["board", "office", "department", "approver", "declarant"]).start()
        self.office = self.house.client("office")
        for sheet, rows in (
            ("posts", POSTS), ("headings", HEADINGS), ("projects", PROJECTS), ("capital-plans", PLANS),
            ("payment-trajectories", TRAJECTORIES), ("payments", PAYMENTS.format(day="2024-06-30")),
            ("commitments", COMMITMENTS), ("procedures", PROCEDURES), ("procedure-terms", TERMS),
            ("dossiers", DOSSIERS), ("dossiers", LATER),
        ):
            result = self.bring(sheet, rows)
            assert result["refused"] == 0, result

    def bring(self, sheet, rows, duty="office"):
        return self.house.client(duty).ok(
            "POST", f"/api/v1/steering/sheets/{sheet}", data=rows.encode(), headers={"Content-Type": "text/csv"})

    def ask(self, path, duty="office"):
        return self.house.client(duty).ok("GET", "/api/v1/steering/" + path)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("money"))
    yield room
    room.house.gate.kill()


def ratio(part, whole):
    """In billions of đồng."""
    return {"part": part * BILLION, "whole": None if whole is None else whole * BILLION,
            "basisPoints": None if not whole else round(part * 10_000 / whole)}


def levels(answer):
    return {level["level"]: level for level in answer["levels"]}


def test_a_rate_has_both_denominators_and_carried_over_capital_apart(room):
    answer = room.ask("money?year=2024&as-known-on=2024-06-30")
    rates = levels(answer)
    assert rates["prime-minister"]["rate"] == ratio(270, 800)
    assert rates["province"]["rate"] == ratio(270, 1_000)
    assert rates["province"]["rateWithCarryOver"] == ratio(320, 1_100)
    # Nobody said what the Prime Minister's level carries over: it is not added on one side alone.
    assert rates["prime-minister"]["rateWithCarryOver"] == ratio(320, None)
    assert answer["allocatedShare"] == ratio(790, 1_000)
    assert answer["paid"]["openAdvances"] == 40 * BILLION
    assert answer["latestFile"] == "2024-06-30" and answer["lastDay"] == "2024-12-31"


def test_a_plan_that_is_cut_late_does_not_lift_the_rate_in_silence(room):
    before = room.ask("money?year=2024&as-known-on=2024-12-09")
    assert levels(before)["province"]["rate"] == ratio(270, 1_000) and before["lateAmendments"] == []
    after = room.ask("money?year=2024&as-known-on=2024-12-10")
    assert levels(after)["province"]["rate"] == ratio(270, 600)
    assert levels(after)["province"]["rateOfOriginal"] == ratio(270, 1_000)
    assert [(one["before"], one["after"]) for one in after["lateAmendments"]] == [(800 * BILLION, 400 * BILLION)]


def test_nothing_is_known_before_the_treasury_told_it(room):
    answer = room.ask("money?year=2024&as-known-on=2024-06-29")
    assert answer["latestFile"] is None and answer["paid"]["thisYear"] == 0


def test_the_page_before_the_treasury_spoke_shows_no_noughts(room, browser):
    with visit(browser, room.house.url, "en", PHONE) as (page, watch):
        sign_in(page, "office", PASSWORD)
        page.goto("/steering/money?year=2024&as-known-on=2024-01-15")
        assert "That is not a zero" in page.locator("main").inner_text()
        assert page.locator("figure.chart").count() == 0
        noughts = page.locator("main td").filter(has_text=re.compile(r"^0$"))
        assert noughts.evaluate_all("cells => cells.map(cell => cell.closest(`section`).innerText)") == []
        assert watch.errors == []


def test_projects_stand_against_what_was_due_by_the_end_of_the_month(room):
    projects = {one["project"]: one for one in room.ask("money?year=2024&as-known-on=2024-06-30")["projects"]}
    road, school, bridge = (projects[code] for code in ("7900001", "7900002", "7900003"))
    assert road["expected"] == 318_500_000_000 and road["isBehind"] and road["rate"] == ratio(300, 700)
    assert school["isBehind"] and not school["isUntouched"]
    assert bridge["isUntouched"] and bridge["isBehind"]
    assert road["committed"] == 500 * BILLION


def test_december_is_held_against_the_whole_year_when_it_is_over(room):
    [rush] = room.ask("money?year=2024&as-known-on=2024-06-30")["decemberRush"]
    assert rush["year"] == 2023 and rush["late"] == ratio(300, 500)


def test_a_booking_is_taken_once_and_refused_rows_say_what_would_be_accepted(room):
    rows = PAYMENTS.format(day="2024-06-30")
    assert room.bring("payments", rows)["known"] == 7
    head = rows.splitlines()[0] + "\n"
    for row, words in (
        ("kb-1,2024-03-10,1,advance,,7900001,2024,nstw,,2024-06-30", "100000000000"),
        ("kb-9,2024-07-01,1,completed,,7900001,2024,nstw,,2024-06-30", "2024-06-30"),
        ("kb-9,2024-06-01,1,completed,,7999999,2024,nstw,,2024-06-30", "projects"),
        ("kb-9,2024-06-01,1,completed,,7900001,2024,ntm,,2024-06-30", "nsdp, nstw"),
        ("kb-9,2024-06-01,40000000001,reversal,kb-1,,,,,2024-06-30", "40000000000"),
        ("kb-9,2024-06-01,0,completed,,7900001,2024,nstw,,2024-06-30", "accepted"),
        ("kb-9,2024-06-01,1,gift,,7900001,2024,nstw,,2024-06-30", "advance, completed"),
    ):
        [result] = room.bring("payments", head + row + "\n")["rows"]
        assert result["result"] == "refused" and words in result["detail"], result


def test_a_plan_is_approved_by_somebody_else(room):
    answer = room.ask("money/7900001?as-known-on=2024-06-30")
    assert [one["amount"] for one in answer["plans"]] == [600 * BILLION, 100 * BILLION]
    assert {one["kind"] for one in answer["bookings"]} == {"advance", "settlement", "completed"}
    assert all(len(one["file"]) == 64 for one in answer["bookings"])
    assert room.house.client("office").get("/api/v1/steering/money/7999999").status_code == 404


def test_dossiers_are_scored_by_what_was_promised_first(room):
    april = room.ask("procedures?year=2024&as-known-on=2024-04-30")
    assert april["judgedOn"] == "2024-04-30"
    total = april["total"]
    assert (total["standings"]["on-time"], total["judged"], total["received"]) == (2, 5, 6)
    assert total["standings"]["overdue"] == 1 and total["standings"]["impossible"] == 1
    assert total["doubts"]["ended-before-it-came"] == 1 and total["doubts"]["due-beyond-term"] == 1
    may = room.ask("procedures?year=2024&as-known-on=2024-05-31")["total"]
    # The third got a later day without a letter; it is not told as punctual.
    assert may["standings"]["by-later-day"] == 1 and may["doubts"]["due-changed"] == 1
    assert (may["standings"]["on-time"], may["judged"]) == (3, 6)
    one = room.ask("procedures?year=2024&as-known-on=2024-05-31&post=so-tu-phap")["total"]
    assert (one["standings"]["on-time"], one["judged"]) == (2, 2)
    assert room.ask("procedures?year=2024&as-known-on=2024-04-29")["total"]["received"] == 0


def test_the_number_of_a_dossier_is_nowhere_in_the_folder(room):
    kept = b"".join(file.read_bytes() for file in room.house.data.rglob("*") if file.is_file())
    assert b"kb-23-1" in kept and b"H37-1" not in kept


@pytest.mark.parametrize("path", ["money", "money/7900001", "procedures"])
def test_only_those_inside_may_look(room, path):
    assert room.house.client().get("/api/v1/steering/" + path).status_code == 401
    assert room.house.client("declarant").get("/api/v1/steering/" + path).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_the_pages_say_it_in_words(room, browser, language, size):
    day = "as-known-on=2024-12-10"
    with visit(browser, room.house.url, language, SIZES[size]) as (page, watch):
        sign_in(page, "approver", PASSWORD)
        for name, path in (
            ("money", f"/steering/money?year=2024&{day}"), ("project", f"/steering/money/7900001?year=2024&{day}"),
            ("procedures", f"/steering/procedures?year=2024&{day}"), ("money-nothing", "/steering/money?year=1999"),
            ("procedures-nothing", "/steering/procedures?year=1999"),
        ):
            page.goto(f"{path}&lang={language}")
            page.wait_for_load_state("networkidle")
            assert not untranslated(page.evaluate(WORDS)), name
            assert not page.evaluate(OBSTACLES), name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the window"
            photograph(page, f"steering-{name}-{language}-{size}")
        assert not watch.errors


def test_the_page_has_the_amounts_of_the_answer(room, browser):
    with visit(browser, room.house.url, "vi") as (page, watch):
        sign_in(page, "approver", PASSWORD)
        page.goto("/steering/money?year=2024&as-known-on=2024-06-30&by=source&lang=vi")
        words = page.inner_text("main")
        for text in ("27,00 %", "33,75 %", "270.000 / 1.000.000", "Cầu mẫu chưa khởi công", "chưa báo điểm nghẽn"):
            assert text in words, text
        page.click("text=Đường mẫu lên cửa khẩu")
        page.wait_for_url("**/steering/money/7900001?as-known-on=2024-06-30")
        assert "600.000.000.000" in page.inner_text("main")


def test_a_file_is_named_by_its_digest_approved_by_another_and_what_is_withdrawn_stays_in_sight(room, browser):
    digest = hashlib.sha256(LATER.encode()).hexdigest()
    wrong = DOSSIERS.splitlines()[0] + "\nH37-7,1.000001,vp-dat-dai,online,2024-05-02,2024-05-03,,,,2024-06-15\n"
    room.bring("dossiers", wrong)
    assert room.ask("procedures?year=2024&as-known-on=2024-06-15")["total"]["standings"]["overdue"] == 1
    with visit(browser, room.house.url, "vi") as (page, watch):
        sign_in(page, "approver", PASSWORD)
        page.goto("/steering/files?lang=vi")
        row = page.locator("tr", has_text=digest)
        row.get_by_role("button", name="Duyệt").click()
        page.wait_for_load_state("networkidle")
        assert "Đã duyệt: approver" in page.locator("tr", has_text=digest).inner_text()
    with visit(browser, room.house.url, "vi") as (page, watch):
        sign_in(page, "office", PASSWORD)
        page.goto("/steering/files?lang=vi")
        digest = hashlib.sha256(wrong.encode()).hexdigest()
        row = page.locator("tr", has_text=digest)
        row.locator("summary").click()
        row.locator("input[name=reason]").fill("Tệp của tỉnh khác")
        row.locator("button").click()
        page.wait_for_load_state("networkidle")
        words = page.locator("tr", has_text=digest).inner_text()
        assert "Đã rút: office" in words and "Tệp của tỉnh khác" in words
        assert not page.evaluate(OBSTACLES)
        photograph(page, "steering-files-vi-desk")
    after = room.ask("procedures?year=2024&as-known-on=2024-06-15")
    assert after["total"]["received"] == 6 and after["judgedOn"] == "2024-05-31"


def test_a_second_person_approves_a_plan_on_its_page(room, browser):
    with visit(browser, room.house.url, "vi") as (page, watch):
        sign_in(page, "approver", PASSWORD)
        page.goto("/steering/money/7900002?lang=vi")
        page.locator("main").get_by_role("button", name="Duyệt").first.click()
        page.wait_for_load_state("networkidle")
        assert "Đã duyệt" in page.inner_text("main")
    plans = room.ask("money/7900002")["plans"]
    assert [one["approved"] for one in plans] == [True]
