"""From which day somebody wants to hear from us again: a month, quarter, season or year, or in so many weeks."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from classifier.time_words import MONTH, MONTHS
from classifier.wording import phrases

_READ, _LAST_YEAR = 2_000, 9_000
_NUMBERS = {
    **dict.fromkeys(("a", "one", "einem", "einer", "un", "une", "uno", "una", "een", "um", "uma", "1"), 1),
    **dict.fromkeys(("two", "zwei", "deux", "dos", "twee", "due", "dois", "duas", "a couple of"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "drie", "tre", "a few", "ein paar"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro", "quatro"), 4),
    **dict.fromkeys(("five", "funf", "cinq", "cinco", "vijf", "cinque"), 5),
    **dict.fromkeys(("six", "sechs", "seis", "zes", "sei", "half a", "einem halben", "een half", "medio"), 6),
    **dict.fromkeys(("eight", "acht", "huit", "ocho", "otto", "oito"), 8),
    **dict.fromkeys(("nine", "neun", "neuf", "nueve", "negen", "nove"), 9),
    **dict.fromkeys(("twelve", "zwolf", "douze", "doce", "twaalf", "dodici", "doze"), 12),
}
_HALVES = frozenset({"half a", "einem halben", "een half", "medio"})
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = (
    r"(?P<unit>days?|tagen?|jours?|dias?|dagen|giorni|weeks?|wochen?|semaines?|semanas?|weken|week|settimane|months?|monaten?|mois|meses|mes|"
    r"maanden|maand|mesi|mese|quarters?|quartalen?|trimestres?|trimestri|kwartalen|years?|jahre?n?|ans?|anos?|jaar|anni|anno)"
)
_ORDINALS = {
    1: r"first|1st|erste[nsr]?|1\.|premier|1er|primer[oa]?|primeiro|eerste|1e|primo",
    2: r"second|2nd|zweite[nsr]?|2\.|deuxieme|2e|2eme|second|segundo|tweede|secondo",
    3: r"third|3rd|dritte[nsr]?|3\.|troisieme|3e|3eme|tercer[oa]?|terceiro|derde|terzo",
    4: r"fourth|4th|last|vierte[nsr]?|letzte[nsr]?|4\.|quatrieme|4e|4eme|cuarto|quarto|vierde|laatste|ultimo",
}
_QUARTER = r"quarter|quartal|trimestre|kwartaal"
_HALF = r"half|halbjahr|semestre|helft|semester"
_NEXT = r"next|nachste[nsrm]?|kommende[nsrm]?|prochaine?|volgende?|prossim[oa]|proxim[oa]"
_YEAR = r"(?P<year>20\d\d)"
_SEASONS = {
    3: r"spring|fruhjahr|fruhling|printemps|primavera|lente|voorjaar",
    6: r"summer|sommer|ete|verano|zomer|estate|verao",
    9: r"autumn|fall|herbst|automne|otono|herfst|najaar|autunno|outono",
    12: r"winter|hiver|invierno|inverno",
}
_AFTER = r"(?:after|nach|apres|despues de|tras|na|dopo|depois d[aeo]s?|pasad\w+|apos|later than|past)"
_THE = r"(?: (?:the|den|dem|der|die|das|les|la|le|las|los|de|het|i|il|as|os|mes|meine[nr]?|our|my|your|unseren|nuestras|mijn|onze|nos|l'))?"
_HOLIDAYS = r"(?:holidays?|vacations?|break|ferien|pause|urlaub|vacances|vacaciones|vakantie|vacanze|ferias)"
_SUMMER = rf"(?:{_SEASONS[6]})"

_IN_SO_MANY = phrases(
    rf"(?:in|dans|en|dentro de|over|tra|fra|daqui a|em|another|nach|d'ici|after|na) (?:about |etwa |ca\.? |environ |unos |circa |ongeveer |cerca de |around |some )?{_NUMBER} {_UNIT}(?! (?:ago|returns))",
    rf"(?P<number_first>{_NUMBER[len('(?P<number>') : -1]}) (?P<unit_first>{_UNIT[len('(?P<unit>') : -1]}) (?:from now|time|later|spater|plus tard|mas tarde|later)",
)
_AFTER_SUMMER = phrases(
    rf"{_AFTER}{_THE} (?:{_HOLIDAYS} (?:d'|de |do |di |del |estiv)?(?:{_SUMMER}|ve|est)\w*|{_SUMMER}(?:s|\w{{0,2}}{_HOLIDAYS})?(?: ?{_HOLIDAYS})?)|(?:a|apres|de) la rentree|rentree|{_AFTER}(?: as| le)? ferias|grandes vacances"
)
_AFTER_NEW_YEAR = phrases(
    rf"{_AFTER}{_THE} (?:christmas|weihnachten|noel|navidad(?:es)?|kerst\w*|natale|natal|new year\w*|jahreswechsel|neujahr|turn of the year|fetes|feestdagen|feiertagen|fiestas|feste|festas)"
    r"|(?:im|in the|dans le|in het|en el|nel|no) (?:new year|neuen jahr|neue jahr|nieuwe jaar|nuevo ano|nuovo anno|novo ano)|new year|neues jahr|zum jahreswechsel"
)
_QUARTERS = phrases(
    r"(?:q|t|k)(?P<q>[1-4])(?:[ /-]?(?:of |de |del |do |van )?(?P<q_year>20\d\d))?",
    *(
        rf"(?P<n{n}>{words}) (?:{_QUARTER})(?:[ /](?:of |de |del |do |van |von )?(?P<n{n}_year>20\d\d))?"
        for n, words in _ORDINALS.items()
    ),
    rf"(?:{_QUARTER}) (?P<q_after>[1-4])",
)
_HALVES_OF_YEAR = phrases(
    r"(?:h|s)(?P<h>[12])(?:[ /-]?(?P<h_year>20\d\d))?",
    rf"(?P<h1>{_ORDINALS[1]}) (?:{_HALF})(?! of (?:the )?(?:month|week))",
    rf"(?P<h2>{_ORDINALS[2]}) (?:{_HALF})(?! of (?:the )?(?:month|week))",
)
_NEXTS = phrases(
    rf"(?:{_NEXT}) (?P<what>year|jahr|annee|ano|jaar|anno|an|quarter|quartal|trimestre|kwartaal|month|monat|mois|mes|maand|mese|week|woche|semaine|semana|settimana)",
    r"(?P<what_first>annee|ano|an|trimestre|mois|mes|anno|mese|semaine|semana|settimana) (?:prochaine?|proxim[oa]|que vi?ene?|que vem|prossim[oa]|suivante?)",
    r"(?P<year_only>l'an prochain|para o ano|el proximo|il prossimo|no proximo|dieses jahr nicht|nicht (?:mehr )?(?:in )?diesem jahr|not this year|dit jaar niet|este ano (?:ya )?n[oa]o?|pas cette annee|quest'anno no|later than this year)",
)
_SEASONS_NAMED = phrases(
    rf"(?P<after>{_AFTER}{_THE} )?(?:{'|'.join(f'(?P<s{month}>{words})' for month, words in _SEASONS.items())})(?: {_YEAR})?"
)
_MONTHS_NAMED = phrases(
    rf"(?P<how>(?:in|im|ab|en|au|a|ad|in|em|de|around|from|by|until|till|before|not before|after|nach|apres|despues de|tras|na|dopo|depois de|vanaf|per|vor|avant|antes de|voor|prima di|"
    rf"early|late|mid|end of|end|ende|mitte|anfang|debut|fin|mi|mediados de|principios de|finales de|finals? de|begin|eind|half|fine|inizio|meta|inicio de|fim de|meados de|since|next|courant|this|partir de|da|bis|jusqu'en|hasta|ate|fino a|tot)(?: of| de| di| do| le mois de)?)[ -]?(?:\d{{1,2}}(?:st|nd|rd|th|\.|er)? (?:of |de )?)?(?P<month>{MONTH})(?: (?:de |del |do )?{_YEAR})?",
    rf"(?P<early>beginning of|start of) (?P<month_2>{MONTH})",
)
_YEARS_NAMED = phrases(_YEAR)
_LATE = re.compile(r"(?:late|end|ende|fin|finales|finals?|eind|fine|fim)\b")
_MID = re.compile(r"(?:mid|mitte|mi|mediados|half|meta|meados)\b")
_PAST = re.compile(r"(?:after|nach|apres|despues|tras|na|dopo|depois)\b")


def later_date(said: str, received: datetime | None) -> date | None:
    """The first day of the time named in what was said (`plain` text); None when none can be told.

    A time without a year is the next such one after the mail; "after March" is the first of April, "after
    the summer holidays" the first of September, "end of March" the 21st. The soonest time named counts.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 12, 7, tzinfo=UTC)
    >>> later_date("come back to me in q2", monday), later_date("in sechs monaten", monday)
    (datetime.date(2027, 4, 1), datetime.date(2027, 6, 7))
    >>> later_date("apres les vacances d'ete", monday), later_date("maybe one day", monday)
    (datetime.date(2027, 9, 1), None)
    """
    if received is None or received.year > _LAST_YEAR:
        return None
    today = received.date()
    for readings in (_counted, _after_a_break, _quarters, _months, _seasons, _years, _nexts):
        days = [day for day in readings(said[:_READ], today) if day > today]
        if days:
            return min(days)
    return None


def _counted(said: str, today: date) -> Iterator[date]:
    for found in _IN_SO_MANY.finditer(said):
        word = found["number"] or found["number_first"]
        number = int(word) if word.isdigit() else _NUMBERS[word]
        unit = found["unit"] or found["unit_first"]
        if word in _HALVES:
            yield _months_on(today, 6)
        elif unit.startswith(("d", "t", "jour", "giorn")) and not unit.startswith("tri"):
            yield today + timedelta(days=number)
        elif unit.startswith(("w", "sem", "sett")):
            yield today + timedelta(weeks=number)
        elif unit.startswith(("q", "tri", "kw")):
            yield _months_on(today, 3 * number)
        elif unit.startswith(("mo", "mes", "ma")):
            yield _months_on(today, number)
        else:
            yield _months_on(today, 12 * number)


def _after_a_break(said: str, today: date) -> Iterator[date]:
    if _AFTER_SUMMER.search(said):
        yield _next(9, today)
    if _AFTER_NEW_YEAR.search(said):
        yield date(today.year + 1, 1, 1) if today.month > 1 else date(today.year, 2, 1)


def _quarters(said: str, today: date) -> Iterator[date]:
    for found in _QUARTERS.finditer(said):
        named = next((n for n in range(1, 5) if found[f"n{n}"]), 0)
        number = named or int(found["q"] or found["q_after"])
        year = found["q_year"] or (found[f"n{named}_year"] if named else None)
        yield _first_of(3 * number - 2, year, today)
    for found in _HALVES_OF_YEAR.finditer(said):
        first = found["h"] == "1" or found["h1"]
        yield _first_of(1 if first else 7, found["h_year"], today)


def _months(said: str, today: date) -> Iterator[date]:
    for found in _MONTHS_NAMED.finditer(said):
        how = found["how"] or ""
        day = _first_of(MONTHS[found["month"] or found["month_2"]], found["year"], today)
        if _PAST.match(how):
            yield _months_on(day, 1)
        else:
            yield day.replace(day=21 if _LATE.match(how) else 11 if _MID.match(how) else 1)


def _seasons(said: str, today: date) -> Iterator[date]:
    for found in _SEASONS_NAMED.finditer(said):
        month = next(month for month in _SEASONS if found[f"s{month}"])
        day = _first_of(month, found["year"], today)
        yield _months_on(day, 3) if found["after"] else day


def _nexts(said: str, today: date) -> Iterator[date]:
    for found in _NEXTS.finditer(said):
        what = found["what"] or found["what_first"] or "year"
        if what.startswith(("y", "j", "a")):
            yield date(today.year + 1, 1, 1)
        elif what.startswith(("q", "t", "k")):
            yield _months_on(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), 3)
        elif what.startswith(("mo", "mes", "ma")):
            yield _months_on(today.replace(day=1), 1)
        else:
            yield today + timedelta(days=7 - today.weekday())


def _years(said: str, today: date) -> Iterator[date]:
    for found in _YEARS_NAMED.finditer(said):
        yield date(int(found["year"]), 1, 1)


def _first_of(month: int, year: str | None, today: date) -> date:
    return date(int(year), month, 1) if year else _next(month, today)


def _next(month: int, today: date) -> date:
    """The next first of this month after today."""
    return date(today.year + (month <= today.month), month, 1)


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; the 28th at the latest, which every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
