"""Jon leaves on Friday: what is his is listed, given to Maya in one go, and nothing is forgotten."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from desk import intake, ownership
from desk.desk import Desk
from desk.drift import drift
from desk.errors import AlreadyTheirs, NobodyNamed, NotAllowed, NotKnown
from desk.imports import import_file
from desk.leaving import belongings_of, give_all, leavers
from desk.lookup import open_for, thread_state
from mail.fetched import Fetched, Place
from routing.model import Kind
from storage import sales, tables
from tests.fakes import letter

Receive = Callable[..., None]

ACCOUNTS = "name,domains,owner\nAcme,acme.example,jon\nLumen,lumen.example,jon\nHugin,hugin.example,maya\n"
LEADS = "email,owner,sequence\nbob@free.example,jon,spring\n"
SEQUENCES = "name,owner,backup\nspring,jon,maya\nautumn,maya,jon\n"
NOTE = "Jon left on Friday"


@pytest.fixture(autouse=True)
def market(desk: Desk, tmp_path: Path) -> None:
    """Two accounts, a lead and a sequence of Jon's; he backs up another."""
    for what, text in (("accounts", ACCOUNTS), ("leads", LEADS), ("sequences", SEQUENCES)):
        file = tmp_path / f"{what}.csv"
        file.write_text(text)
        assert import_file(desk, what, file).rejected == []


def without(desk: Desk, key: str) -> Desk:
    """The desk once this person is out of the rules file."""
    people = {name: rep for name, rep in desk.rulebook.people.items() if name != key}
    return replace(desk, rulebook=replace(desk.rulebook, people=people))


def wrote(address: str) -> bytes:
    return letter(address)


@pytest.mark.requirement("R85")
def test_what_is_still_with_somebody_who_left_is_listed(desk: Desk, receive: Receive) -> None:
    receive(wrote("ann@acme.example"), wrote("pam@hugin.example"))
    assert leavers(desk) == ()
    (gone,) = leavers(without(desk, "jon"))
    assert (gone.person, gone.here) == ("jon", False)
    assert (gone.threads, gone.accounts, gone.leads, gone.sequences, gone.backups) == (1, 2, 1, 1, 1)


def test_somebody_who_is_about_to_leave_is_listed_with_their_places_in_the_rules_file(desk: Desk) -> None:
    found = belongings_of(desk, "jon")
    assert found.here
    assert "territory us-east-smb" in found.places
    assert "backup of maya" in found.places
    assert "team triage" in found.places
    assert "team security, which they answer for" in belongings_of(desk, "nora").places
    assert "duty legal" in belongings_of(desk, "dana").places


def test_all_of_it_goes_to_maya_in_one_go_each_with_the_reason(desk: Desk, receive: Receive) -> None:
    receive(wrote("ann@acme.example"), wrote("joe@lumen.example"))
    gone = without(desk, "jon")
    given = give_all(gone, "jon", "maya", "dana", NOTE)
    assert (given.threads, given.accounts, given.leads, given.sequences, given.backups) == (2, 2, 1, 1, 1)
    assert leavers(gone) == ()
    for thread in open_for(desk, "maya"):
        assert thread.because == f"Dana Whitfield passed it on: {NOTE}"
        assert thread.changed is not None
        assert (thread.changed.kind, thread.changed.by, thread.changed.note) == (
            Kind.REASSIGNED,
            "dana",
            NOTE,
        )
    with desk.read() as session:
        changes = session.exec(select(sales.OwnerChange).order_by(sales.OwnerChange.id)).all()  # type: ignore[arg-type]
        assert sorted((each.what, each.name) for each in changes) == [
            ("account", "name Acme"),
            ("account", "name Lumen"),
            ("backup", "autumn"),
            ("lead", "bob@free.example"),
            ("sequence", "spring"),
        ]
        assert {(each.was, each.owner, each.by, each.because) for each in changes} == {
            ("jon", "maya", "dana", NOTE)
        }


def test_giving_twice_changes_nothing_more(desk: Desk, receive: Receive) -> None:
    receive(wrote("ann@acme.example"))
    give_all(desk, "jon", "maya", "olga", NOTE)
    again = give_all(desk, "jon", "maya", "olga", NOTE)
    assert not again
    with desk.read() as session:
        passed = select(tables.Event).where(tables.Event.kind == Kind.REASSIGNED)
        assert len(session.exec(passed).all()) == 1


def test_the_next_reply_goes_where_the_rest_went(desk: Desk, receive: Receive) -> None:
    give_all(desk, "jon", "maya", "dana", NOTE)
    receive(wrote("ann@acme.example"))
    assert [thread.because for thread in open_for(desk, "maya")] == ["Acme is Maya Okafor's account"]


@pytest.mark.parametrize(
    ("to", "by", "because", "refused"),
    [
        ("maya", "wes", NOTE, NotAllowed),
        ("maya", "nobody", NOTE, NotKnown),
        ("nobody", "dana", NOTE, NobodyNamed),
        ("maya", "dana", "  ", NobodyNamed),
        ("jon", "dana", NOTE, AlreadyTheirs),
    ],
)
def test_only_a_manager_or_ops_to_somebody_who_is_here_and_with_a_reason(
    desk: Desk, receive: Receive, to: str, by: str, because: str, refused: type[Exception]
) -> None:
    receive(wrote("ann@acme.example"))
    with pytest.raises(refused):
        give_all(desk, "jon", to, by, because)
    assert len(open_for(desk, "jon")) == 1
    assert belongings_of(desk, "jon").accounts == 2


@pytest.mark.requirement("T5")
def test_an_account_that_changes_hands_leaves_its_open_thread_where_it_is_and_shows_as_drift(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    receive(wrote("ann@acme.example"))
    (thread,) = open_for(desk, "jon")
    assert drift(desk) == ()
    file = tmp_path / "accounts.csv"
    file.write_text(ACCOUNTS.replace("acme.example,jon", "acme.example,wes"))
    import_file(desk, "accounts", file)
    owner = thread_state(desk, thread.id).owner
    assert owner is not None
    assert owner.key == "jon"
    (drifted,) = drift(desk)
    assert (drifted.thread_id, drifted.owner, drifted.named) == (thread.id, "Jon Lindqvist", "Wes Tanaka")
    assert drifted.because == "Acme is Wes Tanaka's account"


def test_what_a_person_passed_on_is_no_drift(desk: Desk, receive: Receive) -> None:
    receive(wrote("ann@acme.example"))
    (thread,) = open_for(desk, "jon")
    ownership.reassign(desk, thread.id, "jon", "maya", "she knows Ann", thread.version)
    assert drift(desk) == ()


def test_whose_turn_it_would_be_today_is_no_drift(desk: Desk, receive: Receive) -> None:
    receive(*(wrote(f"ann@new-{number}.example") for number in range(5)))
    assert drift(desk) == ()


def test_who_takes_over_in_turn_from_somebody_gone_has_had_that_turn(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("email,country,state,segment\npam@new.example,US,NY,smb\n")
    import_file(desk, "leads", file)
    receive(wrote("pam@new.example"))
    (first,) = [key for key in ("maya", "jon") if open_for(desk, key)]
    other = {"maya": "jon", "jon": "maya"}[first]
    intake.store(
        desk, "outreach", [Fetched("outreach", 1, 9, letter("pam@new.example", text="And now?"))], Place(1, 9)
    )
    intake.decide_waiting(without(desk, first))
    assert len(open_for(desk, other)) == 1
    with desk.read() as session:
        turns = session.exec(select(tables.Turn.rep).order_by(tables.Turn.id)).all()  # type: ignore[arg-type]
    assert turns == [first, other]
