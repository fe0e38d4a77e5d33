"""From raw bytes to Slack: nothing written in a mail mentions, links, formats or unfurls anything there."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.markup import controls, texts
from tests.bot.conftest import Office
from tests.bot.reading import parts
from tests.bot.strategies import MARKUP
from tests.fakes import letter

numbers = count(1)
encodable = st.text(st.characters(codec="utf-8"), max_size=10)
hostile = st.lists(MARKUP.filter(lambda text: text != "\ud800") | encodable, max_size=6).map("".join)


def mail(name: str, subject: str, text: str) -> bytes:
    """A mail with these words in it, from an address never seen before."""
    number = next(numbers)
    sender = f"{header(name)} <stranger{number}@x{number}.example>"
    return letter(sender, header(subject), text, Content_Type="text/plain; charset=utf-8")


def header(text: str) -> str:
    """The text as an encoded word, so that it reaches the parser as it is."""
    return "".join(f"=?utf-8?q?{''.join(f'={byte:02X}' for byte in part)}?=" for part in _slices(text))


def _slices(text: str) -> list[bytes]:
    return [text[at : at + 8].encode() for at in range(0, len(text), 8)]


@pytest.mark.requirement("R12")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile, hostile, hostile)
def test_nothing_in_a_mail_does_anything_in_slack(quiet: Office, name: str, subject: str, text: str):
    quiet.receive(mail(name, subject, text))
    message = quiet.sandbox.stored("#triage")[-1]
    assert set(message["mentions"]) <= {"USAM"}
    found = [c for part in (message["text"], *texts(message["blocks"])) for c in controls(part)]
    assert {c for c in found if not c.startswith("!date^")} <= {"@USAM"}
    kinds = {part.get("type") for part in parts(message["blocks"])}
    assert kinds.isdisjoint({"link", "broadcast", "emoji", "usergroup", "channel", "image"})
    assert not any(part.get("emoji") for part in parts(message["blocks"]))
    assert "reply from" in message["blocks"][-1]["elements"][0]["accessibility_label"]
