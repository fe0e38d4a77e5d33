"""Bounces among other mail: how fast they are told and how many are found, beside flufl.bounce."""

import base64
import csv
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.report import spread, table
from classifier.bounces import read_bounce
from classifier.classify import Classifier
from classifier.headers import origin
from classifier.labels import Labelled, labelled_mails
from classifier.parsing import read_mail
from classifier.reports import read_complaint, read_report
from mail.parse import parse
from routing.model import Category, Mail, Verdict

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "classifier"
PEER = "flufl.bounce==6.0.0"
ROUNDS = 3
MUST, WANTED = 20.0, 100.0
UNEQUAL = """It calls any mail a bounce for which it names an address, delayed ones too (we call
those automatic), and tells no other automatic mail. Our parsing also reads HTML, quotes and signatures; our
own notices are those we learned from. Sisimai is not on PyPI and is not measured here."""

Ask = Callable[[Mail], Verdict | None]


def own_mails() -> list[Labelled]:
    """The notices that the tests hold, bounces unless their table says otherwise, and their texts."""
    with (OWN / "bounces.csv").open(encoding="utf-8", newline="") as file:
        told = {row["notice"]: row["kind"] for row in csv.DictReader(file)}
    notices = [
        Labelled(path.stem, told.get(path.stem, "bounce"), "", path.read_bytes())
        for path in sorted((OWN / "bounces").glob("*.eml"))
    ]
    return notices + labelled_mails(OWN / "held_out")[0]


def _gate(mail: Mail) -> Verdict | None:
    """What is asked before the model: reports, complaints, notices of mail systems."""
    return read_report(mail) or read_complaint(mail) or read_bounce(mail, origin(mail))


def beside_flufl(mails: Sequence[Labelled], classifier: Classifier) -> tuple[dict[str, Any], str]:
    """Figures and what they tell. `claim` is how many times faster the gate is, each with its own parsing."""
    raws = [mail.raw for mail in mails]
    read = [mail for raw in raws if (mail := read_mail(raw, parse))]
    asks: dict[str, Ask] = {"gate": _gate, "whole classifier": classifier.classify}
    found: dict[str, list[bool]] = {
        name: [_calls_it_a_bounce(ask, raw) for raw in raws] for name, ask in asks.items()
    }
    rounds: list[dict[str, float]] = []
    broke_on = 0
    for _ in range(ROUNDS):
        seconds: dict[str, float] = {}
        for name, ask in asks.items():
            seconds[f"{name}, asking"] = _processor(ask, read)
            seconds[f"{name}, parsing and asking"] = _processor(lambda raw, ask=ask: _asked(ask, raw), raws)
        peer = _flufl(raws)
        rounds.append(seconds | {f"{PEER}, {part}": each for part, each in peer["seconds"].items()})
        found[PEER], broke_on = peer["found"], peer["broke_on"]
    rows = [(name, spread([1e6 * each[name] / len(mails) for each in rounds], 0)) for name in rounds[0]]
    both = f"{PEER}, parsing and asking"
    ratios = {name: [each[both] / each[name] for each in rounds] for name in rounds[0] if PEER not in name}
    claims = [
        (name, ", ".join(f"{each:.1f}" for each in all_), f"{min(all_):.1f}") for name, all_ in ratios.items()
    ]
    bounces = sum(mail.truth == "bounce" for mail in mails)
    others = len(mails) - bounces
    counts = [(name, *_counted(mails, said)) for name, said in found.items()]
    text = [
        table((f"{len(mails)} mails", "µs of processor a mail"), rows),
        table((f"faster than {both}", "times, by round", "claim"), claims)
        + f"\n\nWanted of the gate: {WANTED:.0f} times, {MUST:.0f} at least.",
        table(("", f"of {bounces} bounces found", f"of {others} others called a bounce"), counts)
        + f"\n\n{PEER} broke on {broke_on} mails. {UNEQUAL}",
    ]  # fmt: skip
    claim = min(ratios["gate, parsing and asking"])
    return {
        "mails": len(mails),
        "seconds": rounds,
        "found": counts,
        "broke_on": broke_on,
        "claim": claim,
    }, "\n\n".join(text)


def _asked(ask: Ask, raw: bytes) -> Verdict | None:
    mail = read_mail(raw, parse)
    return ask(mail) if mail else None


def _calls_it_a_bounce(ask: Ask, raw: bytes) -> bool:
    verdict = _asked(ask, raw)
    return verdict is not None and verdict.category is Category.BOUNCE


def _counted(mails: Sequence[Labelled], said: Sequence[bool]) -> tuple[int, int]:
    """How many of the bounces were found, how many others called one."""
    right = [mail.truth == "bounce" for mail in mails]
    both = list(zip(right, said, strict=True))
    return both.count((True, True)), both.count((False, True))


def _processor(work: Callable[[Any], object], each_of: Sequence[object]) -> float:
    began = time.process_time()
    for each in each_of:
        work(each)
    return time.process_time() - began


def _flufl(raws: Sequence[bytes]) -> dict[str, Any]:
    command = ["uv", "run", "--quiet", "--no-project", "--python", sys.executable, "--with", PEER]
    given = json.dumps([base64.b64encode(raw).decode() for raw in raws])
    done = subprocess.run(
        [*command, "python", "-m", "benchmarks.bounce_peer"],
        input=given, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    return json.loads(done.stdout)
