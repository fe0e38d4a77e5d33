"""Why a mail bounced: hard, soft or blocked. The one definition; docs/bounces.md tells it with examples."""

import re

from classifier import failure_words as words
from classifier.wording import plain
from routing.model import Failure

# RFC 3463, not a program's version or an IP address.
_STATUS = re.compile(r"(?<![\d.])([45]\.[0-7]\.\d{1,3})(?!\.?\d)")
_BEHIND_REPLY = re.compile(
    r"(?<![\d.])[45]\d\d[ -]{1,2}(?:\W{0,2})([45]\.[0-7]\.\d{1,3})(?!\.?\d)"
    r"|#([45]\.[0-7]\.\d{1,3})(?!\.?\d)"
)
_REPLY = re.compile(
    r"(?<![\d.:])([45])[0-7]\d(?=[ :-](?!\d{2,3}\b))|\b(?:smtp|esmtp|error|code|status|smtp;) ?:?\(?#?([45])[0-7]\d\b"
)

_HARD = re.compile(r"5\.1\.(?:[1-46]|10)$|5\.2\.1$|5\.4\.(?:4|310)$|5\.7\.1[378]$")
_SOFT = re.compile(r"5\.2\.[23]$|5\.3\.[1-5]$|5\.4\.[235-7]$|5\.4\.3\d\d$|4\.(?:[1-6]\.\d+)$")
_BLOCKED = re.compile(r"[45]\.1\.[78]$|5\.6\.\d+$|5\.7\.(?:[2-9]|\d\d+)$")
_NAMED_REASON = re.compile(r"5\.7\.[01]$|4\.7\.\d+$")

_REASONS = (
    (Failure.SOFT, words.FULL, words.FULL_UNSPACED),
    (Failure.HARD, words.UNKNOWN, words.UNKNOWN_UNSPACED),
    (Failure.BLOCKED, words.BLOCKED, words.BLOCKED_UNSPACED),
    (Failure.HARD, words.NO_HOST, words.NO_HOST_UNSPACED),
    (Failure.SOFT, words.LATER, words.LATER_UNSPACED),
)
_GREYLISTED = re.compile(r"gr[ea]y-? ?list|try (?:again )?later|temporar|rate limit|too many|later|deferred")
_READ = 1500


def failure(status: str, *told: str) -> Failure:
    """Why it failed. `status` is the enhanced status code (RFC 3463) or empty; `told` are the words, surest first.

    - HARD, the address is dead: no such user or mailbox (5.1.1 to 5.1.4, 5.1.6, 5.1.10), mailbox disabled (5.2.1),
      no such domain or no route to it (5.4.4, 5.4.310), owner gone (5.7.13, 5.7.17, 5.7.18), or words that say so.
    - SOFT, it cannot take mail now: mailbox full or message too large for it (5.2.2, 5.2.3), a system that is down,
      busy, loops or timed out (5.3.x, 5.4.x, all of 4.x), greylisting, or words that say so.
    - BLOCKED, it refuses what we sent or who sent it: policy, spam, lists, authentication (5.7.x, 4.7.x), our own
      sender's address (5.1.7, 5.1.8), content (5.6.x), or words that say so.

    A code that says nothing (5.0.0, 5.1.0, 5.2.0, 5.4.0, 5.4.1, 5.5.x, none) leaves it to the words; 5.7.0 and 5.7.1,
    which servers put before anything, and 4.7.x are BLOCKED unless the words name another reason. Among words
    "full" goes before "unknown", that before "blocked", "no such domain" and "try later": what follows is the
    usual advice. With neither a telling code nor telling words it is the first digit: 4 SOFT, else HARD.

    >>> [failure(code).value for code in ("5.1.1", "5.2.2", "4.2.0", "5.7.1", "5.6.1", "5.0.0", "")]
    ['hard', 'soft', 'soft', 'blocked', 'blocked', 'hard', 'hard']
    >>> failure("5.7.1", "550 5.7.1 User unknown").value, failure("", "554 mailbox is full").value
    ('hard', 'soft')
    """
    for known, pattern in ((Failure.HARD, _HARD), (Failure.SOFT, _SOFT), (Failure.BLOCKED, _BLOCKED)):
        if pattern.match(status):
            return known
    said = [plain(each[:_READ]) for each in told]
    if _NAMED_REASON.match(status):
        return _behind_policy(status, said)
    named = next((reason for text in said if (reason := _reason(text))), None)
    if status.startswith("4") and named is not Failure.BLOCKED:
        return Failure.SOFT
    return named or (Failure.SOFT if status.startswith("4") else Failure.HARD)


def status_in(text: str) -> str:
    """The enhanced status code a text states or implies: `5.1.1`, `4.0.0` for a plain 450; else empty.

    >>> status_in("552 5.2.2 mailbox full"), status_in("450 try later"), status_in("no such user, Exim 4.92.3")
    ('5.2.2', '4.0.0', '')
    """
    if found := _BEHIND_REPLY.search(text):
        return found[1] or found[2]
    if found := _STATUS.search(text):
        return found[1]
    return f"{found[1] or found[2]}.0.0" if (found := _REPLY.search(text)) else ""


def _behind_policy(status: str, said: list[str]) -> Failure:
    """What 5.7.1 and 4.7.x stand for: the first words that know, if they know better."""
    text = next((each for each in said if each), "")
    if status.startswith("4"):
        return Failure.SOFT if _GREYLISTED.search(text) else Failure.BLOCKED
    if words.BLOCKED.search(text) or words.BLOCKED_UNSPACED.search(text):
        return Failure.BLOCKED
    return _reason(text) or Failure.BLOCKED


def _reason(text: str) -> Failure | None:
    return next(
        (
            reason
            for reason, spaced, unspaced in _REASONS
            if spaced.search(text) or (not text.isascii() and unspaced.search(text))
        ),
        None,
    )
