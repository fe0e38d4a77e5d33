"""A wish to stop goes to compliance, a legal threat and misuse of our name to whoever has that duty."""

from routing.model import Assignment, Pass, Rep, Signals

ORDINARY = Pass("no wish to stop, no legal threat, no complaint about our name")


def route(s: Signals) -> Assignment | Pass:
    """Safety comes before everything, an open thread included (R67 to R70, T11).

    Several may hold at once; a wish to stop decides, the sentence keeps the others (T9). A complaint report
    (ARF) is a machine's: it suppresses, but nobody has to answer it.

    >>> from routing.model import Category, Duties, Facts, Rep, Verdict
    >>> carla, dana, sam = Rep("carla", "Carla"), Rep("dana", "Dana"), Rep("sam", "Sam")
    >>> threat = Verdict(Category.NOT_INTERESTED, facts=Facts(wants_removal=True, legal=True))
    >>> duties = Duties(fallback=sam, compliance=carla, legal=dana)
    >>> answer = route(Signals(verdict=threat, duties=duties))
    >>> answer.owner.name, answer.because
    ('Carla', 'asks not to be mailed again and threatens legal steps: Carla takes these')
    """
    facts, duties = s.verdict.facts, s.duties
    if facts.complaint_report:
        return Pass("a complaint report suppresses by itself, nobody has to answer it")
    if duties is None:
        return Pass("nobody is named for safety")
    seen: list[tuple[str, Rep | None]] = []
    clear_stop = s.verdict.clear_stop
    if clear_stop:
        seen.append(("asks not to be mailed again", duties.compliance))
    if facts.legal:
        seen.append(("threatens legal steps", duties.legal))
    if facts.brand:
        seen.append(("complains about misuse of our name", duties.brand))
    if facts.unclear_stop and not clear_stop:
        seen.append(("may want no more mail", duties.compliance))
    if not seen:
        return ORDINARY
    owner = seen[0][1] or duties.fallback
    return Assignment(owner, f"{' and '.join(reason for reason, _ in seen)}: {owner.name} takes these")
