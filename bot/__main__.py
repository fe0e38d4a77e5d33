"""The command `whoowns`: what can be typed is in `bot.command_line`; each command imports what it needs."""

import sys

import typer

from bot.command_line import learning, records, replies, rules, running
from bot.garbage import look_seldom

app = typer.Typer(
    name="whoowns",
    help="Gives every reply to sales outreach exactly one owner, in Slack, with the reason.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for words in (running, rules, records, replies, learning):
    app.add_typer(words.commands)


def main() -> None:
    """Entry point: output that no terminal can show is replaced, a closed pipe ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    look_seldom()
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
