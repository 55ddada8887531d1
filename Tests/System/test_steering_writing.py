"""Writing over the API: figures through three hands, petitions and what is done about them; reports in their parts."""

import pytest
from jsonschema import Draft202012Validator

from gate import PASSWORD, add_token, add_user, fields, problem
from house import House
from people import PERIODS, TERMS, Visitor

FIGURES = "/api/v1/steering/observations"
PETITIONS = "/api/v1/petitions"
INSIDE = "/api/v1/steering/petitions"
HEADER = "reference_period,indicator,unit,kind,value,said_on,status,source"
DUTIES = ["office", "department", "approver", "publisher", "reception", "leader", "auditor"]


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("writing") / "data", [*DUTIES, "board"]).start()
    add_user(house.data, "clerk", "office")
    house.tokens["clerk"] = add_token(house.data, "clerk")
    for sheet, rows in {
        "posts": "post,name,kind\nso-mau,Sở mẫu,body\nso-khac,Sở khác (mẫu),body\n",
        "appointments": "user,post,from\ndepartment,so-mau,2020-01-01\n",
        "indicators": "indicator,unit,valid_from,owner,classified\nown,points,2020-01-01,so-mau,\n"
                      "other,points,2020-01-01,so-khac,\nsecret,points,2020-01-01,so-khac,yes\n",
        "petition-terms": TERMS, "petition-periods": PERIODS,
    }.items():
        bring(house, sheet, rows)
    yield house
    house.gate.kill()


def bring(house, sheet, rows, by="office"):
    told = house.client(by).ok("POST", f"/api/v1/steering/sheets/{sheet}", data=rows.encode(),
                               headers={"Content-Type": "text/csv"})
    assert told["refused"] == 0, told


def entered(house, value, indicator="own", by="office"):
    """Enters a figure and answers its number."""
    bring(house, "observations", f"{HEADER}\n2024,{indicator},points,result,{value},2025-01-05,reported,sample\n", by)
    told = house.client(by).ok("GET", f"/api/v1/steering/figures/{indicator}")
    known = [one for period in told["periods"] for one in period["known"] + period["before"]]
    return next(one["number"] for one in known if one["value"] == str(value))


def hand(house, who, number, name, status=200, **body):
    answer = house.client(who).post(f"{FIGURES}/{number}/{name}", body or None)
    return answer.json() if answer.status_code == status == 200 else problem(answer, status)


def shaped(house, name, told):
    document = house.client().ok("GET", "/api/v1/openapi.json")
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []
    return told


# Figures

def test_a_figure_goes_through_three_hands(room):
    number = entered(room, 11)
    assert "approvedBy" not in shaped(room, "FigureObservation", room.client("auditor").ok("GET", f"{FIGURES}/{number}"))
    assert "approved" in hand(room, "publisher", number, "publication", 422)["detail"]
    once = hand(room, "approver", number, "approval")
    assert once["approvedBy"] == "approver" and hand(room, "approver", number, "approval") == once, "again, it is so"
    told = hand(room, "publisher", number, "publication")
    assert (told["enteredBy"], told["approvedBy"], told["publishedBy"]) == ("office", "approver", "publisher")
    assert hand(room, "publisher", number, "publication") == shaped(room, "FigureObservation", told)
    # It is the same figure as everywhere else.
    seen = room.client("auditor").ok("GET", "/api/v1/steering/figures/own?view=published")
    assert [one["number"] for period in seen["periods"] for one in period["known"]] == [number]


def test_who_entered_it_is_no_other_hand(room):
    add_user(room.data, "alone", "office", "approver", "publisher")
    room.tokens["alone"] = add_token(room.data, "alone")
    number = entered(room, 12, by="alone")
    problem(room.client("alone").post(f"{FIGURES}/{number}/approval"), 422, "room-refused")
    hand(room, "approver", number, "approval")
    problem(room.client("alone").post(f"{FIGURES}/{number}/publication"), 422, "room-refused")


def test_what_is_classified_is_not_published(room):
    number = entered(room, 5, "secret")
    hand(room, "approver", number, "approval")
    assert "secret" in hand(room, "publisher", number, "publication", 422)["detail"]


