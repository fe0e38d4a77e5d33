"""Any thread there can be, with anything a stranger may write in it."""

from datetime import UTC, datetime, time

from hypothesis import strategies as st

from desk.state import Next, Place, Suggestion, ThreadState
from routing.model import Category, Event, Hours, Kind, Rep, Role, Status, Team

MARKUP = st.sampled_from(
    [
        "<!here>",
        "<!channel|x>",
        "<@UMAYA>",
        "<#C0TRIAGE>",
        "<https://evil.example|your bank>",
        "<!date^1392734382^{date}^https://evil.example|x>",
        "@here",
        "@maya",
        "#triage",
        "*bold*",
        "_it_",
        "~gone~",
        "`code`",
        "```\nblock\n```",
        ":tada:",
        "https://evil.example/x?y=z",
        "evil.example",
        "mailto:a@b.example",
        "a@b.example",
        "&lt;!here&gt;",
        "&amp;",
        "\n> quoted",
        "\u202egnol\u2066",
        "\u200b\ufeff",
        "\x00\x1b[31m",
        "👩‍👩‍👧",
        "\ud800",
    ]
)
hostile = st.lists(MARKUP | st.text(max_size=10), max_size=6).map("".join)
long_hostile = hostile | st.builds(lambda text, n: text * n, hostile, st.integers(1, 400))

moments = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
NINE_TO_FIVE = Hours("Europe/Berlin", {day: ((time(9), time(17)),) for day in range(5)})
TEAM = Team("triage", "Unassigned replies", "C0TRIAGE", ("maya", "jon"), "maya")
places = st.sampled_from([Place(rep=Rep("jon", "Jon")), Place(team=TEAM)])


@st.composite
def reps(draw: st.DrawFn) -> Rep:
    """Anybody of the rules file, whatever they are called."""
    key, roles = draw(st.sampled_from(["maya", "jon", "dana"])), draw(st.frozensets(st.sampled_from(Role)))
    hours = draw(st.sampled_from([None, NINE_TO_FIVE]))
    return Rep(key, draw(hostile), roles=roles, hours=hours, backup="jon")


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event, with any note."""
    step = draw(st.sampled_from([None, "owner", "backup", "manager"]))
    by = draw(st.sampled_from([None, "maya"]))
    return Event(
        draw(st.sampled_from(Kind)),
        draw(moments),
        by,
        draw(long_hostile),
        owner="jon",
        step=step,
        whom="dana",
    )


@st.composite
def threads(draw: st.DrawFn) -> ThreadState:
    """Any thread; the same hostile text everywhere is as bad as another in each place, and drawn faster."""
    text, long_text, rep = draw(hostile), draw(long_hostile), draw(reps())
    some, at, later = draw(st.tuples(*[st.booleans()] * 5)), draw(moments), draw(moments)
    return ThreadState(
        id=draw(st.integers(1, 10**12)),
        version=draw(st.integers(1, 10**9)),
        status=draw(st.sampled_from(Status)),
        category=draw(st.sampled_from(Category)),
        unsure=draw(st.booleans()),
        sender=text,
        sender_name=long_text,
        company=text,
        subject=long_text,
        fresh=long_text,
        owner=rep if some[0] else None,
        team=TEAM if some[1] else None,
        because=long_text,
        rule="fallback",
        received_at=at,
        due_at=later if some[2] else None,
        claimed_at=later if some[3] else None,
        urgent=some[4],
        next=Next(rep, later, draw(st.sampled_from(["owner", "backup", "manager"]))) if some[2] else None,
        changed=draw(st.none() | events()),
        changed_by=rep if some[0] else None,
        warnings=(text, long_text) * 3,
        replies=draw(st.integers(1, 50)),
        suggestion=Suggestion(long_text, rep if some[0] else None) if some[3] else None,
    )
