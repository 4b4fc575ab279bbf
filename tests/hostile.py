"""A web server on this machine that does whatever a test tells it, down to the single byte."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]


Handler = Callable[[socket.socket, Request], None]


class HostileServer:
    """`routes` say what is answered; `requests` is what was asked, in order."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self._tls = tls
        self.port: int = self._listener.getsockname()[1]
        self.base = f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
        self.routes: dict[str, Handler] = {}
        self.requests: list[Request] = []
        self.over = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(5)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                request = _read(connection)
                self.requests.append(request)
                self.routes[request.path](connection, request)


def _read(connection: socket.socket) -> Request:
    head = b""
    while b"\r\n\r\n" not in head:
        part = connection.recv(4096)
        if not part:
            raise ConnectionError("nothing was asked")
        head += part
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Request(first.split(" ")[1], headers)


def answer(body: bytes = PNG, status: str = "200 OK", kind: str = "image/png", **headers: str) -> Handler:
    """An honest answer; more headers as `Name_With_Lines="…"`."""
    given = {"Content-Type": kind, "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    return raw(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def raw(data: bytes) -> Handler:
    def send(connection: socket.socket, _: Request) -> None:
        connection.sendall(data)

    return send


def redirect(location: str, status: str = "302 Found") -> Handler:
    return answer(b"", status, Location=location)


def forever(head: bytes, pieces: Iterator[bytes], over: threading.Event, pause: float = 0.0) -> Handler:
    """Send `head`, then one piece after another until nobody listens."""

    def send(connection: socket.socket, _: Request) -> None:
        connection.sendall(head)
        for piece in pieces:
            connection.sendall(piece)
            if over.wait(pause):
                return

    return send
