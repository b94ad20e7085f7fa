"""The review page on the loopback address: one small server, nothing from outside."""

import json
import sys
from collections.abc import Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from claimcheck.model import ClaimcheckError, ConfigurationError
from claimcheck.resources import read_bytes
from claimcheck.review.api import Response, ReviewApi, refused
from claimcheck.review.guard import HEADERS, Guard, Refusal, Request

_PAGE: Final = "review/page"
_FILES: Final = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/review.css": ("review.css", "text/css; charset=utf-8"),
    "/review.js": ("review.js", "text/javascript; charset=utf-8"),
    "/dialogs.js": ("dialogs.js", "text/javascript; charset=utf-8"),
    "/filters.js": ("filters.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
_ASKED: Final = {
    "/api/session": "GET",
    "/api/document": "GET",
    "/api/text": "GET",
    "/api/state": "GET",
    "/api/references": "GET",
    "/api/save": "POST",
    "/api/undo": "POST",
}
_SECONDS: Final = 30


class ReviewServer(ThreadingHTTPServer):
    """Serves the review page until it is told to stop.

    Args:
        api: Answers what the page asks.
        port: Port on 127.0.0.1; 0 takes a free one.

    Raises:
        ConfigurationError: The port is taken or may not be used.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, api: ReviewApi, port: int = 0) -> None:
        """Bind the port; the session's secret is made here and lives as long as the server."""
        self.api = api
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ConfigurationError(f"port {port} cannot be used: {reason}") from error
        self.token = token_urlsafe(32)
        methods = dict.fromkeys(_FILES, "GET") | _ASKED
        self.guard = Guard(self.server_address[1], self.token, methods)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about a browser that has gone; print what is an error of ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """Give the address to open; what stands behind the ``#`` is never sent to anybody."""
        return f"http://127.0.0.1:{self.server_address[1]}/#token={self.token}"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "claimcheck"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits until its head was acknowledged
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Answer, or refuse; every method comes here, so that one guard sees them all."""
        try:
            parts = urlsplit(self.path)
        except ValueError:
            self._refuse(Refusal(400, "not a valid address"))
            return
        refusal = self.server.guard.refusal(self._request(parts.path))
        if refusal is not None:
            self._refuse(refusal)
        elif parts.path in _FILES:
            name, kind = _FILES[parts.path]
            self._send(200, kind, _content(name))
        else:
            self._answer(parts.path, parts.query)

    def _request(self, path: str) -> Request:
        names = {name.lower() for name in self.headers}
        headers = {name: self.headers.get_all(name, []) for name in names}
        return Request(self.command, path, headers)

    def _answer(self, path: str, query: str) -> None:
        try:
            answer = self._asked(path, query)
        except ClaimcheckError as error:
            answer = refused(error)
        except Exception as error:  # noqa: BLE001 - an internal error is reported, and the page goes on
            text = f"internal error: {type(error).__name__}: {error}"
            answer = Response(500, {"error": text})
        self._send_json(answer)

    def _asked(self, path: str, query: str) -> Response:
        api = self.server.api
        if path == "/api/session":
            return api.session()
        if path == "/api/save":
            return api.save(self._body())
        if path == "/api/undo":
            return api.undo(self._body())
        try:
            words = dict(parse_qsl(query, max_num_fields=8))
        except ValueError as error:
            raise ClaimcheckError("the query has too many parts") from error
        asked = {
            "/api/document": api.document,
            "/api/text": api.text,
            "/api/state": api.state,
            "/api/references": api.references,
        }
        return asked[path](words)

    def _body(self) -> Any:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            return json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise ClaimcheckError("the body is not JSON") from error

    def _refuse(self, refusal: Refusal) -> None:
        self.close_connection = True
        self._send_json(Response(refusal.status, {"error": refusal.reason}))

    def _send_json(self, answer: Response) -> None:
        text = json.dumps(answer.data, ensure_ascii=True, separators=(",", ":"))
        self._send(answer.status, "application/json", text.encode("ascii"))

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self._send_headers({"Content-Type": kind, "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_headers(self, own: Mapping[str, str]) -> None:
        for name, value in {**HEADERS, **own}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is not even a request, under the same headers."""
        del explain
        self.close_connection = True
        if getattr(self, "command", None) is None:
            self.command = "GET"
        self._send_json(Response(code, {"error": message or "not a valid request"}))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base
        """Keep quiet: the terminal belongs to the reviewer."""


@cache
def _content(name: str) -> bytes:
    return read_bytes(f"{_PAGE}/{name}")


for _method in ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"):
    setattr(_Handler, f"do_{_method}", _Handler.do_GET)
