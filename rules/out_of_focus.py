"""Something in the picture is sharp.

Reported is a photograph in which nothing is sharp at the size at which networks show it, about 1,080 pixels.
One sharp subject before a blurred background is enough to pass, and so does softness that vanishes when the
picture is made smaller. Measured is how much the edges lose to a known blur, in the direction in which they
are softest: contrast, exposure and noise hardly move it. Drawings, screenshots and pictures of fewer than 400
pixels are not judged. Blur with a direction is called moved: the camera or the subject did.

## What to do

Take another picture of the series, or show this one smaller. Sharpening does not bring back what is not
there.

## Options

- `blurred`: log-odds from which on a photograph counts as blurred; 0 is as likely as not.

## Example

A portrait with a blurred background passes. The same portrait with the focus on the wall behind fails.

## Sources

Zhuo and Sim, Pattern Recognition 44(9), 2011, doi 10.1016/j.patcog.2011.03.009. `benchmarks/accuracy.md` has
what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BLURRED, MOVED


@dataclass(frozen=True)
class Options:
    blurred: float = BLURRED
    """Log-odds from which on nothing in the photograph counts as sharp."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = asset.measures
    if measures is None or measures.kind != "photograph" or measures.sharpness is None:
        return
    blur = measures.sharpness.blur
    if blur < options.blurred or measures.borders.blank:
        return
    moved = measures.sharpness.motion >= MOVED
    yield Problem(
        "the picture is blurred: the camera or the subject moved"
        if moved
        else "nothing in the picture is sharp",
        f"blur {_likely(blur)} % likely at {max(measures.width, measures.height):,} pixels",
        f"at most {_likely(options.blurred)} %",
        "take another picture of the series, or show this one smaller",
    )


def _likely(odds: float) -> int:
    return min(99, round(100 / (1 + exp(-odds))))
