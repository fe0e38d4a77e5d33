""" "Yes, it is" and "Not this account", clicked: who may, what follows once, and who was too late."""

from typing import Any

import pytest
from sqlmodel import select

from desk import confirming
from desk.errors import Stale
from routing.model import Category, Facts, Kind, Verdict
from storage import sales
from tests.bot.conftest import Office
from tests.bot.reading import buttons, parts, shown
from tests.bot.test_clicks import events, press, redrawn
from tests.fakes import letter

ASKED = letter()


@pytest.fixture
def asking(office: Office) -> Office:
    """A reply in #triage whose lead is of Northwind, which is Maya's and has no domain yet."""
    with office.desk.begin() as session:
        session.add(sales.Account(key="name Northwind", name="Northwind", name_key="northwind", owner="maya"))
        session.add(sales.Lead(email="chris@northwind.example", company="Northwind Ltd"))
    office.receive(ASKED)
    return office


def confirmed(office: Office) -> list[tuple[str, str, str]]:
    with office.desk.read() as session:
        rows = session.exec(select(sales.ConfirmedAccount)).all()
    return [(row.address, row.account, row.by) for row in rows]


def choice(message: dict[str, Any], words: str) -> tuple[str, str]:
    """The action and the value of what a menu offers in these words."""
    return next(
        (part["action_id"], option["value"])
        for part in parts(message["blocks"])
        for option in part.get("options", ())
        if option["text"]["text"] == words
    )


@pytest.mark.requirement("R55", "R103")
@pytest.mark.parametrize("user", ["sam", "jon", "dana"])
def test_owner_team_and_manager_confirm_and_it_passes_to_the_account_s_owner(asking: Office, user: str):
    card = asking.card()
    assert "Looks like *Northwind* (Maya Okafor's account)." in shown(card)
    asking.sandbox.click(user, card, "confirm_account")
    card = redrawn(asking)
    assert confirmed(asking) == [("@northwind.example", "name Northwind", user)]
    thread = asking.thread()
    assert (thread.owner.key, thread.company, thread.suggestion) == ("maya", "Northwind", None)
    assert thread.changed_by.key == user
    assert (events(asking, Kind.CONFIRMED), events(asking, Kind.REASSIGNED)) == (1, 1)
    assert "Looks like" not in shown(card)
    assert "it is Northwind, Maya Okafor's account" in shown(card)
    assert asking.told(user) == ""


@pytest.mark.parametrize(
    ("user", "said"),
    [("nora", "You may not do this here"), ("guest", "Only members"), ("new", "not know you")],
)
def test_who_may_not_is_told_so_and_the_card_still_asks(asking: Office, user: str, said: str):
    card = asking.card()
    asking.sandbox.click(user, card, "confirm_account")
    assert said in asking.sandbox.until(lambda: asking.told(user))
    asking.sandbox.click(user, card, *choice(card, "Not this account"))
    assert confirmed(asking) == []
    assert "Looks like" in shown(asking.card())


def test_a_click_delivered_twice_confirms_once(asking: Office):
    asking.sandbox.redeliver()
    asking.sandbox.click("sam", asking.card(), "confirm_account")
    asking.sandbox.until(lambda: len([d for d in asking.sandbox.deliveries() if d["acked"]]) == 2)
    assert (events(asking, Kind.CONFIRMED), events(asking, Kind.REASSIGNED)) == (1, 1)
    assert asking.told("sam") == ""


def test_the_second_of_two_hears_that_it_is_settled(asking: Office):
    before = asking.card()
    asking.sandbox.click("sam", before, *choice(before, "Not this account"))
    asking.sandbox.until(lambda: "Looks like" not in shown(asking.card()))
    asking.sandbox.click("jon", before, "confirm_account")
    assert "settled already" in asking.sandbox.until(lambda: asking.told("jon"))
    assert (confirmed(asking), asking.thread().owner.key) == ([], "sam")


def test_what_somebody_took_meanwhile_is_not_moved_away_from_them(asking: Office):
    before = asking.card()
    asking.sandbox.click("jon", before, "claim")
    asking.sandbox.deliver("interactive", press(asking, "1:1", "confirm_account"))
    assert "Jon Lindqvist took this" in asking.sandbox.until(lambda: asking.told("maya"))
    assert (confirmed(asking), asking.thread().owner.key) == ([], "jon")
    with pytest.raises(Stale):
        confirming.confirm(asking.desk, 1, "sam", 1)


def test_an_account_that_is_gone_or_nobody_s_by_now(asking: Office):
    with asking.desk.begin() as session:
        row = session.exec(select(sales.Account)).one()
        row.owner = "bob"
        session.add(row)
    assert confirming.confirm(asking.desk, 1, "sam", 1).owner.key == "sam"
    asking.receive(letter("Pat <pat@else.example>"))
    with asking.desk.begin() as session:
        session.add(sales.Lead(email="kim@third.example", company="Northwind"))
    asking.receive(letter("Kim <kim@third.example>"))
    assert asking.thread(3).suggestion.owner is None
    with asking.desk.begin() as session:
        session.delete(session.exec(select(sales.Account)).one())
    assert asking.thread(3).suggestion is None
    with pytest.raises(confirming.NothingSuggested):
        confirming.confirm(asking.desk, 3, "sam", 9)


def test_what_compliance_has_stays_there_whoever_s_account_it_is(asking: Office):
    asking.reader.told["Stop"] = Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True))
    asking.receive(letter(subject="Stop"))
    state = confirming.confirm(asking.desk, 2, "carla", 9)
    assert (state.owner.key, state.rule, state.company) == ("carla", "safety", "Northwind")


def test_finished_and_old_cards_do_not_ask(asking: Office):
    asking.sandbox.click("sam", asking.card(), "done")
    card = redrawn(asking)
    assert buttons(card) == []
    assert "Looks like" not in shown(card)


def test_a_name_that_is_markup_is_only_a_name(office: Office):
    evil = "*<!channel>* & <https://evil.example|x>"
    with office.desk.begin() as session:
        session.add(sales.Account(key="name evil", name=evil, name_key="evil", owner="jon"))
        session.add(sales.Lead(email="chris@northwind.example", company="Evil"))
    office.receive(ASKED)
    said = shown(office.card())
    assert "Looks like *∗&lt;!channel&gt;∗ &amp; " in said
    assert "<!channel>" not in said


@pytest.mark.requirement("R48", "R103")
def test_what_somebody_has_claimed_only_they_or_a_manager_pass_on_by_saying_which_account(asking: Office):
    asking.sandbox.click("jon", asking.card(), "claim")
    asking.sandbox.click("sam", redrawn(asking), "confirm_account")
    asking.sandbox.until(lambda: asking.thread().suggestion is None)
    thread = asking.thread()
    assert (thread.owner.key, thread.company, thread.suggestion) == ("jon", "Northwind", None)
    assert confirmed(asking) == [("@northwind.example", "name Northwind", "sam")]


def test_who_has_claimed_it_may_pass_it_on_by_saying_which_account(asking: Office):
    asking.sandbox.click("jon", asking.card(), "claim")
    asking.sandbox.click("jon", redrawn(asking), "confirm_account")
    asking.sandbox.until(lambda: asking.thread().suggestion is None)
    assert asking.thread().owner.key == "maya"
