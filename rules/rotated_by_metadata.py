"""A picture is stored the way it is shown.

Reported is a picture that stands upright only by a note in its metadata, as phones write it when they are
held sideways. Most programs heed the note. One that takes the metadata out and forgets to turn the picture
first shows it lying on its side. That is information: networks are not known to do it, publishing tools and
site generators did.

## What to do

Turn the pixels themselves, without loss: `jpegtran -rotate 90 -copy none`, or `exiftran -ai`. Opening the
picture and exporting it again does the same.

## Example

A photo that was exported from a photo program passes. One straight from a phone that was held upright has a
note to turn it by 90°.

## Sources

CIPA DC-008 (Exif 2.32), tag 0x0112.
"""

from collections.abc import Iterator

from vislint.model import Asset, Header, Problem
from vislint.rule import NoOptions, rule

BY_NOTE = frozenset({"jpeg", "mpo", "png", "webp", "tiff"})
"""Formats that are turned by EXIF alone; others turn pictures by their own means, which none forgets."""
TURNS = {
    2: "mirrored",
    3: "upside down",
    4: "upside down and mirrored",
    5: "lying on its side and mirrored",
    6: "lying on its left side",
    7: "lying on its side and mirrored",
    8: "lying on its right side",
}
"""How the picture looks without the note."""


@rule(Asset, NoOptions, group="file", severity="info", needs=Header)
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    header = asset.header
    if header.format in BY_NOTE and header.orientation in TURNS:
        yield Problem(
            f"shown {TURNS[header.orientation]} where its metadata is ignored",
            f"EXIF orientation {header.orientation}",
            hint="turn the pixels themselves: export it again, or use exiftran -ai",
        )
