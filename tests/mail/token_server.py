"""A token server for tests: answers as Microsoft's and Google's do, and says whose a token is."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

TENANT = "example.onmicrosoft.com"


@dataclass
class TokenServer:
    """Gives tokens to whoever asks; only those in `valid` let anybody in.

    `asked` are the forms that were sent. While `refuses` is set every request is answered with that error;
    `down` stands for a server in trouble.
    """

    user: str = "sales"
    lasts: int = 3600
    refuses: str = ""
    down: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    valid: set[str] = field(default_factory=set)
    authority: str = ""
    token_uri: str = ""
    info: str = ""

    def withdraw(self) -> None:
        """No token given so far lets anybody in any more."""
        self.valid.clear()

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Status and JSON for a request."""
        place = urlsplit(path)
        if place.path == "/info":
            (token,) = parse_qs(place.query)["token"]
            return (200, {"email": self.user}) if token in self.valid else (401, {"error": "invalid_token"})
        if place.path.endswith("openid-configuration"):
            end = f"{self.authority}/{TENANT}/oauth2/v2.0"
            pages = {"authorization_endpoint": f"{end}/authorize", "token_endpoint": f"{end}/token"}
            return 200, pages | {"issuer": f"{self.authority}/{TENANT}/v2.0"}
        return self._token(form)

    def _token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if self.down:
            return 503, {"error": "temporarily_unavailable"}
        if self.refuses:
            return 400, {"error": self.refuses, "error_description": "It was withdrawn."}
        number = len(self.asked)
        self.valid.add(token := f"token-{number}")
        given = {"access_token": token, "expires_in": self.lasts, "token_type": "Bearer"}
        if form["grant_type"] == "refresh_token":
            given["refresh_token"] = f"refresh-{number}"
        return 200, given


@contextmanager
def token_server(certificate: tuple[Path, Path], server: TokenServer | None = None) -> Iterator[TokenServer]:
    """The server, on two ports of this machine: Microsoft's library wants TLS."""
    server = server or TokenServer()

    class Answers(BaseHTTPRequestHandler):
        """Hands each request to the server."""

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(text).items()})

        def _answer(self, form: dict[str, str]) -> None:
            status, answer = server.answer(self.path, form)
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Tests are quiet."""

    plain, secure = (ThreadingHTTPServer(("127.0.0.1", 0), Answers) for _ in range(2))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    server.authority = f"https://127.0.0.1:{secure.server_port}"
    server.token_uri = f"http://127.0.0.1:{plain.server_port}/token"
    server.info = f"http://127.0.0.1:{plain.server_port}/info?token="
    for each in (plain, secure):
        threading.Thread(target=each.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        for each in (plain, secure):
            each.shutdown()
            each.server_close()
