"""Directives and tasks: who may do what, what was known when, and rates that cannot hide lateness."""

import datetime

import pytest

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, sign_in, untranslated, visit
from gate import PASSWORD, add_token, add_user, fields, problem
from house import House

TASKS = "/api/v1/steering/tasks"
HANOI = datetime.timezone(datetime.timedelta(hours=7))
PEOPLE = {"leader": "chu-tich", "office": "van-phong", "department": "so-mau", "inspector": "thanh-tra"}


def day(offset=0):
    """A day by the clock of Hà Nội, so many days from today."""
    return (datetime.datetime.now(HANOI).date() + datetime.timedelta(days=offset)).isoformat()


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


DOCUMENTS = "document,number,signed,issuer,kind,title,secrecy,sample"
TASK = "task,document,point,wording,assigned,lead,support,verifier,deadline,review,review_reason,links"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A house whose steering room has posts, people on them, a ladder and two directives."""
    house = House(
        tmp_path_factory.mktemp("tasks") / "data",
        ["leader", "office", "department", "approver", "auditor", "declarant", "board"])
    house.start()
    add_user(house.data, "inspector", "department")
    house.tokens["inspector"] = add_token(house.data, "inspector")
    taken(
        house, "posts", "post,name,kind,parent", "chu-tich,Chủ tịch (mẫu),post,", "van-phong,Văn phòng (mẫu),body,chu-tich",
        "so-mau,Sở mẫu,body,chu-tich", "so-khac,Sở khác (mẫu),body,chu-tich", "thanh-tra,Thanh tra (mẫu),body,chu-tich")
    taken(house, "appointments", "user,post,from", *(f"{user},{post},{day(-400)}" for user, post in PEOPLE.items()))
    taken(house, "days", "day,worked,basis", f"{day(3)},no,ngày nghỉ mẫu")
    taken(house, "offices", "issuer,office,from,basis", f"chu-tich,van-phong,{day(-400)},quyết định mẫu")
    taken(house, "ladders", "from,basis,rungs", f"{day(-400)},quy định mẫu,-2:lead 1:office 3:issuer")
    taken(
        house, "documents", DOCUMENTS, f"tb-1,1/TB-MAU,{day(-60)},chu-tich,notice,Kết luận mẫu,open,yes",
        f"m-1,M1,{day(-60)},chu-tich,letter,Nội dung kín mẫu,classified,yes")
    taken(house, "points", "document,point,text", 'tb-1,1,"Việc thứ nhất.\nChi tiết."', "tb-1,2.đ,Việc khác.", "m-1,1,Kín.")
    yield house
    house.gate.kill()


def assign(house, task, due=10, document="tb-1", assigned=-30, links="", support=""):
    taken(
        house, "tasks", TASK,
        f"{task},{document},1,Nhiệm vụ {task},{day(assigned)},so-mau,{support},thanh-tra,{day(due)},,,{links}")
    return task


def step(house, who, task, kind, **values):
    return house.client(who).post(f"{TASKS}/{task}/steps", {"step": kind, **values})


def done(house, who, task, kind, **values):
    answer = step(house, who, task, kind, **values)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_task_goes_from_the_leads_word_to_another_posts(room):
    task = assign(room, "goes-its-way")
    assert done(room, "department", task, "accepted")["state"] == "accepted"
    bare = problem(step(room, "department", task, "claimed", note="xong"), 422, "room-refused")
    assert "evidence" in bare["detail"]
    claimed = done(room, "department", task, "claimed", note="xong", evidence="12/BC-MAU sha256:" + "0a" * 32)
    assert claimed["history"][-1]["evidence"] == [
        {"reference": "12/BC-MAU", "sha256": "0a" * 32, "mediaType": None, "bytes": None}], "a digest, and no file here"
    problem(step(room, "department", task, "verified", note="tự xác nhận"), 422, "room-refused")
    problem(step(room, "leader", task, "verified", note="không phải việc của tôi"), 422, "room-refused")
    assert done(room, "inspector", task, "returned", note="thiếu chữ ký")["state"] == "returned"
    done(room, "department", task, "claimed", note="đã ký", evidence="13/BC-MAU\n14/BC-MAU")
    verified = done(room, "inspector", task, "verified", note="đã xem")
    assert (verified["state"], verified["standing"], verified["completed"]) == ("verified", "on-time", day())
    assert [entry["post"] for entry in verified["history"]][-2:] == ["so-mau", "thanh-tra"]
    # What was known yesterday is what it was.
    before = room.client("auditor").ok("GET", f"{TASKS}/{task}?as-known-on={day(-1)}")
    assert (before["state"], before["history"]) == ("assigned", [])
    assert room.client("auditor").get(f"{TASKS}/{task}?as-known-on={day(-31)}").status_code == 404
    assert room.client("auditor").get(f"{TASKS}/{task}?as-recorded-on={day(-1)}").status_code == 404


def test_a_step_that_is_not_understood_is_told_field_by_field(room):
    task = assign(room, "not-understood")
    said = problem(step(room, "leader", task, "extended", date="10/4/2026", note="mưa"), 422)
    assert fields(said)["/date"]["accepted"] == "####-##-##"
    assert "/basis" in fields(problem(step(room, "leader", task, "extended", date=day(20), note="mưa"), 422))
    assert "/step" in fields(problem(step(room, "leader", task, "approved"), 422))
    problem(room.client("leader").post(f"{TASKS}/{task}/steps", {"step": "accepted", "post-name": "x"}), 400)
    problem(step(room, "leader", "no-such-task", "accepted"), 404)
    problem(step(room, "auditor", task, "accepted"), 403)
    problem(room.client("declarant").get(TASKS), 403)
    problem(room.client().get(TASKS), 401)


def test_an_extension_moves_no_first_deadline_and_makes_nothing_on_time(room):
    task = assign(room, "extended", due=-5)
    assert room.client("auditor").ok("GET", f"{TASKS}/{task}")["standing"] == "overdue"
    problem(step(room, "department", task, "extended", date=day(5), note="mưa", basis="2/TB"), 422, "room-refused")
    found = done(room, "leader", task, "extended", date=day(5), note="mưa", basis="2/TB")
    assert (found["standing"], found["firstDeadline"], found["deadline"]) == ("extended", day(-5), day(5))
    assert found["extensions"] == 1
    done(room, "department", task, "claimed", note="xong", evidence="15/BC-MAU")
    assert done(room, "inspector", task, "verified", note="đã xem")["standing"] == "in-extension"
    assert room.client("auditor").ok("GET", f"{TASKS}/{task}?as-known-on={day(-1)}")["standing"] == "overdue"


def test_a_paper_is_written_up_by_the_issuers_side_and_two_persons(room):
    task = assign(room, "on-paper", due=-5)
    paper = {"day": day(-6), "source": "20/BC-MAU"}
    problem(step(room, "department", task, "claimed", note="x", evidence="20/BC-MAU", **paper), 422, "room-refused")
    header = "task,step,day,source,note,evidence"
    taken(room, "task-steps", header, f"{task},claimed,{day(-6)},20/BC-MAU,xong,20/BC-MAU")
    refused = table(room, "task-steps", header, f"{task},verified,{day(-4)},21/BC-MAU,đã xem,")
    assert refused[0]["result"] == "refused" and "verify" in refused[0]["detail"]
    found = done(room, "leader", task, "verified", note="đã xem", day=day(-4), source="21/BC-MAU")
    assert found["standing"] == "on-time"
    tally = room.client("auditor").ok("GET", TASKS)["tally"]
    assert tally["onTimeByPaperAlone"] >= 1


def test_rates_have_denominators_in_which_everything_due_stands_once(room):
    assign(room, "rate-late", due=-10, links="task-group:rates")
    assign(room, "rate-overdue", due=-10, links="task-group:rates")
    assign(room, "rate-running", due=10, links="task-group:rates")
    taken(
        room, "tasks", TASK,
        f"rate-open,tb-1,2.đ,Chưa rõ hạn,{day(-30)},so-mau,,thanh-tra,,{day(40)},chờ phía bạn,task-group:rates")
    done(room, "department", "rate-late", "claimed", note="xong", evidence="16/BC-MAU")
    done(room, "inspector", "rate-late", "verified", note="đã xem")
    found = room.client("auditor").ok("GET", f"{TASKS}?link=task-group:rates")
    tally = found["tally"]
    assert (tally["total"], tally["due"]) == (4, 2)
    assert {name: count for name, count in tally["standings"].items() if count} == {
        "late": 1, "overdue": 1, "running": 1, "open-without-deadline": 1}
    assert tally["onTime"] == {"part": 0, "whole": 2, "hundredthsOfPercent": 0}
    assert tally["completionAsReported"] == {"part": 1, "whole": 2, "hundredthsOfPercent": 5_000}
    # To list fewer changes no denominator.
    fewer = room.client("auditor").ok("GET", f"{TASKS}?link=task-group:rates&standing=overdue")
    assert [task["task"] for task in fewer["tasks"]] == ["rate-overdue"] and fewer["tally"] == tally
    assert room.client("auditor").ok("GET", f"{TASKS}?link=task-group:none")["tally"]["onTime"] == {
        "part": 0, "whole": 0, "hundredthsOfPercent": None}
    assert fields(problem(room.client("auditor").get(f"{TASKS}?standing=done"), 400))["standing"]
    assert room.client("auditor").ok("GET", f"{TASKS}?post=so-khac&link=task-group:rates")["tally"]["total"] == 0


def test_what_is_classified_is_counted_and_not_told(room):
    task = assign(room, "closed-task", document="m-1", links="task-group:closed")
    seen = room.client("department").ok("GET", f"{TASKS}?link=task-group:closed")
    assert [found["task"] for found in seen["tasks"]] == [task] and seen["closed"] == 0
    other = room.client("auditor").ok("GET", f"{TASKS}?link=task-group:closed")
    assert (other["tasks"], other["closed"], other["tally"]["total"]) == ([], 1, 1)
    assert room.client("auditor").get(f"{TASKS}/{task}").status_code == 404
    assert step(room, "approver", task, "verified", note="x").status_code == 404
    days = room.client("auditor").ok("GET", f"/api/v1/steering/calendar?from={day(10)}&to={day(10)}")["entries"]
    assert {"closed": [entry["text"] for entry in days if entry["id"] == f"task-{task}"]} == {"closed": [None]}
    assert "Nội dung kín mẫu" not in room.client("auditor").get("/steering/tasks").text


def test_not_everybody_who_enters_says_who_speaks_for_whom(room):
    for sheet in ["posts", "appointments", "days", "offices", "ladders"]:
        answer = room.client("department").post(
            f"/api/v1/steering/sheets/{sheet}", data=b"x\n", headers={"Content-Type": "text/csv"})
        assert answer.status_code in (403, 422, 400), sheet
    header = "user,post,from"
    answer = room.client("department").post(
        "/api/v1/steering/sheets/appointments", data=f"{header}\ndepartment,chu-tich,{day()}\n".encode(),
        headers={"Content-Type": "text/csv"})
    problem(answer, 403)
    # And who holds no office sets no work in the chairman's name.
    refused = table(room, "documents", DOCUMENTS, f"x-1,9/TB,{day(-1)},chu-tich,notice,Mạo danh,open,yes", by="department")
    assert refused[0]["result"] == "refused" and "chu-tich, van-phong" in refused[0]["detail"]


def test_the_calendar_is_a_file_that_calendars_read(room):
    assign(room, "in-the-calendar", due=10)
    client = room.client("leader")
    entries = client.ok("GET", f"/api/v1/steering/calendar?from={day(0)}&to={day(30)}")["entries"]
    kinds = {(entry["day"], entry["kind"], entry["id"]) for entry in entries}
    assert {(day(10), "deadline", "task-in-the-calendar"), (day(3), "holiday", f"day-{day(3)}")} <= kinds
    # Reports close on the 14th until a cut-off is set, and the entry says that this is assumed.
    cuts = [entry for entry in entries if entry["kind"] == "cut-off"]
    assert len(cuts) == 1 and cuts[0]["day"].endswith("-14") and "assumed" in cuts[0]["text"]
    for month in ["9999-12", "1970-01", "2024-02"]:
        assert client.get(f"/steering/calendar?month={month}").status_code == 200
    client.ok("GET", "/api/v1/steering/calendar?from=9999-11-20&to=9999-12-31")
    problem(client.get(f"/api/v1/steering/calendar?from={day(0)}&to={day(400)}"), 422)
    answer = client.get(f"/steering/calendar.ics?month={day(10)[:7]}&lang=vi")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines) and b"\n" not in b"".join(lines)
    unfolded = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR" and unfolded[-2] == "END:VCALENDAR"
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") >= 1
    assert f"DTSTART;VALUE=DATE:{day(10).replace('-', '')}" in unfolded
    assert "SUMMARY:Đến hạn: Nhiệm vụ in-the-calendar" in unfolded
    problem(room.client("declarant").get("/api/v1/steering/calendar"), 403)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound(browser, room, language, size):
    task = assign(room, "on-a-page", due=-20, support="so-khac", links="task-group:3")
    name = "phone" if size is PHONE else "desk"
    with visit(browser, room.url, language, size) as (page, watch):
        sign_in(page, "office", PASSWORD)
        for what, path in {
            "tasks": "/steering/tasks", "tasks-overdue": "/steering/tasks?standing=overdue&post=so-mau",
            "tasks-before": f"/steering/tasks?as-known-on={day(-25)}", "task": f"/steering/tasks/{task}",
            "calendar": f"/steering/calendar?month={day(3)[:7]}", "tasks-public": "/tasks",
            "directives": "/steering/directives?wording=Vi%E1%BB%87c&lead=so-mau",
        }.items():
            assert page.goto(path).status == 200
            sound(page, watch, f"steering-{what}-{language}-{name}")


def test_a_document_and_its_task_are_set_on_a_page(browser, room):
    with visit(browser, room.url, "vi", DESK) as (page, watch):
        sign_in(page, "office", PASSWORD)
        page.goto("/steering/directives")
        page.get_by_text("Ghi văn bản mới", exact=True).click()
        page.fill("#document-document", "tb-tay")
        page.fill("#document-number", "7/TB-MAU")
        page.select_option("#document-issuer", "chu-tich")
        page.select_option("#document-kind", "notice")
        page.fill("#document-title", "Kết luận nhập tay (mẫu)")
        page.locator("details[open] button[type=submit]").click()
        page.locator("tbody th", has_text="7/TB-MAU").wait_for()
        # What another book wants done fills the form.
        page.goto("/steering/directives?wording=Làm+đường&lead=so-mau&links=conclusion:hn-1/2#set")
        assert page.input_value("#set-links") == "conclusion:hn-1/2"
        page.select_option("#set-document", "tb-tay")
        page.fill("#set-point", "1")
        page.fill("#set-text", "Làm đường vào bến.")
        page.fill("#set-task", "lam-duong")
        page.fill("#set-verifier", "so-mau")
        page.fill("#set-deadline", day(30))
        page.locator("details[open] button[type=submit]").click()
        assert "so-mau" in page.locator("[role=alert]").inner_text(), "the lead does not verify itself"
        assert page.input_value("#set-wording") == "Làm đường"
        page.fill("#set-verifier", "thanh-tra")
        page.locator("details[open] button[type=submit]").click()
        page.locator("[role=alert]", has_text="conclusion:hn-1/2").wait_for()
        assert "links" in page.locator("[role=alert]").inner_text(), "no book has that conclusion"
        page.fill("#set-links", "task-group:3")
        page.locator("details[open] button[type=submit]").click()
        page.wait_for_url("**/steering/tasks/lam-duong")
    with visit(browser, room.url, "vi", DESK) as (page, watch):
        sign_in(page, "department", PASSWORD)
        page.goto("/steering/directives")
        # Who holds a post may set work in its name, and in no other's.
        page.get_by_text("Ghi văn bản mới", exact=True).click()
        assert page.locator("#document-issuer option").all_inner_texts() == ["Sở mẫu"]


def test_everybody_sees_the_same_numbers_and_the_words_of_open_documents(room):
    assign(room, "seen-by-all")
    assign(room, "seen-by-few", document="m-1")
    public = room.client().get("/tasks?lang=en")
    inside = room.client("auditor").get("/steering/tasks?lang=en")
    assert public.status_code == inside.status_code == 200
    assert "Nhiệm vụ seen-by-all" in public.text and "seen-by-few" not in public.text + inside.text
    assert "Nội dung kín mẫu" not in public.text and "/steering/tasks/" not in public.text
    # The table of rates, cell by cell.
    rates = [page.text.split('id="rates"')[1].split('id="list"')[0] for page in (public, inside)]
    assert rates[0] == rates[1]


def test_what_waits_is_told_to_the_posts_of_who_asks(room):
    task = assign(room, "waits", due=-9)
    def waits(who):
        text = room.client(who).get("/steering/tasks?lang=en").text
        part = text.split('id="waiting"')
        return "" if len(part) == 1 else part[1].split('id="rates"')[0]
    assert f"/steering/tasks/{task}" in waits("department") and "Overdue: finish" in waits("department")
    assert f"/steering/tasks/{task}" in waits("leader") and "Overdue: step in" in waits("leader")
    done(room, "department", task, "claimed", note="xong", evidence="19/BC-MAU")
    assert f"/steering/tasks/{task}" in waits("inspector")
    assert f"/steering/tasks/{task}" not in waits("leader") + waits("department")
    assert waits("auditor") == ""


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    photograph(page, name)
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name


def test_a_task_is_claimed_and_verified_on_its_page(browser, room):
    task = assign(room, "by-hand")
    with visit(browser, room.url, "vi", PHONE) as (page, watch):
        sign_in(page, "department", PASSWORD)
        page.goto(f"/steering/tasks/{task}")
        page.get_by_text("Báo đã hoàn thành", exact=True).click()
        page.fill("#claimed-note", "đã xong")
        page.fill("#claimed-evidence", " ")
        page.locator("details[open] button[type=submit]").click()
        assert "Tài liệu minh chứng" in page.locator("[role=alert]").inner_text()
        assert page.input_value("#claimed-note") == "đã xong", "what was written is kept"
        photograph(page, "steering-task-refused-vi-phone")
        page.fill("#claimed-evidence", "17/BC-MAU\n18/BC-MAU")
        page.locator("details[open] button[type=submit]").click()
        page.wait_for_url(f"**/steering/tasks/{task}")
        assert "18/BC-MAU" in page.locator(".history").inner_text()
        assert page.locator(".act").count() == 0, "the lead does not verify"
    with visit(browser, room.url, "vi", DESK) as (page, watch):
        sign_in(page, "inspector", PASSWORD)
        page.goto(f"/steering/tasks/{task}")
        page.get_by_text("Xác nhận hoàn thành", exact=True).click()
        page.fill("#verified-note", "đã xem tại chỗ")
        page.locator("details[open] button[type=submit]").click()
        page.locator(".states", has_text="Đã xác nhận").wait_for()
        assert page.locator(".act").count() == 0
        page.goto(f"/steering/tasks/{task}?as-known-on={day(-1)}")
        assert page.locator(".act").count() == 0 and "đã xem tại chỗ" not in page.inner_text("main")
