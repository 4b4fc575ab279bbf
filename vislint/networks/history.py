"""A network as it was: limits that have changed, taken back to a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from vislint.model import Limit, Network


def on_day(network: Network, day: date) -> Network:
    """The network with the limits that held on `day`; what has no known past stays as it is."""

    def past(limits: Mapping[str, tuple[Limit, ...]]) -> dict[str, tuple[Limit, ...]]:
        return {key: tuple(limit.on(day) for limit in readings) for key, readings in limits.items()}

    slots = {name: replace(slot, limits=past(slot.limits)) for name, slot in network.slots.items()}
    return replace(network, text=past(network.text), alt=past(network.alt), slots=slots)
