"""The segment of a reply: from the account, the lead list, the company's size, or the sequence (R45)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from routing.model import Account, Lead, Sequence


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of customer by size: the employees it has, both ends included; None is no end.

    Without `sized` the segment is only given by name.
    """

    name: str
    sized: bool = False
    least: int = 0
    most: int | None = None

    def holds(self, employees: int) -> bool:
        """Whether a company of this size is in the segment."""
        return self.sized and self.least <= employees and (self.most is None or employees <= self.most)


def unsegmented(segments: Iterable[Segment]) -> list[str]:
    """The numbers of employees that are in no segment, where some are given by size.

    >>> unsegmented([Segment("smb", True, 1, 99), Segment("mid-market", True, 200, 999)])
    ['100-199', '1000+']
    """
    sized = sorted((each.least, each.most) for each in segments if each.sized)
    found: list[str] = []
    free: int | None = 1
    for least, most in sized:
        if free is not None and free < least:
            found.append(f"{free}-{least - 1}" if free < least - 1 else f"{free}")
        free = None if most is None else most + 1
    return [*found, f"{free}+"] if sized and free is not None else found


def segment_of(
    segments: Mapping[str, Segment], account: Account | None, lead: Lead | None, sequence: Sequence | None
) -> str | None:
    """What is written of the account, then of the lead; then the account's size, then the lead's; then the
    sequence's. A name is one of `segments` whatever its case; another one stays as it is written.

    >>> sizes = {"smb": Segment("smb", True, 1, 99), "enterprise": Segment("enterprise", True, 100)}
    >>> segment_of(sizes, Account("Acme", employees=40), Lead("a@acme.example", segment="Enterprise"), None)
    'enterprise'
    >>> segment_of(sizes, Account("Acme", employees=40), None, Sequence("spring", segment="enterprise"))
    'smb'
    """
    named = (
        (account and account.segment)
        or (lead and lead.segment)
        or (account and _sized(segments, account.employees))
        or (lead and _sized(segments, lead.employees))
        or (sequence and sequence.segment)
    )
    return (segment_named(segments, named) or named) if named else None


def segment_named(segments: Mapping[str, Segment], name: str) -> str | None:
    """The segment as the rules file writes it, whatever the case here; None when it has none of that name."""
    if name in segments:
        return name
    return next((known for known in segments if known.casefold() == name.strip().casefold()), None)


def _sized(segments: Mapping[str, Segment], employees: int | None) -> str | None:
    if employees is None:
        return None
    return next((name for name, segment in segments.items() if segment.holds(employees)), None)
