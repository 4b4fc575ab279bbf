"""An animation still moves where it is shown.

Reported is an animated GIF on networks that are known to show a still picture of it: a warning. Where it
becomes a video, as on Mastodon, that is information: it moves on, without a pause and without sound. An
animated WebP, PNG or AVIF is a warning where the network takes its format and otherwise only formats that
never move. Networks that refuse the file are the business of `format-not-accepted`.

## What to do

Publish the animation as a short MP4, or choose the frame that says most and publish that as a picture.

## Example

An animated GIF passes on X and on LinkedIn. On Bluesky, sent by a tool, its first frame is all that people
see. An animated WebP on TikTok, which takes JPEG and WebP photos, stands still too.

## Sources

`vislint networks NAME` shows `animated_gif` and `formats` with their sources and dates. GIFs were published
without their animation on Bluesky in coollabsio/shoutrrr#65 and bluesky-social/social-app#6445.
"""

from collections.abc import Iterator

from vislint.formats import names_in
from vislint.limits import severity_of
from vislint.losses import gif_becomes, stills_only
from vislint.model import Breach, Header, Limit, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.wording import at, counted, format_name, listing, reservation


@rule(Placement, NoOptions, group="file", severity="warning", needs=Header, confidence="medium")
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    if placement.asset.kind != "animation" or shown_as(placement) in (None, "preview"):
        return
    problem = _gif(placement) if placement.asset.header.format == "gif" else _other(placement)
    if problem is not None:
        yield problem


def _gif(placement: Placement) -> Problem | None:
    limit = gif_becomes(placement)
    if limit is None:
        return None
    where = at(placement.network, placement.slot)
    what = "a still picture" if limit.value == "still" else "a video"
    return _problem(placement, limit, f"an animated GIF becomes {what} {where}")


def _other(placement: Placement) -> Problem | None:
    limit = stills_only(placement)
    if limit is None:
        return None
    taken = listing(map(format_name, names_in(limit)))
    where = at(placement.network, placement.slot)
    said = f"shown still {where}, which takes {taken} but no animation"
    return _problem(placement, limit, said, "still")


def _problem(placement: Placement, limit: Limit, said: str, allowed: str | None = None) -> Problem | None:
    header = placement.asset.header
    severity = "warning" if limit.key == "formats" else severity_of(limit, placement.route)
    if severity is None:
        return None
    breach = Breach(limit, severity)
    remark = reservation(breach, placement.network, placement.route) if limit.key != "formats" else ""
    measured = f"{format_name(header.format)} with {counted(header.frames, 'frame')}"
    hint = None if severity == "info" else "publish it as a video, or choose one frame"
    return Problem(said + remark, measured, allowed, hint, breach)
