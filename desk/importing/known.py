"""What is known by name, found however an export writes it: people, teams, sources, segments, sequences."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from routing.reading.market import label_key
from routing.rulebook import Rulebook

SEVERAL = re.compile("[,;]")  # between the account lists of one cell
ALIKE = 0.75  # as near as that to a name of the rules file it may be meant


class Known:
    """Looked up by dictionary: an export asks for each of a million rows.

    `sequences` are the names of those that were imported, in order.
    """

    def __init__(self, rulebook: Rulebook, sequences: Sequence[str] = ()) -> None:
        self._rulebook = rulebook
        self._owners = {key: key for key in (*rulebook.people, *rulebook.teams)}
        names: dict[str, set[str]] = {}
        for key, rep in rulebook.people.items():
            for name in (key, rep.name, rep.email):
                names.setdefault(_folded(name), set()).add(key)
        for key, team in rulebook.teams.items():
            for name in (key, team.name):
                names.setdefault(_folded(name), set()).add(key)
        self._by_name = {name: sorted(keys) for name, keys in names.items() if name}
        self._labels = {
            label_key(label): source.name
            for source in rulebook.sources.values()
            for label in (source.name, *source.aliases)
        }
        self._segments = {name.casefold(): name for name in rulebook.segments}
        self._lists = {label_key(name): name for name in rulebook.account_lists}
        self._imported = frozenset(sequences)
        self._sequences = {name.casefold(): name for name in (*rulebook.sequences, *sequences)}

    def owner(self, text: str, no_team: str = "") -> tuple[str, str]:
        """The key of the person or team with this key, address or full name, and no word; else what is wrong.

        With `no_team`, the reason why it must be a person, a team is nobody; an unknown name is kept.
        """
        keys = [self._owners[text]] if text in self._owners else self._by_name.get(_folded(text), [])
        if no_team and any(key in self._rulebook.teams for key in keys):
            keys = [key for key in keys if key in self._rulebook.people]
            if not keys:
                return "", f"is a team; {no_team}"
        if len(keys) == 1:
            return keys[0], ""
        if keys:
            said = f"may be {', '.join(keys[:-1])} or {keys[-1]}; write the key or the address"
            return text, f"{said}, until then replies will pass it by"
        return text, "is not in the rules file; replies will pass it by"

    def source(self, label: str) -> tuple[str, str]:
        """The source of a label or alias (R95) and no word; else the label, and what to do about it."""
        key = label_key(label)
        if not label or key in self._labels:
            return self._labels.get(key, ""), ""
        near = get_close_matches(key, self._labels, 1, ALIKE)
        if near:
            name = self._labels[near[0]]
            return (
                label,
                f"{label!r} is no source; near {name}: add it to the aliases of {name} in rules.yaml",
            )
        return label, f"{label!r} is no source; add it to the aliases of one in rules.yaml, or as a source"

    def segment(self, text: str) -> tuple[str, str]:
        """The segment as the rules file writes it (R45), or the text itself and what comes of it.

        Where the rules file has no segments, none keeps a reply from anybody.
        """
        key = text.casefold()
        if not text or key in self._segments or not self._segments:
            return self._segments.get(key, text), ""
        passed = "whoever takes only some segments is passed by"
        if near := get_close_matches(key, self._segments, 1, ALIKE):
            passed = f"near {self._segments[near[0]]}: until it is written so, {passed}"
        return text, f"segment {text!r} is not in the rules file; {passed}"

    def account_list(self, text: str) -> tuple[str, str]:
        """The account list as the rules file writes it (R35), or the text itself and what comes of it.

        Of several lists, as Apollo has them in one cell, the first that the rules file knows counts.
        """
        if not text:
            return "", ""
        key = label_key(text)
        for each in (key, *map(label_key, SEVERAL.split(text))):
            if each in self._lists:
                return self._lists[each], ""
        without = "nobody gets replies by it"
        if near := get_close_matches(key, self._lists, 1, ALIKE):
            without = f"near {self._lists[near[0]]}: {without} until it is written so"
        return text, f"account list {text!r} is not in the rules file; {without}"

    def sequence(self, text: str) -> tuple[str, str]:
        """A lead's sequence as it was imported, else as the rules file writes it, else as the lead does.

        There is no word to it: sequences may be imported after their leads.
        """
        return text if text in self._imported else self._sequences.get(text.casefold(), text), ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
