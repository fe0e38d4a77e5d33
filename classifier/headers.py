"""Who sent a mail, as far as its header tells (RFC 3834 and the habits of vendors): the classifier's first question."""

import re
from dataclasses import dataclass

from classifier.notice_subjects import answers_by_itself, is_notice, untagged
from classifier.wording import plain
from routing.model import Header, Mail

_ANSWERED = (
    "x-autoreply",
    "x-autoreply-from",
    "x-autorespond",
    "x-autoresponder",
    "x-mail-autoreply",
    "x-vacation",
)
_LIST = ("list-id", "list-post", "list-unsubscribe")
_RULES = "x-ms-exchange-inbox-rules-loop"
_DAEMON = re.compile(
    r"(?:mailer-?daemon|postmaster|mail[-._]?delivery[\w.-]*|mdaemon|mmdf|bounces?)(?:[-+.=].*)?$"
)
# Wider: these are asked together with the words.
_SYSTEM = re.compile(
    r"(?:mailer-?daemon|postmaster|mail[-._]?(?:delivery|daemon|robot|system|admin)[\w.-]*|mdaemon|mmdf|bounces?|"
    r"microsoftexchange\w*|ndr|dsn|non-?delivery|(?:e?smtp|mta|pmdf|undeliver|returned-?mail)[\w-]{0,20})(?:[-+.=].*)?$"
)
_SYSTEM_NAME = re.compile(
    r"mailer-?daemon|postmaster|(?:e-?mail|message|internet mail)[- ](?:delivery|router|transfer|transport)"
    r"|mail[- ](?:system|server|administrator|daemon|gateway|robot)|delivery (?:sub)?system|system administrator"
    r"|microsoft exchange|mail ?delivery|zustell\w*|mailsystem|systemadministrator|nachrichtendienst|remise du courrier"
    r"|syst.me de (?:messagerie|distribution|livraison)|administrateur(?: du)? syst|administrador del? (?:sistema|correo)"
    r"|amministratore (?:di|del) sistema|administrador do sistema|systeembeheer|почтов|достав|系统|系統|メール配信"
)
_NAME = 200
_PERSONAL = re.compile(r"[a-z]+[._][a-z]+$")
_SILENT = re.compile(r"(?:no-?_?\.?reply|do-?not-?reply|donotreply|ne-?pas-?repondre|keine-?antwort)\b")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent it, as far as headers tell. The first five hold the evidence in words, or nothing.

    `answered`: a program says it answered. `generated`: a program says it wrote this. `weak` signs never
    decide alone: people's mail carries them too when it was forwarded, sent through a list or by Exchange.

    `mail_system`: one sent it. `nobody`: its envelope had no sender. `subject` is in plain words, without tags;
    `titled`: mail systems write such a one, `answers`: programs that answer do.
    """

    answered: str = ""
    generated: str = ""
    daemon: str = ""
    silent: str = ""
    weak: tuple[str, ...] = ()
    mail_system: bool = False
    nobody: bool = False
    subject: str = ""
    titled: bool = False
    answers: bool = False

    @property
    def program(self) -> str:
        """The header by which a program says that it, and no person, wrote this; empty without one."""
        return self.answered or self.generated

    @property
    def machine(self) -> bool:
        """Whether sender, envelope or a header say that no person sent it."""
        return self.mail_system or self.nobody or bool(self.program or self.silent)

    @property
    def perhaps_a_machine(self) -> bool:
        """Whether a machine may have written it; if not, only a report inside or its words can say that one did."""
        return self.machine or self.titled or self.answers


def origin(mail: Header | Mail) -> Origin:
    """Read the header of one mail."""
    headers = mail.headers
    submitted = headers.get("auto-submitted", "").split(";")[0].strip().lower()
    precedence = headers.get("precedence", "").strip().lower()
    account = mail.sender.partition("@")[0].lower()
    subject, mail_system, nobody = untagged(mail.subject), _is_mail_system(mail), _from_nobody(mail)
    return Origin(
        answered=_answered(mail, submitted, precedence),
        generated=_generated(mail, submitted),
        daemon=f"sent by {mail.sender}" if _DAEMON.match(account) else "",
        silent=f"sent by {mail.sender}" if _SILENT.match(account) else "",
        weak=tuple(_weak(mail, submitted, precedence, nobody)),
        mail_system=mail_system,
        nobody=nobody,
        subject=subject,
        titled=is_notice(subject, mail.subject, mail_system),
        answers=answers_by_itself(subject),
    )


def is_report(mail: Header | Mail) -> bool:
    """Whether it is a report by its own type (RFC 3462)."""
    return mail.headers.get("content-type", "").lower().startswith("multipart/report")


def failed_recipient(mail: Header | Mail) -> str:
    """The first address in X-Failed-Recipients (Exim, Gmail)."""
    return mail.headers.get("x-failed-recipients", "").split(",")[0].strip(" <>").lower()[:320]


def _answered(mail: Header | Mail, submitted: str, precedence: str) -> str:
    if submitted.startswith("auto-replied"):
        return "Auto-Submitted: auto-replied"
    if precedence in ("auto_reply", "auto-reply"):
        return f"Precedence: {precedence}"
    named = (
        name for name in _ANSWERED if mail.headers.get(name, "no").strip().lower() not in ("no", "false")
    )
    return next((f"header {name}" for name in named), "")


def _generated(mail: Header | Mail, submitted: str) -> str:
    if submitted.startswith(("auto-generated", "auto-notified")):
        return f"Auto-Submitted: {submitted}"
    if mail.headers.get("x-autogenerated"):
        return "header x-autogenerated"
    return ""


def _weak(mail: Header | Mail, submitted: str, precedence: str, nobody: bool) -> list[str]:
    signs = []
    if submitted == "auto-forwarded":
        signs.append("Auto-Submitted: auto-forwarded")
    if precedence in ("bulk", "junk", "list"):
        signs.append(f"Precedence: {precedence}")
    if mail.headers.get("x-auto-response-suppress"):
        signs.append("X-Auto-Response-Suppress")
    if nobody:
        signs.append("empty Return-Path")
    if mail.headers.get(_RULES):
        signs.append("sent by an inbox rule")
    if any(mail.headers.get(name) for name in _LIST):
        signs.append("list header")
    return signs


def _from_nobody(mail: Header | Mail) -> bool:
    """Whether the envelope had no sender (RFC 5321: reports and, often, automatic answers)."""
    return mail.headers.get("return-path", "?").strip() in ("<>", "")


def _is_mail_system(mail: Header | Mail) -> bool:
    """By a header, by account, by name, or because there is no sender."""
    account = mail.sender.partition("@")[0]
    if not account or failed_recipient(mail):
        return True
    name = plain(mail.sender_name[:_NAME])
    returned = mail.headers.get("return-path", "").strip(" <>").lower()
    return bool(
        _SYSTEM.match(account)
        or (name and _SYSTEM_NAME.search(name) and not _PERSONAL.match(account))
        or returned == "mailer-daemon"
    )
