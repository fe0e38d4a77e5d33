"""Labels as people write them, in folders and CSV files, and the labels we compare."""

import csv
from collections.abc import Iterator
from pathlib import Path

from routing.model import Category, Mail, Verdict

NOT = "not "
AUTOMATIC = "automatic"
_LARGEST_FIELD = 1_000_000
_NAMED_BY = {
    Category.BOUNCE: ("bounce", "dsn", "ndr", "delivery_failure", "hard_bounce", "soft_bounce"),
    Category.OUT_OF_OFFICE: (
        "out_of_office",
        "ooo",
        "oof",
        "absence",
        "vacation",
        "auto_reply_absence",
        "left",
    ),
    Category.UNSUBSCRIBE: ("unsubscribe", "unsub", "stop", "opt_out", "optout", "removal"),
    Category.NOT_INTERESTED: ("not_interested", "negative", "rejection", "declined"),
    Category.INTERESTED: ("interested", "positive", "meeting"),
    Category.OTHER: ("other", "neutral", "question", "objection", "referral", "human", "person"),
    AUTOMATIC: (
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
_COLUMNS_OF_PATHS = ("path", "local_path", "file", "filename")


class LabelError(Exception):
    """There is nothing labelled to judge here."""


def said(verdict: Verdict) -> str:
    """The label of a verdict: its category, or `automatic`, which is a fact and no category."""
    return AUTOMATIC if verdict.facts.automatic else str(verdict.category)


def label_of(name: str) -> str | None:
    """Our label for somebody's: `ooo`, `bounce_hard`, `complaint_arf`, `not_bounce`; None for an unknown one.

    >>> label_of("bounce_hard"), label_of("OOO"), label_of("not-bounce"), label_of("not_interested")
    ('bounce', 'out_of_office', 'not bounce', 'not_interested')
    """
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key in _LABELS:
        return _LABELS[key]
    if key == "hard_negative":
        return NOT + Category.OUT_OF_OFFICE
    if key.startswith("not_"):
        label = label_of(key.removeprefix("not_"))
        return label and NOT + label
    words = key.split("_")
    starts = ("_".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((_LABELS[start] for start in starts if start in _LABELS), None)


def labelled_files(folder: Path, labels: Path | None) -> tuple[list[tuple[Path, str]], int]:
    """The .eml files with their labels, and how many rows or files were left out for want of a known label."""
    known = (path for name in ("labels.csv", "MANIFEST.csv") if (path := folder / name).is_file())
    listed = labels or next(known, None)
    named = list(_listed(listed, folder) if listed else _by_folder(folder))
    pairs = [(path, label) for path, name in named if path.suffix == ".eml" and (label := label_of(name))]
    if not pairs:
        raise LabelError(
            f"no labelled .eml file under {folder}: add a labels.csv with path,label, or sub-folders"
        )
    return pairs, len(named) - len(pairs)


def _listed(labels: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """Files named in a CSV, relative to it, and only those inside `folder`."""
    for row in _rows(labels):
        written = next((row[column] for column in _COLUMNS_OF_PATHS if row.get(column)), "")
        path = (labels.parent / written).resolve()
        if path.is_file() and path.is_relative_to(folder.resolve()):
            yield path, row.get("label") or ""


def _by_folder(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.eml")):
        yield path, path.parent.name


def labelled_rows(path: Path) -> tuple[list[tuple[str, str, Mail]], int]:
    """The rows of a CSV as mails (no headers, no date) with their labels, and how many rows were left out."""
    rows = list(_rows(path))
    if not rows or not {"body", "label"} <= rows[0].keys():
        raise LabelError(f"{path} needs a header with the columns body and label")
    pairs = [
        (f"{path.name}:{row.get('id') or number}", label, _mail(row))
        for number, row in enumerate(rows, start=2)
        if (label := label_of(row["label"] or ""))
        and (row.get("ambiguous") or "0").strip().lower() in ("0", "", "no", "false")
    ]
    return pairs, len(rows) - len(pairs)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LARGEST_FIELD)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _mail(row: dict[str, str]) -> Mail:
    body = row["body"] or ""
    return Mail(
        message_id=None,
        sender="",
        sender_name="",
        senders=(),
        to=(),
        subject=row.get("subject") or "",
        date=None,
        in_reply_to=(),
        references=(),
        fresh=body,
        text=body,
        headers={},
    )
