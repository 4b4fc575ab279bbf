"""A picture is not compressed until its squares show.

Reported is a JPEG of very low quality, and a photograph in which the squares of an earlier compression can be
seen although it was saved again, as it was or after it was cut. Networks compress once more what they are
given, which makes it worse. On request (`steps`) a photograph is reported as well whose smooth parts, a sky
or a wall, move in steps: it was stored with too few levels, by a palette, a filter or a film of low bit rate.

## What to do

Export the picture again from the original with a JPEG quality of 80 or more. Saving this file again does not
help.

## Options

- `quality`: JPEG quality, 1 to 100, at or below which a file is reported.
- `blocks`: strength of the block grid, 1 where there is none, from which on a photograph is reported.
- `shifted`: the same for a second grid, which only a picture has that was cut and saved again.
- `steps`: strength of the steps in smooth parts, from 0 to about 1, from which on a photograph is reported.
  As it is, none are; 0.2 finds clear ones, and takes some drawings in few tones for them.

## Example

A photograph at quality 80 passes. One that was sent through a messenger and saved again may fail.

## Sources

ITU-T T.81, annex K; Wang, Sheikh and Bovik, ICIP 2002, doi 10.1109/ICIP.2002.1038064;
after Tandon and others, CAMBI, PCS 2021, arXiv 2102.00079.
`benchmarks/accuracy.md` has what the thresholds find and what they report wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Asset, Measures, Problem
from vislint.rule import rule
from vislint.weak import BLOCKY, COARSE_QUALITY, FINE_QUALITY, SHIFTED, STEPS, STEPS_ODDS, photograph

HINT = "export it again from the original with a JPEG quality of 80 or more"


@dataclass(frozen=True)
class Options:
    quality: int = COARSE_QUALITY
    """JPEG quality at or below which a file is reported."""
    blocks: float = BLOCKY
    """Strength of the block grid from which on a photograph is reported."""
    shifted: float = SHIFTED
    """Strength of a second grid from which on a photograph is reported."""
    steps: float = STEPS
    """Strength of the steps in smooth parts from which on a photograph is reported."""


@rule(Asset, Options, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, options: Options) -> Iterator[Problem]:
    measures, quality = asset.measures, asset.header.jpeg_quality
    if measures is None or measures.borders.blank:
        return
    if quality is not None and quality <= options.quality:
        yield Problem(
            "the picture is compressed too much",
            f"JPEG quality {quality}",
            f"at least {options.quality + 1}",
            HINT,
        )
    elif photograph(asset):
        # Below this quality the squares may be those of the file itself.
        alike = (measures.compression.blocking or 1.0) if (quality or 100) >= FINE_QUALITY else 1.0
        for strength, most in (
            (alike, options.blocks),
            (measures.compression.shifted or 1.0, options.shifted),
        ):
            if strength >= most:
                yield _saved_again(strength, most)
                return
        if (measures.banding or 0.0) >= options.steps and measures.photograph_odds > STEPS_ODDS:
            yield _in_steps(measures.banding or 0.0, options.steps)


def _saved_again(strength: float, most: float) -> Problem:
    return Problem(
        "squares show in the picture: it was compressed too much before it was saved again",
        f"steps between squares {strength:.1f} times those within",
        f"below {most:.1f} times",
        HINT,
    )


def _in_steps(strength: float, most: float) -> Problem:
    return Problem(
        "smooth areas show steps: the picture was stored with too few levels",
        f"steps of strength {strength:.2f}",
        f"below {most:.2f}",
        "export it again from the original, in full colour",
    )
