"""Generated replies to sales mail: the same ones for the same seed, mixed and sized as in a real mailbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat
from random import Random
from typing import Literal

from benchmarks.machines import absence, bounce
from benchmarks.people import reply
from benchmarks.stamps import stamps
from benchmarks.wording import COMPANY_WORDS, FIRST_NAMES, LAST_NAMES, SUBJECTS

SEED = 20261123
BEGINS = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
ARRIVED = datetime(2026, 2, 2, 14, 29, tzinfo=UTC)  # when the server has them: everybody is at work
OURS = "outreach@brightwave.example"
OWNERS = ("maya", "jon", "claire", "greta", "luc", "priya", "nora", "ines", "sam")

Kind = Literal["person", "absence", "bounce"]
Mix = tuple[tuple[Kind, float], ...]
KINDS: Mix = (("person", 0.82), ("absence", 0.09), ("bounce", 0.09))
WITH_ACCOUNT, WITH_LEAD = 0.6, 0.9  # the rest of the prospects is unknown to us


@dataclass(frozen=True, slots=True)
class Prospect:
    """Somebody we wrote to. `owner` is who must own the answer; "" when nobody told us."""

    name: str
    email: str
    company: str
    owner: str
    known_by: Literal["account", "lead", ""]

    @property
    def domain(self) -> str:
        """The domain of the company."""
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Reply:
    """One raw mail, and what it is."""

    raw: bytes
    kind: Kind
    prospect: Prospect
    message_id: str


def corpus(count: int, seed: int = SEED, mix: Mix = KINDS) -> list[Reply]:
    """`count` replies, each from another prospect, in the order in which they arrive."""
    random = Random(seed)
    kinds: list[Kind] = []
    for kind, share in mix:
        kinds.extend(repeat(kind, round(count * share)))
    kinds.extend(repeat("person", count - len(kinds)))
    random.shuffle(kinds)
    return [_reply(random, n, kind) for n, kind in enumerate(kinds[:count], 1)]


def accounts(replies: list[Reply]) -> Iterator[dict[str, str]]:
    """Lines of accounts.csv for the companies we know."""
    for each in _known(replies, "account"):
        yield {"name": each.company, "domains": each.domain, "owner": each.owner}


def leads(replies: list[Reply]) -> Iterator[dict[str, str]]:
    """Lines of leads.csv for the people we know."""
    for each in _known(replies, "lead"):
        yield {"email": each.email, "company": each.company, "owner": each.owner}


def _known(replies: list[Reply], by: str) -> Iterator[Prospect]:
    return (reply.prospect for reply in replies if reply.prospect.known_by == by)


def _reply(random: Random, n: int, kind: Kind) -> Reply:
    prospect = _prospect(random, n)
    at = BEGINS + timedelta(seconds=30 * n)
    message_id = f"<reply-{n}@{prospect.domain}>"
    headers = {
        "Date": format_datetime(at),
        "From": f"{prospect.name} <{prospect.email}>",
        "To": f"Maya Okafor <{OURS}>",
        "Message-ID": message_id,
        "In-Reply-To": f"<outreach-{n}@brightwave.example>",
        "References": f"<outreach-{n}@brightwave.example>",
    }
    subject = random.choice(SUBJECTS)
    make = {"person": reply, "absence": absence, "bounce": bounce}[kind]
    path = stamps(random, prospect.domain, "" if kind == "bounce" else prospect.email, at)
    return Reply(path + make(random, headers, subject, at), kind, prospect, message_id)


def _prospect(random: Random, n: int) -> Prospect:
    first, last = random.choice(FIRST_NAMES), random.choice(LAST_NAMES)
    company = f"{random.choice(COMPANY_WORDS)}-{random.choice(COMPANY_WORDS)}-{n}"
    luck = random.random()
    known_by = "account" if luck < WITH_ACCOUNT else "lead" if luck < WITH_LEAD else ""
    owner = random.choice(OWNERS) if known_by else ""
    email = f"{first}.{last}@{company}.example".lower()
    return Prospect(f"{first} {last}", email, company.replace("-", " ").title(), owner, known_by)
