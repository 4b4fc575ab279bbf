"""A photograph shows something bright.

Reported is a photograph whose brightest parts are dark as well: on a phone in daylight nothing can be made
out. Night pictures with a lit subject, silhouettes and portraits on black pass, since something in them is
bright. Drawings and screenshots are not judged.

## What to do

Raise the exposure in an editor before the picture is exported, or take another one.

## Options

- `highest`: level of luma, 0 to 255, at or below which the 99th percentile lies.
- `mean`: level at or below which the mean lies as well.

## Example

A stage with one singer in the light passes. A room in which nobody turned on the lamp fails.

## Sources

`benchmarks/accuracy.md` has what the thresholds find and what they report wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import DARK_HIGHEST, DARK_MEAN, drowned, photograph


@dataclass(frozen=True)
class Options:
    highest: float = DARK_HIGHEST
    """Level below which nearly all of the picture lies."""
    mean: float = DARK_MEAN
    """Level below which the mean lies."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = photograph(asset)
    if measures is not None and drowned(measures, options.highest, options.mean):
        yield Problem(
            "the picture is too dark: even its brightest parts are",
            f"99 % of it is darker than {measures.light.highest:.0f} of 255",
            f"at least {options.highest:.0f}",
            "raise the exposure before you export it, or take another picture",
        )
