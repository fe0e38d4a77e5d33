"""Small honest stand-ins: a clock moved by hand, a mail as bytes, a reader that says what it was told."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from routing.model import Category, Mail, Verdict

MONDAY_10 = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""A Monday, 10:00 in New York."""


@dataclass(slots=True)
class Clock:
    """Stands still until moved."""

    at: datetime = MONDAY_10

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        """Move on, by hours=2 or the like."""
        self.at += timedelta(**by)


@dataclass(slots=True)
class Reader:
    """A classifier that says of each subject what it was told, and of all others `interested`."""

    told: dict[str, Verdict] = field(default_factory=dict)

    def __call__(self, mail: Mail) -> Verdict:
        return self.told.get(mail.subject, Verdict(Category.INTERESTED, 0.9))


def letter(
    sender: str = "Chris Park <chris@northwind.example>",
    subject: str = "Re: Quick question",
    text: str = "Yes, let's talk.",
    message_id: str | None = None,
    to: str = "outreach@brightwave.example",
    **headers: str,
) -> bytes:
    """A whole mail as it comes over the wire; `in_reply_to="<x>"` becomes the header In-Reply-To."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}"]
    lines += [f"Message-ID: {message_id}"] if message_id else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", text, ""]).encode()
