"""Thousands of declarations at once: each row is taken whole or refused with its reason."""

import json

import pytest

import samples
from gate import fields, head, problem

DECLARATIONS = "/api/v1/declarations"


@pytest.fixture
def declarant(house):
    return house.client("declarant")


def bulk(client, body, kind="text/csv", key=None):
    headers = {"Content-Type": kind, **({"Idempotency-Key": key} if key else {})}
    return client("POST", f"{DECLARATIONS}/bulk", data=body if isinstance(body, bytes) else body.encode(),
                  headers=headers)


@pytest.mark.parametrize("header", [
    "", "vehicle", "place;direction;movement;method", "place,direction,movement,method,colour",
    "place,place,direction,movement,method", "\ufeffplace,direction,movement",
])
def test_a_table_with_a_wrong_header_is_refused_whole(house, declarant, unchanged, header):
    answer = bulk(declarant, f"{header}\n{samples.csv_row(house.number())}\n")
    body = problem(answer, 422, "wrong-table")
    assert "place" in body["detail"] and "vehicle" in body["detail"]


def test_a_row_is_taken_whole_or_not_at_all(house, declarant):
    before = head(house)
    numbers = [house.number() for _ in range(6)]
    rows = [samples.csv_row(number) for number in numbers]
    rows[1] = samples.csv_row(numbers[1], vehicle="12C-12")
    rows[2] = samples.csv_row(numbers[2], vehicle=samples.plate(numbers[0]))
    rows[3] = rows[3] + ",one,more"
    rows[4] = samples.csv_row(numbers[4], kilograms="heavy")
    answer = bulk(declarant, samples.csv_table(rows)).json()
    assert [("trip" in row, row["line"]) for row in answer["rows"]] == [
        (True, 2), (False, 3), (False, 4), (False, 5), (False, 6), (True, 7)]
    assert answer["accepted"] == 2 and answer["refused"] == 4
    assert "/vehicle" in fields(answer["rows"][1]["problem"])
    assert answer["rows"][2]["problem"]["type"] == "/problems/already-open"
    assert head(house) == before + 2


def test_thousands_of_rows_are_taken(house, declarant):
    numbers = [house.number() for _ in range(3_000)]
    key = f"bulk-{numbers[0]}"
    lines = "\n".join(json.dumps(samples.declaration(number)) for number in numbers)
    answer = bulk(declarant, lines, "application/x-ndjson", key).json()
    assert answer["accepted"] == 3_000
    again = bulk(declarant, lines, "application/x-ndjson", key).json()
    assert [row["trip"] for row in again["rows"]] == [row["trip"] for row in answer["rows"]]
    assert all(row["replayed"] for row in again["rows"])


def test_a_line_that_is_no_json_spoils_that_row_only(house, declarant):
    good = json.dumps(samples.declaration(house.number()))
    answer = bulk(declarant, f"{good}\n{{\n\n", "application/x-ndjson").json()
    assert answer["accepted"] == 1 and answer["rows"][1]["problem"]["type"] == "/problems/malformed-json"


def test_a_table_that_is_no_text_is_refused(declarant, unchanged):
    problem(bulk(declarant, samples.csv_table([]).encode() + b"\xff\xfe\n"), 400, "invalid-utf8")


def test_too_many_rows_are_refused_whole(house, declarant, unchanged):
    row = samples.csv_row(house.number())
    problem(bulk(declarant, samples.csv_table([row] * 10_001)), 413, "too-many-rows")
