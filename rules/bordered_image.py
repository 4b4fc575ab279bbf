"""A photograph has no bars of its own.

Reported is a photograph with bars of one colour above and below or on both sides: networks add their own to
what does not fit, and cut without asking whether there is a bar. Drawings and screenshots are not judged, nor
pictures with one bar only.

## What to do

Cut the bars off, to the size that the message names.

## Example

A still of a film in 16:9 passes. The same still with black bars in a square fails.

## Sources

Our own judgement: two opposite bars of at least 3 % of the height or width and of about the same size.
"""

from collections.abc import Iterator

from vislint.model import Asset, Measures, Problem
from vislint.rule import NoOptions, rule
from vislint.weak import BAR, BAR_DIFFERENCE, BAR_ODDS, cut_out


@rule(Asset, NoOptions, group="weak", severity="warning", needs=Measures, confidence="medium")
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    measures, header = asset.measures, asset.header
    if measures is None or not header.width or not header.height:
        return
    if measures.kind != "photograph" or measures.photograph_odds <= BAR_ODDS or cut_out(measures):
        return
    bars = measures.borders
    across, down = _pair(bars.left, bars.right), _pair(bars.top, bars.bottom)
    if not across and not down:
        return
    left, right = (bars.left, bars.right) if across else (0.0, 0.0)
    top, bottom = (bars.top, bars.bottom) if down else (0.0, 0.0)
    width, height = round(header.width * (1 - left - right)), round(header.height * (1 - top - bottom))
    yield Problem(
        f"the picture has bars {_where(across, down)}",
        f"{1 - (1 - left - right) * (1 - top - bottom):.0%} of it is bars".replace("%", " %"),
        "no bars",
        f"cut them off: {width}×{height} pixels are left",
        region=(left, top, 1 - left - right, 1 - top - bottom),
    )


def _pair(one: float, other: float) -> bool:
    least, most = sorted((one, other))
    return least >= BAR and most - least <= BAR_DIFFERENCE * most


def _where(across: bool, down: bool) -> str:
    if across and down:
        return "all around"
    return "on both sides" if across else "above and below"
