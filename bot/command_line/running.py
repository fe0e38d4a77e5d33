"""Running it, on a machine of one's own or in earnest."""

from enum import StrEnum
from typing import Annotated

import typer

from bot.command_line.said import MailPath, said

commands = typer.Typer()


class Part(StrEnum):
    """What `run --only` can be limited to."""

    SLACK = "slack"


@commands.command()
def demo(
    mail: MailPath = None,
    once: Annotated[bool, typer.Option("--once", help="Print the table and end.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 0,
) -> None:
    """Watch example mail (or your own) find its owners, in a Slack on this machine."""
    from bot.demo import run_demo

    said(lambda: run_demo(mail, once, port))


@commands.command()
def run(
    only: Annotated[Part | None, typer.Option(help="Only answer clicks and commands.")] = None,
    mail: MailPath = None,
) -> None:
    """Run everything: read mail, decide, remind, and answer in Slack."""
    from bot.commands.run import run_all, run_slack

    said(lambda: run_slack() if only is Part.SLACK else run_all(mail))


@commands.command()
def worker(mail: MailPath = None) -> None:
    """Read mail, decide, remind and deliver; clicks are answered by `run --only slack`."""
    from bot.commands.run import run_worker

    said(lambda: run_worker(mail))


@commands.command()
def check() -> None:
    """Verify settings, rules, database, mailbox and Slack; one line for each thing that is wrong."""
    from bot.commands.check import run_checks

    said(run_checks)
