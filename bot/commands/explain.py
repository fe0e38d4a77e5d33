"""`whoowns explain`: one mail or one stored reply, every rule that was asked, and what it looked at."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.commands.printed import lasting_or_not, print_lines
from bot.wiring import build_desk, build_running_desk
from desk.explaining import Explanation, Stored, explain, explain_stored
from desk.versions import not_in_force
from mail.errors import MailSourceError
from mail.parse import Unreadable
from routing.model import Rep

LONGEST = 25 * 1024 * 1024  # bytes
RULE, BECAME = 20, 22  # columns

Line = tuple[str, str]


def explain_reply(which: str, as_json: bool) -> int:
    """Explain a file, or a stored reply by its number; a file whose name is a number goes first."""
    file = Path(which)
    if which.isdecimal() and which.isascii() and not file.is_file():
        return _explain_stored(int(which), as_json)
    return _explain_file(file, as_json)


def _explain_file(file: Path, as_json: bool) -> int:
    """Print the decision about one .eml file; 1 when it would go to the quarantine."""
    raw = _bytes_of(file)
    with lasting_or_not() as settings:
        desk = build_desk(settings)
        explained, other = explain(desk, raw), not_in_force(desk, settings.rules.name)
    if isinstance(explained, Unreadable):
        said = f"This mail cannot be read ({explained.reason}); it would go to the quarantine."
        print(json.dumps({"unreadable": explained.reason}) if as_json else said)
        return 1
    if as_json:
        print(json.dumps(_as_dict(explained)))
    else:
        print_lines([*_read_in(explained), *_decided_in(explained), *([("Note", other)] if other else [])])
    return 0


def _explain_stored(number: int, as_json: bool) -> int:
    """Print what was decided about a reply, and what the rules in force say about it."""
    with lasting_or_not() as settings:
        desk, _ = build_running_desk(settings)
        stored = explain_stored(desk, number)
    if as_json:
        print(json.dumps(_stored_as_dict(stored)))
    else:
        print_lines([*_read_in(stored.now), *_then_in(stored), *_decided_in(stored.now, title="Now")])
    return 0


def _read_in(explained: Explanation) -> Iterator[Line]:
    mail, verdict = explained.mail, explained.verdict
    yield "From", f"{mail.sender_name} <{mail.sender}>".strip()
    yield "Subject", mail.subject
    sure = "not sure" if verdict.unsure else f"{verdict.sure:.0%} sure"
    yield "Kind", f"{verdict.category.replace('_', ' ')} ({sure})"
    for each in verdict.evidence:
        yield "", each
    if verdict.model:
        yield "Model", verdict.model


def _then_in(stored: Stored) -> Iterator[Line]:
    then = stored.then
    yield "Decided", f"{then.at:%Y-%m-%d %H:%M} UTC, under {_rules(stored)}"
    yield "Owner then", _name(then.owner)
    yield "Why", then.because
    yield "Rule", then.rule
    for title, said in (("Passed", then.passed), ("Outranked", then.outranked)):
        for rule, because in said:
            yield title, f"{rule:<{RULE}}{because}"
            title = ""
    for warning in then.warnings:
        yield "Repair", warning
    if stored.moved:
        yield "Owner today", f"{_name(stored.owner)}, to whom its thread went since"
    yield "Drift", _drift(stored)


def _drift(stored: Stored) -> str:
    now, then = stored.now.decision, stored.then
    if not stored.differs and now.owner and then.owner and now.owner.key != then.owner.key:
        return f"none: the records say the same; only the turn or the hour makes it {now.owner.name}'s today"
    if not stored.differs:
        same = now.rule == stored.then.rule
        return "none: the rules say the same today" + ("" if same else f", by rule {now.rule}")
    stays = f"; its thread stays with {stored.owner.name}" if stored.owner else ""
    return f"the rules would say {_name(now.owner)} today{stays}"


def _decided_in(explained: Explanation, title: str = "Owner") -> Iterator[Line]:
    decision = explained.decision
    if explained.how:
        yield "Matched", f"by {explained.how}"
    yield title, _name(decision.owner)
    yield "Why", decision.because
    yield "Rule", decision.rule
    label = "Asked"
    for each in explained.asked:
        yield label, f"{each.rule:<{RULE}}{each.became:<{BECAME}}{each.said}"
        label = ""
        if each.saw:
            yield "", f"{'':<{RULE}}{'saw':<{BECAME}}{'; '.join(each.saw)}"
    for each in explained.consequences:
        yield "Follows", f"{each.effect} {each.target}: {each.because}"
    for warning in decision.warnings:
        yield "Repair", warning


def _as_dict(explained: Explanation) -> dict[str, Any]:
    mail, verdict, decision = explained.mail, explained.verdict, explained.decision
    return {
        "from": mail.sender,
        "subject": mail.subject,
        "kind": verdict.category,
        "sure": verdict.sure,
        "unsure": verdict.unsure,
        "evidence": list(verdict.evidence),
        "matched": explained.how,
        "owner": decision.owner.key if decision.owner else None,
        "because": decision.because,
        "rule": decision.rule,
        "asked": [
            {"rule": each.rule, "became": each.became, "said": each.said, "saw": list(each.saw)}
            for each in explained.asked
        ],
        "follows": [
            {"effect": each.effect, "target": each.target, "because": each.because}
            for each in explained.consequences
        ],
        "warnings": list(decision.warnings),
    }


def _stored_as_dict(stored: Stored) -> dict[str, Any]:
    then = stored.then
    return {
        "reply": stored.reply_id,
        "owner_today": stored.owner.key if stored.owner else None,
        "differs": stored.differs,
        "then": {
            "owner": then.owner.key if then.owner else None,
            "because": then.because,
            "rule": then.rule,
            "passed": dict(then.passed),
            "outranked": dict(then.outranked),
            "warnings": list(then.warnings),
            "rules": then.rulebook,
            "at": then.at.isoformat(),
        },
        "now": _as_dict(stored.now),
    }


def _rules(stored: Stored) -> str:
    version = f"rules {stored.then.rulebook[:12]}"
    return f"the {version} of today" if stored.same_rules else f"{version}, which have changed since"


def _name(owner: Rep | None) -> str:
    return owner.name if owner else "nobody: dismissed"


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise MailSourceError(f"{file} is not a file; give the path of one .eml, or the number of a reply")
    with file.open("rb") as opened:
        return opened.read(LONGEST)
