"""A classified bottleneck: those concerned read it, the others are told its name and how many there are."""

import re

import pytest

from gate import PASSWORD, problem
from house import House
from people import Visitor
from test_steering_meetings import RAISED, day

BOTTLENECKS = "/api/v1/steering/bottlenecks"
CONFERENCES = "/api/v1/steering/conferences"
# The owner, whoever is above, who reports it; and one whom it does not concern, and one without a post.
PEOPLE = {"leader": "chu-tich", "office": "van-phong", "department": "so-mau", "reception": "xa-mau",
          "approver": "so-khac"}
SECRET, TITLE = "kin-1", "Vướng mắc về mốc giới"
# What nobody else may find anywhere.
WORDS = [TITLE, "Nội dung chỉ người liên quan biết", "Hội cựu binh mẫu", "duyệt phương án mật", "da-99", "đã báo cáo riêng"]


def taken(house, sheet, header, *rows, by="office"):
    answer = house.client(by).ok("POST", f"/api/v1/steering/sheets/{sheet}",
                                 data="\n".join([header, *rows, ""]).encode(), headers={"Content-Type": "text/csv"})
    assert answer["refused"] == 0, answer


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("classified") / "data", [*PEOPLE, "auditor", "board"]).start()
    taken(house, "posts", "post,name,kind,parent", "chu-tich,Chủ tịch (mẫu),post,", "van-phong,Văn phòng (mẫu),body,chu-tich",
          "so-mau,Sở mẫu,body,chu-tich", "so-khac,Sở khác (mẫu),body,chu-tich", "xa-mau,Xã mẫu,body,chu-tich",
          "ban-qlda,Ban mẫu,body,chu-tich")
    taken(house, "appointments", "user,post,from", *(f"{user},{post},{day(-400)}" for user, post in PEOPLE.items()))
    taken(house, "conference-series", "series,name,tiers,chair,secretary,members,per_year,basis,set_on",
          f"giao-ban,Hội nghị (mẫu),province-commune,chu-tich,van-phong,so-mau so-khac,12,quy chế mẫu,{day(-90)}")
    taken(house, "headings", "heading,kind,name,basis", "nsdp,source,Ngân sách địa phương,sample")
    taken(house, "projects", "project,name,owner,from", "da-99,Dự án mẫu,ban-qlda,2023-01-01")
    taken(house, "bottlenecks", RAISED + ",statement,classified",
          f"{SECRET},{TITLE},land,so-mau,xa-mau,{day(-40)},da-99=7000000000,,,,hoi=Hội cựu binh mẫu,"
          f"duyệt phương án mật,chu-tich,,,Nội dung chỉ người liên quan biết,yes",
          f"mo-1,Thiếu cán bộ (mẫu),personnel,so-khac,van-phong,{day(-30)},,,,,,,,,,,")
    act(house, "department", "report", text="đã báo cáo riêng")
    yield house
    house.gate.kill()


def act(house, who, kind, name=SECRET, status=200, **values):
    answer = house.client(who).post(f"{BOTTLENECKS}/{name}/acts", {
        "as": PEOPLE.get(who, "so-mau"), "on": day(), "act": kind, **values})
    assert answer.status_code == status, answer.text
    return answer


def visitor(house, login):
    """Somebody with a browser; each signs in once, because nobody may do that often."""
    seen = house.__dict__.setdefault("visitors", {})
    if login not in seen:
        seen[login] = Visitor(house.url)
        assert seen[login].client.post("/sign-in", data={"login": login, "password": PASSWORD}).status_code == 303
    return seen[login]


def page(house, login, path):
    answer = visitor(house, login).client.get(path)
    return answer.status_code, answer.text


