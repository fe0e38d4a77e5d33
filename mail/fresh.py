"""What the person wrote: the text of a mail without quotes, footers and signature."""

import re

from mail.body import Passage
from mail.flowed import SAID
from mail.footers import without_footers
from mail.quotes import without_quotes
from mail.signature import without_signature

LONGEST = 16 * 1024


def fresh_text(passages: list[Passage]) -> str:
    """The fresh text, at most 16 kB; empty when the mail is nothing but quotes, footers and signatures."""
    text = "\n".join(passage.unquoted for passage in passages)
    written = without_quotes(text)[: LONGEST * 2]
    fresh = without_signature(without_footers(written))
    return re.sub("\n{3,}", "\n\n", fresh.replace(SAID, ""))[:LONGEST].strip()
