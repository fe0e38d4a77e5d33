"""The answer to `/whoowns acme.com`: the owner, the reason, and what is open."""

from bot.views.blocks import Block, moment, ours, rich, small, words
from bot.views.card import CLOCK_TIME
from bot.views.help import USAGE, usage
from bot.views.message import Message
from bot.views.naming import kind, owner_name, who, who_and_company
from bot.views.text import escaped
from desk.state import Answer, ThreadState

OPEN_SHOWN, WARNINGS_SHOWN, SUGGESTIONS_SHOWN = 10, 3, 5


def who_owns(answer: Answer) -> Message:
    """The answer, for the asker's eyes only; the way of asking when nothing understandable was asked."""
    if answer.what == "nothing":
        return usage()
    if answer.what == "unclear":
        return usage("I could not read that as an address, a domain or a company.")
    if answer.owner is None and not answer.open:
        return _unknown(answer)
    return Message(_text(answer), tuple(_blocks(answer)))


def _unknown(answer: Answer) -> Message:
    sorry = [*ours("I know nothing about "), *_asked(answer), *ours(".")]
    names = answer.suggestions[:SUGGESTIONS_SHOWN]
    near = words(f"Did you mean {' or '.join(names)}?", 300) if names else ours(USAGE)
    said = f"I know nothing about {escaped(answer.asked, 100)}."
    hint = f" Did you mean {escaped(' or '.join(names), 300)}?" if names else f" {USAGE}"
    return Message(said + hint, (rich(sorry, near),))


def _blocks(answer: Answer) -> list[Block]:
    named = words(f"{answer.account}:", bold=True) if answer.account else []
    account = named or [*_asked(answer), *ours(":")]
    owner = answer.owner.name if answer.owner else "nobody, a reply would be filed"
    headline = [*account, *ours(" "), *words(owner, bold=True)]
    blocks = [rich(headline), small(f"Why: {answer.because} (rule {answer.rule})")]
    blocks += [small(f"Please check: {warning}") for warning in answer.warnings[:WARNINGS_SHOWN]]
    if answer.open:
        shown = answer.open[:OPEN_SHOWN]
        blocks.append(rich(words(_how_many(answer), bold=True), *(_open(t) for t in shown)))
    return blocks


def _how_many(answer: Answer) -> str:
    return "1 open reply" if len(answer.open) == 1 else f"{len(answer.open)} open replies"


def _open(t: ThreadState) -> list[Block]:
    """One open reply: `• Interested · Chris Lowe (Acme) · Maya Okafor · due today at 11:15`."""
    due = [*ours(" · due "), *moment(t.due_at, CLOCK_TIME)] if t.due_at else []
    return [*ours(f"• {kind(t)} · "), *who_and_company(t), *ours(" · owner "), *words(owner_name(t)), *due]


def _asked(answer: Answer) -> list[Block]:
    return words(answer.asked, 100, bold=True) or ours("that")


def _text(answer: Answer) -> str:
    asked = escaped(answer.account or answer.asked, 100)
    owner = escaped(answer.owner.name, 80) if answer.owner else "nobody"
    count = f" {_how_many(answer)}." if answer.open else " Nothing is open."
    first = f" The first is from {escaped(who(answer.open[0]), 80)}." if answer.open else ""
    return f"{asked}: {owner}. Why: {escaped(answer.because, 300)}.{count}{first}"
