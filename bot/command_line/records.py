"""Accounts, leads and sequences: imported, and given to others."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.command_line.said import said

commands = typer.Typer()


class Data(StrEnum):
    """What can be imported."""

    ACCOUNTS = "accounts"
    LEADS = "leads"
    SEQUENCES = "sequences"


@commands.command("import")
def import_(
    what: Annotated[Data, typer.Argument(help="Which kind of rows.")],
    file: Annotated[Path, typer.Argument(help="A CSV file with a header line; - is standard input.")],
    columns: Annotated[
        list[str] | None, typer.Option("--map", help='What a header means: "Firmenname=name"; remembered.')
    ] = None,
    origin: Annotated[str | None, typer.Option(help="Whose list it is; else the tool's.")] = None,
    sequence: Annotated[str, typer.Option(help="Of leads: their sequence, if the file has none.")] = "",
    whole: Annotated[bool, typer.Option("--whole", help="Of leads: these are all of their origin.")] = False,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Drop rows though they are more than a tenth.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Write all that is wrong to this CSV.")] = None,
) -> None:
    """Import accounts, leads or sequences, as the CRM exports them; importing again changes nothing."""
    from bot.commands.importing import import_rows

    said(
        lambda: import_rows(
            what.value,
            file,
            columns=columns or (),
            origin=origin,
            sequence=sequence,
            whole=whole,
            allow_shrink=allow_shrink,
            report_to=report,
        )
    )


leaving = typer.Typer(
    help="People who left: what is still theirs, listed and given to somebody else in one go.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
commands.add_typer(leaving, name="leavers")


@leaving.callback()
def leavers(context: typer.Context) -> None:
    """People who left: what is still theirs, listed and given to somebody else in one go."""
    if context.invoked_subcommand is None:
        leavers_list()


@leaving.command("list")
def leavers_list(
    person: Annotated[str, typer.Argument(help="One person's name in the rules file.")] = "",
) -> None:
    """List what is still with people who are no longer in the rules file, or with one person."""
    from bot.commands.leavers import list_leavers

    said(lambda: list_leavers(person))


@leaving.command("give")
def leavers_give(
    leaver: Annotated[str, typer.Argument(help="Whose it is.")],
    to: Annotated[str, typer.Option(help="Who gets it: a name in the rules file.")] = "",
    by: Annotated[str, typer.Option(help="Who says so: your name in the rules file.")] = "",
    because: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
) -> None:
    """Give all of somebody's open threads, accounts, leads and sequences to another."""
    from bot.commands.leavers import give_to

    said(lambda: give_to(leaver, to, by, because))


@commands.command()
def drift() -> None:
    """List open threads whose records name another owner by now; nothing is moved."""
    from bot.commands.leavers import list_drift

    said(list_drift)
