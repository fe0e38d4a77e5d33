"""What a message in Slack may be about: the addresses, domains and names of companies in it; pure."""

import re
from collections.abc import Collection, Iterator

from desk.question import read_question
from routing.domains import registrable

READ = 4000  # characters of a message that are looked at
MOST = 8  # names of companies that are tried
LONG = 5  # words in a company's name
CONTROL = re.compile(r"<([^<>|]{1,500})(?:\|[^<>]{0,500})?>")
FILES = frozenset(
    {
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "csv",
        "txt",
        "png",
        "jpg",
        "zip",
        "ics",
        "eml",
        "html",
        "json",
    }
)
"""What ends a file's name; some are top-level domains, and nobody's company."""
EDGES = ".,;:!?()[]{}\"'“”‘’*_~`«»"
JOINING = frozenset({"&", "and", "of", "und", "de", "et", "y"})


def asked_in(text: str, ours: Collection[str] = ()) -> tuple[str, ...]:
    """The addresses and domains in a message, in its order; `ours` are domains of our own.

    >>> asked_in("see <https://www.acme.com/a|acme> or <mailto:jo@b.example|jo>, not notes.pdf")
    ('acme.com', 'jo@b.example')
    """
    return tuple(dict.fromkeys(_addresses(text, ours)))


def names_in(text: str) -> tuple[str, ...]:
    """What may be companies: words in capitals that stand together, and the whole if it is short.

    >>> names_in("Did anybody talk to Acme Robotics GmbH? They asked Jo.")
    ('Acme Robotics GmbH', 'Robotics GmbH', 'Did', 'They', 'Jo')
    """
    plain = CONTROL.sub(" ", text[:READ])
    runs = list(_runs(plain.split()))
    whole = [" ".join(plain.split()).strip(EDGES)] if len(plain.split()) <= LONG else []
    tried = sorted((run for words in runs for run in (words, words[1:]) if run), key=len, reverse=True)
    names = dict.fromkeys([*whole, *(" ".join(run) for run in tried)])
    return tuple(name for name in names if read_question(name).what == "company")[:MOST]


def _addresses(text: str, ours: Collection[str]) -> Iterator[str]:
    for word in CONTROL.sub(r" \1 ", text[:READ]).split():
        bare = word.strip(EDGES)
        if bare[:1] in "@#!" or "." not in bare:
            continue
        asked = read_question(bare)
        host = asked.text.rpartition("@")[2]
        if asked.what not in ("address", "domain") or host.rpartition(".")[2] in FILES:
            continue
        if (own := registrable(host)) and own not in ours:
            yield asked.text


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Words in capitals that stand together; a comma or the end of a sentence parts them."""
    run: list[str] = []
    for word in words:
        bare = word.strip(EDGES)
        if bare and (bare[0].isupper() or bare[0].isdigit() or (run and bare in JOINING)):
            run.append(bare)
        elif run:
            yield _ended(run)
            run = []
        if run and (word[-1:] in ".,;:!?)" or len(run) == LONG):
            yield _ended(run)
            run = []
    if run:
        yield _ended(run)


def _ended(run: list[str]) -> list[str]:
    """A run without a joining word at its end."""
    while run and run[-1] in JOINING:
        run = run[:-1]
    return run
