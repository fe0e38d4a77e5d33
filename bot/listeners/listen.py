"""Which listener answers what; everything else is acknowledged and noted."""

import logging
import re
from typing import Any

from slack_bolt import Ack, App, BoltResponse

from bot.listeners import actions, answers, commands, home, kinds, mentions, menu, modals, shortcut
from bot.listeners.room import Room
from bot.views import reassign, relabel
from bot.views.naming import MORE, NOT_ACCOUNT, RELABEL
from bot.views.who_owns import AGAIN, SHARE

log = logging.getLogger(__name__)

ANYTHING = re.compile("")
COMMAND = "/whoowns"


def listen(app: App, room: Room) -> None:
    """Register every listener. What we do not know is acknowledged, so that Slack does not repeat it."""
    app.action("claim")(actions.claim(room))
    app.action("done")(actions.done(room))
    app.action("keep")(actions.keep(room))
    app.action("confirm_account")(actions.confirm_account(room))
    app.action("reassign")(modals.opened(room))
    app.action(MORE)(menu.chosen({RELABEL: kinds.opened(room), NOT_ACCOUNT: actions.deny_account(room)}))
    app.view(reassign.CALLBACK)(modals.submitted(room))
    app.view(relabel.CALLBACK)(kinds.submitted(room))
    app.command(COMMAND)(commands.asked(room))
    app.event("app_home_opened")(home.opened(room))
    app.event("app_mention")(mentions.mentioned(room))
    app.event("message")(mentions.said(room))
    app.message_shortcut(shortcut.CALLBACK)(shortcut.chosen(room))
    app.action(SHARE)(answers.sharing(room))
    app.action(re.compile(rf"^{AGAIN}:\d$"))(answers.asked_again(room))
    for unknown in (app.action, app.view_submission, app.view_closed, app.command, app.shortcut):
        unknown(ANYTHING)(_not_ours)
    app.error(_unforeseen)


def _not_ours(ack: Ack, body: dict[str, Any]) -> None:
    ack()
    log.warning("nothing of ours listens to this %s", body.get("type") or body.get("command"))


def _unforeseen(error: Exception, body: dict[str, Any]) -> BoltResponse:
    log.error("a payload of type %s had no listener or broke it: %r", body.get("type"), error)
    return BoltResponse(status=200, body="")
