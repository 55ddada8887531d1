"""The joins between the books: what a conference is drawn from, what becomes a task by itself, and what waits for whom."""

import datetime
import os
import re

import pytest
from playwright.sync_api import sync_playwright

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, Client, problem
from house import House

CONFERENCES = "/api/v1/steering/conferences"
TASKS = "/api/v1/steering/tasks"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
PEOPLE = {"leader": "chu-tich", "office": "van-phong", "department": "so-mau"}


def day(offset=0):
    """A day by the clock of Hà Nội, so many days from today."""
    return (datetime.datetime.now(HANOI).date() + datetime.timedelta(days=offset)).isoformat()


YEAR = day()[:4]


def table(house, sheet, header, *rows, by="office"):
    """Brings rows in and answers what became of each."""
    answer = house.client(by).post(
        f"/api/v1/steering/sheets/{sheet}", data="\n".join([header, *rows, ""]).encode(),
        headers={"Content-Type": "text/csv"})
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


def taken(house, sheet, header, *rows, by="office"):
    found = table(house, sheet, header, *rows, by=by)
    assert {row["result"] for row in found} <= {"taken", "known"}, found


TASK = "task,document,point,wording,assigned,lead,support,verifier,deadline,review,review_reason,links"
RAISED = "bottleneck,title,cause,owner,reported_by,raised_on,projects,targets,sample"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A house whose room has a target that was missed, a project, a petition past its period, and a series."""
    house = House(
        tmp_path_factory.mktemp("joins") / "data",
        ["leader", "office", "department", "approver", "publisher", "reception", "auditor", "board"])
    house.start()
    taken(
        house, "posts", "post,name,kind,parent", "chu-tich,Chủ tịch (mẫu),post,", "van-phong,Văn phòng (mẫu),body,chu-tich",
        "so-mau,Sở mẫu,body,chu-tich", "so-khac,Sở khác (mẫu),body,chu-tich")
    taken(house, "appointments", "user,post,from", *(f"{user},{post},{day(-400)}" for user, post in PEOPLE.items()))
    taken(house, "offices", "issuer,office,from,basis", f"chu-tich,van-phong,{day(-400)},quyết định mẫu")
    taken(house, "plans", "plan,name,years,document,sample", f"ke-hoach,Kế hoạch mẫu,{YEAR},QĐ mẫu,yes")
    header = "target,plan,name,indicator,unit,period,aim,value,owner,document,sample"
    taken(
        house, "observations", "reference_period,indicator,unit,kind,value,said_on,status,source",
        f"{YEAR},chi-so-mau,yes or no,result,no,{day(-1)},reported,báo cáo mẫu")
    taken(
        house, "targets", header,
        f"ben-xe,ke-hoach,Bến xe mẫu xong,chi-so-mau,yes or no,{YEAR},milestone,{YEAR}-01-01,so-mau,QĐ mẫu,yes")
    taken(house, "headings", "heading,kind,name,basis", "nguon-mau,source,Nguồn mẫu,QĐ mẫu")
    taken(house, "projects", "project,name,owner,from", f"da-mau,Đường mẫu,so-mau,{day(-300)}")
    taken(
        house, "petition-terms", "list,term,vietnamese,from,basis", f"kind,ngan,Loại ngắn (mẫu),{day(-400)},danh mục mẫu",
        f"topic,duong,Đường sá (mẫu),{day(-400)},danh mục mẫu")
    taken(
        house, "petition-periods", "kind,clock,days,counting,from,basis",
        f"ngan,answer,10,calendar-days,{day(-400)},quy định mẫu")
    taken(
        house, "petitions", "reference,channel,group,received,topic,kind,summary,accepted,post,routed,sample",
        f"mau-1,letter,farmers,{day(-40)},duong,ngan,Đường xấu của bà con (mẫu).,{day(-39)},so-mau,{day(-38)},yes",
        f"mau-2,letter,farmers,{day(-6)},duong,ngan,Đường xấu nữa (mẫu).,{day(-5)},so-mau,{day(-5)},yes")
    taken(
        house, "conference-series", "series,name,tiers,chair,secretary,members,basis,set_on,sample",
        f"giao-ban,Giao ban (mẫu),province-commune,chu-tich,van-phong,so-mau so-khac,quy chế mẫu,{day(-90)},yes")
    yield house
    house.gate.kill()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HUUNGHI_CHROMIUM", "/usr/bin/chromium"), args=arguments)
        yield browser
        browser.close()


def called(house, name, ahead=5):
    taken(house, "conferences", "conference,series,planned_on,called_on", f"{name},giao-ban,{day(ahead)},{day()}")
    return name


def deed(house, who, name, kind, status=200, **values):
    values = {"as": PEOPLE[who], "on": day(), "act": kind, **values}
    answer = house.client(who).post(f"{CONFERENCES}/{name}/acts", values)
    return answer.json() if answer.status_code == status == 200 else problem(answer, status)


def page(house, who, path):
    answer = house.client(who).get(path + ("&" if "?" in path else "?") + "lang=en")
    assert answer.status_code == 200, path
    return answer.text


def sign(house, who):
    client = Client(house.url)
    assert client.post("/sign-in", data={"login": who, "password": PASSWORD}).status_code == 303
    return client


def step(house, who, task, kind, **values):
    answer = house.client(who).post(f"{TASKS}/{task}/steps", {"step": kind, **values})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_agenda_is_drawn_from_every_book_and_names_no_petitioner(room):
    name = called(room, "rut-ra")
    office = sign(room, "office")
    csrf = re.search(r'name="csrf" value="([^"]+)"', office.get(f"/steering/conferences/{name}").text)[1]
    # It is drawn from what is so today, whatever day the address names.
    assert office.post(
        f"/steering/conferences/{name}/agenda?as-known-on=2001-01-01", data={"csrf": csrf}).status_code == 303
    agenda = {item["kind"]: item for item in room.client("auditor").ok("GET", f"{CONFERENCES}/{name}")["agenda"]}
    target, petition = agenda["target"], agenda["petition"]
    assert (target["key"], target["measure"], target["title"]) == ("ben-xe", 1000, "Bến xe mẫu xong")
    assert (petition["key"], petition["measure"]) == (f"{day(-40)[:4]}-000001", 30)
    assert petition["title"] == f"{petition['key']} · Đường sá (mẫu)", "no word of what was written"
    shown = page(room, "auditor", f"/steering/conferences/{name}")
    assert f"/steering/petitions/{petition['key']}" in shown and "/steering/targets/ben-xe" in shown
    assert "bà con" not in shown


def test_minutes_become_tasks_and_a_verified_task_ends_the_following_up(room):
    name = called(room, "thang-ba")
    deed(room, "office", name, "hold", attended="so-mau so-khac")
    deed(room, "office", name, "conclude", text="Sở mẫu trả tiền.", post="so-mau", due=day(9))
    deed(room, "office", name, "conclude", text="Chủ tịch tự làm.", post="chu-tich", due=day(9))
    deed(room, "office", name, "conclude", text="Ghi nhận.")
    waiting = page(room, "office", "/steering/directives")
    assert "The minutes are no document yet" in waiting and "Sở mẫu trả tiền." in waiting
    minuted = deed(room, "office", name, "minute", document="TB 7/TB-MAU")
    assert [point["tasks"] for point in minuted["conclusions"]] == [["kl-thang-ba-1"], [], []]
    task = room.client("auditor").ok("GET", f"{TASKS}/kl-thang-ba-1")
    assert (task["lead"], task["verifier"], task["deadline"]) == ("so-mau", "van-phong", day(9))
    assert task["links"] == ["conclusion:thang-ba/1"]
    # What could not follow says why, and giving the minutes again doubles nothing.
    waiting = page(room, "office", "/steering/directives")
    assert "Chủ tịch tự làm." in waiting and "Sở mẫu trả tiền." not in waiting.split('id="documents"')[0]
    assert "“chu-tich” issued the document" in waiting
    deed(room, "office", name, "minute", document="TB 7/TB-MAU")
    assert room.client("auditor").ok("GET", f"{TASKS}?link=conclusion:thang-ba/1")["tally"]["total"] == 1
    shown = page(room, "auditor", f"/steering/conferences/{name}")
    assert "/steering/tasks/kl-thang-ba-1" in shown
    step(room, "department", "kl-thang-ba-1", "claimed", note="xong", evidence="12/BC-MAU")
    before = room.client("auditor").ok("GET", CONFERENCES)["yearToDate"]["done"]
    step(room, "office", "kl-thang-ba-1", "verified", note="đã xem")
    assert room.client("auditor").ok("GET", f"{CONFERENCES}/{name}")["conclusions"][0]["verified"] is True
    assert room.client("auditor").ok("GET", CONFERENCES)["yearToDate"]["done"] == before + 1
    following = room.client("auditor").ok("GET", f"{CONFERENCES}/{called(room, 'thang-tu', 30)}")["agenda"]
    assert [item["key"] for item in following] == ["thang-ba/2"]


def test_a_promise_becomes_a_task_and_shows_where_that_stands(room):
    taken(
        room, "dialogues", "dialogue,title,held,group,chair,source,sample",
        f"mua-xuan,Đối thoại mẫu,{day(-20)},firms,chu-tich,BB 4/BB-MAU,yes")
    taken(room, "promises", "dialogue,what,due,post,made", f"mua-xuan,Mở quầy một cửa (mẫu),{day(60)},so-mau,{day(-20)}")
    promise = f"{day(-20)[:4]}-p00001"
    task = room.client("auditor").ok("GET", f"{TASKS}/lh-{promise}")
    assert (task["lead"], task["verifier"], task["links"]) == ("so-mau", "van-phong", [f"promise:{promise}"])
    assert f"/steering/tasks/lh-{promise}" in page(room, "auditor", "/steering/promises")
    [row] = table(
        room, "promises", "dialogue,what,due,post,made", f"mua-xuan,Mở quầy một cửa (mẫu),{day(60)},so-mau,{day(-20)}")
    assert row["result"] == "known"
    step(room, "department", f"lh-{promise}", "claimed", note="xong", evidence="13/BC-MAU")
    step(room, "office", f"lh-{promise}", "verified", note="đã xem")
    public = room.client().get("/promises?lang=en").text
    assert "Verified" in public and "/steering/tasks" not in public
    # Everybody reads the document, because everybody could hear the promise.
    assert "Mở quầy một cửa (mẫu)" in room.client().get("/tasks?lang=en").text


def test_links_name_what_is_there(room):
    taken(
        room, "documents", "document,number,signed,issuer,kind,title,secrecy,sample",
        f"tb-lk,9/TB-MAU,{day(-9)},chu-tich,notice,Kết luận mẫu,room,yes")
    taken(room, "points", "document,point,text", "tb-lk,1,Việc.")
    for link, there in {
        "target:ben-xe": True, "target:ben-tau": False, "project:da-mau": True, "project:da-khac": False,
        f"petition:{day(-40)[:4]}-000001": True, "petition:2001-000001": False, "conclusion:khong-co/1": False,
        "promise:2001-p00001": False, "bottleneck:khong-co": False, "task-group:3": True,
    }.items():
        name = "lk-" + re.sub("[^a-z0-9]", "-", link)[:18]
        [row] = table(
            room, "tasks", TASK,
            f"{name},tb-lk,1,Nhiệm vụ gắn,{day(-9)},so-mau,,van-phong,{day(20)},,,{link}")
        assert row["result"] == ("taken" if there else "refused"), row
        if not there:
            assert link in row["detail"] and "links" in row["detail"]


def test_a_project_and_a_target_show_what_blocks_them_and_what_is_done(room):
    taken(
        room, "bottlenecks", RAISED,
        f"mat-bang,Chưa bàn giao mặt bằng (mẫu),land,so-mau,so-khac,{day(-30)},da-mau,ben-xe,yes")
    for path in ("/steering/money/da-mau", "/steering/targets/ben-xe"):
        shown = page(room, "auditor", path)
        assert "/steering/bottlenecks/mat-bang" in shown and "Chưa bàn giao mặt bằng (mẫu)" in shown, path
        assert "Nhiệm vụ gắn" in shown, path
        before = page(room, "auditor", f"{path}?as-known-on={day(-31)}")
        assert "mat-bang" not in before, "it was not known then"


def test_what_waits_stands_on_the_first_page_of_whom_it_waits_for(room):
    old, near = (f"/steering/petitions/{day(offset)[:4]}-00000{number}" for offset, number in ((-40, 1), (-6, 2)))
    mine = page(room, "department", "/steering")
    assert old in mine and "30 days past its period" in mine and near in mine
    assert old not in page(room, "leader", "/steering"), "it waits for the department"
    figures = "/steering/figures/chi-so-mau"
    assert "1 figures wait to be approved" in page(room, "approver", "/steering")
    assert figures not in page(room, "publisher", "/steering"), "nobody has approved it"
    approver = sign(room, "approver")
    csrf = re.search(r'name="csrf" value="([^"]+)"', approver.get(figures + f"?from={YEAR}&to={YEAR}").text)[1]
    answer = approver.post(figures, data={"csrf": csrf, "hand": "approve", "number": "1", "area": "20"})
    assert answer.status_code == 303, answer.text[:300]
    assert figures not in page(room, "approver", "/steering")
    assert "1 approved figures wait to be published" in page(room, "publisher", "/steering")
    assert old not in page(room, "department", f"/steering?as-known-on={day(-1)}"), "of the past nothing waits"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound(browser, room, language, size):
    name = "phone" if size is PHONE else "desk"
    for who, paths in {
        "department": {"chair": "/steering", "task": "/steering/tasks/kl-thang-ba-1"},
        "office": {
            "directives": "/steering/directives", "conference": "/steering/conferences/thang-ba",
            "drawn": "/steering/conferences/rut-ra", "project": "/steering/money/da-mau",
            "target": "/steering/targets/ben-xe", "promises": "/steering/promises",
        },
    }.items():
        with visit(browser, room.url, language, size) as (page, watch):
            sign_in(page, who, PASSWORD)
            for what, path in paths.items():
                assert page.goto(path).status == 200, path
                sound(page, watch, f"joins-{what}-{language}-{name}")


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    photograph(page, name)
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name
