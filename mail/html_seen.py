"""What a reader of HTML sees: hidden words are taken away, and lines end where they are seen to end."""

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mail.clean import clean_text, evenly_spaced
from mail.html_source import BREAK

_UNSEEN = ["script", "style", "head", "title", "template", "noscript"]
_PERHAPS_UNSEEN = "[style], [hidden], [aria-hidden=true]"
_HIDING = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|text-indent:-(?:\d{4}|[5-9]\d\d|\d{3}[\d.]*(?:r?em|%|vw))"
    r"|(?<![\w-])(?:opacity|max-height):0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
)
_TINY = re.compile(r"font-size:(?:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)|1p[xt])")
# A size that does not depend on the size around it.
_SIZED = re.compile(r"font(?:-size)?:[^;]{0,100}?(?:\d(?:px|pt|rem)|medium|small|large)")
_PREFORMATTED = re.compile(r"white-space:(?:pre|break-spaces)")
_END = "\x01"  # a BREAK, once white space is collapsed


def remove_unseen(tree: LexborHTMLParser) -> None:
    """Hidden text was not said: it may not unsubscribe anybody, nor be shown."""
    tree.strip_tags(_UNSEEN, recursive=True)
    look_of = cache(_look_of)  # of one mail: nearly all its nodes have one of a few styles
    for node in tree.css(_PERHAPS_UNSEEN):
        said = node.attributes
        look = look_of(said.get("style"))
        if look == "hidden" or "hidden" in said or said.get("aria-hidden") == "true":
            node.decompose()
        elif look == "tiny":
            _remove_tiny(node)


def _look_of(written: str | None) -> str:
    """What a style makes of the words it stands on: `hidden`, `tiny`, or `seen`."""
    style = _bare(written)
    return "hidden" if _HIDING.search(style) else "tiny" if _TINY.search(style) else "seen"


def _remove_tiny(node: LexborNode) -> None:
    """Remove the words that have the size of this node, not those that set their own, as in many a cell."""
    near = list(node.iter(include_text=True))
    while near:
        each = near.pop()
        if each.tag == "-text":
            each.decompose()
        elif each.is_element_node and not _SIZED.search(style_of(each)) and not _TINY.search(style_of(each)):
            near += each.iter(include_text=True)


def remove(tree: LexborHTMLParser, selector: str) -> bool:
    """Take away what a selector finds, and all that is in it; whether there was any."""
    found = tree.css(selector)
    for node in found:
        node.decompose()
    return bool(found)


def style_of(node: LexborNode) -> str:
    """The style written on a node, in lower case and without white space."""
    return _bare(node.attrs.get("style"))


def _bare(style: str | None) -> str:
    return "".join((style or "").lower().split())


def keep_line_ends(tree: LexborHTMLParser) -> None:
    """The lines of preformatted text are those of its source: marks of quotes stand where they begin."""
    done: set[int] = set()
    for node in tree.css("pre, [style*='white-space' i]"):
        if node.mem_id not in done and (node.tag == "pre" or _PREFORMATTED.search(style_of(node))):
            inside = list(node.traverse(include_text=True))
            done |= {each.mem_id for each in inside if each.tag != "-text"}
            for each in inside:
                if each.tag == "-text" and "\n" in (text := each.text(separator="")):
                    each.replace_with(text.replace("\n", BREAK * 2))


def words_of(body: LexborNode) -> str:
    """The clean text of a tree whose lines are marked."""
    text = body.text(separator="").replace(_END, "").replace(BREAK, _END)
    text = evenly_spaced(text).replace(f" {_END}", _END).replace(f"{_END} ", _END)
    paragraphs = [words for each in text.split(_END * 3) if (words := each.strip(_END))]
    return clean_text("\n\n".join(paragraphs).replace(_END * 2, "\n").replace(_END, "\n")).strip()
