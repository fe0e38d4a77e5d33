"""The words of an HTML mail: what a reader sees, and what is left of it without the marked quotes."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 256 * 1024
_UNSEEN = "script, style, head, title, template, noscript, [hidden], [aria-hidden=true]"
_HIDING = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0*)?(?:;|$)|(?:font-size|max-height):0(?:\D|$)"
    r"|text-indent:-\d{3,}"
)
_BLOCKS = (
    "address, article, blockquote, center, dd, div, dl, dt, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, "
    "ol, pre, section, table, tr, ul"
)
# Quotes that are elements of their own; an answer may follow below them.
_QUOTES = (
    ".gmail_quote, .gmail_quote_container, blockquote, .moz-cite-prefix, .protonmail_quote, .tutanota_quote, "
    ".yahoo_quoted, [id*=yahoo_quoted], .zmail_extra, .front-blockquote, .missive_quote, .ms-outlook-mobile-reference-message, "
    "#mail-editor-reference-message-container, [name=messageReplySection], div[name=quote], #aolReplacedBody"
)
# Marks of a quote that runs to the end of the mail.
_QUOTE_STARTS = (
    "#divRplyFwdMsg",
    "#appendonsend",
    "#stopSpelling",
    ".OutlookMessageHeader",
    "#reply-intro",
    "[style*='border-top:solid #E1E1E1' i]",
    "[style*='border-top:solid #B5C4DF' i]",
    "[style*='border-top-color: rgb(229, 229, 229)' i]",
    "[style*='border-top-color: rgb(181, 196, 223)' i]",
)
_SIGNATURES = (
    ".gmail_signature, .moz-signature, .protonmail_signature_block, #Signature, #ms-outlook-mobile-signature, "
    "#AppleMailSignature, [id^=AppleMailSignature], [data-smartmail=gmail_signature], [name=messageSignatureSection]"
)
# Stands for a line end while white space is collapsed; the cleaned source cannot contain it.
_BREAK = "\x1e"


def read_html(source: str) -> tuple[str, str]:
    """All visible text, and the visible text with each marked quote reduced to a `>` and signatures gone."""
    tree = LexborHTMLParser(source[:LONGEST].replace(_BREAK, ""))
    body = tree.body
    if body is None:
        return "", ""
    _remove_unseen(tree)
    _break_lines(tree)
    whole = _words(body)
    _remove(tree, _SIGNATURES)
    for start in _QUOTE_STARTS:
        if found := tree.css_first(start):
            _cut_from(found)
    for quote in tree.css(_QUOTES):
        if "border:none" not in _style(quote):
            quote.replace_with(f"{_BREAK}>{_BREAK}")
    return whole, _words(body)


def _remove_unseen(tree: LexborHTMLParser) -> None:
    """Hidden text was not said: it may not unsubscribe anybody, nor be shown."""
    _remove(tree, _UNSEEN)
    for node in tree.css("[style]"):
        if _HIDING.search(_style(node)):
            node.decompose()


def _remove(tree: LexborHTMLParser, selector: str) -> None:
    for node in tree.css(selector):
        node.decompose()


def _style(node: LexborNode) -> str:
    return "".join((node.attributes.get("style") or "").lower().split())


def _break_lines(tree: LexborHTMLParser) -> None:
    for node in tree.css("br"):
        node.replace_with(_BREAK)
    for node in tree.css(_BLOCKS):
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)
    for node in tree.css("p"):
        node.insert_before(_BREAK * 2)
        node.insert_after(_BREAK * 2)


def _cut_from(node: LexborNode) -> None:
    """Remove a node and everything that comes after it in the mail."""
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        while above.next is not None:
            above.next.decompose()
        above = above.parent
    node.replace_with(f"{_BREAK}>{_BREAK}")


def _words(body: LexborNode) -> str:
    lines = (" ".join(line.split()) for line in body.text(separator="").split(_BREAK))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()
