"""The modal that passes a reply on to a named person, with a reason."""

from collections.abc import Mapping

from bot.views.blocks import Block, label, ours, rich, words
from bot.views.naming import owner_name, role_of, value, who_and_company
from desk.state import ThreadState
from routing.model import Rep, Role

REASON = 500
OPTIONS = 100
CALLBACK = "reassign"
PERSON_BLOCK, PERSON = "person", "person"
REASON_BLOCK, REASON_INPUT = "reason", "reason"


def reassign(t: ThreadState, people: Mapping[str, Rep]) -> Block:
    """The modal: everybody of the rules file but the present owner, those of the thread's team first."""
    others = [rep for rep in people.values() if t.owner is None or rep.key != t.owner.key]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": value(t),
        "title": label("Reassign", 24),
        "submit": label("Reassign", 24),
        "close": label("Cancel", 24),
        "blocks": [
            rich([*who_and_company(t, bold=True), *ours(" · owner now: "), *words(owner_name(t))]),
            _input(PERSON_BLOCK, "New owner", _select(others, t)),
            _input(REASON_BLOCK, "Reason", _reason()),
        ],
    }


def _select(others: list[Rep], t: ThreadState) -> Block:
    members = t.team.members if t.team else ()
    groups = {
        "This team": [rep for rep in others if rep.key in members],
        "Reps": [rep for rep in others if rep.key not in members and rep.is_(Role.REP)],
        "Others": [rep for rep in others if rep.key not in members and not rep.is_(Role.REP)],
    }
    shown = _first(OPTIONS, groups)
    return {
        "type": "static_select",
        "action_id": PERSON,
        "placeholder": label("Choose a person", 150),
        "option_groups": [
            {"label": label(n, 75), "options": list(map(_option, r))} for n, r in shown.items()
        ],
    }


def _first(most: int, groups: Mapping[str, list[Rep]]) -> dict[str, list[Rep]]:
    """The groups that have somebody, with at most `most` people in all."""
    shown, room = dict[str, list[Rep]](), most
    for name, reps in groups.items():
        if kept := reps[:room]:
            shown[name] = kept
            room -= len(kept)
    return shown


def _option(rep: Rep) -> Block:
    return {"text": label(role_of(rep), 75), "value": rep.key[:150]}


def _reason() -> Block:
    return {
        "type": "plain_text_input",
        "action_id": REASON_INPUT,
        "max_length": REASON,
        "placeholder": label("One sentence the new owner will read", 150),
    }


def _input(block_id: str, text: str, element: Block) -> Block:
    return {"type": "input", "block_id": block_id, "label": label(text, 2000), "element": element}
