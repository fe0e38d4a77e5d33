"""Mail that machines answer with: absence notices, and delivery reports as RFC 3464 wants them."""

from datetime import datetime
from email.utils import format_datetime
from random import Random

from benchmarks.people import as_bytes
from benchmarks.wording import ABSENCES, OUTREACH

_REPORT = """\
This is the mail system at host mx.{domain}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{address}>: host mx.{domain}[192.0.2.25] said: 550 5.1.1 <{address}>:
    Recipient address rejected: User unknown (in reply to RCPT TO command)
"""
_STATUS = """\
Reporting-MTA: dns; mx.{domain}
Arrival-Date: {date}

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.{domain}
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected: User unknown
"""
_RETURNED = """\
From: Maya Okafor <outreach@brightwave.example>
To: {address}
Subject: {subject}
Date: {date}
Message-ID: {ours}
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

{text}
"""


def absence(random: Random, headers: dict[str, str], subject: str, at: datetime) -> bytes:
    """An absence notice, marked as RFC 3834 wants it and as Exchange does."""
    marks = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
    text = random.choice(ABSENCES)
    titled = {"Subject": f"Automatic reply: {subject}"}
    return as_bytes(headers | marks | titled, text + "\n", _page(text) if random.random() < 0.7 else None)


def bounce(random: Random, headers: dict[str, str], subject: str, at: datetime) -> bytes:
    """A multipart/report: what happened in words, for machines, and the mail that came back."""
    address = headers["From"].partition("<")[2].rstrip(">")
    domain = address.rpartition("@")[2]
    facts = {"address": address, "domain": domain, "date": format_datetime(at), "subject": subject}
    text = "\n\n".join(random.sample(OUTREACH, random.randint(3, 8)))
    parts = (
        ("text/plain; charset=us-ascii", _REPORT),
        ("message/delivery-status", _STATUS),
        ("message/rfc822", _RETURNED),
    )
    boundary = f"=_report_{random.randrange(10**12)}"
    head = {
        "Date": headers["Date"],
        "From": f"Mail Delivery System <MAILER-DAEMON@mx.{domain}>",
        "To": headers["To"],
        "Subject": "Undelivered Mail Returned to Sender",
        "Message-ID": headers["Message-ID"],
        "Auto-Submitted": "auto-replied",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/report; report-type=delivery-status; boundary="{boundary}"',
    }
    lines = [f"{name}: {value}" for name, value in head.items()]
    for kind, template in parts:
        body = template.format(**facts, ours=headers["In-Reply-To"], text=text)
        lines += ["", f"--{boundary}", f"Content-Type: {kind}", "", body]
    return "\n".join([*lines, f"--{boundary}--", ""]).replace("\n", "\r\n").encode()


def _page(text: str) -> str:
    return f"<html><body><p>{text.replace(chr(10), '<br>')}</p></body></html>\n"
