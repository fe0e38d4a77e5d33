"""The four signals and the lists: whose a reply is when one of them knows it; raw mail in, an owner out."""

import pytest

from desk.drift import drift
from routing.model import Category, Verdict
from tests.desk.office import Opens, key


@pytest.mark.requirement("R20")
def test_account_source_sequence_and_territory_each_decide_when_they_are_all_there_is(office: Opens) -> None:
    team = office()
    team.knows("accounts", "name,domains,owner", "Northwind,northwind.example,maya")
    team.knows("sequences", "name,owner", "spring,jon")
    team.knows(
        "leads",
        "email,country,state,segment,source,sequence",
        "b@source.example,,,,webinar,",
        "c@sequence.example,,,,,spring",
        "d@place.example,US,OR,smb,,",
    )
    owners = [team.owner(f"{who}.example") for who in ("a@northwind", "b@source", "c@sequence", "d@place")]
    assert owners == ["maya", "ines", "jon", "wes"]


@pytest.mark.requirement("R21")
def test_a_territory_is_a_region_a_country_a_state_or_a_language(office: Opens) -> None:
    team = office(
        ("    regions: [dach]\n    reps: [greta]", "    regions: [dach, nordics]\n    reps: [greta]"),
        ("  dach: [DE, AT, CH]", "  dach: [DE, AT, CH]\n  nordics: [SE, NO, DK, FI]"),
    )
    team.knows(
        "leads",
        "email,country,state,segment",
        "a@at.example,AT,,",
        "b@no.example,NO,,",
        "c@qc.example,CA,QC,",
        "d@wa.example,US,WA,smb",
        "e@it.example,IT,,",
    )
    owners = [team.owner(who) for who in ("a@at.example", "b@no.example", "c@qc.example", "d@wa.example")]
    assert owners == ["greta", "greta", "claire", "wes"]
    assert team.owner("e@it.example", language="fr") == "claire"


@pytest.mark.requirement("R24")
def test_who_answers_an_sdr_while_the_ae_talks_with_the_company_reaches_the_ae(office: Opens) -> None:
    team = office()
    team.knows("sequences", "name,owner", "spring,jon")
    team.knows("leads", "email,owner,sequence", "ceo@acme.example,priya,", "cto@acme.example,,spring")
    assert team.owner("ceo@acme.example") == "priya"
    second = team.receives("cto@acme.example")
    assert key(second) == "priya"
    assert second.because.startswith("Priya Raman has an open thread with acme.example; outranks")


@pytest.mark.requirement("R26", "R37", "R27")
def test_an_event_s_list_is_answered_by_who_has_the_event_wherever_the_lead_lives(office: Opens) -> None:
    team = office()
    team.knows("leads", "email,country,state,segment,source", "a@b.example,US,OR,smb,Trade-Show")
    state = team.receives("a@b.example")
    assert (key(state), state.urgent) == ("ines", True)
    assert (
        state.because
        == "the lead came by event, which is with Ines Carvalho; outranks Wes Tanaka (territory)"
    )


@pytest.mark.requirement("R28", "R37")
def test_a_referral_is_for_who_has_the_relationship_else_for_the_ae(office: Opens) -> None:
    team = office()
    team.knows(
        "leads",
        "email,owner,source,segment",
        "a@b.example,maya,intro,smb",
        "c@d.example,,Referral,enterprise",
    )
    assert team.owner("a@b.example") == "maya"
    assert team.owner("c@d.example") == "priya"


