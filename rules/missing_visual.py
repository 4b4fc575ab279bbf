"""A post has the visuals that its networks cannot do without.

Checked is the number of images and videos that a post shows on each network: none where the network
publishes nothing without one, fewer than its place needs, such as one image for an album, or none for a
place that the post names itself, such as `instagram/story`. How bad it is follows from what the network
does: an error where it turns the post away, a warning where only other people's code says so or where the
post names the place itself. Posts of text alone are fine everywhere else, unless the team says otherwise
with `expect`.

## What to do

Add an image, or take the network out of the post.

## Options

`expect`: networks on which this team never wants a post without a visual, by default none. A post without
one is then a warning there.

## Example

Passes:

    networks: [instagram]
    images: [{src: garden.jpg, alt: "The new garden"}]

Fails:

    networks: [instagram]
    images: []

## Sources

`vislint networks NAME` shows `media_required` and `min_items` with their sources and dates.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.limits import below, first_breach, severity_of
from vislint.model import Breach, Problem, Publication
from vislint.rule import rule
from vislint.wording import counted, number_of, reservation


@dataclass(frozen=True)
class Options:
    expect: tuple[str, ...] = ()
    """Networks on which a post without an image or video is a warning, though the network allows it."""


@rule(Publication, Options, group="missing", severity="error")
def check(publication: Publication, options: Options) -> Iterator[Problem]:
    problem = _too_few(publication) if publication.attachments else _none(publication, options)
    if problem is not None:
        yield problem


def _none(publication: Publication, options: Options) -> Problem | None:
    network = publication.network
    hint = f"add one, or take {network.name} out of this post"
    for limit in network.get_text("media_required", publication.route):
        severity = severity_of(limit, publication.route)
        if limit.value is True and severity is not None:
            breach = Breach(limit, severity)
            remark = reservation(breach, network, publication.route)
            message = f"{network.name} publishes nothing without an image or video{remark}"
            return Problem(message, "none", "at least 1", hint, breach)
    if publication.slot is not None and publication.slot.takes != ("preview",):
        message = f"nothing to show in {publication.slot.id}, which the post names"
        return Problem(message, hint="add a visual, or name the network alone", severity="warning")
    if network.id in options.expect:
        message = f"no image or video for {network.name}, where this team expects one"
        return Problem(message, hint=hint, severity="warning")
    return None


def _too_few(publication: Publication) -> Problem | None:
    slot, network, count = publication.slot, publication.network, len(publication.attachments)
    if slot is None:
        return None
    limits = slot.get("min_items", publication.route)
    breach = first_breach(limits, publication.route, lambda limit: below(limit, count))
    if breach is None:
        return None
    remark = reservation(breach, network, publication.route)
    needed = number_of(breach.limit.value)
    return Problem(
        f"too few visuals for {slot.id}{remark}",
        counted(count, "visual"),
        f"at least {needed}",
        f"add {needed - count} more, or name {network.name} alone",
        breach,
        attachment=publication.attachments[0],
    )
