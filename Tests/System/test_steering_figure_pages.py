"""The pages of figures on a telephone: the table, the chart with the same numbers, a day in the past, and a correction."""

import json

import pytest

from browser import LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD
from house import House

MONTHS = [81, 84, 90, 88, 95]
WRONG, RIGHT = 59, 95
HEADER = "reference_period,indicator,unit,kind,value,said_on,status,source"
FIGURE = "/steering/figures/sample-flow"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Five months of an indicator, of which the last was told wrong in June and put right in July."""
    house = House(tmp_path_factory.mktemp("figure-pages") / "data", ["office", "approver", "publisher", "auditor", "board"])
    house.start()
    send = house.client("office")
    rows = [f"2025-{month:02},sample-flow,points,result,{WRONG if month == 5 else value},2025-{month + 1:02}-05,reported,sample"
            for month, value in enumerate(MONTHS, 1)]
    for sheet, table in (
        ("indicators", "indicator,unit,valid_from,direction,owner,scope\nsample-flow,points,2020-01-01,higher,Sở mẫu,mọi xe\n"),
        ("observations", "\n".join([HEADER, *rows, "2025-01,sample-other,percent,result,1,2025-02-05,reported,sample", ""])),
    ):
        told = send.ok("POST", f"/api/v1/steering/sheets/{sheet}", data=table.encode(), headers={"Content-Type": "text/csv"})
        assert told["refused"] == 0, told
    told = send.ok("GET", "/api/v1/steering/figures/sample-flow")
    [number] = [one["number"] for period in told["periods"] for one in period["known"] if one["value"] == str(WRONG)]
    send.ok("POST", f"/api/v1/steering/observations/{number}/correction", {
        "value": str(RIGHT), "saidOn": "2025-07-10", "source": "sample", "reason": "gõ nhầm"})
    house.number = number
    yield house
    house.gate.kill()


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    photograph(page, f"figures-{name}")
    assert watch.errors == [], name


def shown(page):
    """What the table says: period, value, and what was known before."""
    rows = page.locator("section[aria-labelledby=figures] table tbody tr").all()
    return {row.locator("th").inner_text().split()[0]: (
        row.locator("td").nth(0).inner_text().split()[0], row.locator("td").nth(4).inner_text().strip()) for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_leads_to_an_indicator_and_its_table_and_chart_say_the_same(browser, room, language):
    with visit(browser, room.url, language, PHONE) as (page, watch):
        sign_in(page, "auditor", PASSWORD)
        page.goto("/steering/figures")
        assert page.locator("main table tbody tr").count() == 2
        sound(page, watch, f"list-{language}")
        page.click(f"main table a[href='{FIGURE}']")
        page.wait_for_url(f"**{FIGURE}")
        sound(page, watch, f"one-{language}")
        table = shown(page)
        assert [table[f"2025-{month:02}"][0] for month in range(1, 6)] == [str(value) for value in MONTHS]
        chart = json.loads(page.locator("figure.chart").get_attribute("data-chart"))
        assert chart["labels"] == [f"2025-{month:02}" for month in range(1, 6)]
        assert chart["series"][0]["values"] == MONTHS and chart["unit"] == "points"
        assert page.locator("figure.chart canvas").bounding_box()["width"] <= PHONE["width"]
        captions = page.locator("table.fold caption")
        assert captions.count() and all(
            one.bounding_box()["width"] > PHONE["width"] / 2 for one in captions.all()), "no word in a column of letters"
        # The card says what is counted and who answers for it.
        assert "mọi xe" in page.inner_text("dl.facts") and "Sở mẫu" in page.inner_text("dl.facts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_stands_beside_what_was_said_before(browser, room, language):
    with visit(browser, room.url, language, PHONE) as (page, watch):
        sign_in(page, "auditor", PASSWORD)
        page.goto(FIGURE)
        assert shown(page)["2025-05"] == (str(RIGHT), f"{WRONG} (2025-06-05)")
        assert shown(page)["2025-04"] == ("88", "")
        sound(page, watch, f"corrected-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_in_the_past_shows_what_was_known_then(browser, room, language):
    with visit(browser, room.url, language, PHONE) as (page, watch):
        sign_in(page, "auditor", PASSWORD)
        page.goto(FIGURE)
        page.fill("#as-known-on", "2025-07-09")
        page.click("form.known-on button")
        page.wait_for_url("**as-known-on=2025-07-09*")
        assert shown(page)["2025-05"] == (str(WRONG), "")
        chart = json.loads(page.locator("figure.chart").get_attribute("data-chart"))
        assert chart["series"][0]["values"] == MONTHS[:4] + [WRONG]
        assert page.locator(".past[role=status]").count() == 1
        sound(page, watch, f"past-{language}")
        page.fill("#as-known-on", "2025-02-04")
        page.click("form.known-on button")
        page.wait_for_url("**as-known-on=2025-02-04*")
        assert page.locator("figure.chart").count() == 0 and not any(
            value.isdigit() for value, _ in shown(page).values()), "nothing was known yet, and nothing is a zero"
        sound(page, watch, f"nothing-{language}")


def test_hands_are_offered_to_whom_they_belong(browser, room):
    with visit(browser, room.url, "vi", PHONE) as (page, watch):
        sign_in(page, "office", PASSWORD)
        page.goto(FIGURE)
        assert page.locator("button[name=hand]").count() == 0
    with visit(browser, room.url, "vi", PHONE) as (page, watch):
        sign_in(page, "approver", PASSWORD)
        page.goto(FIGURE)
        buttons = page.locator("button[name=hand]").count()
        assert buttons == len(MONTHS)
        page.locator("button[value=approve]").first.click()
        page.wait_for_url(f"**{FIGURE}?**")
        assert page.locator("button[name=hand]").count() == buttons - 1
        assert watch.errors == []
