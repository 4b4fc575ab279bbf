"""A photograph is not burnt out.

Reported is a photograph in which much of the light parts has lost its drawing: a channel at its upper end
tells no difference any more. Fog, snow and light backgrounds pass as long as they are not clipped. Drawings
and screenshots on white are told from burnt out light by their steep rims and few colours, and not judged.

## What to do

Export the picture again from the original with less exposure, or take another one. What is clipped in the
file cannot be brought back.

## Options

- `burnt`: share of burnt out pixels, 0 to 1.

## Example

A snowy field under a grey sky passes. A face in front of a window that turned white with half of the room
fails.

## Sources

`benchmarks/accuracy.md` has what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BURNT, burnt_out


@dataclass(frozen=True)
class Options:
    burnt: float = BURNT
    """Share of burnt out pixels."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = asset.measures
    if measures is not None and burnt_out(measures, options.burnt):
        light = measures.light
        yield Problem(
            "the picture is too bright: much of it is burnt out",
            f"{light.clipped_bright:.0%} burnt out".replace("%", " %"),
            f"less than {options.burnt:.0%}".replace("%", " %"),
            "export it again with less exposure, or take another picture",
        )
