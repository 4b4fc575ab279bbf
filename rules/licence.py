"""A picture that says whose it is, is used as its owner allows.

Reported, as information, is what the metadata say about rights: a Creative Commons licence, a copyright
notice, or a credit. Most networks do not show them, and many take them out, so that the name is lost unless
the post gives it. A picture without such notes passes: that says nothing about its rights.

## What to do

Check that the licence covers this use, and name the author and the licence in the post. A licence with ND
allows no crop, one with NC no advertising.

## Example

A screenshot passes. A photo with the licence address
`https://creativecommons.org/licenses/by-nc-nd/4.0/` and the name of its author in its metadata is reported.

## Sources

IPTC Photo Metadata Standard, https://www.iptc.org/std/photometadata/specification/; Creative Commons, XMP,
https://wiki.creativecommons.org/wiki/XMP. Credits were lost in open-life-science#999, usdoj/foia.gov#564 and
phpearth#263.
"""

import re
from collections.abc import Iterator

from vislint.model import Asset, Header, Metadata, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import quoted

LICENCE = re.compile(r"creativecommons\.org/licen[sc]es/([a-z-]{2,20})(?:/(\d\.\d))?", re.I)
DEDICATION = re.compile(r"creativecommons\.org/publicdomain/(zero|mark)", re.I)
WRITTEN = re.compile(r"\bCC(?:[ -](BY(?:-(?:NC|ND|SA))*)(?: (\d\.\d))?|0\b)", re.I)


@rule(Asset, NoOptions, group="origin", severity="info", needs=Header)
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    known = asset.header.metadata
    licence, owner = _licence(known), _owner(known)
    if licence:
        by = f", by {quoted(owner)}" if owner else ""
        yield Problem(f"licensed under {licence}{by}, says the file", hint=_duty(licence))
    elif known.copyright or known.credit or known.licence_url:
        said = quoted(known.copyright or known.credit or known.licence_url)
        hint = "check that you may publish it, and give the credit in the post"
        yield Problem(f"the file says whose picture it is: {said}", hint=hint)


def _licence(known: Metadata) -> str:
    """CC BY-SA 4.0 or CC0; empty when no such licence is named."""
    address, words = known.licence_url, known.copyright
    if DEDICATION.search(f"{address} {words}"):
        return "CC0"
    match = LICENCE.search(address) or LICENCE.search(words) or WRITTEN.search(words)
    if match is None:
        return ""
    return " ".join(part for part in ("CC", (match[1] or "0").upper(), match[2]) if part).replace(
        "CC 0", "CC0"
    )


def _owner(known: Metadata) -> str:
    """The first name there is; a licence that stands in the place of a copyright is none."""
    words = known.copyright
    return known.artist or known.credit or ("" if LICENCE.search(words) or WRITTEN.search(words) else words)


def _duty(licence: str) -> str:
    duties = ["name the author and the licence in the post"]
    if "ND" in licence:
        duties.append("publish it uncut")
    if "NC" in licence:
        duties.append("not in advertising")
    return "; ".join(duties) if licence != "CC0" else "no duty to name the author; a credit is kind"
