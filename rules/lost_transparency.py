"""Transparent parts of a picture stay transparent where it is shown.

Reported is a picture with an alpha channel on networks that are known to make a JPEG of it, which has none:
what was transparent turns white on one network and black on the next, and dark lines on black are gone. It is
a warning. A picture whose alpha channel is opaque everywhere loses nothing. Where the pixels were looked at,
the message tells how much of the drawing could not be seen any more. Networks that refuse the format are the
business of `format-not-accepted`; networks of which nothing is known pass in silence.

## What to do

Look at the picture on black and on white. Then put it on a background of your own and export it without
transparency.

## Example

A logo on a white background passes. A logo of dark lines on nothing fails on Pinterest.

## Sources

`vislint networks NAME` shows `transparency` and `formats` with their sources and dates. Dark lines on
transparent became all black in mozilla/addons#8312 and Donaldcwl/browser-image-compression#119.
"""

from collections.abc import Iterator

from vislint.losses import made_opaque
from vislint.model import Breach, Header, Measures, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import at, format_name, reservation


@rule(Placement, NoOptions, group="file", severity="warning", needs=Header, confidence="medium")
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    header = placement.asset.header
    measures = placement.asset.measures
    if measures is not None and measures.transparency is None:
        return
    if not header.alpha or placement.asset.kind != "image" or shown_as(placement) is None:
        return
    limit = made_opaque(placement)
    if limit is not None:
        breach = Breach(limit, "warning")
        remark = reservation(breach, placement.network, placement.route) if limit.grade != "official" else ""
        yield Problem(
            f"transparent parts turn white or black {at(placement.network, placement.slot)}{remark}",
            f"{format_name(header.format)} with an alpha channel{_unseen(measures)}",
            "no transparency",
            "look at it on black and on white, and put it on a background of your own",
            breach,
        )


def _unseen(measures: Measures | None) -> str:
    """How much of the drawing cannot be told from the ground it may get."""
    clear = measures.transparency if measures else None
    if clear is None:
        return ""
    grounds = (("white", clear.lost_on_white), ("black", clear.lost_on_black))
    lost = [
        f"{share:.0%} of the drawing lost on {name}".replace("%", " %")
        for name, share in grounds
        if share >= 0.1
    ]
    return ", " + ", ".join(lost) if lost else ""
