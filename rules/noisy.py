"""A photograph is not covered with noise.

Reported is a photograph with strong grain at the size at which networks show it, about 1,080 pixels. It is
measured where the picture is smooth, so that grass and sand do not count. Fine grain passes. Drawings,
screenshots and pictures of fewer than 800 pixels are not judged.

## What to do

Take the noise out in an editor before the picture is exported, or take another one with more light.

## Options

- `noise`: standard deviation of the noise, in levels of 255.

## Example

A concert at ISO 3200 passes when it is scaled down. An enlarged part of it fails.

## Sources

Immerkær, Computer Vision and Image Understanding 64(2), 1996, doi 10.1006/cviu.1996.0060.
`benchmarks/accuracy.md` has what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import GRAINY, GRAINY_EDGE, photograph


@dataclass(frozen=True)
class Options:
    noise: float = GRAINY
    """Standard deviation of the noise in levels of 255."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = photograph(asset)
    if measures is None or measures.grain is None:
        return
    noise = measures.grain.noise
    if noise >= options.noise and max(measures.width, measures.height) >= GRAINY_EDGE:
        yield Problem(
            "the picture is noisy",
            f"noise of {noise:.1f} levels at {max(measures.width, measures.height):,} pixels",
            f"at most {options.noise:.1f}",
            "take the noise out before you export it, or take a picture with more light",
        )
