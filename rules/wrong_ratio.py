"""A picture has a shape that the network shows whole.

Checked is width to height against the range of each place the picture goes to, for videos too where their
size is known. Outside the range some networks refuse the picture, which is an error; others cut it to the
nearest shape they show, which is a warning and says how much is lost.

Where a network only names the shape it shows best, a picture of another shape is cut or gets bars at its
sides. That is information as long as little is lost, and a warning from `tolerance` on. One pixel of
rounding is forgiven, and a quarter of a percent at bounds written as a decimal such as 1.91:1.

## What to do

Crop the picture yourself, so that you choose what is cut off: the hint names the nearest size that passes.

## Options

`tolerance`: share of the picture that may be lost to the shape that a network shows best before it is a
warning, by default a quarter.

`ignore_cut`: share below which a cut is not mentioned at all, by default 5 %.

## Example

On Instagram, published by a tool: 1080×1350 (4:5) passes. 1080×1920 (9:16) fails, since the feed takes 4:5
to 1.91:1; as `instagram/story` it is right.

## Sources

`vislint networks NAME` shows `ratio` and `best_ratios` with their sources and dates. Reported where it
hurt: mgp25/Instagram-API#1643, #580, #280 and #2213. The least cut that is mentioned lies above that of the
usual 1000×536 for a card of 1.91:1, 2 %, found on 347 of 350 articles of opensource.guide.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from vislint.crop import lost_share, on_this_side, passed_bound, shape_of, size_to_export
from vislint.cuts import best_shape, shapes_of
from vislint.limits import first_breach, outside
from vislint.model import Breach, Dimensions, Header, Interval, Limit, Placement, Problem
from vislint.rule import rule
from vislint.shown import shown_as
from vislint.wording import at, dimensions, interval, listing, picture, ratio, reservation, share, whom


@dataclass(frozen=True)
class Options:
    tolerance: float = 0.25
    """Share that may be lost to the shape a network shows best before it is a warning."""
    ignore_cut: float = 0.05
    """Share of the picture below which nothing is said of a cut."""


@rule(Placement, Options, group="dimension", severity="warning", needs=Header)
def check(placement: Placement, options: Options) -> Iterator[Problem]:
    kind, header = shown_as(placement), placement.asset.header
    if kind in (None, "document") or not header.width or not header.height:
        return
    size = Dimensions(header.width, header.height)
    limits = on_this_side(placement.slot.get("ratio", placement.route, kind or ""), size)
    breach = first_breach(limits, placement.route, lambda limit: outside(limit, size.width, size.height))
    if breach is not None:
        problem = _outside(placement, breach, size, options)
    else:
        shown_whole = any(limit.effect == "crop" for limit in limits)
        problem = None if shown_whole else _not_best(placement, size, options)
    if problem is not None:
        yield problem


def _outside(placement: Placement, breach: Breach, size: Dimensions, options: Options) -> Problem | None:
    bounds, name = breach.limit.value, whom(placement.network, placement.slot)
    if not isinstance(bounds, Interval):
        return None
    nearest = passed_bound(bounds, size)
    if breach.limit.effect == "crop" and lost_share(size, nearest) < options.ignore_cut:
        return None
    said = f"too {'tall' if shape_of(size) < nearest else 'wide'} for {name}"
    if breach.limit.effect in ("crop", "letterbox"):
        said += f": {_loss(breach.limit, size, nearest)}"
    return _problem(placement, breach, size, nearest, said, interval(bounds))


def _not_best(placement: Placement, size: Dimensions, options: Options) -> Problem | None:
    advised = placement.slot.get("best_ratios", placement.route, shown_as(placement) or "")
    best = best_shape(advised, size)
    if best is None:
        return None
    limit, nearest = best
    cut = lost_share(size, nearest)
    if cut < options.ignore_cut:
        return None
    said = f"{_loss(limit, size, nearest)} {at(placement.network, placement.slot)}"
    bound = f"best {listing(map(ratio, shapes_of(limit)), 'or')}"
    problem = _problem(placement, Breach(limit, "warning"), size, nearest, said, bound)
    return problem if cut >= options.tolerance else replace(problem, severity="info")


def _loss(limit: Limit, size: Dimensions, shape: Fraction) -> str:
    tall = shape_of(size) < shape
    if limit.effect == "letterbox":
        return f"gets bars {'left and right' if tall else 'above and below'}"
    return f"loses {share(lost_share(size, shape))} of its {'height' if tall else 'width'}"


def _problem(
    placement: Placement, breach: Breach, size: Dimensions, shape: Fraction, said: str, bound: str
) -> Problem:
    """What is said of a picture that is to be brought to `shape`."""
    export = size_to_export(size, shape, placement.slot.get("best_sizes", placement.route))
    return Problem(
        said + reservation(breach, placement.network, placement.route),
        picture(size.width, size.height, shape),
        bound,
        f"crop it to {ratio(shape)}, for instance {dimensions(export.width, export.height)}",
        breach,
    )
