"""Conferences, bottlenecks and task forces: whose word counts, what follows itself up, and what was known when."""

import datetime

import pytest

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, fields, problem
from house import House

BOTTLENECKS = "/api/v1/steering/bottlenecks"
CONFERENCES = "/api/v1/steering/conferences"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
# Who of the house holds which post.
PEOPLE = {"leader": "chu-tich", "office": "van-phong", "department": "so-mau", "reception": "xa-mau"}


def day(offset=0):
    """A day by the clock of Hà Nội, so many days from today."""
    return (datetime.datetime.now(HANOI).date() + datetime.timedelta(days=offset)).isoformat()


def taken(house, sheet, header, *rows, by="office"):
    """Brings rows in, all of which must be taken."""
    answer = house.client(by).post(
        f"/api/v1/steering/sheets/{sheet}", data="\n".join([header, *rows, ""]).encode(),
        headers={"Content-Type": "text/csv"})
    assert answer.status_code == 200, answer.text
    found = answer.json()["rows"]
    assert {row["result"] for row in found} <= {"taken", "known"}, found


RAISED = ("bottleneck,title,cause,owner,reported_by,raised_on,projects,targets,people_group,people,affected,wanted,"
          "wanted_from,task_force,sample")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A house with posts, people on them, a task force, a series of conferences and a rule for gates."""
    house = House(
        tmp_path_factory.mktemp("meetings") / "data",
        ["leader", "office", "department", "reception", "auditor", "declarant", "board"])
    house.start()
    taken(
        house, "posts", "post,name,kind,parent", "chu-tich,Chủ tịch (mẫu),post,", "van-phong,Văn phòng (mẫu),body,chu-tich",
        "so-mau,Sở mẫu,body,chu-tich", "so-khac,Sở khác (mẫu),body,chu-tich", "xa-mau,Xã mẫu,body,chu-tich")
    taken(house, "appointments", "user,post,from", *(f"{user},{post},{day(-400)}" for user, post in PEOPLE.items()))
    taken(
        house, "task-forces", "task_force,name,mandate,chair,members,from,set_on,sample",
        f"giai-ngan,Tổ công tác giải ngân (mẫu),QĐ 1/QĐ-MAU,so-mau,van-phong xa-mau,{day(-90)},{day(-90)},yes")
    taken(
        house, "conference-series",
        "series,name,tiers,chair,secretary,members,task_force,per_year,basis,set_on,sample",
        f"giao-ban,Hội nghị giao ban (mẫu),province-commune,chu-tich,van-phong,so-mau so-khac xa-mau,,12,"
        f"quy chế mẫu,{day(-90)},yes")
    taken(
        house, "gate-rules", "rule,measure,opens_at,held_for,calm_below,calm_for,same_within,cause,owner,from,basis",
        f"cho-lau,waiting-p90,120,60,60,120,3,gate-capacity,so-mau,{day(-90)},quyết định mẫu")
    yield house
    house.gate.kill()


def raised(house, name, ago=40, projects="DA-01=5000000000"):
    taken(
        house, "bottlenecks", RAISED,
        f"{name},Chưa bàn giao mặt bằng bãi xe {name},land,so-mau,xa-mau,{day(-ago)},{projects},ct-giai-ngan,"
        f"hộ dân thôn mẫu,40,xa@xa-mau=Xã mẫu; hoi-van-tai=Hội vận tải mẫu,duyệt giá đất,chu-tich,giai-ngan,yes")
    return name


def act(house, who, name, kind, status=200, **values):
    values = {"as": PEOPLE[who], "on": day(), "act": kind, **values}
    answer = house.client(who).post(f"{BOTTLENECKS}/{name}/acts", values)
    return answer.json() if answer.status_code == status == 200 else problem(answer, status)


def called(house, name, ahead=5):
    taken(house, "conferences", "conference,series,planned_on,called_on", f"{name},giao-ban,{day(ahead)},{day()}")
    return name


def deed(house, who, name, kind, status=200, **values):
    values = {"as": PEOPLE[who], "on": day(), "act": kind, **values}
    answer = house.client(who).post(f"{CONFERENCES}/{name}/acts", values)
    return answer.json() if answer.status_code == status == 200 else problem(answer, status)


def test_a_bottleneck_is_gone_when_those_who_suffered_say_so(room):
    name = raised(room, "confirmed")
    assert act(room, "leader", name, "decide", text="đồng ý", document="QĐ 9/QĐ-MAU")["waitsFor"] is None
    act(room, "leader", name, "close", 422, evidence="BB 1")
    act(room, "department", name, "close", 422)
    closed = act(room, "department", name, "close", evidence="BB 1/BB-MAU; ảnh 3")
    assert (closed["state"], closed["closings"][-1]["evidence"]) == ("closed-unconfirmed", ["BB 1/BB-MAU", "ảnh 3"])
    assert "answers" in act(room, "department", name, "confirm", 422, party="hoi-van-tai", evidence="nói miệng")["detail"]
    act(room, "office", name, "confirm", 422, party="xa", evidence="CV 2")
    act(room, "office", name, "confirm", party="hoi-van-tai", evidence="CV 3/CV-MAU")
    assert act(room, "reception", name, "confirm", party="xa", evidence="CV 4")["state"] == "closed-confirmed"
    # Yesterday nobody knew of that; what is told of yesterday stays so.
    before = room.client("auditor").ok("GET", f"{BOTTLENECKS}/{name}?as-known-on={day(-1)}")
    assert (before["state"], before["closings"], before["waitsFor"]) == ("open", [], "chu-tich")
    assert room.client("auditor").get(f"{BOTTLENECKS}/{name}?as-known-on={day(-41)}").status_code == 404
    assert room.client("auditor").get(f"{BOTTLENECKS}/{name}?as-recorded-on={day(-1)}").status_code == 404


def test_an_objection_opens_it_again_and_its_age_goes_on(room):
    name = raised(room, "objected", ago=30)
    act(room, "department", name, "close", evidence="BB 2")
    again = act(room, "reception", name, "object", party="xa", text="vẫn còn hai nhà")
    assert (again["state"], again["ageDays"], again["reopenings"]) == ("open", 30, 1)
    assert {party["party"]: party["word"] for party in again["affected"]}["xa"] == "no"


def test_what_two_block_counts_once_and_merging_makes_nothing_younger(room):
    old, new = raised(room, "old-plot", ago=60, projects="DA-77=3000000000"), raised(room, "new-plot", 3, "DA-77=7000000000")
    merged = act(room, "department", old, "merge", into=new, text="cùng một thửa")
    assert merged["state"] == "merged"
    one = room.client("auditor").ok("GET", f"{BOTTLENECKS}/{new}")
    assert (one["ageDays"], one["mergedHere"]) == (60, [old])
    assert (one["toll"]["dong"], one["toll"]["projects"]) == (7_000_000_000, 1)
    assert one["toll"]["countedOnce"] == 3
    assert act(room, "department", old, "part", text="khác thửa")["state"] == "open"
    assert room.client("auditor").ok("GET", f"{BOTTLENECKS}/{new}")["ageDays"] == 3


def test_a_task_force_does_not_look_better_by_handing_on(room):
    name = raised(room, "handed-on")
    before = room.client("auditor").ok("GET", "/api/v1/steering/task-forces")["taskForces"][0]
    act(room, "department", name, "give-to-task-force", text="không phải việc của tổ")
    after = room.client("auditor").ok("GET", "/api/v1/steering/task-forces")["taskForces"][0]
    assert after["given"] == before["given"]
    assert (after["takenAway"], after["open"]) == (before["takenAway"] + 1, before["open"] - 1)


def test_an_agenda_is_drawn_read_and_follows_itself_up(room):
    name = raised(room, "on-the-agenda", ago=90)
    march = called(room, "ky-1")
    assert room.client("office").ok("GET", f"{CONFERENCES}/{march}")["agenda"] == []
    item = deed(room, "office", march, "add-item", text="Báo cáo đột xuất", reason="mưa lũ đêm qua", post="so-mau")
    [matter] = item["agenda"]
    assert (matter["kind"], matter["number"]) == ("by-hand", 1)
    deed(room, "office", march, "propose", item="1", text="Giao Sở mẫu xử lý.")
    assert fields(deed(room, "department", march, "take-position", 422, item="1", stance="maybe"))["/stance"]
    deed(room, "department", march, "take-position", 422, item="1", stance="objects")
    deed(room, "office", march, "take-position", 422, item="1", stance="agrees")
    deed(room, "department", march, "take-position", item="1", stance="agrees")
    read = deed(room, "reception", march, "take-position", item="1", stance="agrees-with-remark", reason="cần xe")
    assert read["agenda"][0]["withoutDebate"] is True, "two of three have read it and nobody objects"
    deed(room, "office", march, "conclude", 422, text="Chưa họp", post="so-mau", due=day(9))
    held = deed(room, "office", march, "hold", attended="so-mau xa-mau")
    assert (held["state"], held["heldOn"], held["attended"]) == ("held", day(), ["so-mau", "xa-mau"])
    deed(room, "office", march, "conclude", 422, text="Không có hạn", post="so-mau")
    deed(room, "office", march, "conclude", text="Sở mẫu giải phóng mặt bằng.", post="so-mau", due=day(9), item="1")
    deed(room, "office", march, "minute", document="TB 7/TB-MAU")
    deed(room, "office", march, "conclude", 422, text="Thêm sau", post="so-mau", due=day(9))
    # The next conference has it by itself, and nobody takes it off.
    april = called(room, "ky-2", 20)
    [left] = room.client("auditor").ok("GET", f"{CONFERENCES}/{april}")["agenda"]
    assert (left["kind"], left["key"], left["measure"]) == ("follow-up", "ky-1/1", -9)
    assert "stays" in deed(room, "office", april, "remove-item", 422, item="1", reason="thôi")["detail"]
    deed(room, "department", march, "follow-up", conclusion="1", text="được một nửa")
    deed(room, "department", march, "close", 422, conclusion="1", evidence="tự nói")
    closed = deed(room, "leader", march, "close", conclusion="1", evidence="BB 8/BB-MAU")
    assert closed["conclusions"][0]["closed"] == day()
    assert room.client("auditor").ok("GET", f"{CONFERENCES}/{called(room, 'ky-3', 40)}")["agenda"] == []
    record = room.client("auditor").ok("GET", CONFERENCES)["yearToDate"]
    assert record["done"] >= 1 and record["called"] >= record["heldMoved"] + record["heldAsCalled"]
    assert name in {one["bottleneck"] for one in room.client("auditor").ok("GET", BOTTLENECKS)["bottlenecks"]}


def test_levels_of_government_have_their_days(room):
    taken(
        room, "conference-series", "series,name,tiers,chair,secretary,members,basis,set_on",
        f"ba-cap,Hội nghị ba cấp (mẫu),province-district-commune,chu-tich,van-phong,so-mau,quy chế mẫu,{day(-90)}")
    answer = room.client("office").post(
        "/api/v1/steering/sheets/conferences",
        data=f"conference,series,planned_on,called_on\nba-1,ba-cap,{day(5)},{day()}\n".encode(),
        headers={"Content-Type": "text/csv"})
    [row] = answer.json()["rows"]
    assert row["result"] == "refused" and "province-commune" in row["detail"]


def test_strangers_see_and_do_nothing(room):
    for path in (BOTTLENECKS, CONFERENCES, "/api/v1/steering/task-forces"):
        assert room.client().get(path).status_code == 401
        assert room.client("declarant").get(path).status_code == 403
        assert room.client("auditor").get(path).status_code == 200
    name = raised(room, "not-for-strangers")
    assert room.client("declarant").post(f"{BOTTLENECKS}/{name}/acts", {"act": "report"}).status_code == 403
    problem(room.client("office").post(f"{BOTTLENECKS}/{name}/acts", {"act": "report", "as": "so-mau", "on": day(),
                                                                      "text": "thay"}), 422, "room-refused")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound(browser, room, language, size):
    name = "phone" if size is PHONE else "desk"
    one, other = raised(room, "for-the-page", ago=50), raised(room, "closed-for-the-page", ago=20)
    act(room, "department", one, "report", text="đã đo đạc")
    act(room, "department", other, "close", evidence="BB 3")
    with visit(browser, room.url, language, size) as (page, watch):
        sign_in(page, "office", PASSWORD)
        for what, path in {
            "bottlenecks": "/steering/bottlenecks", "bottleneck": f"/steering/bottlenecks/{one}",
            "bottleneck-closed": f"/steering/bottlenecks/{other}", "task-forces": "/steering/task-forces",
            "conferences": "/steering/conferences", "conference-held": "/steering/conferences/ky-1",
            "conference-ahead": "/steering/conferences/ky-2",
            "bottlenecks-past": f"/steering/bottlenecks?as-known-on={day(-30)}&state=all",
        }.items():
            assert page.goto(path).status == 200, path
            sound(page, watch, f"meetings-{what}-{language}-{name}")


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    photograph(page, name)
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name


def submit(page, summary, **values):
    """Opens the form of an act, fills it in and sends it."""
    form = page.locator("details.deed", has=page.locator("summary", has_text=summary)).first
    form.locator("summary").click()
    for name, value in values.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_it_is_done_on_the_pages_with_and_without_scripts(browser, room, scripts):
    name = f"by-hand-{int(scripts)}"
    with visit(browser, room.url, "vi", PHONE, java_script_enabled=scripts) as (page, _):
        sign_in(page, "department", PASSWORD)
        page.goto("/steering/bottlenecks")
        submit(
            page, "Mở biểu mẫu", bottleneck=name, title="Thiếu cán bộ kiểm dịch", cause="personnel", owner="so-mau",
            reported_by="so-mau", affected="xa@xa-mau=Xã mẫu")
        assert page.url.endswith(f"/steering/bottlenecks/{name}")
        assert page.locator("h1").inner_text() == "Thiếu cán bộ kiểm dịch"
        submit(page, "Đóng: đã hết vướng", evidence="   ")
        assert page.locator("[role=alert]").count() == 1, "a closing without evidence is refused, on the page"
        assert page.locator("details.deed[open]").count() == 1, "the form is still open"
        submit_open(page, evidence="BB 5/BB-MAU")
        assert "chưa được xác nhận" in page.locator(".states").inner_text()
    with visit(browser, room.url, "vi", DESK, java_script_enabled=scripts) as (page, _):
        sign_in(page, "reception", PASSWORD)
        page.goto(f"/steering/bottlenecks/{name}")
        submit(page, "Phản đối", party="xa", text="vẫn thiếu hai người")
        assert "Đang vướng" in page.locator(".states").inner_text()
    with visit(browser, room.url, "vi", DESK, java_script_enabled=scripts) as (page, _):
        sign_in(page, "office", PASSWORD)
        page.goto("/steering/conferences")
        submit(page, "Triệu tập hội nghị", conference=f"hop-{int(scripts)}", series="giao-ban", planned_on=day(3))
        page.click("text=Rút lại chương trình")
        page.wait_for_load_state()
        assert page.locator(".matters", has_text="Thiếu cán bộ kiểm dịch").count() == 1, "drawn because it is open"
        photograph(page, f"meetings-agenda-drawn-{int(scripts)}")


def submit_open(page, **values):
    """Fills in the form that is open already."""
    form = page.locator("details.deed[open]")
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()
