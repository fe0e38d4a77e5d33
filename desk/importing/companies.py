"""What is odd about the accounts as a whole: shared domains, unknown parents, parents in a circle."""

from collections.abc import Iterator

from sqlalchemy import exists, func, select
from sqlmodel import Session

from storage.rows import table_of
from storage.sales import Account, AccountDomain

LISTED = 200  # of each kind
NAMED = 5  # accounts in one sentence

ACCOUNT, DOMAIN = table_of(Account).c, table_of(AccountDomain).c


def oddities(session: Session) -> Iterator[str]:
    """One sentence for each thing to repair, of each kind the first two hundred (V04, V08)."""
    yield from _shared_domains(session)
    yield from _unknown_parents(session)
    yield from _circles(session)


def _shared_domains(session: Session) -> Iterator[str]:
    shared = (
        select(DOMAIN.domain, func.count())
        .group_by(DOMAIN.domain)
        .having(func.count() > 1)
        .order_by(DOMAIN.domain)
        .limit(LISTED)
    )
    for domain, count in session.connection().execute(shared).all():
        own = (
            select(ACCOUNT.name)
            .join(table_of(AccountDomain), DOMAIN.account_id == ACCOUNT.id)
            .where(DOMAIN.domain == domain)
            .order_by(ACCOUNT.name, ACCOUNT.id)
            .limit(NAMED)
        )
        names = ", ".join(repr(name) for name in session.connection().execute(own).scalars())
        more = f" and {count - NAMED} more" if count > NAMED else ""
        yield f"{domain} is listed under {count} accounts: {names}{more}; each reply says which it took"


def _unknown_parents(session: Session) -> Iterator[str]:
    other = table_of(Account).alias()
    lost = (
        select(ACCOUNT.parent, func.min(ACCOUNT.name), func.count())
        .where(
            ACCOUNT.parent != "",
            ~exists().where(other.c.crm_id == ACCOUNT.parent),
            ~exists().where(other.c.name == ACCOUNT.parent),
        )
        .group_by(ACCOUNT.parent)
        .order_by(ACCOUNT.parent)
        .limit(LISTED)
    )
    for parent, name, count in session.connection().execute(lost).all():
        more = f" and {count - 1} more" if count > 1 else ""
        yield f"{name!r}{more}: no account has the name or CRM id of the parent {parent!r}"


def _circles(session: Session) -> Iterator[str]:
    """Only an account whose parent has a parent can be in a circle: the others are not even read."""
    parent = table_of(Account).alias()
    one = select(parent.c.id).where(parent.c.id != ACCOUNT.id).limit(1)  # of thousands of one name, too
    by_id, by_name = (one.where(sign == ACCOUNT.parent) for sign in (parent.c.crm_id, parent.c.name))
    by_id = by_id.where(parent.c.crm_id != "")  # PostgreSQL would expect all accounts without one to match
    over = func.coalesce(by_id.scalar_subquery(), by_name.scalar_subquery())
    below = select(ACCOUNT.id.label("child"), over.label("over")).where(ACCOUNT.parent != "").subquery()
    deep = (
        select(below.c.child, below.c.over)
        .join(parent, parent.c.id == below.c.over)
        .where(parent.c.parent != "")
        .execution_options(yield_per=10_000)
    )
    above: dict[int, int] = {child: over for child, over in session.connection().execute(deep)}  # noqa: C416
    done: set[int] = set()
    for start in above:
        line: dict[int, int] = {}  # each account, and where in the line it stands
        each: int | None = start
        while each is not None and each not in done and each not in line:
            line[each] = len(line)
            each = above.get(each)
        if each is not None and each in line:
            yield _circle(session, list(line)[line[each] :])
        done.update(line)


def _circle(session: Session, ids: list[int]) -> str:
    wanted = select(ACCOUNT.id, ACCOUNT.name).where(ACCOUNT.id.in_(ids[:NAMED]))
    names = {account_id: name for account_id, name in session.connection().execute(wanted)}  # noqa: C416
    line = " > ".join(repr(names[each]) for each in ids[:NAMED])
    return f"parents in a circle: {line} > {'...' if len(ids) > NAMED else repr(names[ids[0]])}"
