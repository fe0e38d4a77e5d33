"""Segments, account lists and sequences that an export spells another way: found all the same, or said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from desk import lookup
from desk.desk import Desk
from desk.imports import Wishes, import_file
from routing.rulebook import Rulebook
from storage.loose_ends import purposeless_sequences, unknown_lists, unknown_segments, unknown_sequences
from storage.sales import Account, Lead
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]


def said(desk: Desk, by: Callable[[Session, Rulebook], Iterator[str]]) -> list[str]:
    """What `whoowns check` says of one kind."""
    with desk.read() as session:
        return [*by(session, desk.rulebook)]


@pytest.mark.requirement("R53")
def test_sequences_whose_purpose_nobody_said_are_said_in_one_line(desk: Desk, tmp_path: Path) -> None:
    few = "name,owner,purpose\nspring,jon,meet at the fair\nxmas,jon,\nautumn,jon,\n"
    import_file(desk, "sequences", written(tmp_path, few))
    bare = "2 imported sequence(s) have no purpose, so no explanation can tell it: autumn, xmas"
    assert said(desk, purposeless_sequences) == [bare]
    many = "name,owner\n" + "".join(f"s{n},jon\n" for n in range(7))
    import_file(desk, "sequences", written(tmp_path, many), Wishes(allow_shrink=True))
    assert said(desk, purposeless_sequences) == [
        "7 imported sequence(s) have no purpose, so no explanation can tell it: s0, s1, s2, s3, s4, …"
    ]


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
    assert said(desk, unknown_segments) == [
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
    assert said(desk, unknown_lists) == [
        "2 account(s) are on the list 'Partnets', which is not in the rules file; did you mean partners?",
        "1 account(s) are on the list 'Top 50', which is not in the rules file; known: partners",
    ]


@pytest.mark.requirement("R36", "R53")
@pytest.mark.parametrize("order", [("sequences", "leads"), ("leads", "sequences")])
@pytest.mark.parametrize(
    ("imported", "named"), [("Spring Launch", "spring launch"), ("Frühjahr", "FRÜHJAHR")]
)
def test_a_lead_that_writes_its_sequence_in_other_case_goes_to_the_sequence_s_owner(
    desk: Desk, receive: Receive, tmp_path: Path, order: tuple[str, ...], imported: str, named: str
) -> None:
    files = {
        "sequences": f"name,owner\n{imported},jon\n",
        "leads": f"email,sequence\nchris@northwind.example,{named}\n",
    }
    for what in order:
        import_file(desk, what, written(tmp_path, files[what]))
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule) == ("jon", "sequence_owner")
    assert said(desk, unknown_sequences) == []


@pytest.mark.requirement("R89")
def test_leads_imported_again_once_their_sequence_is_known_are_still_the_same_leads(
    desk: Desk, tmp_path: Path
) -> None:
    leads = "email,sequence\na@a.example,spring launch\nb@b.example,SPRING LAUNCH\n"
    import_file(desk, "leads", written(tmp_path, leads))
    import_file(desk, "sequences", written(tmp_path, "name,owner\nSpring Launch,jon\n"))
    again = import_file(desk, "leads", written(tmp_path, leads))
    assert (again.tally.new, again.tally.changed) == (0, 2)
    last = import_file(desk, "leads", written(tmp_path, leads))
    assert (last.tally.new, last.tally.changed, last.tally.same) == (0, 0, 2)
    with desk.read() as session:
        sequences = [*session.exec(select(Lead.sequence))]
    assert sequences == ["Spring Launch", "Spring Launch"]


@pytest.mark.requirement("R89")
def test_a_lead_in_two_sequences_that_differ_only_in_case_stays_in_both(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "sequences", written(tmp_path, "name,owner\nspring,jon\nSpring,wes\n"))
    leads = "email,sequence\na@a.example,spring\na@a.example,Spring\n"
    import_file(desk, "leads", written(tmp_path, leads))
    again = import_file(desk, "leads", written(tmp_path, leads))
    assert (again.tally.new, again.tally.changed, again.tally.same) == (0, 0, 2)
    with desk.read() as session:
        assert sorted(session.exec(select(Lead.sequence))) == ["Spring", "spring"]


@pytest.mark.requirement("R36", "R78")
def test_sequences_that_only_leads_name_are_said_with_the_nearest(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "sequences", written(tmp_path, "name,owner\nSpring Launch,jon\n"))
    names = ("spring lunch", "spring lunch", "Event-Followup", "Xmas", "Spring Launch", "")
    rows = "".join(f"a{n}@a.example,{name}\n" for n, name in enumerate(names))
    import_file(desk, "leads", written(tmp_path, f"email,sequence\n{rows}"))
    assert said(desk, unknown_sequences) == [
        "2 lead(s) are in sequence 'spring lunch', which is neither imported nor in the rules file; "
        "did you mean Spring Launch?",
        "1 lead(s) are in sequence 'Xmas', which is neither imported nor in the rules file",
    ]


@pytest.mark.requirement("R79")
def test_a_sequence_points_past_a_gate_whatever_the_case_its_leads_write_it_in(
    desk: Desk, tmp_path: Path
) -> None:
    rows = "email,segment,sequence\na@a.example,enterprise,SPRING\nb@b.example,enterprise,spring\n"
    import_file(desk, "leads", written(tmp_path, rows))
    import_file(desk, "sequences", written(tmp_path, "name,owner\nSpring,jon\n"))
    assert lookup.stale_pointers(desk) == (
        "sequence Spring still points at Jon Lindqvist, who does not take enterprise: 2 lead(s)",
    )


@pytest.mark.requirement("R35")
def test_of_several_lists_in_one_cell_the_first_that_is_known_counts(desk: Desk, tmp_path: Path) -> None:
    rows = 'name,listed\nAcme,"Q3 push, Partners"\nBolt,Partners; Old\nCore,"Q3 push, Old"\nDelta,", "\n'
    assert import_file(desk, "accounts", written(tmp_path, rows)).warnings == [
        "line 4: account list 'Q3 push, Old' is not in the rules file; nobody gets replies by it",
        "line 5: account list ',' is not in the rules file; nobody gets replies by it",
    ]
    with desk.read() as session:
        lists = [*session.exec(select(Account.listed).order_by(col(Account.name)))]
    assert lists == ["partners", "partners", "Q3 push, Old", ","]
