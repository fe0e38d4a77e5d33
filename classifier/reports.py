"""Machine-readable reports: delivery status (RFC 3464), receipts (RFC 8098), complaints (RFC 5965)."""

import re

from routing.model import Category, Facts, Failure, Mail, Report, Verdict

_GIVEN_UP = "failed"
_UNDERWAY = ("delayed", "delivered", "relayed", "expanded")
_FULL = ("5.2.2", "5.2.3", "5.3.4")
_REFUSED = ("5.7.", "4.7.")
_DELAY = re.compile(
    r"warning message only|not (?:yet )?been delivered|will (?:be retried|retry|keep trying)|delayed"
)

_COMPLAINT_SUBJECT = re.compile(r"\s*complaint about message from \[?[\d.]{3,}", re.IGNORECASE)
_COMPLAINT_TEXT = re.compile(
    r"this is an? (?:e-?mail )?(?:spam |abuse )report (?:for|from|about|received)", re.IGNORECASE
)


def failure(status: str) -> Failure:
    """What an enhanced status code (RFC 3463) says of the address: dead, unable for now, or refusing what we sent.

    >>> failure("5.1.1").value, failure("5.2.2").value, failure("4.2.0").value, failure("5.7.1").value
    ('hard', 'soft', 'soft', 'blocked')
    """
    if status.startswith(_REFUSED):
        return Failure.BLOCKED
    return Failure.HARD if status.startswith("5.") and not status.startswith(_FULL) else Failure.SOFT


def read_report(mail: Mail) -> Verdict | None:
    """What a report in the mail means; None when the mail carries none, or one of an unknown kind."""
    report = mail.report
    if report is None:
        return None
    if report.kind == "feedback-report":
        return Verdict(
            Category.OTHER, facts=_facts(report, complaint=True), evidence=("feedback-loop complaint",)
        )
    if report.kind == "disposition-notification":
        return _automatic(report, "read receipt")
    if report.kind == "delivery-status":
        return _delivery(mail, report)
    return None


def read_complaint(mail: Mail) -> Verdict | None:
    """A complaint of a provider that sends its feedback loop as plain mail; None when it is not one."""
    if not (_COMPLAINT_SUBJECT.match(mail.subject) or _COMPLAINT_TEXT.search(mail.text[:500])):
        return None
    facts = Facts(automatic=True, complaint_report=True)
    return Verdict(Category.OTHER, 0.95, facts, ("feedback-loop complaint, in plain words",))


def _delivery(mail: Mail, report: Report) -> Verdict:
    action = report.action.strip().lower()
    if action in _UNDERWAY:
        return _automatic(report, f"delivery report: {action}")
    if action != _GIVEN_UP:
        if report.status.startswith("2."):
            return _automatic(report, "delivery report: success")
        if report.status.startswith("4.") and _DELAY.search(mail.text.lower()):
            return _automatic(report, "delivery report: delayed")
    words = " ".join(w for w in ("delivery report:", report.recipient, report.status, _GIVEN_UP) if w)
    return Verdict(Category.BOUNCE, facts=_facts(report), evidence=(words,))


def _automatic(report: Report, evidence: str) -> Verdict:
    facts = Facts(automatic=True, failed_message_id=report.original_message_id)
    return Verdict(Category.OTHER, facts=facts, evidence=(evidence,))


def _facts(report: Report, complaint: bool = False) -> Facts:
    return Facts(
        automatic=complaint,
        complaint_report=complaint,
        failure=None if complaint else failure(report.status),
        failed_recipient=report.recipient,
        failed_message_id=report.original_message_id,
    )
