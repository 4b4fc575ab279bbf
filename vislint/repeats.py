"""Which visuals of posts repeat earlier ones for the same readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vislint.alike import alike, prints
from vislint.model import Asset, Attachment, Post
from vislint.stories import same_story
from vislint.weak import photograph

LOOK_BACK = 200
"""Earlier uses of a picture that are looked at for one that is repeated: bounds the time for a logo."""


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
    uses = sorted((use for post in posts for use in _uses(post)), key=_order)
    near = look_alikes({use.asset.hash: use.asset for use in uses})
    earlier: dict[str, list[Use]] = {}
    found: dict[str, list[Repeat]] = {}
    for use in uses:
        content = use.asset.hash
        for other, apart in ((content, 0), *near.get(content, ())):
            seen = reversed(earlier.get(other, [])[-LOOK_BACK:])
            repeated = next((each for each in seen if _repeats(use, each)), None)
            if repeated:
                found.setdefault(content, []).append(Repeat(use, repeated, apart))
                break
        earlier.setdefault(content, []).append(use)
    yield from found.values()


def moment(post: Post) -> datetime | None:
    """In world time without a zone, so that times with a zone and without one can be compared."""
    when = post.publish
    return when.astimezone(UTC).replace(tzinfo=None) if when and when.tzinfo else when


def _uses(post: Post) -> Iterator[Use]:
    for item in post.attachments:
        asset = item.asset
        if asset is None or not asset.hash or asset.header.defect or item.role == "body" or item.picked_by:
            continue
        places = {
            place.declared.casefold(): place.network
            for place in post.destinations
            if place.network and (not item.networks or place.network in item.networks)
        }
        yield Use(post, item, asset, places)


def _order(use: Use) -> tuple[Any, ...]:
    """By time, then by path; what has no date may still come and is last."""
    when = moment(use.post)
    return when is None, when.timetuple() if when else (), use.post.path, use.post.line, use.attachment.line


def look_alikes(assets: Mapping[str, Asset]) -> dict[str, list[tuple[str, int]]]:
    """By content the contents of photographs that look alike, the most alike first, with their distance."""
    told = {content: photograph(asset) for content, asset in assets.items()}
    known = {name: prints(each.fingerprint) for name, each in told.items() if each and each.fingerprint}
    names = [*known]
    found: dict[str, list[tuple[str, int]]] = {}
    for one, other, apart in alike([*known.values()]):
        found.setdefault(names[one], []).append((names[other], apart))
        found.setdefault(names[other], []).append((names[one], apart))
    return {name: sorted(others, key=lambda pair: (pair[1], pair[0])) for name, others in found.items()}


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
