"""The words of an HTML mail: what a reader sees, and what is left of it without the marked quotes."""

from selectolax.lexbor import LexborHTMLParser

from mail.html_quotes import mark_quotes
from mail.html_seen import keep_line_ends, remove, remove_unseen, words_of
from mail.html_source import prepared

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
    tree = LexborHTMLParser(prepared(source))
    body = tree.body
    if body is None:
        return "", ""
    remove_unseen(tree)
    keep_line_ends(tree)
    whole = words_of(body)
    signed = words_of(body) if mark_quotes(tree) else whole
    if not remove(tree, _SIGNATURES):
        return whole, signed
    written = words_of(body)
    return whole, written if written.strip("> \n") else signed
