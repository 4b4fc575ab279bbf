"""A page on loopback, for the person who started it and nobody else.

Every request must come to this machine's own name (a page elsewhere could otherwise have its name lead here)
and know the token in the address. There is one page and one question; nothing of the disk is served.
"""

from __future__ import annotations

import secrets
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from vislint.errors import UsageError

LOOPBACK = "127.0.0.1"
WAIT = 25.0
"""Seconds that a question for the next version is kept waiting; browsers give up after some minutes."""

_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)


class Board:
    """The newest page and its number, for several threads. The first page has number 0."""

    def __init__(self, first: str) -> None:
        self._changed = threading.Condition()
        self._page = first.encode()
        self._version = 0
        self._closed = False

    @property
    def next_version(self) -> int:
        return self._version + 1

    def put(self, page: str) -> None:
        with self._changed:
            self._page = page.encode("utf-8", "replace")
            self._version += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def page(self) -> bytes:
        with self._changed:
            return self._page

    def after(self, seen: int, wait: float = WAIT) -> int:
        """The number of the newest page, as soon as it is not `seen`, at the latest after `wait` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != seen or self._closed, wait)
            return self._version


class Server(ThreadingHTTPServer):
    """Serves a board at `address`. Port 0 takes a free one."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False

    def __init__(self, board: Board, port: int = 0, wait: float = WAIT) -> None:
        self.board, self.wait = board, wait
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((LOOPBACK, port), Handler)
        except OSError as error:
            hint = "another port: --port 0 takes a free one"
            raise UsageError(f"cannot serve on port {port}: {error.strerror or error}", hint=hint) from error

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no news."""


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD of the page, and of `changes?after=NUMBER`."""

    server: Server
    timeout = 60
    server_version = "vislint"
    sys_version = ""

    def do_GET(self) -> None:
        refusal = self._refusal()
        if refusal is not None:
            self._answer(refusal, refusal.phrase.encode(), "text/plain")
            return
        target = urlsplit(self.path)
        if target.path.endswith("/changes"):
            seen = parse_qs(target.query).get("after", [""])[-1]
            number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
            self._answer(
                HTTPStatus.OK, str(self.server.board.after(number, self.server.wait)).encode(), "text/plain"
            )
        else:
            self._answer(HTTPStatus.OK, self.server.board.page(), "text/html")

    do_HEAD = do_GET  # noqa: N815

    def _refused(self) -> None:
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED, b"", "text/plain", ("Allow", "GET, HEAD"))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refused  # noqa: N815

    def _refusal(self) -> HTTPStatus | None:
        """Why this request gets nothing; the same answer for a wrong token and a page that is not there."""
        port = self.server.server_port
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].lower() not in (f"{LOOPBACK}:{port}", f"localhost:{port}"):
            return HTTPStatus.MISDIRECTED_REQUEST
        steps = urlsplit(self.path).path.split("/")
        known = len(steps) == 3 and secrets.compare_digest(steps[1].encode(), self.server.token.encode())
        return None if known and steps[0] == "" and steps[2] in ("", "changes") else HTTPStatus.NOT_FOUND

    def _answer(self, status: HTTPStatus, body: bytes, kind: str, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*_HEADERS, *more):
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as in http.server
        """The address holds the token: it is written nowhere."""
