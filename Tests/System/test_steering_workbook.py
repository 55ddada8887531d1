"""A workbook of the office, brought in leaf by leaf."""

import json
import subprocess

import pytest

from browser import LANGUAGES, OBSTACLES, PHONE, photograph, sign_in, visit
from gate import PASSWORD, Client, Gate, add_token, add_user, run
from people import Visitor

XLSX = {"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

# Debian's own Python has what writes workbooks; the tests' has not.
MAKE = """
import datetime, sys, openpyxl
book = openpyxl.Workbook()
leaf = book.active
leaf.title = sys.argv[2]
leaf.append(["reference_period", "indicator", "unit", "kind", "value", "said_on", "status", "source"])
rows = [
    [2023, "sample-trade", "million USD", "result", 5674.1, datetime.date(2024, 1, 10), "reported", "sample A"],
    ["2023", "sample-growth", "percent", "result", 7, "2023-12", "expected", "sample B"],
    ["2023", "sample-share", "percent", "result", 0.701, "2023-12-19", "reported", "sample C"],
]
for row in rows:
    leaf.append(row)
leaf["E3"].number_format = "0.0"
leaf["E4"].number_format = "0.0%"
book.create_sheet("nháp").sheet_state = "hidden"
book.save(sys.argv[1])
"""


def workbook(tmp_path, leaf="observations"):
    file = tmp_path / "so-lieu.xlsx"
    subprocess.run(["/usr/bin/python3", "-I", "-c", MAKE, file, leaf], check=True)
    return file


def taken(data, file):
    result = run("steering", "import", file, "--data", data, "--by", "lan", "--format", "json")
    return result, json.loads(result.stdout or "[]")


def test_a_workbook_is_taken_as_it_is_read_and_a_share_is_no_number(data, tmp_path):
    result, rows = taken(data, workbook(tmp_path))
    assert result.returncode == 1, result.stderr
    assert [(row["row"], row["result"], row["sheet"]) for row in rows] == [
        ("2", "taken", "observations"), ("3", "taken", "observations"), ("4", "refused", "observations")]
    assert "70.1%" in rows[2]["content"]
    shown = run("steering", "list", "--data", data, "--format", "json")
    assert {row["value"] for row in json.loads(shown.stdout) if row["value"]} == {"5674.1", "7.0"}
    assert [row["result"] for row in taken(data, workbook(tmp_path))[1]] == ["known"] * 2 + ["refused"]


def test_a_workbook_with_a_leaf_that_nobody_knows_is_not_taken_at_all(data, tmp_path):
    result, rows = taken(data, workbook(tmp_path, leaf="something"))
    assert result.returncode != 0 and rows == [] and "observations" in result.stderr
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    result, rows = taken(data, broken)
    assert result.returncode != 0 and rows == [] and "XLSX" in result.stderr


# Any leaves, in the order in which they are told.
LEAVES = """
import json, sys, openpyxl
book = openpyxl.Workbook()
book.remove(book.active)
for title, rows in json.loads(sys.argv[2]):
    leaf = book.create_sheet(title)
    for row in rows:
        leaf.append(row)
book.save(sys.argv[1])
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    data = tmp_path_factory.mktemp("workbooks") / "data"
    data.mkdir()
    for login, duty in (("lan", "office"), ("nam", "department"), ("tra", "auditor")):
        add_user(data, login, duty)
    tokens = {login: add_token(data, login) for login in ("lan", "nam", "tra")}
    gate = Gate(data).start()
    gate.tokens = tokens
    yield gate
    gate.kill()


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Leaves in the wrong order: tasks before the posts and the instruction that they speak of."""
    file = tmp_path_factory.mktemp("many") / "many.xlsx"
    leaves = [
        ["tasks", [["task", "document", "point", "wording", "assigned", "lead", "verifier", "deadline"],
                   ["one", "doc", 1, "Sample", "2024-01-02", "finance", "office", "2024-03-01"],
                   ["two", "doc", 1, "Sample", "2024-01-02", "nobody", "office", "2024-03-01"]]],
        ["documents", [["document", "number", "signed", "issuer", "kind", "title"],
                       ["doc", "1/CT", "2024-01-02", "office", "instruction", "Sample"]]],
        ["points", [["document", "point", "text"], ["doc", 1, "Sample"]]],
        ["posts", [["post", "name", "kind"], ["office", "Sample office", "body"], ["finance", "Sample body", "body"]]],
        ["appointments", [["user", "post", "from"], ["lan", "office", "2020-01-01"]]],
    ]
    subprocess.run(["/usr/bin/python3", "-I", "-c", LEAVES, file, json.dumps(leaves)], check=True)
    return file


def send(room, login, bytes, headers=XLSX):
    return Client(room.url, room.tokens[login]).post("/api/v1/steering/workbooks", data=bytes, headers=headers)


def test_only_who_may_bring_every_leaf_brings_a_workbook(room, many):
    assert send(room, "tra", many.read_bytes()).status_code == 403
    assert send(room, "nam", many.read_bytes()).status_code == 403, "posts are for the office"


def test_the_page_says_who_may_bring_a_table_with_the_status_of_a_refusal(room):
    visitor = Visitor(room.url)
    assert visitor.client.post("/sign-in", data={"login": "nam", "password": PASSWORD}).status_code == 303
    page = visitor.get("/steering/sheets")
    answer = visitor.client.post("/steering/sheets", data={
        **visitor.hidden(page), "sheet": "posts", "rows": "post,name,kind\nmine,Mine,body\n"})
    assert answer.status_code == 403, answer.text


def test_leaves_are_taken_in_the_order_in_which_they_need_each_other(room, many):
    first = send(room, "lan", many.read_bytes())
    assert first.status_code == 200, first.text
    tables = {table["sheet"]: table for table in first.json()["tables"]}
    assert list(tables) == ["posts", "appointments", "documents", "points", "tasks"]
    assert [(table["taken"], table["refused"]) for table in tables.values()] == [(2, 0), (1, 0), (1, 0), (1, 0), (1, 1)]
    assert tables["tasks"]["rows"][1]["line"] == 3 and "nobody" in tables["tasks"]["rows"][1]["detail"]
    again = send(room, "lan", many.read_bytes()).json()["tables"]
    assert [(table["taken"], table["known"]) for table in again] == [(0, 2), (0, 1), (0, 1), (0, 1), (0, 1)]


@pytest.mark.parametrize(("bytes", "headers", "status", "word"), [
    (b"", XLSX, 422, "XLSX"), (b"a,b\n1,2\n", XLSX, 422, "XLSX"), (b"PK\x03\x04 and no more", XLSX, 422, "XLSX"),
    (b"PK", {"Content-Type": "text/csv"}, 415, "spreadsheetml"),
])
def test_what_is_no_workbook_is_refused_with_a_reason(room, bytes, headers, status, word):
    answer = send(room, "lan", bytes, headers)
    assert answer.status_code == status, answer.text
    assert word in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_takes_a_workbook_a_file_and_a_paste(browser, room, many, language, tmp_path):
    with visit(browser, room.url, language, PHONE) as (page, watch):
        sign_in(page, "lan", PASSWORD)
        page.goto("/steering/sheets")
        page.set_input_files("#file", many)
        page.click("main form.block button")
        assert page.locator(".note[role=status]").count() == 5
        assert page.locator("main td").filter(has_text="nobody").count() == 1
        assert page.evaluate(OBSTACLES) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        photograph(page, f"workbook-{language}")
        # The table is found by its first row, and what nobody knows is refused with what would be accepted.
        page.fill("#rows", "post,name,kind\nthird,Sample third,body\n")
        page.click("main form.block button")
        assert page.locator(".note[role=status]").count() == 1
        file = tmp_path / "strange.csv"
        file.write_text("colour,shape\nred,round\n")
        page.set_input_files("#file", file)
        page.click("main form.block button")
        assert "observations" in page.locator(".note[role=alert]").inner_text()
        page.goto("/steering/sheets")
        page.click("main form.block button")
        assert page.locator(".note[role=alert]").count() == 1
        watch.errors = [error for error in watch.errors if "status of 422" not in error]
        assert watch.errors == []


def test_links_of_tasks_find_what_stands_in_other_leaves(data, tmp_path):
    file = tmp_path / "nhiem-vu.xlsx"
    leaves = [
        ["tasks", [
            ["task", "document", "point", "wording", "assigned", "lead", "verifier", "deadline", "links"],
            ["viec-1", "cv-1", "1", "Việc mẫu", "2026-01-05", "so-mau", "van-phong", "2026-03-31",
             "bottleneck:mat-bang petition:2026-000001"],
            ["viec-2", "cv-1", "1", "Việc mẫu", "2026-01-05", "so-mau", "van-phong", "2026-03-31",
             "bottleneck:khong-co"]]],
        ["petitions", [["reference", "channel", "group", "received", "sample"],
                       ["m-1", "letter", "firms", "2026-01-04", "yes"]]],
        ["bottlenecks", [["bottleneck", "title", "cause", "owner", "reported_by", "raised_on", "sample"],
                         ["mat-bang", "Mặt bằng (mẫu)", "land", "so-mau", "van-phong", "2026-01-04", "yes"]]],
        ["points", [["document", "point", "text"], ["cv-1", "1", "Việc mẫu."]]],
        ["documents", [["document", "number", "signed", "issuer", "kind", "title", "sample"],
                       ["cv-1", "1/CV-MAU", "2026-01-05", "chu-tich", "letter", "Công văn mẫu", "yes"]]],
        ["offices", [["issuer", "office", "from", "basis"], ["chu-tich", "van-phong", "2026-01-01", "mẫu"]]],
        ["appointments", [["user", "post", "from"], ["lan", "van-phong", "2026-01-01"]]],
        ["posts", [["post", "name", "kind", "parent"], ["chu-tich", "Chủ tịch (mẫu)", "post", ""],
                   ["van-phong", "Văn phòng (mẫu)", "body", "chu-tich"], ["so-mau", "Sở mẫu", "body", "chu-tich"]]],
    ]
    subprocess.run(["/usr/bin/python3", "-I", "-c", LEAVES, file, json.dumps(leaves)], check=True)
    result, rows = taken(data, file)
    found = [(row["sheet"], row["result"]) for row in rows]
    assert [sheet for sheet, _ in found] == [
        "posts", "posts", "posts", "appointments", "offices", "documents", "points", "bottlenecks", "petitions",
        "tasks", "tasks"], result.stderr
    assert [word for _, word in found] == ["taken"] * 10 + ["refused"], rows
    assert "bottleneck:khong-co" in json.dumps(rows[-1], ensure_ascii=False), rows[-1]
