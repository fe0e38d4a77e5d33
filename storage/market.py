"""What was imported about a batch of prospects: accounts, leads and sequences, and whose turn it is."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import Session

from routing.model import Account, Lead, Rep, Sequence, Team, Territory
from routing.rulebook import Rulebook
from storage import sales
from storage.accounts import Accounts, owner_named
from storage.outreach import WrittenTo, same_company
from storage.prepared import ask, one_of
from storage.rows import table_of
from storage.tables import Turn

LEAD, SEQUENCE, TURN = table_of(sales.Lead), table_of(sales.Sequence), table_of(Turn)
LEADS = (
    select(LEAD)
    .where(one_of(LEAD.c.email, "addresses"))
    .order_by(LEAD.c.sequence == "", LEAD.c.sent_at.desc().nulls_last(), LEAD.c.sequence)
)
SEQUENCES = select(SEQUENCE).where(one_of(SEQUENCE.c.name, "names"))
ALL_SEQUENCES = select(SEQUENCE).order_by(SEQUENCE.c.name)
"""Put together once, as the accounts' signs are."""


class Market:
    """Asked in a few queries for all of `addresses` (or @domain), answered from memory."""

    def __init__(self, session: Session, rulebook: Rulebook, addresses: Collection[str]) -> None:
        self.rulebook = rulebook
        self._session = session
        self.accounts = Accounts(session, rulebook, addresses)
        self._leads = self._newest_leads(addresses)
        self._strangers = [
            row
            for rows in self._leads.values()
            for row in rows
            if not self.accounts.known.account(row.email, row.account)
        ]
        self.accounts.look_for(row.company for row in self._strangers)
        self._sequences = self._imported_sequences(
            {row.sequence for rows in self._leads.values() for row in rows if row.sequence}
        )
        self._turns: dict[tuple[str, str], int] = {}

    def look_near(self, owned: Collection[str]) -> None:
        """Look at once for what comes near the companies of all leads without an account.

        Nobody is asked about the account of those who are `owned`.
        """
        self.accounts.look_near(row.company for row in self._strangers if row.email not in owned)

    def account(self, sender: str, lead: Lead | None) -> Account | None:
        """The account of who wrote; where nothing is known of them, that of the lead whom we wrote to.

        The lead's CRM id counts for its colleagues too.
        """
        known, crm_id = self.accounts.known, lead.account if lead else ""
        if lead is None or sender == lead.email or same_company(sender, lead.email):
            return known.account(sender, crm_id)
        return known.account(sender) or known.account(lead.email, crm_id)

    def lead(self, address: str, written_to: WrittenTo | None = None) -> Lead | None:
        """The lead with this address; of several sequences, the newest `sent_at` counts (R89).

        A row may be without a sequence, from a tool that knows none: it says only what else it knows.

        Mail of ours that is answered says more: the sequence with its token, or of whoever wrote it, goes
        first; it makes a lead of somebody who was never imported, and a colleague's address is not the lead.
        """
        rows = self._leads.get(address, [])
        if written_to is None:
            return self._lead(rows, None) if rows else None
        rows = rows or self._leads.get(written_to.lead, [])
        by = self.rulebook.people.get(written_to.by or "")
        meant = [row for row in rows if written_to.token and row.reply_token == written_to.token]
        theirs = [row for row in rows if by and row.sent_by == by.key]
        rows = sorted(rows, key=lambda row: (row not in meant, row not in theirs))
        return self._lead(rows, by) if rows else Lead(written_to.lead, sent_by=by)

    def _lead(self, rows: list[Row[Any]], by: Rep | None) -> Lead:
        """The first row says which sequence it is; what it does not know of the person, the next one may."""

        def known(name: str) -> Any:
            return next((said for row in rows if (said := getattr(row, name))), "")

        owner, _team, stale = owner_named(self.rulebook, known("owner"))
        return Lead(
            email=rows[0].email,
            owner=owner,
            company=known("company"),
            country=known("country"),
            state=known("state"),
            segment=known("segment") or None,
            source=known("source"),
            sequence=rows[0].sequence,
            sent_by=self.rulebook.people.get(rows[0].sent_by) or by,
            sent_at=rows[0].sent_at,
            stale_owner=stale,
            account=known("account"),
            employees=known("employees") or None,
        )

    def sequence(self, name: str) -> Sequence | None:
        """The sequence of this name: as the rules file has it, else as it was imported (R80)."""
        row, written = self._sequences.get(name), self.rulebook.sequence_named(name)
        if written is not None:
            decides = written.owner or written.team
            other = row.owner if row and decides and row.owner != decides.key else ""
            return replace(written, overruled=other)
        if row is None:
            return None
        owner, team, stale = owner_named(self.rulebook, row.owner)
        backup = self.rulebook.people.get(row.backup)
        return Sequence(row.name, owner, row.purpose, backup, stale, row.segment or None, team)

    def in_turn(self, territories: tuple[Territory, ...]) -> tuple[Territory, ...]:
        """The territories with their people sorted: longest without a turn first (R34)."""
        shared = [each for each in territories if len(each.reps) > 1]
        self._load_turns([(each.name, rep.key) for each in shared for rep in each.reps])
        return tuple(
            replace(each, reps=tuple(sorted(each.reps, key=lambda rep: self._turns[each.name, rep.key])))
            if len(each.reps) > 1
            else each
            for each in territories
        )

    def team_in_turn(self, team: Team | None) -> Team | None:
        """The team with whoever answers first now: where they take turns, longest without one (T13)."""
        if team is None or not team.turns:
            return team
        turns = team.turns
        self._load_turns([(turns, rep.key) for rep in team.rotation])
        rotation = tuple(sorted(team.rotation, key=lambda rep: self._turns[turns, rep.key]))
        return replace(team, rotation=rotation, person=rotation[0])

    def took_turn(self, territory: str, rep: str) -> None:
        """The batch goes on: this was this person's turn."""
        self._turns[territory, rep] = max(self._turns.values(), default=0) + 1

    def _newest_leads(self, addresses: Collection[str]) -> dict[str, list[Row[Any]]]:
        found: dict[str, list[Row[Any]]] = {}
        if addresses:
            for row in ask(self._session, LEADS, addresses=addresses):
                found.setdefault(row.email, []).append(row)
        return found

    def _imported_sequences(self, names: set[str]) -> dict[str, Row[Any]]:
        """Those of these names; one that nobody wrote so is looked for in any case among all of them.

        There are some hundred, and an import writes it into leads as the sequence has it.
        """
        found = {row.name: row for row in ask(self._session, SEQUENCES, names=names)} if names else {}
        if missing := names - found.keys():
            alike = {row.name.casefold(): row for row in ask(self._session, ALL_SEQUENCES)}
            found |= {name: alike[name.casefold()] for name in missing if name.casefold() in alike}
        return found

    def _load_turns(self, pairs: list[tuple[str, str]]) -> None:
        """The newest turn of each (territory, person): one look at the index for each."""
        missing = [pair for pair in pairs if pair not in self._turns]
        if missing:
            newest = [
                select(func.max(TURN.c.id))
                .where(TURN.c.territory == territory, TURN.c.rep == rep)
                .scalar_subquery()
                for territory, rep in missing
            ]
            row = self._session.execute(select(*newest)).one()
            self._turns |= {pair: turn or 0 for pair, turn in zip(missing, row, strict=True)}
