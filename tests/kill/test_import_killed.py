"""kill -9 of `whoowns import` at any moment, and run again: the same state as one run (V09)."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlmodel import select

from desk.desk import Desk
from desk.imports import import_file
from routing.chain import chain_of
from routing.rulebook import load
from storage.database import Database
from storage.sales import Account, AccountDomain
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader

ROWS = 3000
OWNERS = ("jon", "wes", "luc")
"""Of the list as it is imported and killed; the last one is imported to its end."""
STARTING = 60.0  # seconds until the first rows must be in


def listing(owner: str, first: int) -> str:
    rows = (f"Acme {n},acme{n}.example,{owner}\n" for n in range(first, first + ROWS))
    return "name,domains,owner\n" + "".join(rows)


@pytest.mark.timeout(600)
def test_v09_an_import_that_is_killed_and_run_again_is_as_one_run(database_url: str, tmp_path: Path) -> None:
    rulebook = load(RULES)
    database = Database(database_url)
    desk = Desk(database, rulebook, chain_of(rulebook), Reader(), Clock())
    file, chance = tmp_path / "accounts.csv", random.Random(9)
    file.write_text(listing("maya", 0))
    import_file(desk, "accounts", file)
    environment = os.environ | {"WHOOWNS_DATABASE": database_url, "WHOOWNS_RULES": str(RULES)}
    for owner in OWNERS:
        file.write_text(listing(owner, 100))
        command = [sys.executable, "-m", "bot", "import", "accounts", str(file)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _until_some_are_of(desk, owner)
        time.sleep(chance.random())
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    report = import_file(desk, "accounts", file)
    assert report.taken == ROWS
    domains = select(Account.name, Account.owner, AccountDomain.domain).join(AccountDomain)
    with desk.read() as session:
        found = sorted(session.exec(domains).all())
    assert found == sorted((f"Acme {n}", OWNERS[-1], f"acme{n}.example") for n in range(100, 100 + ROWS))
    assert import_file(desk, "accounts", file).tally.same == ROWS
    database.close()


def _until_some_are_of(desk: Desk, owner: str) -> None:
    ends = time.monotonic() + STARTING
    while time.monotonic() < ends:
        with desk.read() as session:
            if session.exec(select(Account.id).where(Account.owner == owner).limit(1)).first():
                return
        time.sleep(0.02)
    raise AssertionError("the import has not begun")
