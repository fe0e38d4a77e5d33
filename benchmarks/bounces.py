"""Machines' mail among people's: how fast it is told, how much is found, beside flufl.bounce and Sisimai."""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.bounce_peers import Told, ask, installed, version
from benchmarks.corpus import KINDS, Mix, corpus
from benchmarks.report import spread, table, tell
from classifier.bounces import read_bounce
from classifier.classify import Classifier
from classifier.headers import is_report, origin
from classifier.labels import Labelled, labelled_mails
from classifier.model import load
from classifier.parsing import read_mail
from classifier.reports import read_complaint, read_report
from mail.parse import header_of, parse
from routing.model import Category, Header

OWN = Path(__file__).parents[1] / "tests" / "classifier"
COUNT, ROUNDS = 1_000, 3
LEAST = 0.5  # seconds
FLUFL, SISIMAI = "flufl.bounce 6.0.0", "Sisimai"
HEADER, NOTICES, WHOLE = "header alone", "parsed, reports and notices", "parsed, whole classifier"
GOALS = {FLUFL: (20, 100), SISIMAI: (2, 5)}
"""How many times faster the header alone must be, and is wanted to be."""
TRUTHS = {"person": "other", "absence": "out_of_office", "bounce": "bounce"}
COLUMNS = {"bounce": "bounces", "out_of_office": "absences", "automatic": "automatic", "": "others"}
UNEQUAL = """The header alone says that a machine may have written it; the words then decide what it is. Both
peers say whom a bounce is about, and why; flufl.bounce tells bounces alone and is meant for an address that
takes nothing else. Our parsing includes HTML, quotes and signatures. The generated mail is easy, and says
nothing about how much is found elsewhere; the tests' notices are those we learned from."""

Ask = Callable[[bytes], bool]
Asked = Mapping[str, Sequence[Told]]