@pytest.mark.parametrize(("who", "may"), [
    ("leader", True), ("department", True), ("reception", True), ("office", False), ("approver", False),
    ("auditor", False),
])
def test_it_is_read_by_those_whom_it_concerns(room, who, may):
    listed = room.client(who).ok("GET", BOTTLENECKS)
    assert (SECRET in {one["bottleneck"] for one in listed["bottlenecks"]}) is may
    assert listed["closed"] == (0 if may else 1)
    for asked in ("?post=so-mau", "?post=so-khac", "?state=confirmed", "?state=open"):
        told = room.client(who).ok("GET", BOTTLENECKS + asked)
        assert told["closed"] == listed["closed"], "no question tells whose it is, or why"
    assert listed["counts"]["open"] == 2, "it is counted for everybody"
    assert room.client(who).get(f"{BOTTLENECKS}/{SECRET}").status_code == (200 if may else 404)
    assert page(room, who, f"/steering/bottlenecks/{SECRET}")[0] == (200 if may else 404)
    status, text = page(room, who, "/steering/bottlenecks?lang=en")
    assert status == 200 and (TITLE in text) is may and ("1 more are classified" in text) is not may
    # Also on days before anything was said about it.
    assert room.client(who).get(f"{BOTTLENECKS}/{SECRET}?as-known-on={day(-39)}").status_code == (200 if may else 404)


@pytest.mark.parametrize("who", ["office", "approver", "auditor"])
def test_no_page_and_no_answer_says_a_word_of_it_to_others(room, who):
    paths = [
        "/steering", "/steering/bottlenecks?state=all", f"/steering/bottlenecks?as-known-on={day(-5)}&state=all",
        "/steering/bottlenecks/mo-1", "/steering/task-forces", "/steering/money", "/steering/money/da-99",
        "/steering/calendar", "/steering/health", "/steering/integrity", "/steering/conferences", "/province", "/tasks",
        BOTTLENECKS, f"{BOTTLENECKS}/mo-1", "/api/v1/steering/task-forces", "/api/v1/steering/money",
    ]
    for path in paths:
        status, text = page(room, who, path)
        assert status == 200, path
        found = [word for word in WORDS if word in text and not (word == "da-99" and "money" in path)]
        assert found == [], f"{path} says {found} to {who}"


def test_who_may_not_read_it_is_refused_as_if_it_were_not_there(room):
    for who in ("office", "approver"):
        problem(act(room, who, "report", status=404, text="x"), 404)
        header = "bottleneck,act,as,on,text,party,evidence"
        for line in (f"{SECRET},report,{PEOPLE[who]},{day()},x,,", f"{SECRET},confirm,{PEOPLE[who]},{day()},,nobody,x",
                     f"{SECRET},close,so-mau,{day()},,,x"):
            answer = room.client(who).post("/api/v1/steering/sheets/bottleneck-acts", data=f"{header}\n{line}\n".encode(),
                                           headers={"Content-Type": "text/csv"}).json()
            [row] = answer["rows"]
            absent = row["detail"].replace(SECRET, "nowhere")
            assert row["result"] == "refused" and not any(word in row["detail"] for word in [*WORDS, "so-mau", "hoi"])
            answer = room.client(who).post(
                "/api/v1/steering/sheets/bottleneck-acts", data=f"{header}\n{line.replace(SECRET, 'nowhere')}\n".encode(),
                headers={"Content-Type": "text/csv"}).json()
            assert answer["rows"][0]["detail"] == absent, "the same words as of one that does not exist"


def test_an_agenda_has_its_name_alone(room):
    taken(room, "conferences", "conference,series,planned_on,called_on", f"ky-kin,giao-ban,{day(5)},{day()}")
    client = visitor(room, "office").client
    text = client.get("/steering/conferences/ky-kin").text
    csrf = re.search(r'name="csrf" value="([^"]*)"', text).group(1)
    answer = client.post("/steering/conferences/ky-kin/agenda", data={"csrf": csrf})
    assert answer.status_code == 303
    items = room.client("approver").ok("GET", f"{CONFERENCES}/ky-kin")["agenda"]
    titles = {item["key"]: item["title"] for item in items if item["kind"] == "bottleneck"}
    assert titles == {SECRET: SECRET, "mo-1": "Thiếu cán bộ (mẫu)"}
    assert TITLE not in client.get("/steering/conferences/ky-kin").text


def test_who_writes_one_up_for_others_is_led_back_to_the_list(room):
    client = visitor(room, "office").client
    csrf = re.search(r'name="csrf" value="([^"]*)"', client.get("/steering/bottlenecks").text).group(1)
    for name, classified, led in (("kin-2", "yes", ""), ("mo-2", "no", "/mo-2")):
        answer = client.post("/steering/bottlenecks", data={
            "csrf": csrf, "bottleneck": name, "title": "Mẫu", "cause": "land", "owner": "so-mau",
            "reported_by": "xa-mau", "raised_on": day(), "classified": classified})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/steering/bottlenecks" + led)
