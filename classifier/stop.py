"""Whether somebody wants no more mail: phrases in English, German and French, however they are spelt (R71, T8)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from classifier.hearing import hear
from classifier.stop_words import ALONE, CLEAR, HARMLESS, NOTICE, THIRD_PERSON, UNCLEAR
from classifier.unmask import readings
from classifier.wording import READ, bare_subject, own_subject, plain
from routing.model import Mail

_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}|<mailto:[^>]{1,200}>", re.I)
_ADDRESS = re.compile(r"[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SENTENCE_END = re.compile(r"[.!?;\n\r]+(?=\s|$)|[\n\r]+|\s[-–—]+\s|[()]")


class Wish(Enum):
    """How plainly the wish to stop was said."""

    CLEAR = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Stop:
    """A wish to stop, and the words that say it."""

    wish: Wish
    words: str
    by_header: bool = False


def read_stop(mail: Mail) -> Stop | None:
    """The wish to stop in what the person wrote, or in a subject they chose; the plainest one wins.

    A subject that repeats ours after "Re:" counts only when it is nothing but a command.
    """
    if mail.headers.get("x-apple-unsubscribe"):
        return Stop(Wish.CLEAR, "X-Apple-Unsubscribe", by_header=True)
    found = [_command(bare_subject(mail.subject), readings), _in_text(own_subject(mail.subject), mail)]
    found.append(_in_text(mail.fresh, mail))
    stops = [stop for stop in found if stop]
    return min(stops, key=lambda stop: stop.wish.value, default=None)


def _in_text(text: str, mail: Mail) -> Stop | None:
    if not text.strip():
        return None
    written = f"{mail.subject}\n{text}"
    text = _addresses_named(_without_links(text[:READ]), mail)
    heard = [*map(hear, readings(text))]
    if len(heard) > 1 or heard[0].may_say(ALONE):
        for sentence in _SENTENCE_END.split(text):
            if sentence and (stop := _command(sentence, readings if len(heard) > 1 else _plainly)):
                return stop
    unclear = None
    for reading in heard:
        sober = reading.without(HARMLESS)
        if third := sober.search(THIRD_PERSON):
            unclear = Stop(Wish.UNCLEAR, f"for somebody else: “{third.group()}”")
            sober = sober.without(THIRD_PERSON)
        if clear := sober.search(CLEAR):
            wish = Wish.UNCLEAR if hear(plain(written)).search(NOTICE) else Wish.CLEAR
            return Stop(wish, clear.group())
        if unclear is None and (vague := sober.search(UNCLEAR)):
            unclear = Stop(Wish.UNCLEAR, vague.group())
    return unclear


def _without_links(text: str) -> str:
    return _LINK.sub(" ", text) if "://" in text or "<" in text or "www." in text.lower() else text


def _plainly(sentence: str) -> tuple[str]:
    """How a sentence of a text reads that hides nothing."""
    return (plain(sentence),)


def _command(sentence: str, read: Callable[[str], Sequence[str]]) -> Stop | None:
    """A sentence that is nothing but `stop`, `unsubscribe`, `bitte austragen`, `désabonner`."""
    if len(sentence) > 80:
        return None
    for reading in read(sentence):
        if whole := ALONE.whole.fullmatch(reading.strip(" .!?,;:\"'*“”„-–—>|()[]")):
            return Stop(Wish.CLEAR, whole.group())
    return None


def _addresses_named(text: str, mail: Mail) -> str:
    """Addresses as words: the writer's own is `me`, any other is `someone`."""
    if "@" not in text:
        return text
    own = {mail.sender.casefold(), *(sender.casefold() for sender in mail.senders)}
    return _ADDRESS.sub(lambda found: " me " if plain(found.group()) in own else " someone ", text)
