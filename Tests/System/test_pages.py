"""The pages in a real browser: three languages, a desk and a telephone, eyes and keyboard."""

import datetime
import re

import pytest

import samples
from browser import DESK, FOCUS, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, Gate
from house import House

SIZES = {"desk": DESK, "phone": PHONE}


class Scene:
    """A gate with something to see: trucks at every stage, a hold, a notice, a closed bulletin."""

    def __init__(self, house):
        self.house = house
        stages = ["abroad", "released", "in-yard", "at-gate", "called", "waiting"]
        self.trips = {stage: house.bring(stage) for stage in stages}
        self.trips["declared"] = house.declare()
        self.plate = samples.plate(house.next)
        customs, board = house.client("customs"), house.client("board")
        customs.ok("POST", f"/api/v1/trips/{self.trips['in-yard']}/holds/customs", {"reason": "papers do not match"})
        board.ok("PUT", "/api/v1/rules/notice-of-tests", {
            "from": "2020-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z", "reference": "decision of the tests",
            "content": {"kind": "notice", "place": samples.PLACE, "direction": "import", "category": "fruit"},
        })
        board.ok("PUT", "/api/v1/rules/queue-of-tests", samples.queue_rule())
        self.overtaken = house.declare()
        house.client("gate-operator").ok("POST", f"/api/v1/trips/{self.overtaken}/arrival", {"area": samples.AREA})
        house.client("gate-operator").ok("POST", f"/api/v1/trips/{self.overtaken}/out-of-turn-call", {
            "lane": samples.LANE_IN, "reason": "Thuốc cho bệnh viện", "witness": "board"})
        empty = house.declare(movement="empty", containers=None, goods=None)
        house.client("gate-operator").ok("POST", f"/api/v1/trips/{empty}/arrival", {"area": samples.AREA})
        # In the evening the gate has closed the bulletin of the day by itself, and yesterday's can no longer be closed.
        yesterday = (datetime.datetime.now(samples.HANOI) - datetime.timedelta(days=1)).date().isoformat()
        board.post(f"/api/v1/bulletins/{yesterday}")
        house.caught_up()
        self.date = board.ok("GET", "/api/v1/bulletins")["bulletins"][0]["date"]

    @property
    def public(self):
        return {
            "board": "/", "where": "/where", "found": f"/where?plate={self.plate}", "lost": "/where?plate=12C-000.01",
            "wrong": "/where?plate=hello", "bulletins": "/bulletins", "bulletin": f"/bulletins/{self.date}",
            "queue": f"/queue?place={samples.PLACE}", "slots": "/slots", "overrides": "/overrides", "quiet-day": "/overrides?date=2025-01-01",
            "policy": "/policy", "about": "/about", "check": "/check", "story": f"/check/{self.overtaken}", "sign-in": "/sign-in",
        }

    @property
    def inside(self):
        return {
            "centre": "/centre", "search": f"/search?q={self.plate}", "nothing": "/search?q=zzz",
            **{f"trip-{stage}": f"/trips/{trip}" for stage, trip in self.trips.items()},
        }


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("scene") / "data")
    try:
        yield Scene(house.start())
    finally:
        house.gate.kill()


