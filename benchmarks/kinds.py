"""Which graphics are told as screenshots and text cards: fits `graphics.py` and `cards.py` and judges them.

Usage: python -m benchmarks.kinds --labels LIST [--test LIST] [--worst N]

LIST holds a picture a line: label, source and path with tabs between. Labels are illustration (drawings,
diagrams, logos, maps), screenshot, card (a few words set large, to be read), rendered (such a card from
`benchmarks/cards.py`) and mixed (a drawing with a title, for which card and graphic are both right). Prints
the weights of `vislint/vision/graphics.py` and `vislint/vision/cards.py`, and how each label is told by
weights that never saw the picture's source: each source is left out once, in whole. Sources that hold many
pictures weigh as the square root of their number. The pictures of --test are judged by the weights that
vislint has.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.accuracy import row
from benchmarks.fit import Floats, logistic
from vislint.model import PictureKind
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision import cards, graphics
from vislint.vision.kind import Traits, is_photograph, traits
from vislint.vision.lettering import Lettering, lettering
from vislint.vision.light import histogram
from vislint.vision.picture import between_bars
from vislint.vision.relief import patterned, relief

LABELS = ("screenshot", "illustration", "card", "rendered", "mixed")
CARDS = ("card", "rendered")
KINDS: tuple[PictureKind, ...] = ("photograph", "screenshot", "text card", "graphic")


@dataclass(frozen=True, slots=True)
class Picture:
    label: str
    source: str
    path: str
    photograph: bool
    drawn: tuple[float, ...]
    lettering: Lettering | None
    """None where the shape is not that of a card."""
    traits: Traits

    @property
    def screenshot(self) -> bool:
        return self.label == "screenshot"


@dataclass(frozen=True, slots=True)
class Weights:
    """The bias comes last."""

    screenshot: Floats
    card: Floats

    def kind(self, picture: Picture) -> PictureKind:
        if picture.photograph:
            return "photograph"
        if self.card_odds(picture) > cards.CARD:
            return "text card"
        return "screenshot" if self.screenshot_odds(picture) > graphics.SCREENSHOT else "graphic"

    def screenshot_odds(self, picture: Picture) -> float:
        return float(np.dot(self.screenshot, [*picture.drawn, 1]))

    def card_odds(self, picture: Picture) -> float:
        features, words = card_features(picture, self.screenshot), picture.lettering
        if words is None or not features or words.share < cards.LEAST_SHARE:
            return float("-inf")
        return float(np.dot(self.card, [*features, 1]))


OURS = Weights(
    np.array([*graphics.WEIGHTS, graphics.BIAS], np.float64),
    np.array([*cards.WEIGHTS, cards.BIAS], np.float64),
)


def measured(line: str) -> Picture | None:
    label, source, path = line.split("\t")
    data = Path(path).read_bytes()
    try:
        frame = frame_of(data, read_header(data))
    except ValueError:
        return None
    shown = between_bars(frame)
    told = traits(shown, histogram(shown.grey))
    return Picture(
        label,
        source,
        path,
        is_photograph(told) and not patterned(relief(shown.grey)),
        graphics.screenshot_features(graphics.drawn(frame, told)),
        lettering(frame.grey) if cards.has_shape(frame.grey) else None,
        told,
    )


def card_features(picture: Picture, screenshot: Floats) -> tuple[float, ...]:
    """None of a picture that cannot be a card."""
    words = picture.lettering
    if words is None or not cards.can_be(words):
        return ()
    return cards.card_features(words, picture.traits, float(np.dot(screenshot, [*picture.drawn, 1])))


def fitted_screenshot(pictures: Sequence[Picture]) -> Floats:
    shots, others = ([each for each in pictures if each.screenshot == wanted] for wanted in (True, False))
    return logistic(
        [each.drawn for each in shots],
        [each.drawn for each in others],
        np.r_[_shares(shots), _shares(others)],
    )


def fitted_card(pictures: Sequence[Picture], screenshot: Floats) -> Floats:
    """Of pictures that have the lines of a card, without those for which either name is right."""
    able = [each for each in pictures if each.label != "mixed" and card_features(each, screenshot)]
    some, others = ([each for each in able if (each.label in CARDS) == wanted] for wanted in (True, False))
    return logistic(
        [card_features(each, screenshot) for each in some],
        [card_features(each, screenshot) for each in others],
        np.r_[_shares(some), _shares(others)],
    )


def _shares(pictures: Sequence[Picture]) -> Floats:
    counts = Counter(each.source for each in pictures)
    return np.asarray([counts[each.source] ** -0.5 for each in pictures], np.float64)


def held_out(pictures: Sequence[Picture]) -> list[tuple[Picture, Weights]]:
    """Each picture with the weights from all other sources. Photographs are asked nothing."""
    graphic = [each for each in pictures if not each.photograph]
    told: list[tuple[Picture, Weights]] = []
    for source in sorted({each.source for each in pictures}):
        others = [each for each in graphic if each.source != source]
        screenshot = fitted_screenshot(others)
        weights = Weights(screenshot, fitted_card(others, screenshot))
        told += [(each, weights) for each in pictures if each.source == source]
    return told


Told = Sequence[tuple[Picture, Weights]]


def table(told: Told) -> Iterable[str]:
    yield row("labelled as", "pictures", "sources", *KINDS)
    yield row("---", *["---:"] * (2 + len(KINDS)))
    for label in LABELS:
        some = [(each, weights.kind(each)) for each, weights in told if each.label == label]
        counts = Counter(kind for _, kind in some)
        yield row(label, len(some), len({each.source for each, _ in some}), *(counts[kind] for kind in KINDS))


def summary(told: Told) -> Iterable[str]:
    asked = [(each, weights) for each, weights in told if not each.photograph]
    right = {}
    for wanted in (True, False):
        some = [(each, weights) for each, weights in asked if each.screenshot == wanted]
        shares = _shares([each for each, _ in some])
        rights = np.asarray([(weights.kind(each) == "screenshot") == wanted for each, weights in some])
        right[wanted] = float((shares * rights).sum() / max(1e-9, shares.sum()))
    balanced = sum(right.values()) / 2
    yield f"screenshots: told {right[True]:.1%}, others {right[False]:.1%}, balanced {balanced:.1%}"
    called = Counter(each.label for each, weights in asked if weights.kind(each) == "text card")
    wrong = called["screenshot"] + called["illustration"]
    for label in CARDS:
        hits, all_ = called[label], sum(each.label == label for each, _ in asked)
        yield f"{label}: told {hits} of {all_}; {hits} of {hits + wrong} that are called text card are"


def sources(told: Told) -> Iterable[str]:
    for source in sorted({each.source for each, _ in told}):
        own = [(each.label, weights.kind(each)) for each, weights in told if each.source == source]
        yield f"{source}: {_right(own, ('screenshot',), 'screenshot')}, {_right(own, CARDS, 'text card')}"


def _right(own: Sequence[tuple[str, PictureKind]], labels: Sequence[str], wanted: PictureKind) -> str:
    some = [kind == wanted for label, kind in own if label in labels and kind != "photograph"]
    others = sum(kind == wanted for label, kind in own if label not in labels and label != "mixed")
    return f"{wanted} {sum(some)} of {len(some)} and {others} others"


def worst(told: Told, most: int) -> Iterable[str]:
    """Called a card and none, the surest first, and cards that were not told."""
    asked = [(weights.card_odds(each), each) for each, weights in told if not each.photograph]
    wrong = [item for item in asked if (item[0] > cards.CARD) != (item[1].label in CARDS)]
    for odds, each in sorted(wrong, key=lambda item: -item[0])[:most]:
        yield f"{odds:6.2f} {each.label} {each.path}"


def read(path: Path) -> list[Picture]:
    lines = [line for line in path.read_text().splitlines() if line]
    with ProcessPoolExecutor() as pool:
        return [each for each in pool.map(measured, lines, chunksize=8) if each]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    asked = parser.parse_args()
    pictures = read(asked.labels)
    graphic = [each for each in pictures if not each.photograph]
    fits = {"graphics.py": fitted_screenshot(graphic), "cards.py": fitted_card(graphic, OURS.screenshot)}
    for name, weights in fits.items():
        *some, bias = (round(float(value), 3) for value in weights)
        print(f"{name}\nWEIGHTS = {tuple(some)}\nBIAS = {bias}\n")
    told = held_out(pictures)
    blocks = [table(told), summary(told), sources(told), worst(told, asked.worst)]
    if asked.test:
        fresh = [(each, OURS) for each in read(asked.test)]
        blocks += [table(fresh), summary(fresh), worst(fresh, asked.worst)]
    print("\n\n".join("\n".join(lines) for lines in blocks))


if __name__ == "__main__":
    main()
