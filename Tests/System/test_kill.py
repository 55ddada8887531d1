"""Power cuts: the process is killed a hundred times under load, and keeps every promise it made."""

import json
import os
import random
import statistics
import threading
import time

import requests

import samples
from gate import done, head
from stream import EventReader

ROUNDS = int(os.environ.get("HUUNGHI_KILLS", "100"))
CROSSINGS = ROUNDS


class Promises:
    """What was sent, and what the gate acknowledged of it, over all rounds."""

    def __init__(self):
        self.lock = threading.Lock()
        self.trips = {}       # acknowledged: trip by plate
        self.crossed = set()  # acknowledged crossings
        self.unsure = []      # sent, and never answered: (key, number)
        self.number = 0

    def next(self, count=1):
        with self.lock:
            self.number += count
            return self.number - count + 1

    def acknowledge(self, number, trip):
        plate = samples.compact(samples.plate(number))
        with self.lock:
            assert self.trips.setdefault(plate, trip) == trip, f"{plate} was declared twice"


def declare_one_by_one(house, promises):
    client = house.client("declarant")
    while True:
        number = promises.next()
        key = f"one-{number}"
        try:
            answer = client.post("/api/v1/declarations", samples.declaration(number), key=key)
        except requests.RequestException:
            with promises.lock:
                promises.unsure.append((key, number))
            return
        if answer.status_code == 201:
            promises.acknowledge(number, answer.json()["trip"])


def declare_in_bulk(house, promises, rows):
    client = house.client("declarant")
    first = promises.next(rows)
    table = samples.csv_table(samples.csv_row(first + offset) for offset in range(rows))
    key = f"bulk-{first}"
    try:
        answer = client("POST", "/api/v1/declarations/bulk", data=table.encode(),
                        headers={"Content-Type": "text/csv", "Idempotency-Key": key})
    except requests.RequestException:
        with promises.lock:
            promises.unsure += [(key, first + offset) for offset in range(rows)]
        return
    for offset, row in enumerate(answer.json().get("rows", [])):
        if "trip" in row:
            promises.acknowledge(first + offset, row["trip"])


def cross(house, promises, trip):
    """A command that causes two events: both are there, or none."""
    client = house.client("gate-operator")
    try:
        if client.post(f"/api/v1/trips/{trip}/crossing", {}).status_code == 200:
            with promises.lock:
                promises.crossed.add(trip)
    except requests.RequestException:
        # Nobody was told that the truck is over the line; it may be.
        pass


class Witness:
    """Reads the whole log, part by part, and holds the promises against it."""

    def __init__(self):
        self.position = 0
        self.trips = {}
        self.crossed = set()

    def read(self, house, end):
        if end == self.position:
            return
        reader = EventReader(
            house.url, "/api/v1/officer-events", after=self.position, token=house.tokens["board"])
        events = reader.until(end)
        reader.close()
        assert [event.id for event in events] == list(range(self.position + 1, end + 1)), "the log has a gap"
        for event, after in zip(events, [*events[1:], None]):
            if event.kind == "declared":
                details = event.data["details"]
                assert details["goods"] and details["driver"] and details["containers"], "half a row was taken"
                assert details["vehicle"] not in self.trips, f"{details['vehicle']} is on two trips"
                self.trips[details["vehicle"]] = event.data["trip"]
            if event.kind == "crossed":
                assert after and after.kind == "went-abroad" and after.data["trip"] == event.data["trip"], \
                    "half a crossing was stored"
                self.crossed.add(event.data["trip"])
        self.position = end


def check(house, promises, witness):
    witness.read(house, head(house))
    lost = {plate: trip for plate, trip in promises.trips.items() if witness.trips.get(plate) != trip}
    assert not lost, f"acknowledged and gone: {lost}"
    assert promises.crossed <= witness.crossed, f"acknowledged and gone: {promises.crossed - witness.crossed}"


def ask_again(house, promises, witness):
    """Whoever got no answer asks again with the same key, and is not declared twice."""
    client = house.client("declarant")
    for key, number in [item for item in promises.unsure if item[0].startswith("one-")]:
        answer = client.post("/api/v1/declarations", samples.declaration(number), key=key)
        assert answer.status_code == 201, answer.text
        plate = samples.compact(samples.plate(number))
        if plate in witness.trips:
            assert answer.json()["trip"] == witness.trips[plate]
            assert answer.headers["Idempotency-Replayed"] == "true"
        promises.acknowledge(number, answer.json()["trip"])
    promises.unsure.clear()


def test_a_hundred_power_cuts_under_load(own_house):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    print(f"seed {seed}")
    house = own_house(
        ["declarant", "gate-operator", "border-guard", "customs", "yard", "management-centre", "board"])
    house.next = 800_000
    ready = [house.bring("released") for _ in range(min(CROSSINGS, 40))]
    promises, witness, starts = Promises(), Witness(), []
    for _ in range(ROUNDS):
        threads = [threading.Thread(target=declare_one_by_one, args=(house, promises)) for _ in range(3)]
        threads.append(threading.Thread(target=declare_in_bulk, args=(house, promises, chance.choice([20, 200]))))
        if ready:
            threads.append(threading.Thread(target=cross, args=(house, promises, ready.pop())))
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.0, 0.25))
        house.gate.kill()
        for thread in threads:
            thread.join(60)
            assert not thread.is_alive()
        began = time.monotonic()
        house.gate.start()
        starts.append(time.monotonic() - began)
        check(house, promises, witness)
        ask_again(house, promises, witness)
    print(f"{ROUNDS} kills, {len(promises.trips)} declarations and {len(promises.crossed)} crossings acknowledged, "
          f"restart in {statistics.median(starts):.2f} s (median), {max(starts):.2f} s (worst)")
    assert len(promises.trips) > ROUNDS, "there was hardly any load"

    house.gate.kill()
    replay = json.loads(done("replay", "--data", house.data, "--format", "json"))
    assert replay[0]["result"] == "identical"
    assert int(replay[0]["events"]) >= witness.position
    assert done("doctor", "--data", house.data)
