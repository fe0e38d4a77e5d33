"""`whoowns who` and `whoowns explain`: whose it is, why, why not, and what was decided then."""

import json
from pathlib import Path

import pytest

from desk import intake
from desk.desk import Desk
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.rulebook import load
from storage.database import Database
from storage.schema import bring_up_to_date
from tests.commands.conftest import Whoowns
from tests.fakes import Clock, Reader, letter


@pytest.fixture
def northwind(whoowns: Whoowns, folder: Path) -> None:
    """Northwind is Maya's account."""
    (folder / "accounts.csv").write_text("name,domains,owner\nNorthwind,northwind.example,maya\n")
    assert whoowns("import", "accounts", "accounts.csv").exit_code == 0


def receive(folder: Path, *mails: bytes) -> None:
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    bring_up_to_date(database)
    rulebook = load(folder / "rules.yaml")
    desk = Desk(database, rulebook, chain_of(rulebook), Reader(), Clock())
    batch = [Fetched("outreach", 1, uid, raw) for uid, raw in enumerate(mails, 1)]
    intake.store(desk, "outreach", batch, Place(1, len(mails)))
    intake.decide_waiting(desk)
    database.close()


@pytest.mark.requirement("R2")
@pytest.mark.usefixtures("northwind")
def test_who_owns_it_is_answered_on_the_command_line(whoowns: Whoowns, folder: Path) -> None:
    nothing = whoowns("who", "northwind.example").stdout
    assert "Owner       Maya Okafor" in nothing
    assert "Why         Northwind is Maya Okafor's account" in nothing
    assert "Open        nothing" in nothing
    receive(folder, letter())
    said = whoowns("who", "Northwind", "Ltd").stdout
    assert "Open        reply 1: interested from chris@northwind.example, Maya Okafor, due " in said
    told = json.loads(whoowns("who", "northwind.example", "--json").stdout)
    assert (told["owner"], told["open"][0]["reply"]) == ("maya", 1)


@pytest.mark.requirement("U3")
@pytest.mark.usefixtures("northwind")
def test_why_it_is_not_somebodys_is_answered_on_the_command_line(whoowns: Whoowns, folder: Path) -> None:
    said = whoowns("who", "northwind.example", "--why-not", "Jon")
    assert said.exit_code == 0
    assert (
        "Why not     Northwind is Maya Okafor's account (rule account_owner). It would be Jon "
        "Lindqvist's if Northwind were Jon Lindqvist's account.\n"
    ) in said.stdout
    told = json.loads(whoowns("who", "northwind.example", "--why-not", "jon", "--json").stdout)
    assert told["why_not"]["change"] == "Northwind were Jon Lindqvist's account"
    (folder / "accounts.csv").write_text("name,domains,owner\nNorthwind,northwind.example,jon\n")
    whoowns("import", "accounts", "accounts.csv")
    assert "Owner       Jon Lindqvist" in whoowns("who", "northwind.example").stdout


@pytest.mark.usefixtures("northwind")
def test_a_name_that_nobody_has_is_answered_with_the_nearest(whoowns: Whoowns) -> None:
    unknown = whoowns("who", "northwind.example", "--why-not", "jonn")
    assert (unknown.exit_code, unknown.stderr) == (
        2,
        "whoowns: The rules file names nobody as jonn; did you mean Jon Lindqvist (jon)?\n",
    )
    near = whoowns("who", "Northwnd")
    said = "Nothing is known about Northwnd. Did you mean Northwind?"
    assert (near.exit_code, near.stdout.strip()) == (1, said)
    odd = whoowns("who", "*.com")
    assert (odd.exit_code, "Ask about an address, a domain" in odd.stderr) == (2, True)


@pytest.mark.requirement("R31")
@pytest.mark.usefixtures("northwind")
def test_every_rule_says_what_it_answered_and_what_it_saw(whoowns: Whoowns, folder: Path) -> None:
    (folder / "reply.eml").write_bytes(letter())
    said = whoowns("explain", "reply.eml").stdout
    assert "account_owner       decided               Northwind is Maya Okafor's account\n" in said
    assert "saw                   account Northwind (Maya Okafor); domain northwind.example\n" in said
    assert "fallback            outranked             no rule knows an owner: Sam Reyes sorts these\n" in said
    told = json.loads(whoowns("explain", "reply.eml", "--json").stdout)
    assert told["owner"] == "maya"
    assert {each["rule"]: each["became"] for each in told["asked"]}["thread_owner"] == "passed"


@pytest.mark.requirement("R81")
@pytest.mark.usefixtures("northwind")
def test_of_two_reps_that_match_one_wins_and_the_other_is_named(whoowns: Whoowns, folder: Path) -> None:
    (folder / "leads.csv").write_text("email,owner\nchris@northwind.example,jon\n")
    whoowns("import", "leads", "leads.csv")
    receive(folder, letter())
    said = whoowns("explain", "1").stdout
    assert "Why         Northwind is Maya Okafor's account; outranks the lead owner Jon Lindqvist" in said
    assert "Outranked   lead_owner          chris@northwind.example is Jon Lindqvist's lead" in said


@pytest.mark.requirement("T5")
@pytest.mark.usefixtures("northwind")
def test_a_stored_reply_is_explained_by_its_number(whoowns: Whoowns, folder: Path) -> None:
    receive(folder, letter())
    then = whoowns("explain", "1").stdout
    assert "Owner then  Maya Okafor" in then
    assert "Drift       none: the rules say the same today" in then
    (folder / "accounts.csv").write_text("name,domains,owner\nNorthwind,northwind.example,wes\n")
    whoowns("import", "accounts", "accounts.csv")
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text() + "# another version\n")
    now = whoowns("explain", "1").stdout
    assert "which have changed since" in now
    assert "Drift       the rules would say Wes Tanaka today; its thread stays with Maya Okafor" in now
    told = json.loads(whoowns("explain", "1", "--json").stdout)
    assert (told["then"]["owner"], told["now"]["owner"], told["differs"]) == ("maya", "wes", True)
    missing = whoowns("explain", "17")
    assert (missing.exit_code, "There is no reply 17" in missing.stderr) == (2, True)


def test_words_of_strangers_and_of_imports_are_harmless_for_a_terminal(
    whoowns: Whoowns, folder: Path
) -> None:
    (folder / "leads.csv").write_text("email,company,source\nkim@acme.example,Acme,\x1b[2Jpartner\n")
    whoowns("import", "leads", "leads.csv")
    (folder / "reply.eml").write_bytes(letter(sender="Kim <kim@acme.example>", subject="\x1b[2J\u202etxt"))
    for words in (("explain", "reply.eml"), ("explain", "reply.eml", "--json"), ("who", "kim@acme.example")):
        said = whoowns(*words).output
        assert "\x1b" not in said
        assert "\u202e" not in said
