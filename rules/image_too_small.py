"""A picture has as many pixels as the network shows.

Checked are width and height against the least that each place asks for. Where the network refuses or does
not show a smaller picture this is an error; where it scales it up, so that it looks soft, or shows it as a
small thumbnail, a warning. A picture less than half as wide as the smallest size that the network itself
advises is information: it will be shown, and look poor. Videos and drawings without pixels are left alone.

## What to do

Export the picture again from the original at the size named in the hint. Enlarging the small file does not
help.

## Options

`tolerance`: share of the least width and height that may be missing, by default none. With `0.1` a picture
of 290 px passes where 320 px are asked for.

## Example

On Instagram a picture of 1080×1080 passes and one of 60×60 fails, because it is scaled up to a width of 320
px.

## Sources

`vislint networks NAME` shows `min_width`, `min_dimensions`, `large_min_width`, `large_min_dimensions` and
`best_sizes` with their sources and dates. Pictures of 60×60 came out blurred in zestedesavoir/zds-site#5005
and bluesky-social/social-app#1101.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.limits import first_breach
from vislint.model import Breach, Dimensions, Header, Limit, Placement, Problem
from vislint.rule import rule
from vislint.shown import pixels_of, shown_as
from vislint.wording import dimensions, number_of, reservation, whom

KEYS = ("min_dimensions", "min_width", "large_min_dimensions", "large_min_width")
HALF = 0.5
"""Below this share of the smallest advised width a picture is mentioned."""


@dataclass(frozen=True)
class Options:
    tolerance: float = 0.0
    """Share of the least width and height that may be missing."""


@rule(Placement, Options, group="dimension", severity="warning", needs=Header)
def check(placement: Placement, options: Options) -> Iterator[Problem]:
    size = pixels_of(placement)
    if size is None:
        return
    for key in KEYS:
        limits = placement.slot.get(key, placement.route, shown_as(placement) or "")
        breach = first_breach(
            limits,
            placement.route,
            lambda limit: "broken" if _is_small(limit, size, 1 - options.tolerance) else "kept",
        )
        if breach is not None:
            yield _problem(placement, breach, size)
            return
    yield from _far_below_advice(placement, size)


def _is_small(limit: Limit, size: tuple[int, int], share: float) -> bool:
    if not isinstance(limit.value, Dimensions):
        return size[0] < number_of(limit.value) * share
    edges = (limit.value.width, limit.value.height)
    if limit.value.either_way:
        edges, size = (min(edges), max(edges)), (min(size), max(size))
    return any(side < edge * share for side, edge in zip(size, edges, strict=True))


def _problem(placement: Placement, breach: Breach, size: tuple[int, int]) -> Problem:
    least, name = breach.limit.value, whom(placement.network, placement.slot)
    said = f"too small for {'large ' if breach.limit.key.startswith('large_') else ''}{name}"
    if breach.limit.effect == "upscale":
        said += ", which scales it up"
    if isinstance(least, Dimensions):
        bound = dimensions(least.width, least.height)
    else:
        bound = f"{number_of(least)} px wide"
    advised = _advised(placement)
    goal = dimensions(advised[0].width, advised[0].height) if advised else bound
    remark = reservation(breach, placement.network, placement.route)
    hint = f"export it again from the original at {goal}"
    return Problem(said + remark, dimensions(*size), f"at least {bound}", hint, breach)


def _far_below_advice(placement: Placement, size: tuple[int, int]) -> Iterator[Problem]:
    advised = _advised(placement)
    if advised is not None and size[0] < advised[0].width * HALF:
        goal = dimensions(advised[0].width, advised[0].height)
        yield Problem(
            f"much smaller than advised for {whom(placement.network, placement.slot)}",
            dimensions(*size),
            f"best {goal}",
            f"export it again from the original at {goal}",
            Breach(advised[1], "info"),
        )


def _advised(placement: Placement) -> tuple[Dimensions, Limit] | None:
    """The narrowest size that the network itself advises for this place, and where it says so."""
    advised = [
        (best, limit)
        for limit in placement.slot.get("best_sizes", placement.route)
        for best in (limit.value if isinstance(limit.value, tuple) else ())
        if isinstance(best, Dimensions) and limit.grade == "official" and not limit.conflict
    ]
    return min(advised, key=lambda pair: pair[0].width, default=None)
