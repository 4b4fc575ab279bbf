"""Photographs of 1 to 12 megapixels with real texture, made of smaller ones: for measurements of speed.

Each is laid of smaller photographs, enlarged by a half to two times with fresh grain, so that a megapixel
weighs what a camera's does (0.2 to 0.5 MB). They are no test of accuracy.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from vislint.vision.frame import Pixels, pixels

MEGAPIXELS = (1, 1.5, 2, 3, 4, 6, 8, 12)
SHOWN = (0.8, 1.2, 2)
"""Megapixels of pictures that are exported for a network."""
SHAPES = ((3, 2), (4, 3), (1, 1), (3, 4), (16, 9))
QUALITIES = (80, 85, 90, 94)
SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})

POST = """---
networks: [mastodon]
publish: 2027-01-{day:02}T09:00:00+01:00
images:
  - src: ../pictures/{name}
    alt: Picture number {number} of the benchmark, laid of several photographs.
---
Post number {number} says something short.
"""


def sources(folders: Sequence[str]) -> list[Path]:
    """The pictures below the folders, in the order of their names."""
    found = (path for folder in folders for path in Path(folder).rglob("*"))
    return sorted(path for path in found if path.suffix.lower() in SUFFIXES)


def generate(
    folder: Path,
    paths: Sequence[Path],
    count: int,
    megapixels: Sequence[float] = MEGAPIXELS,
    distinct: int | None = None,
) -> None:
    """A content repository with a post for each of `count` photographs in `folder`/pictures.

    Only the first `distinct` are laid; the others are those again, told apart by a comment in the file.
    """
    (folder / "pictures").mkdir(parents=True)
    (folder / "posts").mkdir()
    kept: list[bytes] = []
    for number in range(count):
        if distinct is None or number < distinct:
            kept.append(encoded(paths, number, megapixels))
        jpeg, comment = kept[number % len(kept)], str(number).encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        name = f"{number:05}.jpg"
        (folder / "pictures" / name).write_bytes(jpeg[:2] + segment + jpeg[2:])
        text = POST.format(number=number, name=name, day=number % 28 + 1)
        (folder / "posts" / f"{number:05}.md").write_text(text)


def encoded(paths: Sequence[Path], number: int, megapixels: Sequence[float]) -> bytes:
    """A JPEG; its size, shape and quality follow from its number."""
    size, shape = megapixels[number % len(megapixels)], SHAPES[number % len(SHAPES)]
    picture = laid(paths, random.Random(number), size, shape)
    quality = QUALITIES[number // 2 % len(QUALITIES)]
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def laid(paths: Sequence[Path], chance: random.Random, megapixels: float, shape: tuple[int, int]) -> Pixels:
    """Rows of photographs up to the size that is asked for."""
    unit = (megapixels * 1e6 / (shape[0] * shape[1])) ** 0.5
    width, height = (round(unit * side) for side in shape)
    canvas = np.zeros((height, width, 3), np.uint8)
    across, down = max(1, width // 1000), max(1, height // 800)
    for row in range(down):
        for column in range(across):
            top, bottom = height * row // down, height * (row + 1) // down
            left, right = width * column // across, width * (column + 1) // across
            canvas[top:bottom, left:right] = tile(paths, chance, right - left, bottom - top)
    return canvas


def tile(paths: Sequence[Path], chance: random.Random, width: int, height: int) -> Pixels:
    picture = cv2.imread(str(chance.choice(paths)))
    while picture is None or min(picture.shape[:2]) < 200:
        picture = cv2.imread(str(chance.choice(paths)))
    enlarged = pixels(cv2.resize(picture, (width, height), interpolation=cv2.INTER_CUBIC))
    grain = np.random.default_rng(chance.randrange(2**32)).normal(128, 3, (height, width))
    grey = pixels(cv2.cvtColor(grain.astype(np.uint8), cv2.COLOR_GRAY2BGR))
    return pixels(cv2.addWeighted(enlarged, 1, grey, 1, -128))
