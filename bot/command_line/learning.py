"""The model: fitted, and measured."""

from pathlib import Path
from typing import Annotated

import typer

from bot.command_line.said import AsJson, said

commands = typer.Typer()


@commands.command()
def train(
    to: Annotated[Path | None, typer.Option("--to", help="Where to write the model.")] = None,
    with_corrections: Annotated[
        bool, typer.Option("--with-corrections", help="Learn from what was relabelled, too.")
    ] = False,
) -> None:
    """Fit the model on the corpus and write it as plain numbers."""
    from bot.commands.training import train_model

    said(lambda: train_model(to, with_corrections))


@commands.command()
def evaluate(
    path: Annotated[Path, typer.Argument(help="A folder of .eml, a CSV, or a folder of texts.")],
    labels: Annotated[Path | None, typer.Option(help="A CSV of path and label.")] = None,
    use: Annotated[Path | None, typer.Option("--model", help="Judge with this model.")] = None,
    as_json: AsJson = False,
    chart: Annotated[Path | None, typer.Option(help="Draw the confusion table: .png or .svg.")] = None,
    compare: Annotated[
        tuple[Path, Path] | None, typer.Option(help="Two models, OLD NEW: what changes.")
    ] = None,
) -> None:
    """Print a confusion table, precision and recall on labelled replies."""
    from bot.commands.training import compare_on, evaluate_on

    if compare:
        said(lambda: compare_on(path, labels, *compare, as_json))
    else:
        said(lambda: evaluate_on(path, labels, use, as_json, chart))
