"""users.*: who is in the workspace."""

from typing import Any

from sandbox.arguments import page, required
from sandbox.errors import Refused
from sandbox.slack import Slack
from sandbox.workspace import User

Json = dict[str, Any]


def info(slack: Slack, args: Json) -> Json:
    """users.info."""
    return {"user": _told(slack, slack.workspace.user(required(args, "user")))}


def list_all(slack: Slack, args: Json) -> Json:
    """users.list."""
    rows, metadata = page(list(slack.workspace.users.values()), args, 1000)
    return {"members": [_told(slack, user) for user in rows], "response_metadata": metadata}


def by_email(slack: Slack, args: Json) -> Json:
    """users.lookupByEmail; deactivated people are not found."""
    email = required(args, "email").lower()
    for user in slack.workspace.users.values():
        if user.email.lower() == email and not user.deleted:
            return {"user": _told(slack, user)}
    raise Refused("users_not_found")


def _told(slack: Slack, user: User) -> Json:
    with_email = "users:read.email" in slack.workspace.bot.scopes
    return user.as_api(slack.clock.now(), with_email=with_email)
