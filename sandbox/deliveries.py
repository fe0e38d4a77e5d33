"""What Slack sends to the app: carried once or more, acknowledged within three seconds or tried again."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, Protocol
from uuid import uuid4

from sandbox.errors import NotAcknowledged

Kind = Literal["interactive", "slash_commands", "events_api"]
Json = dict[str, Any]

ACK_SECONDS = 3.0
RETRY_DELAYS = (0.0, 60.0, 300.0)
"""Slack tries again at once, after one minute and after five."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One thing to deliver; a repetition has an id of its own."""

    kind: Kind
    payload: Json
    attempt: int = 0
    id: str = field(default_factory=lambda: str(uuid4()))

    def again(self, attempt: int) -> "Envelope":
        """The same content in another envelope."""
        return replace(self, attempt=attempt, id=str(uuid4()))


class Carrier(Protocol):
    """The way to the app: sockets or signed requests."""

    def connected(self) -> bool:
        """Whether anybody is there to take a delivery."""
        ...

    async def carry(self, envelope: Envelope) -> Json:
        """Deliver once and answer what came with the acknowledgement; raises NotAcknowledged."""
        ...


class Deliveries:
    """Sends envelopes and repeats those that were not acknowledged."""

    def __init__(self, carrier: Carrier, retry_delays: tuple[float, ...] = RETRY_DELAYS) -> None:
        self.carrier = carrier
        self.twice = False
        self.log: deque[Json] = deque(maxlen=10_000)
        self._retry_delays = retry_delays
        self._running: set[asyncio.Task[Any]] = set()

    async def deliver(self, kind: Kind, payload: Json) -> Json:
        """Deliver, and answer what the app acknowledged with.

        Raises NotAcknowledged after three seconds, while further attempts go on by themselves.
        """
        envelope = Envelope(kind, payload)
        if self.twice:
            self._start(self._quietly(envelope.again(0)))
        try:
            return await self._carry(envelope)
        except NotAcknowledged:
            self._start(self._retry(envelope))
            raise

    def send(self, kind: Kind, payload: Json) -> None:
        """Deliver without waiting; nobody looks at the outcome."""
        self._start(self._ignoring(kind, payload))

    def forget(self) -> None:
        """Give up all attempts under way, and begin anew with an honest line."""
        for task in self._running:
            task.cancel()
        self.log.clear()
        self.twice = False

    async def _ignoring(self, kind: Kind, payload: Json) -> None:
        try:
            await self.deliver(kind, payload)
        except NotAcknowledged:
            return

    async def _retry(self, envelope: Envelope) -> None:
        for attempt, delay in enumerate(self._retry_delays, start=1):
            await asyncio.sleep(delay)
            if await self._quietly(envelope.again(attempt)):
                return

    async def _quietly(self, envelope: Envelope) -> bool:
        try:
            await self._carry(envelope)
        except NotAcknowledged:
            return False
        return True

    async def _carry(self, envelope: Envelope) -> Json:
        loop = asyncio.get_running_loop()
        started = loop.time()
        entry: Json = asdict(envelope) | {"acked": False}
        self.log.append(entry)
        answer = await self.carrier.carry(envelope)
        entry |= {"acked": True, "seconds": loop.time() - started, "answer": answer}
        return answer

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
