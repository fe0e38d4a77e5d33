"""What the person wrote: the text of a mail without quotes and without signature."""

from mail.body import Passage
from mail.quotes import without_quotes
from mail.signature import without_signature

LONGEST = 16 * 1024


def fresh_text(passages: list[Passage]) -> str:
    """The fresh text, at most 16 kB; empty when the mail is nothing but a quote or a signature."""
    text = "\n".join(passage.unquoted for passage in passages)
    return without_signature(without_quotes(text)[: LONGEST * 2])[:LONGEST].strip()
