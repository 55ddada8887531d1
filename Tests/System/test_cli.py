"""The command line: it teaches, it tells what is wrong, and it loses nothing."""

import csv
import io
import json
import socket

import pytest

import samples
from gate import add_token, add_user, done, run

VERBS = [
    (), ("serve",), ("demo",), ("declare",), ("trip",), ("queue",), ("bulletin",), ("replay",), ("verify",), ("doctor",), ("user",),
    ("user", "add"), ("user", "list"), ("token",), ("token", "add"), ("steering",), ("steering", "import"),
    ("steering", "show"), ("steering", "list"), ("steering", "attained"), ("steering", "approve"),
    ("steering", "withdraw"),
]


# Teaching

@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_teaches(verb):
    for language in ("en", "vi", "zh"):
        result = run(*verb, "--help", HUUNGHI_LANG=language)
        assert result.returncode == 0
        assert "USAGE" in result.stdout and "huunghi" in result.stdout
        assert not any(word.startswith("cli.") for word in result.stdout.split()), "a key of the catalogue is missing"
    english = run(*verb, "--help").stdout
    assert "xample" in english or not verb, english


def test_the_version_is_told():
    assert done("--version").strip()


@pytest.mark.parametrize("arguments", [
    ("serv",), ("serve", "--prt", "80"), ("serve", "--port", "eighty"), ("declare",), ("demo", "--seed", "-1"),
    ("queue", "--format", "xml"), ("user", "add"),
])
def test_a_wrong_flag_is_a_wrong_use(arguments):
    result = run(*arguments)
    assert result.returncode == 64
    assert "rror" in result.stderr and ("Usage" in result.stderr or "--help" in result.stderr)


@pytest.mark.parametrize("arguments, words", [
    (("serve", "--port", "70000"), ["70000", "65535"]),
    (("serve", "--log-level", "loud"), ["loud", "info"]),
    (("serve", "--rules", "mine"), ["mine", "lang-son"]),
    (("serve", "--config", "not-there.json"), ["not-there.json"]),
    (("demo", "--speed", "0"), ["0", "max"]),
    (("demo", "--date", "11.11.2025"), ["11.11.2025", "YYYY-MM-DD"]),
    (("demo", "--bulletins", "not-there.csv"), ["not-there.csv"]),
    (("bulletin", "yesterday"), ["yesterday", "YYYY-MM-DD"]),
    (("queue", "--url", "gate"), ["gate", "http://"]),
    (("declare", "not-there.csv"), ["not-there.csv"]),
])
def test_a_wrong_value_is_answered_with_what_is_accepted(arguments, words, tmp_path):
    result = run(*arguments, HUUNGHI_DATA=str(tmp_path / "data"))
    assert result.returncode == 1, result.stderr
    assert result.stderr.startswith("huunghi: ")
    for word in words:
        assert word in result.stderr


def test_a_gate_that_is_not_there_is_unavailable():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        result = run("trip", "12C-123.45", "--url", url)
    assert result.returncode == 3
    assert url in result.stderr


# Settings

def test_flags_come_before_the_environment_before_the_file(tmp_path):
    file = tmp_path / "huunghi.json"
    file.write_text(json.dumps({"huunghi": {"log": {"level": "file"}}}))
    level = ["doctor", "--data", tmp_path / "none", "--config", file]
    assert "there is no log level file" in run(*level).stderr
    assert "there is no log level surroundings" in run(*level, HUUNGHI_LOG_LEVEL="surroundings").stderr
    flagged = run(*level, "--log-level", "flag", HUUNGHI_LOG_LEVEL="surroundings")
    assert "there is no log level flag" in flagged.stderr
    assert run(*level, "--log-level", "info", HUUNGHI_LOG_LEVEL="surroundings").returncode == 0


def test_a_file_of_settings_that_is_no_json_is_told(tmp_path):
    file = tmp_path / "huunghi.json"
    file.write_text("port = 80")
    result = run("doctor", "--config", file, "--data", tmp_path / "none")
    assert result.returncode == 1 and "huunghi.json" in result.stderr


# People

