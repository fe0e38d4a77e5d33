"""The sandbox's time: real time plus the number of seconds kept in a file that the bot reads too."""

import os
import time
from pathlib import Path


class Clock:
    """Real time plus an offset; without a file the offset lives in memory only."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._offset = 0.0

    def offset(self) -> float:
        """Seconds added to real time; a missing or unreadable file counts as what was read last."""
        if self._path is not None:
            try:
                self._offset = float(self._path.read_text())
            except (OSError, ValueError):
                return self._offset
        return self._offset

    def now(self) -> float:
        """Epoch seconds in the sandbox."""
        return time.time() + self.offset()

    def forward(self, seconds: float) -> float:
        """Add `seconds`, for every reader of the file at once, and answer the new now."""
        self._offset = self.offset() + seconds
        if self._path is not None:
            fresh = self._path.with_name(self._path.name + ".new")
            fresh.write_text(repr(self._offset))
            os.replace(fresh, self._path)
        return self.now()
