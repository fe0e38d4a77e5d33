"""A mail fetched without its files is read exactly as the whole one; what does not fit is never guessed."""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mail.light import light_mail
from mail.parse import parse
from mail.structure import ALL_TEXTS, LONGEST_HEADER, MOST_PARTS, described
from routing.model import Mail
from tests.mail.build import read
from tests.mail.trees import Tree, as_mail, leaf, node

GLANCE = 32 * 1024
PDF = leaf("application/pdf", b"JVBERi0x\r\n", Content_Disposition="attachment; filename=offer.pdf")
LOGO = leaf("image/png", b"iVBORw0K\r\n", Content_ID="<logo@acme>", Content_Disposition="inline")
WORDS = leaf("text/plain; charset=utf-8", "Yes, send prices.\r\n")


def light_of(tree: Tree, **lies: bytes) -> bytes | None:
    """The mail in parts from a server that is honest but for its `lies`: `_1_MIME` is one about `1.MIME`."""
    mail = described(tree.structure())
    assert mail is not None
    raw = tree.raw()
    told = {name[1:].replace("_", "."): lie for name, lie in lies.items()}
    return light_mail(raw[:GLANCE], len(raw), mail, tree.answers(mail) | told)


def texts() -> st.SearchStrategy[Tree]:
    """Words in plain text or HTML, some in a transfer encoding, some a file."""

    @st.composite
    def text(draw: st.DrawFn) -> Tree:
        kind = draw(st.sampled_from(["plain", "html", "csv", "calendar", "x-unheard-of", "rfc822-headers"]))
        charset = draw(st.sampled_from(["utf-8", "iso-8859-1", "utf-16", "nonsense"]))
        words = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60)) + "\r\nMessage-ID: <o@b>"
        body = words.encode("utf-8" if charset == "nonsense" else charset, "replace")
        coding = draw(st.sampled_from(["", "base64"]))
        how = draw(st.sampled_from(["", "inline", "attachment", "attachment; filename=a.txt"]))
        return leaf(
            f"text/{kind}; charset={charset}{draw(st.sampled_from(['', '; name=notes.txt']))}",
            base64.encodebytes(body).replace(b"\n", b"\r\n") if coding else body,
            Content_Transfer_Encoding=coding,
            Content_Disposition=how,
        )

    return text()


