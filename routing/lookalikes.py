"""Domains written with foreign letters that only look like another domain; they never match it."""

import unicodedata
from functools import lru_cache

from routing.domains import normal_domain

LOOKS_LIKE = str.maketrans(
    # Cyrillic, Greek, Armenian and others, as they are drawn in most fonts.
    "авеёзіїјкмнорстухѕѵԁԛԝһӏґєѡ" + "αβγεηικνορτυχωϲϳ" + "աոսցօհյգզ" + "ıɑɡɩʟʀɴꜱᴀᴄᴇᴋᴍᴏᴛᴜᴠᴡᴢøłđħ",
    "abee3iijkmhopctyxsvdqwhlrew" + "abyenikvoptuxwcj" + "wnugohjqq" + "iagilrnsacekmotuvwzoldh",
)


@lru_cache(maxsize=4096)
def looks_like(domain: str) -> str:
    """The plain domain that this one may be taken for; empty when all of its letters are plain.

    Letters of one alphabet alone are seen, not digits for letters or `rn` for `m`: those are domains of
    their own by the hundred.

    >>> looks_like("аcme.example"), looks_like("xn--cme-5cd.example"), looks_like("acme.example")
    ('acme.example', 'acme.example', '')
    """
    normal = normal_domain(domain)
    if "xn--" not in normal:
        return ""
    try:
        written = normal.encode("ascii").decode("idna")
    except UnicodeError:
        return ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", written) if not unicodedata.combining(c))
    plain = bare.casefold().translate(LOOKS_LIKE)
    return normal_domain(plain) if plain.isascii() else ""
