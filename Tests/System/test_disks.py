"""Disks that are full, shut or damaged: the gate says so, and forgets nothing that it promised."""

import json
import subprocess

import gate as gates
import samples
from disk import bound_by_permissions, flip_byte, grow_disk, remove_disk, small_disk
from gate import ENVIRONMENT, Gate, add_token, add_user, done, problem, run


def test_doctor_and_replay_find_a_healthy_log_healthy(own_house):
    house = own_house()
    for _ in range(20):
        house.declare()
    assert house.gate.stop() == 0
    table = json.loads(done("replay", "--data", house.data, "--format", "json"))
    assert table[0]["result"] == "identical" and int(table[0]["events"]) >= 20
    checks = json.loads(done("doctor", "--data", house.data, "--format", "json"))
    assert len(checks) >= 6 and all(check["result"] == "fine" for check in checks), checks
    assert done("doctor", "--data", house.data, HUUNGHI_LANG="vi") != done("doctor", "--data", house.data)


def test_doctor_of_a_folder_that_is_not_there_makes_none(data):
    missing = data / "missing"
    assert run("doctor", "--data", missing).returncode == 0
    assert not missing.exists()


def test_a_damaged_record_is_found_and_not_passed_over(own_house):
    house = own_house()
    for _ in range(10):
        house.declare()
    # Killed, it has no snapshot to start from, and has to read every record.
    house.gate.kill()
    flip_byte(house.data / "log.db", "batch", "bytes", "first DESC")
    for verb in ("serve", "replay", "doctor"):
        result = run(verb, "--data", house.data, *(("--port", "0") if verb == "serve" else ()))
        assert result.returncode == 3, f"{verb}: {result.stdout} {result.stderr}"
        assert "damaged" in result.stderr + result.stdout and "backup" in result.stderr + result.stdout


def test_a_damaged_snapshot_costs_time_and_nothing_else(own_house):
    house = own_house()
    trip = house.declare()
    assert house.gate.stop() == 0
    flip_byte(house.data / "log.db", "snapshot", "bytes", "position DESC")
    house.gate.start()
    assert house.client("board").get(f"/api/v1/trips/{trip}").status_code == 200
    assert "snapshot" in house.gate.said()


def test_a_shut_folder_is_told(own_house):
    house = own_house()
    trip = house.declare()
    assert house.gate.stop() == 0
    wrapper = bound_by_permissions()
    files = list(house.data.iterdir())
    try:
        for file in files:
            file.chmod(0o444)
        house.data.chmod(0o555)
        result = subprocess.run(
            [*wrapper, str(gates.BINARY), "serve", "--data", str(house.data), "--port", "0"], capture_output=True,
            text=True, env=ENVIRONMENT, timeout=60)
    finally:
        house.data.chmod(0o755)
        for file in files:
            file.chmod(0o644)
    assert result.returncode == 3, result.stdout + result.stderr
    assert "written" in result.stderr or "permission" in result.stderr
    house.gate.start()
    assert house.client("board").get(f"/api/v1/trips/{trip}").status_code == 200


def test_a_full_disk_refuses_and_forgets_nothing(tmp_path):
    data = tmp_path / "small"
    data.mkdir()
    small_disk(data, 6)
    gate = Gate(data)
    try:
        for login, duty in (("an", f"declarant:{samples.FIRM}"), ("board", "board")):
            add_user(data, login, duty)
        declarant, board = add_token(data, "an"), add_token(data, "board")
        gate.start()
        for name, rule in samples.rules().items():
            gate.client(board).ok("PUT", f"/api/v1/rules/{name}", rule)
        taken, number, refused = {}, 0, None
        client = gate.client(declarant)
        while refused is None and number < 40_000:
            rows = [samples.csv_row(number + offset) for offset in range(500)]
            answer = client("POST", "/api/v1/declarations/bulk", data=samples.csv_table(rows).encode(),
                            headers={"Content-Type": "text/csv"})
            for offset, row in enumerate(answer.json().get("rows", []) if answer.status_code == 200 else []):
                if "trip" in row:
                    taken[row["trip"]] = samples.plate(number + offset)
                else:
                    refused = refused or row["problem"]
            if answer.status_code != 200:
                refused = problem(answer, 503)
            number += 500
        assert refused and refused["status"] == 503, "the disk never filled up"
        assert len(taken) >= 500
        some = list(taken)[:: max(1, len(taken) // 50)]
        reader = gate.client(board)
        for trip in some:
            assert reader.get(f"/api/v1/trips/{trip}").status_code == 200

        grow_disk(data, 64)
        body = samples.declaration(number)
        last = client.post("/api/v1/declarations", body)
        assert last.status_code == 201, last.text
        gate.kill()
        gate.start()
        reader = gate.client(board)
        for trip in [*some, last.json()["trip"]]:
            assert reader.get(f"/api/v1/trips/{trip}").status_code == 200
        gate.stop()
        assert "identical" in done("replay", "--data", data)
    finally:
        gate.kill()
        remove_disk(data)
