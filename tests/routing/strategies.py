"""Any signals at all, for the laws that hold whatever arrives."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from routing.model import (
    Account,
    AccountList,
    Category,
    Facts,
    Failure,
    Lead,
    Pinned,
    Policy,
    Rep,
    Sequence,
    Signals,
    Source,
    Team,
    Territory,
    TopicAction,
    Verdict,
)
from routing.rule_files import Entry
from routing.rulebook import Rulebook
from tests.routing.company import DEFAULT_ORDER, DUTIES, SECURITY, chain

LANGUAGES, SEGMENTS = ("en", "fr", "de"), ("smb", "mid-market", "enterprise")
NAMES = ("Ada", "Ben", "Cleo", "Dirk", "Eva")


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values))


reps = st.builds(
    lambda name, languages, segments: Rep(name.lower(), name, languages=languages, segments=segments),
    st.sampled_from(NAMES),
    some_of(LANGUAGES),
    some_of(SEGMENTS),
)
teams = st.builds(lambda rep: Team("pod", "the pod", "C0POD123", (rep.key,), rep.key, rep), reps) | st.just(
    Team("pod", "the pod", "C0POD123", (), "gone")
)
accounts = st.recursive(
    st.builds(
        Account, st.just("Acme"), maybe(reps), team=maybe(teams), stale_owner=st.sampled_from(("", "Old"))
    ),
    lambda parents: st.builds(Account, st.just("Sub"), maybe(reps), parent=parents),
    max_leaves=3,
)
pinned = st.builds(Pinned, reps, st.just("In-Reply-To"), team=maybe(teams))
facts = st.builds(
    Facts,
    **{
        name: st.sampled_from((False, False, False, True))
        for name in (
            *("wants_removal", "unclear_stop", "legal", "brand", "angry", "urgent", "chaser"),
            *("wrong_person", "not_now", "proposes_time"),
            *("automatic", "complaint_report", "left"),
        )
    },
    failure=maybe(st.sampled_from(Failure)),
    returns=maybe(st.just(date(2026, 12, 1))),
    failed_recipient=st.sampled_from(("", "lead@acme.example")),
)
verdicts = st.just(Verdict(Category.OTHER)) | st.builds(Verdict, st.sampled_from(Category), facts=facts)
leads = st.builds(
    Lead,
    st.just("lead@acme.example"),
    maybe(reps),
    country=st.sampled_from(("", "US", "CA")),
    state=st.sampled_from(("", "NY", "QC")),
    sequence=st.just("spring"),
    stale_owner=st.sampled_from(("", "Old")),
)
sequences = st.builds(
    Sequence,
    st.just("spring"),
    maybe(reps),
    backup=maybe(reps),
    stale_owner=st.sampled_from(("", "Old")),
    team=maybe(teams),
)
territories = st.lists(
    st.builds(
        Territory,
        st.sampled_from(("east", "west")),
        st.lists(reps, max_size=3).map(tuple),
        speaks=st.sampled_from((frozenset[str](), frozenset({"fr"}))),
    ),
    max_size=3,
).map(tuple)
topics = st.lists(
    st.builds(
        TopicAction, st.sampled_from(("price", "security")), st.sampled_from(("tag", "route")), maybe(teams)
    ),
    max_size=2,
).map(tuple)

signals = st.builds(
    Signals,
    verdict=verdicts,
    sender=st.sampled_from(("", "lead@acme.example", "other@acme.example")),
    domain=st.sampled_from(("", "acme.example")),
    sender_ambiguous=st.booleans(),
    language=maybe(st.sampled_from(LANGUAGES)),
    thread=maybe(pinned),
    vip=maybe(reps),
    account=maybe(accounts),
    company_thread=maybe(pinned),
    lead=maybe(leads),
    sequence=maybe(sequences),
    source=maybe(
        st.builds(Source, st.just("event"), owner=maybe(reps), urgent=st.booleans(), personal=st.booleans())
    ),
    segment=maybe(st.sampled_from(SEGMENTS)),
    territories=territories,
    topics=topics,
    duties=maybe(st.just(DUTIES)),
    answers=st.sampled_from(("", "an id we sent")),
    account_list=maybe(st.builds(AccountList, st.just("top-50"), reps)),
)

rulebooks = st.builds(
    lambda people, placed, sources: Rulebook(
        people={rep.key: rep for rep in people},
        teams={},
        duties=DUTIES,
        vip={},
        topics={"security": TopicAction("security", "route", SECURITY)},
        sources={source.name: source for source in sources},
        territories=placed,
        policy=Policy(),
        chain=(),
        after_hours="wait",
        digest="",
    ),
    st.lists(reps, max_size=4),
    st.lists(
        st.builds(
            Territory,
            st.sampled_from(("north", "south", "overseas")),
            st.lists(reps, max_size=3).map(tuple),
            countries=st.sampled_from((frozenset[str](), frozenset({"US"}), frozenset({"CA", "FR"}))),
            states=st.sampled_from((frozenset[str](), frozenset({"NY", "CA"}))),
            languages=some_of(LANGUAGES),
            segments=some_of(SEGMENTS),
            speaks=st.sampled_from((frozenset[str](), frozenset({"fr"}))),
        ),
        max_size=4,
    ).map(tuple),
    st.lists(
        st.builds(
            Source, st.sampled_from(("referral", "webinar")), owner=maybe(reps), personal=st.booleans()
        ),
        max_size=2,
    ),
)
"""What a team decided, as far as it says what could be otherwise."""

orders = st.permutations(DEFAULT_ORDER[:-1]).map(lambda order: (*order, "fallback")) | st.just(DEFAULT_ORDER)
narrowed = st.sampled_from(
    ({}, {}, {}, {"language": ("fr",)}, {"segment": ("smb",)}, {"source": ("webinar", "event")})
)
chains = st.builds(
    lambda order, only, shadows: chain(
        *(
            Entry(rule, narrow if rule != "fallback" else {}, shadow and rule != "fallback")
            for rule, narrow, shadow in zip(order, only, shadows, strict=True)
        )
    ),
    orders,
    st.lists(narrowed, min_size=len(DEFAULT_ORDER), max_size=len(DEFAULT_ORDER)),
    st.lists(
        st.sampled_from((False, False, False, True)), min_size=len(DEFAULT_ORDER), max_size=len(DEFAULT_ORDER)
    ),
)
"""The rules in any order, some for a part of the replies only, some in shadow."""

unclaimed = signals.map(
    lambda reply: replace(
        reply,
        verdict=Verdict(Category.OTHER),
        thread=None,
        vip=None,
        account=None,
        company_thread=None,
        account_list=None,
    )
)
"""Replies no rule above the gates has an owner for."""
