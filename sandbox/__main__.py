"""`python -m sandbox`: a Slack workspace on one's own machine, until told to stop or left alone."""

import argparse
import asyncio
import json
import os
import signal
from pathlib import Path

from sandbox.deliveries import ACK_SECONDS, RETRY_DELAYS
from sandbox.server import Settings, running
from sandbox.workspace import read

PARENT_CHECK = 0.5


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--workspace", type=Path, required=True, help="JSON file: team, users, channels, bot")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--clock", type=Path, help="file with the seconds to add to real time")
    parser.add_argument("--ready", type=Path, help="file for the address; printed in any case")
    parser.add_argument("--ack-within", type=float, default=ACK_SECONDS, help="seconds to acknowledge in")
    parser.add_argument("--retry-delays", type=_delays, default=RETRY_DELAYS, help="such as 0,60,300")
    parser.add_argument("--events-url", default="", help="deliver by signed requests, not by sockets")
    parser.add_argument("--signing-secret", default="", help="secret of those signatures")
    given = vars(parser.parse_args())
    ready, path = given.pop("ready"), given.pop("workspace")
    try:
        workspace = json.loads(path.read_text("utf-8"))
        read(workspace)
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error(f"{path} is no workspace file: {error!r}")
    try:
        asyncio.run(_serve(Settings(workspace, **given), ready))
    except OSError as error:
        parser.error(f"port {given['port']} cannot be served: {error.strerror}")


async def _serve(settings: Settings, ready: Path | None) -> None:
    stop = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    parent = os.getppid()
    async with running(settings) as slack:
        line = json.dumps({"url": slack.url, "port": int(slack.url.rpartition(":")[2])})
        if ready is not None:
            fresh = ready.with_name(ready.name + ".new")
            fresh.write_text(line + "\n")
            os.replace(fresh, ready)
        print(line, flush=True)
        while not stop.is_set() and os.getppid() == parent:
            try:
                await asyncio.wait_for(stop.wait(), PARENT_CHECK)
            except TimeoutError:
                continue


def _delays(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(",") if part)


if __name__ == "__main__":
    main()
