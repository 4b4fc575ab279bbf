"""What is said of a picture in words alone: what is refused or lost, and what is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vislint.cuts import View, size_in
from vislint.formats import names_in, refused_gif, unlisted_format
from vislint.losses import DROPPED, gif_becomes, in_its_slot, made_opaque, stills_only, surplus
from vislint.model import Limit, Placement, Publication
from vislint.report.citations import Cited, cite
from vislint.scaling import resized
from vislint.shown import shown_as
from vislint.wording import dimensions, format_name, listing, number_of, share, span
from vislint.zones import covered_words, first_readings

REFUSING = ("reject", "hidden")
"""Effects by which a file is not shown at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is said in words alone: what is lost, or what is not known."""

    places: tuple[str, ...]
    said: str
    citations: tuple[Cited, ...]


def place_of(placement: Placement, view: View) -> str:
    """Instagram feed, LinkedIn link card, Instagram feed (profile grid)."""
    network, slot = placement.network, placement.slot
    if "preview" in slot.takes:
        name = network.name if "preview" in network.name.lower() else f"{network.name} link card"
    elif network.name.lower().endswith(slot.name):
        name = network.name
    else:
        name = f"{network.name} {slot.name.replace('-', ' ')}"
    return f"{name} ({view.name})" if view.name else name


def dropped(publication: Publication) -> dict[int, list[Told]]:
    """What is said of each visual that is one too many."""
    here = in_its_slot(publication)
    breach = surplus(publication, here)
    if breach is None:
        return {}
    most = number_of(breach.limit.value)
    lost = span(most + 1, len(here), "image")
    fate = "will be lost" if breach.limit.effect in DROPPED else "will be lost, or the post refused"
    said = f"{publication.network.name} shows {most}: {lost} {fate}"
    told = Told((publication.network.name,), f"{said}.", cite([breach.limit]))
    return {id(item): [told] for item in here[most:]}


def refusals(placement: Placement) -> Iterator[Told]:
    """What is said where the place does not take the file for its format."""
    if placement.attachment.asset is None or shown_as(placement) is None:
        return
    breach = refused_gif(placement)
    names = "no animated GIF"
    if breach is None:
        breach = unlisted_format(placement)
        names = listing(map(format_name, names_in(breach.limit)), "or") if breach else ""
    if breach is not None and breach.limit.effect in REFUSING and not breach.limit.conflict:
        name = place_of(placement, View("unknown"))
        yield Told((name,), f"{placement.network.name} takes {names}.", cite([breach.limit]))


def left_open(placement: Placement, view: View) -> str:
    """Why nothing is drawn."""
    if view.fate == "refused":
        limit = view.limits[0]
        return f"{placement.network.name} takes {limit.text}, width to height."
    return f"{view.why[:1].upper()}{view.why[1:]}."


def unplaced(placement: Placement, name: str) -> Iterator[Told]:
    """Zones that cannot be drawn, because they are described for another shape."""
    for limit in first_readings(placement):
        said = f"The interface covers {covered_words(limit)} of a frame that this picture does not fill."
        yield Told((name,), said, cite([limit]))


def losses(placed: Iterable[Placement]) -> Iterator[Told]:
    """What becomes of movement, transparency and size."""
    for placement in placed:
        if placement.attachment.asset is None or shown_as(placement) is None:
            continue
        name, header = place_of(placement, View("unknown")), placement.asset.header
        if placement.asset.kind == "animation":
            limit = gif_becomes(placement) if header.format == "gif" else stills_only(placement)
            if limit is not None:
                fate = "a video without sound" if limit.value == "video" else "a still picture"
                yield Told((name,), f"The animation becomes {fate}.", cite([limit]))
        opaque = turned_opaque(placement)
        if opaque is not None:
            yield Told((name,), _transparent(placement), cite([opaque]))
        size = size_in(placement.slot, placement.attachment)
        scaled = resized(placement, size) if size and placement.asset.kind != "video" else None
        if scaled is not None and size is not None:
            smaller, limit = scaled
            way = "down" if smaller.width < size.width else "up, so that it looks soft,"
            yield Told(
                (name,), f"Scaled {way} to {dimensions(smaller.width, smaller.height)}.", cite([limit])
            )


def turned_opaque(placement: Placement) -> Limit | None:
    """What says that the place puts a ground under the transparent parts of the picture."""
    asset = placement.attachment.asset
    clear = asset is not None and asset.header.alpha and asset.kind == "image"
    return made_opaque(placement) if clear and shown_as(placement) is not None else None


def _transparent(placement: Placement) -> str:
    said = f"The transparent parts of the {format_name(placement.asset.header.format)} turn white or black"
    measures = placement.asset.measures
    clear = measures.transparency if measures else None
    if clear is None:
        return f"{said}."
    return (
        f"{said}: {share(clear.lost_on_white)} of the drawing cannot be seen on white, "
        f"{share(clear.lost_on_black)} on black."
    )


def merged(told: Iterable[Told]) -> tuple[Told, ...]:
    """The same said of several places once, with all of them."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        groups[each.said].append(each)
    return tuple(
        Told(
            tuple(dict.fromkeys(place for each in same for place in each.places)),
            said,
            tuple(dict.fromkeys(source for each in same for source in each.citations)),
        )
        for said, same in groups.items()
    )
