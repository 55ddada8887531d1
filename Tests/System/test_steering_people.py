"""Petitions: what the public sends and sees, what the reception does, and what nobody can make look better."""

import csv
import io
import re

import pytest

import people
from gate import fields, problem
from people import PDF, PNG, Register, receipt


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    register = Register(tmp_path_factory.mktemp("people") / "data").start()
    yield register
    register.gate.kill()


@pytest.fixture(scope="module")
def spare(tmp_path_factory):
    """Another, for forms alone: one address may send twenty at once."""
    register = Register(tmp_path_factory.mktemp("people-forms") / "data").start()
    yield register
    register.gate.kill()


@pytest.fixture
def own(tmp_path):
    register = Register(tmp_path / "data").start()
    yield register
    register.gate.kill()


def case(register, code, **query):
    path = f"/api/v1/petitions/{code}" + "".join(f"?{key.replace('_', '-')}={value}" for key, value in query.items())
    return register.client().ok("GET", path)


def test_the_same_form_is_one_petition_and_another_text_is_not_lost_unseen(register):
    visitor = register.visitor()
    form = {**visitor.blank(), "text": "The scale is broken.", "group": "firms"}
    first = receipt(visitor.send(form).text)
    assert receipt(visitor.send(form).text) == first, "sent again on a bad line"
    again = visitor.send({**form, "text": "The scale is broken, and the gate is shut."})
    assert again.status_code == 422
    assert first[0] in again.text and "and the gate is shut" in again.text, "what was written is still there"


def test_both_words_stand_side_by_side(register):
    visitor, reception, roads = register.visitor(), register.officer("reception"), register.officer("roads")
    code, secret = visitor.petition(topic="roads")
    assert case(register, code)["stage"] == "received"
    reception.deed(code, "accept")
    reception.deed(code, "classify", kind="sample-short", topic="roads")
    reception.deed(code, "route", post="so-xay-dung")
    roads.deed(code, "answer", text="We have looked at it.")
    assert (case(register, code)["answering"], case(register, code)["settling"]) == ("on-time", "answered-only")
    roads.deed(code, "resolve", text="The road is open.", document="12/SXD-QLHT")
    assert case(register, code)["settling"] == "claimed"
    visitor.say(code, "not-resolved", secret.lower().replace("-", " "), "It is still closed at night.")
    told = case(register, code)
    assert (told["stage"], told["word"], told["settling"]) == ("resolved", "own-not-resolved", "denied")
    page = visitor.get(f"/petitions/{code}")
    assert "The road is open." in page and "still closed at night" not in page, "words wait until names are out"
    reception.deed(code, "summarise", act="6", text="The author says that it is closed at night.")
    assert "The author says that it is closed at night." in visitor.get(f"/petitions/{code}")
    visitor.say(code, "reopen", secret, "Please look at night.")
    assert (case(register, code)["stage"], case(register, code)["settling"]) == ("reopened", "open")
    refused = reception.deed(code, "strike", status=422, act="8", reason="we see it differently")
    assert "Nobody strikes out" in refused or "Không ai gạch" in refused


def test_a_wrong_secret_says_nothing(register):
    visitor, reception = register.visitor(), register.officer("reception")
    code, secret = visitor.petition()
    other = visitor.petition()[1]
    reception.deed(code, "reject", reason="sample-other-body", text="Another body decides this.")
    for wrong in [other, "short", "0" * 16]:
        visitor.say(code, "resolved", wrong, status=422)
    assert case(register, code)["word"] == "unheard"
    visitor.say(code, "reopen", secret, "It is yours to decide.")
    assert case(register, code)["stage"] == "reopened", "what was turned away is opened, too"


def test_what_is_wrong_with_a_form_is_said_and_nothing_of_it_is_lost(register):
    visitor = register.visitor()
    token = visitor.blank()["token"]
    wrong = visitor.send({"token": token, "text": "A text that stays.", "group": "kings"})
    assert wrong.status_code == 422 and "A text that stays." in wrong.text
    trap = visitor.send({"token": token, "text": "Buy!", "group": "firms", "website": "http://example.net"})
    assert trap.status_code == 422
    stale = visitor.send({"token": "1700000000000.00." + "0" * 32, "text": "An old form.", "group": "firms"})
    assert stale.status_code == 422 and "An old form." in stale.text
    mended = people.Visitor.hidden(visitor, stale.text)
    receipt(visitor.send({**mended, "text": "An old form.", "group": "firms"}).text)


