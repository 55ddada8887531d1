"""The public pages of the province: each is reached by links from the front page, on a telephone, too."""

import pytest

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, untranslated, visit
from gate import Gate

PAGES = ["/province", "/tasks", "/petitions", "/promises", "/province/reports", "/province/corrections",
         "/province/integrity"]


@pytest.fixture(scope="module")
def gate(tmp_path_factory):
    """A gate whose room is empty: the way is there before the first figure."""
    gate = Gate(tmp_path_factory.mktemp("public") / "data").start()
    yield gate
    gate.kill()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_somebody_walks_from_the_front_page_to_each(browser, gate, language, size):
    with visit(browser, gate.url, language, size) as (page, watch):
        for path in PAGES:
            page.goto("/")
            page.click("header nav.nav a[href='/province']")
            page.wait_for_url("**/province")
            page.click(f"nav.tabs a[href='{path}']")
            page.wait_for_url(f"**{path}")
            assert page.locator("nav.tabs a[aria-current=page]").get_attribute("href") == path
            assert page.evaluate(OBSTACLES) == [] and untranslated(page.evaluate(WORDS)) == set(), path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert watch.errors == []


def test_every_public_page_has_the_way_to_the_others(browser, gate):
    with visit(browser, gate.url, "vi") as (page, _):
        for path in [*PAGES, "/petitions/new"]:
            page.goto(path)
            shown = page.eval_on_selector_all("nav.tabs a", "links => links.map(link => link.getAttribute('href'))")
            assert shown == PAGES, path


def test_the_way_keeps_the_day(browser, gate):
    with visit(browser, gate.url, "en") as (page, _):
        page.goto("/province?as-known-on=2024-01-15")
        page.click("nav.tabs a[href^='/tasks']")
        page.wait_for_url("**/tasks?as-known-on=2024-01-15")
        assert page.input_value("#as-known-on") == "2024-01-15"


def test_whoever_works_in_the_room_keeps_its_own_way(browser, gate):
    with visit(browser, gate.url, "vi") as (page, _):
        page.goto("/tasks")
        assert page.locator("nav.tabs a[href^='/steering']").count() == 0, "nothing of the inside is offered outside"
