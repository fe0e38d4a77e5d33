"""Looking up, nothing changed: the state of a thread, what is open, and who owns what somebody asks about."""

from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from desk.asked import Answer
from desk.corrections import corrected_last, newest_reply
from desk.deciding import on_duty
from desk.desk import Desk
from desk.errors import NoSuchThread
from desk.question import Question, read_question
from desk.record import history, limit_of
from desk.state import Next, Relabelled, ThreadState
from desk.suggesting import suggestion_of
from routing.domains import account_domains
from routing.model import Account, Category, Decision, Event, Kind, Signals, Status, Verdict
from routing.rulebook import Rulebook
from sla.deadline import Clock, clock_of, next_deadline
from storage import pointers, tables
from storage.accounts import Accounts
from storage.companies import accounts_named, domains_of, is_listed
from storage.company_threads import CompanyThreads
from storage.decided import DECIDED
from storage.market import Market
from storage.names import names_like
from storage.prepared import ask
from storage.signals import signals_for
from storage.tables import row_id

CHANGES = (
    Kind.ASSIGNED, Kind.CLAIMED, Kind.REASSIGNED, Kind.MOVED_FOR_SAFETY, Kind.DONE, Kind.REOPENED,
    Kind.ANSWERED, Kind.COLLISION, Kind.KEPT, Kind.JOINED,
)  # fmt: skip
SHOWN = 20  # open replies in one answer


def thread_state(desk: Desk, thread_id: int) -> ThreadState:
    """A thread as it stands now. Raises NoSuchThread."""
    with desk.read() as session:
        thread = session.get(tables.Thread, thread_id)
        if thread is None:
            raise NoSuchThread
        return state_of(desk, session, thread)


def state_of(desk: Desk, session: Session, thread: tables.Thread) -> ThreadState:
    """The state that a card is drawn from, read in the caller's transaction."""
    events = history(session, thread)
    changed = next((event for event in reversed(events) if event.kind in CHANGES), None)
    clock = clock_of(events)
    joined = session.get(tables.Thread, thread.joined_to) if thread.joined_to else None
    owner = joined.owner if joined else thread.owner
    (decided,) = ask(session, DECIDED, thread=thread.id)
    return ThreadState(
        id=row_id(thread),
        version=thread.version,
        status=Status(thread.status),
        category=thread.category,
        unsure=thread.unsure,
        sender=thread.sender,
        sender_name=thread.sender_name,
        company=thread.company,
        subject=thread.subject,
        fresh=thread.fresh,
        owner=desk.person(owner) if owner else None,
        team=desk.rulebook.teams.get(thread.team or ""),
        because=thread.because,
        rule=thread.rule,
        received_at=clock.waiting_since or thread.received_at,
        due_at=thread.answer_due,
        claimed_at=clock.claimed_at,
        urgent=thread.urgent,
        next=_next(desk, thread, clock),
        changed=changed,
        changed_by=desk.person(changed.by) if changed and changed.by else None,
        warnings=tuple(decided.warnings or ()),
        outranked=tuple((rule, said) for rule, said in decided.outranked or ()),
        replies=decided.replies,
        waits=clock.waiting_since is not None,
        joined=joined is not None,
        relabelled=_relabelled(desk, session, thread, events),
        suggestion=suggestion_of(desk, session, thread),
    )


def _relabelled(
    desk: Desk, session: Session, thread: tables.Thread, events: list[Event]
) -> Relabelled | None:
    """Who set the kind of the reply on the card, if it is somebody."""
    if not any(event.kind is Kind.RELABELLED for event in events):
        return None
    reply = newest_reply(session, row_id(thread))
    correction = corrected_last(session, reply) if reply else None
    return Relabelled(desk.person(correction.by), correction.at) if correction else None


def open_for(desk: Desk, rep_key: str, most: int = 100) -> tuple[ThreadState, ...]:
    """A person's open replies, the one due soonest first."""
    return _open(desk, tables.Thread.owner == rep_key, most)


def late(desk: Desk) -> tuple[ThreadState, ...]:
    """Open replies nobody has answered within their limit, the latest first."""
    return _open(desk, col(tables.Thread.answer_due) < desk.now())


