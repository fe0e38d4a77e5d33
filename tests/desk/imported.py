"""What tests of imports look at: a file that was written, and all that came of it."""

from pathlib import Path
from typing import Any

from sqlmodel import col, select

from desk.desk import Desk
from storage.sales import Account, AccountDomain, Lead, Sequence


def written(folder: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    """A CSV of this text."""
    path = folder / "rows.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def accounts(desk: Desk) -> list[tuple[str, str, list[str]]]:
    """Name, owner and domains of each account."""
    with desk.read() as session:
        return [
            (
                account.name,
                account.owner,
                sorted(
                    session.exec(
                        select(AccountDomain.domain).where(AccountDomain.account_id == account.id)
                    ).all()
                ),
            )
            for account in session.exec(select(Account).order_by(col(Account.name))).all()
        ]


def everything(desk: Desk) -> list[Any]:
    """Every row of the sales tables, as values, with its id."""
    with desk.read() as session:
        return [
            sorted(str(sorted(row.model_dump().items(), key=str)) for row in session.exec(select(table)))
            for table in (Account, AccountDomain, Lead, Sequence)
        ]
