"""Claim and Done, clicked: what the desk has afterwards, what the channel shows, and who is told what."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from desk.state import Status
from sandbox.mischief import SandboxError
from tests.bot.conftest import Office
from tests.fakes import letter


def shown(message: dict) -> str:
    """Every text of a message's blocks, one after the other."""
    return " ".join(str(part["text"]) for part in parts(message["blocks"]) if isinstance(part.get("text"), str))


def parts(thing: object) -> list[dict]:
    """Every dictionary inside."""
    inside = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return [*([thing] if isinstance(thing, dict) else []), *(p for i in inside for p in parts(i))]


def buttons(message: dict) -> list[str]:
    """The action ids of a message's buttons."""
    return [part["action_id"] for part in parts(message["blocks"]) if part.get("type") == "button"]


@pytest.mark.requirement("R101", "R102")
def test_a_colleague_claims_a_reply_in_the_team_channel(office: Office):
    office.receive()
    assert buttons(office.card()) == ["claim", "reassign", "done"]
    office.sandbox.click("maya", office.card(), "claim")
    office.sandbox.until(lambda: office.card()["edited"])
    assert office.thread().owner.key == "maya"
    assert "Maya Okafor took it" in shown(office.card())
    assert buttons(office.card()) == ["reassign", "done"]
