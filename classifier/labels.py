"""Labels as people write them, in folders and CSV files, and the labels we compare."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from classifier.corpus import as_mail, is_corpus, read_texts
from routing.model import ReplyKind

NOT = "not "
_LARGEST_FIELD = 1_000_000
_NAMED_BY = {
    ReplyKind.BOUNCE: ("bounce", "dsn", "ndr", "delivery_failure", "hard_bounce", "soft_bounce"),
    ReplyKind.OUT_OF_OFFICE: (
        "out_of_office",
        "ooo",
        "oof",
        "absence",
        "vacation",
        "auto_reply_absence",
        "left",
    ),
    ReplyKind.UNSUBSCRIBE: ("unsubscribe", "unsub", "stop", "opt_out", "optout", "removal"),
    ReplyKind.NOT_INTERESTED: ("not_interested", "negative", "rejection", "declined"),
    ReplyKind.INTERESTED: ("interested", "positive", "meeting"),
    ReplyKind.OTHER: ("other", "neutral", "question", "objection", "referral", "human", "person"),
    ReplyKind.AUTOMATIC: (
        "automatic",
        "auto",
        "autoreply",
        "auto_reply",
        "mdn",
        "receipt",
        "complaint",
        "arf",
        "delay",
        "ack",
    ),
}
_LABELS = {name: str(label) for label, names in _NAMED_BY.items() for name in names}
_MAIL_FILES = (".eml", ".txt")
_COLUMNS_OF_PATHS = ("path", "local_path", "file", "filename")


class LabelError(Exception):
    """There is nothing labelled to judge here."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One mail and what it is: `truth` is a kind, or `not ` and a kind; `language` may be empty."""

    where: str
    truth: str
    language: str
    raw: bytes


def label_of(name: str) -> str | None:
    """Our label for somebody's: `ooo`, `bounce_hard`, `complaint_arf`, `not_bounce`; None for an unknown one.

    >>> label_of("bounce_hard"), label_of("OOO"), label_of("not-bounce"), label_of("not_interested")
    ('bounce', 'out_of_office', 'not bounce', 'not_interested')
    """
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key in _LABELS:
        return _LABELS[key]
    if key == "hard_negative":
        return NOT + ReplyKind.OUT_OF_OFFICE
    if key.startswith("not_"):
        label = label_of(key.removeprefix("not_"))
        return NOT + label if label and not label.startswith(NOT) else None
    words = key.split("_")
    starts = ("_".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((_LABELS[start] for start in starts if start in _LABELS), None)


def labelled_mails(path: Path, labels: Path | None = None) -> tuple[list[Labelled], int]:
    """The labelled mails at `path`, and how many rows or files were left out for want of a known label.

    A CSV (columns body and label, and if you like id, subject, language, ambiguous: such rows are left out); a
    folder of .eml files, whose labels stand in `labels`, else in its labels.csv (path, label) or MANIFEST.csv
    (local_path, label), else are the names of the folders they lie in; or a folder of texts like the corpus.
    Raises LabelError when there is nothing labelled.
    """
    if not path.is_dir():
        return _labelled_rows(path)
    return _labelled_texts(path) if labels is None and is_corpus(path) else _labelled_files(path, labels)


def _labelled_texts(folder: Path) -> tuple[list[Labelled], int]:
    return [Labelled(text.where, text.label, text.language, text.raw) for text in read_texts(folder)], 0


def _labelled_files(folder: Path, labels: Path | None) -> tuple[list[Labelled], int]:
    known = (path for name in ("labels.csv", "MANIFEST.csv") if (path := folder / name).is_file())
    listed = labels or next(known, None)
    named = list(_listed(listed, folder) if listed else _by_folder(folder))
    mails = [
        Labelled(str(path), label, language, path.read_bytes())
        for path, name, language in named
        if path.suffix in _MAIL_FILES and (label := label_of(name))
    ]
    if not mails:
        raise LabelError(
            f"no labelled .eml file under {folder}: add a labels.csv with path,label, or sub-folders"
        )
    return mails, len(named) - len(mails)


def _listed(labels: Path, folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Files named in a CSV, relative to it, and only those inside `folder`."""
    for row in _rows(labels):
        written = next((row[column] for column in _COLUMNS_OF_PATHS if row.get(column)), "")
        path = (labels.parent / written.replace("\0", "")).resolve()
        if path.is_file() and path.is_relative_to(folder.resolve()):
            yield path, row.get("label") or "", row.get("language") or ""


def _by_folder(folder: Path) -> Iterator[tuple[Path, str, str]]:
    for path in sorted(folder.rglob("*.eml")):
        yield path, path.parent.name, ""


def _labelled_rows(path: Path) -> tuple[list[Labelled], int]:
    rows = list(_rows(path))
    if not rows or not {"body", "label"} <= rows[0].keys():
        raise LabelError(f"{path} needs a header with the columns body and label")
    mails = [
        Labelled(f"{path.name}:{row.get('id') or number}", label, row.get("language") or "", _mail(row))
        for number, row in enumerate(rows, start=2)
        if (label := label_of(row["label"] or ""))
        and (row.get("ambiguous") or "0").strip().lower() in ("0", "", "no", "false")
    ]
    if not mails:
        raise LabelError(f"no row of {path} has a label we know; try one of {', '.join(ReplyKind)}")
    return mails, len(rows) - len(mails)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LARGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise LabelError(f"{path} is no CSV in UTF-8: {error}") from error


def _mail(row: dict[str, str]) -> bytes:
    subject = " ".join((row.get("subject") or "").split())
    return as_mail({"Subject": subject} if subject else {}, row["body"] or "")
