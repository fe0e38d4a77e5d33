"""What somebody may see of accounts and open replies when some are private."""

from collections.abc import Sequence

from sqlmodel import Session

from desk.desk import Desk
from desk.question import Question
from desk.rights import may_see
from desk.state import ThreadState
from routing.model import Account, Rep, Role
from routing.rulebook import Rulebook
from storage import sales
from storage.companies import accounts_named
from storage.private import private_behind


def is_hidden(desk: Desk, session: Session, asked: Question, by: Rep | None) -> bool:
    """Whether the question is about a private account that this person may not see."""
    if asked.what == "company":
        private = private_behind(session, (), [asked.text])[asked.text]
        accounts = [*accounts_named(session, desk.rulebook, asked.text), *private]
    else:
        sender = asked.text if asked.what == "address" else f"@{asked.text}"
        private = private_behind(session, [sender], [asked.text])
        accounts = [*private[sender], *private[asked.text]]
    return not _may_see_all(desk.rulebook, by, accounts)


def visible_replies(
    desk: Desk, session: Session, replies: Sequence[ThreadState], by: Rep | None
) -> tuple[ThreadState, ...]:
    """Those of these replies that this person may see.

    Their own are, and what waits in their team's channel, whoever it is from: they are to answer it.
    """
    behind = private_behind(session, {t.sender for t in replies}, {t.company for t in replies})
    return tuple(
        t
        for t in replies
        if _works_on(by, t) or _may_see_all(desk.rulebook, by, [*behind[t.sender], *behind[t.company]])
    )


def visible_names(desk: Desk, session: Session, names: Sequence[str], by: Rep | None) -> tuple[str, ...]:
    """Those of these names of accounts that this person may see."""
    behind = private_behind(session, (), names)
    return tuple(name for name in names if _may_see_all(desk.rulebook, by, behind[name]))


def who_may_tell(desk: Desk, by: Rep | None) -> Rep | None:
    """Whom somebody asks about what they may not see; it depends on them alone, and so gives nothing away."""
    everybody = desk.rulebook.people.values()
    ops = [each for role in (Role.OPS, Role.MANAGER) for each in everybody if each.is_(role)]
    own = desk.rulebook.person(by.manager) if by else None
    return own or next(iter(ops), None)


def _works_on(by: Rep | None, t: ThreadState) -> bool:
    if by is None:
        return False
    return (t.owner is not None and t.owner.key == by.key) or (
        t.team is not None and by.key in t.team.members
    )


def _may_see_all(book: Rulebook, by: Rep | None, accounts: Sequence[sales.Account]) -> bool:
    return all(
        may_see(
            by,
            Account(
                row.name,
                owner=book.people.get(row.owner),
                team=book.teams.get(row.owner),
                private=row.private,
            ),
        )
        for row in accounts
    )
