"""What is known of a network: places, limits, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Route = Literal["api", "app"]
"""How a post reaches the network: `api`, published by a tool; `app`, by hand in the app or on the site."""


Effect = Literal[
    "reject", "limit", "hidden", "crop", "letterbox", "split", "truncate",
    "degrade", "upscale", "downscale", "convert", "none", "unknown",
]  # fmt: skip
"""What a network does when a limit is broken; `limit` is worded as one, its effect unseen."""

Grade = Literal["official", "code", "vendor", "conflicting"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a limit was read: `read` is the date of the reading, None when it is not known."""

    id: str
    url: str
    kind: Literal["official", "code", "vendor", "own"]
    read: date | None
    how: Literal["page", "repo", "copy", "quoted", "excerpt"]
    title: str = ""
    note: str = ""
    first_read: date | None = None
    """The first reading, where `read` tells of a later one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A range with both ends included; None is open."""

    min: Fraction | None = None
    max: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FileSize:
    """A number of bytes, and the larger reading where a source writes "MB" and may mean MiB."""

    bytes: int
    bytes_mib: int | None = None


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Pixels, width by height."""

    width: int
    height: int
    either_way: bool = False
    """True where the picture may also lie on its side: the short and the long side are meant."""


LimitValue = (
    FileSize | Dimensions | tuple[Dimensions, ...] | Interval | tuple[Fraction, ...] | tuple[str, ...]
    | Mapping[str, Fraction | str] | Fraction | int | bool | str
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of a slot with all that is known about it. `text` is the value as the file writes it."""

    key: str
    value: LimitValue
    text: str
    sources: tuple[Source, ...]
    grade: Grade
    effect: Effect
    route: Route | None = None
    """The only route the limit is known for; None for both."""
    tier: str = ""
    """The paid plan it holds for; empty for everyone."""
    proof: str = ""
    note: str = ""
    conflict: bool = False
    """A second reading of the same key: kept, shown, and never merged with the first."""
    kinds: tuple[str, ...] = ()
    """Kinds of visual it speaks of; empty for all that the slot takes."""
    until: date | None = None
    """Of a former limit: the day on which another took its place."""
    was: tuple[Limit, ...] = ()
    """What it was before, each with the day until which that held."""
    since: date | None = None
    """The day on which vislint came to know it, where its sources were read before that."""

    def on(self, day: date) -> Limit:
        """The limit as it was on `day`, as far as former ones are known."""
        former = [past for past in self.was if past.until is not None and day < past.until]
        return min(former, key=lambda past: past.until or date.max, default=self)

    @property
    def known_since(self) -> date | None:
        """When vislint came to know it: the day of the earliest reading; None when that is not known."""
        days = [source.first_read or source.read for source in self.sources]
        if self.since is not None or None in days:
            return self.since
        return min(day for day in days if day is not None)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place on a network that shows a picture, such as `instagram/feed`."""

    network: str
    name: str
    takes: tuple[str, ...]
    """Kinds of visual shown here: image, animation, video, document, preview."""
    items: Literal["any", "one", "several", "named"]
    """When a post lands here unasked: with one visual, with several, or only when it names the slot."""
    limits: Mapping[str, tuple[Limit, ...]]
    _found: dict[tuple[str, Route, str], tuple[Limit, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `get` has found before: a run asks a few slots the same questions for every visual."""

    @property
    def id(self) -> str:
        return f"{self.network}/{self.name}"

    def get(self, key: str, route: Route, kind: str = "") -> tuple[Limit, ...]:
        """Limits under `key` that hold for `route`, the leading one first, conflicting readings after.

        With `kind` only those that speak of such a visual: `max_size` of a video is `video_max_size` where
        the slot has that.
        """
        found = self._found.get((key, route, kind))
        if found is None:
            limits = self.limits.get(f"{kind}_{key}") or self.limits.get(key, ())
            found = tuple(
                limit for limit in _on(route, limits) if not (kind and limit.kinds) or kind in limit.kinds
            )
            self._found[key, route, kind] = found
        return found


@dataclass(frozen=True, slots=True)
class Network:
    """One network as its file describes it. `text` and `alt` hold the limits of captions and alt texts."""

    id: str
    name: str
    updated: date
    sources: Mapping[str, Source]
    text: Mapping[str, tuple[Limit, ...]]
    alt: Mapping[str, tuple[Limit, ...]]
    slots: Mapping[str, Slot]
    aliases: tuple[str, ...] = ()
    path: str = ""
    configurable: bool = False
    """True where every server sets its own limits; those here are the software's defaults."""
    _found: dict[tuple[str, str, Route], tuple[Limit, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `get_text` and `get_alt` have found before."""

    def get_text(self, key: str, route: Route) -> tuple[Limit, ...]:
        """Limits of captions under `key`, as `Slot.get` gives those of a slot."""
        return self._get("text", self.text, key, route)

    def get_alt(self, key: str, route: Route) -> tuple[Limit, ...]:
        """Limits of alt texts under `key`, as `Slot.get` gives those of a slot."""
        return self._get("alt", self.alt, key, route)

    def _get(
        self, part: str, limits: Mapping[str, tuple[Limit, ...]], key: str, route: Route
    ) -> tuple[Limit, ...]:
        found = self._found.get((part, key, route))
        if found is None:
            found = self._found[part, key, route] = _on(route, limits.get(key, ()))
        return found


def _on(route: Route, limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
    return tuple(limit for limit in limits if limit.route in (None, route))
