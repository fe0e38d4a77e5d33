"""Mail that machines send: reports, delays, receipts, complaints, acknowledgements, disguised absence."""

from datetime import date

import pytest

from routing.model import Category, Failure
from tests.classifier.conftest import Read

UTC_MONDAY = "Mon, 23 Nov 2026 09:00:00 +0000"


def report(
    kind: str, fields: str, text: str = "A report follows.", sender: str = "mailer-daemon@mx.example"
) -> bytes:
    """A multipart/report as mail systems send it, `fields` being its machine-readable part."""
    part = {"delivery-status": "delivery-status", "feedback-report": "feedback-report"}.get(kind, kind)
    lines = f"""From: {sender}
To: outreach@brightwave.example
Subject: Report
Content-Type: multipart/report; report-type={kind}; boundary=b

--b
Content-Type: text/plain

{text}

--b
Content-Type: message/{part}

{fields}
--b
Content-Type: message/rfc822

From: outreach@brightwave.example
Message-ID: <ours@brightwave.example>
Subject: Quick question

Click here to unsubscribe.
--b--
"""
    return lines.replace("\n", "\r\n").encode()


def delivery(action: str, status: str) -> bytes:
    recipient = "Final-Recipient: rfc822; chris@northwind.example"
    fields = f"Reporting-MTA: dns; mx.example\n\n{recipient}\nAction: {action}\nStatus: {status}\n"
    return report("delivery-status", fields)


@pytest.mark.requirement("R66")
@pytest.mark.parametrize(
    ("status", "failure"),
    [
        ("5.1.1", Failure.HARD),
        ("5.1.10", Failure.HARD),
        ("5.2.2", Failure.SOFT),
        ("5.7.1", Failure.BLOCKED),
        ("4.4.1", Failure.SOFT),
    ],
)
def test_a_failed_delivery_names_the_address_our_mail_and_why(
    read: Read, status: str, failure: Failure
) -> None:
    verdict = read(delivery("failed", status))
    assert verdict.category is Category.BOUNCE
    assert verdict.facts.failed_recipient == "chris@northwind.example"
    assert verdict.facts.failed_message_id == "<ours@brightwave.example>"
    assert verdict.facts.failure is failure


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_report_of_anything_but_failure_is_automatic(read: Read, action: str) -> None:
    verdict = read(delivery(action, "4.4.1" if action == "delayed" else "2.0.0"))
    assert verdict.facts.automatic
    assert verdict.category is not Category.BOUNCE


def test_a_read_receipt_is_automatic(read: Read) -> None:
    fields = (
        "Final-Recipient: rfc822; chris@northwind.example\nDisposition: manual-action/MDN-sent; displayed\n"
    )
    assert read(report("disposition-notification", fields)).facts.automatic


def test_a_feedback_loop_report_is_a_complaint_whatever_it_quotes(read: Read) -> None:
    fields = (
        "Feedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Rcpt-To: chris@northwind.example\n"
    )
    verdict = read(report("feedback-report", fields, sender="fbl@provider.example"))
    assert verdict.facts.complaint_report
    assert verdict.facts.automatic


def test_exim_names_the_failed_address_in_a_header(read: Read) -> None:
    text = "A message that you sent could not be delivered to one or more of its recipients."
    verdict = read(
        sender="Mail Delivery System <Mailer-Daemon@mx.example>",
        subject="Mail delivery failed: returning message to sender",
        text=f"{text}\r\n\r\n  chris@northwind.example\r\n    550 5.1.1 unknown user",
        X_Failed_Recipients="Chris@northwind.example",
    )
    assert verdict.category is Category.BOUNCE
    assert verdict.facts.failed_recipient == "chris@northwind.example"
    assert verdict.facts.failure is Failure.HARD


def test_a_delay_told_in_words_is_no_bounce(read: Read) -> None:
    verdict = read(
        sender="Mailer-Daemon@mx.example",
        subject="Warning: message 1abcde-000001-AB delayed 24 hours",
        text="This is a warning message only. You do not need to resend. Delivery will be retried.",
    )
    assert verdict.facts.automatic
    assert verdict.category is not Category.BOUNCE


