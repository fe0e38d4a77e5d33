"""What a team can say in its rules file, and whose a reply is then: raw mail in, an owner out."""

from datetime import datetime

import pytest

from routing.model import Category, Facts, Verdict
from routing.rulebook import RulebookError
from tests.desk.office import Opens, key
from tests.fakes import Clock
from tests.tree import text

RULES = text("rules.yaml")


@pytest.mark.requirement("R45")
def test_the_segment_is_the_lead_list_s_else_the_sequence_s(office: Opens) -> None:
    team = office(
        ("    purpose: Meet again after a conference\n", "    purpose: Big shows\n    segment: mid-market\n")
    )
    team.knows("sequences", "name,owner", "east,jon")
    team.knows(
        "leads",
        "email,country,state,segment,sequence",
        "a@big.example,US,OH,Enterprise,east",
        "b@small.example,US,OH,smb,east",
    )
    assert team.owner("a@big.example") == "priya"  # Jon takes small shops only, whatever list he has
    assert team.owner("b@small.example") == "jon"
    team.knows("leads", "email,owner,sequence", "c@show.example,jon,event-followup")
    state = team.receives("c@show.example")
    assert key(state) == "ines"
    assert "lead c@show.example still points at Jon Lindqvist, who does not take mid-market" in state.warnings


@pytest.mark.requirement("R45")
def test_where_no_list_says_the_segment_the_size_of_the_company_does(office: Opens) -> None:
    team = office()
    team.knows("accounts", "name,domains,employees", "Big,big.example,2000", 'Mid,mid.example,"100-999"')
    team.knows("leads", "email,country,state", "a@big.example,US,OH", "b@mid.example,US,OH")
    assert team.owner("a@big.example") == "priya"
    assert team.owner("b@mid.example") == "maya"


@pytest.mark.requirement("R50")
def test_machines_that_speak_of_contracts_are_not_in_the_pod_s_queue(office: Opens) -> None:
    team = office()
    away = Verdict(Category.OUT_OF_OFFICE, facts=Facts(topics=("security", "contract")))
    team.reader.told["Automatic reply: contract"] = away
    state = team.receives("a@b.example", subject="Automatic reply: contract")
    assert (state.owner, state.team, state.urgent) == (None, None, False)


@pytest.mark.requirement("R76")
def test_a_source_without_a_written_meaning_does_not_start(office: Opens) -> None:
    with pytest.raises(RulebookError, match=r"rules.yaml line \d+: sources.apollo.means is missing"):
        office(("    means: Bought or exported from Apollo\n", ""))


@pytest.mark.requirement("R80")
def test_of_two_owners_of_a_sequence_the_rules_file_s_counts_and_the_other_is_said(office: Opens) -> None:
    team = office()
    team.knows("sequences", "name,owner", "event-followup,jon")
    team.knows("leads", "email,sequence", "a@b.example,Event-Followup", "c@d.example,event-followup")
    assert team.owner("a@b.example") == "ines"
    state = team.receives("c@d.example")
    assert key(state) == "ines"
    assert state.warnings == (
        "sequence event-followup was imported with jon as owner; the rules file decides",
    )


@pytest.mark.requirement("R73", "R13", "R48")
def test_a_conversation_stays_though_territory_sequence_and_record_change_one_after_the_other(
    office: Opens,
) -> None:
    team = office()
    team.knows("sequences", "name,owner", "spring,jon", "west,wes")
    team.knows("leads", "email,country,state,segment,sequence", "a@b.example,US,NY,smb,spring")
    first = team.receives("a@b.example", message_id="<1@b.example>")
    assert key(first) == "jon"
    team.knows("leads", "email,country,state,segment,sequence", "a@b.example,US,OR,mid-market,west")
    team.knows("accounts", "name,domains,owner,segment", "B Ltd,b.example,maya,mid-market")
    team.knows("sequences", "name,owner", "spring,wes", "west,wes")
    later = team.receives("a@b.example", in_reply_to="<1@b.example>")
    assert (later.id, key(later), later.replies) == (first.id, "jon", 2)


