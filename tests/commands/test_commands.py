"""What the command line answers: a printed decision, and one clear sentence when something is wrong."""

import json
import socket
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from desk import intake
from desk.desk import Desk
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.model import Category, Verdict
from routing.rulebook import load
from storage.database import Database
from storage.schema import bring_up_to_date
from storage.tables import Reply, Thread
from tests.commands.conftest import Whoowns
from tests.fakes import Clock, Reader, letter
from tests.tree import ROOT

EXAMPLE = ROOT / "sandbox" / "example"


@pytest.mark.requirement("R31", "R61", "R72")
def test_one_mail_to_one_printed_decision(whoowns: Whoowns, folder: Path) -> None:
    (folder / "reply.eml").write_bytes(letter(text="Can you send price and SOC2 report?"))
    said = whoowns("explain", "reply.eml")
    assert said.exit_code == 0
    assert "Owner       Nora Haddad" in said.stdout
    assert "Rule        high_intent" in said.stdout
    assert "Asked       safety              passed " in said.stdout
    assert "            fallback            outranked " in said.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["reply.eml", "rules.yaml"]


def test_the_same_mail_decided_differently_once_the_account_is_known(whoowns: Whoowns, folder: Path) -> None:
    (folder / "reply.eml").write_bytes(letter())
    (folder / "accounts.csv").write_text("name,domains,owner\nNorthwind,northwind.example,maya\n")
    assert "Owner       Sam Reyes" in whoowns("explain", "reply.eml").stdout
    assert "1 accounts imported, 0 refused." in whoowns("import", "accounts", "accounts.csv").stdout
    assert "Owner       Maya Okafor" in whoowns("explain", "reply.eml").stdout


def test_accounts_come_from_standard_input_too(whoowns: Whoowns, folder: Path) -> None:
    (folder / "reply.eml").write_bytes(letter())
    text = "name,domains,owner\nNorthwind,northwind.example,maya\n"
    said = CliRunner().invoke(app, ["import", "accounts", "-"], input=text).stdout
    assert "1 accounts imported, 0 refused." in said
    assert "Owner       Maya Okafor" in whoowns("explain", "reply.eml").stdout


def test_a_mail_that_is_not_a_mail_is_one_for_the_quarantine(whoowns: Whoowns, folder: Path) -> None:
    (folder / "noise.eml").write_bytes(b"\x00\x01\x02")
    said = whoowns("explain", "noise.eml")
    assert (said.exit_code, said.stdout) == (
        1,
        "This mail cannot be read (no sender); it would go to the quarantine.\n",
    )


def test_an_empty_quarantine_says_so(whoowns: Whoowns) -> None:
    assert whoowns("quarantine").stdout == "The quarantine is empty: every mail could be read.\n"


def test_a_mail_in_the_quarantine_is_listed_shown_and_released(whoowns: Whoowns, folder: Path) -> None:
    said = "hidden \x1b[2J text"
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    bring_up_to_date(database)
    with database.begin() as session:
        raw = f"Subject: {said}\n\nnobody wrote this".encode()
        moment = datetime(2026, 11, 23, tzinfo=UTC)
        thread = Thread(status="open", owner="olga", category="other", received_at=moment)
        session.add(thread)
        session.flush()
        stored = {"arrived_at": moment, "stored_at": moment, "thread_id": thread.id}
        session.add(Reply(raw=raw, stage="quarantined", reason="no sender", **stored))
    database.close()
    listed = "       1  2026-11-23 00:00         44 bytes  no sender  “hidden [2J text”\n"
    assert whoowns("quarantine").stdout.startswith(listed)
    assert whoowns("quarantine", "show", "1").stdout == "Subject: hidden [2J text\n\nnobody wrote this\n"
    assert "will be read again" in whoowns("quarantine", "release", "1").stdout
    again = whoowns("quarantine", "release", "1")
    assert (again.exit_code, again.stderr) == (
        2,
        "whoowns: There is no mail 1 in the quarantine; `whoowns quarantine` lists what is.\n",
    )
    ledger = whoowns("ledger")  # that reply was never seen in any mailbox
    assert ledger.exit_code == 1
    assert "This must not be" in ledger.stdout


def test_the_ledger_of_an_empty_database_holds(whoowns: Whoowns) -> None:
    assert json.loads(whoowns("ledger", "--json").stdout)["holds"] is True
    assert "Every mail seen is in exactly one place." in whoowns("ledger").stdout


def test_refused_rows_are_named_and_counted(whoowns: Whoowns, folder: Path) -> None:
    (folder / "accounts.csv").write_text("name,domains\n,acme.example\nAcme,gmail.com\n")
    said = whoowns("import", "accounts", "accounts.csv")
    assert said.exit_code == 1
    assert "refused: accounts.csv line 2: an account needs a name" in said.stdout
    assert "repair: accounts.csv line 3: 'gmail.com' cannot stand for a company" in said.stdout


def broken(folder: Path) -> None:
    (folder / "rules.yaml").write_text((folder / "rules.yaml").read_text().replace("zone:", "zoone:", 1))


