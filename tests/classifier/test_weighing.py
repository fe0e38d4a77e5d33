"""Evidence is weighed: no single sign decides, and unknown languages are people's."""

import pytest

from routing.model import Category
from tests.classifier.conftest import Read

STRANGERS = {
    "pl": "Dzień dobry, czy moglibyśmy porozmawiać o tym w przyszłym tygodniu?",
    "sv": "Hej, kan ni berätta lite mer om vad det skulle innebära för oss?",
    "tr": "Merhaba, bu konuyu haftaya konuşabilir miyiz?",
    "ja": "こんにちは、来週お話しできますか。",
    "ru": "Добрый день, пришлите, пожалуйста, подробности.",
}
AWAY_ABROAD = [
    ("Odpowiedź automatyczna: Hello", "Jestem na urlopie do 5 grudnia."),
    ("Autosvar: Hello", "Jag är på semester till den 5 december."),
    ("Автоматический ответ: Hello", "Я в отпуске до 5 декабря."),
    ("自動応答: Hello", "休暇のため不在にしております。"),
    ("自动回复: Hello", "我正在休假。"),
    ("자동 회신: Hello", "현재 휴가 중입니다."),
    ("Automatická odpověď: Hello", "Jsem na dovolené do 5. prosince."),
    ("Automaattinen vastaus: Hello", "Olen lomalla 5.12. asti."),
]


@pytest.mark.requirement("R100")
@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS.keys())
def test_a_person_in_a_language_we_do_not_know_is_a_person(read: Read, text: str) -> None:
    verdict = read(text=text)
    assert verdict.category not in (Category.OUT_OF_OFFICE, Category.BOUNCE)
    assert not verdict.facts.automatic


@pytest.mark.requirement("R65")
@pytest.mark.parametrize(("subject", "text"), AWAY_ABROAD)
def test_a_mail_program_of_any_country_says_that_it_answers(read: Read, subject: str, text: str) -> None:
    verdict = read(subject=subject, text=text, Auto_Submitted="auto-replied")
    assert verdict.category is Category.OUT_OF_OFFICE


@pytest.mark.requirement("R100")
@pytest.mark.parametrize(
    "stamp",
    [
        {"Auto_Submitted": "auto-forwarded", "X_MS_Exchange_Inbox_Rules_Loop": "chris@northwind.example"},
        {"X_Auto_Response_Suppress": "All", "Precedence": "bulk"},
        {"Return_Path": "<>", "List_Id": "<team.northwind.example>"},
    ],
)
def test_a_human_mail_that_a_server_stamped_stays_human(read: Read, stamp: dict[str, str]) -> None:
    verdict = read(text="Hi Jon,\r\n\r\nyes please, what would 40 seats cost us?", **stamp)
    assert verdict.category is Category.INTERESTED


@pytest.mark.requirement("R66")
def test_a_mailbox_that_is_no_longer_in_use_is_a_dead_address(read: Read) -> None:
    text = "This mailbox is no longer in use. Your message will not be read."
    verdict = read(sender="noreply@northwind.example", subject="Re: Quick question", text=text)
    assert verdict.category is Category.BOUNCE


def test_the_evidence_says_what_spoke_for_it(read: Read) -> None:
    away = read(
        subject="Automatic reply: Quick question",
        text="I am out of the office until Monday.",
        Auto_Submitted="auto-replied",
    )
    assert away.evidence[:2] == ("Auto-Submitted: auto-replied", "subject “Automatic reply: Quick question”")
    assert "“what does it cost”" in "".join(read(text="Sounds good, what does it cost?").evidence)


def test_a_doubtful_reply_is_a_person_s_and_not_sure(read: Read) -> None:
    verdict = read(text="Back Monday")
    assert verdict.category not in (Category.OUT_OF_OFFICE, Category.BOUNCE)
    assert verdict.unsure


@pytest.mark.parametrize(
    "text",
    [
        "Нет. Иван Петров, тел. +7 495 123-45-67",
        "Ei kiitos, 0401234567",
        "今回は見送ります。電話 03-1234-5678",
    ],
)
def test_a_number_in_a_text_nobody_can_read_says_nothing(read: Read, text: str) -> None:
    verdict = read(text=text)
    assert verdict.category is Category.OTHER
    assert verdict.unsure


def test_a_person_who_speaks_of_a_failed_delivery_is_no_bounce(read: Read) -> None:
    text = "Delivery failed for your last package; the address was wrong."
    assert read(text=text).category is not Category.BOUNCE