def test_a_correction_is_another_figure_with_its_reason(room):
    number = entered(room, 13)
    body = {"value": "14", "saidOn": "2025-02-01", "source": "sample source", "reason": "gõ nhầm"}
    told = shaped(room, "FigureObservation", hand(room, "clerk", number, "correction", **body))
    assert (told["corrects"], told["value"], told["reason"]) == (number, "14", "gõ nhầm")
    assert told["status"] == "revised" and told["number"] > number and "approvedBy" not in told
    assert hand(room, "clerk", number, "correction", **body) == told, "the same again is the same figure"
    first = room.client("auditor").ok("GET", f"{FIGURES}/{number}")
    assert first["value"] == "13", "the first is still there"
    faults = fields(hand(room, "clerk", number, "correction", 422, value="5,5", saidOn="yesterday", source="s", reason="r"))
    assert set(faults) == {"/value", "/saidOn"} and faults["/value"]["accepted"]
    assert set(fields(hand(room, "clerk", number, "correction", 400, value="1"))) == {"/saidOn", "/source", "/reason"}


def test_a_department_corrects_the_figures_of_its_own_indicators(room):
    body = {"value": "3", "saidOn": "2025-02-01", "source": "sample", "reason": "đếm lại"}
    assert hand(room, "department", entered(room, 15), "correction", **body)["enteredBy"] == "department"
    assert "so-khac" in hand(room, "department", entered(room, 15, "other"), "correction", 422, **body)["detail"]


def test_what_everybody_saw_is_taken_back_by_somebody_else_than_who_brought_it(room):
    number = entered(room, 16)
    hand(room, "approver", number, "approval")
    hand(room, "publisher", number, "publication")
    hand(room, "office", number, "withdrawal", 422, reason="sai")
    told = shaped(room, "FigureObservation", hand(room, "publisher", number, "withdrawal", reason="sai"))
    assert (told["withdrawnBy"], told["withdrawnFor"]) == ("publisher", "sai")
    assert hand(room, "publisher", number, "withdrawal", reason="sai") == told
    assert fields(hand(room, "publisher", number, "withdrawal", 422, reason=" "))["/reason"]


@pytest.mark.parametrize("number", ["999999", "0", "x", "-1", "99999999999999999999"])
def test_a_figure_that_is_not_there(room, number):
    for method, path in (("GET", ""), ("POST", "/approval")):
        answer = room.client("approver")(method, f"{FIGURES}/{number}{path}")
        assert answer.status_code == (404 if number == "999999" else 422), answer.text


# Petitions

def blank(house):
    return shaped(house, "PetitionForm", house.client().ok("GET", "/api/v1/petition-form"))


def petition(house, **changes):
    return {"token": blank(house)["token"], "text": "Đường vào bãi xe bị hỏng.", "group": "farmers", **changes}


def test_a_petition_is_sent_once_however_often_it_is_sent(room):
    form = blank(room)
    assert "roads" in form["topics"] and "farmers" in form["groups"]
    sent = petition(room, topic="roads", name="Nông Văn Mẫu", phone="0912 000 001")
    told = shaped(room, "PetitionReceipt", room.client().ok("POST", PETITIONS, sent))
    assert room.client().ok("POST", PETITIONS, sent) == told
    case = shaped(room, "PetitionCase", room.client().ok("GET", f"{PETITIONS}/{told['petition']}"))
    assert (case["topic"], case["channel"], case["stage"], case["summary"]) == ("roads", "web", "received", None)
    text = room.client().get(f"{PETITIONS}/{told['petition']}").text
    assert "Nông" not in text and "hỏng" not in text, "nothing of who wrote it and what"


def test_what_is_wrong_with_a_petition_is_told_at_once(room):
    faults = fields(problem(room.client().post(PETITIONS, petition(room, text=" ", group="kings", topic="No")), 422))
    assert set(faults) == {"/text", "/group", "/topic"} and "farmers" in faults["/group"]["accepted"]
    problem(room.client().post(PETITIONS, petition(room, token="1.2.3")), 422, "petition-stale-form")
    problem(room.client().post(PETITIONS, petition(room, channel="letter")), 400)


