"""Why not somebody: the rule that decided, and the smallest change of one input that makes a reply theirs."""

from dataclasses import dataclass, replace

from routing.chain import Chain
from routing.model import Decision, Rep, Signals
from routing.one_change import Change, with_change
from routing.other_inputs import ordinary, other_inputs
from routing.rulebook import Rulebook

ABOUT_THE_REPLY = ("safety", "high_intent")  # rules that say what the reply does: "asks about security"


@dataclass(frozen=True, slots=True)
class Contrast:
    """What was decided, held against what one change would bring.

    `because` is the deciding rule's own sentence. `change`, the signals `changed` by it and the decision that
    follows `then` are None when the reply is the person's already, and when no single change makes it so.
    Where only giving the thread by hand does, `anew` says the same of a new conversation.
    """

    person: Rep
    decision: Decision
    because: str
    sentence: str = ""
    change: Change | None = None
    changed: Signals | None = None
    then: Decision | None = None
    anew: str = ""


def why_not(chain: Chain, rulebook: Rulebook, signals: Signals, person: Rep) -> Contrast:
    """Why a reply with these signals is not this person's, and what one change would make it so (U3).

    The people of the rulebook's territories stand in turn, longest without one first (R34). A change is named
    only after the same chain was asked about the changed signals, and its answer was this person.
    """
    asked = Contrast(person, chain.decide(signals), _reason(chain, signals))
    if is_theirs(asked.decision, person):
        said = f"It is {person.name}'s already: {asked.because} (rule {asked.decision.rule})."
        return replace(asked, sentence=said)
    for change in other_inputs(signals, rulebook, person):
        changed = with_change(signals, change, rulebook)
        then = chain.decide(changed)
        if is_theirs(then, person):
            found = replace(asked, change=change, changed=changed, then=then)
            anew = _anew(chain, rulebook, found, signals)
            said = " ".join(filter(None, (_sentence(found, chain), anew)))
            return replace(found, sentence=said, anew=anew)
    said = _sentence(asked, chain) + _unless_ordinary(chain, rulebook, signals)
    return replace(asked, sentence=said)


def is_theirs(decision: Decision, person: Rep) -> bool:
    """Whether this person is the owner."""
    return decision.owner is not None and decision.owner.key == person.key


def _sentence(contrast: Contrast, chain: Chain) -> str:
    """`Northwind is Maya's account, and rule account_owner comes before territory. It would be ...`."""
    rule, name = contrast.decision.rule, contrast.person.name
    if not (contrast.change and contrast.changed and contrast.then):
        return f"{_first(contrast.because)} (rule {rule}). No single change would make it {name}'s."
    later = contrast.then.rule
    order = [link.entry.rule for link in chain.links]
    before = rule in order and later in order[order.index(rule) + 1 :]
    place = f", and rule {rule} comes before {later}" if before else f" (rule {rule})"
    condition, by = contrast.change.condition, f" (rule {later})" if later != rule else ""
    then = "" if contrast.change.says_all else f": then {_reason(chain, contrast.changed)}"
    return f"{_first(contrast.because)}{place}. It would be {name}'s if {condition}{then}{by}."


def _anew(chain: Chain, rulebook: Rulebook, contrast: Contrast, signals: Signals) -> str:
    """Why not even as a new conversation, where only giving the thread by hand makes it theirs."""
    if contrast.change is None or contrast.change.field != "thread" or signals.thread is None:
        return ""
    anew = replace(signals, thread=None)
    if is_theirs(chain.decide(anew), contrast.person):
        return ""
    return f"As for a new conversation: {why_not(chain, rulebook, anew, contrast.person).sentence}"


def _unless_ordinary(chain: Chain, rulebook: Rulebook, signals: Signals) -> str:
    """Whose it would be if it were an ordinary reply: what stands between is not this alone."""
    change = ordinary(signals)
    if change is None:
        return ""
    changed = with_change(signals, change, rulebook)
    owner = chain.decide(changed).owner
    return (
        f" Even if {change.condition}, it would be {owner.name}'s: {_reason(chain, changed)}."
        if owner
        else ""
    )


def _reason(chain: Chain, signals: Signals) -> str:
    """What the deciding rule said, without whom it outranks."""
    opinions, place, outcome = chain.heard(signals)
    return f"it {outcome.because}" if opinions[place].rule in ABOUT_THE_REPLY else outcome.because


def _first(sentence: str) -> str:
    """The beginning of a sentence; an address or a domain stays as it is."""
    word = sentence.partition(" ")[0]
    return sentence if "@" in word or "." in word else sentence[:1].upper() + sentence[1:]
