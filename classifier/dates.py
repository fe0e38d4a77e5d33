"""The day an absent person is back, as the notice names it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from classifier.date_forms import dated
from classifier.date_senses import Sense, senses
from classifier.wording import bare_subject, plain
from routing.model import Mail

_READ = 4_000
_LINE_ENDS = re.compile(r"(?m)^([^\n]{0,45})\n|\n[ \t\r]*\n|\n(?=[-*•])")
_DAY_ENDS = re.compile(r"(?:(?<=\d\.\d\.)|(?<=\d\.\d\d\.))\s+(?=[A-ZÄÖÜ]\w{0,12} [a-zäöü])")
_ZONE = re.compile(r"([+-])(\d\d)([0-5]\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"\.(?:uk|ie|au|nz|in|za|sg|de|at|ch|fr|be|nl|lu|es|pt|it|eu|dk|se|no|fi|pl|cz|br|mx|ar|co|cl)$"
)
_AMERICA = timedelta(hours=-10), timedelta(hours=-4)


def return_date(mail: Mail, language: str | None) -> date | None:
    """The day the notice names as the return, and None when it names none or contradicts itself.

    `Back on the 5th` is the 5th. Where only the end of the absence is named, that day is taken as it stands,
    `until`, `through` and ranges alike (`docs/absences.md` says why). A mail without a date gives None.
    """
    if mail.date is None:
        return None
    for text in ((mail.fresh or mail.text)[:_READ], bare_subject(mail.subject)):
        named = _days_named(text, mail, language, mail.date)
        if any(named.values()):
            return _return(named)
    return None


def _return(named: Mapping[Sense, set[date]]) -> date | None:
    """The day of the return among all days named; two that differ, or a return before its absence ends, are none."""
    backs, ends = named[Sense.BACK], named[Sense.END]
    away_until = max(ends | named[Sense.AWAY], default=None)
    answers = {day for day in named[Sense.ANSWER] if away_until is None or day >= away_until}
    if backs:
        return _only(backs) if not ends or max(ends) <= min(backs) else None
    if len(answers) == 1:
        return _only(answers)
    if ends:
        return _only(ends)
    return max(named[Sense.AWAY], default=None) or _only(named[Sense.SOME_END])


def _only(days: set[date]) -> date | None:
    return next(iter(days)) if len(days) == 1 else None


def _days_named(text: str, mail: Mail, language: str | None, moment: datetime) -> Mapping[Sense, set[date]]:
    """The days by what is said of them. Of the ends in one sentence the last counts: `3 to 7 and 10 to 14 May`.

    A return without its month (`Monday`, `the 5th`) is looked for after the absence.
    """
    zone = _zone(mail, moment)
    received = moment.astimezone(zone).date()
    lines = plain(_DAY_ENDS.sub(" | ", _LINE_ENDS.sub(r"\1 | ", text)))
    day_first = _day_first(mail, language, zone.utcoffset(None))
    said = list(senses(dated(lines, received, day_first, dashes=language == "nl")))
    named: dict[Sense, set[date]] = {sense: set() for sense in Sense}
    ends: dict[int, date] = {}
    for sense, sentence, written in said:
        if sense in (Sense.END, Sense.AWAY, Sense.SOME_END) and (day := written.day(received)):
            if sense is Sense.END:
                ends[sentence] = max(day, ends.get(sentence, day))
            else:
                named[sense].add(day)
    named[Sense.END].update(ends.values())
    earliest = max({received} | named[Sense.END] | named[Sense.AWAY])
    for sense, _, written in said:
        if sense in (Sense.BACK, Sense.ANSWER) and (day := written.day(earliest)):
            named[sense].add(day)
    return named


def _zone(mail: Mail, moment: datetime) -> timezone:
    """The writer's zone from the Date header as it stood, else from the date itself."""
    if found := _ZONE.search(mail.headers.get("date", "")):
        sign, hours, minutes = found.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        if offset < timedelta(hours=15):
            return timezone(-offset if sign == "-" else offset)
    return timezone(moment.utcoffset() or timedelta())


def _day_first(mail: Mail, language: str | None, zone: timedelta) -> bool:
    """Whether this writer means 3 April by 3/4: by language, then domain, then zone (UTC tells nothing)."""
    if language not in (None, "en") or _DAY_FIRST.search(mail.domain):
        return True
    least, most = _AMERICA
    return bool(zone) and not least <= zone <= most
