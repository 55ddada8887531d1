"""What those read who keep the gate running."""

import subprocess

from gate import problem


def test_metrics_are_what_prometheus_reads(house):
    house.declare()
    house.client().get("/api/v1/nowhere")
    answer = house.client().get("/metrics")
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    checked = subprocess.run(["promtool", "check", "metrics"], input=answer.text, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    names = {line.split()[2] for line in answer.text.splitlines() if line.startswith("# TYPE ")}
    assert any(name.startswith("huunghi_") for name in names)
    assert len(names) > 8
    # Nothing that names a person, a firm or a vehicle may become a label.
    for secret in ("declarant:", "0100109106", "Nguyễn", "12C"):
        assert secret not in answer.text


def test_health_is_told(house):
    client = house.client()
    assert client.ok("GET", "/health/live")["status"] == "live"
    ready = client.ok("GET", "/health/ready")
    assert ready["status"] == "ready" and ready["gate"] == "lang-son"
    assert client.ok("GET", "/health").keys() == ready.keys()


def test_counters_count(house):
    def commands():
        lines = house.client().get("/metrics").text.splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines
                   if line.startswith("huunghi_") and "commands" in line and 'command="declare"' in line)

    before = commands()
    house.declare()
    assert commands() == before + 1


def test_an_unknown_path_is_a_problem(house):
    problem(house.client().get("/api/v1/nowhere"), 404, "not-found")
    answer = house.client()("PATCH", "/api/v1/board")
    problem(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["Allow"]
