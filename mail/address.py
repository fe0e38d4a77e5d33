"""Addresses in From and To: what is really the address, never what a display name pretends."""

import re
from collections.abc import Iterable, Iterator

from mail.clean import clean_line
from mail.words import read_bytes, read_words

# Every alternative either takes its whole match or a single character, so tokenising is linear on any input.
_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"?|<(?P<angle>[^<>]*)>?|\((?P<comment>[^()]*)\)'
    r'|(?P<comma>[,;])|(?P<text>[^"<>,;()]+|.)',
    re.DOTALL,
)
_COMMENT = re.compile(r"\([^()]*\)")
_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,30}|\[[0-9a-f.:]{3,60}\]")
_LOCAL = re.compile(r'[^\s"<>(),;:\\\[\]@]{1,250}|"[^"<>\\]{1,250}"')
# The same mailbox with and without quotes (RFC 5321, 4.1.2).
_NEEDLESS_QUOTES = re.compile(r'^"([^\s"<>(),;:\\\[\]@]{1,250})"@')
MOST = 100


def read_addresses(values: Iterable[str]) -> list[tuple[str, str]]:
    """(name, address) pairs of raw address headers, in order, at most 100; the unusable are left out.

    Two addresses inside one entry are both kept: the reader must see that it is ambiguous.
    """
    found: list[tuple[str, str]] = []
    for value in values:
        for name, candidates in _entries(value):
            found += [(name, usable) for each in candidates if (usable := normalise(each))]
            if len(found) >= MOST:
                return found[:MOST]
    return found


def normalise(address: str) -> str:
    """Lower case, IDNA domain, no route, no trailing dot; empty if it is not an address."""
    bare = read_bytes(_COMMENT.sub("", address) if "(" in address else address).strip()
    if bare.startswith('"'):
        bare = _NEEDLESS_QUOTES.sub(r"\1@", bare)
    if bare.startswith("@"):
        bare = bare.partition(":")[2]
    local, _, domain = bare.rpartition("@")
    local, domain = local.strip().lower(), domain.strip().lower().rstrip(".")
    if len(bare) > 320 or clean_line(local) != local:
        return ""
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return ""
    return f"{local}@{domain}" if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) else ""


def _entries(value: str) -> Iterator[tuple[str, list[str]]]:
    """Each comma-separated entry as its name and what may be its address: in angle brackets, else bare."""
    words: list[str] = []
    comments: list[str] = []
    angles: list[str] = []
    bare: list[str] = []
    for token in [*_TOKEN.finditer(value), None]:
        if token is None or token["comma"]:
            name = read_words(" ".join(words if angles else comments), 200)
            yield name, angles or bare
            words, comments, angles, bare = [], [], [], []
        elif token["angle"] is not None:
            angles.append(token["angle"])
        elif token["comment"] is not None:
            comments.append(token["comment"])
        elif token["quoted"] is not None:
            words.append(re.sub(r"\\(.)", r"\1", token["quoted"]))
        else:
            near = token["text"].split()
            if token["text"].startswith("@") and value[token.start() - 1 : token.start()] == '"':
                near[0] = f'"{words[-1]}"{near[0]}'  # "chris.doe"@acme.example
            words.append(token["text"])
            bare += [word.rpartition(":")[2] for word in near if "@" in word]