@pytest.mark.parametrize(("files", "taken"), [
    ([("a.png", PNG)], True),
    ([("page.pdf", PDF), ("photo.png", PNG)], True),
    ([("photo.png", b"<script>alert(1)</script>")], False),
    ([("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")], False),
    ([(f"{n}.pdf", PDF + bytes([n])) for n in range(5)], True),
    ([(f"{n}.pdf", PDF + bytes([n])) for n in range(6)], False),
    ([("big.pdf", PDF + b"0" * (10 * 2**20 - len(PDF)))], True),
    ([("big.pdf", PDF + b"0" * (10 * 2**20 - len(PDF) + 1))], False),
], ids=["png", "two", "script", "svg", "five", "six", "ten-mib", "more"])
def test_files_are_what_their_bytes_say(spare, files, taken):
    visitor = spare.visitor()
    before = attachments(spare)
    answer = visitor.send({**visitor.blank(), "text": "See the files.", "group": "firms"}, files)
    assert answer.status_code == (200 if taken else 422), answer.text[:400]
    assert attachments(spare) == before | ({content for _, content in files} if taken else set())


def attachments(register):
    return {file.read_bytes() for file in (register.data / "attachments").rglob("*") if file.is_file()}


@pytest.mark.parametrize("body", [
    b"", b"--x", b"preamble\r\n--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n",
    b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nnever ends',
    b'--x\nContent-Disposition: form-data; name="text"\n\nbare line ends\n--x--\n',
    b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--x--\r\n',
    b"".join(b'--x\r\nContent-Disposition: form-data; name="n"\r\n\r\nv\r\n' for _ in range(65)) + b"--x--\r\n",
], ids=["nothing", "stub", "preamble", "nameless", "endless", "bare", "not-utf8", "crowd"])
def test_a_broken_form_is_refused(spare, body):
    answer = spare.client().post(
        "/petitions/new", data=body, headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 400, answer.text[:300]


def test_files_are_for_officers_and_run_nowhere(register):
    visitor, reception = register.visitor(), register.officer("reception")
    code, _ = visitor.petition(files=[("of Nguyen.png", PNG)])
    page = reception.get(f"/steering/petitions/{code}")
    link = re.search(rf"/steering/petitions/{code}/files/[0-9a-f]{{64}}", page).group()
    assert "of Nguyen.png" in page and "of Nguyen" not in visitor.get(f"/petitions/{code}")
    assert visitor.client.get(link).status_code == 303, "sent to sign in"
    assert register.officer("roads").client.get(link).status_code == 403, "not a case of its post"
    file = reception.client.get(link)
    assert file.content == PNG and file.headers["Content-Type"] == "image/png"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in file.headers["Content-Security-Policy"] and file.headers["X-Content-Type-Options"] == "nosniff"


def test_a_department_answers_for_its_post_and_for_no_other(register):
    visitor, reception = register.visitor(), register.officer("reception")
    code, _ = visitor.petition(text="The original that few may read.")
    reception.deed(code, "accept")
    reception.deed(code, "route", post="so-xay-dung")
    roads, trade = register.officer("roads"), register.officer("trade")
    assert "The original that few may read." in roads.get(f"/steering/petitions/{code}")
    assert "The original that few may read." not in trade.get(f"/steering/petitions/{code}")
    trade.deed(code, "answer", status=403, text="Not ours.")
    roads.deed(code, "merge", status=403, petition="2026-000001")
    roads.deed(code, "answer", text="Ours.")
    asked = reception.deed(code, "asked", verdict="resolved")
    assert asked == "" and case(register, code)["word"] == "asked-resolved"
    assert register.client().get("/steering/petitions").status_code == 303
    problem(register.client().get("/api/v1/steering/sheets"), 404)


def test_merged_authors_are_all_still_there(register):
    visitor, reception = register.visitor(), register.officer("reception")
    (first, _), (second, secret) = visitor.petition(), visitor.petition()
    reception.deed(first, "accept")
    reception.deed(first, "route", post="so-xay-dung")
    reception.deed(second, "merge", petition=first)
    reception.deed(first, "resolve", text="Done for both.")
    assert case(register, second)["mergedInto"] == first
    assert [case(register, code)["settling"] for code in (first, second)] == ["claimed", "claimed"]
    visitor.say(second, "not-resolved", secret)
    assert [case(register, code)["settling"] for code in (first, second)] == ["claimed", "denied"]
    reception.deed(second, "unmerge", reason="another road")
    assert case(register, second)["stage"] == "received"


def everything(register):
    """All bytes that the register keeps, by the file that they lie in."""
    return {file.name: file.read_bytes() for file in register.data.rglob("*") if file.is_file()}


def test_who_wrote_is_on_no_page_and_not_in_the_log_and_can_be_erased(own):
    visitor, reception = own.visitor(), own.officer("reception")
    marks = ["Nông Thị Bí Mật", "0912345678", "Bản Không Ai Biết", "Lời riêng của tôi", "anh-cua-toi.png"]
    code, secret = visitor.petition(
        text=marks[3], name=marks[0], phone=marks[1], address=marks[2], files=[(marks[4], PNG)])
    inside = reception.get(f"/steering/petitions/{code}")
    assert all(mark in inside for mark in marks)
    reception.deed(code, "accept")
    reception.deed(code, "route", post="so-xay-dung")
    reception.deed(code, "answer", text="Looked at.")
    for path in ["/petitions", f"/petitions/{code}", "/api/v1/petitions", f"/api/v1/petitions/{code}", "/promises"]:
        text = own.client().get(path).text
        assert not any(mark in text for mark in [*marks, secret]), path
    own.gate.stop()
    kept = everything(own)
    secrets = [mark.encode() for mark in marks]
    for name, content in kept.items():
        if name.startswith("log.db"):
            assert not any(mark in content for mark in [*secrets, secret.encode()]), name
    assert all(mark in kept["petitions.db"] for mark in secrets)
    assert (own.data / "petitions.db").stat().st_mode & 0o077 == 0

    own.gate.start()
    reception = own.officer("reception")
    refused = reception.deed(code, "erase", status=422, reason=f"asked for by {marks[0]}")
    assert refused
    reception.deed(code, "erase", reason="asked for by its author on 1 November")
    page = reception.get(f"/steering/petitions/{code}")
    assert not any(mark in page for mark in marks) and "asked for by its author" in page
    assert case(own, code)["stage"] == "answered", "the register stays as it is"
    own.gate.stop()
    for name, content in everything(own).items():
        assert not any(mark in content for mark in secrets), name
        assert content != PNG, name


SHEET = """reference,channel,group,received,kind,topic,accepted,post,routed,outcome,outcome_on,reply,summary,sample
A-1,national-assembly,voters,2025-03-03,sample-short,roads,2025-03-03,so-xay-dung,2025-03-04,answered,2025-03-13,Looked at.,A road,yes
A-2,national-assembly,voters,2025-03-03,sample-short,roads,2025-03-03,so-xay-dung,2025-03-04,resolved,2025-03-14,Mended.,A bridge,yes
A-3,letter,firms,2025-03-10,sample-short,trade,2025-03-10,so-cong-thuong,2025-03-10,,,,,yes
A-4,letter,firms,2025-03-20,,trade,,,,,,,,yes
A-5,hotline,farmers,2025-03-03,sample-long,,2025-03-03,so-cong-thuong,2025-03-03,explained,2025-03-31,No money.,,yes
A-6,hotline,farmers,2025-03-05,sample-short,,,,,,,,,yes
"""


def test_a_table_is_taken_once_and_every_rate_counts_what_still_waits(own):
    first, second = own.sheet("petitions", SHEET), own.sheet("petitions", SHEET)
    assert (first["taken"], first["refused"]) == (6, 0), first
    assert (second["known"], second["taken"]) == (6, 0), second
    told = own.client().ok("GET", "/api/v1/petitions?as-known-on=2025-04-01")
    assert told["answering"] == {
        "on-time": 2, "late": 1, "waiting": 0, "overdue": 2, "answered-without-period": 0,
        "waiting-without-period": 1, "rejected": 0, "transferred-outside": 0}
    assert told["onTime"] == {"count": 2, "of": 5}, "the two that wait too long are in it"
    assert told["resolved"] == {"count": 1, "of": 3}
    assert told["enteredAfterPeriod"] == 5, "of all that have one; their days cannot be checked here"
    assert told["onTimeByLaterEntry"] == 0
    day = own.client().ok("GET", "/api/v1/petitions?as-known-on=2025-03-13")
    assert (day["petitions"], day["answering"]["on-time"], day["answering"]["waiting"]) == (5, 1, 4)
    assert case(own, "2025-000003", as_known_on="2025-03-20")["answering"] == "waiting"
    assert case(own, "2025-000003", as_known_on="2025-03-21")["answering"] == "overdue"
    assert case(own, "2025-000005")["answerDue"] == "2025-03-31", "twenty working days"


@pytest.mark.parametrize("day", ["2025-03-14", "2025-04-01", "2025-12-31"])
def test_times_are_those_of_the_book(own, day):
    own.sheet("petitions", SHEET)
    from datetime import date
    today, lifetimes = date.fromisoformat(day), []
    for row in csv.DictReader(io.StringIO(SHEET)):
        received = date.fromisoformat(row["received"])
        end = date.fromisoformat(row["outcome_on"]) if row["outcome_on"] else None
        if received <= today:
            over = end is not None and end <= today
            lifetimes.append((((end if over else today) - received).days, over))
    curve = own.client().ok("GET", f"/api/v1/petitions?as-known-on={day}")["timeToAnswer"]
    steps = [(s["days"], s["atRisk"], s["ended"], s["survival"], s["standardError"]) for s in curve["steps"]]
    assert steps == [pytest.approx(step) for step in people.survival(lifetimes)]
    assert curve["count"] == len(lifetimes)


def test_a_promise_is_followed_and_its_first_day_stays(own):
    visitor, reception = own.visitor(), own.officer("reception")
    code, _ = visitor.petition()
    reception.deed(code, "accept")
    reception.deed(code, "route", post="so-xay-dung")
    reception.deed(code, "plan", text="We will build it.", what="A second lane", due="2030-06-30", post="so-xay-dung")
    assert case(own, code)["settling"] == "planned"
    assert "A second lane" in visitor.get(f"/petitions/{code}")
    ledger = reception.get("/steering/promises")
    promise = re.search(r"\d{4}-p\d{5}", ledger).group()
    form = {"csrf": reception.hidden(ledger)["csrf"], "promise": promise, "step": "moved", "note": "rain"}
    today = re.search(r'name="on" type="date" value="([0-9-]+)"', ledger).group(1)
    refused = reception.client.post("/steering/promises", data={**form, "on": today, "due": ""})
    assert refused.status_code == 422
    moved = reception.client.post("/steering/promises", data={**form, "on": today, "due": "2031-06-30"})
    assert moved.status_code == 303, moved.text[:400]
    draft = reception.get("/steering/promises")
    assert f"t-{promise},,,A second lane," in draft and f"petition:{code}" in draft
    public = visitor.get("/promises")
    assert f"t-{promise},,," not in public
    assert "30 Jun 2030" in public and "30 Jun 2031" in public


def test_a_dialogue_has_questions_and_promises(own):
    dialogue = "dialogue,title,held,group,chair,attendees,sample\ndn-2025-1,With firms (sample),2025-05-05,firms,so-cong-thuong,40,yes\n"
    assert own.sheet("dialogues", dialogue)["taken"] == 1
    promise = "dialogue,what,due,post,made\ndn-2025-1,A second scale,2025-09-30,so-cong-thuong,2025-05-05\n"
    assert own.sheet("promises", promise)["taken"] == 1
    reception = own.officer("reception")
    code, _ = reception.petition(
        path="/steering/petitions/new", channel="dialogue", received="2025-05-05", dialogue="dn-2025-1")
    assert code.startswith("2025-") and case(own, code)["channel"] == "dialogue"
    page = own.visitor().get("/promises")
    assert "With firms (sample)" in page and "A second scale" in page and "Overdue" in page
    before = own.visitor().get("/promises?as-known-on=2025-05-04")
    assert "With firms (sample)" not in before and "A second scale" not in before


def test_what_was_answered_for_is_there_after_a_power_cut(own):
    visitor = own.visitor()
    form = {**visitor.blank(), "text": "Kept through a power cut.", "group": "firms"}
    code, secret = receipt(visitor.send(form).text)
    own.gate.kill()
    own.gate.start()
    visitor = own.visitor()
    assert receipt(visitor.send(form).text) == (code, secret), "the same form is still the same petition"
    assert "Kept through a power cut." in own.officer("reception").get(f"/steering/petitions/{code}")


def test_one_address_sends_no_flood(own):
    visitor = own.visitor()
    visitor.client.patient = False
    form = {**visitor.blank(), "text": "Again and again.", "group": "firms"}
    answers = [visitor.send(form).status_code for _ in range(24)]
    assert answers[:20] == [200] * 20 and 429 in answers[20:]


@pytest.mark.parametrize("path", ["/api/v1/petitions/2020-000001", "/api/v1/petitions/x"])
def test_what_is_not_there_is_not_there(register, path):
    problem(register.client().get(path), 404)


def test_a_day_to_come_and_a_wrong_offset_are_refused(register):
    assert "as-known-on" in fields(problem(register.client().get("/api/v1/petitions?as-known-on=2999-01-01"), 422))
    assert "offset" in fields(problem(register.client().get("/api/v1/petitions?offset=-1"), 422))
