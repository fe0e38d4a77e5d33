"""Importing accounts, leads and sequences from CSV: good rows are taken, bad ones named with their line."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, select

from desk.desk import Desk
from routing.domains import account_domains, normal_domain
from storage.companies import name_key
from storage.sales import Account, AccountDomain, Lead, Sequence

COLUMNS = {
    "accounts": ("name", "domains", "owner", "crm_id", "parent", "segment", "status"),
    "leads": (
        "email", "company", "country", "state", "segment", "source", "sequence", "owner", "sent_by",
        "sent_at", "reply_token",
    ),
    "sequences": ("name", "purpose", "owner", "backup"),
}  # fmt: skip
LONGEST_CELL = 10_000  # characters
CHUNK = 1000  # rows in one transaction


class ImportRefused(Exception):
    """The file as a whole cannot be imported; the message says why and what would help."""


@dataclass(slots=True)
class ImportReport:
    """How many rows were taken; what was refused, and what was taken but should be repaired (with lines)."""

    taken: int = 0
    rejected: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _Rejected(Exception):
    """This row cannot be taken."""


Row = dict[str, str]


def import_file(
    desk: Desk, what: str, path: Path, progress: Callable[[int], None] = lambda taken: None
) -> ImportReport:
    """Import a CSV of `what` (accounts, leads or sequences); importing it again gives the same state.

    `progress` is told the number of rows read so far. Raises ImportRefused when the file is not such a CSV.
    """
    report, chunk = ImportReport(), []
    for line, row in _rows(what, path):
        chunk.append((line, row))
        if len(chunk) == CHUNK:
            _take(desk, what, chunk, report)
            progress(line - 1)
            chunk = []
    _take(desk, what, chunk, report)
    return report


def _rows(what: str, path: Path) -> Iterator[tuple[int, Row]]:
    if not path.is_file():
        raise ImportRefused(f"{path} is not a file; give the path of a CSV of {what}")
    csv.field_size_limit(LONGEST_CELL)
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            if not header.strip():
                raise ImportRefused(f"{path} is empty; its first line must be: {','.join(COLUMNS[what])}")
            separator = max(",;\t", key=header.count)
            names = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator))]
            _check_header(what, path, names)
            reader = csv.reader(file, delimiter=separator, strict=True)
            for cells in reader:
                line = reader.line_num + 1
                if any(cell.strip() for cell in cells):
                    yield line, _row(names, cells)
    except UnicodeDecodeError as error:
        raise ImportRefused(f"{path} is not UTF-8 (byte {error.start}); save it as CSV UTF-8") from None
    except csv.Error as error:
        raise ImportRefused(f"{path}: {error} after line {line}; check its quotes") from None


def _check_header(what: str, path: Path, names: list[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS[what]]
    twice = {name for name in names if names.count(name) > 1}
    key = COLUMNS[what][0]
    if key not in names or unknown or twice:
        trouble = f"unknown column {unknown[0]!r}" if unknown else f"no column {key!r}"
        trouble = f"column {twice.pop()!r} twice" if twice else trouble
        raise ImportRefused(f"{path} line 1: {trouble}; {what} have the columns {','.join(COLUMNS[what])}")


def _row(names: list[str], cells: list[str]) -> Row:
    row = {name: cell.strip().replace("\0", "") for name, cell in zip(names, cells, strict=False)}
    row["#cells"] = "" if len(cells) == len(names) else f"{len(cells)} cells, the header has {len(names)}"
    return row


def _take(desk: Desk, what: str, chunk: list[tuple[int, Row]], report: ImportReport) -> None:
    take = {"accounts": _take_account, "leads": _take_lead, "sequences": _take_sequence}[what]
    with desk.begin() as session:
        for line, row in chunk:
            try:
                if row["#cells"]:
                    raise _Rejected(row["#cells"])
                with session.begin_nested():  # a refused row leaves nothing behind
                    take(session, row)
                report.taken += 1
                report.warnings += [f"line {line}: {said}" for said in _unknown_people(desk, row)]
            except _Rejected as why:
                report.rejected.append(f"line {line}: {why}")


def _unknown_people(desk: Desk, row: Row) -> Iterator[str]:
    known = {*desk.rulebook.people, *desk.rulebook.teams, ""}
    for column in ("owner", "backup", "sent_by"):
        if (key := row.get(column, "")) not in known:
            yield f"{column} {key!r} is not in the rules file; replies will pass it by"


def _take_account(session: Session, row: Row) -> None:
    name = row["name"]
    if not name:
        raise _Rejected("an account needs a name")
    domains = [_domain(text) for text in row.get("domains", "").replace(";", " ").replace(",", " ").split()]
    account = session.exec(select(Account).where(Account.name == name)).first() or Account(
        key="", name=name, name_key=""
    )
    if row.get("parent") == name:
        raise _Rejected(f"{name} is its own parent")
    account.name_key = name_key(name)
    account.key = f"id {row['crm_id']}" if row.get("crm_id") else f"name {name}"
    for column in ("owner", "crm_id", "parent", "segment", "status"):
        setattr(account, column, row.get(column, ""))
    session.add(account)
    session.flush()
    for domain in domains:
        held = session.exec(select(AccountDomain).where(AccountDomain.domain == domain)).first()
        if held is not None and held.account_id != account.id:
            other = session.get_one(Account, held.account_id)
            raise _Rejected(f"{domain} belongs to {other.name} already")
        if held is None:
            session.add(AccountDomain(domain=domain, account_id=account.id or 0))
            session.flush()


def _domain(text: str) -> str:
    bare = normal_domain(text.split("://")[-1].split("/")[0].rpartition("@")[2]).removeprefix("www.")
    if bare not in account_domains(bare):
        raise _Rejected(f"{text!r} cannot stand for a company: not a domain, or one that many people share")
    return bare


def _take_lead(session: Session, row: Row) -> None:
    email = row["email"].casefold()
    local, _, domain = email.rpartition("@")
    if not local or "." not in domain or " " in email:
        raise _Rejected(f"{row['email']!r} is not an e-mail address")
    sent_at = _moment(row.get("sent_at", ""))
    sequence = row.get("sequence", "")
    same = select(Lead).where(Lead.email == email, Lead.sequence == sequence)
    lead = session.exec(same).first() or Lead(email=email, domain=domain, sequence=sequence)
    for column in ("company", "segment", "source", "owner", "sent_by"):
        setattr(lead, column, row.get(column, ""))
    lead.reply_token = row.get("reply_token", "").casefold()
    lead.country, lead.state = row.get("country", "").upper(), row.get("state", "").upper()
    lead.sent_at = sent_at
    session.add(lead)
    session.flush()


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise _Rejected(f"sent_at {text!r} is not a date; write 2026-11-23 or 2026-11-23T09:00:00Z") from None


def _take_sequence(session: Session, row: Row) -> None:
    if not row["name"]:
        raise _Rejected("a sequence needs a name")
    if not row.get("owner"):
        raise _Rejected(f"sequence {row['name']} needs an owner (R53)")
    values = {column: row.get(column, "") for column in COLUMNS["sequences"]}
    session.merge(Sequence(**values))
    session.flush()
