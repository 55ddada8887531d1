"""Days with slots, and firms that ask for them."""

import datetime
import hashlib
import time

import samples
from gate import add_token, add_user
from house import House

OTHER_FIRM = "0100112437"
CONDUCT = {
    "freeUntilSeconds": 3_600, "lateCancelPoints": 1, "noShowPoints": 3, "suspendedFromPoints": 6,
    "memorySeconds": 2_592_000,
}


def start(data):
    """A gate with two firms and somebody who promised secrets."""
    house = House(data)
    data.mkdir(parents=True)
    add_user(data, "rival", f"declarant:{OTHER_FIRM}")
    house.tokens["rival"] = add_token(data, "rival")
    house.start()
    anchor = hashlib.sha256(b"kept by the tests").hexdigest()
    house.client("board").ok("PUT", "/api/v1/rules/draw-of-tests", {
        "from": "2020-01-01T00:00:00Z", "reference": "minutes of the tests",
        "content": {"kind": "draw", "parties": [{"party": "hauliers", "anchor": anchor}]},
    })
    return house


class Day:
    """A day that no other test uses, with a rule of its own; its window is closed by drawing earlier."""

    next = 2

    def __init__(self, house, ahead=None, **changes):
        self.house = house
        Day.next += ahead is None
        today = datetime.datetime.now(samples.HANOI).date()
        self.date = today + datetime.timedelta(days=ahead or Day.next)
        self.content = {
            "kind": "slots", "place": samples.PLACE, "direction": "export", "from": "08:00", "until": "18:00",
            "lengthSeconds": 3_600, "capacity": 2, "opensSeconds": 31 * 86_400, "drawsSeconds": 7_200,
            "closesSeconds": 0, "graceSeconds": 900, "edits": 2, "conduct": CONDUCT, **changes,
        }
        self.set()

    def moment(self, hour):
        at = datetime.datetime.combine(self.date, datetime.time(hour), samples.HANOI)
        return at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def set(self, **changes):
        self.content.update(changes)
        midnight = datetime.datetime.combine(self.date, datetime.time(0), samples.HANOI)
        self.house.client("board").ok("PUT", f"/api/v1/rules/slots-{self.date}", {
            "from": midnight.isoformat(), "until": (midnight + datetime.timedelta(days=1)).isoformat(),
            "reference": "decision of the tests", "content": self.content,
        })

    def close(self):
        """Makes the time of the draw lie behind; the gate's clock closes the window with its next round."""
        self.set(drawsSeconds=30 * 86_400)

    @property
    def path(self):
        return f"place={samples.PLACE}&direction=export&date={self.date}"

    def slot(self, hour=8):
        slots = self.house.client().ok("GET", f"/api/v1/slots?{self.path}")["slots"]
        return next(slot for slot in slots if slot["start"] == self.moment(hour))


def firm_of(login):
    return OTHER_FIRM if login == "rival" else samples.FIRM


def declare(house, login="declarant", **changes):
    body = samples.declaration(house.number(), firm=firm_of(login), **changes)
    return house.client(login).ok("POST", "/api/v1/declarations", body)["trip"]


def ask(house, trip, day, hour=8, login="declarant"):
    return house.client(login).post(f"/api/v1/trips/{trip}/slot", {"start": day.moment(hour)})


def asked(house, day, hour=8, login="declarant"):
    trip = declare(house, login)
    answer = ask(house, trip, day, hour, login)
    assert answer.status_code == 200, answer.text
    return trip


def booking(house, trip, login="declarant"):
    return house.client(login).ok("GET", f"/api/v1/trips/{trip}")["booking"]


def until(look, patience=40):
    """What a look gives, once it is true: the gate's clock goes round every few seconds."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.25)


def disrupt(house, day, hour, name):
    house.client("board").ok("PUT", f"/api/v1/rules/{name}", {
        "from": day.moment(hour), "until": day.moment(hour + 1), "reference": "Road closed, notice 12",
        "content": {"kind": "disruption", "place": samples.PLACE, "direction": "export", "cause": "road"},
    })
