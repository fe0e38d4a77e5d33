"""The words of an HTML mail: what a reader sees, and what is left of it without the marked quotes."""

import re

from selectolax.lexbor import LexborHTMLParser

from mail.html_quotes import mark_quotes
from mail.html_seen import mark_lines, remove, remove_unseen, words_of

LONGEST = 256 * 1024
# The HTML parser is quadratic in nesting: this many tags, all nested, cost a fifth of a second.
MOST_TAGS = 10_000
# It is quadratic in the attributes of a tag, too; no mail program writes this many.
MOST_ATTRIBUTES = 60
_VALUE = r"""[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"]*+"?|'[^']*+'?|[^ \t\n\f\r>]*+)"""
_ATTRIBUTE = rf"[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{_VALUE})?+"
_TAG = re.compile(
    rf"<(?P<inside>/?[a-z][^ \t\n\f\r/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+",
    re.IGNORECASE,
)
# The elements that a parser opens anew in every block until they are closed (HTML, 13.2.4.3).
_REOPENED = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[ \t\n\f\r/>])", re.IGNORECASE
)
_SIGNATURES = ", ".join(
    [
        *(".gmail_signature", "[data-smartmail=gmail_signature]", ".moz-signature", "#Signature"),
        *(".protonmail_signature_block", "#ms-outlook-mobile-signature", "[id^=AppleMailSignature]"),
        *("[name=messageSignatureSection]", "[id^=Zm-_Id_-Sgn]"),
    ]
)


def read_html(source: str) -> tuple[str, str]:
    """All visible text, and the visible text with each marked quote reduced to a `>` and signatures gone.

    A signature stays when nothing else was written: some people write into it.
    """
    tree = LexborHTMLParser(_bounded(source))
    body = tree.body
    if body is None:
        return "", ""
    remove_unseen(tree)
    mark_lines(tree)
    whole = words_of(body)
    mark_quotes(tree)
    signed = words_of(body)
    if not remove(tree, _SIGNATURES):
        return whole, signed
    written = words_of(body)
    return whole, written if written.strip("> \n") else signed


def _bounded(source: str) -> str:
    """The same mail, of which a parser makes a tree no larger than the source, in time no worse.

    Formatting says nothing here, so its elements become spans, which are not opened anew. Where a tag ends
    is read as HTML says; a `<` inside of one is escaped, lest the parser sees a tag where none was bounded.
    """
    tags = source[:LONGEST].split("<", MOST_TAGS + 1)[: MOST_TAGS + 1]
    return _TAG.sub(_bounded_tag, _REOPENED.sub(r"<\1span", "<".join(tags)))


def _bounded_tag(tag: re.Match[str]) -> str:
    return "<" + tag["inside"].replace("<", "&lt;")
