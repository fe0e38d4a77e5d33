"""`whoowns shares`: what ends at the fallback and what reaches managers is counted."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk import intake
from desk.desk import Desk
from desk.escalation import escalate_due
from desk.imports import import_file
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.rulebook import load
from storage.database import Database
from storage.schema import bring_up_to_date
from tests.commands.conftest import Whoowns
from tests.fakes import Clock, Reader, letter


@pytest.fixture
def clock() -> Clock:
    """Two days ago."""
    return Clock(datetime.now(UTC) - timedelta(days=2))


@pytest.fixture
def desk(folder: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of the folder, where Acme is Maya's."""
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    bring_up_to_date(database)
    rulebook = load(folder / "rules.yaml")
    desk = Desk(database, rulebook, chain_of(rulebook), Reader(), clock)
    (folder / "accounts.csv").write_text("name,domains,owner\nAcme,acme.example,maya\n")
    import_file(desk, "accounts", folder / "accounts.csv")
    yield desk
    database.close()


def receives(desk: Desk, *senders: str) -> None:
    """A reply of each, in a thread of its own."""
    for uid, sender in enumerate(senders, 1):
        raw = letter(sender, subject=f"Re: Offer {uid}", message_id=f"<{uid}@x.example>")
        intake.store(desk, "outreach", [Fetched("outreach", 1, uid, raw)], Place(1, uid))
    while intake.decide_waiting(desk):
        pass


@pytest.mark.requirement("T3", "R41", "R75")
def test_what_matched_nothing_and_what_reached_managers_is_counted(
    whoowns: Whoowns, desk: Desk, clock: Clock
) -> None:
    receives(desk, "ann@acme.example", "new@nobody.example", "ceo@lumen-hotels.example")
    clock.forward(hours=30)
    while escalate_due(desk):
        pass
    said = whoowns("shares").output
    assert "3 conversations were given an owner in the last 30d, by" in said
    assert "Unassigned: 1 (33%) ended with Sam Reyes." in said
    assert "Managers: 1 (33%) given to them by a rule, " in said
    assert "Rules that found nobody: safety, account list" in said
    counted = json.loads(whoowns("shares", "--json").output)
    assert (counted["total"], counted["unassigned"], counted["to_managers"]) == (3, 1, 1)
    assert counted["asked"] > 0


def test_a_later_reply_of_the_same_conversation_is_not_counted_again(whoowns: Whoowns, desk: Desk) -> None:
    receives(desk, "ann@acme.example")
    raw = letter("ann@acme.example", subject="Re: Offer 1", text="And when?", message_id="<z@x.example>")
    intake.store(desk, "outreach", [Fetched("outreach", 1, 9, raw)], Place(1, 9))
    intake.decide_waiting(desk)
    assert "1 conversations were given an owner" in whoowns("shares").output


def test_without_replies_it_says_what_to_do(whoowns: Whoowns) -> None:
    assert "try a longer --since" in whoowns("shares", "--since", "2w").output
    refused = whoowns("shares", "--since", "soon")
    assert refused.exit_code == 2
    assert "write 12h, 30d or 2w" in refused.output
