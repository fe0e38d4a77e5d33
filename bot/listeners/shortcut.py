"""The message shortcut "Who owns this?": about the card, else about whom the message speaks of."""

from collections.abc import Iterator
from typing import Any, cast

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.asking import DIRECT, asker, reply_to, spoken
from bot.listeners.room import Room
from bot.listeners.telling import tell
from bot.views.help import sentence
from bot.views.message import Message
from desk.asking import asked_by_card, known_companies
from desk.mentioned import asked_in, names_in
from desk.question import LONGEST
from routing.domains import registrable

CALLBACK = "who_owns_this"
NOTHING = (
    "I found no address, domain or company in this message. Ask with /whoowns and one, for example "
    "/whoowns acme.com"
)
MOST_ATTACHED, MOST_DRAWN = 5, 2000

Payload = dict[str, Any]


def chosen(room: Room) -> Listener:
    """Somebody chose it in a message's menu; the answer is for them alone, in the same thread."""

    def listener(ack: Ack, body: Payload) -> None:
        ack()
        user = str((body.get("user") or {}).get("id") or "")
        channel, message = str((body.get("channel") or {}).get("id") or ""), body.get("message") or {}

        def told() -> Message:
            by = asker(room, user, channel)
            question = _question(room, channel, message)
            share = channel[:1] not in ("", DIRECT)
            return reply_to(room, question, by, share=share) if question else sentence(NOTHING)

        under = str(message.get("thread_ts") or "")
        url = str(body.get("response_url") or "")
        tell(room, user, channel, spoken(told), under=under, response_url=url)

    return listener


def _question(room: Room, channel: str, message: Payload) -> str:
    """What a message is about; empty when there is nothing in it that anybody could own."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    trace = str(payload.get("id") or "") if isinstance(payload, dict) else ""
    if card := asked_by_card(room.desk, channel, str(message.get("ts") or ""), trace):
        return card
    text, drawn = _text(message), " ".join(_drawn(message.get("blocks")))
    ours = {registrable(rep.email.rpartition("@")[2]) for rep in room.desk.rulebook.people.values()}
    if asked := asked_in(text, ours) or asked_in(drawn, ours):
        return asked[0]
    names = names_in(text)
    known = known_companies(room.desk, names)
    whole = names[:1] if names and names[0] == text and len(text) <= LONGEST else ()
    return next(iter((*known, *whole)), "")


def _text(message: Payload) -> str:
    attached = (message.get("attachments") or ())[:MOST_ATTACHED]
    texts = [message, *(each for each in attached if isinstance(each, dict))]
    return " ".join(str(each.get(name) or "") for each in texts for name in ("text", "fallback")).strip()


def _drawn(blocks: object) -> Iterator[str]:
    """What blocks say: cards of other apps may say no more in their text than that they are cards."""
    waiting: list[object] = [blocks]
    for _ in range(MOST_DRAWN):
        if not waiting:
            return
        match waiting.pop():
            case dict() as part:
                found = cast("Payload", part)
                yield from (found[name] for name in ("text", "url") if isinstance(found.get(name), str))
                waiting += reversed(found.values())
            case list() as parts:
                waiting += reversed(cast("list[object]", parts))
            case _:
                pass
