"""What the person wrote, cut out of plain-text mail as people's programs write it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.mail.build import multipart, part, raw_mail, read
from tests.mail.replies import WrittenReply, replies

QUOTED = "> Hello Chris,\n> would Thursday work? To unsubscribe, reply stop.\n"


def fresh(text: str) -> str:
    return read(raw_mail(text)).fresh


@pytest.mark.parametrize(
    "announcement",
    [
        "On Mon, Nov 2, 2026 at 10:12 AM Maya Okafor <maya@brightwave.example> wrote:",
        "On Mon, Nov 2, 2026 at 10:12 AM Maya Okafor <\nmaya@brightwave.example> wrote:",
        "On 2 Nov 2026, at 10:12, Maya Okafor <maya@brightwave.example> wrote:",
        "Maya Okafor <maya@brightwave.example> wrote:",
        "Am Mo., 2. Nov. 2026 um 10:12 Uhr schrieb Maya Okafor <maya@brightwave.example>:",
        "Am 02.11.26 um 10:12 schrieb Maya Okafor:",
        "Maya Okafor <maya@brightwave.example> schrieb am Mo., 2. Nov. 2026, 10:12:",
        "Le lun. 2 nov. 2026 à 10:12, Maya Okafor <maya@brightwave.example> a écrit :",
        "Le 2 novembre 2026 10:12:00 GMT+01:00, Maya Okafor\n<maya@brightwave.example> a écrit :",
        "El lun, 2 nov 2026 a las 10:12, Maya Okafor (<maya@brightwave.example>) escribió:",
        "Op ma 2 nov 2026 om 10:12 schreef Maya Okafor <maya@brightwave.example>:",
        "Il giorno lun 2 nov 2026 alle ore 10:12 Maya Okafor <maya@brightwave.example> ha scritto:",
        "Em seg., 2 de nov. de 2026 às 10:12, Maya Okafor <maya@brightwave.example> escreveu:",
        "2026-11-02 10:12 GMT+01:00 Maya Okafor <maya@brightwave.example>:",
    ],
)
@pytest.mark.parametrize("quote", [QUOTED, QUOTED.replace("> ", "")], ids=["marked", "unmarked"])
def test_a_quote_goes_with_its_announcement(announcement: str, quote: str) -> None:
    assert fresh(f"Yes, gladly.\n\n{announcement}\n\n{quote}") == "Yes, gladly."


@pytest.mark.parametrize(
    "header",
    [
        "From: Maya Okafor <maya@brightwave.example>\nSent: Monday\nTo: Chris\nSubject: Hello",
        "-----Original Message-----\nFrom: Maya\nSent: Monday\nTo: Chris\nSubject: Hello",
        "________________________________\nFrom: Maya\nSent: Monday",
        "*From:* Maya Okafor\n*Date:* Monday\n*Subject:* Hello",
        "From:\nMaya\nSent:\nMonday\nTo:\nChris",
        "Von: Maya Okafor\nGesendet: Montag\nAn: Chris\nBetreff: Hallo",
        "-----Ursprüngliche Nachricht-----\nVon: Maya\nGesendet: Montag",
        "-------- Originalnachricht --------\nVon: Maya\nDatum: 02.11.26",
        "De : Maya Okafor\nEnvoyé : lundi\nÀ : Chris\nObjet : Bonjour",
        "-----Message d'origine-----\nDe : Maya\nEnvoyé : lundi",
        "De: Maya\nEnviado el: lunes\nPara: Chris\nAsunto: Hola",
        "Van: Maya\nVerzonden: maandag\nAan: Chris\nOnderwerp: Hallo",
        "Da: Maya\nInviato: lunedì\nA: Chris\nOggetto: Ciao",
        "Begin forwarded message:\n\nFrom: Maya",
        "---------- Forwarded message ---------\nFrom: Maya",
    ],
)
def test_an_outlook_header_ends_what_was_written(header: str) -> None:
    assert fresh(f"Yes, gladly.\n\n{header}\n\nplease stop, unsubscribe me") == "Yes, gladly."


def test_answers_between_quotes_are_all_kept() -> None:
    text = "On Mon, 2 Nov 2026 at 10:12, Maya wrote:\n> Is Thursday fine?\nYes.\n> At ten?\nRather at eleven."
    assert fresh(text) == "Yes.\nRather at eleven."


def test_a_reply_below_the_quote_is_kept() -> None:
    assert fresh(f"On 2 Nov 2026, at 10:12, Maya wrote:\n{QUOTED}\nThursday is fine.") == "Thursday is fine."


@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        f"On 2 Nov 2026, at 10:12, Maya wrote:\n{QUOTED}",
        "From: Maya\nSent: Monday\n\nHello",
        "-- \nChris",
    ],
)
def test_nothing_but_a_quote_or_a_signature_is_empty(text: str) -> None:
    assert fresh(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "On your remote host, run this:\n\nwhoami",
        "On Monday I wrote to you about the price:\nno answer so far.",
        "From: my point of view this is too expensive.",
        "I wrote: no.",
        "To: do\n- price\n- contract",
        "Am Montag bin ich da.",
        "We met in 2024 and you wrote nothing since.",
        "- one\n- Two\n- three",
        "Sent from my desk, which is easier than my phone.",
        "The meeting is at 10:30 <see the invite>:\nbring slides",
        "Please contact\n\nJohn Miller\n+1 212 555 0100\njohn.miller@acme.example",
        "Bitte wenden Sie sich an\n\nJohn Miller\n+49 30 1234567",
        "Merci de contacter :\n\nJohn Miller\njohn.miller@acme.example",
        "Hi Maya,\n\nJohn Miller\njohn.miller@acme.example\n+1 212 555 0100",
        "Questions:\n-Price\n-Support\n-SLA",
        "We want\n-Enterprise\n-Support",
        "Our question:\n-Price",
        "Numbers:\n-----\nSeats 500\nStart January",
        "Option A\n___________\nOption B",
        "What I want.\n—\nSecond part: please call me Tuesday.",
        "Seats\n__\n500",
        "On your pricing page of 2026 you wrote:\n20 seats for 100 euro.\nIs that still valid?",
        "Am 2.11. schrieb ich Ihnen:\nwir brauchen 500 Plätze.",
        "Datum: 10.11.2026 um 15:00\nVon: 15 bis 16 Uhr\nAn: Herrn Meier bitte Einladung",
        "De: lunes a viernes\nA: las 10\nPara: hablar del precio, prefiero el martes.",
    ],
)
def test_words_that_only_look_like_mail_syntax_stay(text: str) -> None:
    assert fresh(text) == text


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nChris Doe\nHead of Nothing",
        "--\nChris",
        "Best regards,\nChris Doe\nHead of Nothing, Acme Inc.\n+1 555 123 4567\nwww.acme.example",
        "Kind regards\nChris",
        "Mit freundlichen Grüßen\n\nChris Doe\nAcme GmbH\nTel. 030 1234567\nGeschäftsführer: A. Doe",
        "Viele Grüße aus Köln\nChris",
        "Cordialement,\nChris Doe\nResponsable Achats",
        "Saludos,\nChris",
        "Met vriendelijke groet,\nChris",
        "Cordiali saluti\nChris",
        "Chris Doe\nAcme Inc.\nchris@acme.example\n+1 555 123 4567",
        "-Chris",
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.example/o>",
        "Von meinem iPhone gesendet",
        "Diese Nachricht wurde von meinem Android-Gerät mit Post gesendet.",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Verstuurd vanaf mijn iPhone",
        "This e-mail and any attachments are confidential.\nDelete it.\n\nStop reading.",
        "Diese E-Mail enthält vertrauliche Informationen. Bitte löschen.",
        "Ce message et ses pièces jointes sont confidentiels.",
    ],
)
def test_a_signature_is_not_what_was_written(signature: str) -> None:
    assert fresh(f"Yes, gladly.\n\n{signature}\n\n> quoted\n") == "Yes, gladly."


@pytest.mark.parametrize(
    "text",
    [
        "Not for us.\n\nRegards\nChris\n\nPS: please remove me from your list",
        "Not for us.\n\nKind regards\nChris\nplease do not contact me again",
        "Nein danke.\n\nMit freundlichen Grüßen\nChris\n\nbitte keine weiteren mails",
        "Please call Jane Roe\n\nJane Roe\n\nshe is the right one to ask, +1 555 123 4567",
        "Best regards to the whole team, that was a fine talk.",
        "No.\n\nThis e-mail is spam. Remove me.",
        "Nein.\n\nDiese Nachricht und alle weiteren sind unerwünscht, löschen Sie mich.",
        "Non.\n\nCe message est un spam, retirez-moi.",
        "Disclaimer: I am not the buyer.",
        "Cheers!",
    ],
)
def test_what_is_said_below_a_signature_is_still_said(text: str) -> None:
    assert fresh(text) == text


def test_the_banner_of_a_gateway_goes_and_the_words_below_stay() -> None:
    banner = "CAUTION: This email originated from outside the organization.\nDo not click links."
    assert fresh(f"{banner}\n\nYes, gladly.") == "Yes, gladly."


def test_fresh_text_is_bounded() -> None:
    assert len(fresh("word " * 10_000)) <= 16 * 1024


@pytest.mark.parametrize("reply", list(replies()), ids=lambda reply: f"{reply.language}: {reply.name}")
def test_in_seven_languages_the_marked_lines_are_what_was_written(reply: WrittenReply) -> None:
    assert _words(fresh(reply.text)) == _words(reply.fresh)


def test_each_language_has_its_replies() -> None:
    languages = [reply.language for reply in replies()]
    assert len(set(languages)) == 7
    assert min(languages.count(each) for each in languages) >= 10


FOOTERS = [
    "You are receiving this email because you downloaded our guide.\nClick here to unsubscribe.",
    "If you no longer wish to hear from us, just reply STOP.",
    "Don't want these emails? Unsubscribe here: https://brightwave.example/u/8f3a",
    "To unsubscribe, visit www.brightwave.example/u/8f3a\n\nUnsubscribe",
    "Wenn Sie keine E-Mails mehr wollen, klicken Sie bitte hier.\n\nAbmelden",
    "Si vous ne souhaitez plus recevoir ces messages, cliquez ici.\nSe désinscrire",
    "Si no desea recibir más mensajes, haga clic en este enlace.",
    "Wilt u geen berichten meer ontvangen, klik dan op deze link.",
    "Se non desidera ricevere altri messaggi, clicchi sul collegamento.",
    "Se não quiser receber mais mensagens, clique neste link.",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footer_of_our_own_mail_was_not_said(footer: str) -> None:
    assert fresh(f"Yes, gladly.\n\n{footer}") == "Yes, gladly."
    assert fresh(footer) == ""


def test_an_answer_below_our_footer_is_kept() -> None:
    assert fresh(f"{FOOTERS[0]}\n\nYes, gladly.") == "Yes, gladly."


@pytest.mark.parametrize(
    "text",
    [
        "Unsubscribe",
        "Not for us.\n\nUnsubscribe",
        "Abmelden",
        "To unsubscribe I clicked your link twice. Please end this.",
        "If you don't want to hear from my lawyer, don't click send again.",
        "This email was sent to the wrong person.",
        "You are receiving this because you did not stop mailing. Remove us.",
        "If you no longer want to sell here, say so.",
        "Wenn Sie diese Woche Zeit haben, rufen Sie an.",
        "Vous recevez ce message parce que je ne veux plus de vos mails, cliquez sur stop.",
    ],
)
def test_a_wish_to_be_left_alone_is_no_footer(text: str) -> None:
    assert fresh(text) == text


def test_a_wish_written_like_a_title_stays_below_the_name() -> None:
    text = "Nein.\n\nMit freundlichen Grüßen\nHorst Maier\nBitte nehmen Sie mich aus Ihrem Verteiler"
    assert fresh(text) == text


def test_what_two_parts_say_is_one_text() -> None:
    mail = read(multipart(part("Yes, gladly."), part("\n> Thursday?\n"), part("At ten.")))
    assert mail.fresh == "Yes, gladly.\n\nAt ten."


LINES = [
    *(
        "",
        "Yes, gladly.",
        "> Is Thursday fine?",
        "On Mon, Nov 2, 2026 at 10:12 AM Maya wrote:",
        "--",
        "Unsubscribe",
    ),
    *(
        "On Monday",
        "From: Maya <maya@brightwave.example>",
        "Sent: Monday 10:12",
        "To:",
        "-----Original Message-----",
    ),
    *("Best regards", "Chris Doe", "+1 555 123 4567", "please remove me", "Sent from my iPhone", "_______"),
    *(
        "This e-mail is confidential.",
        "If you no longer wish to hear from us, click here.",
        "CAUTION: external sender",
    ),
]
MAILS = st.lists(st.sampled_from(LINES) | st.text("ab .:>-", max_size=8), max_size=14).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(MAILS)
def test_fresh_text_is_made_of_lines_of_the_mail_in_their_order(text: str) -> None:
    lines = iter(line.strip() for line in text.split("\n"))
    assert all(line in lines for line in fresh(text).split("\n") if line)


@settings(max_examples=400, deadline=None)
@given(MAILS)
@example("Sent: Monday 10:12\n> seats?\n\n\n\nFrom: Maya <maya@brightwave.example>")
def test_in_fresh_text_nothing_is_left_to_cut(text: str) -> None:
    assert fresh(fresh(text)) == fresh(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){3,9}[.]", fullmatch=True), max_size=12))
def test_sentences_without_any_mark_are_kept_whole(sentences: list[str]) -> None:
    text = "\n".join(f"So {sentence}" for sentence in sentences)
    assert fresh(text) == text


def _words(text: str) -> list[str]:
    return text.split()
