"""Counts what a program asks of SQLite, heard at the driver, so that any program can be counted alike."""

import sqlite3
from dataclasses import dataclass

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(slots=True)
class Statements:
    """Statements as SQLite runs them; a write outside of BEGIN and COMMIT is a commit of its own.

    `asked` are those that read or write rows; `steps` are BEGIN, COMMIT, savepoints and the like.
    """

    asked: int = 0
    steps: int = 0
    commits: int = 0
    _inside: bool = False
    _written: bool = False

    def listen(self, connection: sqlite3.Connection) -> None:
        """Count everything this connection runs from now on."""
        connection.set_trace_callback(self.heard)

    def heard(self, sql: str) -> None:
        """One statement, as the driver tells it."""
        word = sql.lstrip().partition(" ")[0].upper().rstrip(";")
        if word == "BEGIN":
            self._inside, self._written = True, False
        elif word in ("COMMIT", "END", "ROLLBACK") and " TO " not in sql.upper():
            self.commits += word != "ROLLBACK" and self._written
            self._inside = False
        if word in (*WRITES, "SELECT", "WITH"):
            self.asked += 1
        elif not word.startswith("--"):
            self.steps += 1
        if word in WRITES:
            self._written = True
            self.commits += not self._inside

    def counted(self) -> dict[str, int]:
        """The counts so far."""
        return {"asked": self.asked, "steps": self.steps, "commits": self.commits}