def test_officers_write_up_and_act_and_the_author_has_the_last_word(room):
    entry = petition(room, channel="letter", received="2025-03-01", reference="12/CV", kind="sample-short")
    told = room.client("reception").ok("POST", INSIDE, entry)
    case = f"{INSIDE}/{told['petition']}/acts"

    def act(who, deed, status=200, **values):
        answer = room.client(who).post(case, {"deed": deed, **values})
        return shaped(room, "PetitionCase", answer.json()) if answer.status_code == status == 200 else problem(
            answer, status)

    assert act("reception", "accept")["stage"] == "accepted"
    act("department", "route", 403, post="so-mau")
    assert act("reception", "route", post="so-mau")["post"] == "so-mau"
    act("department", "merge", 403, petition="2025-000001")
    assert set(fields(act("department", "resolve", 422))) == {"/text"}
    assert fields(act("reception", "dance", 422))["/deed"]["accepted"]
    assert act("department", "resolve", text="Đã sửa xong.", document="5/SXD")["stage"] == "resolved"
    words = {"token": blank(room)["token"], "secret": told["secret"], "say": "not-resolved", "words": "Vẫn hỏng."}
    path = f"{PETITIONS}/{told['petition']}/words"
    wrong = problem(room.client().post(path, {**words, "secret": "0000-0000-0000-0000"}), 422)
    assert "room-refused" in wrong["type"]
    said = shaped(room, "PetitionCase", room.client().ok("POST", path, words))
    assert (said["word"], said["settling"]) == ("own-not-resolved", "denied")
    assert fields(problem(room.client().post(path, {**words, "say": "reopen", "words": None}), 422))["/words"]
    # The page of the case shows the same.
    assert "5/SXD" in room.client().get(f"/petitions/{told['petition']}").text


def test_a_department_acts_on_what_its_post_answers_for_alone(room):
    told = room.client().ok("POST", PETITIONS, petition(room))
    for deed in ({"deed": "accept"}, {"deed": "answer", "text": "x"}):
        problem(room.client("department").post(f"{INSIDE}/{told['petition']}/acts", deed), 403)
    for who in ("leader", "auditor", "publisher"):
        problem(room.client(who).post(f"{INSIDE}/{told['petition']}/acts", {"deed": "accept"}), 403, "forbidden")
        problem(room.client(who).post(INSIDE, petition(room, channel="letter")), 403, "forbidden")


# Reports

@pytest.fixture(scope="module")
def report(room):
    """A report that is frozen, and nobody has published."""
    visitor = Visitor(room.url)
    assert visitor.client.post("/sign-in", data={"login": "office", "password": PASSWORD}).status_code == 303
    page = visitor.get("/steering/reports")
    answer = visitor.client.post("/steering/reports", data={
        **visitor.hidden(page), "id": "nam-2024", "period": "2024", "known-on": "2025-06-01", "view": "all",
        "body": "Văn phòng (mẫu)", "symbol": "BC-VP", "place": "Lạng Sơn", "post": "Chánh văn phòng",
        "subject": "Báo cáo mẫu", "addressees": "", "recipients": "Lưu: VT", "indicators": "own other",
        "table-heading": "Số liệu", "text-heading": "Đánh giá", "text": "Đạt {own} điểm.", "sample": "yes"})
    assert answer.status_code == 303, answer.text[:1500]
    return "nam-2024"


def test_a_report_is_told_in_its_parts(room, report):
    entered(room, 17, "other")
    listed = shaped(room, "Reports", room.client("auditor").ok("GET", "/api/v1/steering/reports"))
    assert [(one["report"], one["stage"], one["sample"]) for one in listed["reports"]] == [(report, "frozen", True)]
    told = shaped(room, "Report", room.client("auditor").ok("GET", f"/api/v1/steering/reports/{report}"))
    assert told["cover"]["symbol"] == "BC-VP" and told["hands"][0]["by"] == "office"
    assert [section["heading"] for section in told["sections"]] == ["Đánh giá", "Số liệu"]
    assert told["sections"][0]["passages"] == ["Đạt {own} điểm."]
    figures = {one["indicator"]: one for one in told["figures"]}
    assert set(figures) == {"own", "other"} and figures["own"]["said"], "each with what was known and its number"
    assert all(said["number"] >= 1 and said["source"] for said in figures["own"]["said"])
    assert figures["other"]["said"] == [] or "17" not in [said["value"] for said in figures["other"]["said"]], "frozen"


def test_outside_there_is_nothing_but_what_was_published(room, report):
    assert shaped(room, "Reports", room.client().ok("GET", "/api/v1/reports"))["reports"] == []
    problem(room.client().get(f"/api/v1/reports/{report}"), 404)
    problem(room.client("auditor").get("/api/v1/steering/reports/no-such-report"), 404)
    problem(room.client().get("/api/v1/steering/reports"), 401)
