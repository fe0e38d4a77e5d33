"""The same mails through flufl.bounce and Sisimai, as they are documented, each in a process of its own."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEERS = {
    "flufl.bounce 6.0.0": (
        *(
            "uv",
            "run",
            "--quiet",
            "--no-project",
            "--python",
            sys.executable,
            "--with",
            "flufl.bounce==6.0.0",
        ),
        *("python", "-m", "benchmarks.bounce_peer"),
    ),
    "Sisimai": ("perl", str(ROOT / "benchmarks" / "bounce_peer.pl")),
}
"""Commands that read paths of mails, one a line."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was made of many mails, in how many seconds of processor; `broke_on` so many of them."""

    found: list[bool]
    seconds: float
    broke_on: int = 0


def installed() -> list[str]:
    """The peers that can be asked here: Sisimai comes with the system, not from PyPI."""
    perl = shutil.which("perl")
    missing = not perl or subprocess.run([perl, "-MSisimai", "-e", "1"], capture_output=True).returncode
    return [name for name in PEERS if name != "Sisimai" or not missing]


def version() -> str:
    """Of the Sisimai that is installed."""
    return _said("perl", "-MSisimai", "-e", "print Sisimai->version")


def ask(peer: str, paths: Sequence[Path]) -> Told:
    """What it calls a machine's mail, each parsed from its bytes."""
    told = json.loads(_said(*PEERS[peer], given="\n".join(map(str, paths))))
    return Told([each == 1 for each in told["found"]], told["seconds"], told["found"].count(-1))


def _said(*command: str, given: str = "") -> str:
    done = subprocess.run(
        command, input=given, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600
    )
    return done.stdout
