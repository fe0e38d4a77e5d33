"""Bounces and other notices of mail systems that come as plain words, in the form known for them."""

import re

from classifier.bounce_subjects import (
    DELAY_SUBJECT,
    DELAY_UNSPACED,
    DONE_SUBJECT,
    DONE_UNSPACED,
    FAILED_BEHIND,
    SUBJECT,
    SUBJECT_UNSPACED,
)
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
from classifier.headers import Origin, null_return_path
from classifier.machine_subjects import AUTO_SUBJECT
from classifier.phrases import TALKING, speaks_of
from classifier.returned import addresses_in, message_id_in, recipient_in, taken_apart
from classifier.wording import plain
from routing.model import Category, Facts, Failure, Mail, Verdict

_TAGS = re.compile(r"(?:(?:\[[^\]]{0,30}\]|\*{2,5}[^*]{1,20}\*{2,5}|external ?:) ?){0,3}")
_PASSED_ON = re.compile(r"(?:re|aw|fwd?|wg|tr|rv|sv|vs|i|enc|odp|antw)(?:\[\d+\])? ?:")
_DAEMON = re.compile(
    r"(?:mailer-?daemon|postmaster|mail[-._]?(?:delivery|daemon|robot|system|admin)[\w.-]*|mdaemon|mmdf|bounces?|"
    r"microsoftexchange\w*|ndr|dsn|non-?delivery|(?:e?smtp|mta|pmdf|undeliver|returned-?mail)[\w-]{0,20})(?:[-+.=].*)?$"
)
_DAEMON_NAME = re.compile(
    r"mailer-?daemon|postmaster|(?:e-?mail|message|internet mail)[- ](?:delivery|router|transfer|transport)"
    r"|mail[- ](?:system|server|administrator|daemon|gateway|robot)|delivery (?:sub)?system|system administrator"
    r"|microsoft exchange|mail ?delivery|zustell\w*|mailsystem|systemadministrator|nachrichtendienst|remise du courrier"
    r"|syst.me de (?:messagerie|distribution|livraison)|administrateur(?: du)? syst|administrador del? (?:sistema|correo)"
    r"|amministratore (?:di|del) sistema|administrador do sistema|systeembeheer|почтов|достав|系统|系統|メール配信"
)
_REPORTED = re.compile(
    r"(?:final|original)-recipient ?:|diagnostic-code ?:|\b5\d\d[ -]#?5\.\d{1,3}\.\d{1,3}\b|rcpt to|said: ?\W{0,4}5\d\d|\b55[0-4][ -]"
)
_OUR_SUBJECT = re.compile(
    r"^[ \t>*]{0,4}(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|тема|"
    r"konu|subiect|θέμα|主题|主旨|件名|제목)[ \t]?[:：][^\n]*|with subject[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = 400
_NAME, _SUBJECT, _NOTE = 200, 500, 6_000


def read_bounce(mail: Mail, sent: Origin) -> Verdict | None:
    """A notice about a mail of ours in a form known for mail systems: a bounce, or automatic; None for all else.

    Automatic are delay notices, receipts, and mail held for approval or a challenge. The more the envelope says
    that a mail system wrote it, the fewer words are needed; without any sign the subject and the opening must
    both be a mail system's, and nothing may be a person's.
    """
    subject = _TAGS.sub("", plain(mail.subject[:_SUBJECT]), count=1).lstrip(" *!-_.:>\"'<(“„")
    told = _told(mail)
    daemon = bool(told) or _is_daemon(mail)
    machine = daemon or null_return_path(mail) or bool(sent.program or sent.silent)
    named = _named(subject, mail, daemon)
    if AUTO_SUBJECT.match(subject):
        return None
    if not (machine or named):
        return _bare_notice(mail, subject)
    notice = plain(taken_apart(mail.text).notice[:_NOTE])
    reported = bool(_REPORTED.search(notice))
    strict = bool(NOTICE.search(notice) or _unspaced(NOTICE_UNSPACED, notice))
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
        failed_recipient=(report.recipient if report else "") or _told(mail) or recipient_in(mail),
        failed_message_id=message_id_in(mail),
    )


def _told(mail: Mail) -> str:
    """The first address in X-Failed-Recipients (Exim, Gmail)."""
    return mail.headers.get("x-failed-recipients", "").split(",")[0].strip(" <>").lower()[:320]


def _is_daemon(mail: Mail) -> bool:
    """Whether the sender is a mail system: by account, by name, or because there is none."""
    account = mail.sender.partition("@")[0]
    if not account:
        return True
    name = plain(mail.sender_name[:_NAME])
    returned = mail.headers.get("return-path", "").strip(" <>").lower()
    return bool(
        _DAEMON.match(account)
        or (name and _DAEMON_NAME.search(name) and not _PERSONAL.match(account))
        or returned == "mailer-daemon"
    )


_PERSONAL = re.compile(r"[a-z]+[._][a-z]+$")


def _named(subject: str, mail: Mail, daemon: bool) -> bool:
    """Whether the subject is one that mail systems write; raw bytes are read in the charsets of their countries."""
    if _PASSED_ON.match(subject):
        return bool(FAILED_BEHIND.search(subject))
    readings = [
        subject,
        *(_other_readings(mail.subject[:_SUBJECT]) if daemon and not subject.isascii() else ()),
    ]
    return any(
        SUBJECT.match(each) or FAILED_BEHIND.search(each) or _unspaced(SUBJECT_UNSPACED, each)
        for each in readings
    )


def _other_readings(subject: str) -> list[str]:
    """A subject that came as raw bytes, which the parser took for Windows-1252."""
    raw = subject.encode("cp1252", "ignore")
    charsets = ("gb18030", "big5", "euc_kr", "euc_jp", "shift_jis", "cp1251", "koi8_r")
    return [plain(raw.decode(each, "ignore")) for each in charsets]


def _bare_notice(mail: Mail, subject: str) -> Verdict | None:
    """A notice without any sign of a mail system but its words: no others, or they open it and give the reason."""
    if _PASSED_ON.match(subject):
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
    late = DELAY_SUBJECT.match(subject) or _unspaced(DELAY_UNSPACED, subject)
    trying = late or (not reported and (DELAYED.search(notice) or _unspaced(DELAYED_UNSPACED, notice)))
    if trying and not GIVEN_UP.search(notice):
        return "delay notice"
    if failed or not machine:
        return ""
    if HELD.search(notice):
        return "held until somebody approves or confirms"
    done = DONE_SUBJECT.match(subject) or _unspaced(DONE_UNSPACED, subject)
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
    if _PASSED_ON.match(subject) and not named:
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


def _unspaced(pattern: re.Pattern[str], text: str) -> bool:
    return not text.isascii() and bool(pattern.search(text))
