"""A video is as long, as fast and coded as the network takes it.

Checked are length, frames a second, width and height, bit rate, the codecs of picture and sound, and how
colour is sampled, against the limits of each place the video goes to. All of it is read from the head of the
file; no frame is decoded, and what the file does not tell stays silent. A network that refuses more makes
this an error; so does one that only words a limit, when a tool publishes. The container is the business of
`format-not-accepted`, the weight that of `file-too-large`, the shape that of `wrong-ratio`.

## What to do

Export the video again with the number that the message names.

## Example

X takes 140 seconds. A video of 2 minutes passes, one of 3 minutes fails.

## Sources

`vislint networks NAME` shows `video_duration`, `video_fps`, `video_codecs` and the others with their sources
and dates. Reported where it hurt: mastodon/mastodon#13472 (2152×1192, refused after an upload of 36 seconds)
and #14668 (60.02 frames a second), dr-Styki/ScreenRec#14 (4:4:4), postiz-app#814.
"""

from collections.abc import Iterator
from functools import partial

from vislint.limits import first_breach
from vislint.model import Breach, Header, Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.shown import shown_as
from vislint.videos import CHECKS, Check, judged
from vislint.wording import reservation, whom


@rule(Placement, NoOptions, group="motion", severity="error", needs=Header)
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    if placement.asset.kind != "video" or shown_as(placement) != "video":
        return
    for each in CHECKS:
        limits = placement.slot.get(each.key, placement.route, "video")
        verdict = partial(judged, each, placement.asset.header)
        breach = first_breach(limits, placement.route, verdict)
        if breach is not None:
            yield _problem(placement, breach, each)


def _problem(placement: Placement, breach: Breach, each: Check) -> Problem:
    said, measured, bound, advice = each.say(breach.limit, placement.asset.header)
    name = whom(placement.network, placement.slot)
    remark = reservation(breach, placement.network, placement.route)
    return Problem(f"{said} for {name}{remark}", measured, bound, advice, breach)
