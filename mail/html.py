"""The words of an HTML mail: what a reader sees, and what is left of it without the marked quotes."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mail.clean import clean_text

LONGEST = 256 * 1024
# The HTML parser is quadratic in nesting: this many tags, all nested, cost a fifth of a second.
MOST_TAGS = 10_000
_UNSEEN = "script, style, head, title, template, noscript, [hidden], [aria-hidden=true]"
_HIDING = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|text-indent:-\d{3,}"
    r"|(?:opacity|max-height|font-size):0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)|font-size:1p[xt]"
)
_BLOCKS = ", ".join(
    [
        *(
            "address",
            "article",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "form",
            "header",
            "hr",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "pre", "section", "table", "tr", "ul"),
    ]
)
# Quotes that are elements of their own; an answer may follow below them.
_QUOTES = ", ".join(
    [
        *("blockquote", ".gmail_quote", ".gmail_quote_container", ".moz-cite-prefix", ".protonmail_quote"),
        *(".tutanota_quote", ".yahoo_quoted", "[id*=yahoo_quoted]", ".zmail_extra", ".front-blockquote"),
        *(
            ".missive_quote",
            ".ms-outlook-mobile-reference-message",
            "#mail-editor-reference-message-container",
        ),
        *("[name=messageReplySection]", "div[name=quote]", "#aolReplacedBody"),
    ]
)
# Marks of a quote that runs to the end of the mail: Outlook on the web, Hotmail, Outlook and Windows Mail.
_QUOTE_STARTS = ", ".join(
    [
        *("#divRplyFwdMsg", "#appendonsend", "#stopSpelling", ".OutlookMessageHeader"),
        *("[style*='border-top:solid #E1E1E1' i]", "[style*='border-top:solid #B5C4DF' i]"),
        *(
            "[style*='border-top-color: rgb(229, 229, 229)' i]",
            "[style*='border-top-color: rgb(181, 196, 223)' i]",
        ),
    ]
)
_SIGNATURES = ", ".join(
    [
        *(".gmail_signature", "[data-smartmail=gmail_signature]", ".moz-signature", "#Signature"),
        *(".protonmail_signature_block", "#ms-outlook-mobile-signature", "[id^=AppleMailSignature]"),
        *("[name=messageSignatureSection]", "[id^=Zm-_Id_-Sgn]"),
    ]
)
# Stands for a line end while white space is collapsed: up to two of them are one, more are a blank line.
_BREAK = "\x01"
_BLANK_LINES = re.compile(f" ?{_BREAK}(?: ?{_BREAK}){{2,}} ?")
_LINE_ENDS = re.compile(f" ?{_BREAK}(?: ?{_BREAK})? ?")


def read_html(source: str) -> tuple[str, str]:
    """All visible text, and the visible text with each marked quote reduced to a `>` and signatures gone."""
    tags = source[:LONGEST].split("<", MOST_TAGS + 1)[: MOST_TAGS + 1]
    tree = LexborHTMLParser("<".join(tags))
    body = tree.body
    if body is None:
        return "", ""
    _remove_unseen(tree)
    _break_lines(tree)
    whole = _words(body)
    _remove(tree, _SIGNATURES)
    if start := tree.css_first(_QUOTE_STARTS):
        _cut_from(start)
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
    for node in tree.css(f"br, td, th, p, {_BLOCKS}"):
        match node.tag:
            case "br":
                node.replace_with(_BREAK * 2)
            case "td" | "th":
                node.insert_after(" ")
            case tag:
                ends = _BREAK * 3 if tag == "p" else _BREAK
                node.insert_before(ends)
                node.insert_after(ends)


def _cut_from(node: LexborNode) -> None:
    """Remove a node and everything that comes after it in the mail."""
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        while above.next is not None:
            above.next.decompose()
        above = above.parent
    node.replace_with(f"{_BREAK}>{_BREAK}")


def _words(body: LexborNode) -> str:
    """The clean text of a tree whose lines are marked."""
    text = " ".join(body.text(separator="").split())
    return clean_text(_LINE_ENDS.sub("\n", _BLANK_LINES.sub("\n\n", text))).strip()
