"""What grows old in what is known of the networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vislint.model import Limit, Network, Source
from vislint.networks.changes import tables


@dataclass(frozen=True, slots=True)
class OldReading:
    """A source of a network that was read long ago, and the limits that rest on nothing newer."""

    network: str
    source: Source
    months: int | None
    """Full months since the reading; None where its date is not known."""
    limits: tuple[str, ...]


def old_readings(networks: Iterable[Network], today: date, months: int) -> Iterator[OldReading]:
    """By network and source, in their order, what was read `months` ago or longer, or nobody knows when."""
    for network in networks:
        by_source: dict[str, list[str]] = {}
        for name, limit in _named(network):
            newest = max(limit.sources, key=lambda source: source.read or date.min)
            age = months_since(newest.read, today)
            if age is None or age >= months:
                by_source.setdefault(newest.id, []).append(name)
        sources: Mapping[str, Source] = {
            source.id: source for _, limit in _named(network) for source in limit.sources
        }
        for identity, names in by_source.items():
            source = sources[identity]
            age = months_since(source.read, today)
            yield OldReading(network.id, source, age, tuple(dict.fromkeys(names)))


def months_since(read: date | None, today: date) -> int | None:
    if read is None:
        return None
    return (today.year - read.year) * 12 + today.month - read.month - (today.day < read.day)


def _named(network: Network) -> Iterator[tuple[str, Limit]]:
    """Every limit under the name of its table and key: `bluesky/image max_size`."""
    for table, limits in tables(network).items():
        for key, readings in limits.items():
            yield from ((f"{table} {key}", limit) for limit in readings)
