"""A whole e-mail as bytes, as a mail program sends it: an answer on top, our own mail quoted below."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

OUTREACH = "outreach@brightwave.example"
OURS = """\
Hi,

our spring release shows which products bring a shopper back, store by store.
Would half an hour next week suit you?

Maya Okafor
Brightwave, 14 Canal Street, Boston MA
If you would rather not hear from us, unsubscribe here."""
RICH = """\
<div dir="ltr">{said}</div><br>
<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{wrote}<br></div>
<blockquote class="gmail_quote">{ours}</blockquote></div>"""
WROTE = f"On Fri, Nov 20, 2026 at 9:04 AM Maya Okafor <{OUTREACH}> wrote:"


def mail(
    from_: str,
    text: str,
    name: str = "",
    subject: str = "Re: Which products bring shoppers back",
    to: str = OUTREACH,
    follows: bytes = b"",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A reply to our outreach; `follows` is the mail of the same person that it continues.

    Without it the reply names an id of ours that nobody has, as replies to a sending tool do.
    The same words give the same bytes.
    """
    local, _, domain = from_.partition("@")
    answered = _id_of(follows) or f"<spring-launch.2.{local}@brightwave.example>"
    letter = EmailMessage(policy=SMTP)
    letter["Return-Path"] = f"<{from_}>"
    letter["Received"] = (
        f"from mail-out.{domain} (mail-out.{domain} [198.51.100.7]) by mx1.inbound.example with ESMTPS "
        f"for <{to}>; Mon, 23 Nov 2026 14:11:58 +0000"
    )
    letter["Message-ID"] = f"<{_digest(from_, subject, text, answered)}@mail.{domain}>"
    letter["In-Reply-To"] = answered
    letter["References"] = answered
    letter["Date"] = "Mon, 23 Nov 2026 09:11:57 -0500"
    letter["From"] = Address(name or local.replace(".", " ").title(), local, domain)
    letter["To"] = to
    letter["Subject"] = subject
    for header, value in (headers or {}).items():
        letter[header] = value
    quoted = "\n".join(f"> {line}".rstrip() for line in OURS.splitlines())
    letter.set_content(f"{text}\n\n{WROTE}\n\n{quoted}\n")
    rich = RICH.format(said=_html(text), wrote=_html(WROTE), ours=_html(OURS))
    letter.add_alternative(rich, subtype="html")
    letter.set_boundary(f"=_{_digest(text)}")
    return letter.as_bytes()


def sent(
    by: str,
    to: str,
    at: datetime,
    answers: bytes = b"",
    subject: str = "Which products bring shoppers back",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A mail of ours as it lies in a Sent folder, written at this moment (aware); `answers` is a reply."""
    letter = EmailMessage(policy=SMTP)
    local, _, domain = by.partition("@")
    letter["Message-ID"] = f"<{_digest(by, to, subject, str(at))}@{domain}>"
    if answers:
        letter["In-Reply-To"] = letter["References"] = _id_of(answers)
    letter["Date"] = at
    letter["From"] = Address(local.title(), local, domain)
    letter["To"] = to
    letter["Subject"] = f"Re: {subject}" if answers else subject
    for header, value in (headers or {}).items():
        letter[header] = value
    letter.set_content("Thank you, here is what you asked for.\n")
    return letter.as_bytes()


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br>\n")


def _id_of(raw: bytes) -> str:
    found = re.search(rb"^Message-ID: *\s*(<[^>]+>)", raw, re.MULTILINE)
    return found.group(1).decode() if found else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]
