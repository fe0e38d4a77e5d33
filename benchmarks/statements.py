"""Counts what a program asks of SQLite; the same rules for whoever is counted."""

import sqlite3
from dataclasses import dataclass

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
READS = ("SELECT", "WITH")


@dataclass(slots=True)
class Statements:
    """`asked` are calls to the driver that read or write rows (many rows in one call are one), as the
    database library tells them; `commits` are heard at SQLite itself.
    """

    asked: int = 0
    commits: int = 0

    def ask(self, sql: str) -> None:
        """One call to the driver; BEGIN, savepoints and the like are none."""
        self.asked += _first_word(sql) in (*WRITES, *READS)

    def listen(self, connection: sqlite3.Connection) -> None:
        """Hear every statement this connection runs from now on."""
        connection.set_trace_callback(_Transactions(self).hear)

    def counted(self) -> dict[str, int]:
        """The counts so far."""
        return {"asked": self.asked, "commits": self.commits}


@dataclass(slots=True)
class _Transactions:
    """The transactions of one connection: several may be at work at the same time."""

    all: Statements
    inside: bool = False
    written: bool = False

    def hear(self, sql: str) -> None:
        """A write outside of BEGIN and COMMIT is a commit of its own; one that only reads is none."""
        match _first_word(sql):
            case "BEGIN":
                self.inside, self.written = True, False
            case "COMMIT":
                self.all.commits += self.written
                self.inside = False
            case "ROLLBACK" if " TO " not in sql:
                self.inside = False
            case word if word in WRITES:
                self.written = True
                self.all.commits += not self.inside


def _first_word(sql: str) -> str:
    return sql.lstrip().partition(" ")[0].upper().rstrip(";")
