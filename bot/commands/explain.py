"""`whoowns explain`: one mail, one printed decision."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings, read_settings
from bot.wiring import build_desk, has_database
from desk.intake import Explanation, explain
from mail.errors import MailSourceError
from mail.parse import Unreadable

LABEL = 12  # columns
LONGEST = 25 * 1024 * 1024  # bytes


def explain_file(file: Path) -> int:
    """Print the decision about one .eml file; 1 when it would go to the quarantine."""
    raw = _read(file)
    with _settings_without_traces() as settings:
        explained = explain(build_desk(settings), raw)
    if isinstance(explained, Unreadable):
        print(f"This mail cannot be read ({explained.reason}); it would go to the quarantine.")
        return 1
    for label, text in _lines(explained):
        print(f"{label:<{LABEL}}{text}")
    return 0


def _lines(explained: Explanation) -> Iterator[tuple[str, str]]:
    mail, verdict, decision = explained.mail, explained.verdict, explained.decision
    yield "From", f"{mail.sender_name} <{mail.sender}>".strip()
    yield "Subject", mail.subject
    sure = "not sure" if verdict.unsure else f"{verdict.sure:.0%} sure"
    yield "Kind", f"{verdict.category.replace('_', ' ')} ({sure})"
    for each in verdict.evidence:
        yield "", each
    if verdict.model:
        yield "Model", verdict.model
    if explained.how:
        yield "Matched", f"by {explained.how}"
    yield "Owner", decision.owner.name if decision.owner else "nobody: dismissed"
    yield "Why", decision.because
    yield "Rule", decision.rule
    for title, said in (("Passed", decision.passed), ("Outranked", decision.outranked)):
        for rule, because in said:
            yield title, f"{rule}: {because}"
            title = ""
    for each in explained.consequences:
        yield "Follows", f"{each.effect} {each.target}: {each.because}"
    for warning in decision.warnings:
        yield "Repair", warning


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise MailSourceError(f"{file} is not a file; give the path of one .eml")
    with file.open("rb") as opened:
        return opened.read(LONGEST)


@contextmanager
def _settings_without_traces() -> Iterator[Settings]:
    """The settings; where there is no database yet, with one that is gone afterwards."""
    settings = read_settings()
    if has_database(settings):
        yield settings
        return
    with tempfile.TemporaryDirectory() as folder:
        yield settings.model_copy(update={"database": SecretStr(f"sqlite:///{folder}/explain.db")})
