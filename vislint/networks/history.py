"""A network as it was: limits taken back to a day, or to what was known of them by then."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from vislint.model import Limit, Network

Limits = Mapping[str, tuple[Limit, ...]]


def on_day(network: Network, day: date) -> Network:
    """The network with the limits that held on `day`; what has no known past stays as it is."""
    return _changed(network, lambda limit: limit.on(day))


def known_by(network: Network, day: date) -> Network:
    """The network as vislint knew it at the end of `day`, without the limits that it did not know.

    What a repository says of its own networks counts as known at any time.
    """

    def past(limit: Limit) -> Limit | None:
        former = limit.on(day)
        return None if former is limit and not limit.was and _came_after(limit, day) else former

    return _changed(network, past)


def is_month(text: str) -> bool:
    """Whether it is written like 2026.11."""
    return re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])", text) is not None


def end_of(month: str) -> date:
    """The last day of a month such as 2026.11."""
    year, number = map(int, month.split("."))
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def _came_after(limit: Limit, day: date) -> bool:
    own = any(source.kind == "own" for source in limit.sources)
    return not own and limit.known_since is not None and limit.known_since > day


def _changed(network: Network, change: Callable[[Limit], Limit | None]) -> Network:
    def past(limits: Limits) -> dict[str, tuple[Limit, ...]]:
        changed = {key: tuple(filter(None, map(change, readings))) for key, readings in limits.items()}
        return {key: readings for key, readings in changed.items() if readings}

    slots = {name: replace(slot, limits=past(slot.limits)) for name, slot in network.slots.items()}
    return replace(network, text=past(network.text), alt=past(network.alt), slots=slots)
