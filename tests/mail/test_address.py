"""Who wrote: the address the syntax names, whatever the display name says."""

import pytest

from mail.address import normalise, read_addresses
from tests.mail.build import raw_mail, read


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("chris@acme.example", [("", "chris@acme.example")]),
        ("Chris Doe <chris@acme.example>", [("Chris Doe", "chris@acme.example")]),
        ('"Doe, Chris" <chris@acme.example>', [("Doe, Chris", "chris@acme.example")]),
        (r'"Chris \"CD\" Doe" <chris@acme.example>', [('Chris "CD" Doe', "chris@acme.example")]),
        ("chris@acme.example (Chris Doe)", [("Chris Doe", "chris@acme.example")]),
        ("=?utf-8?q?J=C3=B6rg?= <joerg@acme.example>", [("Jörg", "joerg@acme.example")]),
        ("Chris@ACME.Example", [("", "chris@acme.example")]),
        ("<chris@acme.example.>", [("", "chris@acme.example")]),
        ("<@relay.example,@other.example:chris@acme.example>", [("", "chris@acme.example")]),
        ("<chris@münchen.example>", [("", "chris@xn--mnchen-3ya.example")]),
        ("<chris(work)@acme.example>", [("", "chris@acme.example")]),
        ("<chris.@acme.example>", [("", "chris.@acme.example")]),
        ("<chris+tag@acme.example>", [("", "chris+tag@acme.example")]),
        ("<root@[192.0.2.1]>", [("", "root@[192.0.2.1]")]),
        ("Team: a@acme.example, b@acme.example;", [("", "a@acme.example"), ("", "b@acme.example")]),
        ("Chris <chris@acme.example", [("Chris", "chris@acme.example")]),
        ('"chris.doe"@acme.example', [("", "chris.doe@acme.example")]),
        ('"chris doe"@acme.example (Chris)', [("Chris", '"chris doe"@acme.example')]),
        ('Chris <"chris.doe"@acme.example>', [("Chris", "chris.doe@acme.example")]),
        ("Chris chris@acme.example", [("", "chris@acme.example")]),
    ],
)
def test_addresses_are_read_as_they_are_written(header: str, found: list[tuple[str, str]]) -> None:
    assert read_addresses([header]) == found


@pytest.mark.parametrize(
    "header",
    [
        '"ceo@bigco.example" <eve@evil.example>',
        "ceo@bigco.example <eve@evil.example>",
        "=?utf-8?q?ceo=40bigco.example?= <eve@evil.example>",
        "=?utf-8?q?=22ceo=40bigco.example=22_=3Cceo=40bigco.example=3E?= <eve@evil.example>",
        "eve@evil.example (<ceo@bigco.example>)",
        '"<ceo@bigco.example>" <eve@evil.example>',
        r'"a\"<ceo@bigco.example>" <eve@evil.example>',
        '"ceo"@bigco.example <eve@evil.example>',
        "ceo@bigco.example\u200b<eve@evil.example>",
    ],
)
def test_a_name_that_looks_like_an_address_is_only_a_name(header: str) -> None:
    assert [address for _, address in read_addresses([header])] == ["eve@evil.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "chris",
        "@acme.example",
        "chris@",
        "chris doe@acme.example",
        "chris@acme..example",
        "chris@.acme.example",
        "chris@acme example",
        "a@b@c@",
        "chris@" + "a" * 64 + ".example",
        "=?utf-8?q?ceo@bigco.example?=",
        "chris\u202e@acme.example",
        "chris\0@acme.example",
        "x" * 400 + "@acme.example",
    ],
)
def test_what_is_no_address_is_none(address: str) -> None:
    assert normalise(address) == ""


def test_a_look_alike_domain_is_another_domain() -> None:
    assert normalise("chris@\u0430cme.example") == "chris@xn--cme-5cd.example"


@pytest.mark.parametrize(
    "headers",
    [
        b"From: a@acme.example, b@other.example\r\n",
        b"From: a@acme.example\r\nFrom: b@other.example\r\n",
        b"From: <a@acme.example> <b@other.example>\r\n",
        b"From: a@acme.example b@other.example\r\n",
    ],
)
def test_two_senders_are_both_shown_and_marked(headers: bytes) -> None:
    mail = read(headers + raw_mail(From=None))
    assert mail.sender == "a@acme.example"
    assert mail.senders == ("a@acme.example", "b@other.example")
    assert "sender ambiguous" in mail.warnings


def test_the_same_sender_twice_is_one() -> None:
    assert read(raw_mail(From="a@acme.example, A <A@ACME.example>")).warnings == ()


def test_a_raw_eight_bit_domain_can_be_stored() -> None:
    mail = read(raw_mail(From="Jörg <jörg@mächine.example>".encode("cp1252")))
    assert (mail.sender_name, mail.sender) == ("Jörg", "jörg@xn--mchine-bua.example")
    assert mail.sender.encode()
