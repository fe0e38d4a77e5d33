"""What somebody owns: open replies, records, what the rules file gives them, and whose work they cover."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from desk.asked import Holdings
from desk.desk import Desk
from desk.rights import may_see
from routing.model import Account, Rep, Status
from routing.rulebook import Rulebook
from storage import sales, tables

NAMED = 50  # sequences; somebody who has more knows it


def holdings_of(desk: Desk, session: Session, person: Rep, by: Rep | None) -> Holdings:
    """All that is this person's, as far as `by` may know of it.

    VIP entries are only counted: one may be a domain of a private account.
    """
    book = desk.rulebook
    accounts = select(func.count()).select_from(sales.Account).where(sales.Account.owner == person.key)
    if not may_see(by, Account("", owner=person, private=True)):
        accounts = accounts.where(~col(sales.Account.private))
    open_ = select(func.count()).where(tables.Thread.owner == person.key, tables.Thread.status == Status.OPEN)
    return Holdings(
        person=person,
        open=session.exec(open_).one(),
        accounts=session.exec(accounts).one(),
        sequences=_sequences(session, book, person),
        territories=tuple(each.name for each in book.territories if person in each.reps),
        lists=tuple(sorted({each.name for each in book.account_lists.values() if each.owner == person})),
        sources=tuple(each.name for each in book.sources.values() if each.owner == person),
        vips=sum(rep == person for rep in book.vip.values()),
        covers=tuple(each for each in book.people.values() if each.backup == person.key),
        backup=book.person(person.backup),
        manager=book.person(person.manager),
    )


def _sequences(session: Session, book: Rulebook, person: Rep) -> tuple[str, ...]:
    """Those the rules file gives them, and imported ones about which it says nothing (R80)."""
    imported = (
        select(sales.Sequence.name)
        .where(sales.Sequence.owner == person.key)
        .order_by(sales.Sequence.name)
        .limit(NAMED + len(book.sequences))
    )
    names = [name for name in session.exec(imported) if book.sequence_named(name) is None]
    names += [each.name for each in book.sequences.values() if each.owner == person]
    return tuple(sorted(names)[:NAMED])
