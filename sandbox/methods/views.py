"""views.*: modals and Home tabs."""

from typing import Any

from sandbox.arguments import required
from sandbox.errors import Refused
from sandbox.limits import view_check
from sandbox.slack import Slack
from sandbox.views import View

Json = dict[str, Any]


def open_modal(slack: Slack, args: Json) -> Json:
    """views.open."""
    content = _content(args, "modal")
    user = slack.tickets.exchange(required(args, "trigger_id"))
    return _shown(slack, slack.views.open(user, content))


def push(slack: Slack, args: Json) -> Json:
    """views.push."""
    content = _content(args, "modal")
    user = slack.tickets.exchange(required(args, "trigger_id"))
    return _shown(slack, slack.views.push(user, content))


def update(slack: Slack, args: Json) -> Json:
    """views.update, by id or external id; a `hash` that is no longer the view's is refused."""
    content = _content(args)
    view = slack.views.find(args.get("view_id") or args.get("external_id") or "")
    _same(view, args)
    view.draw(content)
    return _shown(slack, view)


def publish(slack: Slack, args: Json) -> Json:
    """views.publish: somebody's Home tab."""
    user = slack.workspace.user(required(args, "user_id"))
    content = _content(args, "home")
    if home := slack.views.homes.get(user.id):
        _same(home, args)
    view = slack.views.publish(user.id, content)
    slack.live.tell({"type": "home"}, user.id)
    return {"view": slack.view(view)}


def _content(args: Json, kind: str | None = None) -> Json:
    content = args.get("view")
    view_check(content)
    if content is None or kind not in (None, content["type"]):
        raise Refused("invalid_arguments")
    return content


def _same(view: View, args: Json) -> None:
    if args.get("hash") not in (None, "", view.hash):
        raise Refused("hash_conflict")


def _shown(slack: Slack, view: View) -> Json:
    if view is slack.views.homes.get(view.user):
        slack.live.tell({"type": "home"}, view.user)
    else:
        slack.show(view.user)
    return {"view": slack.view(view)}
