"""Stale pointers: records that name somebody gone or outside the gate, and accounts that share a sign."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.rulebook import Rulebook
from routing.segments import segment_named
from storage.sales import Account, AccountDomain, ConfirmedAccount, Lead, Sequence

NAMED = 5  # accounts that one sentence names


def stale_pointers(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """One sentence for each name that is not in the rules file, and each sequence that points past a gate."""
    known = {*rulebook.people, *rulebook.teams, ""}
    for table, what in ((Account, "account"), (Lead, "lead"), (Sequence, "sequence")):
        owned = select(table.owner, func.count()).group_by(table.owner).order_by(table.owner)
        for owner, count in session.exec(owned):
            if owner not in known:
                yield f"{count} {what}(s) still point at {owner}, who is not in the rules file"
    yield from _outside_the_gate(session, rulebook)
    yield from _shared(session)
    yield from _gone(session)


def _outside_the_gate(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Sequences whose leads are in a segment the owner does not take; the account's segment counts first."""
    segment = func.coalesce(func.nullif(Account.segment, ""), Lead.segment)
    leads = func.count(func.distinct(Lead.id))  # a domain may be listed under several accounts
    used = (
        select(Lead.sequence, segment, leads)
        .where(Lead.sequence != "")
        .join(AccountDomain, col(AccountDomain.domain) == Lead.domain, isouter=True)
        .join(Account, col(Account.id) == AccountDomain.account_id, isouter=True)
        .group_by(Lead.sequence, segment)
        .order_by(Lead.sequence, segment)
    )
    written = {each.name: each for each in session.exec(select(Sequence).order_by(Sequence.name))}
    alike = {name.casefold(): each for name, each in written.items()}
    outside: Counter[tuple[str, str, str]] = Counter()
    for name, wanted, count in session.exec(used):
        sequence = written.get(name) or alike.get(name.casefold())
        rep = rulebook.people.get(sequence.owner) if sequence else None
        if sequence and rep and wanted and rep.segments:
            spelled = segment_named(rulebook.segments, wanted) or wanted
            if spelled not in rep.segments:
                outside[sequence.name, rep.name, spelled] += count
    for (name, whose, wanted), count in outside.items():
        yield f"sequence {name} still points at {whose}, who does not take {wanted}: {count} lead(s)"


def _shared(session: Session) -> Iterator[str]:
    """Signs of an account that fit several: which of them is taken, the tie-break says (routing.accounts)."""
    listed = (
        select(AccountDomain.domain.label("sign"), Account.name.label("name"))  # type: ignore[attr-defined]
        .join(Account, col(Account.id) == AccountDomain.account_id)
        .subquery()
    )
    ids = select(Account.crm_id.label("sign"), Account.name.label("name"))  # type: ignore[attr-defined]
    for what, signs in (("domain", listed), ("CRM id", ids.where(Account.crm_id != "").subquery())):
        several = select(signs.c.sign).group_by(signs.c.sign).having(func.count() > 1).subquery()
        count, first = session.exec(select(func.count(), func.min(several.c.sign))).one()
        if count:
            names = select(signs.c.name).where(signs.c.sign == first).order_by(signs.c.name).limit(NAMED)
            accounts = ", ".join(session.exec(names))
            yield f"{count} {what}(s) stand for several accounts, such as {first}: {accounts}"


def _gone(session: Session) -> Iterator[str]:
    """What people confirmed of accounts that are not there any more."""
    gone = select(func.count(), func.min(ConfirmedAccount.address)).where(
        col(ConfirmedAccount.account).not_in(select(Account.key))
    )
    count, first = session.exec(gone).one()
    if count:
        yield f"{count} confirmed address(es) belong to an account that is gone, such as {first}"