FILES = st.sampled_from(
    [PDF, LOGO, leaf("video/mp4", b"\0\1\2"), leaf("application/ics", b"BEGIN:VCALENDAR")]
)
OURS = b"Message-ID: <ours@b.example>\r\n"
REPORTS = st.sampled_from(
    [
        leaf(
            "message/delivery-status",
            "Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\n",
        ),
        leaf("message/feedback-report", "Feedback-Type: abuse\r\n"),
        leaf("message/rfc822", OURS + b"Subject: x\r\n\r\nHello\r\n" + PDF.body),
        leaf("message/rfc822", OURS + node("mixed", WORDS, PDF, boundary="n").raw()),
    ]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> Tree:
    """Any mail: multiparts up to three deep, of texts, files and reports."""
    if depth and (depth > 2 or draw(st.booleans())):
        return draw(st.one_of(texts(), texts(), FILES, REPORTS))
    kind = draw(
        st.sampled_from(["mixed", "alternative", "related", "report; report-type=delivery-status"])
    ).partition(";")
    inside = draw(st.lists(trees(depth + 1), min_size=1, max_size=3))
    number = draw(st.integers(0, 10**6))
    return node(kind[0] + kind[1] + kind[2], *inside, boundary=f"=_{depth}.{number}")


@settings(max_examples=150, deadline=None)
@given(trees())
def test_a_mail_in_parts_is_read_as_the_whole_one(tree: Tree) -> None:
    whole = as_mail(tree)
    if passes_on(tree):
        assert described(whole.structure()) is None
        return
    light = light_of(whole)
    assert light is not None
    assert parse(light) == parse(whole.raw())


def passes_on(tree: Tree) -> bool:
    """Whether a mail comes along that is not the subject of a report: its words count."""
    attached = b"multipart/report" not in tree.header and any(
        b"message/rfc822" in each.header for each in tree.inside
    )
    return attached or any(map(passes_on, tree.inside))


@settings(max_examples=80, deadline=None)
@given(trees(), st.randoms(use_true_random=False))
def test_whatever_a_server_answers_is_a_mail_or_nothing(tree: Tree, chance: Any) -> None:
    whole = as_mail(tree)
    mail = described(whole.structure())
    assume(mail is not None)
    said = list(whole.answers(mail).values())
    answers = {section: chance.choice([*said, b"", b"x"]) for section in whole.answers(mail)}
    light = light_mail(whole.raw()[:GLANCE], len(whole.raw()), mail, answers)
    assert light is None or isinstance(parse(light), Mail)


def test_words_behind_a_file_are_read_as_well() -> None:
    light = light_of(as_mail(node("mixed", PDF, WORDS, boundary="b")))
    assert light is not None
    assert PDF.body not in light
    assert read(light).text == "Yes, send prices."


def test_a_part_is_as_long_as_a_server_that_estimates_it_says() -> None:
    tree = as_mail(node("mixed", WORDS, PDF, boundary="b"))
    shorter = Tree(WORDS.header, WORDS.body[:-4])
    mail = described(as_mail(node("mixed", shorter, PDF, boundary="b")).structure())
    assert mail is not None
    light = light_mail(tree.raw(), len(tree.raw()), mail, tree.answers(mail))
    assert light is not None
    assert read(light) == read(tree.raw())


def test_a_header_may_come_without_the_blank_line_below_it() -> None:
    tree = as_mail(node("mixed", WORDS, PDF, boundary="b"))
    light = light_of(tree, _1_MIME=WORDS.header.rstrip())
    assert light is not None
    assert read(light) == read(tree.raw())


def test_a_text_with_a_file_name_is_a_file() -> None:
    tree = as_mail(node("mixed", WORDS, leaf("text/plain; name=trace.log", b"x" * ALL_TEXTS), boundary="b"))
    light = light_of(tree)
    assert light is not None
    assert read(light) == read(tree.raw())


def _other_boundary(tree: Tree) -> Tree:
    return Tree(tree.header.replace(b'"b"', b'"c"'), tree.raw()[len(tree.header) :])


def _another_header(header: bytes) -> Callable[[Tree], Tree]:
    return lambda tree: replace(tree, inside=(Tree(header, tree.inside[0].body), *tree.inside[1:]))


def _more(tree: Tree) -> Tree:
    return replace(tree, inside=(*tree.inside, *[PDF] * 100))


@pytest.mark.parametrize(
    "truth",
    [
        pytest.param(_other_boundary, id="another boundary"),
        pytest.param(_another_header(b""), id="no header"),
        pytest.param(_another_header(b"Content-Type: text/html\r\n\r\n"), id="another type"),
        pytest.param(_another_header(b"X: " + b"x" * LONGEST_HEADER + b"\r\n\r\n"), id="an endless header"),
        pytest.param(lambda mail: replace(mail, header=b"X: y\r\n" * 6000 + mail.header), id="a long one"),
        pytest.param(
            lambda mail: replace(mail, header=mail.header.replace(b";", b";" * 5000)), id="its type"
        ),
        pytest.param(lambda mail: Tree(mail.header.replace(b"b", b"x")), id="without a boundary"),
        pytest.param(_more, id="parts that the server is silent about"),
    ],
)
def test_a_description_that_is_not_that_of_the_mail_is_not_believed(truth: Callable[[Tree], Tree]) -> None:
    said = as_mail(node("mixed", WORDS, PDF, boundary="b"))
    mail = described(said.structure())
    assert mail is not None
    tree = truth(said)
    given = said.answers(mail) | {"1.MIME": tree.inside[0].header if tree.inside else WORDS.header}
    assert light_mail(said.raw(), len(said.raw()), mail, said.answers(mail)) is not None
    assert light_mail(tree.raw()[:GLANCE], len(tree.raw()), mail, given) is None


@pytest.mark.parametrize(
    "body",
    [b"", b"x" * 9999, b"Yes\r\n--b\r\n\r\nremove me\r\n", b"Yes\r\n--b--\r\n"],
    ids=["none", "longer than said", "one more part", "an end"],
)
def test_a_text_that_is_not_what_was_said_is_not_believed(body: bytes) -> None:
    whole = as_mail(node("mixed", WORDS, PDF, boundary="b"))
    mail = described(whole.structure())
    assert mail is not None
    assert light_mail(whole.raw(), len(whole.raw()), mail, whole.answers(mail) | {"1": body}) is None


def test_a_text_that_the_server_takes_for_a_file_is_not_left_out() -> None:
    said = as_mail(
        node("mixed", leaf("text/plain", "Yes\r\n", Content_Disposition="attachment"), boundary="b")
    )
    mail = described(said.structure())
    assert mail is not None
    given = said.answers(mail) | {"1.MIME": leaf("text/plain").header}
    assert light_mail(said.raw(), len(said.raw()), mail, given) is None


def test_a_mail_that_is_a_file_and_nothing_else_has_nothing_to_read() -> None:
    tree = as_mail(PDF)
    light = light_of(tree)
    assert light == tree.header
    assert read(light).warnings == ("nothing to read",)


TEXT = (b"text", b"plain", None, None, None, b"7bit", 5, 1)


def nested(depth: int) -> Any:
    return ([nested(depth - 1)], b"mixed") if depth else TEXT


@pytest.mark.parametrize(
    "structure",
    [
        None, (), b"", 7, (b"text",), (b"text", b"plain"), (None, b"plain", *TEXT[2:]), ([], b"mixed", 1)[1:],
        ([TEXT], None), ([TEXT],), ([(None,)], b"mixed"),
        (*TEXT[:6], None, 1), (*TEXT[:6], b"x", 1), (*TEXT[:6], -1, 1), (*TEXT[:6], b"9" * 9999, 1),
        (*TEXT, None, b"attachment"), (*TEXT, None, (None, 7)), (b"text", b"plain", (1, 2), *TEXT[3:]),
        (b"message", b"rfc822", None, None, None, b"7bit", 5, None, None, 1),
        (*TEXT[:6], ALL_TEXTS, 1), ([TEXT] * MOST_PARTS, b"mixed"), nested(21),
    ],
)  # fmt: skip
def test_a_description_without_sense_or_measure_is_none(structure: Any) -> None:
    assert described(structure) is None


def test_a_description_may_be_as_large_as_its_limits() -> None:
    assert described(([TEXT] * (MOST_PARTS - 1), b"mixed")) is not None
    assert described(nested(20)) is not None
