"""What is odd about the accounts as a whole: shared domains, unknown parents, parents in a circle."""

from collections.abc import Iterator

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage.sales import Account, AccountDomain

LISTED = 200  # of each kind
NAMED = 5  # accounts in one sentence


def oddities(session: Session) -> Iterator[str]:
    """One sentence for each thing to repair, of each kind the first two hundred (V04, V08)."""
    yield from _shared_domains(session)
    yield from _unknown_parents(session)
    yield from _circles(session)


def _shared_domains(session: Session) -> Iterator[str]:
    shared = (
        select(AccountDomain.domain, func.count())
        .group_by(col(AccountDomain.domain))
        .having(func.count() > 1)
        .order_by(col(AccountDomain.domain))
        .limit(LISTED)
    )
    for domain, count in session.execute(shared).all():
        own = (
            select(Account.name)
            .join(AccountDomain, col(AccountDomain.account_id) == Account.id)
            .where(col(AccountDomain.domain) == domain)
            .order_by(col(Account.name), col(Account.id))
            .limit(NAMED)
        )
        names = ", ".join(repr(name) for name in session.execute(own).scalars())
        more = f" and {count - NAMED} more" if count > NAMED else ""
        yield f"{domain} is listed under {count} accounts: {names}{more}; each reply says which it took"


def _unknown_parents(session: Session) -> Iterator[str]:
    by_id, by_name = aliased(Account), aliased(Account)
    lost = (
        select(Account.parent, func.min(Account.name), func.count())
        .where(
            col(Account.parent) != "",
            ~select(by_id.id).where(col(by_id.crm_id) == Account.parent).exists(),
            ~select(by_name.id).where(col(by_name.name) == Account.parent).exists(),
        )
        .group_by(col(Account.parent))
        .order_by(col(Account.parent))
        .limit(LISTED)
    )
    for parent, name, count in session.execute(lost).all():
        more = f" and {count - 1} more" if count > 1 else ""
        yield f"{name!r}{more}: no account has the name or CRM id of the parent {parent!r}"


def _circles(session: Session) -> Iterator[str]:
    """Only an account whose parent has a parent can be in a circle: the others are not even read."""
    parent = aliased(Account)
    same = or_(
        and_(col(Account.parent) == parent.crm_id, col(parent.crm_id) != ""),
        and_(col(Account.parent) == parent.name),
    )
    deep = (
        select(Account.id, parent.id)
        .join(parent, same)
        .where(col(Account.parent) != "", col(parent.parent) != "", col(parent.id) != Account.id)
    )
    above = {child: over for child, over in session.execute(deep.execution_options(yield_per=10_000))}  # noqa: C416 - a Result is no mapping
    done: set[int] = set()
    for start in above:
        line: dict[int, None] = {}
        each: int | None = start
        while each is not None and each not in done and each not in line:
            line[each] = None
            each = above.get(each)
        if each is not None and each in line:
            members = list(line)[list(line).index(each) :]
            yield _circle(session, members)
        done |= line.keys()


def _circle(session: Session, ids: list[int]) -> str:
    wanted = select(Account.id, Account.name).where(col(Account.id).in_(ids[:NAMED]))
    names = {account_id: name for account_id, name in session.execute(wanted)}  # noqa: C416
    line = " > ".join(repr(names[each]) for each in ids[:NAMED])
    return f"parents in a circle: {line} > {'...' if len(ids) > NAMED else repr(names[ids[0]])}"
