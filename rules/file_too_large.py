"""A file is not heavier than the network takes.

Checked is the number of bytes of each file against the limit of each place it goes to. Where the network
refuses a heavier file this is an error, and where it only shows it worse or slower a warning. Where a
source writes "8 MB" and may mean the slightly larger 8 MiB, a file between the two is a warning.

## What to do

Export the file again: a photo as JPEG at a quality of about 85 and no larger than the network shows it, a
video with a lower bit rate.

## Example

Bluesky takes 2 MB. A photo of 1.8 MB passes, one of 2.1 MB fails.

## Sources

`vislint networks NAME` shows `max_size`, `video_max_size` and the soft limits with their sources and dates.
Bluesky took 1 MB until April 2026, and posts were lost to it: bluesky-social/bsky-docs#413 and #417,
EveryHourBot#8, interactive-feed#12.
"""

from collections.abc import Iterator

from vislint.limits import above, first_breach
from vislint.model import Breach, FileSize, Header, Limit, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import bytes_of, file_size, file_sizes, reservation, whom

HARD, SOFT, SOFT_PNG = "max_size", "soft_max_size", "png_soft_max_size"


@rule(Placement, NoOptions, group="file", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    kind, header = shown_as(placement), placement.asset.header
    if kind is None:
        return
    for key in (HARD, SOFT, *((SOFT_PNG,) if header.format == "png" else ())):
        limits = placement.slot.get(key, placement.route, kind)
        breach = first_breach(limits, placement.route, lambda limit: above(limit, header.bytes))
        if breach is not None:
            yield _problem(placement, breach, header.bytes)
            return


def _problem(placement: Placement, breach: Breach, size: int) -> Problem:
    limit, name = breach.limit, whom(placement.network, placement.slot)
    measured, bound = file_sizes(size, bytes_of(limit.value))
    advice = f"export it again below {bound}{_how(placement)}"
    if limit.key in (SOFT, SOFT_PNG):
        return Problem(f"heavier than advised for {name}", measured, f"best below {bound}", advice, breach)
    remark = reservation(breach, placement.network, placement.route)
    if above(limit, size) == "unclear":
        remark = f", if {_written(limit)} there means {bytes_of(limit.value):,} bytes"
    return Problem(f"too heavy for {name}{remark}", measured, f"at most {bound}", advice, breach)


def _how(placement: Placement) -> str:
    header = placement.asset.header
    if placement.asset.kind == "video":
        return ", with a lower bit rate"
    if placement.asset.kind in ("animation", "document"):
        return ""
    lossless = header.format in ("png", "bmp", "tiff") and not header.alpha
    return ", for instance as JPEG at quality 85" if lossless else ", with fewer pixels or a lower quality"


def _written(limit: Limit) -> str:
    return file_size(limit.value.bytes) if isinstance(limit.value, FileSize) else limit.text
