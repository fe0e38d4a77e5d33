"""Stale pointers: accounts, leads and sequences that name somebody gone or outside the gate (R79, R85)."""

from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.rulebook import Rulebook
from storage.sales import Account, AccountDomain, Lead, Sequence


def stale_pointers(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """One sentence for each name that is not in the rules file, and each sequence that points past a gate."""
    known = {*rulebook.people, *rulebook.teams, ""}
    for table, what in ((Account, "account"), (Lead, "lead"), (Sequence, "sequence")):
        owned = select(table.owner, func.count()).group_by(table.owner).order_by(table.owner)
        for owner, count in session.exec(owned):
            if owner not in known:
                yield f"{count} {what}(s) still point at {owner}, who is not in the rules file"
    yield from _outside_the_gate(session, rulebook)


def _outside_the_gate(session: Session, rulebook: Rulebook) -> Iterator[str]:
    """Sequences whose leads are in a segment the owner does not take; the account's segment counts first."""
    segment = func.coalesce(func.nullif(Account.segment, ""), Lead.segment)
    used = (
        select(Sequence.name, Sequence.owner, segment, func.count())
        .join(Lead, col(Lead.sequence) == Sequence.name)
        .join(AccountDomain, col(AccountDomain.domain) == Lead.domain, isouter=True)
        .join(Account, col(Account.id) == AccountDomain.account_id, isouter=True)
        .group_by(Sequence.name, Sequence.owner, segment)
        .order_by(Sequence.name, segment)
    )
    for name, owner, wanted, count in session.exec(used):
        rep = rulebook.people.get(owner)
        if rep and wanted and rep.segments and wanted not in rep.segments:
            yield f"sequence {name} still points at {rep.name}, who does not take {wanted}: {count} lead(s)"
