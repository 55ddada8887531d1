"""Figures of many areas and two calendars, three hands, and the shelf that may be thrown away."""
import csv
import io
import json
import sqlite3

import pytest

from gate import done, run

OBSERVATIONS = "reference_period,indicator,unit,kind,value,said_on,status,source,admin_unit"
CARDS = "indicator,unit,valid_from,aggregation,calendar,scope,verification,classified,break,change_note"
UNITS = "code,name,level,parent,from,document"
CHANGES = "change,units,into,effective,document"
WEIGHTS = "from,to,share,basis,source"
CUT_OFFS = "from,day,basis"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def bring(data, tmp_path, header, rows, *arguments, by="lan", status=0):
    file = tmp_path / "table.csv"
    file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    result = run("steering", "import", file, "--data", data, "--by", by, "--format", "json", *arguments)
    assert result.returncode == status, result.stdout + result.stderr
    return [(row["result"], row["detail"]) for row in json.loads(result.stdout)]


def asked(data, *arguments):
    return json.loads(done("steering", *arguments, "--data", data, "--format", "json"))


def give(data, verb, *arguments, by, status=0):
    result = run("steering", verb, *arguments, "--by", by, "--data", data, "--format", "json")
    assert result.returncode == status, result.stdout + result.stderr
    return [row["result"] for row in json.loads(result.stdout)] if result.stdout else result.stderr


def country(data, tmp_path):
    """A made-up province: two districts until the reform, three communes since."""
    bring(data, tmp_path, UNITS, [
        "20,sample province,province,,1970-01-01,sample decree", "178,huyện mẫu,district,20,1970-01-01,sample decree",
        "179,sample district,district,20,1970-01-01,sample decree", "6001,xã mẫu,commune,20,2025-07-01,sample decree",
        "6002,sample commune,commune,20,2025-07-01,sample decree",
        "6003,sample commune 3,commune,20,2025-07-01,sample decree"])
    bring(data, tmp_path, CHANGES, ["abolish,178 179,,2025-07-01,sample decree"])


def shares(data, tmp_path, rows):
    return bring(data, tmp_path, WEIGHTS, [f"{row},sample-people,sample count" for row in rows])


def households(data, tmp_path):
    bring(data, tmp_path, CARDS, ["sample-households,households,1970-01-01,sum,,,,no,no,"])
    bring(data, tmp_path, OBSERVATIONS, [
        "2024,sample-households,households,result,100,2025-01-10,official,sample,178",
        "2024,sample-households,households,result,50,2025-01-10,official,sample,179",
        "2024,sample-households,households,result,150,2025-01-10,official,sample,",
    ])


def known(data, indicator, period, *arguments):
    return [row["value"] for row in asked(data, "show", indicator, period, *arguments) if row["standing"] == "known"]


def test_units_stand_on_their_days_and_figures_are_about_them(data, tmp_path):
    country(data, tmp_path)
    households(data, tmp_path)
    assert [row["code"] for row in asked(data, "units", "--on", "2025-06-30")] == ["178", "179", "20"]
    assert [row["code"] for row in asked(data, "units", "--on", "2025-07-01")] == ["20", "6001", "6002", "6003"]
    assert known(data, "sample-households", "2024", "--area", "178") == ["100"]
    assert known(data, "sample-households", "2024") == ["150"]
    [(result, detail)] = bring(data, tmp_path, OBSERVATIONS, [
        "2026,sample-households,households,result,1,2026-01-10,official,sample,178"], status=1)
    assert result == "refused" and "178" in detail
    [(result, detail)] = bring(data, tmp_path, UNITS, ["178,again,commune,20,2026-01-01,sample"], status=1)
    assert result == "refused" and "178" in detail
    listed = {(row["area"], row["value"]) for row in asked(data, "list")}
    assert listed == {("178", "100"), ("179", "50"), ("20", "150")}


def test_figures_are_cut_along_other_borders_only_by_known_shares(data, tmp_path):
    country(data, tmp_path)
    households(data, tmp_path)
    recut = ("recut", "sample-households", "2024", "--basis", "sample-people")
    result = run("steering", *recut, "--data", data)
    assert result.returncode == 1 and "178" in result.stderr
    shares(data, tmp_path, ["178,6001,0.25", "178,6002,0.75", "179,6003,1"])
    assert [(row["area"], row["value"], row["standing"]) for row in asked(data, *recut)] == [
        ("6001", "25", "estimated"), ("6002", "75", "estimated"), ("6003", "50", "exact")]
    # What was known before anybody had spoken is nothing, and nothing is written over what was said.
    assert asked(data, *recut, "--as-known-on", "2025-01-09") == []
    assert known(data, "sample-households", "2024", "--area", "178") == ["100"]
    [(result, _)] = shares(data, tmp_path, ["178,6001,0.25"])
    assert result == "known"
    assert bring(data, tmp_path, WEIGHTS, ["178,6003,0.1,sample-people,sample"], status=1)[0][0] == "refused"