@pytest.mark.requirement("R35")
def test_a_list_of_accounts_has_its_owner_whoever_owns_the_account(office: Opens) -> None:
    team = office(("Blue Heron Partners]", "Blue Heron Partners, crm-77, 0011x00000ABCde]"))
    team.knows(
        "accounts",
        "name,domains,owner,crm_id",
        "Blue Heron Partners,blueheron.example,maya,",
        "Osprey,osprey.example,maya,CRM-77",
        "Kestrel,kestrel.example,maya,CRM-78",
        "Merlin,merlin.example,maya,0011x00000ABCdeAAH",
    )
    listed = (
        "a@mail.tallgrass-consulting.example",
        "b@blueheron.example",
        "c@osprey.example",
        "d@kestrel.example",
        "f@merlin.example",
    )
    assert [team.owner(who) for who in listed] == ["nora", "nora", "nora", "maya", "nora"]
    because = team.receives("e@osprey.example").because
    assert (
        because
        == "Osprey is on the list partners, which is with Nora Haddad; outranks the account owner Maya Okafor"
    )


@pytest.mark.requirement("R36", "R9", "R53")
def test_a_sequence_belongs_to_a_pod_whose_responsible_person_answers_first(office: Opens) -> None:
    renewals = (
        "sequences:\n  renewals: {purpose: Renew yearly contracts, owner: security, segment: enterprise}\n"
    )
    team = office(("sequences:\n", renewals))
    team.knows("leads", "email,sequence", "a@b.example,Renewals")
    state = team.receives("a@b.example")
    assert (key(state), state.team and state.team.key) == ("nora", "security")
    assert state.because.startswith("it answers renewals, which is with Enterprise security pod: Nora Haddad")


@pytest.mark.requirement("R9", "T13")
def test_in_a_pod_the_first_answer_is_by_turns_and_survives_a_restart(office: Opens) -> None:
    turns = ("    responsible: nora", "    responsible: [nora, priya]")
    team = office(turns)
    first = [team.owner(f"a@one{n}.example", topics="security") for n in range(3)]
    restarted = office(turns)
    restarted._uids = team._uids
    then = [restarted.owner(f"a@two{n}.example", topics="contract") for n in range(3)]
    assert (first, then) == (["nora", "priya", "nora"], ["priya", "nora", "priya"])


@pytest.mark.requirement("R58")
def test_who_is_on_the_vip_list_is_the_named_person_s_whoever_owns_the_account(office: Opens) -> None:
    team = office()
    team.knows(
        "accounts", "name,domains,owner", "Lumen,lumen-hotels.example,wes", "N,northstar-retail.example,wes"
    )
    owners = [
        team.owner(f"{who}.example")
        for who in ("ceo@lumen-hotels", "cfo@lumen-hotels", "a@eu.northstar-retail")
    ]
    assert owners == ["dana", "wes", "priya"]


@pytest.mark.requirement("R91")
@pytest.mark.parametrize("named", ["Spring", "spring"])
def test_a_rule_for_one_sequence_is_asked_though_only_the_lead_list_names_the_sequence(
    office: Opens, named: str
) -> None:
    team = office(("  - high_intent\n", "  - high_intent: {only: {sequence: Spring}}\n"))
    team.knows("leads", "email,country,state,segment,sequence", f"a@b.example,US,OR,smb,{named}")
    team.knows("leads", "email,country,state,segment,sequence", "c@d.example,US,OR,smb,autumn")
    asked = team.receives("a@b.example", topics="security")
    assert (key(asked), asked.rule) == ("nora", "high_intent")
    assert team.receives("c@d.example", topics="security").rule == "territory"


@pytest.mark.requirement("R96")
@pytest.mark.parametrize(
    ("place", "owner"),
    [("  - safety\n", "maya"), ("  - safety\n  - in_doubt\n", "sam")],
)
def test_the_place_of_in_doubt_says_who_gets_a_reply_of_uncertain_kind(
    office: Opens, place: str, owner: str
) -> None:
    team = office(("  - safety\n", place))
    team.knows("accounts", "name,domains,owner", "Osprey,osprey.example,maya")
    team.reader.told["Hm"] = Verdict(Category.OTHER, 0.4, unsure=True)
    assert team.receives("a@osprey.example", subject="Hm").owner.key == owner
    assert team.receives("b@osprey.example", subject="Prices").owner.key == "maya"
    assert drift(team.desk) == ()  # no record has changed since
