"""A desk on a real database, with a clock moved by hand and a reader that says what it was told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desk import intake
from desk.desk import Desk
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.rulebook import Rulebook, load
from storage.database import Database
from tests.desk.office import Office, Opens
from tests.fakes import Clock, Reader

RULES = Path(__file__).parents[2] / "rules.yaml"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The example company."""
    return load(RULES)


@pytest.fixture
def clock() -> Clock:
    """Monday, 10:00 in New York, until moved."""
    return Clock()


@pytest.fixture
def reader() -> Reader:
    """Says `interested` of every mail it was told nothing about."""
    return Reader()


@pytest.fixture
def desk(database: Database, rulebook: Rulebook, clock: Clock, reader: Reader) -> Desk:
    """The desk of the example company, without accounts, leads or mail."""
    return Desk(database, rulebook, chain_of(rulebook), reader, clock)


@pytest.fixture
def receive(desk: Desk) -> Callable[..., None]:
    """Store and decide mails as a mailbox would hand them over."""
    count = iter(range(1, 10_000))

    def receive(*mails: bytes, mailbox: str = "outreach") -> None:
        batch = [Fetched(mailbox, 1, next(count), raw) for raw in mails]
        intake.store(desk, mailbox, batch, place_after(batch))
        while intake.decide_waiting(desk):
            pass

    return receive


@pytest.fixture
def office(database: Database, clock: Clock, reader: Reader, tmp_path: Path) -> Opens:
    """A team whose rules file is the example's, with some lines changed."""

    def office(*changes: tuple[str, str]) -> Office:
        rules = RULES.read_text("utf-8")
        for old, new in changes:
            assert rules.count(old) == 1, old
            rules = rules.replace(old, new)
        (tmp_path / "rules.yaml").write_text(rules)
        rulebook = load(tmp_path / "rules.yaml")
        return Office(Desk(database, rulebook, chain_of(rulebook), reader, clock), reader, tmp_path)

    return office
