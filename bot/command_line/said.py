"""How every command ends, and the options that many have."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

MailPath = Annotated[Path | None, typer.Option("--mail", help="A folder of .eml, an mbox or a Maildir.")]
AsJson = Annotated[bool, typer.Option("--json", help="Everything, as JSON.")]


def said(command: Callable[[], int]) -> None:
    """Run a command; a known trouble is one sentence on stderr and exit code 2, never a traceback."""
    from bot.wiring import TROUBLES

    try:
        code = command()
    except TROUBLES as trouble:
        print(f"whoowns: {trouble}", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    raise typer.Exit(code)
