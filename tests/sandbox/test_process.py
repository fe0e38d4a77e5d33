"""`python -m sandbox`: it says where it is, answers on loopback only, and does not outlive its parent."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from slack_sdk import WebClient

from sandbox.client import Sandbox
from tests.sandbox.company import company


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace file."""
    path = tmp_path / "workspace.json"
    path.write_text(json.dumps(company()))
    return path


def listens(port: int, host: str = "127.0.0.1") -> bool:
    """Whether somebody answers there."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0


def own_address() -> str:
    """An address of this machine that others could reach, or the loopback address if it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return probe.getsockname()[0]


def test_a_child_says_where_it_is_and_ends_when_told(workspace: Path, tmp_path: Path) -> None:
    clock, ready = tmp_path / "clock", tmp_path / "ready"
    command = [sys.executable, "-m", "sandbox", "--workspace", workspace, "--clock", clock, "--ready", ready]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    told = json.loads(child.stdout.readline())
    assert told == json.loads(ready.read_text())
    assert told["url"] == f"http://127.0.0.1:{told['port']}"
    assert WebClient("xoxb-sandbox", base_url=f"{told['url']}/api/").auth_test()["ok"]
    if own_address() != "127.0.0.1":
        assert not listens(told["port"], own_address())
    child.send_signal(signal.SIGTERM)
    assert child.wait(5) == 0
    assert not listens(told["port"])
    child.stdout.close()


def test_the_driver_starts_a_child_too(workspace: Path, tmp_path: Path) -> None:
    with Sandbox.spawn(workspace, tmp_path / "clock") as sandbox:
        WebClient("xoxb-sandbox", base_url=sandbox.api_url).chat_postMessage(channel="C1", text="hello")
        assert sandbox.messages("#replies")[0]["text"] == "hello"
        sandbox.forward(minutes=1)
    assert (tmp_path / "clock").read_text() == "60.0"


def test_a_child_does_not_outlive_its_parent(workspace: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    code = (
        "import subprocess, sys, time;"
        "subprocess.Popen([sys.executable, '-m', 'sandbox', *sys.argv[1:]]); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, "--workspace", workspace, "--ready", ready])
    end = time.monotonic() + 20
    while not ready.exists() and time.monotonic() < end:
        time.sleep(0.02)
    port = json.loads(ready.read_text())["port"]
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    while listens(port) and time.monotonic() < end:
        time.sleep(0.05)
    assert not listens(port)


def test_a_workspace_that_cannot_be_read_ends_it_at_once(tmp_path: Path) -> None:
    (tmp_path / "workspace.json").write_text("{")
    with pytest.raises(RuntimeError, match="ended at once"):
        Sandbox.spawn(tmp_path / "workspace.json")
