"""A picture shows something.

Reported is a picture of a single colour, or one that is transparent everywhere: an export that failed, or a
placeholder that was forgotten. A gradient shows something.

## What to do

Export the picture again and look at it.

## Example

A white picture fails. A white card with a word on it passes.

## Sources

Our own judgement: at most 6 levels of 255 between the 0.5th and the 99.5th percentile of the luma.
"""

from collections.abc import Iterator

from vislint.model import Asset, Measures, Problem
from vislint.rule import NoOptions, rule


@rule(Asset, NoOptions, group="weak", severity="warning", needs=Measures)
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    measures = asset.measures
    if measures is None:
        return
    # What is seen on white alone says nothing of a drawing on a transparent ground.
    clear = measures.transparency is not None and not measures.transparency.visible
    blank = measures.transparency is None and measures.borders.blank
    if blank or clear:
        colour = measures.colours[0] if measures.colours else "one colour"
        yield Problem(
            "the picture shows nothing",
            "transparent everywhere" if clear else f"{colour} everywhere",
            "something to see",
            "export it again and look at it",
        )
