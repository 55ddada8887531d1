"""The officers' stream ends when whoever opened it may hear it no longer."""

import sqlite3
import time

from gate import PASSWORD, Client, problem
from stream import EventReader

OFFICERS = "/api/v1/officer-events"
# Streams are looked at again with each heartbeat; the rest is for a machine that is busy.
HEARTBEAT = 15
PATIENCE = HEARTBEAT + 30


def sign_in(house, login):
    """A client with a session, and the cookie of it."""
    client = Client(house.url)
    answer = client.post("/api/v1/session", {"login": login, "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    client.session.headers["X-CSRF-Token"] = answer.json()["csrf"]
    return client, answer.headers["Set-Cookie"].split(";")[0]


def sound(house, reader):
    """Whether a stream still brings what happens."""
    trip = house.declare()
    return reader.wait(lambda events: any(event.data["trip"] == trip for event in events))


def test_a_stream_ends_at_once_with_the_session(own_house):
    house = own_house(["declarant", "customs", "board"])
    client, cookie = sign_in(house, "customs")
    other = EventReader(house.url, OFFICERS, token=house.tokens["board"])
    for _ in range(3):
        reader = EventReader(house.url, OFFICERS, cookie=cookie)
        assert reader.status == 200 and sound(house, reader)
        assert client.delete("/api/v1/session").status_code == 204
        # Not by the heartbeat: three in a row would be luck.
        assert reader.ends(HEARTBEAT / 2)
        assert EventReader(house.url, OFFICERS, cookie=cookie).status == 401
        client, cookie = sign_in(house, "customs")
    assert other.is_open and sound(house, other)
    other.close()


def test_a_stream_ends_at_once_with_the_token(own_house):
    house = own_house(["declarant", "customs", "board"])
    client, cookie = sign_in(house, "customs")
    made = client.ok("POST", "/api/v1/tokens", {"label": "scale", "scopes": ["read", "customs"]})
    reader = EventReader(house.url, OFFICERS, token=made["secret"])
    other = EventReader(house.url, OFFICERS, cookie=cookie)
    assert reader.status == other.status == 200
    assert client.delete(f"/api/v1/tokens/{made['token']}").status_code == 204
    assert reader.ends(HEARTBEAT / 2)
    assert EventReader(house.url, OFFICERS, token=made["secret"]).status == 401
    assert other.is_open and sound(house, other)
    other.close()


def test_a_stream_ends_within_a_heartbeat_of_what_is_done_elsewhere(own_house):
    house = own_house(["declarant", "customs", "health", "border-guard", "board"])
    everybody = EventReader(house.url)
    stays = EventReader(house.url, OFFICERS, token=house.tokens["board"])
    shut, ended, revoked = (
        EventReader(house.url, OFFICERS, token=house.tokens[duty]) for duty in ("customs", "health", "border-guard"))
    assert {reader.status for reader in (everybody, stays, shut, ended, revoked)} == {200}
    accounts = sqlite3.connect(house.data / "accounts.db")
    with accounts:
        accounts.execute("UPDATE person SET is_disabled = 1 WHERE id = 'customs'")
        accounts.execute("UPDATE duty SET until_at = ? WHERE person = 'health'", [int(time.time() * 1000)])
        accounts.execute("DELETE FROM token WHERE user = 'border-guard'")
    accounts.close()
    for reader in (shut, ended, revoked):
        assert reader.ends(PATIENCE)
    # What was believed of them is forgotten with the stream.
    problem(house.client("customs").get(OFFICERS), 401)
    problem(house.client("health").get(OFFICERS), 403)
    problem(house.client("border-guard").get(OFFICERS), 401)
    assert everybody.is_open and stays.is_open and sound(house, everybody) and sound(house, stays)
    for reader in (everybody, stays):
        reader.close()
