"""What a person reads on their screen: the messages of a conversation as words and buttons."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
Clock = Callable[[int], str]

DATE = re.compile(r"<!date\^(\d+)\^([^|>]*)\|[^>]*>")
MENTION = re.compile(r"<@U0?(\w+)(?:\|[^>]*)?>")
TOKENS = re.compile(r"\{date_short_pretty\} at \{time\}|\{\w+\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """One message: its words in the reader's own time, its buttons, and the lines in its thread."""

    text: str
    buttons: tuple[str, ...]
    thread: tuple[str, ...]
    private: bool
    raw: Json

    def __contains__(self, words: str) -> bool:
        return words in self.text

    def action(self, button: str) -> str:
        """The action id of the button that reads so."""
        return next(part["action_id"] for part in _parts(self.raw["blocks"]) if _label(part) == button)

    @property
    def choices(self) -> dict[str, tuple[str, str]]:
        """What its menu offers, in words -> action id and value."""
        return {
            option["text"]["text"]: (part["action_id"], option["value"])
            for part in _parts(self.raw["blocks"])
            if part.get("type") == "overflow"
            for option in part["options"]
        }


@dataclass(frozen=True, slots=True)
class Conversation:
    """What stands in a channel or in the direct messages with the bot, oldest first."""

    messages: tuple[Shown, ...]

    def shows(self, *words: str) -> bool:
        """Whether one message holds all these words."""
        return any(all(each in message for each in words) for message in self.messages)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever said here."""
        return not self.messages

    @property
    def only(self) -> Shown:
        """The one message there is."""
        (message,) = self.messages
        return message

    def with_button(self, button: str) -> Shown:
        """The newest message that has this button."""
        return next(message for message in reversed(self.messages) if button in message.buttons)

    def with_choice(self, choice: str) -> Shown:
        """The newest message whose menu offers this."""
        return next(message for message in reversed(self.messages) if choice in message.choices)

    def __repr__(self) -> str:
        shown = (f"{m.text}\n{list(m.buttons)} {list(m.thread)}" for m in self.messages)
        return "\n---\n".join(["", *shown, ""])


def shown(message: Json, thread: list[Json], zone: str) -> Shown:
    """A message with the replies in its thread, as somebody in this zone reads them."""
    clock = _clock_of(zone)
    return Shown(
        text=_words(message, clock),
        buttons=tuple(filter(None, map(_label, _parts(message["blocks"])))),
        thread=tuple(_words(reply, clock) for reply in thread),
        private=message["ephemeral"],
        raw=message,
    )


def _words(message: Json, clock: Clock) -> str:
    said = "".join(text for part in _parts(message["blocks"]) for text in _read(part, clock))
    return said or _markup(message["text"], clock)


def _read(part: Json, clock: Clock) -> Iterator[str]:
    match part:
        case {"type": "text", "text": str(text)}:
            yield text
        case {"type": "date", "timestamp": int(at), "format": shape}:
            yield TOKENS.sub(clock(at), shape)
        case {"type": "user", "user_id": user}:
            yield f"@{user.removeprefix('U0').lower()}"
        case {"type": "rich_text_quote"}:
            yield "\n"
        case {"type": "plain_text" | "mrkdwn", "text": str(text)}:
            yield f"\n{_markup(text, clock)}"


def _markup(text: str, clock: Clock) -> str:
    dated = DATE.sub(lambda found: TOKENS.sub(clock(int(found[1])), found[2]), text)
    return MENTION.sub(lambda found: f"@{found[1].lower()}", dated)


def _label(part: Json) -> str:
    return part["text"]["text"] if part.get("type") == "button" else ""


def _parts(thing: object) -> Iterator[Json]:
    """Every object inside, in reading order; the words of buttons and menus belong to those."""
    if isinstance(thing, list):
        for each in thing:
            yield from _parts(each)
    elif isinstance(thing, dict):
        yield thing
        if thing.get("type") not in ("button", "overflow"):
            for each in thing.values():
                yield from _parts(each)


def _clock_of(zone: str) -> Clock:
    return lambda at: f"{datetime.fromtimestamp(at, ZoneInfo(zone)):%a %H:%M}"