@pytest.mark.requirement("R74")
@pytest.mark.parametrize(
    "lead", ["a@b.example,ZZ,,,", "a@b.example,,,,moon landing", "a@b.example,US,ZZ,huge,"]
)
def test_what_no_rule_knows_is_with_somebody_who_acts(office: Opens, lead: str) -> None:
    team = office()
    team.knows("leads", "email,country,state,segment,source", lead)
    state = team.receives("a@b.example")
    assert (key(state), state.team and state.team.key) == ("sam", "triage")


@pytest.mark.requirement("R87", "R89")
def test_two_reps_run_two_sequences_from_one_mailbox(office: Opens) -> None:
    team = office()
    team.knows("sequences", "name,owner", "mayas,maya", "jons,jon")
    team.knows(
        "leads",
        "email,sequence,sent_at",
        "a@b.example,mayas,2026-11-01",
        "c@d.example,jons,2026-11-02",
        "both@e.example,mayas,2026-11-03",
        "both@e.example,jons,2026-11-04",
        "both@f.example,mayas,",
        "both@f.example,jons,",
    )
    owners = [team.owner(f"{who}.example") for who in ("a@b", "c@d", "both@e", "both@f")]
    assert owners == ["maya", "jon", "jon", "jon"]
    team.knows("accounts", "name,domains,owner", "G Ltd,g.example,wes")
    team.knows("leads", "email,sequence", "both@g.example,mayas", "both@g.example,jons")
    assert team.owner("both@g.example") == "wes"


HIGH = (
    "  - account_list\n  - account_owner\n  - company_thread\n  - high_intent\n",
    "  - account_list\n  - high_intent\n  - account_owner\n  - company_thread\n",
)


@pytest.mark.requirement("T4")
@pytest.mark.parametrize(("changes", "owner"), [((), "maya"), ((HIGH,), "nora")])
def test_high_intent_goes_before_the_account_s_owner_where_the_order_says_so(
    office: Opens, changes: tuple[tuple[str, str], ...], owner: str
) -> None:
    team = office(*changes)
    team.knows("accounts", "name,domains,owner", "Northwind,northwind.example,maya")
    assert team.owner("a@northwind.example", topics="price security") == owner


@pytest.mark.requirement("T4", "R46")
def test_a_price_is_tagged_and_any_topic_with_a_route_goes_to_the_pod(office: Opens) -> None:
    team = office(("  demo: tag", "  demo: {route: triage}"))
    assert team.owner("a@b.example", topics="price") == "sam"
    assert team.receives("c@d.example", topics="price security").rule == "high_intent"
    state = team.receives("e@f.example", topics="demo")
    assert (state.rule, state.team and state.team.key, state.urgent) == ("high_intent", "triage", True)


@pytest.mark.requirement("R34")
def test_who_covers_at_lunch_is_not_charged_with_the_turn(office: Opens, clock: Clock) -> None:
    team = office(("after_hours: wait ", "after_hours: on_duty "))
    people = [f"a@shop{n}.example" for n in range(4)]
    team.knows("leads", "email,country,state,segment", *(f"{who},US,NY,smb" for who in people))
    clock.at = datetime.fromisoformat("2026-11-23T17:45+00:00")  # Maya's lunch in New York; Jon works
    covered = team.receives(people[0])
    assert key(covered) == "jon"
    assert covered.because.endswith("Maya Okafor is off now, Jon Lindqvist is on duty")
    clock.at = datetime.fromisoformat("2026-11-23T19:00+00:00")
    assert [team.owner(who) for who in people[1:]] == ["jon", "maya", "jon"]


@pytest.mark.requirement("R51")
def test_the_rules_of_a_whole_company_are_one_file_and_its_order_fits_on_a_whiteboard() -> None:
    lines = [line for line in RULES.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    order = lines[lines.index("chain:") + 1 : lines.index("people:")]
    assert len(order) <= 15
    assert all(len(line) <= 110 for line in lines)
    assert len(lines) <= 260