def test_a_figure_passes_through_three_hands_and_is_corrected_beside_itself(data, tmp_path):
    bring(data, tmp_path, OBSERVATIONS, ["2024,sample-score,points,result,61,2025-01-10,reported,sample,"])
    assert give(data, "publish", "1", by="hoa", status=1) == ["refused"]
    assert give(data, "approve", "1", by="minh") == ["done"]
    assert give(data, "publish", "1", by="lan", status=1) == ["refused"]
    assert give(data, "publish", "1", by="minh", status=1) == ["refused"]
    assert give(data, "publish", "1", by="hoa") == ["done"]
    correct = ("correct", "1", "16", "--said-on", "2025-02-10", "--source", "sample report", "--reason", "hai số đảo nhau")
    assert give(data, *correct, by="lan") == ["done"]
    assert give(data, *correct, by="lan") == ["known"]
    views = {view: known(data, "sample-score", "2024", "--view", view) for view in ("all", "approved", "published")}
    assert views == {"all": ["16"], "approved": ["61"], "published": ["61"]}
    assert known(data, "sample-score", "2024", "--as-known-on", "2025-02-09") == ["61"]
    give(data, "approve", "2", by="minh")
    give(data, "publish", "2", by="hoa")
    assert known(data, "sample-score", "2024", "--view", "published") == ["16"]
    rows = asked(data, "show", "sample-score", "2024")
    assert [(row["value"], row["standing"], row["published_by"]) for row in rows] == [
        ("16", "known", "hoa"), ("61", "before", "hoa")]
    assert rows[0]["detail"] == "hai số đảo nhau"
    assert give(data, "withdraw", "2", "--reason", "sample", by="lan", status=1) == ["refused"]
    assert give(data, "withdraw", "2", "--reason", "sample", by="minh") == ["done"]
    assert known(data, "sample-score", "2024", "--view", "published") == ["61"]
    assert "99" in give(data, "correct", "99", "1", "--said-on", "2025", "--source", "s", "--reason", "r", by="lan", status=1)


def test_months_of_the_administration_are_periods_of_their_own(data, tmp_path):
    bring(data, tmp_path, CUT_OFFS, ["2025-08-01,19,sample decision"])
    assert bring(data, tmp_path, CUT_OFFS, ["2025-07-01,14,sample"], status=1)[0][0] == "refused"
    row = "{},sample-score,points,result,{},2025-10-01,reported,sample,"
    bring(data, tmp_path, OBSERVATIONS, [row.format("2025-09", 1), row.format("A2025-09", 2)])
    assert known(data, "sample-score", "2025-09") == ["1"]
    assert known(data, "sample-score", "A2025-09") == ["2"]


def test_a_definition_has_versions_and_another_thing_counted_is_a_break(data, tmp_path):
    first = "sample-score,points,2020-01-01,sum,statistical,districts,checked by hand,no,no,"
    assert bring(data, tmp_path, CARDS, [first])[0][0] == "taken"
    assert bring(data, tmp_path, CARDS, [first])[0][0] == "known"
    second = "sample-score,points,2025-07-01,sum,statistical,communes,checked by hand,yes,{},two levels"
    assert bring(data, tmp_path, CARDS, [second.format("no")], status=1)[0][0] == "refused"
    assert bring(data, tmp_path, CARDS, [second.format("yes")])[0][0] == "taken"
    rows = asked(data, "definitions", "sample-score")
    assert [(row["version"], row["scope"], row["break"], row["quality"]) for row in rows] == [
        ("1", "districts", "no", "1/5"), ("2", "communes", "yes", "1/5")]
    row = "{},sample-score,points,result,1,2025-10-01,reported,sample,"
    assert bring(data, tmp_path, OBSERVATIONS, [row.format("A2025-09")], status=1)[0][0] == "refused"
    bring(data, tmp_path, OBSERVATIONS, [row.format("2025-09")])
    give(data, "approve", "1", by="minh")
    assert give(data, "publish", "1", by="hoa", status=1) == ["refused"], "it is classified"
    assert run("steering", "definitions", "sample-none", "--data", data).returncode == 1


def test_the_shelf_may_be_thrown_away_and_is_made_again_from_the_log(data, tmp_path):
    country(data, tmp_path)
    households(data, tmp_path)
    before = asked(data, "list")
    for file in data.glob("steering.db*"):
        file.unlink()
    assert asked(data, "list") == before, "asked without a shelf, and beside whoever writes"
    give(data, "approve", "1", by="minh")
    assert (data / "steering.db").exists()
    after = asked(data, "list")
    assert [row for row in after if row["approved_by"]] and len(after) == len(before)
    # A shelf of another version is made anew too.
    with sqlite3.connect(data / "steering.db") as shelf:
        shelf.execute("PRAGMA user_version = 99")
    give(data, "approve", "2", by="minh")
    assert [row["approved_by"] for row in asked(data, "list")].count("minh") == 2


@pytest.mark.parametrize("language", ["vi", "zh", "en"])
def test_it_speaks_every_language(data, tmp_path, language):
    country(data, tmp_path)
    households(data, tmp_path)
    for arguments in (
        ("publish", "1"), ("correct", "1", "2", "--said-on", "2025", "--source", "s", "--reason", "r"), ("definitions",),
        ("units", "--on", "2025-06-30"), ("recut", "sample-households", "2024", "--basis", "sample-people"),
        ("list", "--view", "published"), ("list", "--view", "some"),
    ):
        result = run("steering", *arguments, "--data", data, HUUNGHI_LANG=language)
        assert "cli." not in result.stdout + result.stderr and "steering." not in result.stderr.replace("steering.db", "")
    for verb in ("publish", "correct", "definitions", "units", "recut"):
        helped = run("steering", verb, "--help", HUUNGHI_LANG=language)
        assert helped.returncode == 0 and "huunghi" in helped.stdout and "cli." not in helped.stdout


def test_rows_can_be_read_by_programs(data, tmp_path):
    country(data, tmp_path)
    households(data, tmp_path)
    printed = done("steering", "units", "--on", "2025-06-30", "--data", data, "--format", "csv")
    assert [row["name"] for row in csv.DictReader(io.StringIO(printed))][0] == "huyện mẫu"
