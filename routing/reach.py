"""Entries of the chain that answer never or too late, and lists no entry reads, each with its path."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from routing.coverage import RULE as TERRITORY
from routing.model import Source
from routing.rule_files import FALLBACK, Entry
from routing.rulebook import Rulebook

Found = Iterator[tuple[str, str]]
"""The path of what looks wrong, as in the rulebook's `lines`, and the sentence."""


def entries_out_of_reach(book: Rulebook) -> Found:
    """Entries after a live one for the same rule that takes all they would take."""
    for at, entry in enumerate(book.chain):
        for place, earlier in enumerate(book.chain[:at]):
            if earlier.rule == entry.rule and not earlier.shadow and _takes_all_of(earlier.only, entry.only):
                where = book.lines.get(f"chain.{place}")
                before = f"line {where}" if where else str(earlier)
                yield (
                    f"chain.{at}",
                    f"chain: {entry} can never answer; {before} asks {entry.rule} for all of it",
                )
                break
    if book.chain and all(entry.shadow for entry in book.chain if entry.rule != FALLBACK):
        yield (
            "chain",
            f"chain: no rule is live, so every reply goes to {book.duties.fallback.name}, the fallback",
        )


def _takes_all_of(wider: Mapping[str, tuple[str, ...]], only: Mapping[str, tuple[str, ...]]) -> bool:
    return all(
        signal in only and {each.casefold() for each in only[signal]} <= {each.casefold() for each in values}
        for signal, values in wider.items()
    )


@dataclass(frozen=True, slots=True)
class Guard:
    """A rule that takes some mail before all others: which, what else becomes of it, and what more is to be
    said where another rule takes it first. The `harmless` may stand above all the same.
    """

    mail: str
    fate: str
    harmless: frozenset[str]
    taken: str = ""


TO_SELLERS = "go to whoever owns other replies"
GUARDS = {
    "safety": Guard(
        "wishes to stop, legal threats and complaints", TO_SELLERS, frozenset({"bounce_and_absence"})
    ),
    "bounce_and_absence": Guard(
        "bounces, absence notices and other machines' mail",
        TO_SELLERS,
        frozenset({"safety", "in_doubt"}),  # neither ever takes a machine's
    ),
    "thread_owner": Guard(
        "later replies of a conversation",
        "stay with its owner, but the log names whomever other rules do",
        frozenset({"safety", "bounce_and_absence"}),
        "; they stay with its owner, but the log names another",
    ),
}


def guards_out_of_place(book: Rulebook) -> Found:
    """Safety, the dismissal of machines' mail and the owner of a conversation, where they are missing or
    stand too low (T2, T11, R10).
    """
    for guard, of in GUARDS.items():
        entries = [(at, entry) for at, entry in enumerate(book.chain) if entry.rule == guard]
        live = [(at, entry) for at, entry in entries if not entry.shadow]
        others = f"{of.mail} {of.fate}"
        if not entries:
            yield "chain", f"chain: {guard} is missing; {others}"
        elif live and all(entry.only for _, entry in live):
            at, entry = live[0]
            yield f"chain.{at}", f"chain: {guard} ({entry.narrowed}) leaves the rest out; of it, {others}"
        else:
            yield from _taken_above(book, guard, [at for at, entry in live if not entry.only])


def _taken_above(book: Rulebook, guard: str, places: list[int]) -> Found:
    of = GUARDS[guard]
    for at in places[:1]:
        for place, earlier in enumerate(book.chain[:at]):
            if not earlier.shadow and earlier.rule not in {guard, *of.harmless}:
                where = book.lines.get(f"chain.{place}")
                above = f"{earlier.rule} (line {where})" if where else earlier.rule
                yield (
                    f"chain.{at}",
                    f"chain: {guard} stands below {above}, which takes {of.mail} first{of.taken}",
                )
                break


def _fed(book: Rulebook) -> dict[str, tuple[str, bool]]:
    """Rules that answer out of a list of the file: its name, and whether there is anything in it."""
    return {
        "vip": ("vip", bool(book.vip)),
        "account_list": ("account_lists", bool(book.account_lists)),
        "source": ("sources", any(map(_leads_on, book.sources.values()))),
        "high_intent": ("high_intent", any(each.team for each in book.topics.values())),
        TERRITORY: ("territories", bool(book.territories)),
    }


LACKS = {
    "source": "no source has an owner or is personal",
    "high_intent": "no topic is routed to a team",
}


def entries_without_matter(book: Rulebook) -> Found:
    """Entries whose rule has nothing to answer with: its list in the file is empty."""
    fed = _fed(book)
    for at, entry in enumerate(book.chain):
        name, filled = fed.get(entry.rule, ("", True))
        if not filled:
            why = LACKS.get(entry.rule, f"{name} is empty")
            yield f"chain.{at}", f"chain: {entry.rule} can never answer; {why}"
        elif entry.rule == "source" and not sources_that_answer(book, entry):
            yield f"chain.{at}", f"chain: {entry} can never answer; {LACKS['source']}"


def sources_that_answer(book: Rulebook, entry: Entry) -> list[str]:
    """The sources this entry of the rule is asked for that lead to somebody."""
    wanted = {each.casefold() for each in entry.only.get("source", ())}
    return [
        name
        for name, source in book.sources.items()
        if _leads_on(source) and (not wanted or name.casefold() in wanted)
    ]


def _leads_on(source: Source) -> bool:
    return bool(source.owner or source.team or source.personal)


def lists_without_entry(book: Rulebook) -> Found:
    """Lists that no live rule reads, and rules that only stand in shadow."""
    live = {entry.rule for entry in book.chain if not entry.shadow}
    for rule, (name, filled) in _fed(book).items():
        if filled and rule not in live:
            yield name, f"{name}: nobody is assigned by it, since the chain has no live rule {rule}"
    shadows = {entry.rule: f"chain.{at}" for at, entry in enumerate(book.chain) if entry.shadow}
    for rule, path in shadows.items():
        if rule not in live and rule not in _fed(book):
            yield path, f"chain: {rule} stands only in shadow, so it decides nothing"


def unknown_sequences(book: Rulebook, sequences: Collection[str] | None) -> Found:
    """Entries asked only for a sequence that is not among these; without any, none is said."""
    if sequences is None:
        return
    known = {each.casefold() for each in sequences}
    for at, entry in enumerate(book.chain):
        for name in entry.only.get("sequence", ()):
            if name.casefold() not in known:
                yield (
                    f"chain.{at}",
                    f"chain: {entry.rule} is asked for sequence {name}, which nobody has imported",
                )
