"""HTTP mode: deliveries as signed requests to the app's address."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.deliveries import ACK_SECONDS, Envelope
from sandbox.errors import NotAcknowledged


def signature(secret: str, timestamp: str, body: str) -> str:
    """The value of `X-Slack-Signature` (docs.slack.dev, Verifying requests from Slack)."""
    basis = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()


class SignedPosts:
    """Carries envelopes to `url` as Slack does without Socket Mode."""

    def __init__(self, url: str, secret: str, ack_within: float = ACK_SECONDS) -> None:
        self._url = url
        self._secret = secret
        self._timeout = ClientTimeout(total=ack_within)

    def connected(self) -> bool:
        """The app is believed to be there."""
        return True

    async def carry(self, envelope: Envelope) -> dict[str, Any]:
        """Post one envelope; status 200 within three seconds is the acknowledgement."""
        content_type, body = _body(envelope)
        # Apps compare this with their own real clock, so the sandbox's offset has no place here.
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }
        if envelope.attempt:
            headers |= {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": "http_timeout"}
        try:
            async with (
                ClientSession(timeout=self._timeout) as session,
                session.post(self._url, data=body, headers=headers) as answer,
            ):
                text = await answer.text()
                if answer.status != 200:
                    raise NotAcknowledged
        except (ClientError, TimeoutError) as error:
            raise NotAcknowledged from error
        return _answer(text)


def _body(envelope: Envelope) -> tuple[str, str]:
    if envelope.kind == "events_api":
        return "application/json", json.dumps(envelope.payload)
    fields = envelope.payload
    if envelope.kind == "interactive":
        fields = {"payload": json.dumps(envelope.payload)}
    return "application/x-www-form-urlencoded", urlencode(fields)


def _answer(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        told = json.loads(text)
    except ValueError:
        return {"text": text}
    return told if isinstance(told, dict) else {"text": text}
