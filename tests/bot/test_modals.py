"""Reassign: the modal, what it refuses, and what everybody sees afterwards."""

from typing import Any

import pytest

from tests.bot.conftest import Office
from tests.bot.reading import buttons, parts, shown


def open_modal(office: Office, user: str = "sam") -> dict[str, Any]:
    """Receive a reply and open the modal on its card."""
    office.receive()
    office.sandbox.click(user, office.card(), "reassign")
    return office.sandbox.until(lambda: office.sandbox.view(user))


@pytest.mark.requirement("R103", "R6")
def test_the_owner_passes_a_reply_on_to_a_named_person_with_a_reason(office: Office):
    open_modal(office)
    assert office.sandbox.submit("sam", person="greta", reason="Writes German *only*") == {}
    assert office.thread().owner.key == "greta"
    (new,) = office.sandbox.until(lambda: office.sandbox.dm("greta"))
    old = office.sandbox.until(lambda: office.card() if office.card()["edited"] else None)
    office.delivery.tick()
    assert "Now with Greta Brandt" in shown(old)
    assert buttons(old) == []
    assert buttons(new) == ["claim", "reassign", "done"]
    (line,) = office.sandbox.messages("#triage", thread=old["ts"])[1:]
    assert line["text"] == "Sam Reyes passed it to Greta Brandt: Writes German ∗only∗"


def test_everybody_can_be_chosen_but_the_present_owner(office: Office):
    view = open_modal(office)
    offered = {option["value"] for part in parts(view) for option in part.get("options", ())}
    assert offered == office.desk.rulebook.people.keys() - {"sam"}


def test_a_modal_that_is_late_names_who_owns_it_now(office: Office):
    open_modal(office)
    office.sandbox.click("jon", office.card(), "claim")
    errors = office.sandbox.submit("sam", person="maya", reason="She knows them")
    assert list(errors) == ["person"]
    assert "Jon Lindqvist took this" in errors["person"]
    assert office.thread().owner.key == "jon"


@pytest.mark.parametrize(
    ("person", "said"),
    [("sam", "owns this already"), ("nobody", "no full account"), ("", "no full account")],
)
def test_a_forged_choice_is_refused_by_name(office: Office, person: str, said: str):
    view = open_modal(office)
    assert said in submit_forged(office, view, person)["person"]
    assert office.thread().owner.key == "sam"


def test_a_reason_of_spaces_is_none(office: Office):
    open_modal(office)
    errors = office.sandbox.submit("sam", person="maya", reason="   ")
    assert list(errors) == ["reason"]
    assert office.sandbox.submit("sam", person="maya", reason="She knows them") == {}
    assert office.thread().owner.key == "maya"


def test_who_may_not_reassign_is_told_before_a_modal_opens(office: Office):
    office.receive()
    office.sandbox.click("wes", office.card(), "reassign")
    assert "You may not do this here" in office.sandbox.until(lambda: office.told("wes"))
    assert office.sandbox.view("wes") is None


def test_who_may_not_reassign_any_more_is_told_in_the_modal(office: Office):
    """A submission that nobody's modal could have sent is decided from the rows all the same."""
    view = open_modal(office)
    errors = submit_forged(office, view, "maya", by="wes")
    assert "You may not do this here" in errors["person"]
    assert office.thread().owner.key == "sam"


@pytest.mark.parametrize("metadata", ["", "999:1", "zzz", "x" * 3000])
def test_private_metadata_that_is_not_ours_opens_nothing(office: Office, metadata: str):
    view = open_modal(office)
    errors = submit_forged(office, view | {"private_metadata": metadata}, "maya")
    assert "not here any more" in errors["person"]
    assert office.thread().owner.key == "sam"


def test_a_submission_delivered_twice_has_one_effect(office: Office):
    open_modal(office)
    office.sandbox.redeliver()
    assert office.sandbox.submit("sam", person="maya", reason="She knows them") == {}
    office.sandbox.until(lambda: [d["acked"] for d in office.sandbox.deliveries()][-2:] == [True, True])
    office.delivery.tick()
    assert [line["text"] for line in office.sandbox.messages("#triage", thread=office.card()["ts"])[1:]] == [
        "Sam Reyes passed it to Maya Okafor: She knows them"
    ]


def test_a_reassign_click_delivered_twice_opens_one_modal_and_says_nothing(office: Office):
    office.receive()
    office.sandbox.redeliver()
    office.sandbox.click("sam", office.card(), "reassign")
    office.sandbox.until(lambda: len([d for d in office.sandbox.deliveries() if d["acked"]]) == 2)
    assert office.sandbox.view("sam")
    assert office.told("sam") == ""


def test_a_trigger_that_ran_out_is_a_sentence(office: Office):
    office.receive()
    office.sandbox.click("sam", office.card(), "reassign")
    (click,) = office.sandbox.deliveries()
    forged = click["payload"] | {"trigger_id": "1.2.nonsense"}
    office.sandbox.deliver("interactive", forged)
    assert "please click again" in office.sandbox.until(lambda: office.told("sam"))


def test_a_finished_reply_cannot_be_reassigned(office: Office):
    office.receive()
    before = office.card()
    office.sandbox.click("sam", before, "done")
    office.sandbox.click("sam", before, "reassign")
    assert "done already" in office.sandbox.until(lambda: office.told("sam"))
    assert office.sandbox.view("sam") is None


def submit_forged(office: Office, view: dict[str, Any], person: str, by: str = "sam") -> dict[str, str]:
    """Send the modal with values that its page would not have let through; the errors by block."""
    values = {
        "person": {"person": {"type": "static_select", "selected_option": {"value": person}}},
        "reason": {"reason": {"type": "plain_text_input", "value": "because"}},
    }
    forged = view | {"state": {"values": values}, "callback_id": "reassign", "type": "modal"}
    payload = {
        "type": "view_submission",
        "user": {"id": f"U{by.upper()}"},
        "team": {"id": "T1"},
        "view": forged,
    }
    return office.sandbox.deliver("interactive", payload)["errors"]
