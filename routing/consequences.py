"""What follows from a reply besides its owner: suppress, invalid, pause, replan, task, priority, tag."""

from collections.abc import Iterator
from datetime import date

from routing.gates import Fit, fit
from routing.model import Category, Consequence, Decision, Effect, Failure, Rep, Signals

STRICTEST_FIRST = tuple(Effect)
"""The order of the enumeration (T9): whoever may carry out only one thing carries out the first."""


def consequences(signals: Signals, decision: Decision, today: date) -> tuple[Consequence, ...]:
    """Everything that follows, strictest first (T9); `today` is the date where the owner works.

    Targets: an address for suppress, hold, invalid, pause, replan, priority and tag (a pause holds for every
    sequence of that address, R90), the owner's key for a task, the key of the AE who is tagged (R19).
    """
    found = (
        *_of_a_stop(signals),
        *_of_a_bounce(signals),
        *_of_an_absence(signals),
        *_of_a_person(signals, decision, today),
        *_tags(signals, decision),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda found: STRICTEST_FIRST.index(found.effect)))


def identity_proven(signals: Signals) -> bool:
    """Whether the lead's own address answers what we sent it (T12); a From line alone proves nothing."""
    lead = signals.lead
    own = lead is not None and lead.email == signals.sender and not signals.sender_ambiguous
    return own and bool(signals.answers)


def wants_to_stop(signals: Signals) -> bool:
    """Whether the reply asks for no more mail, clearly or not (R67, R70, R71)."""
    facts = signals.verdict.facts
    return signals.verdict.category is Category.UNSUBSCRIBE or facts.wants_removal or facts.unclear_stop


def _of_a_stop(signals: Signals) -> Iterator[Consequence]:
    facts = signals.verdict.facts
    if facts.complaint_report:
        yield from _of_a_complaint(signals)
    elif wants_to_stop(signals):
        clear = signals.verdict.clear_stop
        if clear and identity_proven(signals):
            yield Consequence(Effect.SUPPRESS, signals.sender, "asked not to be mailed again")
            return
        why = "the sender is not proven" if clear else "the wish is not clear"
        for address in filter(None, dict.fromkeys((_address(signals), signals.sender))):
            yield Consequence(Effect.HOLD, address, f"may want no more mail, and {why}: compliance decides")


def _of_a_complaint(signals: Signals) -> Iterator[Consequence]:
    """A feedback report suppresses whom it names, if it is about mail of ours; else that address is held."""
    address = signals.verdict.facts.failed_recipient or (signals.lead.email if signals.lead else "")
    if address and _ours(address, signals) and signals.answers:
        yield Consequence(Effect.SUPPRESS, address, "reported our mail as spam")
    elif address:
        because = "a report says it complained, not provably about our mail: compliance decides"
        yield Consequence(Effect.HOLD, address, because)


def _of_a_bounce(signals: Signals) -> Iterator[Consequence]:
    """A hard failure for an address of ours (R66); anybody can send a report about a stranger's."""
    facts = signals.verdict.facts
    if signals.verdict.category is not Category.BOUNCE or facts.failure is not Failure.HARD:
        return
    address = facts.failed_recipient
    if address and (_ours(address, signals) or signals.answers):
        yield Consequence(Effect.INVALID, address, "mail to it fails for good")
        yield Consequence(Effect.PAUSE, address, "mail to it fails for good")


def _of_an_absence(signals: Signals) -> Iterator[Consequence]:
    """Pause, and plan the next touch for the return with the delegate kept (R65, U10)."""
    facts, lead = signals.verdict.facts, signals.lead
    if signals.verdict.category is not Category.OUT_OF_OFFICE or lead is None:
        return
    delegate = f"; {facts.delegate} answers instead" if facts.delegate else ""
    if facts.left:
        because = f"has left the company{delegate}"
        if signals.sender == lead.email:
            yield Consequence(Effect.INVALID, lead.email, because)
        yield Consequence(Effect.PAUSE, lead.email, because)
        return
    because = f"back on {facts.returns}{delegate}" if facts.returns else f"away without a date{delegate}"
    yield Consequence(Effect.PAUSE, lead.email, because)
    if facts.returns or facts.delegate:
        yield Consequence(Effect.REPLAN, lead.email, because, on=facts.returns)


def _of_a_person(signals: Signals, decision: Decision, today: date) -> Iterator[Consequence]:
    owner = decision.owner
    if owner is None:
        return
    if signals.lead:
        yield Consequence(Effect.PAUSE, signals.lead.email, "a person answered")
    if signals.lead and (later := signals.verdict.facts.later) and not wants_to_stop(signals):
        yield Consequence(
            Effect.REPLAN, signals.lead.email, f"asked to hear from us again on {later}", on=later
        )
    if signals.verdict.category is Category.INTERESTED and not wants_to_stop(signals):
        yield Consequence(Effect.TASK, owner.key, "interested: follow up today", on=today)
    if reasons := tuple(_pressing(signals)):
        yield Consequence(Effect.PRIORITY, _address(signals), "; ".join(reasons))


def _pressing(signals: Signals) -> Iterator[str]:
    """Why somebody should hurry (R4, R27, R46, R68, R99)."""
    facts = signals.verdict.facts
    if signals.topics:
        yield f"asks about {' and '.join(asked.topic for asked in signals.topics)}"
    if signals.source and signals.source.urgent:
        yield f"came by {signals.source.name}, which is urgent"
    for holds, reason in (
        (facts.legal, "threatens legal steps"),
        (facts.angry, "is angry"),
        (facts.urgent, "says it is urgent"),
        (facts.chaser, "asks again"),
    ):
        if holds:
            yield reason


def _tags(signals: Signals, decision: Decision) -> Iterator[Consequence]:
    """A word on the record: what was dismissed and why (R65), a stop (R84), a topic (T4)."""
    facts, address = signals.verdict.facts, _address(signals)
    if signals.verdict.category is Category.BOUNCE:
        failure = f"a {facts.failure} failure" if facts.failure else "a failure"
        yield Consequence(Effect.TAG, facts.failed_recipient or address, f"bounce: {failure}")
    elif decision.owner is None:
        yield Consequence(Effect.TAG, address, decision.because)
    elif wants_to_stop(signals):
        yield Consequence(Effect.TAG, address, "unsubscribe")
    asks = [asked.topic for asked in signals.topics if asked.action == "tag"]
    for topic in asks:
        yield Consequence(Effect.TAG, address, f"asks about {topic}")
    executive = _executive(signals)
    if asks and executive and decision.owner and executive.key != decision.owner.key:
        because = f"asks about {' and '.join(asks)}; {decision.owner.name} answers"
        yield Consequence(Effect.TAG, executive.key, because)


def _executive(signals: Signals) -> Rep | None:
    """The AE of a reply: who owns the account, or its parent; else the one person of its territory (R19)."""
    account = signals.account
    while account:
        if account.owner:
            return account.owner
        account = account.parent
    alone = (territory.reps[0] for territory in signals.territories if len(territory.reps) == 1)
    return next((rep for rep in alone if fit(rep, signals) is Fit.INSIDE), None)


def _address(signals: Signals) -> str:
    """Whose record it is: the lead we wrote to, else whoever wrote."""
    return signals.lead.email if signals.lead else signals.sender


def _ours(address: str, signals: Signals) -> bool:
    return signals.lead is not None and signals.lead.email == address
