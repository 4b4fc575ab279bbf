"""What the downloads of one run share: bounds, certificates, and whom not to ask again."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from vislint.fetch.address import Target
from vislint.fetch.connection import Deadline, PinnedConnection
from vislint.fetch.store import RemoteStore
from vislint.fetch.types import STRIKES, FetchError, FetchLimits


class Session:
    """Used by several threads at once."""

    def __init__(self, store: RemoteStore, limits: FetchLimits) -> None:
        self.store = store
        self.limits = limits
        self._lock = threading.Lock()
        self._spent = 0
        self._tls: ssl.SSLContext | None = None
        self._open: set[PinnedConnection] = set()
        self._stopped = False
        self._strikes: Counter[str] = Counter()
        self._faults: dict[str, str] = {}

    @contextmanager
    def connection(self, target: Target, deadline: Deadline) -> Iterator[PinnedConnection]:
        connection = PinnedConnection(target, deadline, self.limits, self._certificates)
        with self._lock:
            self._open.add(connection)
        try:
            if self._stopped:
                raise FetchError("was not asked, because the run was stopped", passing=True)
            yield connection
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.finish()

    def stop(self) -> None:
        """Wake every thread that waits for a server."""
        with self._lock:
            self._stopped = True
            waiting = [*self._open]
        for connection in waiting:
            connection.abort()

    def spend(self, size: int) -> None:
        """Count what came in. Raises FetchError when that is too much for one run."""
        with self._lock:
            self._spent += size
            if self._spent > self.limits.max_total_bytes:
                total = megabytes(self.limits.max_total_bytes)
                raise FetchError(
                    f"was left out, because all files together are larger than {total}", passing=True
                )

    def blame(self, host: str, error: FetchError) -> None:
        """Remember what went wrong with `host`."""
        with self._lock:
            self._strikes[host] += error.strikes
            if self._strikes[host] >= STRIKES:
                self._faults.setdefault(host, error.reason)

    def check(self, host: str) -> None:
        """Raises FetchError when `host` is better left alone."""
        with self._lock:
            fault = self._faults.get(host)
        if fault is not None:
            raise FetchError(f"was not asked, because another file of {host} {fault}", passing=True)

    def _certificates(self) -> ssl.SSLContext:
        with self._lock:
            if self._tls is None:
                self._tls = ssl.create_default_context()
            return self._tls


def megabytes(size: int) -> str:
    return f"{size / 1e6:g} MB"
