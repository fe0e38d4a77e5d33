"""Bounces of a line or two: nothing but a mail system's words, and never a person who uses some of them."""

import pytest

from classifier.corpus import read_texts
from classifier.curt import curt_failure
from mail.parse import Unreadable, parse
from routing.model import Category, Failure, ReplyKind
from tests.classifier.conftest import Read

CURT = [
    ("No such recipient here", Failure.HARD),
    ("554 5.7.1 Message refused by policy", Failure.BLOCKED),
    ("<jo@northwind.example>: Host not found", Failure.HARD),
    ("The recipient's mailbox is out of storage space.", Failure.SOFT),
    ("Der Empfänger existiert nicht.", Failure.HARD),
    ("Le compte du destinataire a été désactivé.", Failure.HARD),
    ("El buzón de este usuario está lleno.", Failure.SOFT),
    ("Il messaggio è stato bloccato: spam.", Failure.BLOCKED),
    ("O endereço não existe neste domínio.", Failure.HARD),
    ("Het postvak van de ontvanger is vol.", Failure.SOFT),
]
PEOPLE = [
    "Your mailbox is full, just so you know.",
    "Your address doesn't exist any more?",
    "My mail to Jo was rejected.",
    "Delivery failed for your last package.",
    "The package could not be delivered. Recipient not found at this address.",
    "Address not found on the map, our yard is behind the church.",
    "550 5.1.1 is what I get when I write to Jo.",
    "Mein Postfach ist voll.",
    "Ihr Postfach ist voll.",
    "Votre boîte est pleine.",
    "Su buzón está lleno.",
    "La sua casella è piena.",
    "A sua caixa está cheia.",
    "Uw mailbox is vol.",
]


@pytest.mark.requirement("R66")
@pytest.mark.parametrize(("text", "why"), CURT, ids=[text for text, _ in CURT])
def test_a_line_that_only_a_mail_system_writes_is_a_bounce(read: Read, text: str, why: Failure) -> None:
    verdict = read(subject="", text=text)
    assert verdict.category is Category.BOUNCE
    assert verdict.facts.failure is why


@pytest.mark.requirement("R100")
@pytest.mark.parametrize("text", PEOPLE)
def test_somebody_who_speaks_of_a_mailbox_is_a_person(read: Read, text: str) -> None:
    assert read(subject="", text=text).category not in (Category.BOUNCE, Category.OUT_OF_OFFICE)


@pytest.mark.requirement("R100")
def test_who_answers_with_a_server_s_words_is_a_person(read: Read) -> None:
    assert read(subject="Re: Quick question", text="User unknown").category is not Category.BOUNCE


@pytest.mark.requirement("R100")
def test_no_text_of_a_person_in_the_corpus_is_made_of_notices_alone() -> None:
    mails = [(text.where, parse(text.raw)) for text in read_texts() if text.label != ReplyKind.BOUNCE]
    said = [where for where, mail in mails if not isinstance(mail, Unreadable) and curt_failure(mail.text)]
    assert said == []
