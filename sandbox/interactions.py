"""What people do: click, fill in, type commands, talk; each is told to the app, and its answer shown."""

from typing import Any

from sandbox import payloads
from sandbox.elements import action, pressed, state, unfilled
from sandbox.errors import Refused
from sandbox.limits import message_check, view_check
from sandbox.markup import USER, controls, typed
from sandbox.slack import Slack
from sandbox.views import View
from sandbox.workspace import Channel, User

Json = dict[str, Any]


async def click(slack: Slack, user_id: str, channel_id: str, ts: str, given: Json) -> Json:
    """Press something on a message, as it is now or as an old screen still shows it."""
    user, channel = _at(slack, user_id, channel_id)
    message = slack.messages.find(channel.id, ts)
    if message is None or message.only_for not in ("", user.id):
        raise Refused("message_not_found")
    screens = (message.blocks, *reversed(message.drawn_before))
    block, element = pressed(screens, given)
    told = action(block, element, given, slack.messages.next_ts())
    payload = payloads.pressed_on_message(slack, user, channel, message, told)
    await slack.deliveries.deliver("interactive", payload)
    return {}


async def click_in_view(slack: Slack, user_id: str, view_id: str, given: Json, values: Json | None) -> Json:
    """Press something in a modal or in the Home tab; `values` is what has been filled in so far."""
    user, view = slack.workspace.user(user_id), _own_view(slack, user_id, view_id)
    if values is not None:
        view.filled = values
    block, element = pressed((view.content["blocks"],), given)
    told = action(block, element, given, slack.messages.next_ts())
    if told["type"] != "button":
        view.filled = view.filled | {
            block["block_id"]: view.filled.get(block["block_id"], {}) | {element["action_id"]: told}
        }
    await slack.deliveries.deliver("interactive", payloads.pressed_in_view(slack, user, view, told))
    return {}


async def command(slack: Slack, user_id: str, channel_id: str, line: str) -> Json:
    """Type a slash command; an answer in the acknowledgement is shown where it was typed."""
    user, channel = _at(slack, user_id, channel_id)
    name, _, text = line.strip().partition(" ")
    if name not in (known["command"] for known in slack.workspace.bot.commands):
        raise Refused("unknown_command")
    payload = payloads.command(slack, user, channel, name, text.strip())
    answer = await slack.deliveries.deliver("slash_commands", payload)
    if answer.get("text") or answer.get("blocks"):
        message_check(answer.get("text"), answer.get("blocks"))
        only_for = "" if answer.get("response_type") == "in_channel" else user.id
        slack.post_as_bot(channel, answer.get("text") or "", answer.get("blocks") or [], only_for=only_for)
    return {}


async def shortcut(slack: Slack, user_id: str, channel_id: str, ts: str, callback_id: str) -> Json:
    """Choose a shortcut of the app in a message's menu; only what all can see has one."""
    user, channel = _at(slack, user_id, channel_id)
    message = slack.messages.find(channel.id, ts)
    if message is None or message.only_for:
        raise Refused("message_not_found")
    if callback_id not in (known["callback_id"] for known in slack.workspace.bot.shortcuts):
        raise Refused("unknown_shortcut")
    payload = payloads.shortcut(slack, user, channel, message, callback_id)
    await slack.deliveries.deliver("interactive", payload)
    return {}


async def submit(slack: Slack, user_id: str, view_id: str, values: Json) -> Json:
    """Submit a modal; answers `errors` by block_id when Slack or the app wants something else."""
    user, view = slack.workspace.user(user_id), _own_view(slack, user_id, view_id)
    view.filled = values
    blocks = view.content["blocks"]
    if errors := unfilled(blocks, state(blocks, values)["values"]):
        return {"ok": False, "errors": errors}
    answer = await slack.deliveries.deliver("interactive", payloads.submitted(slack, user, view))
    if answer.get("response_action") == "errors":
        return {"ok": False, "errors": answer.get("errors") or {}}
    _respond(slack, view, answer)
    slack.show(user.id)
    return {}


def close(slack: Slack, user_id: str, view_id: str) -> Json:
    """Close a modal without submitting it."""
    user, view = slack.workspace.user(user_id), _own_view(slack, user_id, view_id)
    slack.views.close(view)
    if view.content.get("notify_on_close"):
        slack.deliveries.send("interactive", payloads.closed(slack, user, view))
    slack.show(user.id)
    return {}


def say(slack: Slack, user_id: str, channel_id: str, text: str, thread_ts: str = "") -> Json:
    """Say something; the app hears it in its direct messages and where it is mentioned."""
    user, channel = _at(slack, user_id, channel_id)
    bot = slack.workspace.bot
    names = {u.name: u.id for u in slack.workspace.users.values()}
    message = slack.post(channel, user.id, typed(text, names), [], thread_ts=thread_ts)
    body = payloads.said(channel, message)
    named = {match[1] for c in controls(message.text) if (match := USER.fullmatch(c))}
    if channel.with_user and "message.im" in bot.events:
        slack.deliveries.send("events_api", payloads.event(slack, body))
    elif bot.user_id in named and bot.user_id in channel.members and "app_mention" in bot.events:
        slack.deliveries.send("events_api", payloads.event(slack, body | {"type": "app_mention"}))
    return {"ts": message.ts}


def open_home(slack: Slack, user_id: str) -> Json:
    """Look at the app's Home tab."""
    user = slack.workspace.user(user_id)
    if "app_home_opened" in slack.workspace.bot.events:
        body: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": slack.workspace.direct(user.id).id,
            "tab": "home",
        }
        if home := slack.views.homes.get(user.id):
            body["view"] = slack.view(home)
        slack.deliveries.send("events_api", payloads.event(slack, body))
    return {}


async def options(slack: Slack, user_id: str, view_id: str, ids: Json, value: str) -> Json:
    """The options the app offers in an external select for what was typed."""
    user, view = slack.workspace.user(user_id), _own_view(slack, user_id, view_id)
    payload = payloads.suggestion(slack, user, view, ids, value)
    answer = await slack.deliveries.deliver("interactive", payload)
    groups = answer.get("option_groups") or [answer]
    return {"options": [option for group in groups for option in group.get("options") or []]}


def _respond(slack: Slack, view: View, answer: Json) -> None:
    wanted, content = answer.get("response_action"), answer.get("view")
    if wanted in ("update", "push"):
        view_check(content)
    if wanted == "update" and content is not None:
        view.draw(content)
    elif wanted == "push" and content is not None:
        slack.views.push(view.user, content)
    elif wanted == "clear":
        slack.views.clear(view.user)
    else:
        slack.views.close(view)


def _at(slack: Slack, user_id: str, channel_id: str) -> tuple[User, Channel]:
    user, channel = slack.workspace.user(user_id), slack.workspace.channel(channel_id)
    if user.id not in channel.members:
        raise Refused("not_in_channel")
    return user, channel


def _own_view(slack: Slack, user_id: str, view_id: str) -> View:
    view = slack.views.find(view_id)
    if view.user != user_id:
        raise Refused("not_found")
    return view
