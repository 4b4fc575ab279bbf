"""A picture has colours that screens and networks agree on.

Checked is the colour profile of a picture against what each place makes of it. CMYK is made for print: its
colours change on screens, and some programs show none. It is an error where a network takes only RGB, a
warning where it makes sRGB of everything, and information elsewhere. Wide RGB colours (Display P3, Adobe RGB,
ProPhoto RGB, Rec. 2020) are information: a network that converts them harms little, but an app that ignores
the profile shows them washed out. Profiles of screens and other unknown ones are left alone.

## What to do

Export the picture in sRGB. Photos of an iPhone are in Display P3: most of them need nothing, but a brand
colour does.

## Example

A PNG without a profile, or with that of sRGB, passes. A JPEG that a layout program exported for print, in
CMYK, fails on Instagram.

## Sources

`vislint networks NAME` shows `colour_space` and `colour_mode` with their sources and dates. Colours were
wrong or washed out in mastodon/mastodon#6882, mastodon-ios#434 and bluesky-social/social-app#11692.
"""

from collections.abc import Iterator
from itertools import chain

from vislint.limits import severity_of
from vislint.model import Breach, Header, Limit, Placement, Problem, Severity
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import at, reservation

WIDE = frozenset({"Display P3", "Adobe RGB", "ProPhoto RGB", "Rec. 2020"})
HINT = "export it in sRGB"


@rule(Placement, NoOptions, group="file", severity="warning", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    header = placement.asset.header
    if shown_as(placement) in (None, "video", "document"):
        return
    if "CMYK" in (header.mode, header.icc):
        yield _print_colours(placement)
    elif header.icc in WIDE:
        yield _wide_colours(placement)


def _print_colours(placement: Placement) -> Problem:
    where = at(placement.network, placement.slot)
    limit = next(chain(_limits(placement, "colour_mode"), _limits(placement, "colour_space")), None)
    if limit is None:
        message = "CMYK is made for print: colours change on screens"
        return Problem(message, "CMYK", "sRGB", HINT, severity="info")
    taken = limit.effect in ("reject", "limit")
    severity: Severity = (severity_of(limit, placement.route) if taken else None) or "warning"
    breach = Breach(limit, severity)
    remark = reservation(breach, placement.network, placement.route) if taken else ""
    said = f"CMYK is not accepted {where}" if taken else f"CMYK colours change {where}"
    return Problem(said + remark, "CMYK", None, HINT, breach)


def _wide_colours(placement: Placement) -> Problem:
    profile, where = placement.asset.header.icc, at(placement.network, placement.slot)
    for limit in _limits(placement, "colour_space"):
        if limit.effect == "convert":
            said = f"{profile} is converted {where}, and strong colours get paler"
            return Problem(said, profile, None, HINT, Breach(limit, "info"))
    said = f"{profile} looks washed out in apps that ignore the profile"
    return Problem(said, profile, "sRGB", HINT, severity="info")


def _limits(placement: Placement, key: str) -> Iterator[Limit]:
    yield from placement.slot.get(key, placement.route, shown_as(placement) or "")