def assert_sound(page, watch, language, name):
    """What must hold of every page."""
    assert page.locator("html").get_attribute("lang").split("-")[0] == LANGUAGES[language], name
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_public_pages_are_sound(browser, scene, language, size):
    with visit(browser, scene.house.url, language, SIZES[size]) as (page, watch):
        for name, path in scene.public.items():
            answer = page.goto(path)
            if name in ("lost", "wrong"):
                watch.errors = [error for error in watch.errors if "status of 4" not in error]
                assert answer.status in (200, 400, 404), name
            else:
                assert answer.status == 200, name
            assert_sound(page, watch, language, name)
            photograph(page, f"{name}-{language}-{size}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_pages_behind_the_door_are_sound(browser, scene, language, size):
    with visit(browser, scene.house.url, language, SIZES[size]) as (page, watch):
        sign_in(page, "board", PASSWORD)
        for name, path in scene.inside.items():
            assert page.goto(path).status == 200, name
            assert_sound(page, watch, language, name)
            photograph(page, f"{name}-{language}-{size}")
        page.click("header form[action='/sign-out'] button")
        assert page.goto("/centre").url.split("?")[0].endswith("/sign-in")


def test_the_three_languages_say_different_things(browser, scene):
    said = {}
    for language in LANGUAGES:
        with visit(browser, scene.house.url, language) as (page, _):
            page.goto("/")
            said[language] = page.locator("h1").inner_text()
    assert len(set(said.values())) == 3


def test_the_language_can_be_chosen_and_stays(browser, scene):
    with visit(browser, scene.house.url, "en") as (page, watch):
        page.goto("/")
        page.click("nav.tongues a[hreflang^=zh]")
        assert page.locator("html").get_attribute("lang").startswith("zh")
        page.goto("/bulletins")
        assert page.locator("html").get_attribute("lang").startswith("zh")
        assert watch.errors == []


@pytest.mark.parametrize("path", ["/", "/where", "/bulletins", "/queue", "/slots", "/overrides", "/policy", "/sign-in", "/about", "/check"])
def test_the_keyboard_shows_where_it_is(browser, scene, path):
    with visit(browser, scene.house.url, "vi") as (page, _):
        page.goto(path)
        names = []
        for _ in range(10):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None:
                break
            names.append(focus["name"])
            assert focus["ring"], f"{focus['name']} does not show the focus"
            assert focus["shown"], f"{focus['name']} has the focus and is not seen"
        assert len(names) >= 4


def test_the_first_stop_of_the_keyboard_leads_to_the_content(browser, scene):
    with visit(browser, scene.house.url, "en") as (page, _):
        page.goto("/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/", "/bulletins", "/where", "/queue", "/slots", "/overrides", "/policy"])
def test_without_scripts_a_page_is_whole(browser, scene, path):
    with visit(browser, scene.house.url, "en", java_script_enabled=False) as (page, _):
        assert page.goto(path).status == 200
        assert len(page.locator("main").inner_text()) > 60
    with visit(browser, scene.house.url, "en", java_script_enabled=False) as (page, _):
        page.goto("/")
        page.fill("input[name=plate]", scene.plate)
        page.click("form[action='/where'] button")
        assert scene.trips["declared"] in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/", "/queue", "/centre"])
def test_a_page_changes_by_itself(browser, scene, path):
    with visit(browser, scene.house.url, "en") as (page, watch):
        if path == "/centre":
            sign_in(page, "board", PASSWORD)
        page.goto(path)
        page.evaluate("() => { window.untouched = true; }")
        page.wait_for_selector("[data-state=live]")
        before = page.locator("main").inner_text()
        trip = scene.house.declare(goods=[{"name": "Gỗ", "fruit": False}])
        scene.house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/arrival", {"area": samples.AREA})
        page.wait_for_function("before => document.querySelector('main').innerText !== before", arg=before)
        assert page.evaluate("() => window.untouched") is True
        assert watch.errors == []
        scene.house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/turn-back", {"reason": "tests"})


def test_a_trip_is_followed_to_its_end(browser, scene):
    trip = scene.house.declare()
    with visit(browser, scene.house.url, "en") as (page, watch):
        sign_in(page, "gate-operator", PASSWORD)
        page.goto(f"/trips/{trip}")
        page.evaluate("() => { window.untouched = true; }")
        before = page.locator("main").inner_text()
        scene.house.client("gate-operator").ok("POST", f"/api/v1/trips/{trip}/cancellation", {"reason": "sold at home"})
        page.wait_for_function("() => document.querySelector('main').innerText.includes('sold at home')")
        assert page.locator("main").inner_text() != before
        assert page.evaluate("() => window.untouched") is True
        assert watch.errors == []


def test_the_line_comes_back_after_a_restart(browser, own_house):
    house = own_house()
    port = house.url.rsplit(":", 1)[1]
    with visit(browser, house.url, "en") as (page, _):
        page.goto("/")
        page.wait_for_selector("[data-state=live]")
        house.gate.stop()
        page.wait_for_selector("[data-state=again], [data-state=off]")
        house.gate.arguments += ["--port", port]
        house.gate.start()
        page.wait_for_selector("[data-state=live]", timeout=30_000)


