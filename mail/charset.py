"""Bytes to text under a declared character set that may be missing, unknown, lying or a trap."""

import codecs

# WHATWG reads these labels as their supersets: so do mail clients.
_WIDER = {
    "ascii": "utf-8",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# Codecs that are no character set of mail, or that hide characters from whoever looks at the bytes.
_REFUSED = {"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"}


def decode(raw: bytes, declared: str | None) -> tuple[str, bool]:
    """The text, and whether every byte made sense: as declared, else UTF-8, else Windows-1252.

    A character cut in two at the end is left out: what is too long is cut anywhere.
    """
    codec = _codec(declared) if declared else "utf-8"
    for name in dict.fromkeys((codec or "utf-8", "utf-8")):
        try:
            return raw.decode(name), codec is not None
        except UnicodeDecodeError as why:
            if (text := _without_cut_end(raw, name, why)) is not None:
                return text, codec is not None
            if name.startswith("iso2022"):  # its bytes are ASCII: as anything else they make no sense
                return raw.decode(name, "replace"), False
        except ValueError:
            continue
    return raw.decode("cp1252", "replace"), codec == "cp1252" or not declared


def _without_cut_end(raw: bytes, name: str, why: UnicodeDecodeError) -> str | None:
    """The text before the last, incomplete character; None if something else is wrong with it.

    With nothing but ASCII before it, the last byte rather is one of Windows-1252.
    """
    if why.end < len(raw) or why.start < len(raw) - 3 or why.reason == "invalid start byte":
        return None
    text = raw[: why.start].decode(name, "ignore")
    return None if text.isascii() else text


def _codec(label: str) -> str | None:
    """Python's name for a declared character set; None if it is unknown or refused."""
    try:
        info = codecs.lookup(label.strip().strip("'\"")[:40])
    except (LookupError, ValueError):
        return None
    if info.name in _REFUSED or not getattr(info, "_is_text_encoding", False):
        return None
    return _WIDER.get(info.name, info.name)