def test_people_are_added_once(data):
    add_user(data, "lan", "customs")
    people = json.loads(done("user", "list", "--data", data, "--format", "json"))
    assert [person["login"] for person in people] == ["lan"] and people[0]["duties"] == "customs"

    def add(*arguments, password="a long night at the gate"):
        return run("user", "add", "--data", data, "--name", "N", *arguments, "--password-stdin", text=password + "\n")

    for result, words in [
        (add("--login", "lan", "--duty", "board"), "taken"),
        (add("--login", "an", "--duty", "cook"), "customs"),
        (add("--login", "an", "--duty", "declarant:123"), "123"),
        (add("--login", "An Nguyễn", "--duty", "board"), "lower-case"),
        (add("--login", "an", "--duty", "board", password="short"), "10"),
    ]:
        assert result.returncode == 1 and words in result.stderr, result.stderr
    assert len(json.loads(done("user", "list", "--data", data, "--format", "json"))) == 1


def test_tokens_are_for_people_and_days(data):
    add_user(data, "lan", "customs")
    assert len(add_token(data, "lan")) >= 32
    for arguments in [("--login", "nobody"), ("--login", "lan", "--days", "0"), ("--login", "lan", "--scope", "cook")]:
        assert run("token", "add", "--data", data, "--name", "t", *arguments).returncode == 1


# A running gate

def test_a_port_in_use_is_told(gate, data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--data", data, "--port", port, "--rules", "none", timeout=30)
    assert result.returncode == 3
    assert str(port) in result.stderr and "--port" in result.stderr
    # Nothing of the attempt stands in the way of the next.
    gate.start()


def test_a_second_process_is_kept_off(own_house):
    house = own_house()
    trip = house.declare()
    # The doctor may look at a gate that works, and says that it does: that is no fault.
    for verb, status in (("serve", 3), ("replay", 3), ("doctor", 0)):
        result = run(verb, "--data", house.data, *(("--port", "0") if verb == "serve" else ()))
        assert result.returncode == status, f"{verb}: {result.stdout} {result.stderr}"
        assert str(house.gate.process.pid) in result.stderr + result.stdout
    assert house.client("board").get(f"/api/v1/trips/{trip}").status_code == 200
    assert house.declare()


def test_a_folder_without_a_log_is_told_and_not_made(tmp_path):
    folder = tmp_path / "mistyped"
    assert run("replay", "--data", folder).returncode == 3
    assert not folder.exists()


def test_the_gate_stops_when_asked(gate):
    gate.start()
    assert gate.stop() == 0


def test_files_are_handed_in_and_read_back(house, tmp_path):
    first, second = house.number(), house.number()
    table = tmp_path / "trucks.csv"
    table.write_text(samples.csv_table([samples.csv_row(first), samples.csv_row(second)]))
    connection = ["--url", house.url, "--token", house.tokens["declarant"]]
    rows = json.loads(done("declare", table, *connection, "--format", "json"))
    assert len(rows) == 2 and all(row["trip"].startswith("T") for row in rows)

    # The same file again declares nothing twice.
    again = json.loads(done("declare", table, *connection, "--format", "json"))
    assert [row["trip"] for row in again] == [row["trip"] for row in rows]

    lines = tmp_path / "more.jsonl"
    bad = samples.declaration(house.number(), vehicle="12C-12")
    good = samples.declaration(house.number())
    lines.write_text("\n".join(json.dumps(row) for row in (bad, good)))
    mixed = run("declare", lines, *connection, "--format", "csv")
    assert mixed.returncode == 1 and "refused" in mixed.stderr
    printed = list(csv.DictReader(io.StringIO(mixed.stdout)))
    assert [bool(row["trip"]) for row in printed] == [False, True]

    found = json.loads(done("trip", samples.plate(first), "--url", house.url, "--format", "json"))
    assert found[0]["trip"] == rows[0]["trip"] and found[0]["stage"] == "declared"
    house.caught_up()
    history = done("trip", rows[0]["trip"], *connection)
    assert "declared" in history

    unknown = run("trip", "12C-000.01", "--url", house.url)
    assert unknown.returncode == 1


def test_the_queue_is_shown_in_its_order(own_house):
    house = own_house()
    trips = [house.bring("waiting") for _ in range(3)]
    shown = json.loads(done("queue", "--url", house.url, "--place", samples.PLACE, "--direction", "export",
                            "--format", "json"))
    assert [row["trip"] for row in shown] == trips
    assert [row["position"] for row in shown] == ["1", "2", "3"]
    assert trips[0] in done("queue", "--url", house.url, "--place", samples.PLACE, "--direction", "export")


def test_bulletins_are_listed(house):
    assert run("bulletin", "--url", house.url).returncode == 0
    assert run("bulletin", "2099-01-01", "--url", house.url).returncode == 1
