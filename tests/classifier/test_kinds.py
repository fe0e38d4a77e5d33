"""What kind of reply it is, asked with raw mail: machines, stops, people, and the doubts between them."""

import pytest

from routing.model import Category
from tests.classifier.conftest import Read


@pytest.mark.requirement("R67", "R71", "T8")
@pytest.mark.parametrize(
    "text",
    [
        "unsubscribe",
        "Not interested, stop spam|men me",
        "Sounds great, but please s t o p mailing me",
        "un-sub-scribe me pls",
        "UNSUBSCR1BE",
        "take me off your list",
        "Bitte nehmen Sie mich aus dem Verteiler.",
        "Keine weiteren Mails mehr, danke.",
        "désabonnez-moi de cette liste",
        "Merci de ne plus m'écrire.",
        "un\u200bsub\u200bscribe",
    ],
)
def test_a_stop_wins_over_everything_else(read: Read, text: str) -> None:
    verdict = read(text=text)
    assert verdict.category is Category.UNSUBSCRIBE
    assert verdict.facts.wants_removal


@pytest.mark.requirement("T8")
@pytest.mark.parametrize(
    "text",
    [
        "Why don't you stop by our booth at the fair?",
        "We have been busy non-stop, can you call on Friday?",
        "We could not stop talking about your demo, what does it cost?",
        "The bus stop is right in front of our office, see you there.",
        "Kommen Sie doch an unserem Stand vorbei.",
    ],
)
def test_what_only_sounds_like_a_stop_is_none(read: Read, text: str) -> None:
    verdict = read(text=text)
    assert verdict.category is not Category.UNSUBSCRIBE
    assert not verdict.facts.wants_removal


@pytest.mark.requirement("T8")
def test_our_own_footer_in_the_quote_is_no_stop(read: Read) -> None:
    text = "Yes, let's talk on Tuesday.\r\n\r\nOn Mon, 23 Nov 2026 Maya wrote:\r\n> Click here to unsubscribe"
    assert read(text=text).category is Category.INTERESTED


AWAY = "I am out of the office until 30 November. In urgent cases please write to jo@northwind.example."


@pytest.mark.requirement("R65")
@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes", "Precedence": "bulk"},
        {"Auto_Submitted": "auto-generated", "X_Auto_Response_Suppress": "All", "Return_Path": "<>"},
    ],
)
def test_an_absence_that_says_so_in_its_headers(read: Read, headers: dict[str, str]) -> None:
    verdict = read(subject="Automatic reply: Quick question", text=AWAY, **headers)
    assert verdict.category is Category.OUT_OF_OFFICE
    assert verdict.facts.delegate == "jo@northwind.example"
    assert verdict.evidence


@pytest.mark.requirement("R100")
@pytest.mark.parametrize(
    "text",
    [
        "I am on holiday next week, but send me the prices now.",
        "Sorry for the late answer, I was out of the office. Yes, Thursday works.",
        "Je suis en congé la semaine prochaine, on se parle le 7 ?",
        "Bin ab Montag im Urlaub, rufen Sie mich bitte vorher an.",
        "Maria is out of office, I am looking after this meanwhile. What does it cost?",
    ],
)
def test_in_doubt_between_absence_and_person_it_is_a_person(read: Read, text: str) -> None:
    assert read(text=text).category is not Category.OUT_OF_OFFICE


@pytest.mark.parametrize("header", ["Auto_Submitted", "X_Auto_Response_Suppress", "List_Id"])
def test_no_single_header_makes_a_person_a_machine(read: Read, header: str) -> None:
    """Exchange stamps forwarded mail, lists stamp everything (FIELD C8)."""
    stamp = {
        "Auto_Submitted": "auto-forwarded",
        "X_Auto_Response_Suppress": "All",
        "List_Id": "<team.acme.example>",
    }
    verdict = read(text="Yes please, what would 40 seats cost us?", **{header: stamp[header]})
    assert verdict.category is Category.INTERESTED
    assert not verdict.facts.automatic


@pytest.mark.requirement("R11", "R46", "R62", "R63", "R64")
@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Yes, sounds good. Could we talk on Thursday at 10?", Category.INTERESTED),
        ("What does it cost for 20 people?", Category.INTERESTED),
        ("Klingt gut, schicken Sie mir bitte ein Angebot.", Category.INTERESTED),
        ("Oui, je veux bien une démo la semaine prochaine.", Category.INTERESTED),
        ("No thanks, we already use another tool and are happy with it.", Category.NOT_INTERESTED),
        ("Danke, aber wir haben keinen Bedarf.", Category.NOT_INTERESTED),
        ("Merci mais nous ne sommes pas intéressés.", Category.NOT_INTERESTED),
        ("I am not the right person, please ask Jo in purchasing.", Category.OTHER),
        ("Maybe next quarter, we have no budget left this year.", Category.OTHER),
    ],
)
def test_people_in_three_languages(read: Read, text: str, category: Category) -> None:
    assert read(text=text).category is category


@pytest.mark.requirement("R4", "R68", "R69", "R70", "R99", "T9")
@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Did you see my last mail?", "chaser"),
        ("Haben Sie meine letzte Mail gesehen?", "chaser"),
        ("Write again and our lawyers will sue you.", "legal"),
        ("You use our logo on your website without permission, remove it.", "brand"),
        ("This is outrageous, are you kidding me?!", "angry"),
    ],
)
def test_facts_are_kept_beside_the_kind(read: Read, text: str, fact: str) -> None:
    assert getattr(read(text=text).facts, fact)


@pytest.mark.requirement("R46", "R49")
def test_high_intent_topics_are_named(read: Read) -> None:
    topics = read(text="Can you send price and SOC2 report?").facts.topics
    assert set(topics) == {"price", "security"}


@pytest.mark.requirement("R100")
@pytest.mark.parametrize(
    "text",
    [
        "Tuesday or Thursday afternoon would work for a short call. I am travelling until Wednesday and will "
        "read this again when I am back.",
        "Donnerstag passt mir gut. Ich bin bis Mittwoch im Urlaub und danach wieder erreichbar.",
        "Jeudi me convient. Je suis absent jusqu'à mercredi, je serai de retour ensuite.",
    ],
)
def test_who_proposes_a_time_is_a_person_however_far_away(read: Read, text: str) -> None:
    assert read(text=text, in_reply_to="<o1@brightwave.example>").category is not Category.OUT_OF_OFFICE
