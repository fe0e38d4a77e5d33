"""Domains: a company is its registrable domain; free mailers, vendors, suffixes and IP addresses are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domains import account_domains, is_shared, normal_domain, registrable


@pytest.mark.parametrize(
    ("domain", "candidates"),
    [
        ("acme.com", ("acme.com",)),
        ("mail.shop.acme.co.uk", ("mail.shop.acme.co.uk", "shop.acme.co.uk", "acme.co.uk")),
        ("ACME.COM.", ("acme.com",)),
        ("mail.münchen.de", ("mail.xn--mnchen-3ya.de", "xn--mnchen-3ya.de")),
        ("shop.example", ("shop.example",)),
        ("gmail.com", ()),
        ("mail.yahoo.co.uk", ()),
        ("acme.zendesk.com", ()),
        ("eu-west-1.amazonses.com", ()),
        ("co.uk", ()),
        ("com", ()),
        ("192.168.1.4", ()),
        ("[192.168.1.4]", ()),
        ("2001:db8::1", ()),
        ("localhost", ()),
        ("", ()),
        ("acme.com/path", ()),
        ("a..b.com", ()),
        ("x" * 64 + ".com", ()),
    ],
)
def test_an_account_is_looked_up_from_the_exact_domain_to_the_registrable_one(
    domain: str, candidates: tuple[str, ...]
) -> None:
    assert account_domains(domain) == candidates


@given(st.text(max_size=80))
def test_any_text_gives_candidates_that_end_in_one_registrable_domain(text: str) -> None:
    candidates = account_domains(text)
    assert all(candidate.endswith(candidates[-1]) for candidate in candidates)
    assert {registrable(candidate) for candidate in candidates} <= {candidates[-1] if candidates else ""}


@given(st.text(max_size=80))
def test_a_normal_domain_is_already_normal(text: str) -> None:
    assert normal_domain(normal_domain(text)) == normal_domain(text)


def test_a_company_with_a_free_mailers_or_vendors_name_in_it_is_a_company() -> None:
    assert is_shared("gmail.com")
    assert not is_shared("notgmail.com")
    assert not is_shared("gmail.com.acme.example")
    assert is_shared("acme.zendesk.com")
    assert not is_shared("zendesk.com.acme.example")
