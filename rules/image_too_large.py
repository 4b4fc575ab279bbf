"""A picture has no more pixels than the network takes.

Checked are width, height, the sum of both and the number of pixels, against the limits of each place the
picture goes to. A network that refuses larger pictures makes this an error. Most networks scale a large
picture down without harm: that is information, so that you know that what you sharpened at full size is not
what people will see. Videos and drawings without pixels are left alone.

## What to do

Export the picture at the size that the message names. Scaling it yourself lets you sharpen it afterwards
and makes the file lighter.

## Example

Mastodon takes 33.2 megapixels unless a server says otherwise. A photo of 4032×3024 (12.2 megapixels)
passes, a scan of 6000×8000 (48.0) fails.

## Sources

`vislint networks NAME` shows `max_pixels`, `max_dimensions`, `max_side`, `max_width` and
`max_width_plus_height` with their sources and dates. A server with a lower limit refused a picture of
3904×5232: postybirb-plus#152.
"""

from collections.abc import Iterator

from vislint.limits import first_breach
from vislint.model import Breach, Dimensions, Header, Limit, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.scaling import MEASURES, room, scaled_into
from vislint.shown import pixels_of, shown_as
from vislint.wording import at, dimensions, megapixel_pair, number_of, reservation, whom

UNITS = {
    "max_side": "px on the long side",
    "max_width": "px wide",
    "max_width_plus_height": "px, width and height together",
}


@rule(Placement, NoOptions, group="dimension", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    size = pixels_of(placement)
    if size is None:
        return
    for key in MEASURES:
        limits = placement.slot.get(key, placement.route, shown_as(placement) or "")
        breach = first_breach(
            limits, placement.route, lambda limit: "broken" if room(limit, Dimensions(*size)) < 1 else "kept"
        )
        if breach is not None:
            yield _problem(placement, breach, *size)
            return


def _problem(placement: Placement, breach: Breach, width: int, height: int) -> Problem:
    limit, network, slot = breach.limit, placement.network, placement.slot
    scaled = limit.effect == "downscale"
    said = f"is scaled down {at(network, slot)}" if scaled else f"too large for {whom(network, slot)}"
    measured, bound = _numbers(limit, width, height)
    fitting = scaled_into(limit, Dimensions(width, height))
    smaller = dimensions(fitting.width, fitting.height)
    return Problem(
        said + reservation(breach, network, placement.route),
        measured,
        f"at most {bound}",
        f"export it at {smaller} to keep control of its sharpness" if scaled else f"export it at {smaller}",
        breach,
    )


def _numbers(limit: Limit, width: int, height: int) -> tuple[str, str]:
    size = dimensions(width, height)
    if isinstance(limit.value, Dimensions):
        bound = dimensions(limit.value.width, limit.value.height)
        return size, f"{bound}, either way round" if limit.value.either_way else bound
    if limit.key == "max_pixels":
        measured, bound = megapixel_pair(width * height, number_of(limit.value))
        return f"{size}, {measured}", bound
    return size, f"{number_of(limit.value)} {UNITS[limit.key]}"
