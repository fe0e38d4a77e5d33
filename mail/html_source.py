"""The source of an HTML mail before it is parsed: bounded, and with a mark wherever a line is seen to end."""

import re

LONGEST = 256 * 1024
# The HTML parser is quadratic in nesting: this many tags, all nested, cost a fifth of a second.
MOST_TAGS = 10_000
# It is quadratic in the attributes of a tag, too; no mail program writes this many.
MOST_ATTRIBUTES = 60

BREAK = "\f"
"""Stands for a line end while white space is collapsed: up to two of them are one, more are a blank line.

White space may stand in any element, even between the rows of a table, and a mail has no use for it.
"""

_WHITE = r" \t\n\f\r"
_NAME = rf"/?[a-zA-Z][^{_WHITE}/>]*+"
_VALUE = rf"""[{_WHITE}]*+=[{_WHITE}]*+(?:"[^"]*+"?|'[^']*+'?|[^{_WHITE}>]*+)"""
_ATTRIBUTE = rf"[{_WHITE}/]*+[^{_WHITE}/>][^{_WHITE}/>=]*+(?:{_VALUE})?+"
_TAG = re.compile(rf"<(?P<inside>{_NAME}(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+")
# The same without a `<` inside of any tag: nearly every mail, and one look is a fifth of the cost.
_PLAIN_NAME = rf"/?[a-zA-Z][^{_WHITE}/><]*+"
_PLAIN_VALUE = rf"""[{_WHITE}]*+=[{_WHITE}]*+(?:"[^"<]*+"|'[^'<]*+'|[^{_WHITE}>"'<][^{_WHITE}><]*+|(?=>))"""
_PLAIN_ATTRIBUTE = rf"[{_WHITE}/]*+[^{_WHITE}/><][^{_WHITE}/>=<]*+(?:{_PLAIN_VALUE}|(?![{_WHITE}]*=))"
_PLAIN_TAG = rf"{_PLAIN_NAME}(?:{_PLAIN_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+[{_WHITE}/]*+>"
_PLAIN = re.compile(rf"[^<]*+(?:<(?:{_PLAIN_TAG}|(?!/?[a-zA-Z]))[^<]*+)*+")
# A `<` inside of a tag; but what looks like a tag may stand in a script, which must end where it ends.
_INSIDE = re.compile(rf"<(?!/(?:script|style|textarea|title)[{_WHITE}]*(?:>|\Z))", re.IGNORECASE)

_BEGINNING = re.compile(rf"(<{_NAME})")
# The elements that a parser opens anew in every block until they are closed (HTML, 13.2.4.3).
_REOPENED = ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
# A parser gives the attributes of all of them to the first, which cannot be taken away like other elements.
_ROOTS = ("<body", "<frameset", "<html")
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "center", "dd", "details", "dir", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *("hgroup", "legend", "li", "main", "menu", "nav", "ol", "pre", "section", "summary"),
    *("table", "tr", "ul"),
)
_MARKS = {
    "br": BREAK * 2,
    "hr": BREAK * 2,
    "p": BREAK * 3,
    **dict.fromkeys(("td", "th"), " "),
    **dict.fromkeys(_BLOCKS, BREAK),
}
_BEGINNINGS = {
    **{f"{begins}{name}": f"{mark}{begins}{name}" for begins in ("<", "</") for name, mark in _MARKS.items()},
    **{f"{begins}{name}": f"{begins}span" for begins in ("<", "</") for name in _REOPENED},
    **dict.fromkeys(_ROOTS, "<span"),
}


def prepared(source: str) -> str:
    """The same mail, of which a parser makes a tree no larger than the source, in time no worse.

    Formatting says nothing here, so its elements become spans, which are not opened anew, as do the roots.
    Where a tag ends is read as HTML says; a `<` inside of one is escaped, lest the parser sees a tag where
    none was bounded.
    """
    bounded = source[:LONGEST].replace(BREAK, " ")
    if bounded.count("<") > MOST_TAGS:
        bounded = "<".join(bounded.split("<", MOST_TAGS + 1)[:-1])
    if not _PLAIN.fullmatch(bounded):
        bounded = _TAG.sub(_bounded_tag, bounded)
    pieces = _BEGINNING.split(bounded)
    pieces[1::2] = [_BEGINNINGS.get(name.lower(), name) for name in pieces[1::2]]
    return "".join(pieces)


def _bounded_tag(tag: re.Match[str]) -> str:
    return "<" + _INSIDE.sub("&lt;", tag["inside"])
