"""Accounts whose names come near what somebody typed: misspelled, incomplete, without accents."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic

from rapidfuzz import fuzz
from sqlalchemy import Engine, Integer, Row, bindparam
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from storage.companies import name_key
from storage.postings import BLOCK, Postings, plain
from storage.prepared import ask, one_of
from storage.sales import Account

SUGGESTIONS = 3
NEAR = 80  # of 100; below, a suggestion is noise
CANDIDATES = 128  # names compared letter by letter
ALIKE = 16  # names compared where only one that is nearly the same counts
NEIGHBOURS = 16  # of them, from the alphabet
AT_ONCE = 20_000  # names read while somebody waits; the rest in the background
SMALL_BLOCKS = 8  # of names that came since; more are put together
READ_AGAIN = 600  # seconds after which renamed accounts are found by their new name's letters, too

Found = Row[tuple[int, str, str, str]]
"""An account's id, its name, the key of the name, its own key."""

CALLED = select(Account.id, Account.name, Account.name_key, Account.key)
THESE = CALLED.where(one_of(Account.id, "ids"))
NEXT = CALLED.where(col(Account.name_key) >= bindparam("begins"))
NEXT = NEXT.order_by(col(Account.name_key)).limit(NEIGHBOURS)
UNREAD = select(Account.id, Account.name_key).where(col(Account.id) > bindparam("last"))
UNREAD = UNREAD.order_by(col(Account.id)).limit(bindparam("wanted", type_=Integer))

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Near:
    """An account's name and key, and how near it comes: 100 is the same but for case and accents."""

    name: str
    key: str
    score: float


def names_like(session: Session, name: str, limit: int = SUGGESTIONS) -> tuple[Near, ...]:
    """Accounts whose names come near, best first; a suggestion, never an answer (R55).

    Names are those the database holds at this moment. After a start, with more than 20,000 accounts, the
    first answers may miss some for the seconds it takes to read all names.
    """
    key = name_key(name)
    asked = plain(key)
    if not asked:
        return ()
    index = _index(session)
    index.read_on(session)
    rows = {
        *_called(session, index.nearest(asked, CANDIDATES)),
        *_neighbours(session, key),
    }
    near = [(closeness(asked, plain(row.name_key)), row) for row in rows]
    near.sort(key=lambda scored: (-scored[0], len(scored[1].name), scored[1].key))
    return tuple(Near(row.name, row.key, score) for score, row in near[:limit] if score >= NEAR)


def names_nearly(
    session: Session, keys: Collection[str], least: float, *, read_on: bool
) -> dict[str, list[str]]:
    """The keys of accounts whose whole names come as near as `least`, by each of these keys of names.

    `read_on` to know of the names that came since. The few that share most with each are compared.
    """
    index = _index(session)
    if read_on:
        index.read_on(session)
    plainly = {key: plain(key) for key in keys}
    near = {key: index.nearest(asked, ALIKE) if asked else [] for key, asked in plainly.items()}
    found = {row.id: row for row in _called(session, {each for ids in near.values() for each in ids})}
    return {
        key: [
            row.key
            for row in map(found.get, ids)
            if row and likeness(plainly[key], plain(row.name_key)) >= least
        ]
        for key, ids in near.items()
    }


def closeness(asked: str, name: str) -> float:
    """How near two plain names come, 0 to 100: letters, then words in any order, then one within the other.

    >>> round(closeness("northwnd traders", "northwind traders"))
    97
    >>> closeness("traders northwind", "northwind traders")
    95.0
    >>> closeness("northwind", "northwind traders")
    95.0
    """
    score = likeness(asked, name)
    if len(name) >= len(asked) > 3:
        return max(score, 0.95 * fuzz.partial_ratio(asked, name))
    if 2 * len(name) > len(asked) > 3:  # a short name is within many longer ones
        return max(score, 0.85 * fuzz.partial_ratio(asked, name))
    return score


def likeness(asked: str, name: str) -> float:
    """The same of the names as wholes: that one stands within the other does not count.

    >>> round(likeness("nova", "innovation labs")), round(likeness("hugin robotcs", "hugin robotics"))
    (42, 96)
    """
    return max(fuzz.ratio(asked, name), 0.95 * fuzz.token_sort_ratio(asked, name))


class NameIndex:
    """The names of one database: read when first asked, those that came since at each question."""

    def __init__(self) -> None:
        self._names = _Names()
        self._lock = Lock()
        self._reader: Thread | None = None

    def nearest(self, asked: str, most: int) -> list[int]:
        """The ids of accounts whose names share most with a plain name; of what has been read so far."""
        return self._names.nearest(asked, most)

    def read_on(self, session: Session) -> None:
        """A page of what is new; what is more than that, or old, is read by a thread."""
        with self._lock:
            if self._reader and self._reader.is_alive():
                return
            names = self._names
            if monotonic() - names.begun > READ_AGAIN:
                names = _Names()
            elif not names.read(session):
                return
            self._reader = Thread(target=self._read_all, args=(session.info["reading"], names), daemon=True)
            self._reader.start()

    def _read_all(self, reading: Engine, names: "_Names") -> None:
        """By the connections for reading: nobody who writes waits for it."""
        try:
            more = True
            while more:
                with Session(reading) as session:  # short: a long one would hold up SQLite's checkpoints
                    more = names.read(session)
        except SQLAlchemyError as error:  # the next question goes on from here
            log.warning("the names of accounts could not be read: %s", error)
        else:
            self._names = names


class _Names:
    """Names read in the order of their ids; whole blocks, and small ones of what came last."""

    def __init__(self) -> None:
        self.begun = monotonic()
        self._last = 0
        self._whole, self._new = Postings(), Postings()
        self._unfinished: list[tuple[int, str]] = []

    def read(self, session: Session) -> bool:
        """The next page; whether there may be more."""
        wanted = min(AT_ONCE, BLOCK - len(self._unfinished))
        rows = ask(session, UNREAD, last=self._last, wanted=wanted)
        page = [(id_ or 0, plain(key)) for id_, key in rows]
        if page:
            self._last = page[-1][0]
            self._unfinished += page
            self._add(page)
        return len(page) == wanted

    def nearest(self, asked: str, most: int) -> list[int]:
        """The ids that come near, so many of the old and of the new ones."""
        return [*self._whole.nearest(asked, most), *self._new.nearest(asked, most)]

    def _add(self, page: list[tuple[int, str]]) -> None:
        if len(self._unfinished) == BLOCK:
            self._whole.add(self._unfinished)
            self._new, self._unfinished = Postings(), []
        elif self._new.blocks == SMALL_BLOCKS:
            self._new = Postings()
            self._new.add(self._unfinished)
        else:
            self._new.add(page)


def _index(session: Session) -> NameIndex:
    """The one of the session's database."""
    kept = session.info["kept"]
    return kept.get("names") or kept.setdefault("names", NameIndex())


def _called(session: Session, ids: Collection[int]) -> Iterable[Found]:
    """What these accounts are called now."""
    return ask(session, THESE, ids=ids) if ids else ()


def _neighbours(session: Session, key: str) -> Iterable[Found]:
    """Names that begin alike: found by the index at once, however new; also those renamed a moment ago."""
    return ask(session, NEXT, begins=key[: max(3, len(key) // 2)])
