"""What one row says, as values for our tables; whatever is wrong with it is told, with the line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desk.importing.cells import company_domain, count_in, is_user_id, moment_in
from desk.importing.columns import Layout
from desk.importing.known import Known
from desk.importing.places import placed
from desk.importing.report import ImportReport
from routing.crm_ids import crm_ids

LONGEST_CELL = 10_000  # characters
YES, NO = (
    {"true", "yes", "y", "1", "x", "ja", "oui", "si", "sí"},
    {"false", "no", "n", "0", "", "nein", "non"},
)
SIGNS_OFF = "salesforce"  # its reports end with lines on who made them and when

PEOPLE = ("owner", "backup", "sent_by")
NO_TEAM = {
    ("leads", "owner"): "a lead's owner is a person: the other rules decide",
    ("leads", "sent_by"): "a lead's sender is a person: left out",
    ("sequences", "backup"): "a sequence's backup is a person: left out",
}
"""Where a team cannot stand, and what comes of it."""
NO_NAME = "is an id, which is nobody's name here; export Owner.Name or Owner.Email as well: left as it was"

Columns = dict[str, Any]


class Rejected(Exception):
    """This row cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """`values` has only columns the file has; `domains` are an account's mail domains, if it has them.

    `line` is where it stands.
    """

    values: Columns
    domains: frozenset[str] | None = None
    line: int = 0

    def contradiction(self, earlier: Columns) -> Iterator[tuple[int, str]]:
        """The line, and in what it differs from an `earlier` row about the same; nothing if it does not."""
        said = [column for column, value in self.values.items() if earlier[column] != value]
        if said:
            named = self.values.get("name") or self.values["email"]
            yield self.line, f"{named!r} is in the file before with another {said[0]}; the last row holds"


class RowReader:
    """Reads the rows of one file; `constants` are values for columns the file does not have."""

    def __init__(
        self, what: str, layout: Layout, known: Known, report: ImportReport, constants: dict[str, str]
    ) -> None:
        self._layout, self._known, self._report = layout, known, report
        self._constants = {key: value for key, value in constants.items() if key not in layout.cells}
        self._cells = [(column, places[0]) for column, places in layout.cells.items()]
        self._shared = [(column, places) for column, places in layout.cells.items() if len(places) > 1]
        people = (each for each in PEOPLE if each in layout.cells or each in self._constants)
        self._people = [(column, NO_TEAM.get((what, column), "")) for column in people]
        spelling = {
            "source": known.source,
            "segment": known.segment,
            "listed": known.account_list,
            "sequence": known.sequence,
        }
        self._named = [
            each for each in spelling.items() if each[0] in layout.cells or each[0] in self._constants
        ]
        self._row: Callable[[int, Columns, Sequence[str]], Row] = {
            "accounts": self._account,
            "leads": self._lead,
            "sequences": self._sequence,
        }[what]

    def read(self, line: int, cells: Sequence[str]) -> Row | None:
        """The row of these cells; None when it was refused, which has been told."""
        if len(cells) == 1 < self._layout.width and self._layout.tool == SIGNS_OFF:
            return None
        try:
            if len(cells) != self._layout.width:
                raise Rejected(f"{len(cells)} cells, the header has {self._layout.width}")
            return self._row(line, self._texts(cells), cells)
        except Rejected as why:
            self._report.refuse(line, str(why), cells)
            return None

    def _texts(self, cells: Sequence[str]) -> Columns:
        texts = self._constants | {column: cells[place].strip() for column, place in self._cells}
        for column, places in self._shared:
            said = [each for place in places if (each := cells[place].strip())]
            texts[column] = " ".join(said) if column == "domains" else next(iter(said), "")
        if max(map(len, texts.values())) > LONGEST_CELL:
            column, text = next(each for each in texts.items() if len(each[1]) > LONGEST_CELL)
            raise Rejected(f"{column} has {len(text)} characters; {LONGEST_CELL} are the most")
        return texts

    def _account(self, line: int, values: Columns, cells: Sequence[str]) -> Row:
        name = values["name"]
        if not name:
            raise Rejected("an account needs a name")
        values.update((each, crm_ids(values[each])[-1]) for each in ("crm_id", "parent") if each in values)
        if values.get("parent") in (name, values.get("crm_id") or name):
            self._report.repair(line, f"{name!r} is its own parent; taken without one", cells)
            values["parent"] = ""
        if "private" in values:
            values["private"] = self._yes(line, values["private"], cells)
        self._numbers_and_names(line, values, cells)
        domains = values.pop("domains", None)
        return Row(values, None if domains is None else self._domains(line, domains, cells), line)

    def _lead(self, line: int, values: Columns, cells: Sequence[str]) -> Row:
        email = values["email"].casefold()
        local, _, domain = email.rpartition("@")
        if not local or "." not in domain or any(c.isspace() for c in email):
            raise Rejected(f"{values['email'][:200]!r} is not an e-mail address")
        values |= {"email": email, "domain": domain}
        values.setdefault("sequence", "")
        if "sent_at" in values:
            text, values["sent_at"] = values["sent_at"], moment_in(values["sent_at"])
            if text and values["sent_at"] is None:
                said = f"sent_at {text[:60]!r} is no date like 2026-11-23T09:00:00Z; left out"
                self._report.repair(line, said, cells)
        if "reply_token" in values:
            values["reply_token"] = values["reply_token"].casefold()
        if account := values.get("account"):
            values["account"] = crm_ids(re.split(r"[;, ]", account)[0])[-1]
        places, odd = placed(values.get("country", ""), values.get("state", ""))
        values |= places
        for said in odd:
            self._report.repair(line, said, cells)
        self._numbers_and_names(line, values, cells)
        return Row(values, line=line)

    def _sequence(self, line: int, values: Columns, cells: Sequence[str]) -> Row:
        if not values["name"]:
            raise Rejected("a sequence needs a name")
        if not values["owner"]:
            raise Rejected(f"sequence {values['name']!r} needs an owner (R53)")
        self._numbers_and_names(line, values, cells)
        return Row(values, line=line)

    def _numbers_and_names(self, line: int, values: Columns, cells: Sequence[str]) -> None:
        for column, no_team in self._people:
            if text := values[column]:
                values[column], wrong = self._known.owner(text, no_team)
                if wrong and is_user_id(text):
                    del values[column]
                    wrong = NO_NAME
                if wrong:
                    self._report.repair(line, f"{column} {text!r} {wrong}", cells)
        for column, spelled in self._named:
            values[column], wrong = spelled(values[column])
            if wrong:
                self._report.repair(line, wrong, cells)
        if "employees" in values:
            text, values["employees"] = values["employees"], count_in(values["employees"])
            if text and values["employees"] is None:
                self._report.repair(line, f"employees {text!r} is not a number; left empty", cells)

    def _domains(self, line: int, text: str, cells: Sequence[str]) -> frozenset[str]:
        found: set[str] = set()
        for word in dict.fromkeys(text.replace(";", " ").replace(",", " ").split()):
            if domain := company_domain(word):
                found.add(domain)
            else:
                said = f"{word!r} cannot stand for a company: not a domain, or one that many people share"
                self._report.repair(line, f"{said}; left out", cells)
        return frozenset(found)

    def _yes(self, line: int, text: str, cells: Sequence[str]) -> bool:
        if text.casefold() not in YES | NO:
            self._report.repair(line, f"private {text!r} is neither true nor false; taken for true", cells)
        return text.casefold() not in NO
