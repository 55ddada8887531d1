"""Evidence of tasks that is photographed and sent: what is kept, who reads it, and what leaves nothing behind."""

import hashlib
import re

import pytest

from gate import PASSWORD, Client
from people import PNG
from test_steering_tasks import TASKS, assign, day, done, room  # noqa: F401


def send(room, who, task, files, **values):
    """Sends the form of a step with files, as a phone does."""
    client = Client(room.url)
    assert client.post("/sign-in", data={"login": who, "password": PASSWORD}).status_code == 303
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get(f"/steering/tasks/{task}?lang=en").text)
    parts = [(name, (None, value)) for name, value in {"csrf": csrf and csrf[1] or "", **values}.items()]
    return client.post(f"/steering/tasks/{task}/steps", files=parts + [("files", file) for file in files])


def kept(room):
    return {file.read_bytes() for file in (room.data / "evidence").rglob("*") if file.is_file()}


def test_evidence_is_photographed_and_read_by_those_who_read_the_task(room):
    task = assign(room, "photographed")
    photo = PNG + b"a"
    sent = send(room, "department", task, [("Bà Nguyễn.png", photo)], step="claimed", note="đã xong")
    assert sent.status_code == 303, sent.text[:600]
    history = room.client("inspector").ok("GET", f"{TASKS}/{task}")["history"]
    [piece] = history[-1]["evidence"]
    digest = hashlib.sha256(photo).hexdigest()
    assert piece == {
        "reference": f"{task}-{digest[:8]}.png", "sha256": digest, "mediaType": "image/png", "bytes": len(photo)}
    page = room.client("auditor").get(f"/steering/tasks/{task}").text
    address = f"/steering/tasks/{task}/files/{digest}"
    assert address in page and "Nguyễn.png" not in page, "the name of a file is not kept"
    for who in ("inspector", "auditor"):
        answer = room.client(who).get(address)
        assert answer.content == photo and answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert room.client("auditor").get(f"{address}?as-known-on={day(-1)}").status_code == 404, "it was not known then"
    assert room.client("declarant").get(address).status_code == 403
    assert room.client().get(address).status_code in (303, 401)
    other = assign(room, "not-photographed")
    assert room.client("auditor").get(f"/steering/tasks/{other}/files/{digest}").status_code == 404


def test_evidence_of_what_is_closed_off_is_closed_off(room):
    task = assign(room, "photographed-closed", document="m-1")
    assert send(room, "department", task, [("a.png", PNG + b"closed")], step="claimed", note="xong").status_code == 303
    address = f"/steering/tasks/{task}/files/{hashlib.sha256(PNG + b'closed').hexdigest()}"
    assert room.client("inspector").get(address).status_code == 200
    assert room.client("auditor").get(address).status_code == 404
    # Nor does a digest that somebody typed open the file of another task.
    typed = assign(room, "typed-digest")
    digest = address.rsplit("/", 1)[1]
    done(room, "department", typed, "claimed", note="xong", evidence=f"1/BC sha256:{digest}")
    assert room.client("auditor").get(f"/steering/tasks/{typed}/files/{digest}").status_code == 404


@pytest.mark.parametrize(("who", "step", "files", "word"), [
    ("department", "claimed", [("a.png", b"<script>")], "a.png"),
    ("department", "claimed", [("a.pdf", b"%PDF-1.4" + b"0" * (10 << 20))], "a.pdf"),
    ("department", "claimed", [(f"{n}.png", PNG + bytes([n])) for n in range(6)], "5"),
    ("department", "accepted", [("a.png", PNG + b"b")], "files"),
    ("department", "claimed", [], "evidence"),
    ("leader", "claimed", [("a.png", PNG + b"c")], "so-mau"),
], ids=["script", "large", "six", "step-without-evidence", "nothing", "not-theirs"])
def test_a_refused_form_leaves_no_bytes_behind(room, who, step, files, word):
    task = assign(room, f"refused-{step}-{len(files)}-{who}"[:23])
    before = kept(room)
    answer = send(room, who, task, files, step=step, note="xong")
    assert answer.status_code == 422 and word in answer.text, answer.text[:400]
    assert "xong" in answer.text or step == "accepted" or who == "leader", "what was written is kept"
    assert kept(room) == before
    assert room.client("auditor").ok("GET", f"{TASKS}/{task}")["history"] == []
