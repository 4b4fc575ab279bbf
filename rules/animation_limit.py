"""An animation has no more frames and pixels than the network plays.

Checked are the number of frames, and width times height times frames, of animated GIFs and other animated
pictures, against the limits of each place they go to. A network that refuses more makes this an error; it is
a warning where the network only words a limit and somebody posts by hand, and between the readings where the
sources differ. The weight of the file and the size of a frame are the business of `file-too-large` and
`image-too-large`.

## What to do

Leave out every second frame and show the rest twice as long, scale the animation down, or publish it as a
video: a short MP4 is lighter and sharper.

## Example

X takes 350 frames. A GIF of 350 passes, one of 351 fails.

## Sources

`vislint networks NAME` shows `max_frames` and `max_total_pixels` with their sources and dates. GIFs beyond
them failed without a word: reneraab/node-twitter-api#41, gamejolt#1209.
"""

from collections.abc import Iterator

from vislint.limits import above, first_breach
from vislint.model import Breach, Header, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import counted, dimensions, megapixel_pair, number_of, reservation, whom


@rule(Placement, NoOptions, group="file", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    if placement.asset.kind != "animation" or shown_as(placement) is None:
        return
    for problem in (_frames(placement), _pixels(placement)):
        if problem is not None:
            yield problem


def _frames(placement: Placement) -> Problem | None:
    number = placement.asset.header.frames
    breach = _breach(placement, "max_frames", number)
    if breach is None:
        return None
    most = number_of(breach.limit.value)
    return Problem(
        f"too many frames for {_whom(placement, breach)}",
        counted(number, "frame"),
        f"at most {most}",
        "leave out every second frame, or publish it as a video",
        breach,
    )


def _pixels(placement: Placement) -> Problem | None:
    header = placement.asset.header
    number = (header.width or 0) * (header.height or 0) * header.frames
    breach = _breach(placement, "max_total_pixels", number)
    if breach is None:
        return None
    measured, bound = megapixel_pair(number, number_of(breach.limit.value))
    frame = dimensions(header.width or 0, header.height or 0)
    return Problem(
        f"too many pixels in all frames together for {_whom(placement, breach)}",
        f"{header.frames} × {frame}, {measured}",
        f"at most {bound}",
        "scale it down, leave out frames, or publish it as a video",
        breach,
    )


def _breach(placement: Placement, key: str, number: int) -> Breach | None:
    limits = placement.slot.get(key, placement.route, "animation")
    return first_breach(limits, placement.route, lambda limit: above(limit, number))


def _whom(placement: Placement, breach: Breach) -> str:
    network, slot = placement.network, placement.slot
    return f"{whom(network, slot)}{reservation(breach, network, placement.route)}"
