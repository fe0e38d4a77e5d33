"""Whether a subject is one that mail systems or answering programs write."""

import re

from classifier.bounce_subjects import FAILED_BEHIND, SUBJECT, SUBJECT_UNSPACED
from classifier.machine_subjects import AUTO_SUBJECT
from classifier.wording import plain

PASSED_ON = re.compile(r"(?:re|aw|fwd?|wg|tr|rv|sv|vs|i|enc|odp|antw)(?:\[\d+\])? ?:")
_TAGS = re.compile(r"(?:(?:\[[^\]]{0,30}\]|\*{2,5}[^*]{1,20}\*{2,5}|external ?:) ?){0,3}")
_READ = 500
_CHARSETS = ("gb18030", "big5", "euc_kr", "euc_jp", "shift_jis", "cp1251", "koi8_r")


def untagged(subject: str) -> str:
    """The subject in plain words, without what gateways put in front.

    >>> untagged("[EXTERNAL] *** Échec : Hello")
    'echec : hello'
    """
    return _TAGS.sub("", plain(subject[:_READ]), count=1).lstrip(" *!-_.:>\"'<(“„")


def answers_by_itself(untagged: str) -> bool:
    """Whether programs that answer begin a subject like this."""
    return bool(AUTO_SUBJECT.match(untagged))


def is_notice(untagged: str, subject: str, daemon: bool) -> bool:
    """Whether mail systems write such a subject; `daemon`: one sent it, maybe as raw bytes in its country's charset."""
    if PASSED_ON.match(untagged):
        return bool(FAILED_BEHIND.search(untagged))
    readings = [untagged, *(_other_readings(subject[:_READ]) if daemon and not untagged.isascii() else ())]
    return any(
        SUBJECT.match(each) or FAILED_BEHIND.search(each) or met_unspaced(SUBJECT_UNSPACED, each)
        for each in readings
    )


def met_unspaced(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of scripts without spaces is met; plain ASCII need not be searched."""
    return not text.isascii() and bool(pattern.search(text))


def _other_readings(subject: str) -> list[str]:
    """A subject that came as raw bytes, which the parser took for Windows-1252."""
    raw = subject.encode("cp1252", "ignore")
    return [plain(raw.decode(each, "ignore")) for each in _CHARSETS]
