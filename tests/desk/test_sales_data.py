"""What the imported data does to a reply: sequences, turns, pauses, threads; from raw mail."""

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup
from desk.desk import Desk
from desk.imports import import_file
from routing.model import Category, Facts, Verdict
from storage import tables
from tests.fakes import Reader, letter

Receive = Callable[..., None]
Knows = Callable[..., None]


@pytest.fixture
def knows(desk: Desk, tmp_path: Path) -> Knows:
    """Import rows as a CSV: knows("leads", "email,country", "a@b.example,US")."""

    def knows(what: str, *lines: str) -> None:
        (tmp_path / "rows.csv").write_text("\n".join(lines) + "\n")
        assert import_file(desk, what, tmp_path / "rows.csv").rejected == []

    return knows


@pytest.mark.requirement("R89", "R25")
@pytest.mark.parametrize(("spring", "autumn", "owner"), [("02", "20", "wes"), ("20", "02", "jon")])
def test_of_two_sequences_the_newest_sending_decides(
    desk: Desk, receive: Receive, knows: Knows, spring: str, autumn: str, owner: str
) -> None:
    knows("sequences", "name,owner", "spring,jon", "autumn,wes")
    knows(
        "leads",
        "email,sequence,sent_at",
        f"chris@northwind.example,spring,2026-11-{spring}",
        f"chris@northwind.example,autumn,2026-11-{autumn}",
    )
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule) == (owner, "sequence_owner")


@pytest.mark.requirement("R82", "R36")
def test_a_sequence_whose_owner_left_goes_to_its_backup(desk: Desk, receive: Receive, knows: Knows) -> None:
    knows("sequences", "name,owner,backup", "spring,bob,wes")
    knows("leads", "email,sequence", "chris@northwind.example,spring")
    receive(letter())
    assert lookup.thread_state(desk, 1).owner.key == "wes"


@pytest.mark.requirement("R34", "U12")
def test_a_territory_takes_turns_and_remembers_them(desk: Desk, receive: Receive, knows: Knows) -> None:
    leads = [f"lead@company{n}.example,US,NY,smb" for n in range(10)]
    knows("leads", "email,country,state,segment", *leads)
    for n in range(10):
        receive(letter(sender=f"Lead <lead@company{n}.example>"))
    owners = [lookup.thread_state(desk, n).owner.key for n in range(1, 11)]
    assert Counter(owners) == {"maya": 5, "jon": 5}
    assert all(one != other for one, other in itertools.pairwise(owners))
    with desk.read() as session:
        assert len(session.exec(select(tables.Turn)).all()) == 10


@pytest.mark.requirement("R90", "R63")
def test_a_reply_pauses_the_lead_and_makes_a_task_for_today(
    desk: Desk, receive: Receive, knows: Knows
) -> None:
    knows("leads", "email,sequence", "chris@northwind.example,spring")
    receive(letter())
    with desk.read() as session:
        rows = session.exec(select(tables.Consequence).order_by(col(tables.Consequence.id))).all()
    found = {(str(row.effect), row.target, str(row.on_date)) for row in rows}
    assert ("pause", "chris@northwind.example", "None") in found
    assert ("task", "sam", "2026-11-23") in found


@pytest.mark.requirement("R47")
def test_an_alias_decides_nothing(desk: Desk, receive: Receive, knows: Knows) -> None:
    knows("accounts", "name,domains,owner", "Northwind,northwind.example,maya")
    receive(letter(Delivered_To="sales@brightwave.example"))
    assert lookup.thread_state(desk, 1).owner.key == "maya"


@pytest.mark.requirement("T10")
def test_threads_match_by_id_then_subject_and_never_by_sender_alone(desk: Desk, receive: Receive) -> None:
    receive(letter(message_id="<1@northwind.example>"))
    receive(letter(subject="Something else", text="new"))
    receive(letter(subject="Quite another", references="<0@x.example> <1@northwind.example>"))
    receive(letter(subject="AW: quick  QUESTION", text="by subject"))
    with desk.read() as session:
        threads = session.exec(select(tables.Reply.thread_id).order_by(col(tables.Reply.id))).all()
    assert threads == [1, 2, 1, 1]


def suppressions(desk: Desk) -> list[tuple[str, str]]:
    with desk.read() as session:
        return [(row.address, row.state) for row in session.exec(select(tables.Suppression))]


@pytest.mark.requirement("T12", "R84")
def test_only_an_id_proves_who_asked_and_all_others_are_held(
    desk: Desk, receive: Receive, reader: Reader, knows: Knows
) -> None:
    knows("leads", "email,sequence", "chris@northwind.example,spring")
    receive(letter(message_id="<1@northwind.example>"))
    reader.told["Re: Quick question"] = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))
    receive(letter(text="stop"))
    assert suppressions(desk) == [("chris@northwind.example", "held")]
    receive(letter(text="please stop", in_reply_to="<1@northwind.example>"))
    assert ("chris@northwind.example", "suppressed") in suppressions(desk)
