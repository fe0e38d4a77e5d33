"""The desk itself: what every act at it needs - the database, the rules, the reader of replies, the clock."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from desk.errors import Busy, Stale
from desk.reading import Reader, Reading, reader_here
from routing.chain import Chain
from routing.in_force import InForce
from routing.model import Mail, Rep, Verdict
from routing.rulebook import Rulebook
from sla.deadline import Ladder, ladder_of
from storage.database import Database, is_busy
from storage.fair_lock import NoTurn


@dataclass(frozen=True, slots=True)
class Desk:
    """`classify` tells what kind of reply a mail is; `now` is the one clock: aware, in UTC.

    `reader` reads raw mails somewhere else than here, where they can do no harm. A desk never changes: an
    act sees one version of the rules from beginning to end. Who stays longer than one act begins each with
    `current`, which follows the rules that are `in_force` (ADR 23).
    """

    database: Database
    rulebook: Rulebook
    chain: Chain
    classify: Callable[[Mail], Verdict]
    now: Callable[[], datetime]
    reader: Reader | None = None
    in_force: InForce | None = None

    @property
    def current(self) -> "Desk":
        """The same desk under the rules of this moment."""
        rules = self.in_force.rules if self.in_force else None
        if rules is None or rules.rulebook is self.rulebook:
            return self
        return replace(self, rulebook=rules.rulebook, chain=rules.chain)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A writing transaction. Raises Stale when somebody wrote first, Busy when the database waits."""
        try:
            with self.database.begin() as session:
                yield session
        except StaleDataError:
            raise Stale from None
        except NoTurn:
            raise Busy from None
        except OperationalError as error:
            if is_busy(error):
                raise Busy from error
            raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A reading transaction. Raises Busy when the database does not answer."""
        try:
            with self.database.read() as session:
                yield session
        except OperationalError as error:
            if is_busy(error):
                raise Busy from error
            raise

    def read_mails(self, raws: Sequence[bytes]) -> Sequence[Reading]:
        """What was read in each of these mails, in their order."""
        return (self.reader or reader_here(self.classify))(raws)

    def person(self, key: str) -> Rep:
        """The person of this key; somebody the rules file no longer names keeps their key as name."""
        return self.rulebook.people.get(key) or Rep(key, key)

    def ladder(self, owner: str) -> Ladder:
        """Who is told when this person's answer is late."""
        return ladder_of(self.rulebook.people, self.person(owner), self.rulebook.duties.fallback)
