"""Times every page of a steering room over HTTP: pages.py FOLDER PROGRAM [TURNS [INDICATORS AREAS]]

FOLDER is one that `steering-bench --keep` has made, PROGRAM a release build. Each page is asked for as it stands today and
as known on days of the past, in turns, and each turn shuffled; what is timed is the whole answer at the client's end.
"""

import os
import random
import re
import statistics
import sys
import time
from pathlib import Path

folder, program = sys.argv[1:3]
turns, indicators, areas = (int(word) for word in [*sys.argv[3:], *["20", "500", "80"][len(sys.argv) - 3:]])
os.environ["HUUNGHI_BINARY"] = program
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "System"))

from gate import PASSWORD, Client, Gate, run  # noqa: E402

LIMIT = 0.2
YEARS = range(2006, 2026)
PAST = [f"{year}-{month:02}-20" for year in YEARS for month in (3, 6, 9, 12)]
INSIDE = [
    "/steering", "/steering/targets?plan=y{year}", "/steering/targets/t{target}-{year}", "/steering/figures",
    "/steering/figures/sample-indicator-{indicator}?area={area}", "/steering/tasks", "/steering/tasks/task-{task}",
    "/steering/directives", "/steering/bottlenecks", "/steering/conferences", "/steering/task-forces", "/steering/money",
    "/steering/money/project-{project}", "/steering/procedures", "/steering/petitions", "/steering/promises",
    "/steering/calendar", "/steering/gates", "/steering/integrity", "/steering/health", "/steering/reports",
    "/steering/sheets",
]
PUBLIC = ["/province", "/province/sample-indicator-{target}", "/province/corrections", "/province/data/csv",
          "/petitions", "/promises", "/tasks"]


def signed_in(url):
    """A client with the session of a browser."""
    client = Client(url)
    page = client.get("/sign-in").text
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    answer = client.post("/sign-in", data={**form, "login": "leader", "password": PASSWORD, "duty": "leader"})
    assert answer.status_code in (302, 303), answer.text
    return client


def address(page, dice, day):
    year = dice.choice(YEARS)
    path = page.format(year=year, target=dice.randrange(18), indicator=dice.randrange(indicators), area=6000 + dice.randrange(areas),
                       task=dice.randrange(1, 5001), project=dice.randrange(1, 301))
    if day is None:
        return path
    # A plan of a year is asked about when there was one.
    day = f"{year}{day[4:]}" if "{year}" in page else day
    return path + ("&" if "?" in path else "?") + f"as-known-on={day}"


def main():
    if not (Path(folder) / "pages-made").exists():
        added = run("user", "add", "--data", folder, "--login", "leader", "--name", "Leader", "--duty", "leader",
                    "--password-stdin", text=PASSWORD + "\n")
        assert added.returncode == 0, added.stderr
        (Path(folder) / "pages-made").touch()
    dice = random.Random(4)
    begun = time.monotonic()
    with Gate(folder) as gate:
        print(f"listening after {time.monotonic() - begun:.1f} s", file=sys.stderr)
        inside, public = signed_in(gate.url), Client(gate.url)
        times = {}
        for turn in range(turns + 1):
            questions = [(page, who, past) for who, pages in ((inside, INSIDE), (public, PUBLIC)) for page in pages
                         for past in (False, True)]
            dice.shuffle(questions)
            for page, who, past in questions:
                path = address(page, dice, dice.choice(PAST) if past else None)
                start = time.perf_counter()
                answer = who.get(path)
                took = time.perf_counter() - start
                if answer.status_code != 200:
                    # A page of what was not there yet says so, and is a page.
                    assert past and answer.status_code == 404, f"{path}: {answer.status_code}"
                if turn:
                    times.setdefault((page, past), []).append((took, len(answer.content), path))
    print("| page | today: median, worst | as known on a past day: median, worst | KB | < 200 ms |\n|---|---:|---:|---:|---|")
    for page in INSIDE + PUBLIC:
        cells, slowest = [], 0
        for past in (False, True):
            took = [some[0] for some in times[page, past]]
            slowest = max(slowest, statistics.median(took))
            cells.append(f"{statistics.median(took) * 1000:.1f}, {max(took) * 1000:.1f} ms")
        size = statistics.median(some[1] for some in times[page, False]) / 1000
        print(f"| `{page}` | {cells[0]} | {cells[1]} | {size:.0f} | {'reached' if slowest < LIMIT else '**missed**'} |")


if __name__ == "__main__":
    main()
