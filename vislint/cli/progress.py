"""How far a long run is, on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

_QUIET = 1.0
"""Seconds: a run that ends within them says nothing."""
_PAUSE = 0.1
"""Seconds between two lines."""
_WIDTH = 24


class Progress:
    """A bar on standard error, drawn over itself; nothing in CI and where nobody looks."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._on = sys.stderr.isatty() and "CI" not in os.environ
        self._clock = clock
        self._started = clock()
        self._last = 0.0
        self._drawn = 0

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if not self._on or now - self._started < _QUIET or now - self._last < _PAUSE:
            return
        self._last = now
        rest = (now - self._started) / done * (total - done)
        full = _WIDTH * done // total
        line = f"{'━' * full}{'─' * (_WIDTH - full)} {done:,} of {total:,} files, {_spoken(rest)} left"
        self._draw(line)

    def clear(self) -> None:
        """Takes the bar away, for what is printed next."""
        if self._drawn:
            self._draw("")
            self._drawn = 0

    def _draw(self, line: str) -> None:
        sys.stderr.write(f"\r{line:<{self._drawn}}" + ("" if line else "\r"))
        sys.stderr.flush()
        self._drawn = len(line)


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
