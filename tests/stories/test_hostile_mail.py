"""What strangers may send (RELIABILITY 4.1): each ends in its place, and its neighbours flow."""

from dataclasses import dataclass
from itertools import count

import pytest
from sqlmodel import col, select

from classifier.classify import Classifier
from desk import intake, ledger
from desk.desk import Desk
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.rulebook import load
from storage import tables
from storage.database import Database
from tests.fakes import Clock
from tests.mail.build import multipart, part, raw_mail
from tests.stories.conftest import BRIGHTWAVE, MONDAY_9_12

ASSIGNED, DISMISSED, COPY = "assigned", "dismissed", "copy"
QUOTED = "> Reply STOP to be removed\n> unsubscribe"


numbers = count(1)


def mail(body: bytes | str, **headers: str | bytes | None) -> bytes:
    """A mail that is no copy of another one here, unless it says so."""
    return raw_mail(body, **({"Message_ID": f"<{next(numbers)}@acme.example>"} | headers))


def nested(depth: int) -> bytes:
    body = b"--b0\r\n\r\ninnermost"
    for level in range(depth):
        body = f'--b{level + 1}\r\nContent-Type: multipart/mixed; boundary="b{level}"\r\n\r\n'.encode() + body
    return mail(body, kind=f'multipart/mixed; boundary="b{depth}"')


