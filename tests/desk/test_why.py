"""Why not, and what was decided about a stored reply: asked of a desk with accounts, leads and mail."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk import explaining, intake, ownership, why
from desk.desk import Desk
from desk.drift import drift
from desk.imports import import_file
from desk.kinds import set_kind_of
from desk.lookup import thread_state
from mail.fetched import Fetched, Place
from routing.asking import Became
from routing.model import Category, ReplyKind, Verdict
from storage import sales
from tests.fakes import Reader, letter

Receive = Callable[..., None]


@pytest.fixture
def northwind(desk: Desk, tmp_path: Path) -> None:
    """Northwind is Maya's; Chris of theirs is a lead in New York, and so is Ann of a company nobody knows."""
    for what, text in {
        "accounts": "name,domains,owner\nNorthwind,northwind.example,maya\n",
        "leads": (
            "email,country,state,segment,owner\n"
            "chris@northwind.example,US,NY,smb,\n"
            "ann@new.example,US,NY,smb,\n"
        ),
    }.items():
        (tmp_path / what).write_text(text)
        import_file(desk, what, tmp_path / what)


@pytest.mark.usefixtures("northwind")
@pytest.mark.parametrize("person", ["jon", "@jon", "Jon", "Jon Lindqvist", "JON@brightwave.example"])
def test_a_person_is_asked_about_by_key_name_or_address(desk: Desk, person: str) -> None:
    answer = why.why_not(desk, "northwind.example", person)
    assert (answer.person.key, answer.owner.key, answer.rule) == ("jon", "maya", "account_owner")
    assert answer.change == "Northwind were Jon Lindqvist's account"


@pytest.mark.usefixtures("northwind")
def test_whose_turn_it_is_now_counts(desk: Desk, receive: Receive) -> None:
    receive(letter(sender="Ann <ann@new.example>"))  # it was Maya's turn: the next one is Jon's
    assert why.why_not(desk, "chris@northwind.example", "jon").sentence == (
        "Northwind is Maya Okafor's account, and rule account_owner comes before territory. It would be Jon "
        "Lindqvist's if Northwind had no owner: then it is Jon Lindqvist's turn in us-east-smb (rule "
        "territory)."
    )


@pytest.mark.usefixtures("northwind")
def test_somebody_nobody_knows_is_answered_with_who_comes_near(desk: Desk) -> None:
    near = r"names nobody as jonn; did you mean Jon Lindqvist \(jon\)"
    with pytest.raises(why.NobodyOfThatName, match=near):
        why.why_not(desk, "northwind.example", "jonn")
    with pytest.raises(why.NobodyOfThatName, match="names nobody as qqq; ask with a name"):
        why.why_not(desk, "northwind.example", "qq\x1bq")
    assert why.why_not(desk, "Northwnd", "jon").suggestions == ("Northwind",)
    assert why.why_not(desk, "*.com", "jon").sentence == ""


def test_a_first_name_that_two_people_have_names_neither(desk: Desk) -> None:
    other = replace(desk.rulebook.people["jon"], key="jonathan", name="Maya Becker", email="")
    people = {**desk.rulebook.people, "jonathan": other}
    two = replace(desk, rulebook=replace(desk.rulebook, people=people))
    assert why.person_named(two, "maya").key == "maya"  # a key is one person's
    assert why.person_named(two, "Maya Becker").key == "jonathan"
    named = replace(desk.rulebook.people["maya"], key="mo", email="")
    both = replace(two, rulebook=replace(two.rulebook, people={"mo": named, "jonathan": other}))
    with pytest.raises(why.NobodyOfThatName, match="did you mean"):
        why.person_named(both, "Maya")


