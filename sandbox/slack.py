"""The pretended Slack: all its parts, and the few acts that change what people see."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.deliveries import Deliveries
from sandbox.faults import Faults
from sandbox.live import Live
from sandbox.messages import Message, Messages
from sandbox.sockets import Sockets
from sandbox.tickets import Tickets
from sandbox.views import View, Views
from sandbox.workspace import Channel, Workspace, read

Json = dict[str, Any]


@dataclass(slots=True)
class Slack:
    """One workspace on one port. Everything runs on one event loop, so nothing here needs a lock."""

    source: Json
    clock: Clock
    url: str
    sockets: Sockets
    deliveries: Deliveries
    live: Live
    workspace: Workspace = field(init=False)
    messages: Messages = field(init=False)
    views: Views = field(init=False)
    tickets: Tickets = field(init=False)
    faults: Faults = field(init=False)
    calls: deque[Json] = field(init=False)

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew: the workspace as in its file, no messages, no faults; sockets stay open."""
        self.workspace = read(self.source)
        self.messages = Messages(self.clock)
        self.views = Views()
        self.tickets = Tickets(self.clock)
        self.faults = Faults(self.clock)
        self.calls: deque[Json] = deque(maxlen=20_000)
        self.deliveries.forget()
        self.live.tell({"type": "state"})

    def post(self, channel: Channel, user: str, text: str, blocks: list[Json], **more: Any) -> Message:
        """Put a new message before everybody who may see it; `more` are further fields of `Message`."""
        message = self.messages.post(channel, user, text, blocks, **more)
        self._tell(channel, message.only_for)
        return message

    def post_as_bot(self, channel: Channel, text: str, blocks: list[Json], **more: Any) -> Message:
        """A new message of the app."""
        bot = self.workspace.bot
        return self.post(channel, bot.user_id, text, blocks, bot_id=bot.id, app_id=bot.app_id, **more)

    def redraw(self, message: Message, **changes: Any) -> None:
        """Edit a message before everybody's eyes."""
        self.messages.edit(message, **changes)
        self._tell(self.workspace.channel(message.channel), message.only_for)

    def remove(self, message: Message) -> None:
        """Delete a message before everybody's eyes."""
        self.messages.remove(message)
        self._tell(self.workspace.channel(message.channel), message.only_for)

    def show(self, user: str) -> None:
        """Show this person the modal that is now on top, or none."""
        top = self.views.top(user)
        self.live.tell({"type": "view", "view": self.view(top) if top else None}, user)

    def view(self, view: View) -> Json:
        """The view object of payloads and answers."""
        bot, team = self.workspace.bot, self.workspace.team["id"]
        return view.as_api(
            {"team_id": team, "app_id": bot.app_id, "app_installed_team_id": team, "bot_id": bot.id}
        )

    def _tell(self, channel: Channel, only_for: str) -> None:
        for user in [only_for] if only_for else channel.members:
            self.live.tell({"type": "messages", "channel": channel.id}, user)
