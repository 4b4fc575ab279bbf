"""What each network will do to the pictures of a post: the model of the preview in the HTML report.

Strings and numbers only. Places that show a picture in the same way share one drawing. What is not known is
told in words and drawn nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from vislint.crop import WHOLE, Window, window_of
from vislint.cuts import View, size_in, views
from vislint.model import Attachment, Dimensions, Limit, Network, Placement, Post, Run
from vislint.place import Routes, placements, publications
from vislint.report.citations import Cited, cite
from vislint.report.cut_texts import CutText, cut_alt, cut_captions, cut_title
from vislint.report.preview_figures import Drawing, Sides, draw, kept, sides_of
from vislint.report.preview_words import (
    Told,
    dropped,
    left_open,
    losses,
    merged,
    place_of,
    refusals,
    turned_opaque,
    unplaced,
)
from vislint.wording import listing
from vislint.zones import Zone, zones


@dataclass(frozen=True, slots=True)
class Preview:
    """One way in which one or more places show the picture."""

    places: tuple[str, ...]
    drawing: Drawing
    doubts: tuple[str, ...]
    """What weakens it: sources that no network stands behind, and those that say something else."""
    notes: tuple[str, ...]
    citations: tuple[Cited, ...]

    @property
    def needs_legend(self) -> bool:
        return bool(self.drawing.zones or self.drawing.subject or self.drawing.focal)


@dataclass(frozen=True, slots=True)
class Shown:
    """What becomes of one picture of a post; empty for one that goes nowhere or whose size is not known."""

    previews: tuple[Preview, ...] = ()
    refused: tuple[Told, ...] = ()
    losses: tuple[Told, ...] = ()
    unknown: tuple[Told, ...] = ()
    texts: tuple[CutText, ...] = ()
    """Alternative texts and titles of cards that are cut."""
    grounds: Sides | None = None
    """Of the picture where a place puts white or black under its transparent parts."""
    common: str = ""
    """The part of it that every known crop shows, and what keeps the declared subject."""

    @property
    def tally(self) -> str:
        """whole in 6 places, cut in 2, not known in 3."""
        ways: Counter[str] = Counter()
        for each in self.previews:
            ways[_way(each.drawing)] += len(each.places)
        ways["refused"] = len({place for each in self.refused for place in each.places})
        ways["not known"] = len({place for each in self.unknown for place in each.places})
        order = ("whole", "cut", "covered", "barred", "refused", "not known")
        told = [f"{way} in {ways[way]}" for way in order if ways[way]]
        return ", ".join(told)

    def __bool__(self) -> bool:
        return bool(self.previews or self.refused or self.losses or self.unknown or self.texts)

    @property
    def citations(self) -> tuple[tuple[tuple[str, ...], Cited], ...]:
        """Every source once, with the places that it is about."""
        found: dict[Cited, list[str]] = defaultdict(list)
        told: list[Preview | Told] = [*self.previews, *self.refused, *self.losses, *self.unknown]
        for each in told:
            for source in each.citations:
                found[source] += each.places
        return tuple((tuple(dict.fromkeys(places)), source) for source, places in found.items())

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(note for each in self.previews for note in each.notes))


def _way(drawing: Drawing) -> str:
    if drawing.dimmed:
        return "cut"
    return "covered" if drawing.zones else "barred" if drawing.bars else "whole"


@dataclass(frozen=True, slots=True)
class ShownPost:
    pictures: tuple[Shown, ...]
    """One for each attachment, in order."""
    texts: tuple[CutText, ...]
    """Captions and titles that are cut."""


def previews(run: Run) -> dict[tuple[str, int], ShownPost]:
    """By path and line of the post."""
    return {
        (post.path, post.line): shown_post(post, run.networks, Routes(run.routes.get(post.path, {})))
        for post in run.posts
    }


def shown_post(post: Post, networks: Mapping[str, Network], routes: Routes) -> ShownPost:
    shown = list(publications(post, networks, routes))
    placed: dict[int, list[Placement]] = defaultdict(list)
    surplus: dict[int, list[Told]] = defaultdict(list)
    for publication in shown:
        lost = dropped(publication)
        for placement in placements(publication):
            key = id(placement.attachment)
            placed[key].append(placement)
            surplus[key] += lost.get(key, [])
    pictures = (_shown(item, placed[id(item)], surplus[id(item)]) for item in post.attachments)
    texts = dict.fromkeys(text for publication in shown for text in cut_captions(publication))
    return ShownPost(tuple(pictures), tuple(texts))


@dataclass(slots=True)
class _Group:
    """Places that show the picture in one way, while they are gathered."""

    view: View
    zones: list[Zone]
    places: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)


def _shown(item: Attachment, placed: Sequence[Placement], surplus: Sequence[Told]) -> Shown:
    kept_away = [told for placement in placed for told in refusals(placement)]
    shown_in = [placement for placement in placed if not any(refusals(placement))]
    found = [(placement, view) for placement in shown_in for view in views(placement)]
    groups: dict[object, _Group] = {}
    open_said: dict[str, list[Told]] = {"refused": kept_away, "unknown": []}
    for placement, view in found:
        covered = zones(placement, view)
        name = place_of(placement, view)
        if view.fate in ("cut", "bars", "whole") or covered:
            _gather(groups, placement, view, covered, name)
        else:
            open_said[view.fate].append(Told((name,), left_open(placement, view), cite(view.limits)))
        if not covered and not view.name:
            open_said["unknown"] += unplaced(placement, name)
    size = next((size for placement in placed if (size := size_in(placement.slot, item))), None)
    return Shown(
        previews=tuple(_preview(item, size, group) for group in groups.values()) if size else (),
        losses=(*merged(surplus), *merged(losses(shown_in))),
        refused=merged(open_said["refused"]),
        unknown=merged(open_said["unknown"]),
        texts=tuple(dict.fromkeys(text for each in placed for text in (*cut_alt(each), *cut_title(each)))),
        grounds=sides_of(size) if size and any(map(turned_opaque, shown_in)) else None,
        common=_common(item, [view for _, view in found]),
    )


def _gather(
    groups: dict[object, _Group], placement: Placement, view: View, covered: list[Zone], name: str
) -> None:
    drawn = (
        view.window,
        view.shape if view.fate == "bars" else None,
        view.fate == "unknown",
        view.follows and view.fate == "cut",
    )
    key = (*drawn, tuple((zone.name, zone.window) for zone in covered))
    group = groups.setdefault(key, _Group(view, covered))
    group.places.append(name)
    limits = [*view.limits, *_limits_of(covered)]
    group.limits += limits
    group.doubts += [f"{name}: {view.why}"] if view.why else []
    for limit in limits:
        group.notes += [f"{name}: {limit.note}"] if limit.note else []
        group.doubts += [f"{name}: {doubt}" for doubt in _doubts(placement, limit)]


def _limits_of(covered: Iterable[Zone]) -> list[Limit]:
    found: list[Limit] = []
    for zone in covered:
        if not any(zone.limit is known for known in found):
            found.append(zone.limit)
    return found


def _doubts(placement: Placement, limit: Limit) -> Iterator[str]:
    if limit.grade in ("code", "vendor"):
        yield f"not documented by {placement.network.name}"
    for other in placement.slot.get(limit.key, placement.route):
        if other.conflict:
            titles = listing(source.title or source.id for source in other.sources)
            yield f"another source has {other.text} ({titles})"


def _preview(item: Attachment, size: Dimensions, group: _Group) -> Preview:
    return Preview(
        places=tuple(dict.fromkeys(group.places)),
        drawing=draw(item, size, group.view, group.zones),
        doubts=tuple(dict.fromkeys(group.doubts)),
        notes=tuple(dict.fromkeys(group.notes)),
        citations=tuple(dict.fromkeys(cite(group.limits))),
    )


def _common(item: Attachment, found: Sequence[View]) -> str:
    """The part of the picture that every known crop about the middle shows."""
    fixed = [view.window for view in found if view.fate == "cut" and not view.follows]
    if not fixed:
        return ""
    start: Window | None = WHOLE
    inner = reduce(_both, fixed, start)
    if inner is None:
        return "No part of it is shown by every crop."
    said = f"Every known crop shows {kept(inner)}." if inner != WHOLE else ""
    return " ".join(filter(None, (said, _survivor(item, inner))))


def _both(one: Window | None, other: Window) -> Window | None:
    return one.meet(other) if one else None


def _survivor(item: Attachment, inner: Window) -> str:
    """The point of the declared subject that is nearest to its middle and survives all crops."""
    if item.subject is None or inner.share_of(window_of(item.subject)) == 1:
        return ""
    common = inner.meet(window_of(item.subject))
    if common is None:
        return "No focal point on the subject survives all crops."
    x, y = window_of(item.subject).centre
    x, y = min(max(x, common.x), common.right), min(max(y, common.y), common.bottom)
    return f"The focal point {float(x):.2f} {float(y):.2f} survives all crops."
