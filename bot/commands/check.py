"""`whoowns check`: everything that must be right before the first reply, one line for each."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from bot import wiring
from bot.settings import Settings, read_settings
from bot.slack_check import app_token_trouble, slack_troubles
from desk.desk import Desk
from desk.lookup import stale_pointers
from desk.loose_ends import known_sequences, loose_ends
from desk.versions import not_in_force
from mail import imap
from mail.marking import check_marks
from mail.settings import ImapSettings
from routing.coverage import coverage_of
from routing.coverage_words import hole_words, limit_words, overlap_words
from routing.health import remarks

SHOWN = 20  # lines of one kind
AT_ONCE = 16  # mailboxes tried together
FINE, NOTE, WARN, WRONG = "ok", "note", "warn", "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and what was found.

    `sign` is ok, note (may well be meant), warn (it works all the same) or WRONG.
    """

    what: str
    said: str
    sign: str = WRONG


def run_checks() -> int:
    """Print a line per thing looked at; 1 when something must be repaired."""
    wrong = 0
    for finding in _findings():
        print(f"{finding.sign:<6} {finding.what}: {finding.said}", flush=True)
        wrong += finding.sign == WRONG
    print(f"{wrong} to repair." if wrong else "Everything is in order.")
    return 1 if wrong else 0


def _findings() -> Iterator[Finding]:
    settings = read_settings()
    desks: list[Desk] = []
    yield from _look("rules and database", lambda: _desk(settings, desks))
    for desk in desks:
        if said := not_in_force(desk, settings.rules.name):
            yield Finding("rules", said, WARN)
        yield from _rules(desk)
        yield from _data(desk)
    yield from _mailboxes(settings, desks)
    yield from _slack(settings, desks)


def _desk(settings: Settings, desks: list[Desk]) -> str:
    desk = wiring.build_desk(settings)
    desks.append(desk)
    book = desk.rulebook
    return f"{len(book.chain)} rules, {len(book.people)} people; {desk.database.name}"


def _rules(desk: Desk) -> Iterator[Finding]:
    """What the rules file may say and hardly means; holes and overlaps of its territories."""
    book = desk.rulebook
    map_ = coverage_of(book)
    yield from _some("rules", WARN, map(str, remarks(book, map_, {*book.sequences, *known_sequences(desk)})))
    if limit := limit_words(book):
        yield Finding("territories", limit, NOTE)
    holes = map_.holes if book.territories else ()
    yield from _some("hole", WARN, (hole_words(row, map_, book) for row in holes))
    yield from _some("overlap", NOTE, (overlap_words(each, book) for each in map_.overlaps))
    if not map_.complete:
        yield Finding("rules", "there are too many territories to look at all combinations", WARN)


def _data(desk: Desk) -> Iterator[Finding]:
    yield from _some("data", WARN, stale_pointers(desk))
    for what, sentences in loose_ends(desk):
        yield from _some(what, WARN, sentences)


def _some(what: str, sign: str, sentences: Iterable[str]) -> Iterator[Finding]:
    """So many as are read; the others are counted."""
    said = [*sentences]
    yield from (Finding(what, each, sign) for each in said[:SHOWN])
    if len(said) > SHOWN:
        yield Finding(what, f"and {len(said) - SHOWN} more of this kind", sign)


def _mailboxes(settings: Settings, desks: list[Desk]) -> Iterator[Finding]:
    """One line for each, in the order of the file; several are tried at a time."""
    found: list[ImapSettings] = []
    read = _look("mailboxes", lambda: _read_mailboxes(settings, desks, found))
    yield from (finding for finding in read if finding.sign == WRONG)
    with ThreadPoolExecutor(AT_ONCE) as tries:
        yield from chain.from_iterable(tries.map(_mailbox, found))
    if not found and not settings.mailboxes:
        said = "none named in WHOOWNS_MAILBOXES or WHOOWNS_IMAP_HOST; mail comes from --mail only"
        yield Finding("mailbox", said, WARN)


def _read_mailboxes(settings: Settings, desks: list[Desk], found: list[ImapSettings]) -> str:
    found += wiring.mailboxes(settings, desks[0].rulebook if desks else None)
    return f"{len(found)} named"


def _mailbox(settings: ImapSettings) -> list[Finding]:
    found = [*_look("mailbox", lambda: imap.check(settings))]
    if all(finding.sign == FINE for finding in found):
        owners = (found for each in settings.marked for found in _look("owners", partial(check_marks, each)))
        found += [replace(each, sign=FINE if each.sign == FINE else WARN) for each in owners]
    return found


def _slack(settings: Settings, desks: list[Desk]) -> Iterator[Finding]:
    token = "slack_app_token" if settings.slack_mode == "socket" else "slack_signing_secret"
    missing = [*_look("slack", lambda: settings.needs("slack_bot_token", token) or "")]
    if missing[0].sign == WRONG:
        yield from missing
        return
    client = wiring.quick_client(settings)
    troubles = [*slack_troubles(client, [desk.rulebook for desk in desks])]
    if settings.slack_mode == "socket" and settings.slack_app_token:
        troubles += app_token_trouble(client, settings.slack_app_token.get_secret_value())
    yield from _some("slack", WRONG, troubles)
    if not troubles:
        yield Finding("slack", "tokens, scopes, people and channels are right", FINE)


def _look(what: str, step: Callable[[], str]) -> Iterator[Finding]:
    try:
        yield Finding(what, step(), FINE)
    except wiring.TROUBLES as trouble:
        yield from (Finding(what, line) for line in str(trouble).splitlines())
