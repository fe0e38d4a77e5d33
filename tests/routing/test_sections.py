"""Segments by size, regions, sequences, account lists and rotations: what the rules file makes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.model import Account, Lead, Sequence, Territory
from routing.places import Places
from routing.rulebook import Rulebook, RulebookError, load
from tests.routing.small_rules import SMALL

MORE = """\
segments:
  smb: 1-99
  mid: 100 - 999
  big: 1000+
  public:
regions:
  nordics: [SE, NO]
sequences:
  Spring Fair: {purpose: Meet again, owner: triage, backup: dana, segment: mid}
account_lists:
  top-50: {owner: dana, accounts: [Acme.Example., Blue Heron, CRM-7]}
  partners: {owner: sam}
"""
Loads = Callable[[str], Rulebook]


@pytest.fixture
def loads(tmp_path: Path) -> Loads:
    def loads(text: str) -> Rulebook:
        (tmp_path / "rules.yaml").write_text(text)
        return load(tmp_path / "rules.yaml")

    return loads


@pytest.mark.parametrize(
    ("account", "lead", "sequence", "segment"),
    [
        (Account("A", segment="big", employees=5), Lead("l", segment="mid"), None, "big"),
        (Account("A", employees=5), Lead("l", segment="Mid "), None, "mid"),
        (Account("A", employees=5), Lead("l", employees=5000), Sequence("s", segment="mid"), "smb"),
        (Account("A"), Lead("l", employees=5000), Sequence("s", segment="mid"), "big"),
        (Account("A", employees=0), None, Sequence("s", segment="mid"), "mid"),
        (None, None, Sequence("s", segment="mid"), "mid"),
        (None, Lead("l", segment="huge"), None, "huge"),
        (None, None, None, None),
    ],
)
def test_a_written_segment_goes_before_a_size_and_the_account_before_the_lead(
    loads: Loads, account: Account | None, lead: Lead | None, sequence: Sequence | None, segment: str | None
) -> None:
    """R45."""
    assert loads(SMALL + MORE).segment_of(account, lead, sequence) == segment


def test_a_sequence_may_belong_to_a_team_and_its_case_does_not_count(loads: Loads) -> None:
    rulebook = loads(SMALL + MORE)
    found = rulebook.sequence_named(" spring fair ")
    assert found
    assert (found.owner, found.team, found.segment) == (None, rulebook.teams["triage"], "mid")
    assert rulebook.sequence_named("autumn") is None


@pytest.mark.parametrize(
    ("account", "domain", "name"),
    [
        (None, "mail.acme.example", "top-50"),
        (None, "other.example", None),
        (None, "gmail.com", None),
        (Account("BLUE heron"), "other.example", "top-50"),
        (Account("Kestrel", crm_id="crm-7"), "other.example", "top-50"),
        (Account("Kestrel", crm_id="crm-8", listed="Partners"), "other.example", "partners"),
        (Account("Kestrel", crm_id="crm-7", listed="Partners"), "other.example", "top-50"),
        (Account("Kestrel", listed="gold"), "other.example", None),
    ],
)
def test_an_account_is_on_a_list_by_id_domain_or_name_else_as_imported(
    loads: Loads, account: Account | None, domain: str, name: str | None
) -> None:
    """R35, R80."""
    found = loads(SMALL + MORE).account_list_for(account, domain)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("written", ["0011x00000ABCde", "0011x00000ABCdeAAH"])
@pytest.mark.parametrize(
    ("crm_id", "name"),
    [("0011x00000ABCde", "top-50"), ("0011x00000ABCdeAAH", "top-50"), ("0011x00000ABCDe", None)],
)
def test_both_lengths_of_a_crm_id_are_one_and_its_capitals_count(
    loads: Loads, written: str, crm_id: str, name: str | None
) -> None:
    book = loads((SMALL + MORE).replace("CRM-7", written))
    found = book.account_list_for(Account("Kestrel", crm_id=crm_id), "other.example")
    assert (found.name if found else None) == name


def test_several_who_are_responsible_take_turns(loads: Loads) -> None:
    team = loads(SMALL.replace("responsible: sam", "responsible: [dana, sam]")).teams["triage"]
    assert (team.responsible, team.turns) == ("dana", "team triage")
    assert [rep.key for rep in team.rotation] == ["dana", "sam"]
    assert loads(SMALL).teams["triage"].turns is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("smb: 1-99", "smb: few", "segments.smb: few is no range of employees; write it like 1-99 or 1000+"),
        ("smb: 1-99", "smb: 99-1", "segments.smb: 99-1 has nothing in it; write the smaller number first"),
        ("mid: 100 - 999", "mid: 50-999", "segments.mid: mid and smb have sizes in common"),
        ("  smb: 1-99\n", "", "people.sam.segments: there is no segment smb; known: big, mid, public"),
        ("[SE, NO]", "[Sweden]", "regions.nordics: Sweden is no country code; did you mean SE?"),
        (
            "    reps: [sam]",
            "    regions: [nordix]\n    reps: [sam]",
            "there is no region nordix; did you mean nordics?",
        ),
        ("purpose: Meet again, ", "", "sequences.Spring Fair.purpose is missing"),
        ("owner: triage, ", "", "sequences.Spring Fair.owner is missing"),
        ("owner: triage", "owner: triag", "owner: there is no person or team triag; did you mean triage?"),
        ("segment: mid", "segment: md", "segment: there is no segment md; did you mean mid?"),
        ("{owner: dana, ", "{", "account_lists.top-50.owner is missing"),
        ("{owner: sam}", "{owner: sam, accounts: [crm-7]}", "crm-7 is on the list top-50 already"),
        (
            "Blue Heron",
            "gmail.com",
            "many companies' mail comes from gmail.com; write the account's name or CRM id",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(loads: Loads, old: str, new: str, sentence: str) -> None:
    text = SMALL + MORE
    assert old in text
    with pytest.raises(RulebookError) as refused:
        loads(text.replace(old, new, 1))
    assert any(sentence in problem and " line " in problem for problem in refused.value.problems)


some = st.frozensets(st.sampled_from("AB"), max_size=2)
maps = st.lists(
    st.builds(Territory, st.just("t"), countries=some, states=some, languages=some, segments=some), max_size=9
).map(tuple)
known = st.none() | st.sampled_from("ABC")


@given(maps, known, known, known, known)
def test_looking_up_finds_what_walking_would(
    territories: tuple[Territory, ...],
    country: str | None,
    state: str | None,
    language: str | None,
    segment: str | None,
) -> None:
    walked = [
        each
        for each in territories
        if all(
            not wanted or known in wanted
            for wanted, known in (
                (each.countries, country),
                (each.states, state),
                (each.languages, language),
                (each.segments, segment),
            )
        )
    ]
    assert list(Places(territories).covering(country, state, language, segment)) == walked
