"""Bounces that come as plain words: X-Failed-Recipients, qmail, Exchange, Postfix, and whatever flufl.bounce knows."""

import logging
import re
from collections.abc import Set
from email.message import Message

from flufl.bounce import all_failures

from classifier.headers import Origin, null_return_path
from classifier.reports import permanent
from classifier.wording import bare_subject, phrases, plain
from routing.model import Category, Facts, Mail, Verdict

logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)  # its detectors trip over odd mail, and go on

_SUBJECT = phrases(
    r"undeliver(?:able|ed)(?: mail| message)?",
    r"(?:mail|message) (?:delivery|system) (?:failed|failure|error)\b.*",
    r"(?:mail |message )?delivery (?:status )?(?:notification ?)?\(?(?:failed|failure|has failed)\)?",
    r"returned (?:mail|to sender)",
    r"failure notice",
    r"(?:delivery|mail) (?:error|problem)",
    r"non[- ]?delivery (?:notification|report)",
    r"unzustellbar\w*",
    r"(?:nachricht|mail) (?:konnte )?nicht zu(?:ge|zu)stell\w+",
    r"fehler bei der (?:nachrichten)?zustellung",
    r"(?:echec|erreur) (?:de|lors de) (?:la )?(?:remise|distribution|livraison)",
    r"non remis",
    r"message non distribue",
)
_FAILED = phrases(
    r"(?:could|can|was|were|is) ?not (?:be )?(?:delivered|reached|found)",
    r"couldn't (?:be )?(?:delivered|reached|found|deliver)",
    r"wasn't (?:able to be )?(?:delivered|found)",
    r"(?:wasn't|was not|not|un) ?able to deliver",
    r"undeliver(?:able|ed)",
    r"(?:did|does|do)(?:n't| not) (?:reach|exist)",
    r"deliver\w* (?:to the following \w+ )?(?:has )?fail(?:ed|ure)",
    r"permanent (?:fatal )?errors?",
    r"(?:no such|unknown|invalid|bad) (?:user|recipient|mailbox|address|destination)\w*",
    r"(?:user|recipient|mailbox|address|account|domain|host)(?: \S+)? (?:is )?"
    r"(?:unknown|disabled|rejected|unavailable|not found|suspended|over quota|full)",
    r"(?:no longer (?:monitored|in use|active|valid|exists?)|has been (?:deactivated|discontinued))",
    r"i'm afraid i wasn't able to deliver",
    r"(?:nicht|konnte nicht) zugestellt",
    r"unbekannter empfanger",
    r"(?:existiert nicht|nicht mehr (?:aktiv|gultig|genutzt|abgerufen|gelesen))",
    r"n'a (?:pas )?(?:pu|ete) (?:etre )?(?:remis|distribue|delivre)\w*",
    r"(?:n'existe (?:pas|plus)|n'est plus (?:active?|valide|utilisee?|consultee?))",
)
_DELAYED = phrases(
    r"(?:warning|delayed)\W+(?:message|mail|delivery)\b.*",
    r"this is a warning(?: message)? only",
    r"(?:has|have) been delayed",
    r"(?:delivery|message|mail|zustellung) (?:is |status notification \()?(?:delay\w*|verzoger\w*)",
    r"(?:still be(?:ing)? retried|will (?:be retried|continue (?:to try|trying)|retry|keep trying))",
    r"do not need to resend",
    r"wird (?:weiter|weiterhin) versucht",
    r"(?:remise|livraison) (?:du message )?(?:retardee|differee)",
)
_DEAD_MAILBOX = phrases(
    r"(?:mailbox|e-?mail address|address|inbox|e-?mail account) (?:is |has been |you .{1,40} )?(?:no longer (?:monitored|in use|active|valid|exists?|available)|deactivated|discontinued)",
    r"(?:postfach|e-?mail-?adresse|adresse|mailadresse)[^.]{0,30} nicht mehr (?:aktiv|gultig|genutzt|abgerufen|gelesen|verwendet|uberwacht)",
    r"(?:adresse|boite)[^.]{0,40} n'est plus (?:active?|valide|utilisee?|consultee?|relevee?)",
)
_GONE = re.compile(r"(?:final-recipient|original-recipient)|\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b")
_STATUS = re.compile(r"(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.])")  # RFC 3463; not a program's version
_CODE = re.compile(r"(?<![\d.])([45])\d\d[ -](?!\d{3})")
_FULL = phrases(
    r"(?:mailbox|inbox|postfach|quota|boite)[^.]{0,40}(?:full|exceeded|over ?quota|voll|pleine)", "over quota"
)
_ADDRESS = re.compile(r"[\w.+'=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TEXT_FOR_FLUFL = 8_000


def read_bounce(mail: Mail, sent: Origin) -> Verdict | None:
    """A bounce or delay notice told in words; None when it is not one.

    A machine has to have sent it, or the subject and the text must both be those of a bounce.
    """
    failed = mail.headers.get("x-failed-recipients", "").strip()
    subject, text = plain(bare_subject(mail.subject)), plain(mail.text)
    named, said = bool(_SUBJECT.match(subject)), bool(_FAILED.search(text))
    machine = bool(sent.daemon or failed) or (null_return_path(mail) and named)
    if (machine or named) and (_DELAYED.search(text) or _DELAYED.search(subject)) and not _GONE.search(text):
        return Verdict(Category.OTHER, facts=Facts(automatic=True), evidence=("delay notice",))
    if machine and (failed or named or said):
        return _bounce(
            mail, text, failed or _recipient(mail), f"{sent.daemon or 'a mail server'}: could not deliver"
        )
    if named and (said or _GONE.search(text) or sent.generated or sent.answered):
        return _bounce(mail, text, _recipient(mail), "worded as a bounce")
    if (sent.silent or sent.answered or sent.generated) and (dead := _DEAD_MAILBOX.search(text)):
        return _bounce(
            mail, text, mail.sender if not sent.silent else "", f"dead mailbox: “{dead.group()}”", "5.1.1"
        )
    return None


def _bounce(mail: Mail, text: str, recipient: str, evidence: str, status: str = "") -> Verdict:
    status = status or status_in(text)
    facts = Facts(
        permanent=permanent(status),
        failed_recipient=recipient.split(",")[0].strip(" <>").lower(),
        failed_message_id=next(iter(mail.in_reply_to), ""),
    )
    return Verdict(Category.BOUNCE, 0.95, facts, (f"{evidence} {status}".strip(),))


def status_in(text: str) -> str:
    """The enhanced status code a bounce text states or implies: `5.1.1`, `4.0.0`; words without one are final.

    >>> status_in("552 5.2.2 mailbox full"), status_in("450 try later"), status_in("no such user")
    ('5.2.2', '4.0.0', '5.0.0')
    """
    if found := _STATUS.search(text):
        return found.group(1)
    if _FULL.search(text):
        return "5.2.2"
    return f"{found.group(1)}.0.0" if (found := _CODE.search(text)) else "5.0.0"


def _recipient(mail: Mail) -> str:
    """The address that failed: by flufl.bounce, else the first address in the text that is not a party's."""
    temporary, final = _known_formats(mail)
    for found in (final, temporary):
        if found:
            return min(found).decode("ascii", "replace")
    ours = {mail.sender.lower(), *(address.lower() for address in mail.to)}
    addresses = (match.group().lower() for match in _ADDRESS.finditer(mail.text[:_TEXT_FOR_FLUFL]))
    return next(
        (a for a in addresses if a not in ours and not a.startswith(("postmaster@", "mailer-daemon@"))), ""
    )


def _known_formats(mail: Mail) -> tuple[Set[bytes], Set[bytes]]:
    """flufl.bounce over the text. Only behind the gate: it takes 9 ms, and hostile text makes it raise anything."""
    message = Message()
    message["From"] = mail.sender
    message["Subject"] = mail.subject[:200]
    message["Content-Type"] = "text/plain; charset=utf-8"
    message.set_payload(mail.text[:_TEXT_FOR_FLUFL])
    try:
        return all_failures(message)
    except Exception:  # a detector's mistake costs the recipient's name, never the bounce
        return frozenset(), frozenset()
