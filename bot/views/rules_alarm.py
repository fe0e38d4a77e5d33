"""An alarm about the rules file: it is refused or held back, what goes on meanwhile, and what to do."""

from datetime import datetime

from bot.views.blocks import mention, moment, ours, rich, words
from bot.views.message import Message
from bot.views.text import escaped, when
from sla.silence import Ailment

SAID = 900
WHAT = {
    Ailment.UNREADABLE: "The changed rules file is refused",
    Ailment.BEHIND: "The change of the rules is held back",
    None: "The rules file is in force",
}
MEANWHILE = {
    Ailment.UNREADABLE: "The last good rules go on. Repair the file and save it, nothing needs a restart; "
    "whoowns check names every problem.",
    Ailment.BEHIND: "The rules before it go on. See who gains and loses with whoowns simulate; its options "
    "--enable --confirm let the change in.",
    None: "There is nothing for you to do.",
}
DATE = "{date_short_pretty} at {time}"


def rules_alarm(ailment: Ailment | None, since: datetime, said: str, slack_id: str | None = None) -> Message:
    """The message; `said` may quote the file, so it is literal. `slack_id` is told.

    What is said of rules in force says itself what there is to do.
    """
    meanwhile = "" if said and ailment is None else MEANWHILE[ailment]
    told = [*mention(slack_id), *ours(" ")] if slack_id else []
    blocks = rich(
        [*told, *ours(f"{WHAT[ailment]} since "), *moment(since, DATE), *ours(".")],
        words(said, SAID),
        ours(meanwhile) if meanwhile else [],
    )
    named = f"<@{slack_id}> " if slack_id else ""
    what = f"{named}{WHAT[ailment]} since {when(since)}."
    return Message(" ".join(filter(None, (what, escaped(said, SAID), meanwhile))), (blocks,))
