"""The slides of a carousel have one shape or size where the network wants it.

Some networks cut every slide to the shape of the first; others ask for slides of one size. Checked are the
images and videos of a post that go into one carousel, as far as their size is known. The message names the
slides that differ and how much of them is lost; where all the others differ from the first, it is the first
that is named. A slide that is too tall or too wide for the network by itself is the business of
`wrong-ratio`. How bad it is follows from what the network does; networks of which nothing is known pass in
silence.

## What to do

Export all slides at one size. The first decides, so it is the one to look at first.

## Options

`ignore_cut`: share of a slide below which a cut is not mentioned, by default 5 %.

## Example

On Instagram three slides of 1080×1350 pass. With a second slide of 1080×1080 that one fails: a fifth of
its width is lost.

## Sources

`vislint networks NAME` shows `same_ratio` and `same_dimensions` with their sources and dates. A carousel of
six failed as a whole because of one picture, and nobody was told which: gitroomhq/postiz-app#1875.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vislint.crop import cropped, lost_share, shape_of, size_to_export
from vislint.cuts import SLIDES, shown_shape
from vislint.limits import severity_of
from vislint.model import Attachment, Breach, Dimensions, Problem, Publication
from vislint.place import placements
from vislint.rule import rule
from vislint.shown import kind_in
from vislint.wording import dimensions, picture, ratio, reservation, share


@dataclass(frozen=True)
class Options:
    ignore_cut: float = 0.05
    """Share of a slide below which nothing is said of a cut."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One visual of a carousel whose size is known; `number` is its place, from 1."""

    number: int
    attachment: Attachment
    size: Dimensions


@rule(Publication, Options, group="dimension", severity="warning")
def check(publication: Publication, options: Options) -> Iterator[Problem]:
    slides = list(_slides(publication))
    if len(slides) < 2:
        return
    breach = _breach(publication, "same_ratio", "first")
    if breach is not None and slides[0].number == 1:
        yield from _cut(publication, slides, breach, options)
    breach = _breach(publication, "same_dimensions", True)
    if breach is not None:
        yield from _unequal(publication, slides, breach)


def _slides(publication: Publication) -> Iterator[Slide]:
    slot = publication.slot
    if slot is None:
        return
    here = [item.attachment for item in placements(publication) if item.slot.name == slot.name]
    shown = [attachment for attachment in here if kind_in(slot, attachment) in SLIDES]
    for number, attachment in enumerate(shown, 1):
        header = attachment.asset.header if attachment.asset else None
        if header is None or header.defect is not None or header.format == "svg":
            continue
        if header.width and header.height:
            yield Slide(number, attachment, Dimensions(header.width, header.height))


def _breach(publication: Publication, key: str, asked: str | bool) -> Breach | None:
    """The demand of the network on all slides together, if it makes one."""
    for limit in publication.slot.get(key, publication.route) if publication.slot else ():
        severity = severity_of(limit, publication.route)
        if limit.value == asked and severity is not None:
            return Breach(limit, severity)
    return None


def _cut(
    publication: Publication, slides: Sequence[Slide], breach: Breach, options: Options
) -> Iterator[Problem]:
    first, *others = slides
    where = f"on {publication.network.name}{reservation(breach, publication.network, publication.route)}"
    target = _shown(publication, first)
    losses = [lost_share(_shown(publication, slide), shape_of(target)) for slide in others]
    if len(others) > 1 and min(losses) >= options.ignore_cut:
        said = f"slide 1 sets the shape of all: the others lose up to {share(max(losses))} {where}"
        yield _problem(first, said, "one shape for all", "let a slide of the usual shape come first", breach)
        return
    for slide, loss in zip(others, losses, strict=True):
        if loss < options.ignore_cut:
            continue
        side = "height" if shape_of(slide.size) < shape_of(target) else "width"
        said = f"slide {slide.number} loses {share(loss)} of its {side} {where}, to the shape of the first"
        yield _problem(
            slide,
            said,
            f"as the first, {dimensions(target.width, target.height)}",
            _advice(publication, slide, target),
            breach,
        )


def _shown(publication: Publication, slide: Slide) -> Dimensions:
    """The size of the slide, without what the network cuts from it anyway."""
    if publication.slot is None:
        return slide.size
    shape = shown_shape(publication.slot, publication.route, slide.size)
    return slide.size if shape == shape_of(slide.size) else cropped(slide.size, shape)


def _unequal(publication: Publication, slides: Sequence[Slide], breach: Breach) -> Iterator[Problem]:
    """Slides of another size than most have, or than the first where no size leads."""
    sizes = Counter(slide.size for slide in slides)
    usual = max(sizes, key=lambda size: sizes[size])
    size = dimensions(usual.width, usual.height)
    like = f"{sizes[usual]} of {len(slides)} have" if sizes[usual] > 1 else "the first has"
    remark = reservation(breach, publication.network, publication.route)
    for slide in slides:
        if slide.size != usual:
            said = f"slide {slide.number} has another size, and {publication.network.name} wants one{remark}"
            yield _problem(slide, said, f"{like} {size}", f"export it at {size}", breach)


def _advice(publication: Publication, slide: Slide, target: Dimensions) -> str:
    best = publication.slot.get("best_sizes", publication.route) if publication.slot else ()
    export = size_to_export(slide.size, shape_of(target), best)
    return f"crop it to {ratio(shape_of(target))}, for instance {dimensions(export.width, export.height)}"


def _problem(slide: Slide, said: str, bound: str, hint: str, breach: Breach) -> Problem:
    measured = picture(slide.size.width, slide.size.height)
    return Problem(said, measured, bound, hint, breach, attachment=slide.attachment)
