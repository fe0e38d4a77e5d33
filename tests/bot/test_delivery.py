"""Delivery: whatever Slack answers, each thing is shown once, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.deliver import Delivery
from bot.pace import Pace
from bot.slack_client import web_client
from bot.slack_messages import post
from bot.slack_people import People
from bot.views.message import Message
from desk import outgoing, ownership
from tests.bot.brightwave import BOT_TOKEN
from tests.bot.conftest import Office
from tests.bot.reading import shown
from tests.fakes import letter


def later(office: Office, **by: float) -> int:
    """Let time pass, and deliver."""
    office.clock.forward(**by or {"minutes": 6})
    return office.delivery.tick()


def again(office: Office, pace: Pace | None = None) -> Delivery:
    """Another process that delivers for the same desk."""
    client = web_client(BOT_TOKEN, office.sandbox.api_url, timeout=1)
    return Delivery(office.desk, client, People(client, lambda: office.desk.rulebook.people), pace)


def posts(office: Office) -> list[dict[str, Any]]:
    """Every call that posted, or tried to."""
    return office.sandbox.calls("chat.postMessage")


@pytest.mark.requirement("R12", "R101")
def test_a_reply_is_shown_once_and_a_second_tick_changes_nothing(quiet: Office):
    quiet.receive()
    before = len(quiet.sandbox.calls())
    assert quiet.delivery.tick() == 0
    assert len(quiet.sandbox.calls()) == before
    assert len(quiet.cards()) == 1


def test_a_card_carries_an_opaque_id_and_nothing_about_the_writer(quiet: Office):
    quiet.receive()
    (stored,) = quiet.sandbox.stored("#triage")
    assert stored["metadata"]["event_payload"].keys() == {"id"}
    assert len(stored["metadata"]["event_payload"]["id"]) == 32
    (call,) = posts(quiet)
    assert (call["args"]["unfurl_links"], call["args"]["unfurl_media"]) in ((False, False), ("0", "0"))


@pytest.mark.parametrize(
    "kind",
    ["timeout_after_commit", "drop", "html_page", "cut_json", "timeout_before_commit", "drop_before_commit"],
)
def test_a_post_whose_fate_is_unknown_is_looked_up_and_shown_once(quiet: Office, kind: str):
    quiet.sandbox.fault("chat.postMessage", kind)
    quiet.receive()
    later(quiet)
    assert len(quiet.cards()) == 1
    assert later(quiet) == 0
    quiet.delivery.redraw(1)
    assert len(quiet.sandbox.stored("#triage")) == 1


def test_a_server_error_on_a_post_is_doubt_too(quiet: Office):
    quiet.sandbox.fault("chat.postMessage", "server_error")
    quiet.receive()
    assert quiet.cards() == []
    later(quiet)
    assert len(quiet.cards()) == 1
    assert quiet.sandbox.calls("conversations.history")


def test_a_lookup_that_fails_leaves_the_doubt(quiet: Office):
    quiet.sandbox.fault("chat.postMessage", "timeout_after_commit")
    quiet.sandbox.fault("conversations.history", "ratelimited")
    quiet.receive()
    later(quiet)
    later(quiet)
    assert len(quiet.sandbox.stored("#triage")) == 1
    assert len(posts(quiet)) == 1


def test_a_process_that_died_after_posting_is_finished_by_the_next(quiet: Office):
    quiet.sandbox.fault("chat.postMessage", "timeout_after_commit")

    class Killed(BaseException):
        """The process ends here."""

    def dies(*_: object) -> None:
        raise Killed

    dead = again(quiet)
    dead._react = dies  # type: ignore[method-assign]  # killed between Slack's yes and our note of it
    quiet.delivery = dead
    with pytest.raises(Killed):
        quiet.receive()
    survivor = again(quiet)
    assert survivor.tick() == 0  # the lease holds
    quiet.clock.forward(seconds=61)
    assert survivor.tick() == 1
    assert len(quiet.sandbox.stored("#triage")) == 1


def test_told_to_wait_it_waits_as_long_as_it_was_told(quiet: Office):
    quiet.sandbox.fault("chat.postMessage", "ratelimited", retry_after=120)
    quiet.receive()
    later(quiet, seconds=119)
    assert len(posts(quiet)) == 1
    quiet.sandbox.forward(seconds=121)
    later(quiet, seconds=2)
    assert len(quiet.cards()) == 1
    assert not any(call["retry_after_ignored"] for call in quiet.sandbox.calls())
    assert not quiet.sandbox.calls("conversations.history")


def test_an_update_that_failed_is_simply_repeated(quiet: Office):
    quiet.receive()
    ownership.claim(quiet.desk, 1, "maya", 1)
    quiet.sandbox.fault("chat.update", "timeout_after_commit")
    later(quiet)
    later(quiet)
    assert "Maya Okafor took it" in shown(quiet.card())
    assert later(quiet) == 0


def test_ten_changes_make_one_update(quiet: Office):
    quiet.receive()
    for n in range(5):
        for who in ("maya", "jon"):
            ownership.claim(quiet.desk, 1, who, 100, f"{who}{n}")
    quiet.delivery.tick()
    assert len(quiet.sandbox.calls("chat.update")) == 1


def test_a_deleted_card_is_posted_anew_once(quiet: Office):
    quiet.receive()
    first = quiet.card()
    web_client(BOT_TOKEN, quiet.sandbox.api_url).chat_delete(channel="C0TRIAGE", ts=first["ts"])
    ownership.claim(quiet.desk, 1, "maya", 1)
    quiet.delivery.tick()
    later(quiet)
    assert "Maya Okafor took it" in shown(quiet.card())
    assert quiet.card()["ts"] != first["ts"]
    assert later(quiet) == 0


def test_a_line_in_doubt_is_looked_for_in_its_thread(quiet: Office):
    quiet.receive()
    ownership.claim(quiet.desk, 1, "maya", 1)
    quiet.sandbox.fault("chat.postMessage", "timeout_after_commit")
    quiet.delivery.tick()
    later(quiet)
    assert len(quiet.sandbox.messages("#triage", thread=quiet.card()["ts"])) == 2


def test_a_line_whose_card_was_deleted_is_given_up(quiet: Office):
    quiet.receive()
    ownership.claim(quiet.desk, 1, "maya", 1)
    quiet.delivery.redraw(1)
    web_client(BOT_TOKEN, quiet.sandbox.api_url).chat_delete(channel="C0TRIAGE", ts=quiet.card()["ts"])
    later(quiet)
    later(quiet)
    assert outgoing.waiting_count(quiet.desk) == 0


def test_many_replies_keep_within_the_channels_pace(quiet: Office):
    ticking = [0.0]
    paced = quiet.delivery = again(quiet, Pace(burst=3, every=1.0, clock=lambda: ticking[0]))
    quiet.receive(*(letter(f"P{n} <p{n}@x{n}.example>") for n in range(6)))
    assert len(quiet.cards()) == 3
    for second in range(1, 4):
        ticking[0] = second
        quiet.clock.forward(seconds=1)
        paced.tick()
        assert len(quiet.cards()) == 3 + second


def test_many_processes_deliver_each_thing_once(quiet: Office):
    quiet.delivery = again(quiet, Pace(burst=0))
    quiet.delivery.stopped = "not this one"
    quiet.receive(*(letter(f"P{n} <p{n}@x{n}.example>") for n in range(12)))
    others = [again(quiet, Pace(burst=100)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one.tick(), others))
    for one in others:
        one.tick()
    assert len(quiet.cards()) == 12


def test_a_refused_token_stops_delivery_and_keeps_everything(quiet: Office, caplog: pytest.LogCaptureFixture):
    refused = again(quiet)
    refused._client.token = "xoxb-wrong"
    quiet.delivery = refused
    quiet.receive()
    assert "Slack refuses our token" in refused.stopped
    assert "delivery stops" in caplog.text
    assert refused.tick() == 0
    quiet.clock.forward(minutes=6)
    assert again(quiet).tick() == 1
    assert len(quiet.cards()) == 1


def test_a_message_slack_would_refuse_goes_out_as_its_text(quiet: Office, caplog: pytest.LogCaptureFixture):
    message = Message("Interested: Chris.", ({"type": "section", "text": {"type": "mrkdwn", "text": ""}},))
    post(web_client(BOT_TOKEN, quiet.sandbox.api_url), "C0TRIAGE", message, "trace")
    assert [m["text"] for m in quiet.cards()] == ["Interested: Chris."]
    assert "goes out as plain text" in caplog.text
