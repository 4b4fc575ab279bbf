"""Two states of a network compared: which limits are new, gone or different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Limit, Network

Tables = Mapping[str, Mapping[str, tuple[Limit, ...]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A limit that is new (`before` is None), gone (`after` is None), or different."""

    network: str
    table: str
    key: str
    before: Limit | None
    after: Limit | None


def tables(network: Network) -> Tables:
    """Every limit of a network: of captions, of alternative texts, and of each slot by its id."""
    slots = {slot.id: slot.limits for slot in network.slots.values()}
    return {"caption": network.text, "alt text": network.alt, **slots}


def changes(before: Network, after: Network) -> Iterator[Change]:
    """What is different in `after`, table by table; sources and notes do not count."""
    old, new = tables(before), tables(after)
    for table in dict.fromkeys((*old, *new)):
        olds, news = old.get(table, {}), new.get(table, {})
        for key in dict.fromkeys((*olds, *news)):
            for was, now in _pairs(olds.get(key, ()), news.get(key, ())):
                yield Change(after.id, table, key, was, now)


def agreements(before: Network, after: Network) -> Iterator[Limit]:
    """Limits of `after` that say with other sources what `before` says already."""
    old, new = tables(before), tables(after)
    for table, limits in new.items():
        for key, readings in limits.items():
            known = {_content(limit): limit for limit in old.get(table, {}).get(key, ())}
            for limit in readings:
                same = known.get(_content(limit))
                if same is not None and same.sources != limit.sources:
                    yield limit


def _pairs(
    before: tuple[Limit, ...], after: tuple[Limit, ...]
) -> Iterator[tuple[Limit | None, Limit | None]]:
    """Readings that are not in both, those for the same case side by side."""
    old, new = ({_content(limit) for limit in side} for side in (before, after))
    gone = [limit for limit in before if _content(limit) not in new]
    come = [limit for limit in after if _content(limit) not in old]
    for was in gone:
        now = next((limit for limit in come if _case(limit) == _case(was)), None)
        if now is not None:
            come.remove(now)
        yield was, now
    yield from ((None, now) for now in come)


def _case(limit: Limit) -> tuple[object, ...]:
    """What the limit is about, whatever it says."""
    return limit.route, limit.tier, limit.conflict, limit.kinds


def _content(limit: Limit) -> tuple[object, ...]:
    return limit.key, limit.text, str(limit.value), limit.effect, limit.grade, *_case(limit)
