"""`whoowns quarantine`: the mails nobody could read: listed, shown, and given another try."""

from bot.settings import read_settings
from bot.wiring import build_desk
from desk.quarantine import bytes_of, quarantined, release
from mail.clean import clean_line

SHOWN = 60  # lines
LONGEST = 200  # characters of a line
SUBJECT = 60  # characters


def list_quarantine() -> int:
    """Print one line per mail in the quarantine: its number, when it came, its size, why, and whose it is."""
    mails = quarantined(build_desk(read_settings()))
    for mail in mails:
        words = (
            f"from {mail.sender}" if mail.sender else "",
            f"“{mail.subject[:SUBJECT]}”" if mail.subject else "",
        )
        about = "".join(f"  {each}" for each in words if each)
        print(f"{mail.id:>8}  {mail.arrived_at:%Y-%m-%d %H:%M}  {mail.size:>9} bytes  {mail.reason}{about}")
    if mails:
        print("Look at one with `whoowns quarantine show NUMBER`, try again with `release NUMBER`.")
    else:
        print("The quarantine is empty: every mail could be read.")
    return 0


def show_quarantined(number: int) -> int:
    """Print the beginning of a mail, harmless for any terminal."""
    lines = bytes_of(build_desk(read_settings()), number).decode("utf-8", "replace").splitlines()
    for line in lines[:SHOWN]:
        print(clean_line(line, LONGEST))
    if len(lines) > SHOWN:
        print(f"... and {len(lines) - SHOWN} more lines")
    return 0


def release_quarantined(number: int) -> int:
    """Let a mail be read again; the worker does so with its next tick."""
    release(build_desk(read_settings()), number)
    print(f"Mail {number} will be read again by the worker, as if it had just come.")
    return 0
