"""How well enlarged photographs are told from blurred ones, by factor, interpolation and format.

Usage: python -m benchmarks.enlarged --photos LIST [--half 0|1]

LIST names good photographs, one a line. Each is brought to one of several sizes below 1,920 pixels and there
enlarged from fewer pixels, blurred in several ways or left alone; interpolation, program and format follow
from a seed in its name. Prints tables in Markdown of those that `out-of-focus` reports, and of what it calls
enlarged.
"""

from __future__ import annotations

import argparse
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from benchmarks.accuracy import auc, row
from benchmarks.degradations import Photo, defocus, gaussian, jpeg, motion, noise
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.picture import measure
from vislint.weak import BLURRED, ENLARGED

SIZES = (640, 800, 1080, 1200, 1500, 1800)
FACTORS = (1.5, 2, 2.3, 2.7, 3, 3.5, 4)
QUALITIES = (75, 90, 95, 0)
"""Of JPEG; 0 is PNG."""
PILLOW = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}
OPENCV = {"bilinear": cv2.INTER_LINEAR, "bicubic": cv2.INTER_CUBIC, "lanczos": cv2.INTER_LANCZOS4}
Chance = np.random.Generator
CHANGES: dict[str, Callable[[Photo, Chance], Photo]] = {
    "untouched": lambda photo, _: photo,
    "gaussian 2": lambda photo, _: gaussian(photo, 2),
    "gaussian 3": lambda photo, _: gaussian(photo, 3),
    "defocus 4": lambda photo, _: defocus(photo, 4),
    "defocus 7": lambda photo, _: defocus(photo, 7),
    "defocus 4, noise 4": lambda photo, chance: noise(defocus(photo, 4), 4, int(chance.integers(99))),
    "motion 9": lambda photo, chance: motion(photo, 9, chance.uniform(0, 180)),
    "motion 17": lambda photo, chance: motion(photo, 17, chance.uniform(0, 180)),
}
SMALLER = "defocus 5, then smaller"


@dataclass(frozen=True, slots=True)
class Copy:
    change: str
    factor: float
    """1 of those that were not enlarged."""
    interpolation: str
    quality: int
    blur: float
    told: float
    evidence: float


def copies(path: Path) -> list[Copy]:
    photo = cv2.imread(os.fspath(path), cv2.IMREAD_COLOR)
    if photo is None:
        return []
    chance = np.random.default_rng(zlib.crc32(path.name.encode()))
    longest = max(photo.shape[:2])
    side = int(chance.choice([size for size in SIZES if size <= longest] or [longest]))
    return [each for each in _copies(np.asarray(photo, np.uint8), side, chance) if each.blur >= BLURRED]


def _copies(photo: Photo, side: int, chance: Chance) -> Iterator[Copy]:
    right = scaled(photo, side, "bicubic", "pillow")
    for name, change in CHANGES.items():
        yield judged(change(right, chance), name, 1, "", chance)
    larger = defocus(scaled(photo, round(side * 1.7), "bicubic", "pillow"), 5)
    yield judged(scaled(larger, side, "bicubic", "pillow"), SMALLER, 1, "", chance)
    for factor in FACTORS:
        small = scaled(photo, round(side / factor), "bicubic", "pillow")
        for how in PILLOW:
            program = str(chance.choice(["pillow", "opencv"]))
            wide = scaled(small, max(right.shape[:2]), how, program)
            yield judged(wide, f"enlarged {factor:g}", factor, how, chance)


def scaled(photo: Photo, side: int, how: str, program: str) -> Photo:
    factor = side / max(photo.shape[:2])
    size = (max(8, round(photo.shape[1] * factor)), max(8, round(photo.shape[0] * factor)))
    if program == "opencv":
        return np.asarray(cv2.resize(photo, size, interpolation=OPENCV[how]), np.uint8)
    return np.asarray(Image.fromarray(photo).resize(size, PILLOW[how]), np.uint8)


def judged(photo: Photo, change: str, factor: float, how: str, chance: Chance) -> Copy:
    quality = int(chance.choice(QUALITIES))
    data = jpeg(photo, quality) if quality else cv2.imencode(".png", photo)[1].tobytes()
    told = measure(frame_of(data, read_header(data)))
    blur = told.sharpness.blur if told.sharpness else -9.0
    made = told.enlargement
    found = (made.factor, made.evidence) if made else (0.0, 0.0)
    return Copy(change, factor, how, quality, blur, *found)


def table(every: list[Copy]) -> Iterator[str]:
    blurred = [copy.evidence for copy in every if copy.factor == 1]
    yield row("blurred copies", "copies", "called enlarged", "right factor", "AUC against blur")
    yield row("---", *["---:"] * 4)
    for name in dict.fromkeys(copy.change for copy in every):
        some = [copy for copy in every if copy.change == name]
        yield _line(name, some, blurred)
    for label, key in (("", "interpolation"), ("JPEG ", "quality")):
        made = [copy for copy in every if copy.factor > 2]
        for value in dict.fromkeys(getattr(copy, key) for copy in made):
            name = f"more than twice, {label}{value}" if value else "more than twice, PNG"
            yield _line(name, [copy for copy in made if getattr(copy, key) == value], blurred)
    yield _line("all that were not enlarged", [copy for copy in every if copy.factor == 1], blurred)


def _line(name: str, some: Iterable[Copy], blurred: list[float]) -> str:
    copies = list(some)
    found = [copy for copy in copies if copy.evidence >= ENLARGED]
    made = copies[0].factor > 1
    right = sum(abs(copy.told / copy.factor - 1) < 0.03 for copy in found)
    share = f"{len(found) / len(copies):.1%}"
    told = (
        (f"{right} of {len(found)}", auc([copy.evidence for copy in copies], blurred)) if made else ("–", "–")
    )
    return row(name, len(copies), share, *told)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    paths = [Path(line) for line in asked.photos.read_text().splitlines() if line]
    if asked.half is not None:
        paths = paths[asked.half :: 2]
    with ProcessPoolExecutor() as pool:
        every = [copy for some in pool.map(copies, paths, chunksize=4) for copy in some]
    print("\n".join(table(sorted(every, key=lambda copy: (copy.factor, copy.change, copy.quality)))))


if __name__ == "__main__":
    main()
