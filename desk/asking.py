"""What Whoowns is asked in Slack: who owns it, what is somebody's; answered as far as the asker may know."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session, select

from desk.asked import Answer
from desk.desk import Desk
from desk.holdings import holdings_of
from desk.lookup import open_for, who_owns
from desk.question import Question, read_question
from desk.rights import may_see
from desk.visible import is_hidden, visible_names, visible_replies, who_may_tell
from desk.why import NobodyOfThatName, people_near, person_named
from routing.model import Rep
from storage import tables
from storage.companies import accounts_named, domains_of
from storage.sales import Account

SHOWN = 20  # open replies in one answer


def ask(desk: Desk, question: str, by: Rep | None) -> Answer:
    """The answer to a question, as far as `by` may know it; None stands for everybody in a channel.

    A bare name is a person's before it is a company's; @ always means a person. Raises Busy.
    """
    asked = read_question(question)
    if person := _person(desk, asked):
        return _about_person(desk, person, asked, by)
    if asked.what == "person":
        near = tuple(rep.name for rep in people_near(desk, asked.text))
        return Answer(asked.text, asked.what, suggestions=near)
    answer = who_owns(desk, question)
    if asked.what not in ("address", "domain", "company"):
        return answer
    with desk.read() as session:
        if is_hidden(desk, session, asked, by) or not (answer.about is None or may_see(by, answer.about)):
            return Answer("", asked.what, hidden=True, ask=who_may_tell(desk, by))
        seen = visible_replies(desk, session, answer.open, by)
        alike = accounts_named(session, desk.rulebook, asked.text) if asked.what == "company" else ()
        taken = answer.about.key if answer.about else ""
        near = (
            _told_apart(session, [row for row in alike if row.key != taken])
            if len(alike) > 1
            else visible_names(desk, session, answer.suggestions, by)
        )
    found = bool(answer.owner or answer.open)
    people = () if found or asked.what != "company" else people_near(desk, asked.text)
    near = (*near, *(rep.name for rep in people))
    return replace(answer, open=seen, unseen=len(answer.open) - len(seen), suggestions=near)


def asked_by_card(desk: Desk, channel: str, ts: str, trace: str = "") -> str:
    """The question that a card or a notice of ours in Slack is about: its sender; empty when it is none.

    `trace` is what stands in the message's metadata, where Slack passes it on.
    """
    with desk.read() as session:
        for table in (tables.Card, tables.Notice):
            here = (table.trace == trace,) if trace else (table.channel == channel, table.ts == ts)
            found = session.exec(select(table.thread_id).where(*here).limit(1)).first()
            if found is not None:
                thread = session.get(tables.Thread, found)
                return thread.sender if thread else ""
    return ""


def known_companies(desk: Desk, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these names that an account has exactly."""
    with desk.read() as session:
        return tuple(name for name in names if accounts_named(session, desk.rulebook, name))


def _person(desk: Desk, asked: Question) -> Rep | None:
    """The person a question is about; a company's name that is a person's too means the person."""
    if asked.what not in ("person", "address", "company"):
        return None
    try:
        return person_named(desk, asked.text)
    except NobodyOfThatName:
        return None


def _about_person(desk: Desk, person: Rep, asked: Question, by: Rep | None) -> Answer:
    open_ = open_for(desk, person.key, SHOWN)
    with desk.read() as session:
        holdings = holdings_of(desk, session, person, by)
        seen = visible_replies(desk, session, open_, by)
        namesakes = accounts_named(session, desk.rulebook, asked.text) if asked.what == "company" else []
        named = visible_names(desk, session, [row.name for row in namesakes], by)
        meant = _told_apart(session, [row for row in namesakes if row.name in named])
    return Answer(
        asked=f"@{person.key}",
        what="person",
        owner=person,
        open=seen,
        unseen=len(open_) - len(seen),
        person=holdings,
        suggestions=meant,
    )


def _told_apart(session: Session, accounts: Sequence[Account]) -> tuple[str, ...]:
    """What to ask for each of these accounts of one name: one of its domains, else its CRM id."""
    signs = [next(iter(domains_of(session, row.key)), row.crm_id) for row in accounts]
    return tuple(sign for sign in signs if sign)
