"""A wish to stop: seen through disguise, told from its neighbours, and read in bounded time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.stop import Stop, Wish, read_stop
from routing.model import Mail

ZERO_WIDTH = st.sampled_from(["", "\u200b", "\u200d", "\u00ad", "\u2060"])
LOOK_ALIKE = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "s": "ѕ", "i": "і"}
COMMANDS = st.sampled_from(["unsubscribe me", "stop mailing me", "please remove me", "take me off your list"])


def written(
    text: str, subject: str = "Re: Quick question", sender: str = "chris@northwind.example"
) -> Stop | None:
    """The wish in a mail with this text."""
    return read_stop(Mail(None, sender, "", (sender,), (), subject, None, (), (), text, text, {}))


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A command with look-alike letters and invisible characters strewn in, in any case."""
    letters = []
    for letter in draw(COMMANDS):
        shown = LOOK_ALIKE[letter] if letter in LOOK_ALIKE and draw(st.booleans()) else letter
        letters.append((shown.upper() if draw(st.booleans()) else shown) + draw(ZERO_WIDTH))
    return "".join(letters)


@pytest.mark.requirement("R71")
@given(disguised())
def test_no_disguise_of_letters_hides_a_stop(text: str) -> None:
    stop = written(text)
    assert stop is not None
    assert stop.wish is Wish.CLEAR


@pytest.mark.requirement("R71")
@given(st.sampled_from(" .-*_|"), st.sampled_from(["stop", "unsubscribe"]))
def test_letters_set_apart_are_still_the_word(between: str, word: str) -> None:
    stop = written(between.join(word))
    assert stop is not None
    assert stop.wish is Wish.CLEAR


@given(st.text(max_size=300))
def test_reading_never_fails(text: str) -> None:
    written(text)
    written("", subject=text)


@pytest.mark.requirement("R70")
@pytest.mark.parametrize(
    "text",
    [
        "Leave me alone.",
        "This has to stop.",
        "I marked you as spam.",
        "Lassen Sie mich in Ruhe.",
        "Ça suffit maintenant.",
        "There is no unsubscribe link in your mail.",
    ],
)
def test_a_vague_wish_is_unclear(text: str) -> None:
    stop = written(text)
    assert stop is not None
    assert stop.wish is Wish.UNCLEAR


@pytest.mark.requirement("T12")
@pytest.mark.parametrize(
    "text", ["Please remove jo@northwind.example", "Unsubscribe my colleague Jo", "remove him please"]
)
def test_nobody_stops_mail_for_somebody_else_on_their_word(text: str) -> None:
    stop = written(text)
    assert stop is not None
    assert stop.wish is Wish.UNCLEAR


def test_the_own_address_is_oneself() -> None:
    stop = written("Please remove Chris@northwind.example")
    assert stop is not None
    assert stop.wish is Wish.CLEAR


@pytest.mark.requirement("T8")
@pytest.mark.parametrize(
    "text",
    [
        "Please don't contact me until September, then gladly.",
        "Kontaktieren Sie uns nicht vor dem dritten Quartal.",
        "We want to stop sending manual mails to customers. Does your tool handle unsubscribes?",
        "Ich melde mich ab Montag bei Ihnen.",
        "Je me suis désabonnée de l'infolettre parce que je vous ai en direct.",
        "I unsubscribed by accident, put me back please.",
        "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----",
        "Please don't stop sending these, I like them.",
        "Not for us, full stop. But thanks.",
        "Where did you get my details from?",
    ],
)
def test_neighbours_of_a_stop_are_none(text: str) -> None:
    stop = written(text)
    assert stop is None or stop.wish is Wish.UNCLEAR


@pytest.mark.requirement("T8")
def test_our_own_subject_behind_re_is_no_stop_but_a_command_is() -> None:
    assert written("Sounds good.", subject="Re: Stop sending parcels twice") is None
    command = written("", subject="Re: UNSUBSCRIBE")
    assert command is not None
    assert command.wish is Wish.CLEAR


@pytest.mark.parametrize(
    "piece", ["stop ", "a.", "1a|", "s t o p ", "keine ", "ne ", "remove me ", "((((", "de d' "]
)
def test_hostile_text_is_read_in_a_moment(piece: str) -> None:
    """A hundred times the text that is read may not take noticeably longer than what is read."""
    started = time.process_time()
    written(piece * (1_000_000 // len(piece)))
    assert time.process_time() - started < 2
