"""One HTTP connection to an address that was looked up once, checked, and is really connected to.

A name is resolved a single time; the socket goes to the very address that was checked, while the certificate
is verified, and Host and SNI are sent, for the name. So there is no moment in which a name server could
answer differently. Reading never lasts longer than the deadline, however slowly the bytes drip.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any

from vislint.fetch.address import IPAddress, Target, why_refused
from vislint.fetch.types import FetchError, FetchLimits, UnfitError

getaddrinfo = socket.getaddrinfo

Found = tuple[socket.AddressFamily, Any]
"""A family and the address to connect to."""


class Deadline:
    """The moment at which one file must be here."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`. Raises FetchError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left if most is None else min(left, most)

    def over(self) -> FetchError:
        return FetchError(f"took longer than {self._seconds:g} s", passing=True, strikes=1)


class PinnedConnection(http.client.HTTPConnection):
    """A connection for one question to `target`."""

    def __init__(
        self,
        target: Target,
        deadline: Deadline,
        limits: FetchLimits,
        tls: Callable[[], ssl.SSLContext],
    ) -> None:
        super().__init__(target.host, target.port)
        self.default_port = 443 if target.scheme == "https" else 80
        self._target = target
        self._deadline = deadline
        self._limits = limits
        self._tls = tls
        self._raw: socket.socket | None = None

    def connect(self) -> None:
        target, deadline = self._target, self._deadline
        found = look_up(target, deadline, self._limits)
        self._raw = _reach(found, deadline, self._limits)
        if target.scheme == "https":
            self._raw.settimeout(deadline.left(self._limits.connect_seconds))
            self._raw = self._tls().wrap_socket(self._raw, server_hostname=target.host)
        self.sock = _Timed(self._raw, deadline)

    def abort(self) -> None:
        """Wake a thread that waits for this connection; callable from any thread."""
        if self._raw is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._raw, socket.SHUT_RDWR)

    def finish(self) -> None:
        self.close()
        if self._raw is not None:
            self._raw.close()


def look_up(target: Target, deadline: Deadline, limits: FetchLimits) -> list[Found]:
    """Every address of the host. Raises UnfitError when one of them is never asked."""
    found = _resolve(target, deadline)
    if not limits.allow_private:
        for _, address in found:
            ip = _ip(address[0])
            what = why_refused(ip)
            if what:
                raise UnfitError(f"{what} {ip}")
    return found


def _resolve(target: Target, deadline: Deadline) -> list[Found]:
    """Ask the system, in a thread of its own: a look-up cannot be interrupted, only left behind."""
    answer: list[Found] = []
    problem: list[OSError | ValueError] = []

    def ask() -> None:
        try:
            for family, _, _, _, address in getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM):
                if (family, address) not in answer:
                    answer.append((family, address))
        except (OSError, ValueError) as error:
            problem.append(error)

    thread = threading.Thread(target=ask, name="vislint-look-up", daemon=True)
    thread.start()
    thread.join(deadline.left())
    if thread.is_alive():
        raise deadline.over()
    if problem or not answer:
        raise FetchError("has a host name that is not known", passing=True, strikes=1)
    return answer


def _ip(text: str) -> IPAddress:
    ip = ipaddress.ip_address(text.partition("%")[0])
    return (ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None) or ip


def _reach(found: list[Found], deadline: Deadline, limits: FetchLimits) -> socket.socket:
    """A socket to the first address that answers."""
    reason = ""
    for family, address in found:
        with contextlib.ExitStack() as stack:
            try:
                raw = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
                raw.settimeout(deadline.left(limits.connect_seconds))
                raw.connect(address)
            except OSError as error:
                slow = isinstance(error, TimeoutError)
                reason = f"no answer within {limits.connect_seconds:g} s" if slow else _plain(error)
            else:
                stack.pop_all()
                return raw
    deadline.left()
    raise FetchError(f"cannot be reached ({reason})", passing=True, strikes=1)


def _plain(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


class _Timed:
    """What http.client needs of a socket, with the deadline before every read and write."""

    def __init__(self, raw: socket.socket, deadline: Deadline) -> None:
        self._raw = raw
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._raw.settimeout(self._deadline.left())
        self._raw.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._raw, self._deadline))

    def close(self) -> None:
        """Nothing: http.client closes its socket while the answer is still to be read from it."""


class _Reader(io.RawIOBase):
    def __init__(self, raw: socket.socket, deadline: Deadline) -> None:
        self._raw = raw
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._raw.settimeout(self._deadline.left())
        try:
            return self._raw.recv_into(buffer)
        except TimeoutError:
            raise self._deadline.over() from None
