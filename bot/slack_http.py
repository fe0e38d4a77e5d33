"""HTTP mode: Slack's signed requests, checked byte by byte before anything parses them."""

import hashlib
import hmac
import io
import json
import logging
import re
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

from bot.slack_app import SteadyApp

log = logging.getLogger(__name__)

PATH = "/slack/events"
LARGEST = 1_000_000  # bytes of a request
FIELDS = 100
WINDOW = 300  # seconds a signature is good for, in both directions
TIMESTAMP = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
THREADS = 32
STATUS = {
    400: "400 Bad Request",
    401: "401 Unauthorized",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    411: "411 Length Required",
    413: "413 Content Too Large",
}


class Turned(Exception):
    """The request is turned away with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class SignedOnly:
    """Lets only well-formed requests that Slack has signed through to the app.

    Bolt parses a body before it checks the signature, and its check raises on odd headers: so both are done
    here, on the raw bytes, in the order size, headers, signature, form.
    """

    def __init__(self, inside: WSGIApplication, secret: str, now: Callable[[], datetime]) -> None:
        self._inside = inside
        self._secret = secret.encode()
        self._now = now

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            raw = self._checked(environ)
        except Turned as turned:
            start_response(STATUS[turned.status], [("Content-Type", "text/plain")])
            return [STATUS[turned.status].encode()]
        environ["wsgi.input"] = io.BytesIO(raw)
        return self._inside(environ, start_response)

    def _checked(self, environ: WSGIEnvironment) -> bytes:
        if environ.get("PATH_INFO") != PATH:
            raise Turned(404)
        if environ.get("REQUEST_METHOD") != "POST":
            raise Turned(405)
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isdecimal():
            raise Turned(411)
        if int(length) > LARGEST:
            raise Turned(413)
        raw = environ["wsgi.input"].read(int(length))
        self._check_signature(environ, raw)
        if not _is_ours(environ.get("CONTENT_TYPE", ""), raw):
            raise Turned(400)
        return raw

    def _check_signature(self, environ: WSGIEnvironment, raw: bytes) -> None:
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not TIMESTAMP.fullmatch(timestamp) or not SIGNATURE.fullmatch(signature):
            raise Turned(401)
        if abs(self._now().timestamp() - int(timestamp)) > WINDOW:
            raise Turned(401)
        expected = hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + raw, hashlib.sha256)
        if not hmac.compare_digest(f"v0={expected.hexdigest()}", signature):
            raise Turned(401)


def _is_ours(content_type: str, raw: bytes) -> bool:
    """Whether the body has one of the shapes Slack sends: JSON, one payload in a form, or a command."""
    try:
        text = raw.decode()
        if content_type.split(";")[0].strip().lower() == "application/json":
            return _is_object(text)
        form = parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:  # not UTF-8, or too many fields
        return False
    payloads = [value for name, value in form if name == "payload"]
    if payloads:
        return len(payloads) == 1 and _is_object(payloads[0])
    return any(name in ("command", "ssl_check") for name, _ in form)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


class HttpConnection:
    """Serves Slack's requests on one port, in a thread."""

    def __init__(
        self, app: SteadyApp, signing_secret: str, host: str, port: int, now: Callable[[], datetime]
    ) -> None:
        self._app = app
        guarded = SignedOnly(SlackRequestHandler(app, path=PATH), signing_secret, now)
        self._server: Any = create_server(
            guarded, host=host, port=port, threads=THREADS, max_request_body_size=LARGEST, ident=None
        )
        self._thread = threading.Thread(target=self._run, name="slack-http", daemon=True)
        self._stopping = False
        self.port = int(self._server.effective_port)

    def start(self) -> None:
        """Serve from now on; returns at once."""
        self._thread.start()
        log.info("waiting for Slack on port %d", self.port)

    def stop(self) -> None:
        """Stop serving; requests under way are answered first."""
        self._stopping = True
        self._server.task_dispatcher.shutdown()
        self._server.close()
        self._thread.join(5)
        self._app.stop()

    def _run(self) -> None:
        try:
            self._server.run()
        except OSError:  # the loop stumbles over the socket that `stop` has closed
            if not self._stopping:
                raise
