"""Starting a sandbox: in a thread for fast tests, as a child process for the demo."""

import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from sandbox.server import Settings, running

START_SECONDS = 20.0


@contextmanager
def in_thread(settings: Settings) -> Iterator[str]:
    """A sandbox on an event loop of its own; yields its address."""
    address: Future[str] = Future()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        try:
            async with running(settings) as slack:
                address.set_result(slack.url)
                await stop.wait()
        except Exception as error:
            if address.done():
                raise
            address.set_exception(error)

    thread = threading.Thread(
        target=asyncio.Runner(loop_factory=lambda: loop).run, args=(serve(),), daemon=True
    )
    thread.start()
    try:
        yield address.result(START_SECONDS)
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)
        thread.join(START_SECONDS)


@contextmanager
def in_child(workspace: Path, clock: Path | None = None, port: int = 0) -> Iterator[str]:
    """A sandbox as a child process that ends with the block, or with this process; yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.json"
        command = [sys.executable, "-m", "sandbox", "--workspace", str(workspace), "--ready", str(ready)]
        command += ["--port", str(port), *(["--clock", str(clock)] if clock else [])]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            yield _address(child, ready)
        finally:
            child.terminate()
            child.wait(START_SECONDS)


def _address(child: "subprocess.Popen[bytes]", ready: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while not ready.exists():
        if child.poll() is not None:
            raise RuntimeError(f"the sandbox ended at once, with status {child.returncode}")
        if time.monotonic() > end:
            child.kill()
            raise RuntimeError(f"the sandbox did not start within {START_SECONDS:.0f} s")
        time.sleep(0.02)
    return json.loads(ready.read_text())["url"]
