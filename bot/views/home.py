"""App Home: a person's open replies by due time; for managers also what is late."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.views.blocks import Block, actions, header, moment, ours, rich, small, words
from bot.views.card import CLOCK_TIME
from bot.views.help import USAGE
from bot.views.naming import (
    claim_button,
    done_button,
    is_late,
    kind,
    owner_name,
    reassign_button,
    who_and_company,
)
from desk.state import ThreadState
from routing.model import Rep

MINE_SHOWN, LATE_SHOWN = 20, 20


def home(
    rep: Rep,
    mine: Sequence[ThreadState],
    late: Sequence[ThreadState],
    now: datetime,
    name_of: Callable[[str | None], str],
) -> Block:
    """The home view of this person; `late` is empty for everybody but managers."""
    blocks = [header(_headline(len(mine)))]
    if not mine:
        blocks.append(small("Replies you own will be listed here, the one due first on top."))
    blocks += [block for t in mine[:MINE_SHOWN] for block in _mine(t, now)]
    blocks += _more(len(mine) - MINE_SHOWN)
    if late:
        blocks += [{"type": "divider"}, header("Late in your team")]
        blocks += [rich(_line(t, now, with_owner=True)) for t in late[:LATE_SHOWN]]
        blocks += _more(len(late) - LATE_SHOWN)
    covers = f"Asked when you cannot answer: {name_of(rep.backup)}, then {name_of(rep.manager)}."
    return {"type": "home", "blocks": [*blocks, {"type": "divider"}, small(covers), small(USAGE)]}


def home_of_unknown(sorry: str) -> Block:
    """The home view of somebody the rules file does not name."""
    return {"type": "home", "blocks": [header("Whoowns"), rich(words(sorry, 300)), small(USAGE)]}


def _headline(count: int) -> str:
    if count == 0:
        return "Nothing is waiting for you"
    return "1 reply is waiting for you" if count == 1 else f"{count} replies are waiting for you"


def _mine(t: ThreadState, now: datetime) -> list[Block]:
    claim = [] if t.claimed_at else [claim_button(t, "I am on it")]
    row = actions(*claim, reassign_button(t), done_button(t))
    return [rich(_line(t, now), quote=words(t.subject, 120)), row]


def _line(t: ThreadState, now: datetime, *, with_owner: bool = False) -> list[Block]:
    owner = [*ours(" · owner "), *words(owner_name(t))] if with_owner else []
    late = " · late, was due " if is_late(t, now) else " · due "
    due = [*ours(late), *moment(t.due_at, CLOCK_TIME)] if t.due_at else []
    return [*words(kind(t), bold=True), *ours(" · "), *who_and_company(t, bold=True), *owner, *due]


def _more(count: int) -> list[Block]:
    return [small(f"and {count} more")] if count > 0 else []
