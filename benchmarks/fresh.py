"""How often the fresh text is right, beside mail-parser-reply on the same pairs, and how its cost grows."""

import argparse
import csv
import hashlib
import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from benchmarks.hostile import HOSTILE
from benchmarks.report import table, tell
from mail.body import text_of
from mail.parse import Unreadable, parse
from tests.mail.replies import replies

PEER = "mail-parser-reply==1.36"
LONGEST = 10.0  # seconds the peer may take for one pair; it can hang
ROOT = Path(__file__).parents[1]
SMALL, LARGE, RUNS = 100_000, 1_000_000, 5
MUST_GROW, MUST_TAKE = 15.0, 1.0
LEAST = 0.001  # seconds; below it, a ratio says nothing

CODES = {
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "portuguese": "pt",
    "spanish": "es",
}

_HEAD = "From: Chris Doe <chris@acme.example>\nTo: sales@brightwave.example\nSubject: Re: Hello\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """A mail and what must be read in it. `group` is the line of the table it counts for."""

    name: str
    group: str
    mode: str
    language: str
    raw: bytes
    expected: str

    @property
    def half(self) -> str:
        """By hash of the file's name, so that the same mail in two suites falls into the same half."""
        even = hashlib.sha256(Path(self.name).stem.encode()).digest()[0] % 2 == 0
        return "looked at" if even else "unseen"


def given_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of a folder: `pairs*.csv` with the columns input, mode, language, expected.

    Inputs are named from the folder above; .eml is a whole mail, .html its HTML part, others its text part.
    """
    for lines in sorted(folder.glob("pairs*.csv")):
        with lines.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                raw = _as_mail(folder.parent / row["input"])
                yield Pair(row["input"], row["mode"], row["mode"], row["language"], raw, row["expected"])


def own_pairs() -> Iterator[Pair]:
    """The replies that the tests hold, by language."""
    for each in replies():
        raw = _text_mail(each.text.encode(), "plain")
        yield Pair(each.name, each.language, "nows", CODES[each.language], raw, each.fresh)


def _as_mail(file: Path) -> bytes:
    raw = file.read_bytes()
    if file.suffix == ".eml":
        return raw
    return _text_mail(raw, "html" if file.suffix == ".html" else "plain")


def _text_mail(body: bytes, kind: str) -> bytes:
    return f"{_HEAD}Content-Type: text/{kind}; charset=utf-8\n\n".encode() + body


def is_right(pair: Pair, fresh: str) -> bool:
    """Whether `fresh` is what the pair's mode asks for.

    exact: the same text. nows: the same without white space. first_fragment: it begins so. contains and
    not_contains: somewhere in it. signature: the mail's text without this signature. Only exact heeds white
    space, and not that at both ends.
    """
    found, wanted = _bare(fresh), _bare(pair.expected)
    match pair.mode:
        case "exact":
            return fresh.strip() == pair.expected.strip()
        case "nows":
            return found == wanted
        case "first_fragment":
            return found.startswith(wanted)
        case "contains":
            return wanted in found
        case "not_contains":
            return wanted not in found
        case "signature":
            return found == _bare(_whole(pair.raw)).removesuffix(wanted)
    raise ValueError(f"{pair.name} is compared by {pair.mode!r}, which nobody knows")


def _bare(text: str) -> str:
    return "".join(text.split())


def _whole(raw: bytes) -> str:
    mail = parse(raw)
    return "" if isinstance(mail, Unreadable) else mail.text


def _text(raw: bytes) -> str:
    """The mail's own text part, for who reads no HTML; without one, all that its HTML shows."""
    plain = (part for part in message_from_bytes(raw).walk() if part.get_content_type() == "text/plain")
    return next((text_of(part)[0] for part in plain), "") or _whole(raw)


def ours(pair: Pair) -> str:
    """What Whoowns takes for fresh."""
    mail = parse(pair.raw)
    return mail.reason if isinstance(mail, Unreadable) else mail.fresh


def theirs(pair: Pair) -> str:
    """What mail-parser-reply takes for fresh, told the language."""
    command = [
        "uv",
        "run",
        "--quiet",
        "--no-project",
        "--with",
        PEER,
        "python",
        "-m",
        "benchmarks.reply_parser",
    ]
    given = json.dumps({"text": _text(pair.raw), "language": pair.language})
    try:
        done = subprocess.run(
            command, input=given, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=True
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {LONGEST:.0f} s"
    return json.loads(done.stdout)["fresh"]


def main() -> None:
    """Measure and print. Exit code 1 if the cost of a hostile mail grows or is more than it must."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "folder", type=Path, help="holds pairs*.csv; its inputs are named from the folder above"
    )
    given = list(given_pairs(arguments.parse_args().folder))
    halves = {half: [pair for pair in given if pair.half == half] for half in ("looked at", "unseen")}
    scores = {name: _scores(pairs) for name, pairs in (halves | {"own": list(own_pairs())}).items()}
    growth = {name: _growth(name) for name in HOSTILE}
    rows = [(name, f"{1000 * small:.1f}", f"{1000 * large:.1f}", f"{large / small:.1f}")
            for name, (small, large) in growth.items()]  # fmt: skip
    text = [_told(name, each) for name, each in scores.items()]
    text.append(table(("hostile mail", "ms, 100 kB", "ms, 1 MB", "times"), rows))
    tell("fresh", "\n\n".join(text), {"right": scores, "seconds": growth, "peer": PEER})
    if any(large > MUST_GROW * max(small, LEAST) or large > MUST_TAKE for small, large in growth.values()):
        raise SystemExit(1)


def _scores(pairs: list[Pair]) -> dict[str, dict[str, int]]:
    """For each group: how many pairs, and how many each got right."""
    asked = Counter(pair.group for pair in pairs)
    mine = Counter(pair.group for pair in pairs if is_right(pair, ours(pair)))
    peer = Counter(pair.group for pair in pairs if is_right(pair, theirs(pair)))
    return {
        group: {"pairs": asked[group], "ours": mine[group], "peer": peer[group]} for group in sorted(asked)
    }


def _told(name: str, scores: dict[str, dict[str, int]]) -> str:
    rows = [(group, each["pairs"], each["ours"], each["peer"]) for group, each in scores.items()]
    total = [sum(each[what] for each in scores.values()) for what in ("pairs", "ours", "peer")]
    return table((name, "pairs", "Whoowns", PEER), [*rows, ("all", *total)])


def _growth(name: str) -> tuple[float, float]:
    """Least seconds of processor to read this hostile mail, small and large."""
    return _seconds(HOSTILE[name](SMALL)), _seconds(HOSTILE[name](LARGE))


def _seconds(raw: bytes) -> float:
    taken: list[float] = []
    for _ in range(RUNS):
        began = time.process_time()
        parse(raw)
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()
