"""A photograph is not overexposed.

Reported is a photograph in which much has lost its drawing, since a channel is at its upper end and tells no
difference any more, and whose other tones say that it got too much light: what is burnt out has ragged rims,
and below it lie many tones, as rough as the middle ones are elsewhere. How much may be burnt out depends on
these signs, and the message names it. Fog, snow, white walls, light backgrounds and lamps in a dark room
pass: they have one of the signs, but seldom all. Drawings, screenshots and what was cut out and laid on white
pass as well: light burns out in one channel after the other, while paper is white in all three. In black and
white photographs this tells nothing, and they are reported seldom. So are dark photographs, which more
exposure makes ordinary.

Where most of what is burnt out is one compact part, the report draws a box around it.

## What to do

Export the picture again from the original with less exposure, or take another one. What is clipped in the
file cannot be brought back.

## Options

- `odds`: log-odds of overexposure from which a picture is reported. 0 is as likely as not; each step makes it
  2.7 times as likely. Higher reports less.
- `burnt`: share of burnt out pixels, 0 to 1, that a reported picture has at least, whatever its tones.

## Example

A snowy field under a grey sky passes. A face in front of a window that turned white with half of the room
fails.

## Sources

`benchmarks/accuracy.md` has what the threshold finds and what it reports wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.exposure import burnt_most
from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BURNT, OVEREXPOSED, burnt_out

HARDLY_DARK = 70.0
"""Level of the dark tones from which the message says so: 1 in 10 of 312 good photographs, half of those at
+2.5 EV. The verdict does not depend on it."""


@dataclass(frozen=True)
class Options:
    odds: float = OVEREXPOSED
    """Log-odds of overexposure; 0 is as likely as not."""
    burnt: float = BURNT
    """Share of burnt out pixels below which nothing is reported."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures = asset.measures
    if measures is not None and burnt_out(measures, options.burnt, options.odds):
        light = measures.light
        most = max(options.burnt, burnt_most(light, options.odds))
        bare = ", and hardly anything is dark" if light.low >= HARDLY_DARK else ""
        yield Problem(
            f"the picture is too bright: much of it is burnt out{bare}",
            f"{light.clipped_bright:.0%} burnt out".replace("%", " %"),
            f"at most {most:.0%} beside such other tones".replace("%", " %"),
            "export it again with less exposure, or take another picture",
            region=light.burnt_part,
        )
