"""The patterns of written days, over `plain` text of seven languages; `classifier.date_readers` says what they mean."""

import re
from collections.abc import Iterable

from classifier.date_words import COUNTS, MONTHS, MONTHS_CUT, MONTHS_FIRST, WEEKDAYS, WEEKDAYS_CUT


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_A, _B = r"(?P<a>3[01]|[12]\d|0?[1-9])", r"(?P<b>3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th|er|eme|ste|de|te|e|o|a|\.)?"
_NAME = rf"(?:(?P<cut>{_any(MONTHS_CUT)})(?!\w)\.?|(?P<name>{_any(MONTHS)})(?!\w))"
_YEAR = r"(?:(?:,? | ?[-/.] ?)(?:(?:de|del|do|of) )?(?P<year>20\d\d)(?!\d))?"
_UNIT = r"(?! ?(?:%|€|\$|(?:h|uhr|uur|[ap]\.?m|eur|days?|hours?|stunden|tage?|uur|jours?|heures?|dias?|ore|horas)(?!\w)))"

NO_DATES = re.compile(
    r"(?<!\d)(?:24|7)/7(?!\d)"
    r"|(?:\+|(?<!\d)00)\d[\d ()./-]{5,20}\d"
    r"|(?<![\d./-])0\d{2,4}[ /-]{1,3}\d[\d ./-]{2,16}\d"
    r"|(?<!\w)(?:tel|phone|fon|telefono?|telefoon|telefone|mobile?|fax|cell?|ext)[.: ]{1,3}[\d+(][\d ()/.-]{3,24}"
    r"|(?<!\d)\d{1,2}[.:h]\d\d ?(?:uhr|uur|hrs?|[ap]\.?m|h)(?!\w)"
    r"|(?<![\d.])\d{1,2}[.:h]\d\d ?(?:-|–|bis|to|tot|a|alle|ate) ?\d{1,2}[.:h]\d\d ?(?:uhr|uur|hrs?|h)(?!\w)"
    r"|(?<!\d)\d{1,2}[:h]\d\d(?!\d)"
    r"|(?<!\w)(?:alle|dalle|as|das|um|at) \d\d?[.:]\d\d(?![\d.])"
    r"|(?<!\w)(?:guten morgen|(?:por|de|pela) la manana|morgen fruh)(?!\w)"
    r"|(?<!\w)(?:a week (?:on |from )?\w{3,6}day|\w{3,6}day week)(?!\w)"
)
"""Numbers and words that look like days: telephones, times, round the clock, a morning, `Thursday week`."""

LEAD = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{_any(WEEKDAYS)})|(?:{_any(WEEKDAYS_CUT)}))[.,]{{0,2}} ?\(?(?:(?:the|den|dem|der|le|el|il|o|dia|op|de|am) ){{0,2}}\Z"
)
"""A weekday before its date: `Montag, den `, `Tue `."""
LONGEST_LEAD = 28

ISO = re.compile(rf"(?<!\d)(?P<year>20\d\d)-(?P<month>1[0-2]|0?[1-9])-{_DAY}(?!\d)")
NUMERIC = re.compile(
    rf"(?<!\d)(?<!\d[./]){_A}(?:(?P<sep>[/-])|(?P<dot>\. ?)){_B}(?(sep)(?P=sep)|\. ?)(?P<year>20\d\d|\d\d)(?![\d/]|\.\d)"
)
DAY_MONTH = re.compile(rf"(?<!\d){_DAY}{_TH} ?(?:of |de |d'|di |[-/])?{_NAME}{_YEAR}")
WORD_MONTH = re.compile(rf"(?<![\w-])(?P<word>[a-z-]{{2,24}}) (?:of |de |di )?{_NAME}{_YEAR}")
MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<name>{_any(MONTHS_FIRST)})(?!\w)\.? (?:the )?{_DAY}(?:st|nd|rd|th)?(?![\d:])(?:,? (?P<year>20\d\d)(?!\d))?"
)
MONTH_DAYS = re.compile(
    rf"(?<!\w)(?P<name>{_any(MONTHS_FIRST)})(?!\w)\.? \d{{1,2}}(?:st|nd|rd|th)? ?(?:-|–|to|until|through|thru) ?(?:the )?"
    rf"(?P<at>{_DAY}(?:st|nd|rd|th)?(?![\d:])(?:,? (?P<year>20\d\d)(?!\d))?)"
)
"""The end of `Aug 14-21`, of the month at its beginning."""
SLASHED = re.compile(rf"(?<!\d)(?<!\d[./]){_A}/{_B}(?!\d|[./]\d){_UNIT}")
DOTTED = re.compile(
    rf"(?<!\d)(?<!\d[./]){_A}\. ?(?:(?P<b>1[0-2]|0?[1-9])\.(?!\d)|(?P<c>1[0-2]|0[1-9])(?!\d|[./]\d)){_UNIT}"
)
DASHED = re.compile(rf"(?<![\d./-]){_A}-{_B}(?!\d|-){_UNIT}")
"""`4-1`, in Dutch alone."""

_ENDS = (
    r"(?= ?(?:$|[-–.,;:!?)|]|inclu|compre|au matin|c\.? ?m\W|corr|de este|del? (?:mes|corrente)|"
    r"(?:and|et|y|e|und|nicht|wieder|zuruck|weer|terug|al|ao?|au|bis|to) ))"
)
DAY_ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?:the|on|until|till|through|thru|to) (?P<at>{_DAY}(?:st|nd|rd|th))(?!\w)",
        rf"(?<!\w)(?:am|zum|ab|dem|den|bis|vom) (?P<at>{_DAY}\.)(?! ?\d|\w)",
        rf"(?<!\w)(?:le|au|el|al|il|dia|giorno|l'|all') ?(?P<at>{_DAY}(?:er|e|o)?)(?!\w|[./]\d){_ENDS}",
        rf"(?<!\w)(?:de|den|tot|op) (?P<at>{_DAY}(?:e|ste|de))(?!\w)",
    )
)
"""Only the day of a month, with what makes it one: `on the 5th`, `bis zum 14.`, `le 4`, `dia 20`."""
WEEKDAY_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{_any(WEEKDAYS)}),? (?:(?:the|den|dem|le|el|il|dia|o|de) )?{_DAY}(?:st|nd|rd|th|e|\.)?(?![\w:/-]|\.\d)"
)
"""`venerdi 17`."""
WEEKDAY = re.compile(rf"(?<![\w-])(?:{_any(WEEKDAYS)})(?![\w-])")
COUNT = rf"(?P<count>\d{{1,2}}|{_any(COUNTS)})"


def day_first_seen(text: str, otherwise: bool) -> bool:
    """Whether the day stands first, as numbers above twelve in the text show it."""
    pairs = [
        (int(found["a"]), int(found["b"]))
        for pattern in (NUMERIC, SLASHED)
        for found in pattern.finditer(text)
    ]
    first, second = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    return otherwise if first == second else first