def test_a_bulletin_is_a_table_a_file_and_a_sheet_of_paper(browser, scene):
    with visit(browser, scene.house.url, "vi") as (page, watch):
        page.goto(f"/bulletins/{scene.date}")
        assert page.locator("main table").count() >= 1
        with page.expect_download() as download:
            page.click("a[href*='csv']")
        lines = download.value.path().read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("date,as_of,place,measure,direction,category,vehicles")
        page.emulate_media(media="print")
        assert not page.locator("nav.nav").is_visible()
        assert watch.errors == []


def test_the_queue_says_who_waits_in_which_class_and_why(browser, scene):
    with visit(browser, scene.house.url, "en") as (page, watch):
        page.goto(f"/queue?place={samples.PLACE}")
        said = page.locator("main").inner_text()
        assert "3 of every 6 calls" in said and "decision of the tests" in said
        assert scene.trips["waiting"] in said and "Waits for its turn" in said
        page.click("nav.tabs a[href='/policy']")
        assert "Export · fruit · Loaded" in page.locator("main").inner_text()
        page.click("nav.tabs a[href='/overrides']")
        row = page.locator("table.overtakings tbody tr", has_text=scene.overtaken)
        assert "Thuốc cho bệnh viện" in row.inner_text()
        assert row.locator("td").last.inner_text() == "1"
        page.fill("input[type=date]", "2025-01-01")
        page.click("main form button")
        assert "No vehicle was called out of turn" in page.locator("main").inner_text()
        assert watch.errors == []


def test_a_page_that_is_not_there_says_so(browser, scene):
    for language in LANGUAGES:
        with visit(browser, scene.house.url, language) as (page, _):
            answer = page.goto("/nowhere")
            assert answer.status == 404
            assert page.locator("html").get_attribute("lang").startswith(language)
            assert untranslated(page.evaluate(WORDS)) == set()
            assert page.locator("a[href='/']").count() >= 1


def test_links_lead_somewhere(browser, scene):
    with visit(browser, scene.house.url, "en") as (page, _):
        sign_in(page, "board", PASSWORD)
        seen, wanted = set(), {"/", "/queue", "/slots", "/overrides", "/policy", "/centre", "/bulletins", f"/trips/{scene.trips['in-yard']}"}
        while wanted - seen and len(seen) < 40:
            path = sorted(wanted - seen)[0]
            seen.add(path)
            answer = page.request.get(path)
            assert answer.status == 200, f"{path}: {answer.status}"
            if "text/html" in answer.headers["content-type"] and len(seen) < 12:
                for href in re.findall(r'href="(/[^"#]*)', answer.text()):
                    wanted.add(href.replace("&amp;", "&"))


def test_whoever_may_not_see_is_told_or_sent_to_the_door(browser, scene):
    with visit(browser, scene.house.url, "en") as (page, _):
        page.goto("/centre")
        assert "/sign-in?next=" in page.url
        page.fill("input[name=login]", "board")
        page.fill("input[name=password]", "not the password")
        page.click("main button[type=submit]")
        assert "/sign-in" in page.url and page.locator("[role=alert], .note").count() >= 1
        page.fill("input[name=login]", "board")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/centre")
    with visit(browser, scene.house.url, "en") as (page, _):
        sign_in(page, "declarant", PASSWORD)
        assert page.goto("/centre").status == 403


def test_the_first_administrator_signs_up_by_the_link(browser, data):
    gate = Gate(data).start()
    try:
        link = gate.line("set-up ")
        with visit(browser, gate.url, "vi") as (page, watch):
            assert page.goto(link).status == 200
            assert_sound(page, watch, "vi", "set-up")
            photograph(page, "set-up-vi-desk")
            page.fill("input[name=name]", "Nguyễn Thị Lan")
            page.fill("input[name=login]", "lan")
            page.fill("input[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_load_state()
            sign_in(page, "lan", PASSWORD)
            assert page.goto(link).status in (403, 404, 410)
    finally:
        gate.kill()
