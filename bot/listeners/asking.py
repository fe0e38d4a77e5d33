"""One answer for every way of asking: the command, a mention, a message to us, the shortcut, a button."""

import re
from collections.abc import Callable

from bot.listeners.errors import sentence_for
from bot.listeners.room import Room
from bot.views.help import sentence, usage
from bot.views.message import Message
from bot.views.who_owns import hidden, who_owns
from bot.views.why_not import why_not
from desk.asked import WhyNot
from desk.asking import ask, asked_by_card
from desk.errors import DeskError, NotAllowed, NotKnown
from desk.question import why_not_in
from desk.why import person_named
from desk.why import why_not as why_not_theirs
from routing.model import Rep

PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
ASKED = re.compile(r"^\W*(who\s+owns|whoowns)\b", re.IGNORECASE)
DIRECT = "D"  # how the ids of direct messages begin
UNESCAPED = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
ENTITY = re.compile("|".join(UNESCAPED))


class NobodyWeKnow(DeskError):
    """This person is not in the rules file, and so owns nothing."""


def answer(room: Room, user: str, channel: str, question: str, under: str = "") -> Message:
    """The answer to a question asked in a channel, or why there is none; never raises.

    `under` is the ts of the message in whose thread it was asked: if that is a card of ours, a question that
    names nobody is about the card.
    """

    def told() -> Message:
        by = asker(room, user, channel)
        return reply_to(room, question, by, under=(channel, under), share=channel[:1] not in ("", DIRECT))

    return spoken(told)


def spoken(told: Callable[[], Message]) -> Message:
    """What is to be told, or the sentence why it cannot be; never raises."""
    try:
        return told()
    except Exception as error:
        return sentence(sentence_for(error))


def asker(room: Room, user: str, channel: str) -> Rep:
    """Who asks. Raises NotAllowed for those who may not know, and where outsiders listen; NotKnown, Busy."""
    by = room.people.rep(user)
    if channel and room.channels.is_shared(channel):
        raise NotAllowed("This channel is shared with another organisation; ask me somewhere else.")
    return by


def reply_to(
    room: Room, question: str, by: Rep | None, *, under: tuple[str, str] = ("", ""), share: bool = False
) -> Message:
    """The answer as far as `by` may know it; None stands for everybody in a channel. Raises DeskError."""
    question = question_in(_named(room, question))
    if asked := why_not_in(question):
        about, person = asked
        return _why_not(room, about or _card(room, under), person, by, question, share=share)
    return who_owns(ask(room.desk, question or _card(room, under), by), share=share)


def question_in(text: str) -> str:
    """What is asked about: the text without the words "who owns" and the question mark."""
    return ASKED.sub("", text.strip()).strip().rstrip("?").strip()


def _why_not(room: Room, about: str, person: str, by: Rep | None, question: str, *, share: bool) -> Message:
    if not about:
        person_named(room.desk, person)
        return usage(f"Say what it is about, for example: acme.com {question[:100]}")
    answered = ask(room.desk, about, by)
    if answered.hidden:
        return hidden(answered)
    if answered.person or answered.what not in ("address", "domain", "company"):
        return usage("Why not is asked of an address, a domain or a company: acme.com why not @jon")
    if answered.owner is None and not answered.open:
        near, named = answered.suggestions, person_named(room.desk, person)
        return why_not(WhyNot(answered.asked, answered.what, named, suggestions=near))
    private = answered.about is not None and answered.about.private
    return why_not(why_not_theirs(room.desk, about, person), share=share and not private)


def _card(room: Room, under: tuple[str, str]) -> str:
    channel, ts = under
    return asked_by_card(room.desk, channel, ts) if channel and ts else ""


def _named(room: Room, text: str) -> str:
    """The text as it was typed: people by their keys, Slack's three entities as characters."""
    text = PERSON.sub(lambda found: f"@{_key(room, found.group(1))}", text)
    return ENTITY.sub(lambda found: UNESCAPED[found.group()], text)


def _key(room: Room, user: str) -> str:
    try:
        return room.people.rep(user).key
    except (NotAllowed, NotKnown):
        raise NobodyWeKnow from None