def forwarded(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + mail("innermost")


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail of the catalogue, and where it must end; a quarantine's place is its reason."""

    name: str
    raw: bytes
    ends: str = ASSIGNED


CATALOGUE = [
    # Identity
    Sent("no Message-ID", mail("Sounds good", Message_ID=None)),
    Sent("no Message-ID, another text", mail("Sounds great", Message_ID=None)),
    Sent("the same bytes twice, once", mail("Twice", Message_ID="<twice@acme.example>")),
    Sent("the same bytes twice, again", mail("Twice", Message_ID="<twice@acme.example>"), COPY),
    Sent("an id used before, other words", mail("Not twice", Message_ID="<twice@acme.example>")),
    Sent("a folded Message-ID", mail("Folded", Message_ID="\r\n <folded@acme.example>")),
    Sent("refers to itself", mail("Sounds good to me", Message_ID="<me@a.ex>", In_Reply_To="<me@a.ex>")),
    Sent("a circle, one way", mail("1", Message_ID="<c1@a.example>", References="<c2@a.example>")),
    Sent("a circle, the other way", mail("2", Message_ID="<c2@a.example>", References="<c1@a.example>")),
    Sent("references of 100 kB", mail("Hi", References="<x@y.example> " * 7000), "too large"),
    # Size and complexity
    Sent("a From of 64 kB", mail("Hi", From="a," * 32_000), "too large"),
    Sent("37,000 receivers", mail("Hi", To=", ".join(["a@b.example"] * 20_000)), "too large"),
    Sent("a subject of encoded words", mail("Hi", Subject="=?utf-8?q?a?= " * 20_000), "too large"),
    Sent("40,000 headers", b"X-A: 1\r\n" * 40_000 + mail("Hi"), "too large"),
    Sent("5,000 brackets", mail("Hi", From="(" * 5000 + " a@b.example")),
    Sent("100,000 parts", multipart(*[""] * 100_000), "too complex"),
    Sent("nested 1,000 deep", nested(1000), "too complex"),
    Sent("forwarded 1,000 times", forwarded(1000), "too complex"),
    Sent("more than 25 MB", mail("x" * (26 << 20)), "too large"),
    Sent("a megabyte on one line", mail("word " * 200_000)),
    Sent("a megabyte of blank lines", mail("\n" * 500_000 + "Sounds good")),
    Sent("100,000 lines that start with On", mail("On a \n" * 100_000)),
    Sent("10,000 nested tags", mail("<div>" * 10_000 + "Yes", kind="text/html")),
    # Not a mail, or from nobody
    Sent("nothing", b"", "the mail server gave nothing of it"),
    Sent("noise", bytes(range(256)) * 4, "no sender"),
    Sent("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "no sender"),
    Sent("no From", mail("Hi", From=None), "no sender"),
    Sent("a From without address", mail("Hi", From="Chris"), "no sender"),
    # Who wrote
    Sent("two senders", mail("Yes", From="a@acme.example, b@evil.example")),
    Sent("a name that is an address", mail("Yes", From='"ceo@acme.example" <x@evil.example>')),
    Sent("a route address", mail("Yes", From="<@relay.example:chris@acme.example>")),
    Sent("a raw UTF-8 domain", mail("Yes", From="Eva <eva@münchen.example>".encode())),
    Sent("a look-alike domain", mail("Yes", From="Eva <eva@аcme.example>".encode())),
    # Text that hides or breaks
    Sent("line ends in a subject", mail("Hi", Subject="=?utf-8?q?hi=0D=0ABcc:_x@y.example?=")),
    Sent("NUL in the text", mail(b"Sounds \0good")),
    Sent("raw 8-bit names", mail("Yes", From=b"J\xfcrgen <j@acme.example>")),
    Sent("an unknown charset", mail("Yes", kind="text/plain; charset=x-none")),
    Sent("a charset that hides", mail("+ADw-script+AD4-", kind="text/plain; charset=utf-7")),
    Sent("bytes that are no UTF-8", mail(b"Gr\xfc\xdfe", kind="text/plain; charset=utf-8")),
    Sent("a lone surrogate", mail(b"Yes \xed\xa0\x80", Subject=b"\xed\xa0\x80")),
    Sent("broken base64", mail("!!!", Content_Transfer_Encoding="base64")),
    Sent("a boundary that never comes", mail("Yes", kind='multipart/mixed; boundary="x"')),
    Sent("written right to left", mail("\u202e hidden", Subject="\u202eevil")),
    # What only looks like something
    Sent("encrypted", mail("My answer:\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----")),
    Sent("an invitation", multipart(part("Yes, see"), part("BEGIN:VCALENDAR", "text/calendar"))),
    Sent("a year in the far future", mail("Yes", Date="Mon, 02 Nov 99999 10:12:00 +9999")),
    Sent("another script", mail("こんにちは、価格を教えてください")),
    Sent("markup of Slack", mail("<!channel> <@U1> <https://evil.example|bank>", Subject="<!here>")),
    # Stops nobody said
    Sent("a stop in the quote", mail(f"Sounds good\n\nOn Monday Maya wrote:\n{QUOTED}")),
    Sent("a stop nobody can see", mail("<p>Yes</p><p hidden>unsubscribe</p>", kind="text/html")),
    Sent("a bounce for a stranger", multipart(
        part("It failed."),
        part("Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; ann@acme.example\nAction: failed\n"
             "Status: 5.1.1\n", "message/delivery-status"),
        kind="report; report-type=delivery-status", From="MAILER-DAEMON@evil.example",
        Message_ID="<b@evil.example>"), DISMISSED),
]  # fmt: skip


@pytest.fixture
def desk(database: Database, classifier: Classifier) -> Desk:
    """Brightwave with its real classifier, and no Slack: what counts here is in the database."""
    rulebook = load(BRIGHTWAVE)
    return Desk(database, rulebook, chain_of(rulebook), classifier.classify, Clock(MONDAY_9_12))


@pytest.mark.requirement("R1")
def test_every_hostile_mail_ends_in_its_place_and_its_neighbours_flow(desk: Desk) -> None:
    for number, case in enumerate(CATALOGUE):
        fine = raw_mail(
            f"Sounds good, see you in room {number}", From=f"p{next(numbers)}@fine.example", Message_ID=None
        )
        batch = [Fetched("outreach", 1, next(numbers), raw) for raw in (case.raw, fine)]
        intake.store(desk, "outreach", batch, place_after(batch))
    while intake.decide_waiting(desk):
        pass
    with desk.read() as session:
        reply = tables.Reply
        rows = session.exec(select(reply.stage, reply.reason).order_by(col(reply.id))).all()
        suppressed = session.exec(select(tables.Suppression)).all()
    ended = [reason or str(stage) for stage, reason in rows]
    assert dict(zip([case.name for case in CATALOGUE], ended[::2], strict=True)) == {
        case.name: case.ends for case in CATALOGUE
    }
    assert set(ended[1::2]) == {ASSIGNED}
    assert suppressed == []
    assert ledger.balance(desk).holds
