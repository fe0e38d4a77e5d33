"""The date an absent person is back."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import dateparser

from classifier.wording import phrases, plain
from routing.model import Mail

_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|janner|feb(?:ruary|ruar)?|fevr?(?:ier)?|mar(?:ch|s)?|marz|maerz|apr(?:il)?|avr(?:il)?|may|mai|"
    r"june?|juni|juin|july?|juli|juil(?:let)?|aug(?:ust)?|aout|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|"
    r"de[cz](?:ember|embre)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,? ?(?:20)\d\d)?"
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
_DATE = phrases(
    r"20\d\d-\d\d?-\d\d?",
    rf"{_DAY} ?(?:of |de |d')?{_MONTH}\.?{_YEAR}",
    rf"{_MONTH}\.? {_DAY}{_YEAR}",
    r"[0-3]?\d[/.-][0-3]?\d[/.-](?:20)?\d\d",
    r"[0-3]?\d/[0-3]?\d",
    r"[0-3]?\d\.[01]?\d\.?",
    _WEEKDAY,
    r"tomorrow|morgen|demain",
)
_BACK = phrases(
    r"(?:back|return\w*|reachable|available)",
    r"(?:wieder|zuruck|ruckkehr|erreichbar)",
    r"(?:de retour|retour|reprend\w*|rentre\w*|joignable|disponible)",
)
_AWAY = phrases(
    r"(?:until|till|through|thru|to|out|away|absent|leave|vacation|holiday|travel\w*|off)",
    r"(?:bis|abwesend|urlaub|nicht im (?:buro|haus)|verreist)",
    r"(?:jusqu'?au?|jusqu'a|au|absente?|conges?|vacances|deplacement)",
)
_NOT_A_DATE = phrases(
    r"24/7",
    r"\d\d?[:h.]\d\d ?(?:uhr|am|pm|h)",
    r"(?:since|from|seit|vom|depuis|du) [^.;]{1,25}?(?= (?:to|until|bis|au|through|-))",
)
_SENTENCE = re.compile(r"(?<=[^\d\W]{3})[.!?;](?:\s|$)|[!?;\n]")
_SENTENCES, _DATES, _AHEAD = 40, 12, timedelta(days=400)
_DAY_FIRST = re.compile(r"\.(?:uk|ie|au|nz|in|za|de|at|ch|fr|be|nl|es|it|eu|pt)$")
_FILLER = re.compile(r"\b(?:(?:of|de) |d')")


def return_date(mail: Mail, language: str | None) -> date | None:
    """The day the writer is back, or the last day away when only that is said; None when nothing sure is said.

    Sentences about coming back win over sentences about being away; the last date counts. Dates
    without a year are the next such day after the mail. A mail without a date gives None.
    """
    if mail.date is None:
        return None
    sentences = [plain(s) for s in _SENTENCE.split(mail.fresh[:4_000])[:_SENTENCES] if s]
    for anchor in (_BACK, _AWAY):
        found = [day for s in sentences if anchor.search(s) for day in _days(s, mail, language, mail.date)]
        if found:
            return max(found)
    return None


def _days(sentence: str, mail: Mail, language: str | None, received: datetime) -> Iterator[date]:
    order = "DMY" if language not in (None, "en") or _DAY_FIRST.search(mail.domain) else "MDY"
    base = received.replace(tzinfo=None)
    for written in _DATE.findall(_NOT_A_DATE.sub(" ", sentence))[:_DATES]:
        text = _year_added(_FILLER.sub("", written).rstrip("."), received)
        day_order = "DMY" if "." in text else order
        parsed = dateparser.parse(
            text,
            languages=["en", "de", "fr"] if language not in ("en", "de", "fr") else [language],
            settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "DATE_ORDER": day_order},
        )
        if parsed and received.date() <= parsed.date() <= received.date() + _AHEAD:
            yield parsed.date()


def _year_added(text: str, received: datetime) -> str:
    """`05.01` -> `05.01.2027`: dateparser would read a clock time."""
    if not (short := re.fullmatch(r"(\d\d?)\.(\d\d?)", text)):
        return text
    day, month = int(short.group(1)), int(short.group(2))
    year = received.year + ((month, day) < (received.month, received.day))
    return f"{day}.{month}.{year}"
