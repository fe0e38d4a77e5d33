"""The tests' door: misbehaviour on demand, and everything that is stored."""

from typing import Any, get_args

from sandbox.errors import Refused
from sandbox.faults import Fault, Suffering
from sandbox.slack import Slack
from sandbox.ui import Door

Json = dict[str, Any]


async def fault(slack: Slack, args: Json) -> Json:
    """Let coming calls of a method suffer; the fields are those of `faults.Fault`."""
    if args["kind"] not in get_args(Suffering):
        raise Refused("invalid_arguments", known=get_args(Suffering))
    try:
        slack.faults.coming.append(Fault(**args))
    except TypeError as error:
        raise Refused("invalid_arguments", reason=str(error)) from error
    return {}


async def redeliver(slack: Slack, args: Json) -> Json:
    """Deliver every envelope twice from now on, or no longer."""
    slack.deliveries.twice = bool(args["on"])
    return {}


async def deliver(slack: Slack, args: Json) -> Json:
    """Deliver any payload, however forged, and answer what came with the acknowledgement."""
    return {"answer": await slack.deliveries.deliver(args["kind"], args["payload"])}


async def frame(slack: Slack, args: Json) -> Json:
    """Send any text down every socket: what Slack never should, but a broken line might."""
    await slack.sockets.say(args["text"])
    return {}


async def cut(slack: Slack, args: Json) -> Json:
    """Cut all sockets of the app."""
    return {"cut": slack.sockets.cut()}


async def refresh(slack: Slack, args: Json) -> Json:
    """Ask the app to connect anew."""
    await slack.sockets.refresh()
    return {}


async def messages(slack: Slack, args: Json) -> Json:
    """All messages of a channel or of all channels: metadata, replies, ephemeral ones and for whom."""
    return {
        "messages": [
            m.as_api(with_metadata=True)
            | {"channel": m.channel, "only_for": m.only_for, "mentions": sorted(m.mentions)}
            for m in slack.messages.all(args.get("channel"))
        ]
    }


async def calls(slack: Slack, args: Json) -> Json:
    """The Web API calls so far, oldest first."""
    return {"calls": list(slack.calls)}


async def deliveries(slack: Slack, args: Json) -> Json:
    """The deliveries to the app so far, oldest first, with the seconds their acknowledgement took."""
    return {"deliveries": list(slack.deliveries.log)}


async def reset(slack: Slack, args: Json) -> Json:
    """Begin anew; sockets and the clock stay."""
    slack.reset()
    return {}


GET: dict[str, Door] = {
    "/control/messages": messages,
    "/control/calls": calls,
    "/control/deliveries": deliveries,
}
POST: dict[str, Door] = {
    "/control/fault": fault,
    "/control/redeliver": redeliver,
    "/control/deliver": deliver,
    "/control/frame": frame,
    "/control/cut": cut,
    "/control/refresh": refresh,
    "/control/reset": reset,
}
