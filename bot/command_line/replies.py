"""Replies: those nobody can read, those that were dismissed, and all of them counted."""

from typing import Annotated

import typer

from bot.command_line.said import AsJson, said
from routing.model import ReplyKind

commands = typer.Typer()


quarantine = typer.Typer(
    help="The mails that could not be read: listed, shown, and given another try.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
commands.add_typer(quarantine, name="quarantine")

Number = Annotated[int, typer.Argument(help="The mail's number, as `quarantine list` prints it.")]


@quarantine.callback()
def quarantine_listed_by_default(context: typer.Context) -> None:
    """The mails that could not be read: listed, shown, and given another try."""
    if context.invoked_subcommand is None:
        quarantine_list()


@quarantine.command("list")
def quarantine_list() -> None:
    """List them, with the reason."""
    from bot.commands.quarantine import list_quarantine

    said(list_quarantine)


@quarantine.command("show")
def quarantine_show(number: Number) -> None:
    """Print the beginning of one, harmless for any terminal."""
    from bot.commands.quarantine import show_quarantined

    said(lambda: show_quarantined(number))


@quarantine.command("release")
def quarantine_release(number: Number) -> None:
    """Let one be read and decided again, as if it had just come."""
    from bot.commands.quarantine import release_quarantined

    said(lambda: release_quarantined(number))


@commands.command()
def relabel(
    number: Annotated[int | None, typer.Argument(help="The reply's number, as listed.")] = None,
    kind: Annotated[ReplyKind | None, typer.Argument(help="What it really is.")] = None,
    by: Annotated[str, typer.Option(help="Who says so: your name in the rules file.")] = "",
) -> None:
    """List the newest replies that were dismissed, or say of what kind a reply really is."""
    from bot.commands.relabel import list_dismissed, relabel_reply

    said(lambda: list_dismissed() if number is None else relabel_reply(number, kind, by))


@commands.command()
def ledger(as_json: AsJson = False) -> None:
    """Count every mail seen and where it is now; exit code 1 when one is not accounted for."""
    from bot.commands.ledger import print_ledger

    said(lambda: print_ledger(as_json))
