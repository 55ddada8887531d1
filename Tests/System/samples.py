"""Declarations and rules for tests: numbers that are right, and as many as are wanted."""

import datetime

PLACE = "huu-nghi"
AREA = "park"
LANE_IN = "in-1"
LANE_OUT = "out-1"
YARD = "yard-1"

HANOI = datetime.timezone(datetime.timedelta(hours=7))

DUTIES = [
    "declarant", "gate-operator", "border-guard", "health", "animal-quarantine", "plant-quarantine", "customs", "yard",
    "management-centre", "board", "auditor", "administrator", "leader", "office", "department", "approver", "publisher",
    "reception",
]
AGENCIES = ["border-guard", "health", "animal-quarantine", "plant-quarantine", "customs"]
FIRM = "0100109106"


def plate(number, letters="CDEFGHKLMNPSTUVXYZ"):
    """The number-th plate of a tractor of Lạng Sơn."""
    letter, serial = letters[number // 90_000 % len(letters)], number % 90_000 + 10_000
    return f"12{letter}-{serial // 100:03}.{serial % 100:02}"


def trailer(number):
    """The number-th plate of a semi-trailer."""
    return f"12R-{number % 100_000 // 100:03}.{number % 100:02}"


def compact(plate):
    return plate.replace("-", "").replace(".", "")


def check_digit(owner, serial):
    """The check digit of a container, ISO 6346."""
    values, value = {}, 10
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if value % 11 == 0:
            value += 1
        values[letter] = value
        value += 1
    values.update({str(digit): digit for digit in range(10)})
    return sum(values[character] << index for index, character in enumerate(owner + serial)) % 11 % 10


def container(number):
    serial = f"{number % 1_000_000:06}"
    return f"HNGU{serial}{check_digit('HNGU', serial)}"


def driver(number):
    return {"name": f"Nguyễn Văn {number}", "document": f"B{number:07}", "nationality": "vn"}


def declaration(number, **changes):
    """An export of fruit by tractor and container, unlike any with another number."""
    body = {
        "place": PLACE,
        "direction": "export",
        "movement": "loaded",
        "method": "traditional",
        "vehicle": plate(number),
        "containers": [container(number)],
        "driver": driver(number),
        "goods": [{"name": "Sầu riêng", "hsCode": "0810.60.00", "kilograms": 18_000, "fruit": True}],
        "firm": FIRM,
    }
    body.update(changes)
    return {name: value for name, value in body.items() if value is not None}


CSV_COLUMNS = [
    "place", "direction", "movement", "method", "vehicle", "containers", "driverName", "driverDocument",
    "driverNationality", "goodsName", "kilograms", "fruit", "firm",
]


def csv_row(number, **changes):
    """The same declaration as a row of a table."""
    whole = declaration(number)
    row = {
        "containers": " ".join(whole["containers"]), "driverName": whole["driver"]["name"],
        "driverDocument": whole["driver"]["document"], "driverNationality": whole["driver"]["nationality"],
        "goodsName": whole["goods"][0]["name"], "kilograms": "18000", "fruit": "true",
    }
    row.update({name: whole[name] for name in ("place", "direction", "movement", "method", "vehicle", "firm")})
    row.update(changes)
    return ",".join(row[name] for name in CSV_COLUMNS)


def csv_table(rows):
    return "\n".join([",".join(CSV_COLUMNS), *rows]) + "\n"


def rules(place=PLACE):
    """Rules under which a place works around the clock, by name.

    A day has a minute at which hours change; it is put twelve hours away from now.
    """
    now = datetime.datetime.now(HANOI)
    seam = now + datetime.timedelta(hours=12)
    names = {
        "place": {"kind": "place", "place": place},
        "hours": {
            "kind": "hours", "place": place, "opens": f"{seam + datetime.timedelta(minutes=1):%H:%M}",
            "closes": f"{seam:%H:%M}",
        },
        "lane-in": {
            "kind": "lane", "lane": LANE_IN, "place": place, "direction": None, "vehiclesPerHour": 1_000_000,
        },
        "lane-out": {
            "kind": "lane", "lane": LANE_OUT, "place": place, "direction": None, "vehiclesPerHour": 1_000_000,
        },
        "yard": {"kind": "yard", "yard": YARD, "place": place, "capacity": 1_000_000, "twoWay": True},
        "area": {"kind": "holding-area", "area": AREA, "places": [place]},
        "clearances": {"kind": "clearances", "agencies": ["border-guard", "customs"]},
        "method": {
            "kind": "method", "method": "traditional", "places": [place], "staySeconds": 86_400, "returns": True,
        },
        "two-way": {
            "kind": "method", "method": "two-way", "places": [place], "staySeconds": 129_600, "returns": True,
        },
    }
    return {
        f"test-{name}": {
            "from": "2020-01-01T00:00:00Z", "reference": "tests",
            "content": {key: value for key, value in content.items() if value is not None},
        }
        for name, content in names.items()
    }


def queue_rule(place=PLACE, **changes):
    """A policy: three calls of six for fruit, one for empties, two for the rest, and a bound for each."""
    content = {
        "kind": "queue", "place": place, "calledLimit": 1_000,
        "classes": [
            {"class": "fruit", "direction": "export", "category": "fruit", "movement": "loaded", "weight": 3,
             "ageingSeconds": 21_600, "basis": "decision of the tests"},
            {"class": "empties", "movement": "empty", "weight": 1, "ageingSeconds": 86_400,
             "windows": [{"from": "00:00", "until": "00:00"}]},
        ],
        "other": {"weight": 2, "ageingSeconds": 43_200},
    }
    content.update(changes)
    return {"from": "2020-01-01T00:00:00Z", "reference": "assumption of the tests", "content": content}