def stale_pointers(desk: Desk) -> tuple[str, ...]:
    """What sales ops should repair in the imported data, a sentence each."""
    with desk.read() as session:
        return tuple(pointers.stale_pointers(session, desk.rulebook))


def who_owns(desk: Desk, question: str) -> Answer:
    """Who would own, or owns, what is asked about: an address, a domain, a company's name.

    It asks the same chain that decides about replies, so the answer and the routing cannot disagree. An
    interested or urgent reply may go to somebody else after hours: that is said, too.
    """
    asked = read_question(question)
    if asked.what not in ("address", "domain", "company"):
        return Answer(asked.text, asked.what)
    with desk.read() as session:
        about = _about(session, desk.rulebook, asked)
        if about is None:
            found = () if asked.may_be_id else names_like(session, asked.text)
            near = dict.fromkeys(each.name for each in found)
            return Answer(asked.text, asked.what, suggestions=tuple(near))
        threads = _threads_of(session, about)
        own = next((thread for thread in threads if thread.sender == about.sender), None)
        market = Market(session, desk.rulebook, [about.sender])
        related = CompanyThreads(session, [about.sender], desk.rulebook.people)
        verdict, how = Verdict(Category.OTHER), "the address"
        signals = signals_for(market, related, verdict, about.sender, own, how, account=about.account)
        decision = desk.chain.decide(signals)
        states = tuple(state_of(desk, session, thread) for thread in threads)
        covered = on_duty(desk, decision, signals, urgent=True).owner
    answer = _answer(asked, signals, decision, states)
    return answer if covered is decision.owner else replace(answer, on_duty=covered)


def _answer(asked: Question, signals: Signals, decision: Decision, states: tuple[ThreadState, ...]) -> Answer:
    return Answer(
        asked=asked.text,
        what=asked.what,
        owner=decision.owner,
        because=decision.because,
        rule=decision.rule,
        account=signals.account.name if signals.account else "",
        open=states,
        passed=decision.passed,
        outranked=decision.outranked,
        signals=signals,
        warnings=decision.warnings,
    )


@dataclass(frozen=True, slots=True)
class _About:
    """Whom a question is about: an address, or @domain; an account where one was named; its mail domains."""

    sender: str
    domains: tuple[str, ...]
    account: Account | None = None


def _about(session: Session, rulebook: Rulebook, asked: Question) -> _About | None:
    """Whom the question is about; None when no account has that name."""
    may_be_name = asked.what == "domain" and not is_listed(session, account_domains(asked.text))
    if asked.what == "company" or may_be_name:  # some companies are called Booking.com
        account = Accounts(session, rulebook).account_of(accounts_named(session, rulebook, asked.text))
        if account is not None:
            domains = domains_of(session, account.key)
            return _About(f"@{domains[0]}" if domains else "", domains, account)
        if not may_be_name:
            return None
    sender = asked.text if asked.what == "address" else f"@{asked.text}"
    return _About(sender, account_domains(sender.rpartition("@")[2])[-1:])


def _threads_of(session: Session, about: _About) -> list[tables.Thread]:
    """Open threads of the whole company, or of the one address when it is a free-mail one."""
    registered = {domain for each in about.domains for domain in account_domains(each)[-1:]}
    company = col(tables.Thread.company_domain).in_(registered)
    mine = company if registered else tables.Thread.sender == about.sender
    oldest = select(tables.Thread).where(mine, tables.Thread.status == Status.OPEN)
    return list(session.exec(oldest.order_by(col(tables.Thread.id)).limit(SHOWN)))


def _open(desk: Desk, which: object, most: int = 100) -> tuple[ThreadState, ...]:
    with desk.read() as session:
        soonest = (
            select(tables.Thread)
            .where(which, tables.Thread.status == Status.OPEN)  # type: ignore[arg-type]
            .order_by(col(tables.Thread.answer_due).asc().nulls_last(), col(tables.Thread.id))
            .limit(most)
        )
        return tuple(state_of(desk, session, thread) for thread in session.exec(soonest).all())


def _next(desk: Desk, thread: tables.Thread, clock: Clock) -> Next | None:
    if thread.status != Status.OPEN or not thread.owner:
        return None
    deadline = next_deadline(limit_of(desk, thread), desk.ladder(thread.owner), clock)
    return Next(deadline.whom, deadline.at, deadline.step) if deadline else None
