"""Machine-readable reports: delivery status (RFC 3464), receipts (RFC 8098), complaints (RFC 5965)."""

import re

from classifier.bounce_words import DELAYED, DELAYED_UNSPACED, DONE, GIVEN_UP, NOTICE
from classifier.bounces import failure_facts
from classifier.failure import failure
from classifier.headers import is_report
from classifier.machine_subjects import AUTO_SUBJECT
from classifier.phrases import speaks_of
from classifier.returned import taken_apart
from classifier.wording import plain
from routing.model import Category, Facts, Mail, Report, Verdict

_UNDERWAY = ("delay", "delivered", "relayed", "expanded", "success", "transferred")
_NOT_COMPLAINED = ("auth-failure", "not-spam", "dmarc")
_TAKEN_OUT = ("deleted", "denied", "failed", "error")

_REJECTED = re.compile(
    r"automatically (?:rejected|refused)|(?:was|been|is) (?:automatically )?(?:rejected|refused)|quota exceeded|over quota|mailbox (?:is )?full|rejected by (?:the )?recipient|abgelehnt|zuruckgewiesen|refuse par|rejete|rechazado|respinto|rifiutato|rejeitad|geweigerd"
)
_PASSED_ON = re.compile(r"\s*(?:re|aw|fwd?|wg|tr|rv|sv|i|enc)(?:\[\d+\])? ?:", re.IGNORECASE)

_COMPLAINT_SUBJECT = re.compile(r"\s*complaint about message from \[?[\d.]{3,}", re.IGNORECASE)
_COMPLAINT_TEXT = re.compile(r"this is an? (?:e-?mail )?(?:spam |abuse )report (?:for|from|about|received)")

_AWAY = frozenset({"away", "left_company"})


def read_report(mail: Mail) -> Verdict | None:
    """What a report in the mail means; None when the mail carries none, or one of an unknown kind.

    None too when somebody passes a report on, and when a program answers for an absent person in the form of a
    receipt (Sun's mail servers do).
    """
    report = mail.report
    if report is None or _passed_on(mail):
        return None
    if report.kind == "feedback-report":
        return _complaint(report)
    if report.kind == "disposition-notification":
        return _disposition(mail, report)
    if report.kind == "delivery-status":
        return _delivery(mail, report)
    return None


def read_complaint(mail: Mail) -> Verdict | None:
    """A complaint of a provider that sends its feedback loop as plain mail; None when it is not one.

    Hotmail's brings our own mail back, with a header that names whom it was for.
    """
    complainer = mail.headers.get("x-hmxmroriginalrecipient", "").strip(" <>").lower()[:320]
    opening = mail.text[:500].lower()
    worded = _COMPLAINT_SUBJECT.match(mail.subject) or (
        "report" in opening and _COMPLAINT_TEXT.search(opening)
    )
    if not (worded or "@" in complainer):
        return None
    facts = Facts(automatic=True, complaint_report=True, failed_recipient=complainer)
    return Verdict(Category.OTHER, 0.95, facts, ("feedback-loop complaint, in plain words",))


def _complaint(report: Report) -> Verdict:
    if report.action in _NOT_COMPLAINED:
        return _automatic(report, f"feedback report: {report.action}")
    facts = Facts(
        automatic=True,
        complaint_report=True,
        failed_recipient=report.recipient,
        failed_message_id=report.original_message_id,
    )
    return Verdict(Category.OTHER, facts=facts, evidence=("feedback-loop complaint",))


def _disposition(mail: Mail, report: Report) -> Verdict | None:
    """A receipt; or a rejection in that form, as Dovecot and other programs with Sieve send it (RFC 5429)."""
    text = plain(f"{mail.subject} {taken_apart(mail.text).notice[:1500]}")
    if report.action.startswith(_TAKEN_OUT) and _REJECTED.search(text):
        reason = mail.text.partition("rejected")[2][:500] or mail.text[:500]
        return _bounce(mail, report, "rejected in the form of a receipt", reason)
    if AUTO_SUBJECT.match(plain(mail.subject)) or (report.action == "processed" and speaks_of(text, _AWAY)):
        return None
    return _automatic(report, "read receipt")


def _delivery(mail: Mail, report: Report) -> Verdict:
    action = report.action.strip().lower()
    if action.startswith(_UNDERWAY):
        return _automatic(report, f"delivery report: {action}")
    if not action.startswith("fail"):
        notice = plain(taken_apart(mail.text).notice[:6000])
        late = DELAYED.search(notice) or DELAYED_UNSPACED.search(notice)
        if report.status.startswith("2.") or (
            not report.status and DONE.search(notice) and not NOTICE.search(notice)
        ):
            return _automatic(report, "delivery report: success")
        if not report.status.startswith("5.") and late and not GIVEN_UP.search(notice):
            return _automatic(report, "delivery report: delayed")
    words = " ".join(w for w in ("delivery report:", report.recipient, report.status, "failed") if w)
    return _bounce(mail, report, words, report.diagnostic)


def _bounce(mail: Mail, report: Report, evidence: str, reason: str) -> Verdict:
    told = failure_facts(mail)
    why = failure(report.status, reason) if report.status and reason else told.failure
    facts = Facts(
        failure=why, failed_recipient=told.failed_recipient, failed_message_id=told.failed_message_id
    )
    return Verdict(Category.BOUNCE, facts=facts, evidence=(evidence,))


def _automatic(report: Report, evidence: str) -> Verdict:
    facts = Facts(automatic=True, failed_message_id=report.original_message_id)
    return Verdict(Category.OTHER, facts=facts, evidence=(evidence,))


def _passed_on(mail: Mail) -> bool:
    """Whether a person sends it on: a subject of Re: or Fwd:, and no report by its own type."""
    return not is_report(mail) and bool(mail.sender) and bool(_PASSED_ON.match(mail.subject))
