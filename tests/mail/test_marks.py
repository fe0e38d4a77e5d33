"""What a mail gets and loses so that it shows its owner: never more than that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.imap_utf7 import decode, encode

from mail.marks import KEYWORDS, LABELS, LONGEST, LONGEST_LABEL, Mark, Style, as_atom

ATOM = re.compile(r"\$Owner_[A-Za-z0-9._-]+")

keys = st.sampled_from(["maya", "jon", "Zoë Kim", "sam o'hara", "x" * 80]) | st.text(min_size=1)
marks = st.none() | st.builds(Mark, keys, st.booleans())
styles = st.sampled_from([KEYWORDS, LABELS])
theirs = st.sampled_from(
    ["\\Seen", "\\Flagged", "$Important", "Owner_maya", "$Owners", "Done", "Whoowns", "7"]
)


@st.composite
def names(draw: st.DrawFn, style: Style) -> list[str]:
    """Somebody's own flags beside whatever we may have left, in the case a server made of it."""
    owners = draw(st.lists(keys, max_size=3))
    ours = [style.owner + style.spelled(key) for key in owners] + draw(st.sampled_from([[], [style.done]]))
    cased = [draw(st.sampled_from([name, name.lower(), name.upper()])) for name in ours]
    return draw(st.permutations([*draw(st.lists(theirs, unique=True)), *cased]))


def after(present: list[str], style: Style, mark: Mark | None) -> list[str]:
    """What the mail has once a server that ignores case has done it."""
    change = style.change(present, mark)
    gone = {name.casefold() for name in change.remove}
    return [name for name in present if name.casefold() not in gone] + list(change.add)


@given(st.data(), styles, marks)
def test_a_mail_shows_exactly_its_mark_afterwards(
    data: st.DataObject, style: Style, mark: Mark | None
) -> None:
    present = data.draw(names(style))
    shown = {name.casefold() for name in after(present, style, mark)}
    ours = {
        name for name in shown if name.startswith(style.owner.casefold()) or name == style.done.casefold()
    }
    wanted = set() if mark is None else {(style.owner + style.spelled(mark.owner)).casefold()}
    assert ours == wanted | ({style.done.casefold()} if mark and mark.done else set())


@given(st.data(), styles, marks)
def test_what_somebody_else_put_there_stays(data: st.DataObject, style: Style, mark: Mark | None) -> None:
    own = data.draw(st.lists(theirs, unique=True))
    change = style.change(own, mark)
    assert change.remove == ()
    assert set(own) <= set(after(own, style, mark))


@given(st.data(), styles, marks)
def test_doing_it_again_changes_nothing(data: st.DataObject, style: Style, mark: Mark | None) -> None:
    once = after(data.draw(names(style)), style, mark)
    assert style.change(once, mark) == style.change([], None)


@given(keys)
def test_every_key_makes_a_keyword_a_server_takes(key: str) -> None:
    keyword = f"$Owner_{as_atom(key)}"
    assert ATOM.fullmatch(keyword)
    assert len(keyword) <= LONGEST + len("$Owner_")


@given(keys, keys)
def test_two_people_have_two_keywords(one: str, other: str) -> None:
    assert (as_atom(one) == as_atom(other)) == (one == other)


@given(keys)
def test_every_label_can_be_sent_in_one_line_and_read_again(key: str) -> None:
    label = LABELS.spelled(key)
    assert encode(label).decode("ascii").isprintable()
    assert decode(encode(label)) == label
    assert len(label) <= LONGEST_LABEL


@pytest.mark.parametrize(
    ("present", "mark", "add", "remove"),
    [
        ([], Mark("maya"), ["$Owner_maya"], []),
        (["$owner_MAYA", "\\Seen"], Mark("maya"), [], []),
        (["$Owner_maya"], Mark("jon"), ["$Owner_jon"], ["$Owner_maya"]),
        (["$Owner_maya"], Mark("maya", done=True), ["$Done"], []),
        (["$Owner_maya", "$Done"], Mark("maya"), [], ["$Done"]),
        (["$Owner_maya", "$Done", "\\Answered"], None, [], ["$Done", "$Owner_maya"]),
    ],
)
def test_examples(present: list[str], mark: Mark | None, add: list[str], remove: list[str]) -> None:
    change = KEYWORDS.change(present, mark)
    assert (list(change.add), list(change.remove)) == (add, remove)
