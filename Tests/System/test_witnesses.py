"""Two gates that witness each other: what one has published it cannot take back without the other's help."""

import base64
import hashlib
import hmac
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gate import ROOT, done, head, run
from towns import Town, believed, eventually, free_port


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    folder = tmp_path_factory.mktemp("towns")
    one, two = Town(folder, "one").start(), Town(folder, "two").start()
    one.know(two)
    two.know(one)
    one.restart()
    two.restart()
    for town in (one, two):
        town.declare()
    yield one, two
    for town in (one, two):
        town.gate.kill()


def test_two_gates_witness_each_other(towns):
    one, two = towns
    one.trucks(5)
    two.trucks(3)
    eventually(lambda: believed(one, two))
    eventually(lambda: believed(two, one))
    # What the witness serves is what it cosigned, signed by both.
    digest = hashlib.sha256(b"one.example/log").hexdigest()
    served = two.get(f"/witness/{digest}/checkpoint")
    assert served.status_code == 200 and served.headers["Content-Type"].startswith("text/plain")
    assert "— one.example/log " in served.text and "— two.example/witness " in served.text
    assert two.get("/witness/" + hashlib.sha256(b"nobody").hexdigest() + "/checkpoint").status_code == 404


def test_other_peoples_programs_believe_the_cosignature(towns, tmp_path):
    one, two = towns
    eventually(lambda: believed(one, two))
    folder = tmp_path / "copy"
    shutil.copytree(one.gate.data / "public", folder)
    shutil.copy(folder / "cosigned-checkpoint", folder / "checkpoint")
    result = subprocess.run(
        [sys.executable, ROOT / "Tests" / "Judges" / "judge.py", folder, one.key, "--witness", two.witness],
        capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    verdicts = [json.loads(line) for line in result.stdout.splitlines()]
    assert [verdict["cosignatures"] for verdict in verdicts if verdict["judge"] == "tlog-scales"] == [1]


def test_a_steady_flow_is_verified_with_witnesses_all_the_time(towns):
    one, two = towns
    eventually(lambda: believed(one, two))
    stop = threading.Event()

    def write():
        while not stop.is_set():
            one.declare()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        sizes = set()
        end = time.monotonic() + 6
        while time.monotonic() < end:
            out = done("verify", one.url, "--key", one.key, "--witness", two.witness)
            assert "Cosigned by two.example/witness" in out
            sizes.add(out.split(" entries")[0])
        assert len(sizes) > 2, "the cosigned log stood still"
    finally:
        stop.set()
        writer.join(60)
    metrics = one.get("/metrics").text
    assert 'huunghi_witness_answers_total{' in metrics and 'outcome="cosigned"' in metrics


def test_a_gate_whose_witness_is_down_keeps_publishing(towns):
    one, two = towns
    eventually(lambda: believed(one, two))
    cosigned = one.size("cosigned-checkpoint")
    two.gate.kill()
    try:
        before = one.size()
        one.trucks(4)
        eventually(lambda: done("verify", one.url, "--key", one.key).index(f" {head(one.gate)} records"))
        assert one.size() > before
        # What was cosigned is still there, and the rest is said to be not.
        assert one.size("cosigned-checkpoint") >= cosigned
        out = done("verify", one.url, "--key", one.key, "--witness", two.witness)
        assert "not cosigned yet" in out
    finally:
        two.gate.start()
    one.declare()
    eventually(lambda: believed(one, two), patience=120)


class Liar(BaseHTTPRequestHandler):
    """Says yes to everything, at length."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(2_000):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            pass

    def log_message(self, *arguments):
        pass


def test_a_witness_that_answers_rubbish_without_end_does_no_harm(towns, tmp_path):
    one, two = towns
    server = ThreadingHTTPServer(("127.0.0.1", 0), Liar)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    town = Town(tmp_path, "three").start()
    town.know(one, f"{two.witness} http://127.0.0.1:{server.server_port}")
    town.restart()
    try:
        town.trucks(3)
        eventually(lambda: done("verify", town.url).index(f" {head(town.gate)} records"))
        eventually(lambda: town.get("/metrics").text.index('outcome="unreachable"'))
        assert run("verify", town.url, "--witness", two.witness).returncode == 4
    finally:
        town.gate.kill()
        server.shutdown()


def test_a_witness_that_never_answers_holds_up_neither_publishing_nor_stopping(towns, tmp_path):
    one, two = towns
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        town = Town(tmp_path, "four").start()
        town.know(one, f"{two.witness} http://127.0.0.1:{deaf.getsockname()[1]}")
        town.restart()
        try:
            town.trucks(3)
            eventually(lambda: done("verify", town.url).index(f" {head(town.gate)} records"), patience=8)
            begin = time.monotonic()
            town.gate.stop()
            assert time.monotonic() - begin < 8
        finally:
            town.gate.kill()


# The protocol itself (C2SP tlog-witness), with nothing of ours on the asking side.

def post(town, body, path="add-checkpoint"):
    return requests.post(f"{town.url}/witness/{path}", data=body, timeout=10)


def test_the_statuses_are_those_of_the_specification(towns):
    one, two = towns
    eventually(lambda: believed(one, two))
    checkpoint = one.get("/log/checkpoint").content
    size = one.size()
    answer = post(two, b"old 0\n\n" + checkpoint)
    assert answer.status_code == 409
    assert answer.headers["Content-Type"] == "text/x.tlog.size" and answer.text == f"{size}\n"
    answer = post(two, b"old %d\n\n" % size + checkpoint)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/plain")
    assert answer.text.startswith("— two.example/witness ") and answer.text.endswith("\n")
    assert post(two, b"old %d\n\n" % (size + 1) + checkpoint).status_code == 400
    assert post(two, b"nonsense").status_code == 400
    assert post(two, b"").status_code == 400
    assert post(two, b"old %d\n" % size + base64.b64encode(bytes(32)) + b"\n\n" + checkpoint).status_code == 422
    assert post(two, b"old 0\n\n" + checkpoint.replace(b"one.example", b"xyz.example")).status_code == 404
    assert post(one, b"old 0\n\n" + checkpoint).status_code == 404
    lines = checkpoint.split(b"\n")
    lines[1] = b"%d" % (size + 5)
    assert post(two, b"old %d\n\n" % size + b"\n".join(lines)).status_code == 403
    assert post(two, b"x" * 500_000).status_code == 413
    assert requests.get(f"{two.url}/witness/add-checkpoint", timeout=10).status_code == 405


def test_a_witness_does_not_forget_when_the_power_fails(towns):
    one, two = towns
    eventually(lambda: believed(one, two))
    digest = hashlib.sha256(b"one.example/log").hexdigest()
    before = int(two.get(f"/witness/{digest}/checkpoint").text.split("\n")[1])
    two.gate.kill()
    two.gate.start()
    assert int(two.get(f"/witness/{digest}/checkpoint").text.split("\n")[1]) >= before
    answer = post(two, b"old 0\n\n" + one.get("/log/checkpoint").content)
    assert answer.status_code == 409 and int(answer.text) >= before


def test_draws_are_for_those_who_sign(towns):
    one, two = towns
    digest = hashlib.sha256(b"one.example/log").hexdigest()
    anchor = two.get(f"/witness/{digest}/draw-anchor").text
    assert len(anchor) == 65 and bytes.fromhex(anchor)
    own = one.get("/log/draw-anchor").text
    assert len(own) == 65 and own != anchor
    text = f"huunghi draw v1\norigin one.example/log\nindex 1\ndraw slot\nsize 1\nroot {base64.b64encode(bytes(32)).decode()}\n"
    signature = one.get("/log/checkpoint").text.split("\n\n")[1].split("\n")[0]
    assert post(two, f"{text}\n{signature}\n".encode(), "reveal").status_code == 403
    assert post(two, text.encode(), "reveal").status_code == 400
    assert post(one, f"{text}\n{signature}\n".encode(), "reveal").status_code == 404
    assert two.get("/witness/0000/draw-anchor").status_code == 404


def key_id(verifier):
    return bytes.fromhex(verifier.split("+")[1])


def test_a_value_is_shown_once_the_draw_cannot_be_changed(towns):
    """The asking side from the description of the form alone."""
    one, two = towns
    eventually(lambda: believed(one, two))
    secret = (one.gate.data / "public-log.secret").read_bytes()
    signer = Ed25519PrivateKey.from_private_bytes(hmac.digest(secret, b"huunghi signing v1", "sha256"))

    def ask(index, draw, checkpoint):
        size, root = checkpoint.split("\n")[1:3]
        text = f"huunghi draw v1\norigin one.example/log\nindex {index}\ndraw {draw}\nsize {size}\nroot {root}\n"
        signature = base64.b64encode(key_id(one.key) + signer.sign(text.encode())).decode()
        return post(two, f"{text}\n— one.example/log {signature}\n".encode(), "reveal")

    digest = hashlib.sha256(b"one.example/log").hexdigest()
    cosigned = two.get(f"/witness/{digest}/checkpoint").text
    previous = two.get(f"/witness/{digest}/draw-anchor").text.strip()
    first = ask(1, "slot 1", cosigned)
    assert first.status_code == 200, first.text
    for index in (1, 2):
        answer = ask(index, f"slot {index}", cosigned)
        value, size, root, signed = answer.text.splitlines()
        assert hashlib.sha256(b"huunghi seed chain v1\0" + bytes.fromhex(value)).hexdigest() == previous
        assert [size, root] == cosigned.split("\n")[1:3]
        previous = value
    assert ask(2, "another", cosigned).status_code == 422
    assert ask(4, "slot 4", cosigned).status_code == 422
    one.declare()
    eventually(lambda: believed(one, two))
    assert ask(3, "slot 3", cosigned).status_code == 409
    two.gate.kill()
    two.gate.start()
    # Everybody may ask for what a value was shown, and over which tree.
    size, root = cosigned.split("\n")[1:3]
    assert two.get(f"/witness/{digest}/draws/2").text == f"draw slot 2\nsize {size}\nroot {root}\n"
    for path in ("0", "3", "-1", "x", "99999999999999999999"):
        assert two.get(f"/witness/{digest}/draws/{path}").status_code == 404
    again = ask(1, "slot 1", cosigned)
    assert (again.status_code, again.text) == (200, first.text)
    assert ask(3, "slot 3", two.get(f"/witness/{digest}/checkpoint").text).status_code == 200


@pytest.mark.parametrize("name, value, words", [
    ("HUUNGHI_WITNESS_NAME", "two words", "no name for a witness"),
    ("HUUNGHI_WITNESS_LOGS", "x+y", "verifier key"),
    ("HUUNGHI_LOG_WITNESSES", "x http://127.0.0.1:1", "not a witness"),
])
def test_a_wrong_setting_is_told(tmp_path, name, value, words):
    result = run("serve", "--data", tmp_path / "data", "--port", "0",
                 **{"HUUNGHI_WITNESS_NAME": "w.example", name: value})
    assert result.returncode == 1 and words in result.stderr


def test_without_a_name_there_is_no_witness(house):
    for path in ("/witness/key", "/witness/" + "0" * 64 + "/checkpoint"):
        assert requests.get(house.url + path, timeout=10).status_code == 404
    assert requests.post(house.url + "/witness/add-checkpoint", data=b"old 0\n\n", timeout=10).status_code == 404
