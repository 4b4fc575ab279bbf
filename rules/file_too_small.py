"""A file is not lighter than the network takes.

Some networks ask for a least number of bytes, below which they take a picture or video for an icon or for
broken. How bad it is follows from what the network does with such a file. Where no such limit is known the
rule is silent.

## What to do

Export the file again from the original, with more pixels or a higher quality.

## Example

Google Business Profile asks for at least 10 kB. A photo of 80 kB passes, a thumbnail of 6 kB fails.

## Sources

`vislint networks NAME` shows `min_size` with its source and date.
"""

from collections.abc import Iterator

from vislint.limits import below, first_breach
from vislint.model import Header, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import bytes_of, file_sizes, reservation, whom


@rule(Placement, NoOptions, group="file", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    kind, size = shown_as(placement), placement.asset.header.bytes
    if kind is None:
        return
    limits = placement.slot.get("min_size", placement.route, kind)
    breach = first_breach(limits, placement.route, lambda limit: below(limit, size))
    if breach is not None:
        measured, bound = file_sizes(size, bytes_of(breach.limit.value))
        remark = reservation(breach, placement.network, placement.route)
        yield Problem(
            f"too light for {whom(placement.network, placement.slot)}{remark}",
            measured,
            f"at least {bound}",
            "export it again from the original, with more pixels or a higher quality",
            breach,
        )
