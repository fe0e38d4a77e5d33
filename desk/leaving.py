"""Somebody leaves: what is theirs is listed, and given to somebody else in one go, with a reason."""

from dataclasses import dataclass

from desk.desk import Desk
from desk.errors import AlreadyTheirs, NobodyNamed, NotAllowed, NotKnown
from desk.ownership import REASON_LIMIT, pass_on
from routing.model import Role
from routing.named import places_of
from storage import belongings, tables

AT_ONCE = 50  # threads in one transaction: clicks of others come in between


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is one person's: open threads and records by number, and where the rules file names them.

    `here` says whether the rules file knows them at all.
    """

    person: str
    here: bool
    threads: int = 0
    accounts: int = 0
    leads: int = 0
    sequences: int = 0
    backups: int = 0
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.threads or self.accounts or self.leads or self.sequences or self.backups)


def leavers(desk: Desk) -> tuple[Belongings, ...]:
    """Everybody the rules file no longer names and something still belongs to, the most threads first."""
    with desk.read() as session:
        counted = belongings.counted(session)
    known = {*desk.rulebook.people, *desk.rulebook.teams}
    gone = (_belongings(desk, person, counted) for person in counted if person not in known)
    return tuple(sorted(gone, key=lambda each: (-each.threads, -each.accounts, each.person)))


def belongings_of(desk: Desk, person: str) -> Belongings:
    """What is this person's, whether they are still in the rules file or not."""
    with desk.read() as session:
        return _belongings(desk, person, belongings.counted(session))


def give_all(desk: Desk, leaver: str, to: str, by: str, because: str) -> Belongings:
    """Give all that is the leaver's to somebody; returns what was given. Run again, it finishes the rest.

    Open threads are passed on one by one, so that their cards and people follow; records are changed in one
    transaction. A manager or ops may do so. Raises NotKnown, NotAllowed, NobodyNamed, AlreadyTheirs.
    """
    if by not in desk.rulebook.people:
        raise NotKnown(f"{by or 'Nobody'} is not in the rules file; say who you are.")
    if not any(desk.person(by).is_(role) for role in (Role.MANAGER, Role.OPS)):
        raise NotAllowed(f"{desk.person(by).name} may not do this; a manager or sales ops can.")
    if to not in desk.rulebook.people:
        raise NobodyNamed(f"There is no {to or 'such person'} in the rules file to give it to.")
    if to == leaver:
        raise AlreadyTheirs
    why = because.strip()[:REASON_LIMIT]
    if not why:
        raise NobodyNamed("Please say in a few words why it is passed on.")
    threads = 0
    while passed := _pass_some(desk, leaver, to, by, why):
        threads += passed
    with desk.begin() as session:
        given = belongings.give(session, leaver, to, by, desk.now(), why)
    return Belongings(
        leaver,
        leaver in desk.rulebook.people,
        threads,
        given["account"],
        given["lead"],
        given["sequence"],
        given["backup"],
        places_of(desk.rulebook, leaver),
    )


def _pass_some(desk: Desk, leaver: str, to: str, by: str, why: str) -> int:
    with desk.begin() as session:
        found = belongings.open_threads(session, leaver, AT_ONCE)
        for thread_id in found:
            pass_on(desk, session, session.get_one(tables.Thread, thread_id), by, to, why)
    return len(found)


def _belongings(desk: Desk, person: str, counted: dict[str, dict[str, int]]) -> Belongings:
    own = counted.get(person, {})
    return Belongings(
        person,
        person in desk.rulebook.people,
        own.get("thread", 0),
        own.get("account", 0),
        own.get("lead", 0),
        own.get("sequence", 0),
        own.get("backup", 0),
        places_of(desk.rulebook, person),
    )
