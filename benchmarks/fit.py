"""Fits the constants of `kind`, `sharpness` and `burnt` in `vislint/vision` and of `vislint/exposure.py`.

Usage: python -m benchmarks.fit --photos LIST --graphics LIST [--half 0|1]

Each LIST names one picture a line. Photographs must be good ones: they are made worse here as in the
benchmark, with seeds from their names, and read back through the probe. Printed are the weights of four
logistic regressions, the same for the same input, and of overexposure what it does to pictures that it has
not seen. With --half only every second photograph and every second run of ten graphics is used, so that the
others can judge the result.
"""

from __future__ import annotations

import argparse
import os
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.degradations import DEGRADATIONS, Photo, bring_down
from benchmarks.degradations import exposure as exposed
from vislint.exposure import features as exposure_features
from vislint.odds import both
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.borders import borders
from vislint.vision.bright import channels_of
from vislint.vision.burnt import burnt_features
from vislint.vision.frame import CLOSER, bands_of, reduction
from vislint.vision.kind import kind_features, photograph_odds, traits
from vislint.vision.light import histogram, light
from vislint.vision.noise import noise_of_blocks
from vislint.vision.picture import between_bars
from vislint.vision.relief import relief
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
BRIGHT = {"+1.5 EV": 1.5, "+2.5 EV": 2.5}
AS_PNG = {name: f"{name} as PNG" for name in BRIGHT}
"""What JPEG does near white must not be taken for a sign of light."""
OTHERS = ("-4 EV", "jpeg 5", "noise 40", "enlarged 3")
FOUND = "found"
"""The file itself."""
COLOURLESS = {name: f"{name} without colour" for name in BRIGHT}
"""Few photographs are black and white: for light or ground all are taken as such as well, and weigh less."""
LIT = (*BRIGHT, *AS_PNG.values())
COLOURLESS_WEIGHT = 0.06
BURNT_FROM = 0.05
"""Share of burnt out pixels: what the third and the fourth regression are asked about."""
FOUND_WEIGHT = 3.0
"""Of a photograph that was not made worse, among what is not overexposed."""
NEVER = -9.0
"""Log-odds at most, where too little is burnt out to be reported."""
RIDGE = 0.3
"""Of a total weight of 1,000: large enough that two features that say nearly the same share the work."""
FOLDS, FALSE_ALARMS, DRAWN_ALARMS = 5, 0.01, 0.005
"""Parts of the pictures, each judged by the weights of the others, and the shares of photographs and of
graphics that may be reported."""
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
    seed, size = zlib.crc32(path.name.encode()), max(small.shape[:2])
    wanted = dict.fromkeys((*BLURRED, *KEPT, *BRIGHT, *OTHERS))
    made = {name: DEGRADATIONS[name](small, seed) for name in wanted}
    grey = cv2.cvtColor(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    bare = {more: DEGRADATIONS[name](np.asarray(grey, np.uint8), seed) for name, more in COLOURLESS.items()}
    exact = {AS_PNG[name]: png(exposed(small, stops)) for name, stops in BRIGHT.items()}
    every = made | bare | exact | {FOUND: path.read_bytes()}
    return [_row(path, name, data, size) for name, data in every.items()]


def png(photo: Photo) -> bytes:
    return bytes(cv2.imencode(".png", photo)[1])


def graphic(path: Path) -> list[Row]:
    try:
        return [_row(path, "graphic", path.read_bytes(), 0)]
    except ValueError:
        return []


def _row(photo: Path, change: str, data: bytes, size: int) -> Row:
    frame = frame_of(data, read_header(data))
    counts = histogram(frame.grey)
    bars = borders(frame.grey, counts)
    shown = between_bars(frame, bars)
    told = traits(shown, histogram(shown.grey))
    soft = None
    if size >= SHARPNESS_FROM:
        bands = bands_of(frame.luma, reduction(frame.luma), CLOSER)
        soft = features(bands, noise_of_blocks(bands))
    channels = channels_of(frame.colour)
    lit = light(frame, counts, channels)
    white = lit.clipped_bright >= BURNT_FROM and lit.highest >= BURNT_HIGHEST and not bars.blank
    burnt = burnt_features(channels, lit, photograph_odds(told), relief(shown.grey).most)
    sharp = None if soft is None else score_features(soft)
    return Row(photo, change, size, kind_features(told), burnt, white, exposure_features(lit), sharp)


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


def shown(name: str, found: Floats, for_them: int, against: int) -> str:
    *weights, bias = (round(float(value), 3) for value in found)
    return f"{name}: WEIGHTS = {tuple(weights)}, BIAS = {bias} ({for_them} against {against})"


def fitted(name: str, positive: list[tuple[float, ...]], negative: list[tuple[float, ...]]) -> str:
    return shown(name, logistic(positive, negative), len(positive), len(negative))


def report(photos: list[Row], graphics: list[Row]) -> Iterable[str]:
    made = [row for row in photos if row.change in DEGRADATIONS]
    yield fitted("kind", [row.kind for row in made], [row.kind for row in graphics])
    yield from exposure(photos, graphics)
    told = [(row.change, row.sharp) for row in made if row.sharp is not None]
    blurred = [sharp for change, sharp in told if change in BLURRED]
    yield fitted("sharpness", blurred, [sharp for change, sharp in told if change in KEPT])


def light_weights(photos: list[Row], graphics: list[Row]) -> Floats:
    """Of light against ground; pictures of which little is burnt out are not asked about."""
    lit = [row for row in photos if row.white and row.change in (*LIT, *COLOURLESS.values())]
    drawn = [row for row in graphics if row.white]
    share = [COLOURLESS_WEIGHT if row.change in COLOURLESS.values() else 1.0 for row in lit]
    rows = [row.burnt for row in lit], [row.burnt for row in drawn]
    return logistic(*rows, np.asarray([*share, *[1.0] * len(drawn)]))


def exposure_weights(photos: list[Row]) -> Floats:
    """Of too much exposure against untouched photographs and all other changes."""
    bright = [row for row in photos if row.white and row.change in LIT]
    others = [row for row in photos if row.white and row.change not in (*LIT, *COLOURLESS.values())]
    share = [FOUND_WEIGHT if row.change in ("original", FOUND) else 1.0 for row in others]
    rows = [row.exposure for row in bright], [row.exposure for row in others]
    return logistic(*rows, np.asarray([*[1.0] * len(bright), *share]))


def exposure(photos: list[Row], graphics: list[Row]) -> Iterable[str]:
    asked = [row for row in photos if row.white]
    changes = Counter(row.change in LIT for row in asked)
    drawn = sum(row.white for row in graphics)
    yield shown("burnt light", light_weights(photos, graphics), changes[True], drawn)
    yield shown("overexposure", exposure_weights(photos), changes[True], changes[False])
    scores = held_out(photos, graphics)
    untouched, plain, *bright = (
        np.sort([scores[row.photo, row.change] for row in (*photos, *graphics) if row.change == change])
        for change in ("original", "graphic", *LIT)
    )
    level = max(
        float(each[-1 - int(most * len(each))])
        for each, most in ((untouched, FALSE_ALARMS), (plain, DRAWN_ALARMS))
    )
    for change, changed in zip(LIT, bright, strict=True):
        auc = float((changed[:, None] > untouched).mean())
        yield f"  held out, {change}: AUC {auc:.3f}, {(changed > level).mean():.0%} above {level:.2f}"


def held_out(photos: list[Row], graphics: list[Row]) -> dict[tuple[Path, str], float]:
    """The log-odds by weights that saw no copy of the same photograph; little that is burnt out has none."""
    names = list(dict.fromkeys(row.photo for row in (*photos, *graphics)))
    scores: dict[tuple[Path, str], float] = {}
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        seen = [row for row in photos if row.photo not in out]
        lit, much = (
            light_weights(seen, [row for row in graphics if row.photo not in out]),
            exposure_weights(seen),
        )
        for row in (row for row in (*photos, *graphics) if row.photo in out):
            odds = both(float(np.dot(much, (*row.exposure, 1))), float(np.dot(lit, (*row.burnt, 1))))
            scores[row.photo, row.change] = odds if row.white else min(odds, NEVER)
    return scores


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
