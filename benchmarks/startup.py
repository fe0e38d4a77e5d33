"""What `whoowns --help` costs beside `python -c "import typer"`: whole processes, in turn."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.report import spread, table, tell

ROUNDS, RUNS = 3, 11
MUST = 3.0

PYTHON = Path(sys.executable)
COMMANDS = {
    "whoowns --help": [str(PYTHON.with_name("whoowns")), "--help"],
    'python -c "import typer"': [str(PYTHON), "-c", "import typer"],
    "python -c pass": [str(PYTHON), "-c", "pass"],
}


def main() -> None:
    """Measure and print; the claim is the worst round's ratio of medians."""
    for command in COMMANDS.values():
        _seconds(command)  # what was never read from disk is read now
    rounds = [_round() for _ in range(ROUNDS)]
    ours, typer, _ = COMMANDS
    ratios = [median(each[ours]) / median(each[typer]) for each in rounds]
    rows = [(name, spread([1000 * s for each in rounds for s in each[name]], 0)) for name in COMMANDS]
    text = [
        f"{ROUNDS} rounds of {RUNS} runs, in turn",
        "",
        table(("command", "ms, median (min-max)"), rows),
        "",
        f"whoowns --help costs {max(ratios):.2f} times import typer (worst round; at most {MUST:.0f}).",
    ]
    medians = {name: [median(each[name]) for each in rounds] for name in COMMANDS}
    tell("startup", "\n".join(text), {"seconds": medians, "ratios": ratios, "must": MUST})


def _round() -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            seconds[name].append(_seconds(command))
    return seconds


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
