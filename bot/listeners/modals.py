"""Reassign: the modal opens at once, and what is submitted is decided by the desk."""

from typing import Any

from slack_bolt import Ack

from bot.listeners.actions import Listener
from bot.listeners.click import Submission, click_of, submission_of
from bot.listeners.errors import sentence_for, told
from bot.listeners.room import Room
from bot.views.reassign import PERSON_BLOCK, REASON_BLOCK, reassign
from desk import lookup, ownership
from desk.errors import Closed, NobodyNamed, NotAllowed
from desk.rights import may_pass_on
from routing.model import Status


def opened(room: Room) -> Listener:
    """The Reassign button: shows the modal while Slack's trigger is fresh (three seconds)."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        click = click_of(body)
        with told(room, ack, click):
            desk, by = room.desk, room.people.rep(click.user).key
            thread = lookup.thread_state(desk, click.thread_id)
            if thread.status is not Status.OPEN:
                raise Closed
            people = desk.rulebook.people
            if thread.owner and not may_pass_on(desk, thread.owner.key, by):
                raise NotAllowed
            if thread.owner and people.keys() <= {thread.owner.key}:
                raise NobodyNamed("The rules file names nobody else to pass this on to.")
            view = reassign(thread, people)
            room.client.views_open(trigger_id=click.trigger, view=view)

    return listener


def submitted(room: Room) -> Listener:
    """The modal, sent: what is wrong with it is said in the modal."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        submission = submission_of(body)
        try:
            _pass_on(room, submission)
        except Exception as error:
            at_fault = PERSON_BLOCK if submission.reason.strip() else REASON_BLOCK
            ack(response_action="errors", errors={at_fault: sentence_for(error)})
        else:
            ack()
        room.redraw(submission.thread_id)

    return listener


def _pass_on(room: Room, said: Submission) -> None:
    by = room.people.rep(said.user).key
    if room.people.slack_id(said.to) is None:
        raise NobodyNamed("This person has no full account in this workspace; please pick somebody else.")
    ownership.reassign(room.desk, said.thread_id, by, said.to, said.reason, said.seen, said.key)
