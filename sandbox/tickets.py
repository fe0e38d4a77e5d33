"""Short-lived permissions Slack hands out: trigger ids, response URLs, addresses of sockets."""

import secrets
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.errors import Refused

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass(slots=True)
class Trigger:
    """Leave to open one modal for this user, within three seconds."""

    user: str
    since: float
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Leave to answer where an interaction happened; `source_ts` is the message it happened on."""

    channel: str
    user: str
    since: float
    source_ts: str = ""
    thread_ts: str = ""
    uses: int = 0


@dataclass(slots=True)
class Tickets:
    """Everything handed out so far."""

    clock: Clock
    triggers: dict[str, Trigger] = field(default_factory=dict)
    responses: dict[str, ResponseUrl] = field(default_factory=dict)
    sockets: set[str] = field(default_factory=set)

    def trigger(self, user: str) -> str:
        """A new trigger id for an interaction of this user."""
        ticket = f"{secrets.randbelow(10**10)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self.triggers[ticket] = Trigger(user, self.clock.now())
        return ticket

    def exchange(self, ticket: str) -> str:
        """The user for whom this trigger id opens a modal; it works once and for three seconds."""
        if (trigger := self.triggers.get(ticket)) is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock.now() - trigger.since > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def response(self, channel: str, user: str, source_ts: str = "", thread_ts: str = "") -> str:
        """The ticket of a new response URL."""
        ticket = secrets.token_hex(12)
        self.responses[ticket] = ResponseUrl(channel, user, self.clock.now(), source_ts, thread_ts)
        return ticket

    def respond(self, ticket: str) -> ResponseUrl:
        """One use of a response URL: five are allowed, within 30 minutes."""
        if (url := self.responses.get(ticket)) is None:
            raise Refused("invalid_url")
        if self.clock.now() - url.since > RESPONSE_SECONDS:
            raise Refused("expired_url")
        if url.uses >= RESPONSE_USES:
            raise Refused("used_url")
        url.uses += 1
        return url

    def socket(self) -> str:
        """The ticket of a new Socket Mode address, good for one connection."""
        ticket = secrets.token_hex(12)
        self.sockets.add(ticket)
        return ticket

    def connect(self, ticket: str) -> bool:
        """Whether this ticket admits a connection; it does so once."""
        admitted = ticket in self.sockets
        self.sockets.discard(ticket)
        return admitted
