"""auth.test and apps.connections.open: who the app is, and the way in for its sockets."""

from typing import Any

from sandbox.slack import Slack

Json = dict[str, Any]


def auth_test(slack: Slack, args: Json) -> Json:
    """auth.test."""
    bot, team = slack.workspace.bot, slack.workspace.team
    return {
        "url": f"https://{team['domain']}.slack.com/",
        "team": team["name"],
        "user": bot.name,
        "team_id": team["id"],
        "user_id": bot.user_id,
        "bot_id": bot.id,
        "is_enterprise_install": False,
    }


def connections_open(slack: Slack, args: Json) -> Json:
    """apps.connections.open: the address of a new socket, good for one connection."""
    address = slack.url.replace("http://", "ws://", 1)
    return {"url": f"{address}/socket?ticket={slack.tickets.socket()}&app_id={slack.workspace.bot.app_id}"}
