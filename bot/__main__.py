"""The command `whoowns`: reads the command line; each command imports what it needs when it runs."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from routing.model import ReplyKind

app = typer.Typer(
    name="whoowns",
    help="Gives every reply to sales outreach exactly one owner, in Slack, with the reason.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

MailPath = Annotated[Path | None, typer.Option("--mail", help="A folder of .eml, an mbox or a Maildir.")]


class Data(StrEnum):
    """What can be imported."""

    ACCOUNTS = "accounts"
    LEADS = "leads"
    SEQUENCES = "sequences"


class Part(StrEnum):
    """What `run --only` can be limited to."""

    SLACK = "slack"


@app.command()
def demo(
    mail: MailPath = None,
    once: Annotated[bool, typer.Option("--once", help="Print the table and end.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 0,
) -> None:
    """Watch example mail (or your own) find its owners, in a Slack on this machine."""
    from bot.demo import run_demo

    _say(lambda: run_demo(mail, once, port))


@app.command()
def run(
    only: Annotated[Part | None, typer.Option(help="Only answer clicks and commands.")] = None,
    mail: MailPath = None,
) -> None:
    """Run everything: read mail, decide, remind, and answer in Slack."""
    from bot.commands.run import run_all, run_slack

    _say(lambda: run_slack() if only is Part.SLACK else run_all(mail))


@app.command()
def worker(mail: MailPath = None) -> None:
    """Read mail, decide, remind and deliver; clicks are answered by `run --only slack`."""
    from bot.commands.run import run_worker

    _say(lambda: run_worker(mail))


@app.command()
def check() -> None:
    """Verify settings, rules, database, mailbox and Slack; one line for each thing that is wrong."""
    from bot.commands.check import run_checks

    _say(run_checks)


AsJson = Annotated[bool, typer.Option("--json", help="Everything, as one line of JSON.")]


@app.command()
def rules(
    file: Annotated[Path | None, typer.Argument(help="A rules file; without, the one in use.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
    picture: Annotated[Path | None, typer.Option(help="Draw the chain: .svg.")] = None,
) -> None:
    """Print the order as a sentence, the chain, who gets which lead, overlaps and holes."""
    from bot.commands.rules import print_rules

    _say(lambda: print_rules(file, as_json, picture))


@app.command()
def explain(
    which: Annotated[str, typer.Argument(help="One .eml file, or the number of a stored reply.")],
    as_json: AsJson = False,
) -> None:
    """Print who would own a reply, every rule that is asked and what it sees; nothing is changed."""
    from bot.commands.explain import explain_reply

    _say(lambda: explain_reply(which, as_json))


@app.command()
def who(
    question: Annotated[list[str], typer.Argument(help="An address, a domain, a company or a CRM id.")],
    person: Annotated[
        str, typer.Option("--why-not", help="Say why it is not this person's: a name, a key or an address.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Say who owns it, and why; or why it is not somebody else's, and what would have to differ."""
    from bot.commands.who import print_owner

    _say(lambda: print_owner(" ".join(question), person, as_json))


@app.command("import")
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

    _say(
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


@app.command()
def simulate(
    rules: Annotated[Path, typer.Option("--rules", help="The rules file to try.")],
    since: Annotated[str, typer.Option(help="How far back: 30d, 2w or 12h.")] = "30d",
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
    enable: Annotated[bool, typer.Option("--enable", help="Put these rules in force.")] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Even if more replies end at the fallback.")
    ] = False,
    by: Annotated[str, typer.Option(help="Who enables them: your name in the rules file.")] = "",
) -> None:
    """Try other rules on stored replies: who gains, who loses, what changes; nothing is sent."""
    from bot.commands.simulate import simulate_rules

    _say(lambda: simulate_rules(rules, since, as_json, enable, confirm, by))


@app.command()
def changes(
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """List the changes of the rules, newest first: when, by whom, what each changed."""
    from bot.commands.rules_log import list_changes

    _say(lambda: list_changes(as_json))


quarantine = typer.Typer(
    help="The mails that could not be read: listed, shown, and given another try.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
app.add_typer(quarantine, name="quarantine")

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

    _say(list_quarantine)


@quarantine.command("show")
def quarantine_show(number: Number) -> None:
    """Print the beginning of one, harmless for any terminal."""
    from bot.commands.quarantine import show_quarantined

    _say(lambda: show_quarantined(number))


@quarantine.command("release")
def quarantine_release(number: Number) -> None:
    """Let one be read and decided again, as if it had just come."""
    from bot.commands.quarantine import release_quarantined

    _say(lambda: release_quarantined(number))


leaving = typer.Typer(
    help="People who left: what is still theirs, listed and given to somebody else in one go.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
app.add_typer(leaving, name="leavers")


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

    _say(lambda: list_leavers(person))


@leaving.command("give")
def leavers_give(
    leaver: Annotated[str, typer.Argument(help="Whose it is.")],
    to: Annotated[str, typer.Option(help="Who gets it: a name in the rules file.")] = "",
    by: Annotated[str, typer.Option(help="Who says so: your name in the rules file.")] = "",
    because: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
) -> None:
    """Give all of somebody's open threads, accounts, leads and sequences to another."""
    from bot.commands.leavers import give_to

    _say(lambda: give_to(leaver, to, by, because))


@app.command()
def drift() -> None:
    """List open threads whose records name another owner by now; nothing is moved."""
    from bot.commands.leavers import list_drift

    _say(list_drift)


@app.command()
def relabel(
    number: Annotated[int | None, typer.Argument(help="The reply's number, as listed.")] = None,
    kind: Annotated[ReplyKind | None, typer.Argument(help="What it really is.")] = None,
    by: Annotated[str, typer.Option(help="Who says so: your name in the rules file.")] = "",
) -> None:
    """List the newest replies that were dismissed, or say of what kind a reply really is."""
    from bot.commands.relabel import list_dismissed, relabel_reply

    _say(lambda: list_dismissed() if number is None else relabel_reply(number, kind, by))


@app.command()
def ledger(as_json: AsJson = False) -> None:
    """Count every mail seen and where it is now; exit code 1 when one is not accounted for."""
    from bot.commands.ledger import print_ledger

    _say(lambda: print_ledger(as_json))


@app.command()
def train(
    to: Annotated[Path | None, typer.Option("--to", help="Where to write the model.")] = None,
    with_corrections: Annotated[
        bool, typer.Option("--with-corrections", help="Learn from what was relabelled, too.")
    ] = False,
) -> None:
    """Fit the model on the corpus and write it as plain numbers."""
    from bot.commands.training import train_model

    _say(lambda: train_model(to, with_corrections))


@app.command()
def evaluate(
    path: Annotated[Path, typer.Argument(help="A folder of .eml, a CSV, or a folder of texts.")],
    labels: Annotated[Path | None, typer.Option(help="A CSV of path and label.")] = None,
    use: Annotated[Path | None, typer.Option("--model", help="Judge with this model.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
    chart: Annotated[Path | None, typer.Option(help="Draw the confusion table: .png or .svg.")] = None,
    compare: Annotated[
        tuple[Path, Path] | None, typer.Option(help="Two models, OLD NEW: what changes.")
    ] = None,
) -> None:
    """Print a confusion table, precision and recall on labelled replies."""
    from bot.commands.training import compare_on, evaluate_on

    if compare:
        _say(lambda: compare_on(path, labels, *compare, as_json))
    else:
        _say(lambda: evaluate_on(path, labels, use, as_json, chart))


def _say(command: Callable[[], int]) -> None:
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


def main() -> None:
    """Entry point: output that no terminal can show is replaced, a closed pipe ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
