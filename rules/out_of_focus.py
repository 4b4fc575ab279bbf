"""Something in the picture is sharp.

Reported is a photograph in which nothing is sharp at the size at which networks show it, about 1,080 pixels.
One sharp subject before a blurred background is enough to pass, and so does softness that vanishes when the
picture is made smaller. Measured is how much the edges lose to a known blur, in the direction in which they
are softest: contrast, exposure and noise hardly move it. The score puts that into one number: below 0 are
sharp photographs, the higher the softer; it is no probability. Drawings, screenshots and pictures of fewer
than 400 pixels are not judged. Blur with a direction is called moved: the camera or the subject did. A
picture that was enlarged is as soft as one out of focus, and cannot be told from it at this size.

## What to do

Take another picture of the series. Sharpening does not bring back what is not there, and making the picture
smaller helps only well below 1,024 pixels.

## Options

- `blurred`: the score from which on a photograph counts as blurred.

## Example

A portrait with a blurred background passes. The same portrait with the focus on the wall behind fails.

## Sources

Zhuo and Sim, Pattern Recognition 44(9), 2011, doi 10.1016/j.patcog.2011.03.009. `benchmarks/accuracy.md` has
what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BLURRED, MOVED, photograph


@dataclass(frozen=True)
class Options:
    blurred: float = BLURRED
    """Score from which on nothing in the photograph counts as sharp."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = photograph(asset)
    if measures is None or measures.sharpness is None or measures.sharpness.blur < options.blurred:
        return
    moved = measures.sharpness.motion >= MOVED
    yield Problem(
        "the picture is blurred in one direction: the camera or the subject moved"
        if moved
        else "nothing in the picture is sharp: it is out of focus, or was enlarged",
        f"blur score {measures.sharpness.blur:.1f} at {max(measures.width, measures.height):,} pixels",
        f"below {options.blurred:.1f}",
        "take another picture of the series; sharpening does not bring back what is not there",
    )