def test_a_person_who_writes_about_a_bounce_has_not_bounced(read: Read) -> None:
    text = (
        "Your last mail to Jo bounced, user unknown, she left in May. Write to me instead, what does it cost?"
    )
    verdict = read(subject="Re: Undeliverable: Quick question", text=text)
    assert verdict.category not in (Category.BOUNCE, Category.OUT_OF_OFFICE)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for contacting us. Your ticket number is #48213, our team will get back to you.",
        "Vielen Dank, Ihre Anfrage ist bei uns eingegangen. Vorgangsnummer 4711.",
        "Nous avons bien reçu votre message, notre équipe vous répondra au plus vite.",
        "Please confirm that you are human: your mail is held until you click.",
        "Your mail awaits moderator approval.",
    ],
)
def test_an_acknowledgement_is_automatic_and_nobodys(read: Read, text: str) -> None:
    verdict = read(subject="Re: Quick question", text=text, Auto_Submitted="auto-replied")
    assert verdict.facts.automatic
    assert verdict.category is Category.OTHER


def test_a_help_desks_agent_is_a_person_though_the_desk_stamps_the_mail(read: Read) -> None:
    text = "Yes, we would like a demo. Could you show us the returns desk on Thursday?"
    verdict = read(text=text, Auto_Submitted="auto-generated")
    assert verdict.category is Category.INTERESTED
    assert not verdict.facts.automatic


@pytest.mark.requirement("R65", "R100")
def test_an_exchange_absence_is_one_though_the_postmaster_sends_it(read: Read) -> None:
    verdict = read(
        sender="Chris Park <postmaster@northwind.example>",
        subject="Automatic reply: Undeliverable pallets, a quick question",
        text="I am out of the office until Friday. Mail is not delivered to anybody else.",
        Return_Path="<>",
        Auto_Submitted="auto-generated",
        X_Auto_Response_Suppress="All",
    )
    assert verdict.category is Category.OUT_OF_OFFICE


@pytest.mark.requirement("R100")
def test_a_person_who_answers_an_automatic_reply_is_a_person(read: Read) -> None:
    text = (
        "Hi Jon,\r\n\r\nback from leave today, this one is worth it. Can you send me a price for four sites?"
    )
    assert read(subject="RE: Automatic reply: Fewer returns", text=text).category is Category.INTERESTED


@pytest.mark.requirement("R65")
@pytest.mark.parametrize(
    ("text", "back", "delegate"),
    [
        (
            "I am away until 4 December, please contact Jo Berg (jo@acme.example).",
            date(2026, 12, 4),
            "Jo Berg <jo@acme.example>",
        ),
        ("Ich bin bis zum 05.01.2027 nicht im Büro. Ab 06.01. bin ich wieder da.", date(2027, 1, 6), ""),
        ("Je suis absent du 21 décembre au 3 janvier. Retour le 4 janvier.", date(2027, 1, 4), ""),
        ("Ich bin im Urlaub. In dringenden Fällen wenden Sie sich an Frau Petra Klein.", None, "Petra Klein"),
        ("Out of office until further notice, we are available 24/7 on the hotline.", None, ""),
    ],
)
def test_an_absence_tells_when_and_who(read: Read, text: str, back: date | None, delegate: str) -> None:
    verdict = read(subject="Automatic reply", text=text, Auto_Submitted="auto-replied", Date=UTC_MONDAY)
    assert verdict.category is Category.OUT_OF_OFFICE
    assert (verdict.facts.returns, verdict.facts.delegate) == (back, delegate)


@pytest.mark.requirement("R65")
def test_a_machine_that_says_somebody_left_is_an_absence_with_that_fact(read: Read) -> None:
    text = "Chris Park no longer works at Northwind. Please contact sales@northwind.example."
    verdict = read(subject="Automatic reply: Hello", text=text, Auto_Submitted="auto-replied")
    assert verdict.category is Category.OUT_OF_OFFICE
    assert verdict.facts.left
    assert verdict.facts.delegate == "sales@northwind.example"


@pytest.mark.requirement("R67", "T9")
def test_apples_unsubscribe_mail_is_an_unsubscribe_though_a_program_sent_it(read: Read) -> None:
    verdict = read(
        subject="Unsubscribe",
        text="Apple Mail sent this email to unsubscribe from the mailing list.",
        Auto_Submitted="auto-replied",
        X_Apple_Unsubscribe="true",
    )
    assert verdict.category is Category.UNSUBSCRIBE
    assert verdict.facts.wants_removal


@pytest.mark.requirement("T9")
def test_an_absence_that_asks_for_removal_keeps_both(read: Read) -> None:
    text = "I have left Northwind. Please remove me from your list."
    verdict = read(subject="Automatic reply: Hello", text=text, Auto_Submitted="auto-replied")
    assert verdict.category is Category.OUT_OF_OFFICE
    assert verdict.facts.wants_removal
