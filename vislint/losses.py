"""What a place drops of a picture or a post, as far as its limits say: items, movement, transparency."""

from __future__ import annotations

from collections.abc import Sequence

from vislint.formats import names_in
from vislint.limits import above, first_breach
from vislint.model import VIDEO_FORMATS, Attachment, Breach, Limit, Placement, Publication
from vislint.place import placements
from vislint.shown import kind_in, shown_as

OPAQUE = frozenset({"jpeg", "bmp"})
"""Formats without transparency."""
CONVERTED = ("convert", "downscale", "degrade", "unknown")
"""Effects by which the picture is shown all the same."""
MOVING = frozenset({"gif", "image/*", *VIDEO_FORMATS})
"""Formats that may move; a list with one of them says nothing of still pictures only."""
DROPPED = ("hidden", "truncate")
"""Effects by which the surplus is dropped and the rest shown."""


def in_its_slot(publication: Publication) -> list[Attachment]:
    """The visuals that go into the slot of the publication, in order."""
    slot = publication.slot
    if slot is None:
        return []
    placed = (item for item in placements(publication) if item.slot.name == slot.name)
    return [item.attachment for item in placed if kind_in(slot, item.attachment) is not None]


def surplus(publication: Publication, here: Sequence[Attachment]) -> Breach | None:
    """The limit on how many are shown, where `here` are more."""
    slot, route = publication.slot, publication.route
    limits = slot.get("max_items", route) if slot else ()
    return first_breach(limits, route, lambda limit: above(limit, len(here)))


def gif_becomes(placement: Placement) -> Limit | None:
    """What says that an animated GIF becomes a still picture or a video; None where that is not certain."""
    limits = placement.slot.get("animated_gif", placement.route, "animation")
    told = {limit.value: limit for limit in reversed(limits)}
    if "still" in told and "refused" not in told:
        return told["still"]
    return told["video"] if told.keys() == {"video"} else None


def stills_only(placement: Placement) -> Limit | None:
    """What says that the place takes the format of an animation, and otherwise formats that never move."""
    name = placement.asset.header.format
    limits = placement.slot.get("formats", placement.route, "animation")
    if any(limit.conflict for limit in limits):
        return None
    return next(
        (limit for limit in limits if name in names_in(limit) and not MOVING & set(names_in(limit))), None
    )


def made_opaque(placement: Placement) -> Limit | None:
    """What says that the picture is shown there without its transparency."""
    name, kind = placement.asset.header.format, shown_as(placement) or ""
    formats = placement.slot.get("formats", placement.route, kind)
    if any(limit.effect not in CONVERTED and name not in names_in(limit) for limit in formats[:1]):
        return None
    for limit in placement.slot.get("transparency", placement.route, kind):
        if limit.value is False and limit.effect in CONVERTED:
            return limit
    opaque = (limit for limit in formats[:1] if names_in(limit) and set(names_in(limit)) <= OPAQUE)
    return next((limit for limit in opaque if limit.effect in CONVERTED), None)
