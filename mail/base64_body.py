"""Base64 as it comes: cut off, with other text behind it, or only said to be."""

import re
from binascii import a2b_base64

_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")


def decoded(body: bytes) -> bytes:
    """What is in the base64 up to its last whole group; the body itself if it only claims to be base64."""
    groups: list[bytes] = []
    for line in filter(None, map(bytes.strip, body.split(b"\n"))):
        if not _LINE.fullmatch(line):
            if not groups:
                return body
            break
        groups.append(line)
        if line.endswith(b"="):
            break
    joined = b"".join(groups)
    return a2b_base64(joined[: len(joined) // 4 * 4])
