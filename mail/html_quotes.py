"""The quotes in an HTML mail, by the marks of the programs that wrote it: each becomes a lone `>`."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mail.html_seen import style_of
from mail.html_source import BREAK

# A long conversation nests them inside its quotes; only the outermost matter, and they come first.
MOST_CONTAINERS = 20
# Quotes that are elements of their own; an answer may follow below them.
_QUOTES = ", ".join(
    [
        *("blockquote", ".moz-cite-prefix"),
        *(".tutanota_quote", ".yahoo_quoted", "[id*=yahoo_quoted]", ".front-blockquote"),
        *(
            ".missive_quote",
            ".ms-outlook-mobile-reference-message",
            "#mail-editor-reference-message-container",
        ),
        *("[name=messageReplySection]", "div[name=quote]", "#aolReplacedBody"),
    ]
)
# Programs put these around the quote and whatever is answered between and below its pieces.
_CONTAINERS = ", ".join(
    f"div{each}" for each in (".gmail_quote", ".gmail_quote_container", ".protonmail_quote", ".zmail_extra")
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
_QUOTE = f"{BREAK}>{BREAK}{BREAK}"


def mark_quotes(tree: LexborHTMLParser) -> bool:
    """Put a `>` in the place of each quote of a tree whose lines are marked; whether there may be any."""
    if start := tree.css_first(_QUOTE_STARTS):
        _cut_from(start)
    containers = tree.css(_CONTAINERS)
    for number, container in enumerate(containers):
        quote = container.css_first("blockquote") if number < MOST_CONTAINERS else None
        if quote is None or not _cut_announcement(container, quote):
            container.replace_with(_QUOTE)
    quotes = tree.css(_QUOTES)
    for quote in quotes:
        style = style_of(quote)
        if "border:none" not in style or "border-left" in style:
            quote.replace_with(_QUOTE)
    return bool(start or containers or quotes)


def _cut_announcement(container: LexborNode, quote: LexborNode) -> bool:
    """Remove what stands above the quote in its container, if it is no more than its announcement.

    More than that is a mail passed on, and the quote is one inside of that.
    """
    above: list[LexborNode] = []
    node: LexborNode | None = quote
    while node is not None and node.mem_id != container.mem_id:
        before = node.prev
        while before is not None:
            above.append(before)
            before = before.prev
        node = node.parent
    text = "".join(each.text(separator="") for each in reversed(above))
    lines = [line for each in text.split(BREAK) if (line := each.strip())]
    if len(lines) > 1 or not all(line.endswith((":", "：", "--")) for line in lines):
        return False
    for each in above:
        each.decompose()
    return True


def _cut_from(node: LexborNode) -> None:
    """Remove a node and everything that comes after it in the mail."""
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        while above.next is not None:
            above.next.decompose()
        above = above.parent
    node.replace_with(_QUOTE)
