"""The answer to `/whoowns acme.com`: the owner, the reason, and what is open."""

from collections.abc import Sequence

from bot.views.blocks import Block, actions, button, moment, ours, rich, small, words
from bot.views.card import CLOCK_TIME
from bot.views.help import USAGE, usage
from bot.views.message import LONGEST, Message
from bot.views.naming import kind, owner_name, who, who_and_company
from bot.views.text import escaped
from bot.views.whose import text_of, whose
from desk.asked import Answer
from desk.state import ThreadState

OPEN_SHOWN, WARNINGS_SHOWN, OUTRANKED_SHOWN, SUGGESTIONS_SHOWN = 10, 3, 2, 3
SHARE, AGAIN = "share", "ask_again"
"""The buttons of an answer: post it for everybody here, or ask something else instead. There is one of the
second for each suggestion, told apart by a number behind it."""


def who_owns(answer: Answer, *, share: bool = False) -> Message:
    """The answer; the way of asking when nothing understandable was asked.

    With `share` it has a button to post it for everybody, unless it is about a private account.
    """
    if answer.what == "nothing":
        return usage()
    if answer.what == "unclear":
        return usage("I could not read that as an address, a domain, a company or a person.")
    if answer.hidden:
        return hidden(answer)
    if answer.owner is None and not answer.open:
        return _unknown(answer)
    private = answer.about is not None and answer.about.private
    row = [actions(share_button(answer.asked))] if share and not private else []
    if answer.person:
        return Message(text_of(answer), (*whose(answer, _replies(answer)), *_meant(answer), *row))
    return Message(_text(answer), (*_blocks(answer), *_meant(answer), *row))


def shared(message: Message, asker: str, question: str) -> Message:
    """An answer as everybody reads it: who asked, what was asked, and no buttons."""
    asked = [*words(asker, 80, bold=True), *ours(" asked: "), *words(question, 100)]
    blocks = (block for block in message.blocks if block["type"] != "actions")
    return Message(f"{escaped(asker, 80)} asked: {message.text}", (rich(asked), *blocks))


def may_be_shared(message: Message) -> bool:
    """Whether this is an answer that everybody may read: it has the button that says so."""
    rows = (block for block in message.blocks if block["type"] == "actions")
    return any(each["action_id"] == SHARE for row in rows for each in row["elements"])


def was_shared(message: Message) -> Message:
    """The asker's own answer, once it has been shared."""
    blocks = (block for block in message.blocks if block["type"] != "actions")
    return Message(message.text, (*blocks, small("Shared with everybody here.")))


def hidden(answer: Answer) -> Message:
    """What somebody is told who may not see it; it depends on the asker alone, and confirms nothing."""
    ask = answer.ask.name if answer.ask else "sales ops"
    said = f"That is not visible to you; ask {ask}."
    return Message(escaped(said, 200), (rich(words(said)),))


def again(names: Sequence[str]) -> list[Block]:
    """A button for each name that may have been meant; it asks again in place."""
    shown = [name for name in dict.fromkeys(names) if name.strip()][:SUGGESTIONS_SHOWN]
    rows = [button(f"{AGAIN}:{n}", name, name[:200], f"Ask about {name}") for n, name in enumerate(shown)]
    return [actions(*rows)] if rows else []


def share_button(question: str) -> Block:
    """Share: posts the answer for everybody here."""
    return button(SHARE, "Share here", question[: LONGEST["value"]], f"Share the answer about {question}")


def _unknown(answer: Answer) -> Message:
    names = [name for name in answer.suggestions if name.strip()][:SUGGESTIONS_SHOWN]
    about = words(answer.asked, 100, bold=True) or ours("that")
    if answer.what == "person":
        sorry, said = (
            [*ours("The rules file names nobody as "), *about, *ours(".")],
            "I know nobody like that.",
        )
    else:
        sorry, said = [*ours("I know nothing about "), *about, *ours(".")], "I know nothing about it."
    meant = f"Did you mean {'this' if len(names) == 1 else 'one of these'}?"
    next_ = meant if names else _hint(answer)
    listed = f" {escaped(' or '.join(names), 300)}?" if names else ""
    text = f"{escaped(answer.asked, 100)}: {said} {next_}{listed}"
    return Message(text, (rich(sorry, ours(next_)), *again(names)))


