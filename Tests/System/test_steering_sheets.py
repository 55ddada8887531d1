"""Who may bring in which table: every duty with every table as the document says it, and rows of one's own posts alone."""

import re

import pytest

import samples
from gate import ROOT, problem
from house import House

DOCUMENT = ROOT / "docs" / "steering" / "sheets.md"
CELLS = re.compile(r"^\| `([a-z-]+)` \| ([a-z, ]+) \| (?:–|([a-z, ]+) \(`([a-z_]+)`\)) \|$", re.MULTILINE)
PEOPLE = {"office": "van-phong", "department": "so-mau", "leader": "chu-tich"}


def words(text):
    return set(text.split(", ")) if text else set()


RIGHTS = {name: (words(any), words(own)) for name, any, own, _ in CELLS.findall(DOCUMENT.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A house with everybody, and a roster in which two departments have a post."""
    house = House(tmp_path_factory.mktemp("sheets") / "data").start()
    taken(house, "posts", "post,name,kind", "chu-tich,Chủ tịch (mẫu),post", "van-phong,Văn phòng (mẫu),body",
          "so-mau,Sở mẫu,body", "so-khac,Sở khác (mẫu),body")
    taken(house, "appointments", "user,post,from", *(f"{user},{post},2020-01-01" for user, post in PEOPLE.items()))
    yield house
    house.gate.kill()


def send(house, duty, sheet, *lines):
    return house.client(duty).post(f"/api/v1/steering/sheets/{sheet}", data="\n".join([*lines, ""]).encode(),
                                   headers={"Content-Type": "text/csv"})


def results(house, duty, sheet, *lines):
    answer = send(house, duty, sheet, *lines)
    assert answer.status_code == 200, answer.text
    return [(row["result"], row.get("detail", "")) for row in answer.json()["rows"]]


def taken(house, sheet, *lines, by="office"):
    assert {result for result, _ in results(house, by, sheet, *lines)} == {"taken"}


def test_the_document_names_every_table_of_the_page_once(room):
    page = room.client("auditor").get("/steering/sheets").text
    shown = re.findall(r'<td data-label="[^"]*"><code>([a-z-]+)</code></td>', page)
    assert shown and shown == list(RIGHTS)


@pytest.mark.parametrize("sheet", RIGHTS)
def test_each_table_is_taken_from_whom_the_document_names(room, sheet):
    whole, own = RIGHTS[sheet]
    for duty in samples.DUTIES:
        # A table without a header is read only if the duty may bring it in.
        answer = send(room, duty, sheet, "no-such-column")
        wanted = ("wrong-table", 422) if duty in whole | own else ("forbidden", 403)
        assert (answer.json()["type"].rsplit("/", 1)[1], answer.status_code) == wanted, f"{duty} {sheet}"
    assert send(room, None, sheet, "no-such-column").status_code == 401


def test_a_department_enters_the_figures_of_its_own_indicators(room):
    header = "reference_period,indicator,unit,kind,value,said_on,status,source"
    taken(room, "indicators", "indicator,unit,valid_from,owner", "by-code,points,2020-01-01,so-mau",
          "by-name,points,2020-01-01,Sở mẫu", "of-another,points,2020-01-01,Sở khác (mẫu)", "of-nobody,points,2020-01-01,",
          "of-words,points,2020-01-01,Cục mẫu")
    rows = [f"2024,{name},points,result,7,2025-01-05,reported,sample" for name in
            ("by-code", "by-name", "of-another", "of-nobody", "of-words", "not-yet-there", "Not An Indicator")]
    found = results(room, "department", "observations", header, *rows)
    assert [result for result, _ in found] == ["taken", "taken"] + ["refused"] * 5
    assert "so-khac" in found[2][1] and "Nobody" in found[3][1] and "Cục mẫu" in found[4][1] and "Nobody" in found[5][1]
    assert "a-z" in found[6][1], "what is not understood is told as that"
    # What was refused is not there, and the office may enter it.
    assert [result for result, _ in results(room, "office", "observations", header, *rows[2:5])] == ["taken"] * 3
    # Sent again, it is as it was.
    assert [result for result, _ in results(room, "department", "observations", header, *rows[:3])] == [
        "known", "known", "refused"]


@pytest.mark.parametrize(("sheet", "header", "mine", "other"), [
    ("commitments", "project,contract,amount,signed_on,said_on", "7900001,01/HĐ,5,2024-02-20,2024-03-01",
     "7900002,02/HĐ,5,2024-02-20,2024-03-01"),
    ("dossiers", "dossier,procedure,office,channel,received,said_on", "H-1,1.000001,so-mau,online,2024-03-04,2024-04-30",
     "H-2,1.000001,so-khac,online,2024-03-04,2024-04-30"),
    ("bottlenecks", "bottleneck,title,cause,owner,reported_by,raised_on", "mine,Mẫu,land,so-khac,so-mau,2024-03-01",
     "other,Mẫu,land,so-mau,so-khac,2024-03-01"),
], ids=["commitments", "dossiers", "bottlenecks"])
def test_a_department_brings_in_what_its_own_post_answers_for(room, sheet, header, mine, other):
    results(room, "office", "projects", "project,name,owner,from", "7900001,Mẫu 1,so-mau,2024-01-01",
            "7900002,Mẫu 2,so-khac,2024-01-01")
    results(room, "office", "procedures", "procedure,name,level", "1.000001,Mẫu,province")
    found = results(room, "department", sheet, header, other, mine)
    assert [result for result, _ in found] == ["refused", "taken"]
    assert "so-khac" in found[0][1]
    assert [result for result, _ in results(room, "office", sheet, header, other)] == ["taken"]


def test_the_page_offers_each_reader_their_own_tables_alone(room):
    for duty in ("office", "department", "leader", "auditor"):
        page = room.client(duty).get("/steering/sheets").text
        offered = set(re.findall(r"<option>([a-z-]+)</option>", page))
        assert offered == {name for name, (whole, own) in RIGHTS.items() if duty in whole | own}


def test_who_may_not_is_told_before_the_table_is_read(room):
    problem(send(room, "department", "payments", "x" * 100_000), 403, "forbidden")
