"""Tells how long live mails took on each part of their way, and what was wanted."""

from collections.abc import Sequence
from math import ceil

from benchmarks.report import table, tell

PARTS = {
    "the server: mail accepted to its notice (IDLE)": ("delivered", "noticed", ""),
    "ours: notice to the post arriving": ("noticed", "arrived", "25 / 100"),
    "the whole: mail accepted to the card stored": ("delivered", "stored", "- / 1000"),
}
"""What each part begins and ends with, and the p50 / p99 that is wanted."""
NOTE = """\
Of the server's part none is ours; a notice sent before the acknowledgement of its mail counts below zero. The
first card for a person takes two more calls to Slack, which says who that is. Peers such as django-helpdesk
have no live way: cron starts them, every few minutes."""

Moments = dict[str, list[dict[str, float]]]


def report(moments: Moments, accounts: int) -> None:
    """Print the table and the JSON; `moments` are the epoch seconds of each mail, by what else went on."""
    milliseconds = {phase: _by_part(mails) for phase, mails in moments.items() if mails}
    rows = [
        (
            phase,
            len(taken),
            part,
            f"{round(percentile(taken, 50))} / {round(percentile(taken, 99))}",
            f"{round(min(taken))} to {round(max(taken))}",
            PARTS[part][-1],
        )
        for phase, parts in milliseconds.items()
        for part, taken in parts.items()
    ]
    text = [
        f"One live mail at a time, beside {accounts:,} other accounts and open threads; milliseconds.",
        "",
        table(("while", "mails", "", "p50 / p99", "least to most", "wanted"), rows),
        "",
        NOTE,
    ]
    tell("live", "\n".join(text), {"milliseconds": milliseconds, "accounts": accounts})


def _by_part(mails: list[dict[str, float]]) -> dict[str, list[float]]:
    return {
        part: [1000 * (mail[end] - mail[begin]) for mail in mails] for part, (begin, end, _) in PARTS.items()
    }


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value that so many of a hundred do not exceed (nearest rank).

    >>> percentile([4, 1, 3, 2], 50), percentile([4, 1, 3, 2], 99)
    (2, 4)
    """
    return sorted(values)[ceil(len(values) * percent / 100) - 1]
