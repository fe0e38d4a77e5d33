"""An alarm: tells ops that a mailbox is silent, what to do about it, and when it is well again."""

from datetime import datetime

from bot.views.blocks import Block, mention, moment, ours, rich, words
from bot.views.message import Message
from bot.views.text import escaped, when
from sla.silence import Ailment

MAILBOX, SAID = 200, 300
WHAT = {
    Ailment.UNREADABLE: "A mailbox cannot be read",
    Ailment.QUIET: "A mailbox has gone quiet",
    Ailment.BEHIND: "A mailbox is behind",
    None: "A mailbox is well again",
}
SINCE = {
    Ailment.UNREADABLE: "Every try has failed since ",
    Ailment.QUIET: "No mail has come for far longer than usual; the last one came ",
    Ailment.BEHIND: "It was last read to the end ",
    None: "It is read to the end, as of ",
}
TO_DO = {
    Ailment.UNREADABLE: "Check its password or token, and whether its server allows IMAP; whoowns check "
    "tries it at once. Replies wait on the server meanwhile, none is lost.",
    Ailment.QUIET: "Write a mail to it from outside. If no card comes, look for a new forwarding rule or "
    "filter, a full mailbox, or changed DNS records.",
    Ailment.BEHIND: "See in the log whether a large backlog is being read; otherwise the server hardly "
    "answers, or the database does not keep up. Nothing is skipped.",
    None: "There is nothing for you to do.",
}
DATE = "{date_short_pretty} at {time}"


def alarm(
    mailbox: str, ailment: Ailment | None, since: datetime, said: str, slack_id: str | None = None
) -> Message:
    """The message that tells of this ailment, or without one that the mailbox is well; `slack_id` is told.

    `said` may quote a server, and a mailbox is named as somebody typed it: both are literal.
    """
    told: list[Block] = [*mention(slack_id), *ours(" ")] if slack_id else []
    blocks = rich(
        [*told, *words(f"{WHAT[ailment]}: {mailbox}", MAILBOX, bold=True)],
        [*ours(SINCE[ailment]), *moment(since, DATE), *ours(".")],
        words(said, SAID),
        ours(TO_DO[ailment]),
    )
    return Message(_text(mailbox, ailment, since, said, slack_id), (blocks,))


def _text(mailbox: str, ailment: Ailment | None, since: datetime, said: str, slack_id: str | None) -> str:
    told = f"<@{slack_id}> " if slack_id else ""
    what = f"{told}{WHAT[ailment]}: {escaped(mailbox, MAILBOX)}. {SINCE[ailment]}{when(since)}."
    return " ".join(filter(None, (what, escaped(said, SAID), TO_DO[ailment])))
