"""Texts that say almost the same: an author must not write them, and no split may have one on each side.

`python -m classifier.near_duplicates FOLDER ...` prints the pairs within and across the folders of texts, and ends with
1 when there are any.
"""

import sys
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from itertools import groupby
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer

from classifier.corpus import HERE, Text, read_texts

ALIKE = 0.8
"""Cosine of the counts of character n-grams (3 to 5 letters) above which two texts are one."""

_AT_ONCE = 500  # rows of the matrix of similarities


def near_duplicates(texts: Sequence[Text]) -> Iterator[tuple[Text, Text, float]]:
    """Pairs of texts of one language that are alike, and how much; wordings of one family may be."""
    ordered = sorted(texts, key=lambda text: text.language)
    for _, group in groupby(ordered, lambda text: text.language):
        same_language = list(group)
        for one, other, alike in _alike([_written(text) for text in same_language]):
            if same_language[one].family != same_language[other].family:
                yield same_language[one], same_language[other], alike


def _alike(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    counter: Any = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), use_idf=False)
    rows = counter.fit_transform(texts)
    for start in range(0, len(texts), _AT_ONCE):
        similar = (rows[start : start + _AT_ONCE] @ rows.T).tocoo()
        for row, column, alike in zip(similar.row, similar.col, similar.data, strict=True):
            if start + row < column and alike > ALIKE:
                yield int(start + row), int(column), float(alike)


def _written(text: Text) -> str:
    """Subject and body, as they stand in the file."""
    mail = message_from_bytes(text.raw, policy=default)
    return f"{mail['Subject'] or ''}\n{mail.get_content()}".strip()


def main(folders: Sequence[str]) -> int:
    """Print the pairs in these folders, of the corpus when none is named."""
    texts = [text for folder in folders or [str(HERE)] for text in read_texts(Path(folder))]
    pairs = list(near_duplicates(texts))
    for one, other, alike in pairs:
        print(f"{alike:.2f}  {one.where}  {other.where}")
    print(f"{len(texts)} texts, {len(pairs)} pairs that are nearly the same")
    return 1 if pairs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
