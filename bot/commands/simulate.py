"""`whoowns simulate`: other rules on the replies that came, side by side with those in force."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bot.commands.spans import span_of
from bot.fork_server import reader_command
from bot.readers import Readers
from bot.settings import SettingsError, read_settings
from bot.wiring import build_running_desk
from desk.enabling import enable, refuse_stranger
from desk.reloading import RulesHeld, RulesRefused, Trial
from desk.replaying import replay
from mail.clean import clean_line
from routing.changes import changes
from routing.comparing import Comparison, Tried, owner_of
from routing.in_force import Rules, rules_of

SHOWN = 20  # changed replies, and sequences
LONGEST = 100  # characters of a subject


def simulate_rules(file: Path, since: str, as_json: bool, go: bool, confirmed: bool, by: str) -> int:
    """Print what would change; with `go` put the rules in force. 1 when they may not be."""
    if (go or confirmed) and not (go and by):
        raise SettingsError("To put these rules in force say --enable, and who you are: --by YOUR-NAME.")
    span = span_of(since)
    settings, new = read_settings(), rules_of(file)
    desk, in_force = build_running_desk(settings)
    old = in_force.rules
    if go:
        refuse_stranger(desk, by)
    with closing(Readers(reader_command(str(settings.model or "")))) as reader:
        found = replay(replace(desk, reader=reader), old, new, since=desk.now() - span, progress=_progress)
    trial = Trial(new, changes(old.rulebook, new.rulebook), found)
    print(json.dumps(_as_dict(trial, since)) if as_json else "\n".join(_lines(trial, old, since)))
    try:
        trial.insist(confirmed or not go)
        if go:
            enable(desk, trial, settings.rules, by, confirmed)
    except (RulesHeld, RulesRefused) as refused:
        add = " Add --confirm if that is meant." if isinstance(refused, RulesHeld) else ""
        print(f"{'Not enabled' if go else 'These rules cannot be used'}: {refused}.{add}", file=sys.stderr)
        return 1
    if go:
        done = f"{settings.rules} has these rules now; whatever runs takes them within seconds."
        print(done, file=sys.stderr)
    return 0


def _progress(done: int) -> None:
    if done and done % 500 == 0:
        print(f"{done} replies decided twice ...", file=sys.stderr)


def _lines(trial: Trial, in_force: Rules, since: str) -> Iterator[str]:
    found = trial.comparison
    yield "What changes in the rules:"
    same = trial.rules.digest == in_force.digest
    yield from (f"  {said}" for said in (("nothing: they are in force already",) if same else trial.changed))
    yield ""
    if not found.replies:
        yield f"No reply was decided in the last {since}, so there is nothing to compare;"
        yield "try a longer --since, or read mail first: whoowns run --mail FOLDER."
        return
    yield from _table(found)
    yield ""
    yield from _moved(found)
    before, after = (f"{count} ({count / len(found.replies):.0%})" for count in found.at_fallback)
    yield f"At the fallback: {before} before, {after} after."
    yield ""
    yield "Replies per sequence, the largest first:"
    for name, count in found.sequences[:SHOWN]:
        yield f"  {count:>6}  {clean_line(name, LONGEST)}"
    if found.unread:
        yield f"{found.unread} replies could not be read again and are left out."


def _table(found: Comparison) -> Iterator[str]:
    yield f"{'Who':<28}{'before':>8}{'after':>8}"
    for share in found.shares:
        gain = f"{share.gain:+d}" if share.gain else ""
        yield f"{share.person:<28}{share.before:>8}{share.after:>8}{gain:>8}"


def _moved(found: Comparison) -> Iterator[str]:
    moved = found.moved
    yield f"{len(moved)} of {len(found.replies)} replies would go to somebody else{':' if moved else '.'}"
    for each in moved[:SHOWN]:
        sender, subject = (clean_line(said, LONGEST) for said in (each.sender, each.subject))
        yield f"  reply {each.number}, {sender}: {subject}"
        yield f"    before  {owner_of(each.before)}: {each.before.because}"
        yield f"    after   {owner_of(each.after)}: {each.after.because}"
    if len(moved) > SHOWN:
        yield f"  and {len(moved) - SHOWN} more; --json has them all"


def _as_dict(trial: Trial, since: str) -> dict[str, object]:
    found = trial.comparison
    before, after = found.at_fallback
    return {
        "since": since,
        "changes": trial.changed,
        "replies": len(found.replies),
        "unread": found.unread,
        "fallback": {"before": before, "after": after},
        "failures": found.failures,
        "people": [
            {"person": each.person, "before": each.before, "after": each.after} for each in found.shares
        ],
        "sequences": [{"sequence": name, "replies": count} for name, count in found.sequences],
        "moved": [_moved_as_dict(each) for each in found.moved],
    }


def _moved_as_dict(tried: Tried) -> dict[str, object]:
    sides = {"before": tried.before, "after": tried.after}
    return {
        "reply": tried.number,
        "came": tried.came.isoformat(),
        "sender": tried.sender,
        "subject": tried.subject,
        "sequence": tried.sequence,
        **{
            side: {"owner": owner_of(decision), "rule": decision.rule, "because": decision.because}
            for side, decision in sides.items()
        },
    }
