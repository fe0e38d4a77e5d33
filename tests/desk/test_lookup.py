"""Who owns it: asked by address, domain or name, answered by the chain that decides about replies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.who_owns import who_owns
from desk import lookup, ownership
from desk.asking import ask
from desk.desk import Desk
from desk.imports import import_file
from desk.question import read_question
from tests.desk.imported import written
from tests.fakes import Clock, letter

Receive = Callable[..., None]


@pytest.fixture
def northwind(desk: Desk, tmp_path: Path) -> None:
    """Northwind is Maya's, its labs belong to it, and a lead of theirs is in Jon's sequence."""
    for what, text in {
        "accounts": (
            "name,domains,owner,crm_id,parent,segment\n"
            "Northwind Ltd,northwind.example,maya,CRM-7,,mid-market\n"
            "Northwind Labs,nwlabs.example,,,Northwind Ltd,\n"
            "Gone Inc,gone.example,bob,,,\n"
        ),
        "sequences": "name,owner\neast-spring,jon\n",
        "leads": (
            "email,country,state,segment,sequence\n"
            "chris@northwind.example,US,NY,smb,east-spring\n"
            "ann@new.example,US,NY,mid-market,east-spring\n"
        ),
    }.items():
        (tmp_path / what).write_text(text)
        assert import_file(desk, what, tmp_path / what).rejected == []


@pytest.mark.requirement("R2", "R106")
@pytest.mark.parametrize(
    ("question", "owner", "rule"),
    [
        ("northwind.example", "maya", "account_owner"),
        ("https://www.northwind.example/pricing", "maya", "account_owner"),
        ("mail.eu.northwind.example", "maya", "account_owner"),
        ("<mailto:Chris@Northwind.example|Chris@Northwind.example>", "maya", "account_owner"),
        ("Northwind", "maya", "account_owner"),
        ("northwind ltd.", "maya", "account_owner"),
        ("CRM-7", "maya", "account_owner"),
        ("nwlabs.example", "maya", "account_owner"),
        ("ann@new.example", "maya", "territory"),
        ("gone.example", "sam", "fallback"),
    ],
)
@pytest.mark.usefixtures("northwind")
def test_who_owns(desk: Desk, question: str, owner: str, rule: str) -> None:
    answer = lookup.who_owns(desk, question)
    assert (answer.owner.key, answer.rule) == (owner, rule)


@pytest.mark.requirement("R54", "R55")
@pytest.mark.usefixtures("northwind")
def test_a_name_that_only_comes_near_is_a_suggestion(desk: Desk) -> None:
    answer = lookup.who_owns(desk, "Northwnd Labs")
    assert answer.owner is None
    assert answer.suggestions == ("Northwind Labs",)


@pytest.mark.requirement("R55")
@pytest.mark.parametrize(
    "typed",
    [
        "northwnd labs",
        "Norhtwind Labs GmbH",
        "labs northwind",
        "nörthwind labs",
        "northwindlabs",
        "rthwind labs",
    ],
)
@pytest.mark.usefixtures("northwind")
def test_a_mistyped_name_finds_the_company_that_was_meant(desk: Desk, typed: str) -> None:
    said = who_owns(lookup.who_owns(desk, typed)).text
    assert said.startswith(f"{typed}: I know nothing about it. Did you mean ")
    assert "? Northwind Labs" in said


@pytest.mark.requirement("R79")
@pytest.mark.usefixtures("northwind")
def test_stale_pointers_are_said(desk: Desk) -> None:
    assert lookup.stale_pointers(desk) == (
        "1 account(s) still point at bob, who is not in the rules file",
        "sequence east-spring still points at Jon Lindqvist, who does not take mid-market: 2 lead(s)",
    )
    assert any("Jon" in warning for warning in lookup.who_owns(desk, "ann@new.example").warnings)


def test_a_company_that_is_called_like_a_domain_is_found_by_its_name(desk: Desk, tmp_path: Path) -> None:
    rows = "Booking.com,travel.example,jon,\nNode.js,,maya,yes\nGo.com,go.com,maya,\n"
    import_file(desk, "accounts", written(tmp_path, "name,domains,owner,private\n" + rows))
    answer = lookup.who_owns(desk, "booking.com")
    assert (answer.owner, answer.account) == (desk.person("jon"), "Booking.com")
    assert lookup.who_owns(desk, "go.com").account == "Go.com"
    assert ask(desk, "node.js", desk.person("jon")).hidden
    assert lookup.who_owns(desk, "nobody.example").account == ""


@pytest.mark.requirement("R2")
def test_the_open_thread_of_a_sender_names_its_owner(desk: Desk, receive: Receive) -> None:
    receive(letter(sender="Kim <kim@freemail.example>"))
    ownership.claim(desk, 1, "jon", 1)
    answer = lookup.who_owns(desk, "kim@freemail.example")
    assert (answer.owner.key, answer.rule, len(answer.open)) == ("jon", "thread_owner", 1)


def test_open_and_late_lists_are_sorted_by_due_time(desk: Desk, receive: Receive, clock: Clock) -> None:
    receive(letter(sender="A <a@one.example>"))
    clock.forward(minutes=30)
    receive(letter(sender="B <b@two.example>"))
    assert [state.id for state in lookup.open_for(desk, "sam")] == [1, 2]
    clock.forward(hours=1, minutes=45)
    assert [state.id for state in lookup.late(desk)] == [1]


@pytest.mark.parametrize(
    ("asked", "what", "text"),
    [
        ("", "nothing", ""),
        ("   ", "nothing", ""),
        ("ACME.COM.", "domain", "acme.com"),
        ("münchen.de", "domain", "xn--mnchen-3ya.de"),
        ("xn--mnchen-3ya.de", "domain", "xn--mnchen-3ya.de"),
        ("a.b+c@Acme.co.uk", "address", "a.b+c@acme.co.uk"),
        ("Müller & Söhne", "company", "Müller & Söhne"),
        ("Maersk A/S", "company", "Maersk A/S"),
        ("A*STAR", "company", "A*STAR"),
        ("acme.com/pricing", "domain", "acme.com"),
        ("*.com", "unclear", "*.com"),
        ("acme.com; drop table thread", "unclear", "acme.com; drop table thread"),
        ("<!channel>", "unclear", "!channel"),
        ("😀", "unclear", "😀"),
        ("192.168.0.1", "company", "192.168.0.1"),
        ("x" * 5000, "unclear", "x" * 200),
    ],
)
def test_what_is_typed_is_normalised_or_refused(asked: str, what: str, text: str) -> None:
    assert (read_question(asked).what, read_question(asked).text) == (what, text)


@given(st.text(max_size=300))
def test_no_question_is_too_odd_to_read(asked: str) -> None:
    question = read_question(asked)
    assert question.what in ("nothing", "address", "domain", "company", "person", "unclear")
    assert len(question.text) <= 200


@pytest.mark.requirement("R35")
def test_a_domain_on_the_vip_list_is_said_as_a_domain(desk: Desk) -> None:
    because = lookup.who_owns(desk, "northstar-retail.example").because
    assert because == "northstar-retail.example is on the VIP list, with Priya Raman"
