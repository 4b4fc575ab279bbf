"""A post has no more images than a network shows.

Counted are the images and videos of one post, or of one part of a thread, that go to the same place on a
network. What is over the limit is lost: some publishing tools leave the surplus out without a word, and the
network refuses the post when they do not. Both are errors; the message says which images it hits. It is a
warning where only other people's code knows the limit, or where the sources differ.

## What to do

Move the surplus into another post or another part of the thread, or leave it out. The images at the end are
the ones that get lost, so the most important ones belong first.

## Example

Mastodon shows four images. Passes:

    networks: [mastodon]
    images: [one.jpg, two.jpg, three.jpg, four.jpg]

Fails, and `five.jpg` will not be seen:

    networks: [mastodon]
    images: [one.jpg, two.jpg, three.jpg, four.jpg, five.jpg]

## Sources

`vislint networks NAME` shows `max_items` with its source and date. Nine images went to Bluesky and Mastodon
in galaxy-social (2026-07-29-gcc-ifb-recap), five of them unseen; see also gitroomhq/postiz-app#1105.
"""

from collections.abc import Iterator, Sequence

from vislint.losses import DROPPED, in_its_slot, surplus
from vislint.model import Attachment, Breach, Problem, Publication
from vislint.place import kind_of
from vislint.rule import NoOptions, rule
from vislint.wording import counted, number_of, reservation, span


@rule(Publication, NoOptions, group="missing", severity="error")
def check(publication: Publication, _: NoOptions) -> Iterator[Problem]:
    here = in_its_slot(publication)
    breach = surplus(publication, here)
    if breach is not None:
        yield _problem(publication, here, breach)


def _problem(publication: Publication, here: Sequence[Attachment], breach: Breach) -> Problem:
    network, most, count = publication.network, number_of(breach.limit.value), len(here)
    lost = span(most + 1, count, _noun(here))
    dropped = breach.limit.effect in DROPPED
    fate = "will be lost" if dropped else "will be lost or the post refused"
    part = f" in part {publication.segment + 1} of the thread" if publication.segment else ""
    remark = reservation(breach, network, publication.route)
    return Problem(
        f"{counted(count, _noun(here))}{part}, {network.name} shows {most}: {lost} {fate}{remark}",
        counted(count, _noun(here)),
        f"at most {most}",
        f"move {lost} into another post, or leave {'it' if count - most == 1 else 'them'} out",
        breach,
        severity="error" if dropped and not remark else None,
        attachment=here[most],
    )


def _noun(here: Sequence[Attachment]) -> str:
    kinds = {kind_of(attachment) for attachment in here}
    if kinds <= {"image", "animation", "preview"}:
        return "image"
    return "video" if kinds == {"video"} else "visual"
