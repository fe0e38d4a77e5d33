"""Which rows of a table an import has touched: a bit for each id, so that a million take little room."""

from collections.abc import Iterable

PAGE = 1 << 15


class Seen:
    """A set of ids of rows."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def add(self, ids: Iterable[int]) -> None:
        """These rows were in the file."""
        for row_id in ids:
            page = self._pages.setdefault(row_id // PAGE, bytearray(PAGE // 8))
            page[row_id % PAGE // 8] |= 1 << row_id % 8

    def __contains__(self, row_id: int) -> bool:
        page = self._pages.get(row_id // PAGE)
        return page is not None and bool(page[row_id % PAGE // 8] & 1 << row_id % 8)
