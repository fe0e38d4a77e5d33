"""How results are told: a table for people, one line of JSON for programs, and the machine they hold for."""

import json
import os
import platform
from collections.abc import Sequence
from statistics import median
from typing import Any


def machine() -> dict[str, Any]:
    """What the figures hold for: processors, load average over one and five minutes, Python."""
    one, five, _ = os.getloadavg()
    return {
        "cpus": os.cpu_count(),
        "load": [round(one, 2), round(five, 2)],
        "python": platform.python_version(),
        "system": platform.system(),
    }


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median, and from least to most.

    >>> spread([3, 1, 2], 1)
    '2.0 (1.0-3.0)'
    """
    return f"{median(values):,.{digits}f} ({min(values):,.{digits}f}-{max(values):,.{digits}f})"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table with columns in line."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |" for line in lines
    )


def tell(name: str, text: str, figures: dict[str, Any]) -> None:
    """Print the text, the machine, and everything as JSON on the last line."""
    about = machine()
    print(text)
    print(f"\n{about['cpus']} CPUs, load {about['load'][0]} / {about['load'][1]}, Python {about['python']}\n")
    print(json.dumps({"benchmark": name, "machine": about} | figures))
