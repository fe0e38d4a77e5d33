"""The other person a mail names: who stands in, or whom to ask instead."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from classifier.gates import GatedPhrases
from classifier.hearing import hear
from classifier.names_compared import alike, bare, folded, tidy
from classifier.people_words import (
    ARTICLES,
    COLLEAGUE,
    DISCLAIMER,
    LABELS,
    MYSELF,
    NOT_NAMES,
    PARTICLES,
    POINTS_AHEAD,
    STANDS_IN,
    TITLES,
)
from classifier.wording import plain
from routing.model import Mail

_READ, _AHEAD, _BEHIND, _NEAR, _SOON, _POINTERS = 4_000, 170, 130, 90, 220, 60
_TITLE = "\x01"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_WORD = rf"[{_UPPER}](?:[\w'’]{{1,30}}(?:-[\w'’]{{1,30}}){{0,2}}|\.)"
_NAME = re.compile(
    rf"(?:(?<={_TITLE} )(?:(?:{PARTICLES}) ){{1,3}})?(?<![\w@.-]){_WORD}(?: (?:(?:{PARTICLES}) ){{0,3}}(?:[dD]['’])?{_WORD}){{0,4}}"
)
_ADDRESS = re.compile(r"(?<![\w.+=-])[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_UNANSWERED = re.compile(r"no-?_?\.?reply|do-?not-?reply|mailer-daemon|postmaster")
_STOP = re.compile(rf"[!?](?=\s|$)|(?<![.\s{_TITLE}][{_UPPER}])\.(?=\s+[{_UPPER}¿¡]|\s*$)|\n\s*\n")
_PARTICLES = frozenset(PARTICLES.split("|"))
_NEVER_INSIDE = NOT_NAMES - _PARTICLES
_TITLED = re.compile(f"{_TITLE}(?= )")
_LOWER = re.compile(r"(?<![\w@.-])[a-zß-öø-ÿ][\w-]{2,}(?![\w@.-]*[@])")
_BRACKETED = re.compile(r"[>\])]?\s?\(([^()]{3,60})\)")
_OPENS = re.compile(r"\s*[:\-–]?\s*")


def person_named(mail: Mail) -> str:
    """The person the text points to, as `Jane Doe <jane@acme.example>`; only the address or the name where
    that is all it says; empty when it names nobody.

    Of several people the first. Never the writer, never an address the mail came to, never one of a disclaimer.

    >>> from routing.model import Mail
    >>> def said(text): return Mail(None, "a@b.example", "", (), (), "", None, (), (), text, text, {})
    >>> person_named(said("Please contact my colleague Jane Doe (jane@acme.example)."))
    'Jane Doe <jane@acme.example>'
    >>> person_named(said("Wenden Sie sich bitte an Frau Petra Klein.")), person_named(said("Contact me later."))
    ('Petra Klein', '')
    """
    return _Reader(mail).person()


class _Reader:
    """Reads the people of one mail."""

    def __init__(self, mail: Mail) -> None:
        text = (mail.fresh or mail.text)[:_READ]
        self.text, self.folded = text, folded(text)
        heard = hear(plain(text) if text.isascii() else self.folded)  # the same words, which others ask about
        if disclaimer := DISCLAIMER.search(self.folded):
            start = disclaimer.start()
            end = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1, 0)
            self.text, self.folded = text[:end], self.folded[:end]
        if heard.may_say(TITLES):
            self.text = TITLES.whole.sub(lambda title: _TITLE * len(title.group()), self.text)
            self.folded = folded(self.text)
        self.heard = replace(heard, said=self.folded)
        self.own = {
            mail.sender.lower(),
            *map(str.lower, (*mail.senders, *mail.to)),
            mail.forwarded_by.lower(),
        }
        self.writer = frozenset(re.findall(r"\w+", folded(mail.sender_name)))

    def person(self) -> str:
        """The first person pointed to in the order of the text; else a colleague, else any address told."""
        pointers = [(found.start(), self._behind, found) for found in self._all(STANDS_IN)]
        pointers += [(found.start(), self._ahead, found) for found in self._all(POINTS_AHEAD)]
        for _, read, found in sorted(pointers, key=lambda each: each[0])[:_POINTERS]:
            if person := read(found):
                return person
        return self._colleague() or self._told()

    def _all(self, table: GatedPhrases) -> Iterator[re.Match[str]]:
        return self.heard.pattern(table).finditer(self.folded) if self.heard.search(table) else iter(())

    def _ahead(self, pointer: re.Match[str]) -> str:
        """Whom the words behind a pointer name, up to the end of its sentence."""
        if MYSELF.match(self.folded, pointer.end()):
            return ""
        near = self._sentence_after(pointer.end())
        address = self._address(near)
        names = self._names(near[: address.start()] if address else near)
        if names and names[0][0] <= _NEAR:
            return self._with_address(names[0][2], near, len(names) == 1, pointer.end())
        if not address:
            return ""
        after = _BRACKETED.match(near, address.end())
        behind = self._names(after.group(1)) if after else []
        return _written(behind[0][2] if behind else "", address)

    def _with_address(self, name: str, sentence: str, alone: bool, start: int) -> str:
        """The name with an address that is like it, soon after, else with the next one when nobody comes between."""
        for found in _ADDRESS.finditer(self.text, start, start + _SOON):
            if self._usable(found) and alike(name, found.group()):
                return _written(name, found)
        return _written(name, self._address(sentence) if alone else None)

    def _sentence_after(self, start: int) -> str:
        """What follows up to the end of the sentence; `contact:` and an empty line end none."""
        near = self.text[start : start + _AHEAD]
        opened = _OPENS.match(near)
        near = near[opened.end() if opened else 0 :]
        stop = _STOP.search(near)
        return near[: stop.start()] if stop else near

    def _behind(self, pointer: re.Match[str]) -> str:
        """Who stands just before `is covering for me`."""
        near = self.text[max(0, pointer.start() - _BEHIND) : pointer.start()]
        if stops := list(_STOP.finditer(near)):
            near = near[stops[-1].end() :]
        near = near.rstrip(" ,:–-\n")
        address = None
        for found in _ADDRESS.finditer(near):
            if near[found.end() :].strip(")>] ,\n") == "" and self._usable(found):
                address = found
        if address:
            near = near[: address.start()].rstrip(" (<[,:–-\n")
        names = self._names(near)
        name = names[-1][2] if names and names[-1][1] == len(near) else ""
        if name and not address:
            after = self._sentence_after(pointer.end())
            found = self._address(after)
            return self._with_address(
                name, after, bool(found) and not self._names(after[: found.start()]), pointer.end()
            )
        return _written(name, address)

    def _colleague(self) -> str:
        """Somebody called a colleague, or by a title, with nothing else that points there."""
        for found in chain(self._all(COLLEAGUE), _TITLED.finditer(self.folded)):
            near = self._sentence_after(found.end())
            names = self._names(f"{_TITLE} {near.lstrip()}")
            if names and names[0][0] == 2:
                return self._with_address(names[0][2], near, len(names) == 1, found.end())
        return ""

    def _told(self) -> str:
        """The first address in a line that says something, with the name right before it: `Invoices: Jane Doe, jane@...`."""
        if "@" not in self.text:
            return ""
        for address in filter(self._usable, _ADDRESS.finditer(self.text)):
            start, end = self.text.rfind("\n", 0, address.start()) + 1, self.text.find("\n", address.end())
            line = (
                f"{self.text[start : address.start()]} {self.text[address.end() : end if end >= 0 else None]}"
            )
            says = set(_LOWER.findall(line[:200])) - LABELS or self.text[: address.start()].endswith(
                ("(", "<")
            )
            if alike(" ".join(self.writer), address.group()) or not says:
                continue
            near = self.text[max(start, address.start() - _NEAR) : address.start()].rstrip("(<[:,– -")
            names = self._names(near)
            return _written(names[-1][2] if names and names[-1][1] == len(near) else "", address)
        return ""

    def _usable(self, address: re.Match[str]) -> bool:
        found = address.group().strip(".").lower()
        return found not in self.own and not _UNANSWERED.match(found)

    def _address(self, near: str) -> re.Match[str] | None:
        return next(filter(self._usable, _ADDRESS.finditer(near)), None)

    def _names(self, near: str) -> list[tuple[int, int, str]]:
        """Start, end and text of each person's name, titles and other capitalised words left out."""
        names = []
        for found in _NAME.finditer(near):
            words = found.group().split(" ")
            start, end = found.span()
            while words and bare(words[0]) in NOT_NAMES and not words[0][0].islower():
                start += len(words.pop(0)) + 1
            if len(words) > 2 and near[:start].endswith("of "):  # of Operations Jane Doe
                start += len(words.pop(0)) + 1
            for at, word in enumerate(words):
                if at and word[0].isupper() and bare(word) in _NEVER_INSIDE:
                    end = start + len(" ".join(words[:at]))
                    words = words[:at]
                    break
            while words and words[0] in _PARTICLES and not near[:start].endswith(f"{_TITLE} "):
                start += len(words.pop(0)) + 1
            while words and words[-1] in _PARTICLES:
                end -= len(words.pop()) + 1
            if words and self._is_name(words, near[:start]):
                names.append((start, end, tidy(" ".join(words))))
        return names

    def _is_name(self, words: list[str], before: str) -> bool:
        if {bare(word) for word in words} <= self.writer or "@" in before[-1:]:
            return False
        if len(words) > 1:
            return True
        lead = bare(before.split()[-1]) if before.split() else ""
        return len(words[0]) > 1 and words[0][-1] != "." and lead not in ARTICLES and before[-3:] != "of "


def _written(name: str, address: re.Match[str] | None) -> str:
    """`Jane Doe <jane@acme.example>`, or the one that is known."""
    mailbox = address.group().strip(".").lower() if address else ""
    return f"{name} <{mailbox}>" if name and mailbox else name or mailbox
