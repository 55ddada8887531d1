"""Every page before an outside judge: axe-core with the rules of WCAG 2.2 AA, on a desk and on a telephone.

The pages that take long to make are judged where they are made: a published report in test_steering_reports.py, the
lineage of a figure in test_steering_gates.py.
"""

import re

import pytest

import samples
from accessibility import opened, violations
from browser import DESK, LANGUAGES, PHONE, sign_in, visit
from gate import PASSWORD, Gate
from province import Province, day


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    province = Province(tmp_path_factory.mktemp("accessibility"))
    yield province
    province.close()


# Pages by who looks at them: everybody, and the login of somebody. The first of each group are judged in every
# language, the others in Vietnamese; words differ between the languages, and what is around them does not.

def public(province):
    scene = province.scene
    return [
        "/", f"/queue?place={samples.PLACE}", "/province", "/petitions", "/petitions/new", "/tasks", "/sign-in",
    ], [
        "/where", f"/where?plate={scene.plate}", "/where?plate=12C-000.01", "/where?plate=hello", "/bulletins",
        f"/bulletins/{scene.date}", "/slots", "/overrides", "/policy", "/about", "/check", f"/check/{scene.overtaken}",
        "/nowhere", "/set-up", "/province?period=2023&as-known-on=2023-12-20", "/province?period=2010",
        "/province/sample-growth", "/province/corrections", "/province/integrity", "/province/reports",
        f"/petitions/{province.case}",
        "/petitions?as-known-on=2025-04-01", "/promises",
    ]


def officers(province):
    scene = province.scene
    trips = [f"/trips/{trip}" for trip in scene.trips.values()]
    return ["/centre", trips[0]], [f"/search?q={scene.plate}", "/search?q=zzz", *trips[1:]]


def hauliers(province):
    trip = province.scene.trips["declared"]
    return [f"/trips/{trip}/slot"], [f"/trips/{trip}", f"/trips/{province.scene.trips['called']}", "/search?q=zzz"]


def office(province):
    flow = "as-known-on=2025-07-06"
    return [
        f"/steering?plan=y2025&{flow}&since=2025-06-01", f"/steering/targets/flow?{flow}", "/steering/tasks/late",
        "/steering/bottlenecks/bai-xe", "/steering/conferences/ky-1", "/steering/money?year=2024&as-known-on=2024-12-10",
        f"/steering/petitions/{province.case}", "/steering/figures/sample-growth?view=all", "/steering/sheets",
    ], [
        "/steering", f"/steering/targets?plan=y2025&{flow}", "/steering/targets/road?as-known-on=2025-06-30",
        "/steering/figures", "/steering/figures/sample-flow?as-known-on=2025-07-06", "/steering/tasks",
        "/steering/tasks?standing=overdue&post=so-mau", f"/steering/tasks?as-known-on={day(-25)}",
        "/steering/tasks/closed", "/steering/directives", "/steering/conferences",
        "/steering/conferences/ky-2", "/steering/bottlenecks", "/steering/bottlenecks/duong-vao",
        "/steering/task-forces", "/steering/money/7900001?year=2024&as-known-on=2024-12-10", "/steering/money?year=1999",
        "/steering/petitions?state=all", "/steering/petitions/new", "/steering/promises",
        "/steering/procedures?year=2024&as-known-on=2024-12-10", "/steering/gates", "/steering/calendar",
        "/steering/reports", "/steering/reports/nam-2023", "/steering/integrity", "/steering/health", "/steering/files",
    ]


def leader(province):
    return [], ["/steering/targets/flow", "/steering?plan=y2025"]


def approver(province):
    return [], ["/steering/files", "/steering/reports/nam-2023", "/steering/money/7900002"]


GROUPS = {"public": (None, public), "board": ("board", officers), "declarant": ("declarant", hauliers),
          "office": ("office", office), "leader": ("leader", leader), "approver": ("approver", approver)}
SILENT = ("/nowhere", "/set-up", "/where", "/steering/tasks/closed")


# Every group in Vietnamese, and in the other languages those that have pages for them.
CASES = [(group, language) for group in GROUPS for language in LANGUAGES
         if language == "vi" or group in ("public", "office")]


def judge(page, path, at_night):
    """Both sizes of a page in daylight, and its contrast at night."""
    answer = page.goto(path)
    assert answer.ok or path.startswith(SILENT), f"{path}: {answer.status}"
    opened(page)
    found = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found += [f"{path} at {size['width']}: {line}" for line in violations(page)]
        # The judge does not look whether a page can be read without scrolling sideways (1.4.10).
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path} is wider than {size['width']}")
    if at_night:
        page.emulate_media(color_scheme="dark")
        found += [f"{path} at night: {line}" for line in violations(page, "color-contrast")]
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)
    return found


@pytest.mark.parametrize(("group", "language"), CASES)
def test_the_outside_judge_finds_nothing(browser, province, group, language):
    login, pages = GROUPS[group]
    always, once = pages(province)
    with visit(browser, province.url, language) as (page, _):
        if login:
            sign_in(page, login, PASSWORD)
        whole = language == "vi"
        found = [line for path in always + (once if whole else []) for line in judge(page, path, at_night=whole)]
    assert found == [], "\n".join(found)


# Put there by a script, because the page's own policy takes no styles from its text.
WRONG = """() => {
    function add(tag, words, style) {
        const element = document.querySelector('main').appendChild(document.createElement(tag));
        element.textContent = words;
        element.style.cssText = style;
    }
    add('p', 'pale words', 'color: #bbb; background: #fff');
    add('button', 'a', 'width: 12px; height: 12px; min-height: 0; padding: 0; overflow: hidden');
    add('button', 'b', 'width: 12px; height: 12px; min-height: 0; padding: 0; overflow: hidden; margin: 0');
    add('img', '', 'width: 20px');
}"""


def test_the_judge_sees_what_is_wrong(browser, province):
    with visit(browser, province.url, "en") as (page, _):
        page.goto("/")
        page.evaluate(WRONG)
        assert {line.split()[0] for line in violations(page)} == {"image-alt", "color-contrast", "target-size"}


def test_no_page_of_the_room_is_left_out(browser, province):
    """What the tabs of the room and the head of every page lead to is before the judge."""
    judged = {path.split("?")[0] for _, pages in GROUPS.values() for group in pages(province) for path in group}
    with visit(browser, province.url, "vi") as (page, _):
        sign_in(page, "office", PASSWORD)
        page.goto("/steering")
        shown = page.eval_on_selector_all("nav a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
    left = {path.split("?")[0] for path in shown if not re.search(r"[?&]lang=", path)} - judged
    assert left == set()


def test_a_person_without_mouse_or_eyes_can_sign_up(browser, data):
    gate = Gate(data).start()
    try:
        with visit(browser, gate.url, "vi") as (page, _):
            page.goto(gate.line("set-up "))
            assert violations(page) == []
    finally:
        gate.kill()
