"""Live events: whoever resumes after the last one seen misses none and gets none twice."""

import random
import threading

import pytest
import requests

import samples
from gate import head, problem
from stream import EventReader

PUBLIC = {
    "declared", "arrived-undeclared", "identified", "arrived", "called", "called-out-of-turn", "call-missed", "moved",
    "admitted", "parked", "split-off", "released", "crossed", "went-abroad", "ended", "rule-set", "rule-withdrawn",
    "bulletin-closed",
}
OFFICERS = "/api/v1/officer-events"


def test_a_stream_begins_now_or_where_it_is_told(house):
    trip = house.declare()
    position = head(house)
    now = EventReader(house.url)
    assert now.status == 200 and now.type.startswith("text/event-stream")
    after = EventReader(house.url, after=position - 1)
    resumed = EventReader(house.url, after=0, resume=position - 1)
    assert after.until(position)[0].data["trip"] == trip
    # A browser's header counts, not the address it began with.
    assert resumed.until(position)[0].id == position
    later = house.declare()
    assert now.wait(lambda events: len(events) >= 1) and now.events[0].data["trip"] == later
    for reader in (now, after, resumed):
        reader.close()


def test_an_event_comes_within_a_second(house):
    reader = EventReader(house.url)
    trip = house.declare()
    assert reader.wait(lambda events: any(event.data["trip"] == trip for event in events), patience=1)
    reader.close()


def test_everybody_hears_where_and_officers_hear_all(own_house):
    house = own_house(
        ["declarant", "gate-operator", "border-guard", "customs", "yard", "management-centre", "board"])
    house.bring("abroad")
    end = head(house)
    everybody = EventReader(house.url, after=0)
    officers = EventReader(house.url, OFFICERS, after=0, token=house.tokens["board"])
    full = officers.until(end)
    assert [event.id for event in full] == list(range(1, end + 1))
    # The last event of the way is one that everybody hears.
    heard = everybody.until(end)
    assert [event.id for event in heard] == [event.id for event in full if event.kind in PUBLIC]
    for event in heard:
        assert set(event.data) <= {"position", "at", "kind", "trip", "place", "direction", "category", "stage"}
        assert event.data["position"] == event.id and event.data["kind"] == event.kind
    granted = next(event for event in full if event.kind == "granted")
    assert granted.data["actor"] == {"user": "border-guard", "duty": "border-guard"}
    everybody.close()
    officers.close()


@pytest.mark.parametrize("value", ["-1", "+1", "one", "1.5", "99999999999999999999", ""])
def test_a_position_that_is_none_is_refused(house, value):
    problem(house.client().get("/api/v1/events", headers={"Last-Event-ID": value}), 400)


def test_a_position_of_the_future_begins_now(house):
    reader = EventReader(house.url, after=1_000_000_000)
    trip = house.declare()
    assert reader.wait(lambda events: len(events) > 0) and reader.events[0].data["trip"] == trip
    reader.close()


class Follower(threading.Thread):
    """A browser on a bad line: it breaks off again and again, and resumes after what it saw last."""

    # A line that broke fewer times has shown nothing, however fast or slow the machine is.
    breaks_wanted = 6

    def __init__(self, house, path, token, seed):
        super().__init__(daemon=True)
        self.house, self.path, self.token = house, path, token
        self.chance = random.Random(seed)
        self.seen = []
        self.breaks = 0
        self.has_broken = threading.Event()
        self.goal = None

    def is_done(self, events):
        last = events[-1].id if events else (self.seen[-1].id if self.seen else 0)
        return self.goal is not None and last >= self.goal

    def run(self):
        while not self.is_done([]):
            last = self.seen[-1].id if self.seen else None
            try:
                reader = EventReader(
                    self.house.url, self.path, after=0, token=self.token, resume=last)
            except OSError:
                continue  # The server is not back yet.
            patience = self.chance.uniform(0.01, 0.5)
            reader.wait(lambda events: self.is_done(events) or len(events) > self.chance.randrange(1, 400), patience)
            reader.close()
            self.seen += reader.events
            self.breaks += 1
            if self.breaks >= self.breaks_wanted:
                self.has_broken.set()


def write(house, stop, declared):
    """Declares until it is told to stop, over restarts of the server."""
    while not stop.is_set():
        number = house.number()
        try:
            answer = house.client("declarant").post(
                "/api/v1/declarations", samples.declaration(number), key=f"events-{number}")
            if answer.status_code == 201:
                declared.append(answer.json()["trip"])
        except requests.RequestException:
            continue


def test_over_broken_lines_and_restarts_nothing_is_missed_or_repeated(own_house):
    house = own_house()
    stop, declared = threading.Event(), []
    writers = [threading.Thread(target=write, args=(house, stop, declared)) for _ in range(3)]
    followers = [
        Follower(house, "/api/v1/events", None, 1), Follower(house, "/api/v1/events", None, 2),
        Follower(house, OFFICERS, house.tokens["board"], 3),
    ]
    for thread in [*writers, *followers]:
        thread.start()
    for restart in range(4):
        heard = EventReader(house.url)
        assert heard.wait(lambda events: len(events) >= 60), "nobody writes"
        house.gate.kill() if restart % 2 else house.gate.stop()
        heard.close()
        house.gate.start()
    # Something is written as long as anybody's line has still to break.
    for follower in followers:
        assert follower.has_broken.wait(60), f"a line broke {follower.breaks} times"
    stop.set()
    for thread in writers:
        thread.join(60)
    # One event more, which everybody hears, marks the end.
    declared.append(house.declare())
    end = head(house)
    for follower in followers:
        follower.goal = end
        follower.join(60)
        assert not follower.is_alive(), f"a follower stands at {follower.seen[-1].id if follower.seen else 0} of {end}"

    reader = EventReader(house.url, OFFICERS, after=0, token=house.tokens["board"])
    full = reader.until(end)
    reader.close()
    assert [event.id for event in full] == list(range(1, end + 1))
    public = [event.id for event in full if event.kind in PUBLIC]
    for follower, wanted in zip(followers, [public, public, [event.id for event in full]]):
        assert [event.id for event in follower.seen] == wanted
    trips = {event.data["trip"] for event in full if event.kind == "declared"}
    assert set(declared) <= trips
