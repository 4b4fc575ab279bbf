"""What is asked of a fetch, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fetched:
    """A remote file that is here: `path` holds its bytes as they came."""

    url: str
    final_url: str
    """Where redirects led."""
    path: Path
    sha256: str
    bytes: int
    content_type: str
    """As the server said, without parameters; empty when it did not."""
    etag: str
    last_modified: str
    fetched: str
    """When the server last gave or confirmed it, in UTC: 2026-11-22T09:30:00Z."""
    status: int
    remark: str = ""
    """Why this is what was fetched before, when the server could not be asked again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no file; `reason` is a half-sentence that goes on after the address."""

    url: str
    reason: str
    gone: bool = False
    """True when the server says that there is no such file: readers will not see it either."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one run. Sizes are bytes, times seconds."""

    max_bytes: int = 50_000_000
    max_total_bytes: int = 2_000_000_000
    max_files: int = 1_000
    seconds: float = 20.0
    """For one file from the first question to the last byte, with all redirects."""
    connect_seconds: float = 5.0
    redirects: int = 5
    workers: int = 8
    per_host: int = 2
    gap: float = 0.1
    """Between two questions to the same host."""
    allow_private: bool = False
    """For tests with a server on this machine: no address is refused."""

    def __post_init__(self) -> None:
        if self.workers < 1 or self.per_host < 1:
            raise ValueError("nobody would fetch anything")


STRIKES = 3
"""A host that was in the way of so many downloads is left alone for the rest of the run."""


class FetchError(Exception):
    """Why one address cannot be fetched; `passing` when it may well work another time."""

    def __init__(self, reason: str, *, passing: bool = False, strikes: int = 0, gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing
        self.gone = gone
        self.strikes = strikes
        """How much it speaks against asking the host for anything else."""


class UnfitError(Exception):
    """An address that is never asked; `what` is a noun: "a private address 10.0.0.1"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
