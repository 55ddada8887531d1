"""The API is what its document says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

import samples
from slots import until
from gate import add_token, add_user

EXAMPLES = os.environ.get("HUUNGHI_EXAMPLES", "12")


@pytest.fixture(scope="module")
def document(house):
    return house.client().ok("GET", "/api/v1/openapi.json")


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in ("get", "put", "post", "delete", "patch"):
                yield method, path, operation


def test_the_document_is_valid(document):
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_the_document_speaks_three_languages(house, document):
    texts = {language: house.client().get(f"/api/v1/openapi.json?lang={language}").text
             for language in ("vi", "zh", "en")}
    assert len(set(texts.values())) == 3
    assert json.loads(texts["en"]).keys() == document.keys()
    for text in texts.values():
        assert '"api.' not in text, "a key of the catalogue is missing"


def test_every_operation_is_described(document):
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names)) and len(names) > 30
    for method, path, operation in operations(document):
        assert operation["summary"] and operation["tags"], f"{method} {path}"
        assert any(status.startswith("2") for status in operation["responses"]), f"{method} {path}"
        assert "security" in operation, f"{method} {path} does not say who may call it"
        for status, answer in operation["responses"].items():
            if status[0] in "45":
                assert list(answer["content"]) == ["application/problem+json"], f"{method} {path} {status}"


def converse(house, token, folder, *arguments):
    """Asks the running server what the document allows and what it forbids; each answer must be one that it names."""
    return subprocess.run(
        [
            Path(sys.executable).parent / "schemathesis", "--config-file", Path(__file__).parent / "schemathesis.toml",
            "run", f"{house.url}/api/v1/openapi.json", "--header", f"Authorization: Bearer {token}",
            "--max-examples", EXAMPLES, "--seed", "2024", "--generation-deterministic", "--no-color",
            # Not faster than the gate lets anybody ask.
            "--rate-limit", "40/s", "--request-timeout", "30", *arguments,
        ],
        capture_output=True, text=True, timeout=1500, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent), "SCHEMATHESIS_HOOKS": "contract_hooks"})


def test_the_running_server_keeps_its_document(own_house, tmp_path):
    house = own_house(samples.DUTIES)
    for stage in ("abroad", "released", "in-yard", "at-gate", "called", "waiting", "declared"):
        trip = house.bring(stage)
    # Until the auditor has read the log for the first time, stories are answered with 503, which is another matter.
    until(lambda: house.client().get(f"/api/v1/trips/{trip}/story").status_code == 200)
    # A person for whom most doors are open, and never two at once: else the gate would ask which.
    add_user(house.data, "all-round", "gate-operator", "management-centre", "administrator")
    result = converse(
        house, add_token(house.data, "all-round"), tmp_path,
        # Streams do not end by themselves.
        "--exclude-operation-id", "followEvents", "--exclude-operation-id", "followAllEvents")
    assert result.returncode == 0, result.stdout[-15_000:] + result.stderr[-2_000:]


def test_an_agency_is_answered_as_documented(own_house, tmp_path):
    house = own_house(samples.DUTIES)
    house.bring("in-yard")
    only = [word for name in ("decideClearance", "hold", "liftHold", "reject", "acceptWarning")
            for word in ("--include-operation-id", name)]
    result = converse(house, house.tokens["customs"], tmp_path, *only)
    assert result.returncode == 0, result.stdout[-15_000:] + result.stderr[-2_000:]


def test_the_steering_room_is_written_to_as_documented(own_house, tmp_path):
    house = own_house(["office", "board", "declarant"])
    add_user(house.data, "keeper", "office", "approver", "publisher", "reception")
    table = "reference_period,indicator,unit,kind,value,said_on,status,source\n" + "".join(
        f"2024,sample,points,result,{value},2025-01-05,reported,sample\n" for value in range(1, 9))
    house.client("office").ok("POST", "/api/v1/steering/sheets/observations", data=table.encode(),
                              headers={"Content-Type": "text/csv"})
    only = [word for name in ("getFigure", "approveFigure", "publishFigure", "correctFigure", "withdrawFigure",
                              "enterPetition", "actOnPetition", "listReports", "getReport", "importSheet",
                              "importWorkbook")
            for word in ("--include-operation-id", name)]
    result = converse(house, add_token(house.data, "keeper"), tmp_path, *only)
    assert result.returncode == 0, result.stdout[-15_000:] + result.stderr[-2_000:]
