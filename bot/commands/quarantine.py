"""`whoowns quarantine`: the mails nobody could read."""

from bot.settings import read_settings
from bot.wiring import build_desk
from desk.lookup import quarantined


def list_quarantine() -> int:
    """Print one line per mail in the quarantine: its number, when it came, its size, and why it is there."""
    mails = quarantined(build_desk(read_settings()))
    for mail in mails:
        print(f"{mail.id:>8}  {mail.arrived_at:%Y-%m-%d %H:%M}  {mail.size:>9} bytes  {mail.reason}")
    if not mails:
        print("The quarantine is empty: every mail could be read.")
    return 0
