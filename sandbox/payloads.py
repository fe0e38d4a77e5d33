"""The payloads Slack sends to an app, field by field (docs.slack.dev/reference/interaction-payloads)."""

from typing import Any

from sandbox.messages import Message
from sandbox.slack import Slack
from sandbox.views import View
from sandbox.workspace import Channel, User

Json = dict[str, Any]


def pressed_on_message(slack: Slack, user: User, channel: Channel, message: Message, action: Json) -> Json:
    """block_actions for a press on a message; of an ephemeral message Slack tells only where it is."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.only_for),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    told = _interaction(slack, user, "block_actions") | {
        "container": container,
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": {}},
        "response_url": response_url(slack, channel, user, message),
        "actions": [action],
    }
    if not message.only_for:
        told["message"] = message.as_api(with_metadata=True)
    return told


def pressed_in_view(slack: Slack, user: User, view: View, action: Json) -> Json:
    """block_actions for a press in a modal or in the Home tab."""
    return _interaction(slack, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "view": slack.view(view),
        "actions": [action],
    }


def submitted(slack: Slack, user: User, view: View) -> Json:
    """view_submission."""
    told = {"view": slack.view(view), "response_urls": []}
    return _interaction(slack, user, "view_submission") | told


def closed(slack: Slack, user: User, view: View) -> Json:
    """view_closed."""
    told = {"view": slack.view(view), "is_cleared": False}
    return _interaction(slack, user, "view_closed", with_trigger=False) | told


def suggestion(slack: Slack, user: User, view: View, ids: Json, value: str) -> Json:
    """block_suggestion: what somebody typed into an external select; `ids` names block and action."""
    told = {"container": {"type": "view", "view_id": view.id}, "view": slack.view(view), "value": value}
    return _interaction(slack, user, "block_suggestion", with_trigger=False) | told | ids


def shortcut(slack: Slack, user: User, channel: Channel, message: Message, callback_id: str) -> Json:
    """message_action: a shortcut of the app chosen in a message's menu."""
    return _interaction(slack, user, "message_action") | {
        "callback_id": callback_id,
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.name},
        "message": message.as_api(with_metadata=False),
        "action_ts": slack.messages.next_ts(),
        "response_url": response_url(slack, channel, user),
    }


def command(slack: Slack, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command."""
    team, bot = slack.workspace.team, slack.workspace.bot
    return {
        "token": "sandbox",
        "team_id": user.team_id,
        "team_domain": team["domain"],
        "channel_id": channel.id,
        "channel_name": channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": bot.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(slack, channel, user),
        "trigger_id": slack.tickets.trigger(user.id),
    }


def event(slack: Slack, body: Json) -> Json:
    """An Events API callback around one event."""
    team, bot = slack.workspace.team["id"], slack.workspace.bot
    now = slack.messages.next_ts()
    return {
        "token": "sandbox",
        "team_id": team,
        "api_app_id": bot.app_id,
        "event": body | {"event_ts": body.get("ts", now)},
        "type": "event_callback",
        "event_id": f"Ev{now.replace('.', '')}",
        "event_time": int(slack.clock.now()),
        "authorizations": [
            {"team_id": team, "user_id": bot.user_id, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
    }


def said(channel: Channel, message: Message) -> Json:
    """The message event for what a person said to the bot."""
    kind = "im" if channel.family == "im" else "channel"
    return message.as_api(with_metadata=False) | {"channel": channel.id, "channel_type": kind}


def response_url(slack: Slack, channel: Channel, user: User, message: Message | None = None) -> str:
    """An address at which the app may answer this interaction."""
    source, thread = (message.ts, message.thread_ts) if message else ("", "")
    return f"{slack.url}/response/{slack.tickets.response(channel.id, user.id, source, thread)}"


def _interaction(slack: Slack, user: User, kind: str, *, with_trigger: bool = True) -> Json:
    team, bot = slack.workspace.team, slack.workspace.bot
    told = {
        "type": kind,
        "token": "sandbox",
        "team": {"id": team["id"], "domain": team["domain"]},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": bot.app_id,
        "enterprise": None,
        "is_enterprise_install": False,
    }
    return told | ({"trigger_id": slack.tickets.trigger(user.id)} if with_trigger else {})
