"""Which graphics are told as screenshots: fits the weights of `vislint/vision/graphics.py` and judges them.

Usage: python -m benchmarks.kinds --labels LIST [--worst N]

LIST holds a picture a line: label, source and path with tabs between. Labels are illustration (drawings,
diagrams, logos, maps), screenshot, card (words on a ground) and mixed (a drawing with words). Prints the
weights, and how each label is told by weights that never saw the picture's source: each source is left out
once, in whole. Sources that hold many pictures weigh as the square root of their number.
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
from vislint.vision.graphics import SCREENSHOT, drawn, screenshot_features
from vislint.vision.kind import is_photograph, traits
from vislint.vision.light import histogram
from vislint.vision.picture import between_bars
from vislint.vision.relief import patterned, relief

LABELS = ("screenshot", "illustration", "card", "mixed")
KINDS: tuple[PictureKind, ...] = ("photograph", "screenshot", "graphic")


@dataclass(frozen=True, slots=True)
class Picture:
    label: str
    source: str
    path: str
    photograph: bool
    features: tuple[float, ...]

    @property
    def screenshot(self) -> bool:
        return self.label == "screenshot"


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
        screenshot_features(drawn(frame, told)),
    )


def fitted(pictures: Sequence[Picture]) -> Floats:
    """Of what is no photograph. The bias comes last."""
    shots, others = ([each for each in pictures if each.screenshot == wanted] for wanted in (True, False))
    return logistic(
        [each.features for each in shots],
        [each.features for each in others],
        np.r_[_shares(shots), _shares(others)],
    )


def _shares(pictures: Sequence[Picture]) -> Floats:
    counts = Counter(each.source for each in pictures)
    return np.asarray([counts[each.source] ** -0.5 for each in pictures], np.float64)


def held_out(pictures: Sequence[Picture]) -> list[tuple[Picture, float]]:
    """Each picture with its log-odds of a screenshot, by weights from all other sources."""
    told: list[tuple[Picture, float]] = []
    for source in sorted({each.source for each in pictures}):
        weights = fitted([each for each in pictures if each.source != source])
        own = (each for each in pictures if each.source == source)
        told += [(each, float(np.dot(weights, [*each.features, 1]))) for each in own]
    return told


def table(pictures: Sequence[Picture], told: Sequence[tuple[Picture, float]]) -> Iterable[str]:
    yield row("labelled as", "pictures", "sources", *KINDS)
    yield row("---", *["---:"] * (2 + len(KINDS)))
    for label in LABELS:
        some = [each for each in pictures if each.label == label]
        shots = sum(odds > SCREENSHOT for each, odds in told if each.label == label)
        photographs = sum(each.photograph for each in some)
        counts = (photographs, shots, len(some) - photographs - shots)
        yield row(label, len(some), len({each.source for each in some}), *counts)


def summary(told: Sequence[tuple[Picture, float]]) -> Iterable[str]:
    right = {}
    for wanted in (True, False):
        some = [(each, odds) for each, odds in told if each.screenshot == wanted]
        shares = _shares([each for each, _ in some])
        hits = np.asarray([(odds > SCREENSHOT) == wanted for _, odds in some])
        right[wanted] = float((shares * hits).sum() / shares.sum())
    shots, others = right[True], right[False]
    yield f"Screenshots told {shots:.1%}, others {others:.1%}, balanced {(shots + others) / 2:.1%}"


def sources(told: Sequence[tuple[Picture, float]]) -> Iterable[str]:
    for source in sorted({each.source for each, _ in told}):
        own = [(each, odds) for each, odds in told if each.source == source]
        parts = [
            f"{name} {sum((odds > SCREENSHOT) == wanted for odds in some)} of {len(some)}"
            for wanted, name in ((True, "screenshots"), (False, "others"))
            if (some := [odds for each, odds in own if each.screenshot == wanted])
        ]
        yield f"{source}: {', '.join(parts)} right"


def worst(told: Sequence[tuple[Picture, float]], most: int) -> Iterable[str]:
    wrong = [(abs(odds), odds, each) for each, odds in told if (odds > SCREENSHOT) != each.screenshot]
    for _, odds, each in sorted(wrong, key=lambda item: -item[0])[:most]:
        yield f"{odds:6.2f} {each.label} {each.path}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=0)
    asked = parser.parse_args()
    lines = [line for line in asked.labels.read_text().splitlines() if line]
    with ProcessPoolExecutor() as pool:
        pictures = [each for each in pool.map(measured, lines, chunksize=8) if each]
    graphics = [each for each in pictures if not each.photograph]
    *weights, bias = (round(float(value), 3) for value in fitted(graphics))
    print(f"WEIGHTS = {tuple(weights)}\nBIAS = {bias}\n")
    told = held_out(graphics)
    blocks = table(pictures, told), summary(told), sources(told), worst(told, asked.worst)
    print("\n\n".join("\n".join(lines) for lines in blocks))


if __name__ == "__main__":
    main()
