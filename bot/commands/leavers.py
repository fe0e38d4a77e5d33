"""`whoowns leavers` and `whoowns drift`: what points at people who left, and at owners of yesterday."""

from collections.abc import Iterator

from bot.settings import SettingsError, read_settings
from bot.wiring import build_running_desk
from desk.desk import Desk
from desk.drift import drift
from desk.leaving import Belongings, belongings_of, give_all, leavers
from mail.clean import clean_line

SHOWN = 100  # drifted threads
LONGEST = 50  # characters of a name or a subject


def list_leavers(person: str = "") -> int:
    """Print what is still with people the rules file no longer names, or what is with one person."""
    desk = _desk()
    found = [belongings_of(desk, person)] if person else leavers(desk)
    for each in found:
        for line in _lines(each):
            print(clean_line(line, 1000))
    if not any(found):
        print(
            f"Nothing is {person}'s."
            if person
            else "Nobody has left: every owner of a thread or a record is in the rules file."
        )
    else:
        print('Give it all to somebody: `whoowns leavers give NAME --to NAME --by YOU --because "..."`')
    return 0


def give_to(leaver: str, to: str, by: str, because: str) -> int:
    """Give all that is the leaver's to somebody, and print what that was."""
    for option, value in (("to", to), ("by", by), ("because", because)):
        if not value:
            raise SettingsError(f"--{option} is missing: whoowns leavers give {leaver} --to --by --because")
    given = give_all(_desk(), leaver, to, by, because)
    if not given and not given.here:
        print(f"There is nobody called {leaver} to whom anything belongs; see whoowns leavers.")
        return 1
    print(f"{to} has now what was {leaver}'s: {_counts(given)}.")
    if given.places:
        print(f"Still to change in the rules file: {', '.join(given.places)}.")
    if given.accounts or given.leads or given.sequences:
        print(f"Change it in the CRM too: the next import brings back what it says there of {leaver}.")
    return 0


def list_drift() -> int:
    """Print the open threads whose records name somebody else by now."""
    found = drift(_desk())
    for each in found[:SHOWN]:
        who, subject = clean_line(each.who, LONGEST), clean_line(each.subject, LONGEST)
        print(f"{each.thread_id:>8}  {who}: {subject}")
        print(f"{'':>8}  with {each.owner}; today it would be {each.named}: {clean_line(each.because, 200)}")
    if len(found) > SHOWN:
        print(f"... and {len(found) - SHOWN} more")
    if found:
        print(f"{len(found)} to look at. They stay where they are until somebody passes them on in Slack.")
    else:
        print("No drift: every open thread is with whom its records name, or with whom somebody gave it to.")
    return 0


def _desk() -> Desk:
    """Under the rules in force, not those of a file that is held back or refused (ADR 23)."""
    return build_running_desk(read_settings())[0]


def _lines(each: Belongings) -> Iterator[str]:
    yield f"{each.person}{'' if each.here else ' (not in the rules file)'}: {_counts(each)}"
    if each.places:
        yield f"{'':>8}named in the rules file: {', '.join(each.places)}"


def _counts(each: Belongings) -> str:
    counts = {
        "open thread(s)": each.threads,
        "account(s)": each.accounts,
        "lead(s)": each.leads,
        "sequence(s)": each.sequences,
        "turn(s) as backup of a sequence": each.backups,
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing"
