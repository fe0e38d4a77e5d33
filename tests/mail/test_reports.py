"""Reports of machines: what failed, for whom, about which of our mails."""

import pytest

from routing.model import Report
from tests.mail.build import multipart, part, raw_mail, read

OURS = "Message-ID: <ours-7@brightwave.example>\nSubject: Hello\nTo: gone@acme.example\n"


def bounce(status: str, original: bytes | None = None, kind: str = "message/delivery-status") -> bytes:
    """A bounce with this delivery status and, usually, the header of our mail."""
    return multipart(
        part("Your mail could not be delivered."),
        part(status, kind),
        original or part(OURS, "text/rfc822-headers"),
        kind="report; report-type=delivery-status",
        From="Mail Delivery System <MAILER-DAEMON@mx.acme.example>",
    )


FAILED = """Reporting-MTA: dns; mx.acme.example
Arrival-Date: Mon, 2 Nov 2026 10:12:00 +0000

Original-Recipient: rfc822;Gone@acme.example
Final-Recipient: rfc822;g.one@internal.acme.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <gone@acme.example>:
 no such user
"""


@pytest.mark.parametrize("kind", ["message/delivery-status", "message/global-delivery-status"])
def test_a_bounce_tells_whom_it_did_not_reach_and_why(kind: str) -> None:
    assert read(bounce(FAILED, kind=kind)).report == Report(
        kind="delivery-status",
        action="failed",
        status="5.1.1",
        recipient="gone@acme.example",
        original_message_id="<ours-7@brightwave.example>",
        diagnostic="550 5.1.1 <gone@acme.example>: no such user",
    )


def test_the_id_of_our_mail_is_found_in_the_whole_mail_too() -> None:
    original = part(OURS + "From: maya@brightwave.example\n\nHello", "message/rfc822")
    report = read(bounce(FAILED, original)).report
    assert report is not None
    assert report.original_message_id == "<ours-7@brightwave.example>"


def test_of_several_recipients_the_first_that_failed_is_told() -> None:
    status = """Reporting-MTA: dns; mx

Final-Recipient: rfc822; fine@acme.example
Action: relayed
Status: 2.0.0

Final-Recipient: rfc822; gone@acme.example
Action: failed
Status: 5.1.1

Final-Recipient: rfc822; full@acme.example
Action: failed
Status: 5.2.2
"""
    report = read(bounce(status)).report
    assert report is not None
    assert (report.action, report.recipient, report.status) == ("failed", "gone@acme.example", "5.1.1")


@pytest.mark.parametrize(
    ("status", "action", "code"),
    [
        (
            "Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1 (later)\n",
            "delayed",
            "4.4.1",
        ),
        (
            "Final-Recipient: rfc822; a@b.example\nAction: Failed (no user)\nStatus: 5.0.0\n",
            "failed",
            "5.0.0",
        ),
        (
            "Final-Recipient: a@b.example\nAction: failed\nDiagnostic-Code: x; 550 5.7.1 no\n",
            "failed",
            "5.7.1",
        ),
        ("Final-Recipient: rfc822;<a@b.example>\nAction: failed\nStatus: nonsense\n", "failed", ""),
        ("Reporting-MTA: dns; mx\nFinal-Recipient: rfc822; a@b.example\nAction: failed\n", "failed", ""),
    ],
)
def test_untidy_reports_are_read(status: str, action: str, code: str) -> None:
    report = read(bounce(status)).report
    assert report is not None
    assert (report.action, report.status, report.recipient) == (action, code, "a@b.example")


def test_an_empty_report_is_still_a_report() -> None:
    mail = read(multipart(part("It failed."), kind="report; report-type=Delivery-Status", From="<>"))
    assert mail.report == Report(kind="delivery-status")


def test_a_receipt_tells_what_became_of_the_mail() -> None:
    fields = """Reporting-UA: mail.acme.example
Final-Recipient: rfc822; chris@acme.example
Original-Message-ID: <ours-7@brightwave.example>
Disposition: manual-action/MDN-sent-manually; displayed
"""
    raw = multipart(
        part("Your message was displayed."),
        part(fields, "message/disposition-notification"),
        kind="report; report-type=disposition-notification",
    )
    assert read(raw).report == Report(
        kind="disposition-notification",
        action="displayed",
        recipient="chris@acme.example",
        original_message_id="<ours-7@brightwave.example>",
    )


def test_a_complaint_tells_about_which_mail_and_whose() -> None:
    fields = "Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <chris@acme.example>\n"
    raw = multipart(
        part("This is an abuse report."),
        part(fields, "message/feedback-report"),
        part(OURS + "\nHello", "message/rfc822"),
        kind="report; report-type=feedback-report",
    )
    assert read(raw).report == Report(
        kind="feedback-report",
        action="abuse",
        recipient="chris@acme.example",
        original_message_id="<ours-7@brightwave.example>",
    )


def test_a_forwarded_bounce_is_no_bounce() -> None:
    forward = multipart(part("See below."), part(bounce(FAILED), "message/rfc822"), boundary="=_outer")
    assert read(forward).report is None


def test_an_ordinary_reply_has_no_report() -> None:
    assert read(raw_mail("Final-Recipient: rfc822; a@b.example\nAction: failed")).report is None
