"""Names of people made comparable with each other and with addresses."""

import re
import unicodedata


def alike(name: str, address: str) -> bool:
    """Whether a part of the name stands before the @."""
    local = folded(address.partition("@")[0])
    return any(part in local for part in re.findall(r"\w{3,}", folded(name)))


def tidy(name: str) -> str:
    """The name without a possessive s and stray apostrophes."""
    return re.sub(r"['’]s$", "", name).strip("'’ ")


def bare(word: str) -> str:
    """The word for comparison: folded, without a possessive s and punctuation."""
    return re.sub(r"'s$", "", folded(word).replace("’", "'")).strip(".,:;'()")


def folded(text: str) -> str:
    """Lower case without accents, each character in its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


def _folded_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character
