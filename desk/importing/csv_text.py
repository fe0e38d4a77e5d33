"""Rows out of bytes: UTF-8, UTF-16 or Western European, with `,` `;` or tab; a bounded piece at a time."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from desk.importing.columns import ImportRefused

LONGEST_LINE = 4 * 1024 * 1024  # bytes or characters
SEPARATORS = ",;\t"
STDIN = "-"


@dataclass(slots=True)
class Text:
    """A file while it is read: how many bytes so far, and how many lines were not UTF-8."""

    name: str
    read: int = 0
    odd_lines: int = 0
    first_odd: int = 0


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file, a FIFO or (`-`) standard input, and its size in bytes, 0 when nobody knows."""
    if str(path) == STDIN:
        yield sys.stdin.buffer, 0
        return
    if not path.exists() or path.is_dir():
        raise ImportRefused(f"{path} is not a file; give the path of a CSV, or - for standard input")
    with path.open("rb") as file:
        yield file, path.stat().st_size if path.is_file() else 0


def rows_in(file: BinaryIO, text: Text) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line, the header first. Raises ImportRefused for no CSV."""
    csv.field_size_limit(LONGEST_LINE)
    lines = _lines(file, text)
    first = next(lines, "")
    told = first.casefold().startswith("sep=") and len(first.rstrip("\r\n")) == 5  # a spreadsheet's own word
    separator = first[4] if told else max(SEPARATORS, key=first.count)
    reader = csv.reader(lines if told else chain([first], lines), delimiter=separator, strict=True)
    above = 1 if told else 0
    began = 1 + above
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield reader.line_num + above, _composed(cells)
            began = reader.line_num + above + 1
    except csv.Error as error:
        raise ImportRefused(f"{text.name}: {error} in the row of line {began}; check its quotes") from None


def _composed(cells: list[str]) -> list[str]:
    """Letters with their accents in one, as people type them; a Mac writes the accents apart.

    Of the cells, not the line: composed, some signs would be separators.
    """
    return cells if "".join(cells).isascii() else [normalize("NFC", cell) for cell in cells]


def _lines(file: BinaryIO, text: Text) -> Iterator[str]:
    head = file.readline(LONGEST_LINE)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _wide_lines(_Rest(head, file), "utf-16", text)
    elif head[:200].count(0) > len(head[:200]) // 4:
        yield from _wide_lines(_Rest(head, file), "utf-16-le" if head[1:2] == b"\0" else "utf-16-be", text)
    else:
        yield from _narrow_lines(head.removeprefix(b"\xef\xbb\xbf"), file, text)


def _narrow_lines(line: bytes, file: BinaryIO, text: Text) -> Iterator[str]:
    """UTF-8, and Western European for each line that is none."""
    number = 1
    while line:
        if len(line) >= LONGEST_LINE:
            raise ImportRefused(f"{text.name}: line {number} is longer than 4 MB; is this a CSV?")
        text.read += len(line)
        try:
            said = line.decode("utf-8")
        except UnicodeDecodeError:
            text.odd_lines += 1
            text.first_odd = text.first_odd or number
            said = line.decode("cp1252", "replace")
        yield said.replace("\0", "") if "\0" in said else said
        line, number = file.readline(LONGEST_LINE), number + 1


def _wide_lines(file: "_Rest", encoding: str, text: Text) -> Iterator[str]:
    number = 1
    try:
        with TextIOWrapper(file, encoding=encoding, newline="\n") as opened_text:  # type: ignore[type-var]
            while line := opened_text.readline(LONGEST_LINE):
                if len(line) >= LONGEST_LINE:
                    raise ImportRefused(f"{text.name}: line {number} is longer than 4 MB; is this a CSV?")
                text.read, number = file.taken, number + 1
                yield line.replace("\0", "")
    except UnicodeError:
        raise ImportRefused(
            f"{text.name}: line {number} is broken UTF-16; save the file as CSV UTF-8"
        ) from None


class _Rest:
    """The bytes already looked at, then the rest of the file; what a TextIOWrapper needs of a file."""

    closed = False

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head, self._file, self.taken = head, file, 0

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def read1(self, size: int = -1) -> bytes:
        piece = self._head or self._file.read(65536 if size < 0 else size)
        self._head = b""
        self.taken += len(piece)
        return piece

    def read(self, size: int = -1) -> bytes:
        return self.read1(size)

    def flush(self) -> None:
        """Nothing is written here."""

    def close(self) -> None:
        """Whoever opened the file closes it."""
