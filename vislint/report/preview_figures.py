"""One way in which networks show a picture, as numbers for a drawing and as a sentence.

All lengths are those of the drawing: the picture's long side is SIDE, its upper left corner 0, 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from vislint.crop import Window, exact, shape_of, window_of
from vislint.cuts import View
from vislint.model import Attachment, Dimensions
from vislint.wording import listing, share
from vislint.zones import Zone

SIDE = 320


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    @property
    def path(self) -> str:
        """The outline, for a path element: one element draws many of them."""
        x, y, width, height = (f"{number:g}" for number in (self.x, self.y, self.width, self.height))
        return f"M{x} {y}h{width}v{height}h-{width}z"


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the drawing with a word for it."""

    name: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Sides:
    """The picture's own size in the drawing, and how much room that wants: wide, tall or narrow."""

    width: float
    height: float
    form: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture with what a network does to it; `said` tells all of it in words."""

    said: str
    width: float
    height: float
    form: str
    """wide, tall or narrow: how much room the drawing wants."""
    shown: Rect | None
    """The part that is shown, where some is cut off."""
    dimmed: tuple[Rect, ...]
    """What is cut off."""
    bars: tuple[Rect, ...]
    """Bars beside the picture: they lie outside of it."""
    zones: tuple[Named, ...]
    """What is covered by the interface."""
    focal: tuple[float, float] | None
    subject: Rect | None

    @property
    def cut_path(self) -> str:
        return "".join(part.path for part in self.dimmed)

    @property
    def zone_path(self) -> str:
        return "".join(zone.rect.path for zone in self.zones)


def draw(item: Attachment, size: Dimensions, view: View, zones: Sequence[Zone]) -> Drawing:
    frame = _frame(size)
    sides = sides_of(size)
    cut = view.fate == "cut"
    return Drawing(
        said=" ".join(filter(None, (_shown(item, view, size), _covered(zones), _subject(item, view, zones)))),
        width=sides.width,
        height=sides.height,
        form=sides.form,
        shown=_rect(view.window, frame) if cut else None,
        dimmed=tuple(_rect(part, frame) for part in _rest(view.window)) if cut else (),
        bars=_bars(view, size, frame),
        zones=tuple(Named(zone.name, _rect(zone.window, frame)) for zone in zones),
        focal=_spot(item.focal, frame),
        subject=_rect(window_of(item.subject), frame) if item.subject else None,
    )


def sides_of(size: Dimensions) -> Sides:
    width, height = _frame(size)
    form = "wide" if width >= height else "tall" if width * 5 >= height * 3 else "narrow"
    return Sides(_round(width), _round(height), form)


def _frame(size: Dimensions) -> tuple[Fraction, Fraction]:
    longest = max(size.width, size.height)
    return Fraction(size.width * SIDE, longest), Fraction(size.height * SIDE, longest)


def _shown(item: Attachment, view: View, size: Dimensions) -> str:
    match view.fate:
        case "cut":
            follows = ", around the focal point" if view.follows and item.focal else ""
            moves = " A focal point would move it." if view.follows and not item.focal else ""
            return f"Keeps {kept(view.window)}{follows}. {_lost(view.window)}{moves}"
        case "bars":
            tall = view.shape is not None and shape_of(size) < view.shape
            return f"Shown whole, with bars {'left and right' if tall else 'above and below'}."
        case "whole":
            return "Shown whole."
        case _:
            return ""


def kept(window: Window) -> str:
    """the middle 80 % of the height."""
    parts = [
        f"{'the middle ' if _middle(start, part) else ''}{share(part)} of the {name}"
        for name, start, part in (("width", window.x, window.width), ("height", window.y, window.height))
        if part < 1
    ]
    return listing(parts)


def _middle(start: Fraction, part: Fraction) -> bool:
    return start == (1 - part) / 2


def _lost(window: Window) -> str:
    """10 % is cut off above and as much below."""
    sides = (
        ((window.x, "on the left"), (1 - window.right, "on the right")),
        ((window.y, "above"), (1 - window.bottom, "below")),
    )
    told = []
    for (one, here), (other, there) in sides:
        if one and one == other:
            told.append(f"{share(one)} {here} and {there} each")
        else:
            told += [f"{share(part)} {name}" for part, name in ((one, here), (other, there)) if part]
    return f"Cut off: {listing(told)}." if told else ""


def _covered(zones: Sequence[Zone]) -> str:
    names = [zone.name for zone in zones]
    return f"The interface lies over it {listing(names)}." if names else ""


def _subject(item: Attachment, view: View, zones: Sequence[Zone]) -> str:
    """What becomes of the declared subject or focal point; nothing where all of it is seen."""
    if item.subject:
        box = window_of(item.subject)
        inside = view.window.share_of(box)
        if inside < 1:
            return f"{share(1 - inside)} of the declared subject is cut off."
        under = sum((common.area for zone in zones if (common := zone.window.meet(box))), Fraction(0))
        return f"{share(under / box.area)} of the declared subject is covered." if under else ""
    if item.focal and not view.window.holds((exact(item.focal[0]), exact(item.focal[1]))):
        return "The declared focal point is cut off."
    return ""


def _rest(window: Window) -> list[Window]:
    """What a window leaves out: above and below over the full width, then left and right between."""
    parts = [
        Window(height=window.y),
        Window(y=window.bottom, height=1 - window.bottom),
        Window(y=window.y, width=window.x, height=window.height),
        Window(window.right, window.y, 1 - window.right, window.height),
    ]
    return [part for part in parts if part.area > 0]


def _bars(view: View, size: Dimensions, frame: tuple[Fraction, Fraction]) -> tuple[Rect, ...]:
    if view.fate != "bars" or view.shape is None:
        return ()
    width, height = frame
    real = shape_of(size)
    if real < view.shape:
        bar = (height * view.shape - width) / 2
        return tuple(_plain(x, Fraction(0), bar, height) for x in (-bar, width))
    bar = (width / view.shape - height) / 2
    return tuple(_plain(Fraction(0), y, width, bar) for y in (-bar, height))


def _rect(window: Window, frame: tuple[Fraction, Fraction]) -> Rect:
    width, height = frame
    return _plain(window.x * width, window.y * height, window.width * width, window.height * height)


def _plain(x: Fraction, y: Fraction, width: Fraction, height: Fraction) -> Rect:
    return Rect(_round(x), _round(y), _round(width), _round(height))


def _spot(focal: tuple[float, float] | None, frame: tuple[Fraction, Fraction]) -> tuple[float, float] | None:
    if focal is None:
        return None
    return _round(exact(focal[0]) * frame[0]), _round(exact(focal[1]) * frame[1])


def _round(value: Fraction) -> float:
    return round(float(value), 2)
