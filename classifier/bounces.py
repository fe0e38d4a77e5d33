"""Bounces and other notices of mail systems that come as plain words, in the form known for them."""

import re

from classifier.bounce_subjects import DELAY_SUBJECT, DELAY_UNSPACED, DONE_SUBJECT, DONE_UNSPACED
from classifier.bounce_words import (
    DEAD_MAILBOX,
    DELAYED,
    DELAYED_UNSPACED,
    DONE,
    FAILED,
    GIVEN_UP,
    HELD,
    NOTICE,
    NOTICE_UNSPACED,
    PERSON_LEFT,
)
from classifier.curt import curt_failure
from classifier.failure import failure, status_in
from classifier.headers import Origin, failed_recipient
from classifier.notice_subjects import PASSED_ON, met_unspaced
from classifier.phrases import TALKING, speaks_of
from classifier.returned import addresses_in, message_id_in, recipient_in, taken_apart
from classifier.wording import plain
from routing.model import Category, Facts, Failure, Mail, Verdict

_REPORTED = re.compile(
    r"(?:final|original)-recipient ?:|diagnostic-code ?:|\b5\d\d[ -]#?5\.\d{1,3}\.\d{1,3}\b|rcpt to|said: ?\W{0,4}5\d\d|\b55[0-4][ -]"
)
_OUR_SUBJECT = re.compile(
    r"^[ \t>*]{0,4}(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|тема|"
    r"konu|subiect|θέμα|主题|主旨|件名|제목)[ \t]?[:：][^\n]*|with subject[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING, _NOTE = 400, 6_000


def read_bounce(mail: Mail, sent: Origin) -> Verdict | None:
    """A notice about a mail of ours in a form known for mail systems: a bounce, or automatic; None for all else.

    Automatic are delay notices, receipts, and mail held for approval or a challenge. The more the envelope says
    that a mail system wrote it, the fewer words are needed; without any sign the subject and the opening must
    both be a mail system's, and nothing may be a person's.
    """
    if not sent.perhaps_a_machine:
        return _bare_notice(mail, sent.subject)
    if sent.answers:
        return None
    subject, daemon, machine, named = sent.subject, sent.mail_system, sent.machine, sent.titled
    notice = plain(taken_apart(mail.text).notice[:_NOTE])
    reported = bool(_REPORTED.search(notice))
    strict = bool(NOTICE.search(notice) or met_unspaced(NOTICE_UNSPACED, notice))
    if kind := _automatic(subject, notice, reported, strict and named, daemon or machine):
        return Verdict(Category.OTHER, 0.97, Facts(automatic=True), (kind,))
    if machine and not named and (dead := _dead_mailbox(mail, notice, daemon or bool(sent.silent))):
        return dead
    if not _believed(mail, subject, notice, daemon, machine, named, strict, reported):
        return None
    by = f"sent by {mail.sender or 'nobody'}" if daemon else "worded as a bounce"
    return Verdict(
        Category.BOUNCE, 0.98 if daemon else 0.95, failure_facts(mail), (f"{by}: could not deliver",)
    )


def failure_facts(mail: Mail) -> Facts:
    """What the text of a bounce tells: failure, recipient and the Message-ID of our mail; unknown ones are empty."""
    parts = taken_apart(mail.text)
    report = mail.report
    status = (report.status if report else "") or status_in(parts.notice)
    own_title = mail.subject.partition(":")[0] if ":" in mail.subject else mail.subject
    words = (report.diagnostic if report else "", _OUR_SUBJECT.sub("", parts.notice), own_title)
    return Facts(
        failure=failure(status, *(each for each in words if each)),
        failed_recipient=(report.recipient if report else "") or failed_recipient(mail) or recipient_in(mail),
        failed_message_id=message_id_in(mail),
    )


def _bare_notice(mail: Mail, subject: str) -> Verdict | None:
    """A notice without any sign of a mail system but its words: no others, or they open it and give the reason."""
    if PASSED_ON.match(subject):
        return None
    if curt := curt_failure(mail.text):
        return Verdict(Category.BOUNCE, 0.9, failure_facts(mail), (f"a mail system's words: “{curt}”",))
    if "?" in (opening := plain(mail.text[:_OPENING])) or not NOTICE.search(opening):
        return None
    notice = plain(taken_apart(mail.text).notice[:_NOTE])
    if speaks_of(notice, TALKING) or DELAYED.search(notice) or not _REPORTED.search(notice):
        return None
    facts = failure_facts(mail)
    return Verdict(Category.BOUNCE, 0.85, facts, ("opens like a bounce",)) if facts.failed_recipient else None


def _automatic(subject: str, notice: str, reported: bool, failed: bool, machine: bool) -> str:
    """In words what kind of automatic notice it is, if any."""
    late = DELAY_SUBJECT.match(subject) or met_unspaced(DELAY_UNSPACED, subject)
    trying = late or (not reported and (DELAYED.search(notice) or met_unspaced(DELAYED_UNSPACED, notice)))
    if trying and not GIVEN_UP.search(notice):
        return "delay notice"
    if failed or not machine:
        return ""
    if HELD.search(notice):
        return "held until somebody approves or confirms"
    done = DONE_SUBJECT.match(subject) or met_unspaced(DONE_UNSPACED, subject)
    if (DONE.search(notice) and not reported) or (done and not FAILED.search(notice)):
        return "receipt"
    return ""


def _believed(
    mail: Mail,
    subject: str,
    notice: str,
    daemon: bool,
    machine: bool,
    named: bool,
    strict: bool,
    reported: bool,
) -> bool:
    said = strict or reported or bool(FAILED.search(notice))
    if daemon:
        return named or said
    if PASSED_ON.match(subject) and not named:
        return False
    if machine:
        return (named and said) or (strict and reported)
    if speaks_of(mail.fresh, TALKING):
        return False
    return named and (strict or reported)


def _dead_mailbox(mail: Mail, notice: str, for_another: bool) -> Verdict | None:
    """A program that answers for a mailbox nobody reads any more: dead, not away; unless a person has left.

    `for_another`: not the mailbox itself answers, so its address must stand before the words.
    """
    dead = DEAD_MAILBOX.search(notice)
    if not dead or PERSON_LEFT.search(notice):
        return None
    addresses = addresses_in(notice[max(0, dead.start() - 100) : dead.end()])
    facts = Facts(
        failure=Failure.HARD,
        failed_recipient=next(reversed(addresses), "") if for_another else mail.sender,
        failed_message_id=message_id_in(mail),
    )
    return Verdict(Category.BOUNCE, 0.95, facts, (f"dead mailbox: “{dead.group()[:120]}”",))