def _hint(answer: Answer) -> str:
    if answer.what == "person":
        return "Ask with a name that is in it, for example /whoowns @maya"
    company = "Ask with its domain or an address, for example /whoowns acme.com"
    return company if answer.what == "company" else USAGE


def _blocks(answer: Answer) -> list[Block]:
    named = words(f"{answer.account}:", bold=True) if answer.account else []
    account = named or [*_asked(answer), *ours(":")]
    owner = answer.owner.name if answer.owner else "nobody, a reply would be filed"
    headline = [*account, *ours(" "), *words(owner, bold=True)]
    blocks = [rich(headline), small(f"Why: {answer.because} (rule {answer.rule})")]
    if said := off_now(answer):
        blocks.append(small(said))
    if answer.how:
        blocks.append(small(f"Recognised by {answer.how}"))
    blocks += [small(f"Otherwise: {said} (rule {rule})") for rule, said in answer.outranked[:OUTRANKED_SHOWN]]
    blocks += [small(f"Please check: {warning}") for warning in answer.warnings[:WARNINGS_SHOWN]]
    return [*blocks, *_replies(answer)]


def off_now(answer: Answer) -> str:
    """Who gets what is pressing while the owner is off; empty where it is the owner."""
    if not (answer.owner and answer.on_duty):
        return ""
    pressing = f"an interested or urgent reply goes to {answer.on_duty.name}, who is on duty"
    return f"{answer.owner.name} is off now: {pressing}"


def _replies(answer: Answer) -> list[Block]:
    shown = answer.open[:OPEN_SHOWN]
    title = [] if answer.person else [words(_how_many(answer), bold=True)]
    listed = [rich(*title, *(_open(t, owner=not answer.person) for t in shown))] if shown else []
    more = (answer.person.open if answer.person else len(answer.open)) - len(shown) - answer.unseen
    tail = [small(f"and {more} more")] if shown and more > 0 else []
    return [*listed, *tail, *_unseen(answer)]


def _unseen(answer: Answer) -> list[Block]:
    return [small(f"{answer.unseen} more not visible to you")] if answer.unseen else []


def _how_many(answer: Answer) -> str:
    count = answer.person.open if answer.person else len(answer.open) + answer.unseen
    return "1 open reply" if count == 1 else f"{count} open replies"


def _open(t: ThreadState, *, owner: bool) -> list[Block]:
    """One open reply: `• Interested · Chris Lowe (Acme) · Maya Okafor · due today at 11:15`."""
    due = [*ours(" · due "), *moment(t.due_at, CLOCK_TIME)] if t.due_at else []
    whose_ = [*ours(" · owner "), *words(owner_name(t))] if owner else []
    return [*ours(f"• {kind(t)} · "), *who_and_company(t), *whose_, *due]


def _meant(answer: Answer) -> list[Block]:
    """Another has the name that was asked: it can be asked about instead."""
    if not answer.suggestions:
        return []
    return [small("Others have this name too; did you mean one of them?"), *again(answer.suggestions)]


def _asked(answer: Answer) -> list[Block]:
    return words(answer.asked, 100, bold=True) or ours("that")


def _text(answer: Answer) -> str:
    asked = escaped(answer.account or answer.asked, 100)
    owner = escaped(answer.owner.name, 80) if answer.owner else "nobody"
    count = f" {_how_many(answer)}." if answer.open else " Nothing is open."
    first = f" The first is from {escaped(who(answer.open[0]), 80)}." if answer.open else ""
    return f"{asked}: {owner}. Why: {escaped(answer.because, 300)}.{count}{first}"
