"""The declared subject of a picture does not lie under the interface of a network.

Stories, reels and short videos are shown under a name above, a caption below and buttons at the side, and a
video's thumbnail under its length. Checked is how much of the declared `subject`, or whether the `focal`
point, lies in the zones that are published for the place. It is a warning: the zones are written for ads or
measured by other people, and the message says so where no network documents them. Nothing is said where
nothing is declared, where no zone is known, and where the picture has another shape than the zones are
described for, since it is not known how it is fitted there.

## What to do

Move the subject towards the middle, or leave the margins that the message names free of anything that
matters.

## Example

In an Instagram story of 1080×1920 a title in the middle passes. With `subject: [0.1, 0.8, 0.8, 0.1]`, a line
of text near the lower edge, it fails: the lower 35 % lie under the field for answers.

## Sources

`vislint networks NAME` shows `safe_zone` and `keep_clear` with their sources and dates.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vislint.crop import Window, exact, window_of
from vislint.cuts import size_in, views
from vislint.model import Breach, Header, Limit, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import listing, reservation, share
from vislint.zones import Zone, covered_words, first_readings, zones

LEAST = Fraction(1, 100)
"""A hundredth of the subject is the rounding of a box that was drawn by hand."""


@rule(Placement, NoOptions, group="crop", severity="warning", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    item = placement.attachment
    if size_in(placement.slot, item) is None or (item.subject is None and item.focal is None):
        return
    for view in views(placement):
        found = zones(placement, view)
        for limit in first_readings(placement) if found else ():
            hit = [zone for zone in found if zone.limit is limit]
            problem = (_box if item.subject else _point)(placement, hit) if hit else None
            if problem is not None:
                yield problem


def _box(placement: Placement, found: Sequence[Zone]) -> Problem | None:
    region = placement.attachment.subject
    if region is None:
        return None
    box = window_of(region)
    under = {zone.name: part for zone in found if (part := _share(zone, box)) > 0}
    covered = sum(under.values(), Fraction(0))
    if covered < LEAST:
        return None
    worst = sorted(under, key=lambda name: -under[name])
    said = f"{share(covered)} of the subject lies under the interface of {_name(placement)}, {listing(worst)}"
    return _problem(placement, found[0].limit, said, f"{share(covered)} of the subject covered")


def _share(zone: Zone, box: Window) -> Fraction:
    common = zone.window.meet(box)
    return common.area / box.area if common else Fraction(0)


def _point(placement: Placement, found: Sequence[Zone]) -> Problem | None:
    focal = placement.attachment.focal
    if focal is None:
        return None
    point = exact(focal[0]), exact(focal[1])
    zone = next((zone for zone in found if zone.window.holds(point)), None)
    if zone is None:
        return None
    said = f"the focal point lies under the interface of {_name(placement)}, {zone.name}"
    return _problem(placement, zone.limit, said, f"focal point {float(point[0]):.2f} {float(point[1]):.2f}")


def _name(placement: Placement) -> str:
    return f"{placement.network.name} ({placement.slot.name.replace('-', ' ')})"


def _problem(placement: Placement, limit: Limit, said: str, measured: str) -> Problem:
    breach = Breach(limit, "warning")
    doubt = reservation(breach, placement.network, placement.route) if limit.grade != "official" else ""
    free = covered_words(limit)
    return Problem(
        said + doubt,
        measured,
        f"not within {free}",
        f"move it towards the middle: leave {free} free",
        breach,
        region=placement.attachment.subject,
    )
