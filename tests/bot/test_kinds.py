"""Wrong kind? through the real app: who may not is told, and what nobody's page sends does no harm."""

from typing import Any

import pytest

from tests.bot.conftest import Office


def choose(office: Office, user: str) -> dict[str, Any] | None:
    """Choose "Wrong kind?" on the card; the modal that opens."""
    card = office.card()
    menu = card["blocks"][-1]["elements"][-1]
    office.sandbox.click(user, card, menu["action_id"], menu["options"][0]["value"])
    return office.sandbox.view(user)


@pytest.mark.requirement("R1")
def test_the_owner_sets_the_kind_on_the_card(office: Office):
    office.receive()
    assert choose(office, "sam")
    assert office.sandbox.submit("sam", kind="not_interested") == {}
    assert (office.thread().owner.key, office.thread().category) == ("sam", "not_interested")
    assert office.thread().relabelled.by.key == "sam"


def test_who_may_not_is_told_before_a_modal_opens(office: Office):
    office.receive()
    assert choose(office, "nora") is None
    assert "You may not do this here" in office.sandbox.until(lambda: office.told("nora"))


@pytest.mark.parametrize("kind", ["", "invented", "INTERESTED"])
def test_a_forged_kind_is_refused(office: Office, kind: str):
    office.receive()
    view = choose(office, "sam") or {}
    chosen = {"kind": {"kind": {"type": "static_select", "selected_option": {"value": kind}}}}
    forged = view | {"state": {"values": chosen}, "type": "modal"}
    payload = {"type": "view_submission", "user": {"id": "USAM"}, "team": {"id": "T1"}, "view": forged}
    errors = office.sandbox.deliver("interactive", payload)["errors"]
    assert errors == {"kind": "Please pick one of the kinds in the list."}
    assert office.thread().relabelled is None
