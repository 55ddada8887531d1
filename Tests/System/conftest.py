"""What the tests of the whole system share."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import gate as gates  # noqa: E402
import house as houses  # noqa: E402


def pytest_sessionstart(session):
    if not gates.BINARY.exists():
        pytest.exit(f"{gates.BINARY} is not there: build it with `make build`, or name it in HUUNGHI_BINARY.", 2)


@pytest.fixture
def data(tmp_path):
    """An empty data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def gate(data):
    """A gate without rules, not started; it is gone when the test is over."""
    gate = gates.Gate(data)
    yield gate
    gate.kill()


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A gate with all its staff, which many tests share: they must not expect to find it empty."""
    folder = tmp_path_factory.mktemp("house")
    house = houses.House(folder / "data")
    try:
        yield house.start()
    finally:
        house.gate.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_house(tmp_path):
    """Makes gates with staff for one test only."""
    made = []

    def make(duties=("declarant", "gate-operator", "board"), name="own"):
        house = houses.House(tmp_path / name, duties)
        made.append(house)
        return house.start()

    yield make
    for house in made:
        house.gate.kill()


@pytest.fixture
def unchanged(house):
    """The log of the shared house is as long after the test as before."""
    before = gates.head(house)
    yield
    assert gates.head(house) == before


@pytest.fixture(scope="module")
def browser():
    """A real browser; without its sandbox only where the tests run as root, who may not have one."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HUUNGHI_CHROMIUM", "/usr/bin/chromium"), args=arguments)
        yield browser
        browser.close()