def newer(folder: Path) -> None:
    with sqlite3.connect(folder / "whoowns.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")


@pytest.mark.parametrize(
    ("spoil", "words", "settings", "said"),
    [
        (broken, ["quarantine"], {}, "people.maya.zoone"),
        (newer, ["quarantine"], {}, "newer version of Whoowns (9999); update Whoowns"),
        (None, ["quarantine"], {"rules": "nowhere.yaml"}, "nowhere.yaml"),
        (None, ["quarantine"], {"database": "mysql://x/y"}, "mysql is not supported"),
        (None, ["quarantine"], {"imap_port": "many"}, "WHOOWNS_IMAP_PORT: Input should be a valid integer"),
        (None, ["quarantine"], {"model": "rules.yaml"}, "rules.yaml"),
        (None, ["explain", "nowhere.eml"], {}, "nowhere.eml is not a file"),
        (None, ["import", "leads", "nowhere.csv"], {}, "nowhere.csv is not a file"),
        (None, ["evaluate", "nowhere"], {}, "nowhere"),
        (None, ["train", "--with-corrections"], {}, "--to my-model.npz"),
        (None, ["demo", "--once", "--mail", "nowhere"], {}, "nowhere"),
        (None, ["worker"], {}, "WHOOWNS_SLACK_BOT_TOKEN must be set"),
        (None, ["worker"], {"slack_bot_token": "xoxb-1"}, "there is no mail to read"),
        (
            None,
            ["run", "--only", "slack"],
            {"slack_bot_token": "xoxb-1"},
            "WHOOWNS_SLACK_APP_TOKEN must be set",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(
    whoowns: Whoowns,
    folder: Path,
    spoil: Callable[[Path], None] | None,
    words: list[str],
    settings: dict[str, str],
    said: str,
) -> None:
    if spoil:
        spoil(folder)
    answer = whoowns(*words, **settings)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.output


def test_unknown_words_are_refused_with_the_usage(whoowns: Whoowns) -> None:
    for words in (["frobnicate"], ["import", "people", "x.csv"], ["run", "--only", "mail"]):
        answer = whoowns(*words)
        assert answer.exit_code == 2
        assert "Traceback" not in answer.output


def test_check_names_everything_that_is_wrong_at_once(whoowns: Whoowns) -> None:
    for what in ("accounts", "leads", "sequences"):
        whoowns("import", what, str(EXAMPLE / f"{what}.csv"))
    answer = whoowns(
        "check", imap_host="127.0.0.1", imap_port="1", imap_user="u", imap_password="never-shown"
    )
    assert answer.exit_code == 1
    assert "WRONG  mailbox: " in answer.stdout
    assert "WRONG  slack: WHOOWNS_SLACK_BOT_TOKEN and WHOOWNS_SLACK_APP_TOKEN must be set" in answer.stdout
    assert "warn   data: sequence east-spring still points at Jon Lindqvist" in answer.stdout
    assert "never-shown" not in answer.output


def test_a_password_in_the_database_url_is_never_shown(whoowns: Whoowns) -> None:
    answer = whoowns("quarantine", database="postgresql://whoowns:never-shown@127.0.0.1:1/x")
    assert answer.exit_code == 2
    assert "never-shown" not in answer.output
    assert "cannot be opened" in answer.stderr


def test_a_port_in_use_is_said_without_a_traceback(
    capfd: pytest.CaptureFixture[str], whoowns: Whoowns
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = whoowns("demo", "--once", "--port", str(taken.getsockname()[1]))
    assert answer.exit_code == 2
    assert "The sandbox did not start" in answer.stderr
    assert "cannot be served: " in (said := capfd.readouterr().err)
    assert "Traceback" not in said


def test_what_was_dismissed_is_listed_and_said_to_be_something_else(whoowns: Whoowns, folder: Path) -> None:
    assert "Nothing has been dismissed" in whoowns("relabel").stdout
    away = letter(subject="Out of office: Hello", auto_submitted="auto-replied", text="I am back on Monday.")
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    rulebook = load(folder / "rules.yaml")
    reader = Reader({"Out of office: Hello": Verdict(Category.OUT_OF_OFFICE)})
    desk = Desk(database, rulebook, chain_of(rulebook), reader, Clock())
    intake.store(desk, "outreach", [Fetched("outreach", 1, 1, away)], Place(1, 1))
    intake.decide_waiting(desk)
    database.close()
    listed = whoowns("relabel").stdout
    assert "       1  " in listed
    assert "out_of_office" in listed
    for words, said in (
        (("1",), "Say what reply 1 is: one of interested,"),
        (("1", "other"), "Say who you are: --by"),
        (("1", "other", "--by", "mallory"), "names nobody as mallory"),
        (("9", "other", "--by", "olga"), "There is no reply 9"),
    ):
        refused = whoowns("relabel", *words)
        assert (refused.exit_code, said in refused.stderr) == (2, True)
    answer = whoowns("relabel", "1", "interested", "--by", "olga").stdout
    assert answer.startswith("Reply 1 is interested now: owner Sam Reyes.")
    assert "Nothing has been dismissed" in whoowns("relabel").stdout
