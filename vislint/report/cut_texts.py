"""Captions, titles and alternative texts as networks cut them: what is kept and what is left over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vislint.captions import alt_limits, captions, counting_of, only_photos, text_limits
from vislint.counting import count
from vislint.limits import above
from vislint.model import Limit, Network, Placement, Publication, Route
from vislint.report.citations import Cited, cite
from vislint.wording import counted, number_of

LONGEST = 240
"""Characters of either part that are shown."""

_FATES = {
    "truncate": "is cut after",
    "reject": "is refused beyond",
    "hidden": "is not shown beyond",
}


@dataclass(frozen=True, slots=True)
class CutText:
    """A text that is longer than a network takes; `kept` ends where `lost` begins."""

    said: str
    kept: str
    lost: str
    citations: tuple[Cited, ...]


def cut_captions(publication: Publication) -> Iterator[CutText]:
    """The texts of a publication that are too long, each against the limit that it passes first."""
    network, route, post = publication.network, publication.route, publication.post
    for caption in captions(publication):
        limits = [*text_limits(publication, caption, photo=only_photos(caption))]
        limits += [limit for limit in network.get_text("soft_max_chars", route) if limit.effect == "truncate"]
        if not post.text_split:
            yield from _cut(network, route, f"The text{caption.whose}", caption.text, limits)
        if caption.part <= 1:
            yield from _cut(
                network, route, "The title", post.title, network.get_text("title_max_chars", route)
            )


def cut_alt(placement: Placement) -> Iterator[CutText]:
    text = placement.attachment.alt or ""
    for limit in _passed(alt_limits(placement), len(text)):
        yield _told(placement.network, "The alt text", text, number_of(limit.value), limit, len(text))


def cut_title(placement: Placement) -> Iterator[CutText]:
    """The title of a link card, where the place cuts it."""
    if placement.attachment.role == "preview":
        limits = placement.slot.get("title_max_chars", placement.route)
        yield from _cut(
            placement.network, placement.route, "The title of the card", _title(placement), limits
        )


def _title(placement: Placement) -> str:
    card = placement.post.card
    tag = card.first("twitter:title", "og:title") if card else None
    return tag.content if tag else placement.post.title


def _cut(network: Network, route: Route, noun: str, text: str, limits: Sequence[Limit]) -> Iterator[CutText]:
    method, url_chars = counting_of(network, route)
    length = count(text, method, url_chars)
    for limit in _passed(limits, length):
        most = number_of(limit.value)
        # A longer beginning never counts less, so that the end can be found by halving.
        ends = range(len(text) + 1)
        end = bisect_right(ends, most, key=lambda n: count(text[:n], method, url_chars)) - 1
        yield _told(network, noun, text, max(end, 0), limit, length)


def _passed(limits: Sequence[Limit], length: int) -> list[Limit]:
    """The tightest of the first readings that is passed."""
    passed = [
        limit
        for limit in limits
        if not limit.conflict and not limit.tier and above(limit, length) == "broken"
    ]
    return sorted(passed, key=lambda limit: number_of(limit.value))[:1]


def _told(network: Network, noun: str, text: str, end: int, limit: Limit, length: int) -> CutText:
    most = counted(number_of(limit.value), "character")
    fate = _FATES.get(limit.effect)
    said = (
        f"{noun} {fate} {most} on {network.name}"
        if fate
        else f"{noun} is longer than the {most} of {network.name}; what becomes of the rest is not known"
    )
    kept, lost = text[:end], text[end:]
    return CutText(
        f"{said}: it has {length}.",
        kept if len(kept) <= LONGEST else "…" + kept[-LONGEST:],
        lost if len(lost) <= LONGEST else lost[:LONGEST] + "…",
        cite([limit]),
    )
