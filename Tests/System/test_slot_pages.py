"""Slots on the pages: the timetable of a day, and the part of a trip in which a slot is asked for and given back."""


import pytest

import samples
from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD
from slots import CONDUCT, Day, asked, booking, declare, disrupt, start, until


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = start(tmp_path_factory.mktemp("slots") / "data")
    yield house
    house.gate.kill()


@pytest.fixture(scope="module")
def scene(house):
    """A day with everything to see: free, asked for, full with a list, moved."""
    day = Day(house)
    for _ in range(3):
        asked(house, day, 15)
    asked(house, day, 9)
    asked(house, day, 9, "rival")
    asked(house, day, 12)
    day.close()
    until(lambda: day.slot(9)["window"] == "settled")
    asked(house, day, 9)
    disrupt(house, day, 12, "rockfall-of-tests")
    until(lambda: day.slot(13)["moved"] == 1)
    return day


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound(browser, house, scene, language, size):
    mine = asked(house, scene, 17)
    plate = samples.plate(house.next)
    name = "phone" if size is PHONE else "desk"
    with visit(browser, house.url, language, size) as (page, watch):
        for what, path in {
            "slot-day": f"/slots?{scene.path}", "slot-today": "/slots", "slot-policy": "/policy",
            "slot-where": f"/where?plate={plate}",
        }.items():
            assert page.goto(path).status == 200
            sound(page, watch, f"{what}-{language}-{name}")
        sign_in(page, "declarant", PASSWORD)
        page.goto(f"/trips/{mine}")
        assert page.locator("#slot").count() == 1
        sound(page, watch, f"slot-trip-{language}-{name}")
    house.client("declarant").ok("DELETE", f"/api/v1/trips/{mine}/slot")


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    photograph(page, name)
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_a_slot_is_asked_for_exchanged_and_given_back_on_the_page(browser, house, scripts):
    day = Day(house, 1 + scripts, drawsSeconds=30 * 86_400, conduct={**CONDUCT, "freeUntilSeconds": 30 * 86_400})
    trip, other = declare(house), asked(house, day, 16)
    with visit(browser, house.url, "en", PHONE, java_script_enabled=scripts) as (page, watch):
        page.goto("/sign-in")
        sign_in(page, "declarant", PASSWORD)
        page.goto(f"/trips/{trip}")
        part = page.locator("#slot")
        assert "This trip has no slot" in part.inner_text()
        options = part.locator("select[name=start] option")
        wanted = next(one.get_attribute("value") for one in options.all()
                      if one.get_attribute("value") == day.moment(8))
        part.locator("select[name=start]").select_option(wanted)
        part.locator("form", has=page.locator("select[name=start]")).locator("button").click()
        page.wait_for_url(f"**/trips/{trip}#slot")
        assert booking(house, trip)["start"] == day.moment(8)
        said = page.locator("#slot").inner_text()
        assert "08:00–09:00" in said and "costs 1 point" in said
        page.locator("#slot select[name=with]").select_option(other)
        page.locator("#slot form", has=page.locator("select[name=with]")).locator("button").click()
        page.wait_for_url(f"**/trips/{trip}#slot")
        assert booking(house, trip)["start"] == day.moment(16)
        # Somebody else gives it back meanwhile: the page says so, and what to do.
        if not scripts:
            house.client("gate-operator").ok("DELETE", f"/api/v1/trips/{trip}/slot")
            page.locator("#slot form", has=page.locator("input[value=cancel]")).locator("button").click()
            assert f"Trip {trip} has no slot" in page.locator("#slot [role=alert]").inner_text()
            return
        page.locator("#slot form", has=page.locator("input[value=cancel]")).locator("button").click()
        page.wait_for_url(f"**/trips/{trip}#slot")
        assert booking(house, trip) is None
        assert watch.errors == []


def test_the_timetable_changes_by_itself(browser, house):
    day = Day(house, drawsSeconds=30 * 86_400)
    with visit(browser, house.url, "en") as (page, watch):
        page.goto(f"/slots?{day.path}")
        page.wait_for_selector("[data-state=live]")
        page.evaluate("() => { window.untouched = true; }")
        assert "0 of 2 given" in page.locator("main").inner_text()
        asked(house, day)
        page.wait_for_function("() => document.querySelector('main').innerText.includes('1 of 2 given')")
        assert page.evaluate("() => window.untouched") is True
        assert watch.errors == []
