"""Runs tlog-bench and its twin in Go in turns and prints the median of each figure, and their ratio.

    compare.py <tlog-bench> <sumdb> [<entries> [<bytes> [<batch>]]]
"""

import json
import statistics
import subprocess
import sys

ROUNDS = 7


def figures(program: str, numbers: list[str]) -> dict[str, int]:
    lines = subprocess.run([program, *numbers], capture_output=True, text=True, check=True).stdout.splitlines()
    return {figure["what"]: figure["per_second"] for figure in map(json.loads, lines)}


def main() -> None:
    ours, theirs, *numbers = sys.argv[1:]
    rounds = [(figures(ours, numbers), figures(theirs, numbers)) for _ in range(ROUNDS)]
    print("| what, per second | ours | sumdb (Go) | ratio |\n|---|---|---|---|")
    for what in rounds[0][1]:
        left = statistics.median(ours[what] for ours, _ in rounds)
        right = statistics.median(theirs[what] for _, theirs in rounds)
        ratio = statistics.median(ours[what] / theirs[what] for ours, theirs in rounds)
        print(f"| {what} | {left:,.0f} | {right:,.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
