"""What a team can say in its rules file, and whose a reply is then: raw mail in, an owner out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from desk import intake, lookup
from desk.desk import Desk
from desk.imports import import_file
from desk.state import ThreadState
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.model import Category, Facts, Verdict
from routing.rulebook import RulebookError, load
from storage.database import Database
from tests.fakes import Clock, Reader, letter
from tests.tree import text

RULES = text("rules.yaml")


@dataclass(slots=True)
class Office:
    """A team under its rules file; every mail that arrives is decided at once."""

    desk: Desk
    reader: Reader
    folder: Path
    _uids: count = field(default_factory=lambda: count(1))

    def knows(self, what: str, *lines: str) -> None:
        """Import a CSV of accounts, leads or sequences."""
        (self.folder / "rows.csv").write_text("\n".join(lines) + "\n")
        assert import_file(self.desk, what, self.folder / "rows.csv").rejected == []

    def receives(
        self, sender: str, *, topics: str = "", language: str | None = None, **more: str
    ) -> ThreadState:
        """A mail of an interested person; the thread it is in."""
        uid = next(self._uids)
        subject = more.pop("subject", f"Re: question {uid}")
        verdict = Verdict(Category.INTERESTED, facts=Facts(topics=tuple(topics.split())), language=language)
        self.reader.told.setdefault(subject, verdict)
        batch = [Fetched("outreach", 1, uid, letter(sender, subject, f"Yes, please ({uid}).", **more))]
        intake.store(self.desk, "outreach", batch, place_after(batch))
        intake.decide_waiting(self.desk)
        with self.desk.read() as session:
            thread = session.connection().exec_driver_sql("select max(thread_id) from decision").scalar_one()
        return lookup.thread_state(self.desk, thread)

    def owner(self, sender: str, **more: str) -> str:
        """Whose the mail is."""
        return key(self.receives(sender, **more))


def key(state: ThreadState) -> str:
    """Whose a thread is."""
    return state.owner.key if state.owner else ""


@pytest.fixture
def office(database: Database, clock: Clock, reader: Reader, tmp_path: Path) -> Callable[..., Office]:
    """A team whose rules file is the example's, with some lines changed."""

    def office(*changes: tuple[str, str]) -> Office:
        rules = RULES
        for old, new in changes:
            assert rules.count(old) == 1, old
            rules = rules.replace(old, new)
        (tmp_path / "rules.yaml").write_text(rules)
        rulebook = load(tmp_path / "rules.yaml")
        return Office(Desk(database, rulebook, chain_of(rulebook), reader, clock), reader, tmp_path)

    return office


Opens = Callable[..., Office]


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
    team = office(("Blue Heron Partners]", "Blue Heron Partners, crm-77]"))
    team.knows(
        "accounts",
        "name,domains,owner,crm_id",
        "Blue Heron Partners,blueheron.example,maya,",
        "Osprey,osprey.example,maya,CRM-77",
        "Kestrel,kestrel.example,maya,CRM-78",
    )
    listed = (
        "a@mail.tallgrass-consulting.example",
        "b@blueheron.example",
        "c@osprey.example",
        "d@kestrel.example",
    )
    assert [team.owner(who) for who in listed] == ["nora", "nora", "nora", "maya"]
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
    team.knows("sequences", "name,owner", "spring,wes")
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
