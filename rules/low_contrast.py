"""A photograph has dark and light parts.

Reported is a photograph whose tones all lie close together: it looks grey and drowns among others. Pictures
that `too-dark` or `too-bright` speak of are left to them. The dark has few tones, so dim pictures pass.
Drawings and screenshots are not judged, nor are smooth gradients and grain on a plain ground, which are
drawn. So a hazy photograph passes in which noise is a twentieth of the range of tones.

## What to do

Spread the tones in an editor before the picture is exported, or take another one. If the wash is wanted,
switch the rule off for the post.

## Options

- `range`: levels of luma, of 255, that the tones reach over from the 5th to the 99th percentile.

## Example

A misty wood with a dark trunk in front passes. A view through a dirty window fails.

## Sources

`benchmarks/accuracy.md` has what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import DIM, FLAT_RANGE, burnt_out, drowned, photograph, tones, washed_out


@dataclass(frozen=True)
class Options:
    range: float = FLAT_RANGE
    """Levels that the tones must reach over."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = photograph(asset)
    if measures is None or drowned(measures, DIM) or burnt_out(measures):
        return
    if washed_out(measures, options.range):
        yield Problem(
            "the picture has little contrast: its tones lie close together",
            f"{tones(measures.light):.0f} of 255 levels",
            f"at least {options.range:.0f}",
            "spread the tones before you export it, or take another picture",
        )
