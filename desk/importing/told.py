"""What was told of headers with --map, held for each tool: two mean different things by one header."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from desk.importing.columns import header_key, tool_of
from storage.sales import ColumnName


def told_of(what: str, headers: Sequence[str], origin: str) -> tuple[str, ...]:
    """Of whom that counts which was told, the nearest last: the recognised tool, else nobody and the origin.

    What was told of lists that no tool is known of says nothing of a tool's export.
    """
    tool = tool_of(what, headers)
    return (tool,) if tool else ("", origin)


def remembered(session: Session, what: str, whose: Sequence[str]) -> dict[str, str]:
    """The column for each header's key, as told for these tools or origins."""
    every = select(ColumnName).where(ColumnName.what == what, col(ColumnName.tool).in_(whose))
    held = session.exec(every.order_by(col(ColumnName.tool)))  # the empty one first: the other counts
    return {row.header: row.column for row in held}


def remember(session: Session, what: str, tool: str, told: Mapping[str, str]) -> None:
    """From now on these headers have these columns in files of this tool (or origin)."""
    for header, column in told.items():
        session.merge(ColumnName(what=what, tool=tool, header=header, column=column))


def as_before(headers: Sequence[str], before: Mapping[str, str]) -> str:
    """The line that names the headers whose meaning was told at an earlier import; empty when none was.

    Somebody else may have told it.
    """
    found = {header.strip(): before[key] for header in headers if (key := header_key(header)) in before}
    if not found:
        return ""
    each = (f"{header!r} is {f'read as {to}' if to else 'left out'}" for header, to in found.items())
    return f"{', '.join(each)}, as was told before; --map says otherwise"
