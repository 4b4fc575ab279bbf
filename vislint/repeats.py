"""Which visuals of posts repeat earlier ones for the same readers."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from vislint.alike import alike, prints
from vislint.model import Asset, Attachment, Post
from vislint.stories import same_story
from vislint.weak import photograph

LOOK_BACK = 200
"""Earlier uses of a picture that are looked at for one that is repeated: bounds the time for a logo."""

_RANK = 40
"""Bits of a picture's number, below those of a distance."""
_NEVER = datetime(1, 1, 1)  # noqa: DTZ001 - without a zone, as `moment`


@dataclass(frozen=True, slots=True)
class Use:
    """A visual that a post publishes, and the places that it goes to: as declared, with their network."""

    post: Post
    attachment: Attachment
    asset: Asset
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A use, the earlier one that it repeats, and how many bits of their hashes differ."""

    use: Use
    earlier: Use
    apart: int


def repeats_by_content(posts: Iterable[Post]) -> Iterator[list[Repeat]]:
    """Each use that repeats an earlier one, in the order of time, by content."""
    uses, near = _candidates(posts)
    earlier: dict[str, list[Use]] = {}
    found: dict[str, list[Repeat]] = {}
    for use in uses:
        content = use.asset.hash
        for other, apart in ((content, 0), *near.of(content)):
            seen = reversed(earlier.get(other, [])[-LOOK_BACK:])
            repeated = next((each for each in seen if _repeats(use, each)), None)
            if repeated:
                found.setdefault(content, []).append(Repeat(use, repeated, apart))
                break
        earlier.setdefault(content, []).append(use)
    yield from found.values()


def _candidates(posts: Iterable[Post]) -> tuple[list[Use], LookAlikes]:
    """The uses of what is used again or looks like something else, in order, and what looks alike.

    Most pictures are used once: no more is made of them than an entry in a list.
    """
    every = sorted(((post, *shown) for post in posts for shown in _published(post)), key=_order)
    assets: dict[str, Asset] = {}
    twice: set[str] = set()
    for _, _, asset in every:
        if asset.hash in assets:
            twice.add(asset.hash)
        assets[asset.hash] = asset
    near = LookAlikes(assets)
    again = (each for each in every if each[2].hash in twice or each[2].hash in near)
    return [Use(post, item, asset, _places(post, item)) for post, item, asset in again], near


def moment(post: Post) -> datetime | None:
    """In world time without a zone, so that times with a zone and without one can be compared."""
    when = post.publish
    return when.astimezone(UTC).replace(tzinfo=None) if when and when.tzinfo else when


def _published(post: Post) -> Iterator[tuple[Attachment, Asset]]:
    for item in post.attachments:
        asset = item.asset
        if asset is None or not asset.hash or asset.header.defect or item.role == "body" or item.picked_by:
            continue
        yield item, asset


def _places(post: Post, item: Attachment) -> dict[str, str]:
    return {
        place.declared.casefold(): place.network
        for place in post.destinations
        if place.network and (not item.networks or place.network in item.networks)
    }


def _order(shown: tuple[Post, Attachment, Asset]) -> tuple[bool, datetime, str, int, int]:
    """By time, then by path; what has no date may still come and is last."""
    post, item, _ = shown
    when = moment(post)
    return when is None, when.replace(microsecond=0) if when else _NEVER, post.path, post.line, item.line


class LookAlikes:
    """Which contents of photographs look alike; packed, since some look like hundreds of others."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        told = ((content, photograph(asset)) for content, asset in assets.items())
        known = {content: prints(each.fingerprint) for content, each in told if each and each.fingerprint}
        names, self._names = [*known], sorted(known)
        place = {name: rank for rank, name in enumerate(self._names)}
        ranks = [place[name] for name in names]
        near: defaultdict[int, array[int]] = defaultdict(partial(array, "Q"))
        for one, other, apart in alike([*known.values()]):
            near[one].append(apart << _RANK | ranks[other])
            near[other].append(apart << _RANK | ranks[one])
        self._near = {names[one]: packed for one, packed in near.items()}

    def __contains__(self, content: str) -> bool:
        return content in self._near

    def of(self, content: str) -> Iterator[tuple[str, int]]:
        """The others, the most alike first, each with its distance in bits."""
        for packed in sorted(self._near.get(content, ())):
            yield self._names[packed & (1 << _RANK) - 1], packed >> _RANK


def _dated(use: Use) -> bool:
    return use.post.publish is not None


def _repeats(use: Use, earlier: Use) -> bool:
    if not use.places.keys() & earlier.places.keys():
        return False
    if "preview" in (use.attachment.role, earlier.attachment.role) and not (_dated(use) and _dated(earlier)):
        return False  # pages without a date are in nobody's feed
    if use.post is not earlier.post:
        return not same_story(use.post, earlier.post)
    one, other = use.attachment, earlier.attachment
    same = use.asset.hash == earlier.asset.hash and one.segment == other.segment
    return same and one.role == other.role == "media"
