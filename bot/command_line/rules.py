"""The rules: what they say, of whom, why, and what others would change."""

from pathlib import Path
from typing import Annotated

import typer

from bot.command_line.said import AsJson, said

commands = typer.Typer()


@commands.command()
def rules(
    file: Annotated[Path | None, typer.Argument(help="A rules file; without, the one in use.")] = None,
    as_json: AsJson = False,
    picture: Annotated[Path | None, typer.Option(help="Draw the chain: .svg.")] = None,
) -> None:
    """Print the order as a sentence, the chain, who gets which lead, overlaps and holes."""
    from bot.commands.rules import print_rules

    said(lambda: print_rules(file, as_json, picture))


@commands.command()
def who(
    question: Annotated[list[str], typer.Argument(help="An address, a domain, a company or a CRM id.")],
    person: Annotated[
        str, typer.Option("--why-not", help="Say why it is not this person's: a name, a key or an address.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Say who owns it, and why; or why it is not somebody else's, and what would have to differ."""
    from bot.commands.who import print_owner

    said(lambda: print_owner(" ".join(question), person, as_json))


@commands.command()
def explain(
    which: Annotated[str, typer.Argument(help="One .eml file, or the number of a stored reply.")],
    as_json: AsJson = False,
) -> None:
    """Print who would own a reply, every rule that is asked and what it sees; nothing is changed."""
    from bot.commands.explain import explain_reply

    said(lambda: explain_reply(which, as_json))


@commands.command()
def simulate(
    rules: Annotated[Path, typer.Option("--rules", help="The rules file to try.")],
    since: Annotated[str, typer.Option(help="How far back: 30d, 2w or 12h.")] = "30d",
    as_json: AsJson = False,
    enable: Annotated[bool, typer.Option("--enable", help="Put these rules in force.")] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Even if more replies end at the fallback.")
    ] = False,
    by: Annotated[str, typer.Option(help="Who enables them: your name in the rules file.")] = "",
) -> None:
    """Try other rules on stored replies: who gains, who loses, what changes; nothing is sent."""
    from bot.commands.simulate import simulate_rules

    said(lambda: simulate_rules(rules, since, as_json, enable, confirm, by))


@commands.command()
def changes(
    as_json: AsJson = False,
) -> None:
    """List the changes of the rules, newest first: when, by whom, what each changed."""
    from bot.commands.rules_log import list_changes

    said(lambda: list_changes(as_json))


@commands.command()
def shares(
    since: Annotated[str, typer.Option(help="How far back: 30d, 2w or 12h.")] = "30d",
    as_json: AsJson = False,
) -> None:
    """Count which rule found the owners, what ended at the fallback, and what reached managers."""
    from bot.commands.shares import print_shares

    said(lambda: print_shares(since, as_json))
