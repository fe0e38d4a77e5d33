"""Who may know what: private accounts, whoever asks and by whatever sign, on both databases."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.asking import ask, asked_by_card
from desk.clicks import forget, is_first
from desk.desk import Desk
from desk.mentioned import MOST, asked_in, names_in
from desk.question import why_not_in
from desk.rights import may_see
from routing.crm_ids import crm_ids
from routing.model import Account, Rep, Role, Team
from storage import sales, tables
from tests.bot.market import open_market
from tests.fakes import Clock, letter

Receive = Callable[..., None]
MAYA, JON = Rep("maya", "Maya", manager="dana"), Rep("jon", "Jon")
EAST = Team("east", "East", "C1", ("jon",), "maya")


@pytest.mark.parametrize(
    ("by", "account", "sees"),
    [
        (JON, Account("Acme", MAYA), True),
        (None, Account("Acme", MAYA), True),
        (MAYA, Account("Acme", MAYA, private=True), True),
        (Rep("dana", "Dana"), Account("Acme", MAYA, private=True), True),
        (JON, Account("Acme", MAYA, private=True), False),
        (None, Account("Acme", MAYA, private=True), False),
        (JON, Account("Acme", team=EAST, private=True), True),
        (MAYA, Account("Acme", team=EAST, private=True), True),
        (Rep("x", "X"), Account("Acme", team=EAST, private=True), False),
        (JON, Account("Acme", private=True), False),
        (JON, Account("Acme Labs", JON, parent=Account("Acme", MAYA, private=True)), False),
        *(
            (Rep("x", "X", roles=frozenset({r})), Account("A", MAYA, private=True), True)
            for r in list(Role)[1:]
        ),
    ],
)
def test_a_private_account_is_seen_by_those_who_work_on_it(by: Rep | None, account: Account, sees: bool):
    assert may_see(by, account) is sees


@pytest.fixture
def market(desk: Desk, clock: Clock) -> Desk:
    """A few companies, one of them private; Pat is known to be of the private one, by word and by lead."""
    open_market(desk)
    with desk.begin() as session:
        for address in ("pat@freemail.example", "@brand.example"):
            session.add(sales.ConfirmedAccount(address=address, account="name secret", by="jon", at=clock()))
        session.add(
            sales.Account(key="id S9", name="Secret Two", name_key="secret two", crm_id="S-9", private=True)
        )
        session.add(sales.Lead(email="lou@freemail.example", account="S-9"))
    return desk


@pytest.mark.parametrize(
    "question",
    ["secret.example", "a@eu.secret.example", "SECRET HOLDING", "pat@freemail.example", "x@brand.example",
     "brand.example", "lou@freemail.example", "S-9"],
)  # fmt: skip
def test_whatever_gives_a_private_account_away_is_not_answered(market: Desk, question: str):
    answer = ask(market, question, market.person("maya"))
    assert (answer.hidden, answer.asked, answer.owner, answer.open) == (True, "", None, ())
    assert answer.ask == market.person("dana")
    assert ask(market, question, None).hidden
    assert not ask(market, question, market.person("dana")).hidden


def test_who_may_not_see_is_told_the_same_whatever_is_private(market: Desk):
    maya = market.person("maya")
    assert ask(market, "secret.example", maya).ask == ask(market, "S-9", maya).ask


def test_a_reply_of_a_private_account_is_seen_by_its_owner_and_not_by_others(market: Desk, receive: Receive):
    receive(letter(sender="Ann <ann@secret.example>"))
    assert len(ask(market, "@jon", market.person("jon")).open) == 1
    theirs = ask(market, "@jon", market.person("wes"))
    assert (theirs.open, theirs.unseen) == ((), 1)


@pytest.mark.parametrize(("parent", "above"), [("S-9", ""), ("Middle Co", "Secret Two")])
def test_what_hangs_below_a_private_account_is_as_private_in_every_list(
    market: Desk, receive: Receive, parent: str, above: str
):
    """A subsidiary's name in a list or a suggestion gives the private company away."""
    with market.begin() as session:
        labs = sales.Account(
            key="name Wyvern Labs", name="Wyvern Labs", name_key="wyvern labs", owner="maya", parent=parent
        )
        middle = sales.Account(key="name Middle Co", name="Middle Co", name_key="middle co", parent=above)
        session.add_all([labs, middle])
        session.flush()
        session.add(sales.AccountDomain(domain="wyvern.example", account_id=labs.id or 0))
    receive(letter(sender="Ann <ann@wyvern.example>"))
    wes, maya = market.person("wes"), market.person("maya")
    assert ask(market, "wyvern.example", wes).hidden
    assert len(ask(market, "@maya", maya).open) == 1
    assert (ask(market, "@maya", wes).open, ask(market, "@maya", None).open) == ((), ())
    assert ask(market, "wyvern lab", wes).suggestions == ()
    assert ask(market, "wyvern lab", market.person("dana")).suggestions == ("Wyvern Labs",)


def test_a_person_comes_before_a_company_of_their_name(market: Desk):
    with market.begin() as session:
        session.add(sales.Account(key="id W", name="Wes Inc", name_key="wes", crm_id="W-1", owner="luc"))
    answer = ask(market, "wes", market.person("jon"))
    assert answer.owner == market.person("wes")
    assert answer.suggestions == ("W-1",)
    assert ask(market, "W-1", market.person("jon")).owner == market.person("luc")


def test_a_card_tells_whom_it_is_about(market: Desk, receive: Receive):
    receive(letter(sender="Kim <kim@freemail.example>"))
    with market.begin() as session:
        card = session.get(tables.Card, 1)
        assert card
        card.channel, card.ts = "C1", "1.5"
        trace = card.trace
    assert (
        asked_by_card(market, "C1", "1.5") == asked_by_card(market, "", "", trace) == "kim@freemail.example"
    )
    assert asked_by_card(market, "C1", "1.6") == ""


def test_a_click_counts_once_until_it_is_forgotten(desk: Desk):
    assert [is_first(desk, "a"), is_first(desk, "a"), is_first(desk, "b")] == [True, False, True]
    forget(desk, "a")
    assert is_first(desk, "a")


@given(st.text(max_size=6000), st.booleans())
def test_no_message_is_too_odd_to_look_through(text: str, control: bool):
    message = f"<https://{text}|x> {text}" if control else text
    assert all(each for each in asked_in(message))
    assert len(names_in(message)) <= MOST
    why_not_in(message)


def test_a_crm_id_is_known_in_both_of_its_lengths():
    assert crm_ids("0011x00000ABCdeAAH") == crm_ids("0011x00000ABCde")
    assert crm_ids("0011x00000ABCdeAAA") == ("0011x00000ABCdeAAA",)
    assert crm_ids("Acme") == ("Acme",)
