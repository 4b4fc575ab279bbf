"""Something in the picture is sharp.

Reported is a photograph in which nothing is sharp at the size at which networks show it, about 1,080 pixels.
One sharp subject before a blurred background is enough to pass, and so does softness that vanishes when the
picture is made smaller. Measured is how much the edges lose to a known blur, in the direction in which they
are softest: contrast, exposure and noise hardly move it. The score puts that into one number: below 0 are
sharp photographs, the higher the softer; it is no probability. Drawings, screenshots and pictures of fewer
than 400 pixels are not judged. Blur with a direction is called moved: the camera or the subject did.

A picture that was enlarged is as soft as one out of focus. It is called enlarged where interpolation has left
a rhythm in its pixels, which it does in about half of those made 2.7 to 4 times as large; then the message
tells by how much, and the size that holds as much. In JPEGs from 1,920 pixels on it is not looked for.

## What to do

Take another picture of the series, or the original of an enlarged one. Sharpening does not bring back what is
not there, and making the picture smaller helps only well below 1,000 pixels, or to the size in the message.

## Options

- `blurred`: the score from which on a photograph counts as blurred.
- `enlarged`: the evidence from which on a blurred photograph is called enlarged.

## Example

A portrait with a blurred background passes. The same portrait with the focus on the wall behind fails, and so
does one of 320 pixels that was drawn up to 1,080.

## Sources

Zhuo and Sim, Pattern Recognition 44(9), 2011, doi 10.1016/j.patcog.2011.03.009; Gallagher, CRV 2005, doi
10.1109/CRV.2005.33. `benchmarks/accuracy.md` has what the thresholds find and what they report wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BLURRED, BLURRED_ODDS, ENLARGED, MOVED, photograph
from vislint.wording import dimensions


@dataclass(frozen=True)
class Options:
    blurred: float = BLURRED
    """Score from which on nothing in the photograph counts as sharp."""
    enlarged: float = ENLARGED
    """Evidence from which on a blurred photograph is called enlarged."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = photograph(asset)
    if measures is None or measures.sharpness is None or measures.photograph_odds <= BLURRED_ODDS:
        return
    if measures.sharpness.blur < options.blurred:
        return
    message, hint = _cause(asset, measures, options)
    yield Problem(
        message,
        f"blur score {measures.sharpness.blur:.1f} at {max(measures.width, measures.height):,} pixels",
        f"below {options.blurred:.1f}",
        hint,
    )


def _cause(asset: Asset, measures: Measures, options: Options) -> tuple[str, str]:
    """What happened to the picture, and what to do."""
    another = "take another picture of the series; sharpening does not bring back what is not there"
    made = measures.enlargement
    if made is not None and made.evidence >= options.enlarged:
        times = f"{made.factor:.1f}".removesuffix(".0")
        size = _held(asset, measures, made.factor)
        return (
            f"nothing in the picture is sharp: it was enlarged about {times} times",
            f"use the original, or show it at {size}: it holds no more than that",
        )
    if measures.sharpness is not None and measures.sharpness.motion >= MOVED:
        return "the picture is blurred in one direction: the camera or the subject moved", another
    return "nothing in the picture is sharp: it is out of focus, or was enlarged", another


def _held(asset: Asset, measures: Measures, factor: float) -> str:
    """The upright size that the picture had before."""
    shown = max(measures.width, measures.height)
    scale = max(asset.header.width or 0, asset.header.height or 0, shown) / factor / shown
    return dimensions(round(measures.width * scale), round(measures.height * scale))
