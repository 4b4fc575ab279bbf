"""A post mixes images and videos only where the network shows them together.

Checked is a post whose visuals belong to different places of a network: photos to one, a video to another.
Where the network is known to show only one kind a post, this is an error or a warning by what it does with
such a post. Networks that mix, such as an Instagram carousel, and networks of which nothing is known pass
in silence.

## What to do

Split the post, or keep one kind: the video alone with a good first frame, or the photos alone.

## Example

Passes:

    networks: [mastodon]
    images: [stage.jpg, crowd.jpg]

Fails, because Mastodon shows either images or one video:

    networks: [mastodon]
    images: [stage.jpg, concert.mp4]

## Sources

`vislint networks NAME` shows `mixing` with its source and date.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from vislint.limits import severity_of
from vislint.model import Breach, Placement, Problem, Publication
from vislint.place import kind_of, placements
from vislint.rule import NoOptions, rule
from vislint.shown import kind_in
from vislint.wording import counted, listing, reservation


@rule(Publication, NoOptions, group="missing", severity="error")
def check(publication: Publication, _: NoOptions) -> Iterator[Problem]:
    placed = [item for item in placements(publication) if _is_media(item)]
    kinds = Counter(kind_of(item.attachment) for item in placed)
    slots = {item.slot.name: item.slot for item in placed}
    if len(slots) < 2 or any(set(kinds) <= set(slot.takes) for slot in slots.values()):
        return
    breach = _breach(placed)
    if breach is None:
        return
    first = placed[0]
    other = next(item for item in placed if item.slot.name != first.slot.name)
    together = listing(counted(number, kind) for kind, number in kinds.items())
    remark = reservation(breach, publication.network, publication.route)
    yield Problem(
        f"{publication.network.name} does not show {together} in one post{remark}",
        None,
        str(breach.limit.value),
        "split the post, or keep one kind",
        breach,
        attachment=other.attachment,
    )


def _is_media(item: Placement) -> bool:
    """Not the card of a link, and nothing that the network does not show anywhere."""
    return item.attachment.role == "media" and kind_in(item.slot, item.attachment) is not None


def _breach(placed: Sequence[Placement]) -> Breach | None:
    """The first fact about mixing that the places involved know."""
    for item in placed:
        for limit in item.slot.get("mixing", item.route):
            severity = severity_of(limit, item.route)
            if severity is not None:
                return Breach(limit, severity)
    return None
