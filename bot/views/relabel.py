"""The modal that says of what kind a reply really is: what it was taken for, why, and the kinds there are."""

from bot.views.blocks import Block, label, ours, rich, small, words
from bot.views.naming import KINDS, RELABEL, value, who_and_company
from desk.state import TakenFor, ThreadState
from routing.model import ReplyKind

CALLBACK = RELABEL
KIND_BLOCK, KIND = "kind", "kind"
SNIPPET, EVIDENCE = 300, 3
MEANS = {
    ReplyKind.INTERESTED: "Asks for price, material, a demo or a meeting, or agrees",
    ReplyKind.NOT_INTERESTED: "Declines for good; no wish to be taken off the list",
    ReplyKind.UNSUBSCRIBE: "Wants no more mail: goes to compliance at once",
    ReplyKind.OTHER: "Anybody else: a question, an objection, wrong person, not now",
    ReplyKind.OUT_OF_OFFICE: "A machine says that somebody is away or has left",
    ReplyKind.BOUNCE: "Our mail could not be delivered",
    ReplyKind.AUTOMATIC: "Receipts, tickets, delay notices: nobody has to answer",
}


def relabel(t: ThreadState, taken: TakenFor) -> Block:
    """The modal for the reply on this thread's card."""
    unsure = " (not sure)" if taken.unsure else ""
    what = [*ours("Taken for "), *words(f"{KINDS[taken.kind]}{unsure}", bold=True)]
    fresh = words(t.fresh, SNIPPET, lines=3) or ours("(no text)")
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": value(t),
        "title": label("Wrong kind?", 24),
        "submit": label("Set kind", 24),
        "close": label("Cancel", 24),
        "blocks": [
            rich(who_and_company(t, bold=True), what, quote=fresh),
            *_because(t, taken),
            {
                "type": "input",
                "block_id": KIND_BLOCK,
                "label": label("What is it really?", 2000),
                "element": {
                    "type": "static_select",
                    "action_id": KIND,
                    "placeholder": label("Choose a kind", 150),
                    "options": [_option(kind, means) for kind, means in MEANS.items()],
                },
            },
            small("What a person wrote has one owner at once; what a machine wrote is nobody's work."),
        ],
    }


def _because(t: ThreadState, taken: TakenFor) -> list[Block]:
    """Why: because somebody said so, else the evidence."""
    if t.relabelled:
        return [small(f"Because {t.relabelled.by.name} set it")]
    said = [small(f"Because: {each}") for each in taken.evidence if each.strip()]
    return said[:EVIDENCE] or [small("Because of nothing in particular")]


def _option(kind: ReplyKind, means: str) -> Block:
    return {"text": label(KINDS[kind], 75), "description": label(means, 75), "value": kind.value}
