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

from vislint.formats import names_in, refused_gif, unlisted_format
from vislint.model import VIDEO_FORMATS, Breach, Header, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import at, format_name, listing, reservation, whom


@rule(Placement, NoOptions, group="file", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    problem = _animation(placement) or _format(placement)
    if problem is not None:
        yield problem


def _animation(placement: Placement) -> Problem | None:
    breach = refused_gif(placement)
    if breach is None:
        return None
    remark = reservation(breach, placement.network, placement.route)
    message = f"animated GIFs are not accepted {at(placement.network, placement.slot)}{remark}"
    measured, bound = f"GIF with {placement.asset.header.frames} frames", "no animated GIF"
    return Problem(message, measured, bound, "publish one frame as a picture, or a video", breach)


def _format(placement: Placement) -> Problem | None:
    name, breach = placement.asset.header.format, unlisted_format(placement)
    if breach is None:
        return None
    said = _said(breach, format_name(name), placement)
    remark = reservation(breach, placement.network, placement.route)
    names = names_in(breach.limit)
    bound = listing(map(format_name, names), "or")
    return Problem(f"{said}{remark}", format_name(name), bound, _hint(placement, names), breach)


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
