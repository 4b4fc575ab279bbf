"""A photograph shows something bright.

Reported is a photograph whose brightest parts are dark as well: on a phone in daylight nothing can be made
out. Night pictures with a lit subject, silhouettes and portraits on black pass, since something in them is
bright. Drawings and screenshots are not judged.

## What to do

Raise the exposure in an editor before the picture is exported, or take another one.

## Options

- `brightest`: level, 0 to 255, at or below which the 99.9th percentile of the brightest channel lies.
- `mean`: level of luma at or below which the mean lies as well.

## Example

A stage with one singer in the light passes. A room in which nobody turned on the lamp fails.

## Sources

`benchmarks/accuracy.md` has what the thresholds find and what they report wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import DARK_BRIGHTEST, DARK_MEAN, drowned


@dataclass(frozen=True)
class Options:
    brightest: float = DARK_BRIGHTEST
    """Level below which nearly all of the picture lies."""
    mean: float = DARK_MEAN
    """Level below which the mean lies."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = asset.measures
    if measures is not None and drowned(measures, options.brightest, options.mean):
        yield Problem(
            "the picture is too dark: even its brightest parts are",
            f"99.9 % of it is no brighter than {measures.light.brightest:.0f} of 255",
            f"more than {options.brightest:.0f}",
            "raise the exposure before you export it, or take another picture",
        )
