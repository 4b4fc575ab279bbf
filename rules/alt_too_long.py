"""An alternative text is no longer than the network takes.

Counted are the characters of the text, against the limit of each network the image goes to. Where the
network refuses a longer text this is an error: the post fails, or the tool cuts the text in the middle of a
sentence. It is a warning where the network only words it as a limit and the post is published by hand, or
where it is not known what happens.

## What to do

Shorten the text to what matters in this post. A long description of a chart belongs into the post or on the
page it links to.

## Example

Passes:

    images: [{src: map.png, alt: "Map of the five new bus stops along the river"}]

Fails on Mastodon, which takes 1500 characters: an alternative text of 1600.

## Sources

`vislint networks NAME` shows `max_chars` of the alternative text with its source and date. Texts were cut
at 420 or refused at 1500 characters in mastodon/mastodon#12258, TWBlue#538 and
bluesky-social/social-app#4998.
"""

from collections.abc import Iterator

from vislint.captions import alt_limits
from vislint.limits import above, first_breach
from vislint.model import Placement, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import counted, number_of, reservation, whom


@rule(Placement, NoOptions, group="alt", severity="warning")
def check(placement: Placement, _: NoOptions) -> Iterator[Problem]:
    length, network = len(placement.attachment.alt or ""), placement.network
    breach = first_breach(alt_limits(placement), placement.route, lambda limit: above(limit, length))
    if breach is not None:
        most = number_of(breach.limit.value)
        remark = reservation(breach, network, placement.route)
        yield Problem(
            f"alt text too long for {whom(network, placement.slot)}{remark}",
            counted(length, "character"),
            f"at most {most}",
            f"shorten it by {counted(length - most, 'character')}",
            breach,
        )
