"""What a place does to the shape of a picture, as far as its limits say: cut, bars, whole, or not known.

Rules and the report ask the same functions. What the limits leave open is "unknown", with the reason in
words: nothing here guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from vislint.crop import (
    MIDDLE,
    WHOLE,
    Point,
    Window,
    exact,
    fitted,
    nearest_shape,
    on_this_side,
    passed_bound,
    shape_of,
    within,
)
from vislint.limits import ONE_PIXEL, outside
from vislint.model import Attachment, Dimensions, Interval, Limit, Placement, Route, Slot
from vislint.place import shown_together
from vislint.shown import kind_in, shown_as

Fate = Literal["cut", "bars", "whole", "refused", "unknown"]

SLIDES = ("image", "animation", "video")


@dataclass(frozen=True, slots=True)
class View:
    """One way in which a place shows a picture."""

    fate: Fate
    limits: tuple[Limit, ...] = ()
    """What says so, the leading one first."""
    window: Window = WHOLE
    """The part that is shown."""
    shape: Fraction | None = None
    """Width by height of what is shown, bars included; None where it is not known."""
    name: str = ""
    """Where in the place it is shown so, such as "profile grid"; empty for the place itself."""
    follows: bool = False
    """True where the part shown follows the focal point that the post declares; else it is the middle."""
    why: str = ""
    """In words, why nothing is known."""


def size_in(slot: Slot, attachment: Attachment) -> Dimensions | None:
    """Width and height as the slot takes them; None for what it does not show and for documents."""
    header = attachment.asset.header if attachment.asset else None
    if header is None or header.defect is not None or kind_in(slot, attachment) in (None, "document"):
        return None
    return Dimensions(header.width, header.height) if header.width and header.height else None


def views(placement: Placement) -> Iterator[View]:
    """Every way in which the place shows the picture; none where its size is not known."""
    size = size_in(placement.slot, placement.attachment)
    if size is None or shown_as(placement) is None:
        return
    slides = _slides(placement)
    if placement.attachment in slides[most_items(placement) :]:
        return
    main = _slide(placement, slides, size) or main_view(placement, size)
    arranged = (
        ()
        if main.fate == "refused"
        else tuple(_arranged(placement, min(len(slides), most_items(placement)), size))
    )
    if not arranged:
        yield main
    yield from arranged
    if main.fate != "refused" and placement.position == 1:
        yield from _on_profile(placement, main, size)
    yield from _on_screens(placement, size)


def main_view(placement: Placement, size: Dimensions) -> View:
    """What the place does with a picture of this size that it shows alone."""
    slot, route, kind = placement.slot, placement.route, shown_as(placement) or ""
    ranges = slot.get("ratio", route, kind)
    for limit in on_this_side(ranges, size):
        if not limit.conflict and not limit.tier and outside(limit, size.width, size.height) == "broken":
            return _beyond(limit, size, placement)
    shown = tuple(limit for limit in _shown_ranges(slot, kind) if _takes(limit, size))
    return View("whole", shown, shape=shape_of(size)) if shown else _towards_best(placement, size)


def best_shape(limits: Sequence[Limit], size: Dimensions) -> tuple[Limit, Fraction] | None:
    """The shape to which a place cuts what is not one of the shapes it shows best; None where it does not."""
    for limit in limits:
        shapes = shapes_of(limit)
        if limit.effect == "crop" and not limit.conflict and shapes:
            return limit, nearest_shape(size, shapes)
    return None


def shapes_of(limit: Limit) -> list[Fraction]:
    values = limit.value if isinstance(limit.value, tuple) else ()
    return [shape for shape in values if isinstance(shape, Fraction)]


def shown_shape(slot: Slot, route: Route, size: Dimensions) -> Fraction:
    """The shape of the picture without what lies beyond the range of the slot."""
    shape = shape_of(size)
    for limit in slot.get("ratio", route):
        if isinstance(limit.value, Interval) and not limit.conflict:
            shape = within(limit.value, shape)
    return shape


def first_decides(slot: Slot, route: Route) -> Limit | None:
    """What says that every slide of a carousel is cut to the shape of the first."""
    return next((limit for limit in slot.get("same_ratio", route) if limit.value == "first"), None)


def most_items(placement: Placement) -> int:
    """How many visuals the place shows together; those beyond are dropped or refused."""
    for limit in placement.slot.get("max_items", placement.route):
        if not limit.conflict and isinstance(limit.value, int):
            return limit.value
    return len(placement.post.attachments)


def focal_of(placement: Placement) -> Point | None:
    """The declared focal point where the place honours one."""
    focal = placement.attachment.focal
    return (exact(focal[0]), exact(focal[1])) if focal and follows_focal(placement) else None


def follows_focal(placement: Placement) -> bool:
    return any(limit.value is True for limit in placement.slot.get("focal_point", placement.route))


def _beyond(limit: Limit, size: Dimensions, placement: Placement) -> View:
    """The picture lies beyond a range of ratios."""
    bounds = limit.value
    shape = passed_bound(bounds, size) if isinstance(bounds, Interval) else shape_of(size)
    match limit.effect:
        case "crop":
            return _cut((limit,), size, shape, placement)
        case "letterbox":
            return View("bars", (limit,), shape=shape)
        case "reject" | "hidden":
            return View("refused", (limit,))
        case _:
            return View(
                "unknown", (limit,), why=f"what becomes of a picture beyond {limit.text} is not known"
            )


def _cut(limits: tuple[Limit, ...], size: Dimensions, shape: Fraction, placement: Placement) -> View:
    towards = focal_of(placement) or MIDDLE
    window = visible(fitted(shape_of(size), shape, towards), size)
    fate: Fate = "whole" if window == WHOLE else "cut"
    return View(fate, limits, window, shape, follows=follows_focal(placement))


def visible(window: Window, size: Dimensions) -> Window:
    """The window, or the whole where only a pixel of rounding is cut off."""
    lost = max((1 - window.width) * size.width, (1 - window.height) * size.height)
    return WHOLE if lost <= ONE_PIXEL else window


def _shown_ranges(slot: Slot, kind: str) -> Iterator[Limit]:
    """Ranges within which pictures are shown whole, by either route: cut beyond them, or without a bound."""
    for limit in slot.limits.get(f"{kind}_ratio") or slot.limits.get("ratio", ()):
        unbounded = limit.value == Interval()
        if not limit.conflict and (limit.effect == "crop" or unbounded):
            yield limit


def _takes(limit: Limit, size: Dimensions) -> bool:
    return outside(limit, size.width, size.height) == "kept"


def _towards_best(placement: Placement, size: Dimensions) -> View:
    advised = placement.slot.get("best_ratios", placement.route, shown_as(placement) or "")
    best = best_shape(advised, size)
    if best is not None:
        limit, shape = best
        return _cut((limit,), size, shape, placement)
    told = placement.slot.get("misfit", placement.route)
    if told:
        return View("unknown", told, why=str(told[0].value))
    why = f"{placement.network.name} does not document how it fits a picture of this shape"
    if any(shape_of(size) in shapes_of(limit) for limit in advised):
        return View("whole", advised, shape=shape_of(size))
    return View("unknown", advised, why=why)


def _slides(placement: Placement) -> list[Attachment]:
    """The visuals that stand with this one in its place, in order; itself alone for a link preview."""
    if placement.attachment.role == "preview":
        return [placement.attachment]
    together = shown_together(placement.post, placement.network.id, placement.attachment.segment)
    shown = [item for item in together if item.role == "media"]
    return [item for item in shown if kind_in(placement.slot, item) in SLIDES]


def _slide(placement: Placement, slides: Sequence[Attachment], size: Dimensions) -> View | None:
    """The view of a slide that is cut to the shape of the first; None for the first and anything else."""
    limit = first_decides(placement.slot, placement.route)
    if limit is None or placement.position == 1 or limit.effect != "crop" or not slides:
        return None
    first = size_in(placement.slot, slides[0])
    if first is None:
        return View("unknown", (limit,), why="cut to the shape of the first slide, whose size is not known")
    main = main_view(placement, size)
    if main.fate == "refused":
        return main
    target = shown_shape(placement.slot, placement.route, first)
    return narrowed(main, size, target, (limit,))


def narrowed(view: View, size: Dimensions, shape: Fraction, limits: tuple[Limit, ...]) -> View:
    """What is left of a view that is cut once more, to `shape` about its middle."""
    shown = view.window.width / view.window.height * shape_of(size)
    window = visible(view.window.part(fitted(shown, shape)), size)
    fate: Fate = "whole" if window == WHOLE else "cut"
    return replace(view, fate=fate, limits=limits, window=window, shape=shape, follows=False, why="")


def _arranged(placement: Placement, count: int, size: Dimensions) -> Iterator[View]:
    """A picture that stands beside others of its post, unless they are slides of one shape."""
    slot, route = placement.slot, placement.route
    if count < 2 or slot.items == "several" or first_decides(slot, route) is not None:
        return
    limit = next(iter(slot.get("multi_ratios", route)), None)
    name = f"in a post of {count}"
    if limit is not None and isinstance(limit.value, Mapping):
        cells = limit.value
        shape = cells.get(f"{count}/{placement.position}", cells.get(str(count)))
        if isinstance(shape, Fraction):
            honoured = slot.get("focal_point", route)
            yield replace(_cut((limit, *honoured), size, shape, placement), name=name)
            yield replace(main_view(placement, size), name="opened alone")
        return
    told = slot.get("multi_layout", route)
    if told or any(limit.value != 1 for limit in slot.get("max_items", route)):
        why = (
            str(told[0].value)
            if told
            else f"{placement.network.name} does not document how it lays several pictures out"
        )
        yield View("unknown", told, name=name, why=why)


def _on_profile(placement: Placement, main: View, size: Dimensions) -> Iterator[View]:
    for limit in placement.slot.get("grid_ratio", placement.route)[:1]:
        if isinstance(limit.value, Fraction):
            yield replace(narrowed(main, size, limit.value, (limit,)), name="profile grid")


def _on_screens(placement: Placement, size: Dimensions) -> Iterator[View]:
    """Places that have another shape on every kind of screen."""
    for limit in placement.slot.get("display_ratios", placement.route)[:1]:
        shapes = limit.value if isinstance(limit.value, Mapping) else {}
        for name, shape in shapes.items():
            if isinstance(shape, Fraction):
                yield replace(_cut((limit,), size, shape, placement), name=name)
