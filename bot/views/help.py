"""How to ask Whoowns, and single sentences to one person."""

from bot.views.blocks import rich, small, words
from bot.views.message import Message
from bot.views.text import escaped

USAGE = "Ask with /whoowns and an address, a domain, a company or a person, for example /whoowns acme.com"
SENTENCE = 600


def usage(sorry: str = "") -> Message:
    """The way of asking, after a word of regret if there is one."""
    about = "Whoowns gives every reply exactly one owner. Only you see the answer."
    text = f"{sorry} {USAGE}".strip()
    return Message(text, (rich(words(text, SENTENCE)), small(about)))


def sentence(text: str) -> Message:
    """One sentence, such as an error, to one person."""
    return Message(escaped(text, SENTENCE), (rich(words(text, SENTENCE) or words("Done.")),))
