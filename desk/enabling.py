"""Enabling: a person puts a rules file in force that was simulated."""

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile

from desk.desk import Desk
from desk.errors import DeskError, NotKnown
from desk.reloading import Trial
from desk.versions import enter_version


class CannotWrite(DeskError):
    """The rules file cannot be written."""


def refuse_stranger(desk: Desk, by: str) -> None:
    """Raise NotKnown for somebody whom the rules in force do not name."""
    if by not in desk.rulebook.people:
        raise NotKnown(f"The rules file names nobody as {by}; say who you are by your name in it.")


def enable(desk: Desk, trial: Trial, file: Path, by: str, confirmed: bool) -> None:
    """Write the tried rules over `file`, which is kept as .bak, and into the change log.

    Every running process takes them within seconds. Raises RulesRefused, RulesHeld unless it is
    `confirmed`, CannotWrite, NotKnown.
    """
    refuse_stranger(desk, by)
    trial.insist(confirmed)
    with desk.begin() as session:
        enter_version(desk, session, trial.rules, by, trial.said, confirmed and trial.comparison.rises)
        # Inside the transaction: who sees the file asks the log whether it was confirmed.
        _write(file, trial.rules.text.encode())


def _write(file: Path, data: bytes) -> None:
    """All or nothing: whoever reads the file sees the old one or the new one."""
    target = file.resolve()
    try:
        if target.is_file() and target.read_bytes() == data:
            return
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        if target.is_file():
            shutil.copymode(target, new.name)
            shutil.copy2(target, target.with_name(f"{target.name}.bak"))
        else:
            os.chmod(new.name, 0o644)
        os.replace(new.name, target)
    except OSError as error:
        raise CannotWrite(f"{file} cannot be written: {error.strerror}; nothing was changed.") from None
