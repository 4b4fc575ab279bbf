"""The texts that go out with a publication, and whether a network's limits for texts mean them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vislint.limits import above, first_breach
from vislint.model import (
    Attachment,
    Breach,
    Limit,
    Network,
    Placement,
    Post,
    Problem,
    Publication,
    Route,
)
from vislint.place import kind_of
from vislint.wording import counted, number_of, reservation


@dataclass(frozen=True, slots=True)
class Caption:
    """The text of a post, or of one part of a thread, with what is shown beside it."""

    text: str
    part: int
    """Which part of the thread, from 1; 0 for a post of one part."""
    attachments: tuple[Attachment, ...]

    @property
    def whose(self) -> str:
        """ " in part 2 of the thread", to stand behind a noun; empty for a post of one part."""
        return f" in part {self.part} of the thread" if self.part else ""


def captions(publication: Publication) -> Iterator[Caption]:
    """Every text that this publication answers for, so that all of a network's publications name each once.

    A publication is one part of a thread with its visuals. Parts without any have no publication of their
    own: the first one of the network answers for them too.
    """
    post = publication.post
    if not _carries_text(publication):
        return
    if not post.segments:
        yield Caption(post.text.strip(), 0, publication.attachments)
        return
    shown = _parts_with_visuals(post, publication.network.id)
    is_first = publication.segment == min(shown, default=0)
    for number, text in enumerate(post.segments):
        if number == publication.segment:
            yield Caption(text.strip(), number + 1, publication.attachments)
        elif is_first and number not in shown:
            yield Caption(text.strip(), number + 1, ())


def text_limits(publication: Publication, caption: Caption, *, photo: bool) -> Sequence[Limit]:
    """The limits for a text that goes with such visuals, from the most special to the general."""
    network, route, slot = publication.network, publication.route, publication.slot
    captioned = network.get_text("caption_max_chars", route)
    if caption.attachments and captioned:
        return (slot.get("caption_max_chars", route) if slot else ()) or captioned
    described = network.get_text("photo_description_max_chars", route) if photo else ()
    return described or network.get_text("max_chars", route)


def only_photos(caption: Caption) -> bool:
    return bool(caption.attachments) and all(kind_of(item) == "image" for item in caption.attachments)


def counting_of(network: Network, route: Route) -> tuple[str, int | None]:
    """How the network counts a text, and what it counts for a link."""
    method = str(next((limit.value for limit in network.get_text("count", route)), ""))
    return method, next((number_of(limit.value) for limit in network.get_text("url_chars", route)), None)


def alt_limits(placement: Placement) -> Sequence[Limit]:
    """Limits for alternative texts in this slot; none where the slot has no such text."""
    network, slot, route = placement.network, placement.slot, placement.route
    if any(limit.value is False for limit in slot.get("alt", route)):
        return ()
    slots = [limit.value for limit in network.get_alt("slots", route)]
    if any(isinstance(names, tuple) and slot.name not in names for names in slots):
        return ()
    return network.get_alt("card_max_chars" if placement.attachment.role == "preview" else "max_chars", route)


def over(publication: Publication, limits: Sequence[Limit], number: int) -> Breach | None:
    """The limit that `number` passes, if any."""
    return first_breach(limits, publication.route, lambda limit: above(limit, number))


def too_many(publication: Publication, caption: Caption, key: str, number: int, noun: str) -> Problem | None:
    """The problem of more hashtags, mentions or links than the network's limit under `key` allows."""
    network, route = publication.network, publication.route
    breach = over(publication, network.get_text(key, route), number)
    if breach is None:
        return None
    most, said = number_of(breach.limit.value), counted(number, noun)
    return Problem(
        f"{said}{caption.whose}, {network.name} takes {most}{reservation(breach, network, route)}",
        said,
        f"at most {most}",
        f"leave out {counted(number - most, noun)}",
        breach,
    )


def _parts_with_visuals(post: Post, network: str) -> set[int]:
    return {
        item.segment
        for item in post.attachments
        if item.role != "body" and (not item.networks or network in item.networks)
    }


def _carries_text(publication: Publication) -> bool:
    """A place that a post names beside the network itself, such as a story, does not show the text again."""
    slot = publication.slot
    if slot is None or slot.items != "named" or slot.get("caption_max_chars", publication.route):
        return True
    places = [
        place.slot for place in publication.post.destinations if place.network == publication.network.id
    ]
    return places[:1] in ([], [slot.name])
