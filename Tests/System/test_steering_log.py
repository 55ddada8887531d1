"""The steering room's public log: figures through three people's hands, checked by somebody who has nothing but the log."""
import json
import time

import pytest

from browser import LANGUAGES, WORDS, sign_in, untranslated, visit
from gate import PASSWORD, Gate, add_user, done, run

HEADER = "reference_period,indicator,unit,kind,value,said_on,status,source"
ROWS = ["2023,sample-count,targets of 8,count,6,2023-12-19,expected,sample source A",
        "2023,sample-count,targets of 8,count,5,2024-01-10,reported,sample source B"]


@pytest.fixture(scope="module")
def gate(tmp_path_factory):
    """A room with two figures of which one is shown, open to everybody."""
    data = tmp_path_factory.mktemp("log") / "data"
    table = data.parent / "figures.csv"
    table.write_text("\n".join([HEADER, *ROWS, ""]), encoding="utf-8")
    done("steering", "import", table, "--by", "lan", "--data", data)
    done("steering", "approve", "1", "2", "--by", "minh", "--data", data)
    done("steering", "publish", "1", "--by", "binh", "--data", data)
    add_user(data, "auditor", "auditor")
    gate = Gate(data).start()
    yield gate
    gate.kill()


def verified(gate, *arguments):
    """What the verifier says, once the publisher has come as far as the room."""
    for _ in range(100):
        result = run("steering", "verify", gate.url, "--format", "json", *arguments)
        if result.returncode == 0 and json.loads(result.stdout):
            return json.loads(result.stdout)
        time.sleep(0.1)
    raise AssertionError(result.stdout + result.stderr)


def test_everybody_sees_the_published_figure_whole_and_only_that_the_others_are_there(gate):
    counts = {row["kind"]: int(row["records"]) for row in verified(gate)}
    assert counts == {"indicatorDefined": 1, "recorded": 2, "approved": 2, "published": 1}
    [figure] = verified(gate, "--figures")
    assert (figure["number"], figure["value"], figure["source"]) == ("1", "6", "sample source A")


def test_a_changed_log_is_not_believed(gate, tmp_path):
    verified(gate)
    copy = tmp_path / "copy"
    for file in (gate.data / "public-steering").rglob("*"):
        if file.is_file():
            target = copy / file.relative_to(gate.data / "public-steering")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    assert run("steering", "verify", copy).returncode == 0
    [entries] = [file for file in (copy / "tile" / "entries").rglob("*") if file.is_file()]
    changed = bytearray(entries.read_bytes())
    changed[-1] ^= 1
    entries.write_bytes(changed)
    result = run("steering", "verify", copy)
    assert result.returncode != 0 and result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_looks_at_itself_in_every_language(gate, browser, language):
    with visit(browser, gate.url, language) as (page, _):
        sign_in(page, "auditor", PASSWORD)
        for name in ("integrity", "health"):
            page.goto(f"/steering/{name}?lang={language}")
            assert page.locator("h1").count() == 1 and page.locator("main tbody tr").count() > 0, name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert untranslated(page.evaluate(WORDS)) == set(), name
