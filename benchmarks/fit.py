"""Fits the constants of `kind.py` and `sharpness.py` in `vislint/vision` and of `vislint/exposure.py`.

Usage: python -m benchmarks.fit --photos LIST --graphics LIST [--half 0|1]

Each LIST names one picture a line. Photographs must be good ones: they are made worse here as in the
benchmark, with seeds from their names, and read back through the probe. Printed are the weights of four
logistic regressions, the same for the same input, and of overexposure what it does to photographs that it has
not seen. With --half only every second photograph and every second run of ten graphics is used, so that the
others can judge the result.
"""

from __future__ import annotations

import argparse
import os
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.degradations import DEGRADATIONS, bring_down
from vislint.exposure import features as exposure_features
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.kind import burnt_features, kind_features, traits
from vislint.vision.light import histogram, light
from vislint.vision.noise import noise_of_blocks
from vislint.vision.picture import between_bars
from vislint.vision.sharpness import features, score_features
from vislint.weak import BURNT_HIGHEST

Floats = NDArray[np.float64]

BLURRED = (
    "gaussian 2", "gaussian 3", "gaussian 5", "defocus 4", "defocus 7", "motion 9", "motion 17", "motion 31",
)  # fmt: skip
KEPT = (
    "original", "-2 EV", "+1.5 EV", "contrast 0.4", "contrast 0.2", "jpeg 20", "jpeg 10", "noise 20",
)  # fmt: skip
"""Changes that must not count as blur."""
BURNT = ("+1.5 EV", "+2.5 EV")
OTHERS = ("-4 EV", "jpeg 5", "noise 40")
BURNT_FROM = 0.1
"""Share of burnt out pixels: what the third regression is asked about."""
RIDGE = 0.3
"""Of a total weight of 1,000: large enough that two features that say nearly the same share the work."""
FOLDS, FALSE_ALARMS = 5, 0.01
"""Parts of the photographs, each judged by the weights of the others, and the share that may be reported."""
SHARPNESS_FROM = 640
"""Pixels of the longer side of the photographs that sharpness is fitted on."""


@dataclass(frozen=True, slots=True)
class Row:
    photo: Path
    change: str
    size: int
    kind: tuple[float, ...]
    burnt: tuple[float, ...]
    white: bool
    exposure: tuple[float, ...]
    sharp: tuple[float, ...] | None


def photograph(path: Path) -> list[Row]:
    picture = cv2.imread(os.fspath(path), cv2.IMREAD_COLOR)
    if picture is None:
        return []
    small = bring_down(np.asarray(picture, np.uint8))
    seed = zlib.crc32(path.name.encode())
    wanted = dict.fromkeys((*BLURRED, *KEPT, *BURNT, *OTHERS))
    return [_row(path, name, DEGRADATIONS[name](small, seed), max(small.shape[:2])) for name in wanted]


def graphic(path: Path) -> list[Row]:
    try:
        return [_row(path, "graphic", path.read_bytes(), 0)]
    except ValueError:
        return []


def _row(photo: Path, change: str, data: bytes, size: int) -> Row:
    frame = frame_of(data, read_header(data))
    shown = between_bars(frame)
    told = traits(shown, histogram(shown.grey))
    grain = noise_of_blocks(frame.bands)
    soft = features(frame.bands, grain) if size >= SHARPNESS_FROM else None
    lit = light(frame, histogram(frame.grey))
    white = lit.clipped_bright >= BURNT_FROM and lit.highest >= BURNT_HIGHEST
    sharp = None if soft is None else score_features(soft)
    traits_of = kind_features(told), burnt_features(told, lit)
    return Row(photo, change, size, *traits_of, white, exposure_features(lit), sharp)


def logistic(
    positive: list[tuple[float, ...]], negative: list[tuple[float, ...]], share: Floats | None = None
) -> Floats:
    """Weights and bias of a logistic regression, classes weighed alike: Newton's method, a ridge.

    `share` weighs the rows within their class, the positive ones first; without it all weigh the same.
    """
    rows = np.asarray(positive + negative, np.float64)
    truth = np.r_[np.ones(len(positive)), np.zeros(len(negative))]
    weigh = np.ones(len(rows)) if share is None else share.copy()
    for each in (truth == 1, truth == 0):
        weigh[each] *= 500 / weigh[each].sum()
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    found = np.zeros(scaled.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weigh * (likely - truth)) + RIDGE * found
        curve = (scaled * (weigh * likely * (1 - likely))[:, None]).T @ scaled + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    weights = found[:-1] / spread
    return np.asarray(np.r_[weights, found[-1] - weights @ mean], np.float64)


def shown(name: str, positive: list[tuple[float, ...]], negative: list[tuple[float, ...]]) -> str:
    *weights, bias = (round(float(value), 3) for value in logistic(positive, negative))
    return f"{name}: WEIGHTS = {tuple(weights)}, BIAS = {bias} ({len(positive)} against {len(negative)})"


def report(photos: list[Row], graphics: list[Row]) -> Iterable[str]:
    yield shown("kind", [row.kind for row in photos], [row.kind for row in graphics])
    burnt = [row.burnt for row in photos if row.change in BURNT and row.white]
    yield shown("burnt light", burnt, [row.burnt for row in graphics if row.white])
    yield from overexposure(photos)
    told = [(row.change, row.sharp) for row in photos if row.sharp is not None]
    blurred = [sharp for change, sharp in told if change in BLURRED]
    yield shown("sharpness", blurred, [sharp for change, sharp in told if change in KEPT])


def overexposure(photos: list[Row]) -> Iterable[str]:
    bright, good = ([row for row in photos if row.change in names] for names in (BURNT, ("original",)))
    yield shown("overexposure", [row.exposure for row in bright], [row.exposure for row in good])
    scores = {(row.photo, row.change): score for row, score in held_out(bright, good)}
    untouched = np.sort([scores[row.photo, row.change] for row in good])
    level = float(untouched[-1 - int(FALSE_ALARMS * len(untouched))])
    for change in BURNT:
        changed = np.asarray([scores[row.photo, row.change] for row in bright if row.change == change])
        auc = float((changed[:, None] > untouched).mean())
        yield f"  held out, {change}: AUC {auc:.3f}, {(changed > level).mean():.0%} above {level:.2f}"


def held_out(bright: list[Row], good: list[Row]) -> Iterable[tuple[Row, float]]:
    """Each with its log-odds by weights that saw no copy of the same photograph."""
    photos = list(dict.fromkeys(row.photo for row in good))
    for fold in range(FOLDS):
        out = set(photos[fold::FOLDS])
        seen = ([row.exposure for row in some if row.photo not in out] for some in (bright, good))
        weights = logistic(*seen)
        for row in (row for row in (*bright, *good) if row.photo in out):
            yield row, float(np.dot(weights, (*row.exposure, 1)))


def read(task: Callable[[Path], list[Row]], paths: list[Path]) -> list[Row]:
    with ProcessPoolExecutor() as pool:
        return [row for rows in pool.map(task, paths, chunksize=4) for row in rows]


def half_of(paths: list[Path], run: int, half: int | None) -> list[Path]:
    return [path for place, path in enumerate(paths) if half is None or place // run % 2 == half]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--graphics", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    named = partial(half_of, half=asked.half)
    photos, graphics = (
        [Path(line) for line in each.read_text().splitlines() if line]
        for each in (asked.photos, asked.graphics)
    )
    rows = read(photograph, named(photos, 1)), read(graphic, named(graphics, 10))
    print("\n".join(report(*rows)))


if __name__ == "__main__":
    main()
