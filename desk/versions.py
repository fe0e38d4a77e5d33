"""The change log of the rules: every version that took effect, when, who let it, and what it changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from desk.desk import Desk
from routing.in_force import Rules
from storage import tables
from storage.database import share_alone

FILE = "file"
"""Who let a version in that somebody wrote into the rules file."""
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `at` it took effect (aware, UTC), `by` is a person's key or `file`, `said` what changed.

    `confirmed`: somebody let it in although more replies end at the fallback. `text` is the whole file.
    """

    digest: str
    at: datetime
    by: str
    confirmed: bool
    said: str
    text: str


def versions(desk: Desk, limit: int = SHOWN) -> list[Version]:
    """The versions that took effect, newest first."""
    with desk.read() as session:
        return _newest(session, limit)


def not_in_force(desk: Desk, file: str) -> str:
    """That this desk's rules, read from `file`, are not those in force; empty when they are."""
    last = next(iter(versions(desk, 1)), None)
    if last is None or last.digest == desk.rulebook.digest:
        return ""
    return (
        f"{file} is not what is in force since {last.at:%Y-%m-%d %H:%M} UTC: it waits for whoowns run "
        f"or is held back; whoowns simulate --rules {file} shows what it would change"
    )


def newest(session: Session) -> Version | None:
    """The version in force as far as anybody has written down; None before the first start."""
    return next(iter(_newest(session, 1)), None)


def enter_version(
    desk: Desk, session: Session, rules: Rules, by: str, said: str, confirmed: bool = False
) -> bool:
    """Write down that these rules are in force from now on; False when they were already.

    Every running process sees the same change: one writes it, the others find it written.
    """
    share_alone(session)
    last = newest(session)
    if last and last.digest == rules.digest:
        return False
    session.add(
        tables.RulesVersion(
            digest=rules.digest, at=desk.now(), by=by, confirmed=confirmed, said=said, text=rules.text
        )
    )
    return True


def _newest(session: Session, limit: int) -> list[Version]:
    rows = session.exec(
        select(tables.RulesVersion).order_by(col(tables.RulesVersion.id).desc()).limit(limit)
    ).all()
    return [Version(row.digest, row.at, row.by, row.confirmed, row.said, row.text) for row in rows]
