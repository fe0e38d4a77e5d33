"""What is odd about the accounts as a whole: shared domains, unknown parents, parents in a circle."""

from collections.abc import Iterator

from sqlalchemy import Column, Select, exists, func, select
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
    above: dict[int, int] = {}
    for sign in (ACCOUNT.crm_id, ACCOUNT.name):
        for child, over in session.connection().execute(_deep(sign)):
            above.setdefault(child, over)
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


def _deep(sign: Column[str]) -> Select[int, int]:
    """Accounts whose parent, named by this sign, has a parent itself; of thousands of one name the first."""
    child = table_of(Account).alias().c
    over = select(sign.label("sign"), func.min(ACCOUNT.id).label("id")).group_by(sign)
    over = over.where(sign != "", ACCOUNT.parent != "").subquery().c
    deep = select(child.id, over.id).where(child.parent == over.sign, child.id != over.id)
    return deep.execution_options(yield_per=10_000)


def _circle(session: Session, ids: list[int]) -> str:
    wanted = select(ACCOUNT.id, ACCOUNT.name).where(ACCOUNT.id.in_(ids[:NAMED]))
    names = {account_id: name for account_id, name in session.connection().execute(wanted)}  # noqa: C416
    line = " > ".join(repr(names[each]) for each in ids[:NAMED])
    return f"parents in a circle: {line} > {'...' if len(ids) > NAMED else repr(names[ids[0]])}"
