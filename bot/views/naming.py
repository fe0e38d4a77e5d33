"""How replies, people and buttons are named on every surface."""

from datetime import datetime

from bot.views.blocks import Block, button, menu, ours, words
from bot.views.text import escaped
from desk.state import ThreadState
from routing.model import Rep, ReplyKind, Status

KINDS = {
    ReplyKind.INTERESTED: "Interested",
    ReplyKind.NOT_INTERESTED: "Not interested",
    ReplyKind.UNSUBSCRIBE: "Unsubscribe",
    ReplyKind.OTHER: "Other person",
    ReplyKind.OUT_OF_OFFICE: "Out of office",
    ReplyKind.BOUNCE: "Bounce",
    ReplyKind.AUTOMATIC: "Automatic mail",
}

MORE, RELABEL, NOT_ACCOUNT = "more", "relabel", "not_account"
"""The action of a card's menu, and the choices in it: a modal, and No to the account that is suggested."""


def kind(t: ThreadState) -> str:
    """What kind of reply it is, in words; colour and emoji carry nothing here."""
    urgent = "Urgent: " if t.urgent and t.status is Status.OPEN else ""
    unsure = " (not sure)" if t.unsure else ""
    return f"{urgent}{KINDS[t.kind]}{unsure}"


def who(t: ThreadState) -> str:
    """The writer's name, else the address; a stranger's words."""
    return t.sender_name.strip() or t.sender or "an unknown sender"


def company(t: ThreadState) -> str:
    """The writer's company as far as we know, else their domain; a stranger's words."""
    return t.company.strip() or t.sender.rpartition("@")[2]


def who_and_company(t: ThreadState, *, bold: bool = False) -> list[Block]:
    """`Chris Lowe (Acme)` as rich text."""
    name = words(who(t), 80, bold=bold) or words("an unknown sender", bold=bold)
    firm = words(company(t), 80, bold=bold)
    return [*name, *ours(" ("), *firm, *ours(")")] if firm else name


def who_and_company_escaped(t: ThreadState) -> str:
    """`Chris Lowe (Acme)` for mrkdwn."""
    name = escaped(who(t), 120) or "an unknown sender"
    firm = escaped(company(t), 120)
    return f"{name} ({firm})" if firm else name


def owner_name(t: ThreadState) -> str:
    """The owner's name, or "nobody" for a reply that needs none."""
    return t.owner.name if t.owner else "nobody"


def value(t: ThreadState) -> str:
    """What a button carries: which thread, as seen in which version. Never a proof of anything."""
    return f"{t.id}:{t.version}"


def seen_in(value_: str) -> tuple[int, int]:
    """The thread and version a button or a modal carries. Raises ValueError when it is not ours."""
    thread_id, _, version = value_.partition(":")
    return int(thread_id), int(version)


def claim_button(t: ThreadState, text: str) -> Block:
    """Claim, as the main thing to do."""
    return button("claim", text, value(t), _about("Claim the reply", t), style="primary")


def reassign_button(t: ThreadState) -> Block:
    """Reassign: opens the modal."""
    return button("reassign", "Reassign…", value(t), _about("Reassign the reply", t))


def done_button(t: ThreadState) -> Block:
    """Done: stops the clock."""
    return button("done", "Done", value(t), _about("Mark as done the reply", t))


def keep_button(t: ThreadState) -> Block:
    """Keep: settles a collision."""
    return button("keep", "Keep", value(t), _about("Keep the reply", t), style="primary")


def account_button(t: ThreadState) -> Block:
    """Yes: it is the account that is suggested."""
    return button("confirm_account", "Yes, it is", value(t), _about("Confirm the account of the reply", t))


def more_menu(t: ThreadState, asks: bool = False) -> Block:
    """What is done seldom: say that it is of another kind, or not of the account the card `asks` about."""
    no = {f"{NOT_ACCOUNT}:{value(t)}": "Not this account"} if asks else {}
    return menu(MORE, {f"{RELABEL}:{value(t)}": "Wrong kind?", **no})


def is_late(t: ThreadState, now: datetime) -> bool:
    """Whether an answer is due and overdue."""
    return t.status is Status.OPEN and t.due_at is not None and t.due_at < now


def role_of(rep: Rep) -> str:
    """`Dana Whitfield, manager`: a name with the roles beyond rep."""
    roles = sorted(role.value for role in rep.roles if role.value != "rep")
    return ", ".join([rep.name, *roles])


def _about(verb: str, t: ThreadState) -> str:
    return f"{verb} from {who(t)}, {company(t)}"
