"""What was imported about a batch of prospects: accounts, leads and sequences, and whose turn it is."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import func
from sqlmodel import Session, col, select

from routing.domains import account_domains
from routing.model import Account, Lead, Rep, Sequence, Team, Territory
from routing.rulebook import Rulebook
from storage import sales
from storage.outreach import WrittenTo
from storage.tables import Turn

PARENTS = 10  # how far up a chain of parents is followed; a cycle ends there too


class Market:
    """Asked in a few queries for all of `addresses` (or @domain), answered from memory."""

    def __init__(self, session: Session, rulebook: Rulebook, addresses: Collection[str]) -> None:
        self.rulebook = rulebook
        self._session = session
        self._by_domain = self._accounts(addresses)
        self._by_name = self._parents([*self._by_domain.values()])
        self._leads = self._newest_leads(addresses)
        names = {row.sequence for rows in self._leads.values() for row in rows if row.sequence}
        wanted = select(sales.Sequence).where(col(sales.Sequence.name).in_(names))
        self._sequences = {row.name: row for row in session.exec(wanted)} if names else {}
        self._turns: dict[tuple[str, str], int] = {}

    def account(self, domains: tuple[str, ...]) -> Account | None:
        """The account of the nearest of these domains (exact first, registrable last), with its parents."""
        row = next((self._by_domain[each] for each in domains if each in self._by_domain), None)
        return self._account(row) if row else None

    def account_of(self, row: sales.Account) -> Account:
        """An account that is known by other means than a domain, with its parents."""
        self._by_name |= self._parents([row])
        return self._account(row)

    def lead(self, address: str, written_to: WrittenTo | None = None) -> Lead | None:
        """The lead with this address; of several sequences, the newest `sent_at` counts (R89).

        Mail of ours that is answered says more: the sequence with its token, or of whoever wrote it, goes
        first; it makes a lead of somebody who was never imported, and a colleague's address is not the lead.
        """
        rows = self._leads.get(address, [])
        if written_to is None:
            return self._lead(rows[0], None) if rows else None
        rows = rows or self._leads.get(written_to.lead, [])
        by = self.rulebook.people.get(written_to.by or "")
        meant = [row for row in rows if written_to.token and row.reply_token == written_to.token]
        theirs = [row for row in rows if by and row.sent_by == by.key]
        row = next(iter(meant or theirs or rows), None)
        return self._lead(row, by) if row else Lead(written_to.lead, sent_by=by)

    def _lead(self, row: sales.Lead, by: Rep | None) -> Lead:
        owner, _team, stale = _owner(self.rulebook, row.owner)
        return Lead(
            email=row.email,
            owner=owner,
            company=row.company,
            country=row.country,
            state=row.state,
            segment=row.segment or None,
            source=row.source,
            sequence=row.sequence,
            sent_by=self.rulebook.people.get(row.sent_by) or by,
            sent_at=row.sent_at,
            stale_owner=stale,
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
        owner, team, stale = _owner(self.rulebook, row.owner)
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

    def _accounts(self, addresses: Collection[str]) -> dict[str, sales.Account]:
        domains = {each for address in addresses for each in account_domains(address.rpartition("@")[2])}
        if not domains:
            return {}
        rows = self._session.exec(
            select(sales.AccountDomain.domain, sales.Account)
            .join(sales.Account, col(sales.Account.id) == sales.AccountDomain.account_id)
            .where(col(sales.AccountDomain.domain).in_(domains))
        )
        return dict(rows.all())

    def _parents(self, accounts: Collection[sales.Account]) -> dict[str, sales.Account]:
        """Everybody above these accounts, by name: one query a level."""
        found: dict[str, sales.Account] = {}
        missing = {account.parent for account in accounts if account.parent}
        for _ in range(PARENTS):
            if not missing:
                break
            rows = self._session.exec(select(sales.Account).where(col(sales.Account.name).in_(missing))).all()
            found |= {row.name: row for row in rows}
            missing = {row.parent for row in rows if row.parent} - found.keys()
        return found

    def _account(self, row: sales.Account) -> Account:
        line = [row]
        while line[-1].parent and len(line) < PARENTS:
            parent = self._by_name.get(line[-1].parent)
            if parent is None or parent.name in {each.name for each in line}:
                break
            line.append(parent)
        *above, own = [_seen(self.rulebook, each) for each in reversed(line)]
        parent = None
        for each in above:
            parent = replace(each, parent=parent)
        return replace(own, parent=parent)

    def _newest_leads(self, addresses: Collection[str]) -> dict[str, list[sales.Lead]]:
        newest = (
            select(sales.Lead)
            .where(col(sales.Lead.email).in_(addresses))
            .order_by(col(sales.Lead.sent_at).desc().nulls_last(), col(sales.Lead.sequence))
        )
        found: dict[str, list[sales.Lead]] = {}
        for row in self._session.exec(newest) if addresses else ():
            found.setdefault(row.email, []).append(row)
        return found

    def _load_turns(self, pairs: list[tuple[str, str]]) -> None:
        """The newest turn of each (territory, person): one look at the index for each."""
        missing = [pair for pair in pairs if pair not in self._turns]
        if missing:
            newest = [
                select(func.max(Turn.id))
                .where(Turn.territory == territory, Turn.rep == rep)
                .scalar_subquery()
                for territory, rep in missing
            ]
            row = self._session.execute(select(*newest)).one()  # type: ignore[call-overload]
            self._turns |= {pair: turn or 0 for pair, turn in zip(missing, row, strict=True)}


def _seen(rulebook: Rulebook, row: sales.Account) -> Account:
    """An account as the rules see it, without what is above it."""
    owner, team, stale = _owner(rulebook, row.owner)
    return Account(
        name=row.name,
        owner=owner,
        crm_id=row.crm_id,
        segment=row.segment or None,
        status=row.status,
        team=team,
        stale_owner=stale,
    )


def _owner(rulebook: Rulebook, key: str) -> tuple[Rep | None, Team | None, str]:
    """A person or a team of the rules file; else the name itself, as a stale pointer."""
    if key in rulebook.people:
        return rulebook.people[key], None, ""
    return None, rulebook.teams.get(key), "" if key in rulebook.teams else key