def main() -> None:
    """Measure in turn and print. Exit code 1 if a peer is faster or finds more, or a person is flagged."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "folder", type=Path, nargs="?", help="holds mails and MANIFEST.csv (local_path, label)"
    )
    folder = arguments.parse_args().folder
    others = labelled_mails(folder, folder / "MANIFEST.csv")[0] if folder else own_mails()
    ours, peers = _ours(Classifier(load())), installed()
    mixed, people = generated(KINDS), generated((("person", 1.0),))
    on_mixed, on_people = asked(mixed, ours, peers, ROUNDS), asked(people, ours, peers, 1)
    on_others = asked(others, ours, peers, ROUNDS)
    text = [
        _costs(f"{COUNT} generated mails, 82 % from people", on_mixed),
        _claims(on_mixed, HEADER, peers, GOALS),
        _claims(on_mixed, WHOLE, peers),
        _found("called a machine's, of the same", mixed, on_mixed),
        _found(f"of {COUNT} more, all from people", people, on_people),
        _costs(f"{len(others)} mails of {folder or 'the tests, notices and short texts'}", on_others),
        _claims(on_others, NOTICES, peers),
        _found("called a machine's, of these", others, on_others),
        UNEQUAL if SISIMAI in peers else f"{UNEQUAL} Sisimai is not installed (Debian: libsisimai-perl).",
    ]
    figures = {"mixed": _figures(on_mixed), "people": _figures(on_people), "others": _figures(on_others)}
    tell("bounces", "\n\n".join(text), figures | {"sisimai": version() if SISIMAI in peers else None})
    slower = any(min(ratios(on_mixed, HEADER, peer)) < 1 for peer in peers)
    machines = [mail.truth != TRUTHS["person"] for mail in mixed]
    recall = {name: _both(machines, told[-1].found) for name, told in on_mixed.items()}
    if slower or recall[HEADER] < max(recall.values()) or any(on_people[HEADER][-1].found):
        raise SystemExit(1)


def generated(mix: Mix) -> list[Labelled]:
    """Replies as in a mailbox, and what they are."""
    return [Labelled(each.message_id, TRUTHS[each.kind], "", each.raw) for each in corpus(COUNT, mix=mix)]


def own_mails() -> list[Labelled]:
    """The notices that the tests hold, bounces unless their table says otherwise, and their texts."""
    with (OWN / "bounces.csv").open(encoding="utf-8", newline="") as file:
        told = {row["notice"]: row["kind"] for row in csv.DictReader(file)}
    notices = [
        Labelled(path.stem, told.get(path.stem, "bounce"), "", path.read_bytes())
        for path in sorted((OWN / "bounces").glob("*.eml"))
    ]
    return notices + labelled_mails(OWN / "held_out")[0]


def by_its_header(raw: bytes) -> bool:
    """Whether a machine may have written it: nothing but the header is looked at."""
    header = header_of(raw)
    return isinstance(header, Header) and (is_report(header) or origin(header).perhaps_a_machine)


def _ours(classifier: Classifier) -> dict[str, Ask]:
    def by_notices(raw: bytes) -> bool:
        mail = read_mail(raw, parse)
        told = mail and (read_report(mail) or read_complaint(mail) or read_bounce(mail, origin(mail)))
        return bool(told)

    def by_everything(raw: bytes) -> bool:
        verdict = classifier.classify(mail) if (mail := read_mail(raw, parse)) else None
        machines = (Category.BOUNCE, Category.OUT_OF_OFFICE)
        return verdict is not None and (verdict.category in machines or verdict.facts.automatic)

    return {HEADER: by_its_header, NOTICES: by_notices, WHOLE: by_everything}


def asked(mails: Sequence[Labelled], ours: Mapping[str, Ask], peers: Sequence[str], rounds: int) -> Asked:
    """What everybody said, in turn, round by round."""
    told: dict[str, list[Told]] = {name: [] for name in (*ours, *peers)}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.eml") for number in range(len(mails))]
        for path, mail in zip(paths, mails, strict=True):
            path.write_bytes(mail.raw)
        for turn in range(rounds):
            for name in list(told)[:: -1 if turn % 2 else 1]:
                told[name].append(ask(name, paths) if name in peers else _measured(ours[name], mails))
    return told


def _measured(each: Ask, mails: Sequence[Labelled]) -> Told:
    """What is quick is asked again and again: a moment tells little."""
    began, passes, found = time.process_time(), 0, []
    while not passes or time.process_time() - began < LEAST:
        found = [each(mail.raw) for mail in mails]
        passes += 1
    return Told(found, (time.process_time() - began) / passes)


def ratios(told: Asked, name: str, peer: str) -> list[float]:
    """How many times faster than the peer, round by round."""
    return [theirs.seconds / ours.seconds for ours, theirs in zip(told[name], told[peer], strict=True)]


def _costs(title: str, told: Asked) -> str:
    rows = [
        (name, spread([1e6 * each.seconds / len(each.found) for each in rounds], 0))
        for name, rounds in told.items()
    ]
    return table((title, "µs of processor a mail"), rows)


def _claims(
    told: Asked, name: str, peers: Sequence[str], goals: Mapping[str, tuple[int, int]] | None = None
) -> str:
    header = (f"{name}: faster than", "times, by round", "claim", *(("at least", "wanted") if goals else ()))
    rows: list[tuple[object, ...]] = []
    for peer in peers:
        times = [f"{each:.1f}" for each in ratios(told, name, peer)]
        rows.append((peer, ", ".join(times), min(times, key=float), *(goals[peer] if goals else ())))
    return table(header, rows)


def _found(title: str, mails: Sequence[Labelled], told: Asked) -> str:
    kinds = [mail.truth if mail.truth in COLUMNS else "" for mail in mails]
    columns = [kind for kind in COLUMNS if kind in kinds]
    rows = []
    for name, rounds in told.items():
        said = rounds[-1]
        counts = (_both([kind == each for each in kinds], said.found) for kind in columns)
        rows.append((name, *counts, said.broke_on))
    return table((title, *(f"{kinds.count(each)} {COLUMNS[each]}" for each in columns), "broke on"), rows)


def _both(these: Sequence[bool], found: Sequence[bool]) -> int:
    return list(zip(these, found, strict=True)).count((True, True))


def _figures(told: Asked) -> dict[str, Any]:
    return {
        name: {"seconds": [each.seconds for each in rounds], "found": sum(rounds[-1].found)}
        for name, rounds in told.items()
    }


if __name__ == "__main__":
    main()
