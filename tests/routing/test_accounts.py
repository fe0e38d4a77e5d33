"""Which account it is: the strongest sign first, ties settled by the accounts alone, circles ended."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.accounts import MOST_ABOVE, Known, Sign, in_order, recognised, upwards, with_parents
from routing.lookalikes import looks_like
from routing.model import Account, Rep, Signals, Team
from routing.rules import account_owner
from tests.routing.strategies import reps

MAYA, JON = Rep("maya", "Maya"), Rep("jon", "Jon")


def account(name: str, **more: object) -> Account:
    return Account(name, key=f"name {name}", **more)  # type: ignore[arg-type]


BY_ID, BY_WORD, BY_EXACT, BY_DOMAIN = map(account, ("By id", "By word", "By exact", "By domain"))
SIGNS = {
    "crm id": ("By id", "its CRM id"),
    "address": ("By word", "Dana's confirmation"),
    "exact": ("By exact", "eu.acme.example"),
    "registered": ("By domain", "acme.example"),
}


def known(*signs: str) -> Known:
    return Known(
        by_crm_id={"7": (BY_ID,)} if "crm id" in signs else {},
        confirmed={"ann@eu.acme.example": (BY_WORD, "Dana")} if "address" in signs else {},
        by_domain={
            domain: (fits,)
            for sign, domain, fits in (
                ("exact", "eu.acme.example", BY_EXACT),
                ("registered", "acme.example", BY_DOMAIN),
            )
            if sign in signs
        },
    )


def test_the_strongest_sign_there_is_decides() -> None:
    for left in range(len(SIGNS)):
        strongest, *_ = rest = list(SIGNS)[left:]
        found = known(*rest).account("ann@eu.acme.example", "7")
        assert found is not None
        assert (found.name, found.how) == SIGNS[strongest]
    assert known().account("ann@eu.acme.example", "7") is None


def test_an_address_that_somebody_confirmed_goes_before_its_domain() -> None:
    told = {"@acme.example": (BY_DOMAIN, "Jon"), "ann@acme.example": (BY_WORD, "Dana")}
    assert Known(confirmed=told).account("ann@acme.example") == replace(BY_WORD, how="Dana's confirmation")
    assert Known(confirmed=told).account("bob@x.acme.example") == replace(BY_DOMAIN, how="Jon's confirmation")


def test_everybody_at_a_free_mailer_or_a_vendor_is_somebody_else() -> None:
    listed = dict.fromkeys(("gmail.com", "zendesk.com", "acme.zendesk.com"), (BY_DOMAIN,))
    for address in ("ann@gmail.com", "support@acme.zendesk.com", "ann@zendesk.com"):
        assert Known(by_domain=listed).account(address) is None


@pytest.mark.parametrize(
    ("taken", "other", "because"),
    [
        (account("Z", owner=MAYA), account("A", status="customer"), "it has an owner who is here"),
        (account("Z", team=Team("pod", "the pod", "C1", (), "maya", MAYA)), account("A"), "it has an owner"),
        (account("Z", owner=MAYA), account("A", stale_owner="bob"), "it has an owner who is here"),
        (account("Z", status="Customer"), account("A", parent=account("Up")), "it is a customer or has an"),
        (account("Z", status="open opportunity"), account("A", status="prospect"), "it is a customer or has"),
        (account("Z"), account("A", crm_id="1", parent=account("Z")), "fewer companies stand above it"),
        (account("Z", crm_id="1"), account("A"), "it has a CRM id"),
        (account("A"), account("Z"), "its name comes first in the alphabet"),
        (Account("A", key="id 1", crm_id="1"), Account("A", key="id 2", crm_id="2"), "its key comes first"),
    ],
)
def test_a_tie_is_settled_in_the_written_order_and_said(taken: Account, other: Account, because: str) -> None:
    for fits in ((taken, other), (other, taken)):
        found = recognised([Sign("acme.example", fits, "acme.example")])
        assert found is not None
        assert (found.key, found.rivals) == (taken.key, (other.name,))
        assert because in found.tie


def test_a_tie_names_accounts_of_one_name_apart_private_ones_not_at_all_and_not_everybody() -> None:
    twins = Account("Acme", key="id 1", crm_id="1"), Account("Acme", key="name Acme")
    found = recognised([Sign("its CRM id", twins, "CRM id 7")])
    assert found is not None
    assert "CRM id 7 stands for Acme (1) and for Acme (without CRM id): Acme (1) was taken" in found.tie
    private = recognised([Sign("a.example", (account("A"), account("Secret", private=True)), "a.example")])
    assert private is not None
    assert "Secret" not in private.tie
    crowd = recognised([Sign("a.example", tuple(account(f"A{n}") for n in range(9)), "a.example")])
    assert crowd is not None
    assert "for A0, for A1, for A2, for A3 and 5 more" in crowd.tie


groups = st.lists(
    st.builds(
        Account,
        st.sampled_from(("Acme", "ACME", "Bolt", "Cup")),
        st.none() | reps,
        crm_id=st.sampled_from(("", "1", "2")),
        status=st.sampled_from(("", "customer", "prospect")),
        key=st.text(max_size=3),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each.key,
)


@given(groups, st.randoms())
def test_however_they_are_shuffled_the_same_account_is_taken(accounts: list[Account], chance: object) -> None:
    shuffled = [*accounts, accounts[0]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (recognised([Sign("a.example", tuple(each), "a.example")]) for each in (accounts, shuffled))
    assert one == other
    assert in_order(accounts) == in_order(shuffled)


@given(st.dictionaries(st.integers(0, 15), st.lists(st.integers(0, 15), max_size=2), min_size=16))
def test_parents_are_followed_ten_high_and_never_in_circles(above: dict[int, list[int]]) -> None:
    all_ = [account(f"A{n}") for n in range(16)]
    lifted = with_parents(all_[0], lambda one: [all_[n] for n in above[int(one.name[1:])]])
    line = [each.name for each in upwards(lifted)]
    assert line[0] == "A0"
    assert len(line) == len(set(line)) <= MOST_ABOVE + 1
    assert all(int(up[1:]) in above[int(low[1:])] for low, up in itertools.pairwise(line))


def test_a_long_line_of_parents_is_followed_to_its_tenth() -> None:
    lifted = with_parents(account("0"), lambda one: [account(str(int(one.name) + 1))])
    assert [each.name for each in upwards(lifted)] == [str(n) for n in range(11)]


def test_the_decision_says_what_the_account_is_known_by() -> None:
    labs = account("Labs", parent=account("Acme", owner=MAYA), how="Jon's confirmation")
    said = account_owner.route(Signals(domain="acme.example", account=labs)).because
    assert said == "Labs (known by Jon's confirmation) belongs to Acme, which is Maya's account"
    for domain in ("acme.example", "eu.acme.example"):
        plain = Signals(domain=domain, account=account("Acme", owner=JON, how="acme.example"))
        assert account_owner.route(plain).because == "Acme is Jon's account"


@pytest.mark.parametrize(
    ("domain", "taken_for"),
    [
        ("аcme.example", "acme.example"),  # Cyrillic а
        ("ΑCME.example", "acme.example"),  # Greek Α
        ("acmé.example", "acme.example"),
        ("асме.example", "acme.example"),  # all of it Cyrillic
        ("acme.example", ""),
        ("日本.example", ""),
        ("xn--.example", ""),
        ("", ""),
    ],
)
def test_foreign_letters_make_another_domain_that_only_looks_alike(domain: str, taken_for: str) -> None:
    assert looks_like(domain) == taken_for
    listed = Known(by_domain={"acme.example": (BY_DOMAIN,)})
    assert (listed.account(f"ann@{domain}") is None) == (domain != "acme.example")
