"""`whoowns relabel`: what was dismissed, and a way to say that it was something else."""

from bot.settings import SettingsError, read_settings
from bot.wiring import build_desk, build_running_desk
from desk.corrections import dismissed
from desk.kinds import set_kind_of
from mail.clean import clean_line
from routing.model import ReplyKind

LONGEST = 60  # characters of a subject or of a piece of evidence


def list_dismissed() -> int:
    """Print the newest dismissed replies: number, when it came, kind, sender, subject, and why."""
    replies = dismissed(build_desk(read_settings()))
    for reply in replies:
        kind = f"{reply.kind}{' (not sure)' if reply.unsure else ''}"
        said = (reply.sender, reply.subject, "; ".join(reply.evidence))
        sender, subject, why = (clean_line(each, LONGEST) for each in said)
        print(f"{reply.reply_id:>8}  {reply.arrived_at:%Y-%m-%d %H:%M}  {kind:<14}  {sender}  {subject}")
        if why:
            print(f"{'':>26}  {why}")
    if replies:
        kinds = ", ".join(ReplyKind)
        print("Is one of them something else? `whoowns relabel NUMBER KIND --by YOU`")
        print(f"Kinds: {kinds}.")
    else:
        print("Nothing has been dismissed. A reply on a card is relabelled there: the menu, Wrong kind?")
    return 0


def relabel_reply(number: int, kind: ReplyKind | None, by: str) -> int:
    """Say of what kind a reply is, and print who owns it now."""
    if kind is None:
        raise SettingsError(f"Say what reply {number} is: one of {', '.join(ReplyKind)}.")
    if not by:
        raise SettingsError("Say who you are: --by and your name in the rules file.")
    desk, _ = build_running_desk(read_settings())
    thread = set_kind_of(desk, number, by, kind)
    owner = f"owner {thread.owner.name}" if thread.owner else "nobody has to answer it"
    print(f"Reply {number} is {kind.replace('_', ' ')} now: {owner}. {thread.because}.")
    return 0
