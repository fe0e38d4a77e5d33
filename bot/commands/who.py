"""`whoowns who`: who owns what is asked about, as `/whoowns` says it, and why it is not somebody else's."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.commands.printed import lasting_or_not, print_lines
from bot.settings import SettingsError
from bot.views.who_owns import off_now
from bot.wiring import build_running_desk
from desk.asked import Answer, WhyNot
from desk.explaining import newest_replies
from desk.lookup import who_owns
from desk.why import why_not
from routing.model import Rep

RULE = 20  # columns
FORMS = "an address, a domain, a company's name or a CRM id: whoowns who acme.com"

Line = tuple[str, str]


def print_owner(question: str, person: str, as_json: bool) -> int:
    """Print who owns it, or why it is not `person`'s; 1 when nothing is known about it."""
    with lasting_or_not() as settings:
        desk, _ = build_running_desk(settings)
        contrast = why_not(desk, question, person) if person else None
        answer = who_owns(desk, question)
        numbers = newest_replies(desk, [thread.id for thread in answer.open])
    if answer.what in ("nothing", "unclear"):
        raise SettingsError(f"Ask about {FORMS}")
    if as_json:
        print(json.dumps(_as_dict(answer, numbers, contrast)))
    elif answer.signals is None:
        print_lines([("", _unknown(answer))])
    else:
        print_lines(_lines(answer, numbers, contrast))
    return 1 if answer.signals is None else 0


def _unknown(answer: Answer) -> str:
    meant = " or ".join(answer.suggestions)
    return f"Nothing is known about {answer.asked}. " + (
        f"Did you mean {meant}?" if meant else f"Ask with {FORMS}"
    )


def _lines(answer: Answer, numbers: Mapping[int, int], contrast: WhyNot | None) -> Iterator[Line]:
    yield "Asked", f"{answer.asked}, account {answer.account}" if answer.account else answer.asked
    yield "Owner", _name(answer.owner)
    yield "Why", answer.because
    yield "Rule", answer.rule
    if said := off_now(answer):
        yield "Now", said
    if contrast:
        yield "Why not", contrast.sentence
    for at, (rule, because) in enumerate(answer.passed):
        yield "" if at else "Passed", f"{rule:<{RULE}}{because}"
    for warning in answer.warnings:
        yield "Repair", warning
    for at, thread in enumerate(answer.open):
        who, number = thread.owner.name if thread.owner else "nobody", numbers.get(thread.id)
        due = f", due {thread.due_at:%Y-%m-%d %H:%M} UTC" if thread.due_at else ""
        said = f"{thread.category.replace('_', ' ')} from {thread.sender}, {who}{due}"
        yield "" if at else "Open", f"{f'reply {number}: ' if number else ''}{said}"
    if answer.open:
        yield "", "`whoowns explain NUMBER` says why a reply is whose it is."
    else:
        yield "Open", "nothing"


def _as_dict(answer: Answer, numbers: Mapping[int, int], contrast: WhyNot | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "asked": answer.asked,
        "what": answer.what,
        "account": answer.account,
        "owner": answer.owner.key if answer.owner else None,
        "on_duty": answer.on_duty.key if answer.on_duty else None,
        "because": answer.because,
        "rule": answer.rule,
        "passed": dict(answer.passed),
        "warnings": list(answer.warnings),
        "suggestions": list(answer.suggestions),
        "open": [
            {
                "reply": numbers.get(thread.id),
                "from": thread.sender,
                "owner": thread.owner.key if thread.owner else None,
                "due": thread.due_at.isoformat() if thread.due_at else None,
            }
            for thread in answer.open
        ],
    }
    if contrast:
        said["why_not"] = {
            "person": contrast.person.key,
            "change": contrast.change,
            "sentence": contrast.sentence,
        }
    return said


def _name(owner: Rep | None) -> str:
    return owner.name if owner else "nobody, a reply would be filed"
