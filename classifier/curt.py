"""Bounces of a line or two without sender, subject or form: nothing stands in them but a mail system's words."""

import re
from itertools import islice

from classifier.bounce_words import DEAD_MAILBOX, DELAYED, DONE, FAILED, HELD, NOTICE
from classifier.curt_words import GOODS, OF_MAIL, REFUSED, WORD, YOURS
from classifier.failure_words import FULL, NO_HOST, UNKNOWN
from classifier.phrases import TALKING, speaks_of
from classifier.wording import plain

_LONGEST = 700  # characters; what is longer has a form of its own
_MOST = 100  # words
_SPARE = 10  # in so many words one may be another's: a name, a place
_SORRY = re.compile(
    r"\b(?:we(?:'re| are)|i'?m|i am) (?:sorry|afraid)(?: to (?:have to )?inform you)?(?: that)?,?|\bsorry,"
)
_NAMED = re.compile(r"<[^<>\s]{0,200}>|\S*[\w-][@.][\w-]\S*|\S*[=\d]\S*")
_WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_REPLY = re.compile(
    r"\W{0,3}(?:\S{1,100}@\S{1,100}\W{1,3}\s?)?(?:smtp ?;? ?)?[45][0-57]\d[ -]#?[45]\.[0-7]\.\d{1,3}(?!\.?\d)"
)
_MYSELF = re.compile(
    r"\b(?:i|i've|i'll|my|me|we|our|us|ich|mir|mich|mein\w*|wir|uns\w*|je|j'\w+|nous|mon|ma|notre|yo|mi|nos|nosotros|nuestr\w+|"
    r"io|mio|mia|noi|nostr\w+|eu|meu|minha|nossa?|ik|mij|mijn|wij|ons|onze)\b"
)
_FAILURES = (FAILED, UNKNOWN, FULL, NO_HOST, DEAD_MAILBOX, NOTICE, REFUSED)


def curt_failure(text: str) -> str:
    """The opening of a text that is nothing but a mail system's word of a failed delivery; else empty.

    Either it begins with a server's reply code and nobody speaks of himself, or all its words are such as notices are made
    of, one in ten excepted, and they say that delivery failed. A question, or a word about *our* mailbox, is a person's.

    >>> curt_failure("User unknown"), curt_failure("Your mailbox is full"), curt_failure("My mailbox is full")
    ('user unknown', '', '')
    """
    if not text or len(text) > _LONGEST or "?" in text:
        return ""
    said = plain(text)
    replied = _REPLY.match(said) and not _MYSELF.search(said) and not speaks_of(text, TALKING)
    if not (replied or _made_of_notices(said)):
        return ""
    of_another = (GOODS, YOURS, DELAYED, HELD, DONE)
    return "" if any(table.search(said) for table in of_another) else said[:80].strip()


def _made_of_notices(said: str) -> bool:
    words = _WORDS.findall(_NAMED.sub(" ", _SORRY.sub(" ", said)))
    if not 2 <= len(words) <= _MOST:
        return False
    strange = (word for word in words if not WORD.fullmatch(word))
    if len(list(islice(strange, len(words) // _SPARE + 1))) > len(words) // _SPARE:
        return False
    return bool(OF_MAIL.search(said)) and any(table.search(said) for table in _FAILURES)
