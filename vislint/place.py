"""Post × its networks → publications and placements: what will be shown where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vislint.model import (
    DOCUMENT_FORMATS,
    VIDEO_FORMATS,
    Attachment,
    Destination,
    Network,
    Placement,
    Post,
    Publication,
    Route,
    Slot,
)


@dataclass(frozen=True, slots=True)
class Routes:
    """How each network is published to; `api` unless the configuration says otherwise."""

    by_network: Mapping[str, Route]

    def of(self, network: str) -> Route:
        return self.by_network.get(network, "api")


def name_networks(post: Post, aliases: Mapping[str, str]) -> Post:
    """The post with every destination under the network's own id: `twitter` becomes `x`."""
    renamed = any(place.network in aliases for place in post.destinations)
    if not renamed and not any(attachment.networks for attachment in post.attachments):
        return post
    places = tuple(
        replace(place, network=aliases.get(place.network, place.network)) for place in post.destinations
    )
    shown = tuple(_named(attachment, aliases) for attachment in post.attachments)
    return replace(post, destinations=places, attachments=shown)


def _named(attachment: Attachment, aliases: Mapping[str, str]) -> Attachment:
    if not attachment.networks:
        return attachment
    return replace(attachment, networks=tuple(aliases.get(name, name) for name in attachment.networks))


def publications(post: Post, networks: Mapping[str, Network], routes: Routes) -> Iterator[Publication]:
    """What the post shows, once for each network, named slot and part of a thread."""
    seen: set[tuple[str, str]] = set()
    for place in post.destinations:
        network = networks.get(place.network)
        if network is None or (place.slot and place.slot not in network.slots):
            continue
        if (network.id, place.slot) in seen:
            continue
        seen.add((network.id, place.slot))
        for segment, shown in _by_segment(post, place):
            yield Publication(
                post=post,
                network=network,
                slot=_slot_of(network, place, shown),
                route=routes.of(network.id),
                attachments=tuple(shown),
                segment=segment,
            )


def placements(publication: Publication) -> Iterator[Placement]:
    """Each visual of a publication in the slot that shows it."""
    count = len(publication.attachments)
    for position, attachment in enumerate(publication.attachments, 1):
        kind = _slot_kind(attachment)
        slot = publication.slot
        if slot is None or (kind not in slot.takes and slot.items != "named"):
            slot = choose_slot(publication.network, kind, count) or slot
        if slot is not None:
            yield Placement(
                post=publication.post,
                attachment=attachment,
                network=publication.network,
                slot=slot,
                route=publication.route,
                position=position,
            )


def kind_of(attachment: Attachment) -> str:
    """image, animation, video, document or preview; by the file name where there is no file to look at."""
    if attachment.role == "preview":
        return "preview"
    if attachment.asset is not None:
        return attachment.asset.kind
    suffix = attachment.reference.partition("?")[0].rpartition(".")[2].lower()
    if suffix in VIDEO_FORMATS:
        return "video"
    return "document" if suffix in DOCUMENT_FORMATS else "image"


def _slot_kind(attachment: Attachment) -> str:
    """The kind that decides the slot: those for animations are described for GIF files only."""
    kind, asset = kind_of(attachment), attachment.asset
    return "image" if kind == "animation" and asset is not None and asset.header.format != "gif" else kind


def choose_slot(network: Network, kind: str, count: int) -> Slot | None:
    """The first slot of the network that shows `kind`, else the first that shows anything."""
    fitting = [slot for slot in network.slots.values() if _fits(slot, count)]
    for slot in fitting:
        if kind in slot.takes:
            return slot
    shown = [slot for slot in fitting if "preview" not in slot.takes or kind == "preview"]
    return next((slot for slot in shown if "image" in slot.takes), None)


def _fits(slot: Slot, count: int) -> bool:
    match slot.items:
        case "any":
            return True
        case "one":
            return count <= 1
        case "several":
            return count > 1
        case _:
            return False


def _slot_of(network: Network, place: Destination, shown: Sequence[Attachment]) -> Slot | None:
    if place.slot:
        return network.slots[place.slot]
    return choose_slot(network, _slot_kind(shown[0]), len(shown)) if shown else None


def shown_together(post: Post, network: str, segment: int) -> list[Attachment]:
    """The visuals that one part of a thread shows on a network, in order."""
    return [item for item in _going_to(post, network) if item.segment == segment]


def _going_to(post: Post, network: str) -> Iterator[Attachment]:
    for attachment in post.attachments:
        elsewhere = attachment.networks and network not in attachment.networks
        if attachment.role != "body" and not elsewhere:
            yield attachment


def _by_segment(post: Post, place: Destination) -> Iterable[tuple[int, list[Attachment]]]:
    """The visuals that go to `place`, by part of the thread; one empty part for a post without any."""
    parts: dict[int, list[Attachment]] = {}
    for attachment in _going_to(post, place.network):
        parts.setdefault(attachment.segment, []).append(attachment)
    return parts.items() or [(0, [])]