@pytest.mark.usefixtures("northwind")
def test_a_stored_reply_says_what_was_decided_and_what_the_rules_say_today(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    receive(letter())
    stored = explaining.explain_stored(desk, 1)
    assert (stored.then.owner.key, stored.then.rule, stored.differs) == ("maya", "account_owner", False)
    assert (stored.same_rules, stored.moved) == (True, False)
    (tmp_path / "again").write_text("name,domains,owner\nNorthwind,northwind.example,wes\n")
    import_file(desk, "accounts", tmp_path / "again")
    drifted = explaining.explain_stored(desk, 1)
    assert (drifted.then.owner.key, drifted.now.decision.owner.key) == ("maya", "wes")
    assert (drifted.owner.key, drifted.differs) == ("maya", True)
    decided = [each for each in drifted.now.asked if each.became is Became.DECIDED]
    assert decided[0].saw[0] == "account Northwind (Wes Tanaka)"


@pytest.mark.usefixtures("northwind")
def test_a_later_reply_is_the_thread_owners_then_and_now(desk: Desk, receive: Receive) -> None:
    receive(letter(message_id="<first@northwind.example>"))
    receive(letter(text="And another thing.", in_reply_to="<first@northwind.example>"))
    ownership.reassign(desk, 1, "maya", "jon", "knows them", thread_state(desk, 1).version)
    stored = explaining.explain_stored(desk, 2)
    assert (stored.then.rule, stored.then.owner.key) == ("thread_owner", "maya")
    assert (stored.now.decision.owner.key, stored.moved) == ("jon", True)


@pytest.mark.usefixtures("northwind")
def test_a_kind_that_somebody_set_is_what_the_rules_are_asked_about(
    desk: Desk, receive: Receive, reader: Reader
) -> None:
    reader.told["Away"] = Verdict(Category.OUT_OF_OFFICE)
    receive(letter(subject="Away"))
    assert explaining.explain_stored(desk, 1).then.owner is None
    set_kind_of(desk, 1, "olga", ReplyKind.INTERESTED)
    stored = explaining.explain_stored(desk, 1)
    assert (stored.then.rule, stored.now.decision.rule) == ("account_owner", "account_owner")


def test_what_is_not_decided_cannot_be_explained(desk: Desk, receive: Receive) -> None:
    for number in (99, 10**30):
        with pytest.raises(explaining.NotExplained, match=f"There is no reply {number}"):
            explaining.explain_stored(desk, number)
    receive(letter(message_id="<a@northwind.example>"), letter(message_id="<a@northwind.example>"))
    with pytest.raises(explaining.NotExplained, match="Reply 2 is a copy; look at reply 1"):
        explaining.explain_stored(desk, 2)
    receive(b"\x00\x01\x02")
    with pytest.raises(explaining.NotExplained, match="Reply 3 could not be read"):
        explaining.explain_stored(desk, 3)
    intake.store(desk, "outreach", [Fetched("outreach", 1, 999, letter(subject="later"))], Place(1, 999))
    with pytest.raises(explaining.NotExplained, match="Reply 4 is not decided yet"):
        explaining.explain_stored(desk, 4)


@pytest.mark.usefixtures("northwind")
@pytest.mark.requirement("T5", "R34")
def test_another_one_s_turn_is_no_drift(desk: Desk, receive: Receive) -> None:
    receive(letter(sender="Ann <ann@new.example>"))
    stored = explaining.explain_stored(desk, 1)
    assert (stored.then.owner.key, stored.now.decision.owner.key) == ("maya", "jon")
    assert not stored.differs


@pytest.mark.requirement("T5", "T13")
def test_another_one_s_turn_in_a_team_is_no_drift(desk: Desk, receive: Receive) -> None:
    team = desk.rulebook.teams["security"]
    people = (desk.rulebook.people["nora"], desk.rulebook.people["priya"])
    pod = replace(team, rotation=people, person=people[0])
    sequence = replace(desk.rulebook.sequences["event-followup"], owner=None, team=pod)
    book = replace(desk.rulebook, sequences={"event-followup": sequence})
    turns = replace(desk, rulebook=book)
    with turns.begin() as session:
        session.add(sales.Lead(email="ann@new.example", sequence="event-followup", segment="mid-market"))
    intake.store(turns, "outreach", [Fetched("outreach", 1, 1, letter("ann@new.example"))], Place(1, 1))
    intake.decide_waiting(turns)
    stored = explaining.explain_stored(turns, 1)
    first, second = stored.then.owner, stored.now.decision.owner
    assert first != second
    assert not stored.differs
    assert drift(turns) == ()
