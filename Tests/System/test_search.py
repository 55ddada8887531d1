"""Whoever looks for own trips finds them, however many others there are."""

import samples
from gate import Client, add_token, add_user

OTHER = "0300588569"


def test_a_declarant_finds_its_trips_among_thousands_alike(own_house):
    house = own_house(["declarant", "board"])
    add_user(house.data, "other", f"declarant:{OTHER}")
    other = Client(house.url, add_token(house.data, "other"))
    own = house.declare()
    rows = [samples.csv_row(house.number(), firm=OTHER) for _ in range(1_200)]
    answer = other.ok("POST", "/api/v1/declarations/bulk", data=samples.csv_table(rows).encode(),
                      headers={"Content-Type": "text/csv"})
    assert answer["accepted"] == len(rows)
    house.caught_up()
    # All plates begin alike; the newest of them fill an answer that is cut before it is looked through.
    everything = house.client("board").ok("GET", "/api/v1/search?q=12C1&limit=50")["trips"]
    assert len(everything) == 50 and own not in {trip["trip"] for trip in everything}
    found = house.client("declarant").ok("GET", "/api/v1/search?q=12C1&limit=50")["trips"]
    assert [trip["trip"] for trip in found] == [own]
    page = house.client("declarant").get("/search?q=12C1").text
    assert f"/trips/{own}" in page and page.count('href="/trips/') == 1
