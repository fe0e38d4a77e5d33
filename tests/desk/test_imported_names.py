"""Segments, account lists and sequences that an export spells another way: found all the same, or said."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup, loose_ends
from desk.desk import Desk
from desk.imports import import_file
from storage.sales import Account, Lead
from tests.desk.imported import written


@pytest.mark.requirement("R44", "R45")
def test_a_segment_in_other_case_is_stored_as_the_rules_file_writes_it(desk: Desk, tmp_path: Path) -> None:
    rows = written(tmp_path, "email,segment\na@a.example,SMB\nb@b.example,Mid-Market\nc@c.example,\n")
    assert import_file(desk, "leads", rows).warnings == []
    with desk.read() as session:
        segments = [*session.exec(select(Lead.segment).order_by(col(Lead.email)))]
    assert segments == ["smb", "mid-market", ""]


@pytest.mark.requirement("R44", "R45")
def test_a_segment_the_rules_file_does_not_know_is_kept_and_said_with_the_nearest(
    desk: Desk, tmp_path: Path
) -> None:
    rows = "email,segment\na@a.example,Midmarket\nb@b.example,Midmarket\nc@c.example,Federal\n"
    assert import_file(desk, "leads", written(tmp_path, rows)).warnings == [
        "line 2: segment 'Midmarket' is not in the rules file; near mid-market: until it is written so, "
        "whoever takes only some segments is passed by (2 rows)",
        "line 4: segment 'Federal' is not in the rules file; whoever takes only some segments is passed by",
    ]
    import_file(desk, "accounts", written(tmp_path, "name,segment\nAcme,Midmarket\nBolt,smb\n"))
    import_file(desk, "sequences", written(tmp_path, "name,owner,segment\nspring,jon,midmarket\n"))
    assert [*loose_ends.segments_unheard_of(desk)] == [
        "2 lead(s) and 1 account(s) are in segment 'Midmarket', which is not in the rules file; did you mean "
        "mid-market?",
        "1 lead(s) are in segment 'Federal', which is not in the rules file; "
        "known: enterprise, mid-market, smb",
        "1 sequence(s) are in segment 'midmarket', which is not in the rules file; did you mean mid-market?",
    ]


@pytest.mark.requirement("R79", "R44")
def test_a_sequence_points_past_no_gate_when_the_segment_is_only_in_capitals(
    desk: Desk, tmp_path: Path
) -> None:
    """Imported before the spelling was looked at: Jon takes smb, and SMB is no other segment."""
    import_file(desk, "sequences", written(tmp_path, "name,owner\nspring,jon\n"))
    rows = "email,segment,sequence\na@a.example,smb,spring\nb@b.example,mid-market,spring\n"
    import_file(desk, "leads", written(tmp_path, rows))
    with desk.begin() as session:
        for lead in session.exec(select(Lead)):
            lead.segment = lead.segment.upper()
    assert lookup.stale_pointers(desk) == (
        "sequence spring still points at Jon Lindqvist, who does not take mid-market: 1 lead(s)",
    )


@pytest.mark.requirement("R35")
def test_an_account_list_the_rules_file_does_not_have_is_said(desk: Desk, tmp_path: Path) -> None:
    rows = "name,listed\nAcme,PARTNERS\nBolt,Partnets\nCore,Partnets\nDelta,Top 50\n"
    assert import_file(desk, "accounts", written(tmp_path, rows)).warnings == [
        "line 3: account list 'Partnets' is not in the rules file; near partners: nobody gets replies by it "
        "until it is written so (2 rows)",
        "line 5: account list 'Top 50' is not in the rules file; nobody gets replies by it",
    ]
    with desk.read() as session:
        lists = [*session.exec(select(Account.listed).order_by(col(Account.name)))]
    assert lists == ["partners", "Partnets", "Partnets", "Top 50"]
    assert [*loose_ends.lists_unheard_of(desk)] == [
        "2 account(s) are on the list 'Partnets', which is not in the rules file; did you mean partners?",
        "1 account(s) are on the list 'Top 50', which is not in the rules file; known: partners",
    ]
