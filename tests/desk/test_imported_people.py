"""Owners as exports name them: teams where a person is meant, names of two people, and ids."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from desk import lookup
from desk.desk import Desk
from desk.importing.columns import mapping
from desk.imports import Wishes, import_file
from storage.loose_ends import uncovered_sequences
from storage.sales import Lead, Sequence
from tests.desk.imported import accounts, written
from tests.desk.office import Opens
from tests.fakes import letter

Receive = Callable[..., None]


@pytest.mark.requirement("R9", "R82")
def test_a_lead_of_a_team_goes_by_the_other_rules_and_the_import_says_so(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    import_file(desk, "sequences", written(tmp_path, "name,owner,backup\nspring,jon,wes\n"))
    rows = "email,owner,sent_by,sequence\nchris@northwind.example,Enterprise security pod,triage,spring\n"
    report = import_file(desk, "leads", written(tmp_path, rows))
    assert report.warnings == [
        "line 2: owner 'Enterprise security pod' is a team; a lead's owner is a person: the other rules "
        "decide",
        "line 2: sent_by 'triage' is a team; a lead's sender is a person: left out",
    ]
    with desk.read() as session:
        assert session.exec(select(Lead.owner, Lead.sent_by)).all() == [("", "")]
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule) == ("jon", "sequence_owner")


@pytest.mark.requirement("R9", "R82")
def test_a_team_stands_in_for_itself_and_for_nobody_else(desk: Desk, tmp_path: Path) -> None:
    rows = "name,owner,backup\npods,security,\nspring,jon,Unassigned replies\n"
    report = import_file(desk, "sequences", written(tmp_path, rows))
    said = "backup 'Unassigned replies' is a team; a sequence's backup is a person: left out"
    assert report.warnings == [f"line 3: {said}"]
    with desk.begin() as session:
        assert [*uncovered_sequences(session, desk.rulebook)] == [
            "sequence spring has no backup; nobody stands in when jon is gone"
        ]
        for sequence in session.exec(select(Sequence)):
            sequence.backup = "triage"  # as it was imported before that was looked at
    with desk.read() as session:
        assert [*uncovered_sequences(session, desk.rulebook)] == [
            "sequence spring names the team triage as backup, who must be a person: nobody stands in"
        ]


@pytest.mark.requirement("R9")
def test_a_name_that_two_people_have_is_said_to_be_of_both(office: Opens, tmp_path: Path) -> None:
    desk = office(("name: Jon Lindqvist", "name: Maya Okafor")).desk
    rows = "name,owner\nAcme,maya okafor\nBolt,jon\nCore,maya@brightwave.example\n"
    report = import_file(desk, "accounts", written(tmp_path, rows))
    assert report.warnings == [
        "line 2: owner 'maya okafor' may be jon or maya; write the key or the address, "
        "until then replies will pass it by"
    ]
    assert [owner for _, owner, _ in accounts(desk)] == ["maya okafor", "jon", "maya"]


@pytest.mark.requirement("R9")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_letters_whose_accents_stand_apart_are_the_same_letters(
    office: Opens, tmp_path: Path, encoding: str
) -> None:
    """A Mac writes é as e and an accent; so may the header that was told."""
    desk = office(("name: Claire Tremblay", "name: Claire Trémblay")).desk
    text = "name,Größe,owner\nMüller,12,Claire Trémblay\n"
    apart, told = unicodedata.normalize("NFD", text), mapping("accounts", ["Größe=employees"])
    report = import_file(desk, "accounts", written(tmp_path, apart, encoding), Wishes(columns=told))
    assert report.warnings == []
    assert accounts(desk) == [("Müller", "claire", [])]
    assert import_file(desk, "accounts", written(tmp_path, text)).tally.same == 1
    told = mapping("accounts", [unicodedata.normalize("NFD", "Größe=employees")])
    again = import_file(desk, "accounts", written(tmp_path, text), Wishes(columns=told))
    assert (again.tally.same, again.notes) == (1, [])
