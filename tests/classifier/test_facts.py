"""What is read beside the kind: dates, languages, people, threats, and what only looks like them."""

from datetime import UTC, date, datetime

import pytest

from classifier.dates import return_date
from classifier.facts import read_facts
from classifier.language import language_of
from routing.model import Category, Facts, Mail

MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)


def mail(text: str, sender: str = "chris@northwind.example", received: datetime | None = MONDAY) -> Mail:
    return Mail(None, sender, "", (sender,), (), "Re: Quick question", received, (), (), text, text, {})


def facts(text: str, category: Category = Category.OTHER) -> Facts:
    return read_facts(mail(text), category)


@pytest.mark.requirement("U10")
@pytest.mark.parametrize(
    ("language", "text", "back"),
    [
        ("en", "Back on 1/4.", date(2027, 1, 4)),
        ("en", "I return on December 21st.", date(2026, 12, 21)),
        ("en", "away 12/9, 12/18 and 12/11", date(2026, 12, 18)),
        ("en", "I'm out until Friday.", date(2026, 12, 11)),
        ("de", "Ich bin ab Montag, den 4. Januar 2027 wieder da.", date(2027, 1, 4)),
        ("de", "vom 21.12. bis 03.01. im Urlaub", date(2027, 1, 3)),
        ("de", "Ich bin bis 05.01.2027 abwesend.", date(2027, 1, 5)),
        ("fr", "De retour le 15 février.", date(2027, 2, 15)),
        ("fr", "Je suis absent jusqu'au 1er février 2027.", date(2027, 2, 1)),
        ("en", "I was out until 1 December 2026.", None),
        ("en", "Available 24/7 on the hotline.", None),
        ("de", "Büro bis 17.30 Uhr erreichbar.", None),
        ("en", "We were founded on 4 May 1999.", None),
    ],
)
def test_the_day_somebody_is_back(language: str, text: str, back: date | None) -> None:
    assert return_date(mail(text), language) == back


def test_days_stand_before_months_where_the_sender_lives_so() -> None:
    assert return_date(mail("Back on 1/2.", sender="chris@acme.co.uk"), "en") == date(2027, 2, 1)
    assert return_date(mail("Back on 1/2.", sender="chris@acme.com"), "en") == date(2027, 1, 2)


def test_without_knowing_when_it_was_written_no_day_is_said() -> None:
    assert return_date(mail("Back on Friday.", received=None), "en") is None


@pytest.mark.requirement("R22")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour, pouvez-vous nous envoyer vos tarifs pour dix personnes ?", "fr"),
        ("Guten Tag, schicken Sie mir bitte die Preise für zehn Leute.", "de"),
        ("Hello, could you send me the prices for ten people?", "en"),
        ("ok", None),
        ("Merci", None),
        ("+1 514 555 0100", None),
        ("", None),
    ],
)
def test_a_language_is_said_only_when_it_is_beyond_doubt(text: str, language: str | None) -> None:
    assert language_of(mail(text)) == language


@pytest.mark.requirement("R68")
@pytest.mark.parametrize(
    "text",
    [
        "You will hear from our lawyers.",
        "I will report you to the data protection authority.",
        "Sie bekommen eine Abmahnung.",
        "Das ist ein Verstoß gegen die DSGVO, ich schalte meinen Anwalt ein.",
        "Je vais porter plainte auprès de la CNIL.",
    ],
)
def test_a_legal_threat(text: str) -> None:
    assert facts(text).legal


@pytest.mark.parametrize(
    "text",
    [
        "Please send the contract to our legal team for review.",
        "Is this GDPR compliant?",
        "I am a lawyer in Leeds, do you work with law firms?",
        "Unser Anwalt für Mietrecht heißt auch Müller.",
    ],
)
def test_legal_words_are_no_threat(text: str) -> None:
    assert not facts(text).legal


@pytest.mark.requirement("R69")
def test_a_complaint_about_the_brand_and_none() -> None:
    assert facts("Why do you use our logo on your page?").brand
    assert facts("Sie verwenden unser Logo ohne Erlaubnis.").brand
    assert facts("Vous utilisez notre marque sans autorisation.").brand
    assert not facts("Can your tool print our logo on the return label?").brand


@pytest.mark.requirement("R46", "T4")
@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Can you send price and SOC2 report?", {"price", "security"}),
        ("Gibt es eine Schnittstelle zu SAP?", {"integration"}),
        ("Pouvez-vous nous faire une démo ?", {"demo"}),
        ("Please send the MSA, procurement wants to see it.", {"contract"}),
        ("We are under contract with somebody until May.", set()),
        ("Mit Sicherheit nicht dieses Jahr.", set()),
    ],
)
def test_topics_of_high_intent(text: str, topics: set[str]) -> None:
    assert set(facts(text, Category.INTERESTED).topics) == topics


def test_nobody_who_declines_is_after_a_price() -> None:
    assert facts("At that price? No.", Category.NOT_INTERESTED).topics == ()


@pytest.mark.requirement("R28")
@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Please talk to Jo Berg, jo@northwind.example, she buys software.",
            "Jo Berg <jo@northwind.example>",
        ),
        ("Der richtige Ansprechpartner ist Herr Jan Oltmanns.", "Jan Oltmanns"),
        ("Adressez-vous à Mme Odile Martin.", "Odile Martin"),
        ("Contact me at chris@northwind.example on Monday.", ""),
    ],
)
def test_whom_they_point_to(text: str, person: str) -> None:
    assert facts(text).referred == person


@pytest.mark.requirement("R99")
def test_anger_and_hurry_and_their_absence() -> None:
    assert facts("THIS IS THE FIFTH MAIL THIS WEEK, WHO DOES THAT").angry
    assert not facts("Great idea, thanks!").angry
    assert facts("Can we talk this week? It is urgent.").urgent
    assert not facts("This is not urgent at all.").urgent
