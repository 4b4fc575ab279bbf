"""What one run is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from vislint.git_changes import Changes
from vislint.probe.batch import Progress


@dataclass(frozen=True, slots=True)
class Request:
    """What one run is asked for, besides the configuration."""

    paths: Sequence[Path]
    networks: Sequence[str] = ()
    """Only these networks; all when empty."""
    jobs: int | None = None
    """Threads that read and measure files; all processors when None."""
    fetch: bool = False
    """Ask the network for remote images; without it only those of earlier fetches are looked at."""
    now: datetime | None = None
    """The moment that decides what is published already; the clock's when None."""
    as_of: date | None = None
    """The day whose limits count; its beginning stands for now. None for the limits known today."""
    ignores: bool = True
    """Whether posts may hold findings back."""
    baseline: bool = True
    """Whether the baseline may hold findings back."""
    compare: Path | None = None
    """The JSON of an earlier run to compare this one with."""
    changes: Changes | None = None
    """Only posts that these changes concern; all when None."""
    progress: Progress | None = None
    """Told how many files are read, and of how many."""

    @property
    def moment(self) -> datetime:
        if self.now is not None:
            return self.now
        return datetime.combine(self.as_of, time(), UTC) if self.as_of else datetime.now(UTC)
