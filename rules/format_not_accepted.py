"""A file has a format that the network shows.

Checked is what the bytes of a file are, not what its name says, against the formats of each place it goes
to. Where the network refuses or does not show the format this is an error, where it converts it without
harm information. The first formats of a list are the ones to export to. Where a network takes "any image",
pixel images are meant: an SVG drawing is none. A JPEG with a second picture inside, as some phones and
cameras write (MPO), passes as a JPEG except where the network says otherwise.

## What to do

Export the file in the format that the message names: JPEG for photos, PNG for graphics with few colours,
MP4 for videos. An SVG is best exported as PNG at the size the network asks for.

## Example

Passes on Bluesky and Mastodon:

    images: [{src: logo.png, alt: "Our logo"}]

Fails on both:

    images: [{src: logo.svg, alt: "Our logo"}]

## Sources

`vislint networks NAME` shows `formats` and `animated_gif` with source and date. In galaxy-social (commit
eea6602) a post with an SVG logo failed on Bluesky and on Mastodon and had to be sent again without it.
"""

from collections.abc import Iterator, Sequence

from vislint.limits import Verdict, first_breach
from vislint.model import DOCUMENT_FORMATS, VIDEO_FORMATS, Breach, Header, Limit, Placement, Problem
from vislint.place import kind_of
from vislint.rule import NoOptions, rule
from vislint.wording import at, format_name, listing, reservation, whom

SAME: dict[str, str] = {"jpg": "jpeg", "heif": "heic", "m4v": "mp4"}
"""Formats that go by two names."""

NO_PIXELS = frozenset({"svg", "psd", *VIDEO_FORMATS, *DOCUMENT_FORMATS})
"""What "any image" does not mean."""


@rule(Placement, NoOptions, group="file", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    problem = _animation(placement) or _format(placement)
    if problem is not None:
        yield problem


def _animation(placement: Placement) -> Problem | None:
    header = placement.asset.header
    if header.format != "gif" or header.frames < 2:
        return None
    limits = placement.slot.get("animated_gif", placement.route, "animation")
    breach = first_breach(limits, placement.route, lambda limit: _if(limit.value == "refused"))
    if breach is None:
        return None
    remark = reservation(breach, placement.network, placement.route)
    message = f"animated GIFs are not accepted {at(placement.network, placement.slot)}{remark}"
    measured, bound = f"GIF with {header.frames} frames", "no animated GIF"
    return Problem(message, measured, bound, "publish one frame as a picture, or a video", breach)


def _format(placement: Placement) -> Problem | None:
    name = placement.asset.header.format
    limits = [limit for limit in _limits(placement) if _speaks_of(limit, placement)]
    if not name or not limits:
        return None
    breach = first_breach(limits, placement.route, lambda limit: _if(not _accepts(limit, name)))
    if breach is None:
        return None
    said = _said(breach, format_name(name), placement)
    remark = reservation(breach, placement.network, placement.route)
    names = _names(breach.limit)
    bound = listing(map(format_name, names), "or")
    return Problem(f"{said}{remark}", format_name(name), bound, _hint(placement, names), breach)


def _if(broken: bool) -> Verdict:
    return "broken" if broken else "kept"


def _limits(placement: Placement) -> Sequence[Limit]:
    kind = kind_of(placement.attachment)
    return placement.slot.get("formats", placement.route, kind if kind in placement.slot.takes else "")


def _names(limit: Limit) -> tuple[str, ...]:
    return tuple(str(name) for name in limit.value) if isinstance(limit.value, tuple) else ()


def _speaks_of(limit: Limit, placement: Placement) -> bool:
    """False where the slot shows such files and the list just leaves their whole kind out."""
    kind, names = placement.asset.kind, set(_names(limit))
    if kind == "video" and kind in placement.slot.takes:
        return bool(names & VIDEO_FORMATS)
    return bool(names - VIDEO_FORMATS) or kind not in placement.slot.takes


def _accepts(limit: Limit, name: str) -> bool:
    names = {SAME.get(known, known) for known in _names(limit)}
    if name == "mpo":
        return "mpo" in names or "image/*" in names or ("jpeg" in names and "MPO" not in limit.note)
    return SAME.get(name, name) in names or ("image/*" in names and name not in NO_PIXELS)


def _said(breach: Breach, name: str, placement: Placement) -> str:
    where = at(placement.network, placement.slot)
    match breach.limit.effect:
        case "reject" | "limit":
            return f"{name} is not {'shown' if name == 'SVG' else 'accepted'} {where}"
        case "hidden":
            return f"{name} is not shown {where}"
        case "convert" | "downscale":
            return f"{name} is converted {where}"
        case _:
            return f"{name} is not among the formats named for {whom(placement.network, placement.slot)}"


def _hint(placement: Placement, names: Sequence[str]) -> str:
    videos = [name for name in names if name in VIDEO_FORMATS]
    pictures = [name for name in names if name not in VIDEO_FORMATS]
    fitting = videos if placement.asset.kind == "video" else pictures
    if not fitting:
        others = listing(map(format_name, names), "or")
        return f"leave it out for {placement.network.name}; only {others} is shown here"
    drawn = placement.asset.header.format == "svg" or placement.asset.header.alpha
    wanted = "png" if drawn and {"png", "image/*"} & set(fitting) else fitting[0]
    name = format_name("jpeg" if wanted == "image/*" else wanted)
    return f"export it as {name}{', on a background of your own' if drawn and wanted == 'jpeg' else ''}"
