"""What `repeated-visual` finds of edited photographs, how near different ones come, and how it grows.

Usage: python benchmarks/duplicates.py FOLDER...

Every picture that is measured as a photograph is edited as the table says and compared with itself as it was;
then every one is compared with every other. Pairs below the threshold are listed to be looked at: the corpus
has several shots of some scenes. Growth is told on random hashes.
"""

from __future__ import annotations

import random
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from vislint.alike import NEAR, Prints, alike, bits_apart, prints
from vislint.model import HASH_BITS
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.fingerprint import fingerprint
from vislint.vision.frame import GREY_EDGE, Pixels, halved_to, pixels
from vislint.vision.kind import is_photograph, traits
from vislint.vision.light import histogram

Edit = Callable[[Pixels], Pixels]


def cut(left: float, top: float, right: float, bottom: float) -> Edit:
    def edit(picture: Pixels) -> Pixels:
        height, width = picture.shape
        rows = slice(round(height * top), height - round(height * bottom))
        return picture[rows, round(width * left) : width - round(width * right)]

    return edit


def compressed(picture: Pixels) -> Pixels:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 30])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def halved(picture: Pixels) -> Pixels:
    height, width = picture.shape
    return pixels(cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA))


def marked(picture: Pixels) -> Pixels:
    height, width = picture.shape
    place, size, pen = (width // 2, height - height // 20), width / 500, max(1, width // 200)
    return pixels(cv2.putText(picture.copy(), "example.org", place, cv2.FONT_HERSHEY_SIMPLEX, size, 255, pen))


def with_logo(picture: Pixels) -> Pixels:
    height, width = picture.shape
    low, high = (width - width // 6, height // 30), (width - width // 30, height // 30 + width // 10)
    return pixels(cv2.rectangle(picture.copy(), low, high, 60, -1))


def turned(picture: Pixels) -> Pixels:
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2, 1.05)
    return pixels(cv2.warpAffine(picture, turn, (width, height)))


EDITS: dict[str, Edit] = {
    "JPEG quality 30": compressed,
    "half the size": halved,
    "brighter by 25 %": lambda picture: pixels(cv2.convertScaleAbs(picture, alpha=1.25, beta=10)),
    "darker by 30 %": lambda picture: pixels(cv2.convertScaleAbs(picture, alpha=0.7)),
    "address across the lower right half": marked,
    "logo of a sixth of the width": with_logo,
    "turned by 2°": turned,
    "5 % cut off left": cut(0.05, 0, 0, 0),
    "6 % cut off below": cut(0, 0, 0, 0.06),
    "10 % cut off above": cut(0, 0.1, 0, 0),
    "3 % cut off all around": cut(0.03, 0.03, 0.03, 0.03),
    "6 % cut off all around": cut(0.06, 0.06, 0.06, 0.06),
    "10 % cut off all around": cut(0.1, 0.1, 0.1, 0.1),
    "5 % cut off left and right": cut(0.05, 0, 0.05, 0),
    "10 % cut off left and right": cut(0.1, 0, 0.1, 0),
    "mirrored": lambda picture: pixels(cv2.flip(picture, 1)),
}


def photographs(folders: list[str]) -> Iterator[tuple[str, Pixels]]:
    seen: set[bytes] = set()
    for path in sorted(each for folder in folders for each in Path(folder).rglob("*") if each.is_file()):
        data = path.read_bytes()
        try:
            frame = frame_of(data, read_header(data))
        except (ValueError, KeyError):
            continue
        drawn = not is_photograph(traits(frame, histogram(frame.grey)))
        if data not in seen and not drawn and fingerprint(frame.grey):
            seen.add(data)
            yield f"{path.parent.name}/{path.name}", frame.luma


def printed(picture: Pixels) -> Prints:
    return prints(fingerprint(halved_to(picture, GREY_EDGE)))


def growth(count: int) -> float:
    """Seconds of processor for so many pictures that have nothing in common."""
    chance = random.Random(count)
    pictures = [tuple(chance.getrandbits(HASH_BITS) for _ in range(7)) for _ in range(count)]
    started = time.process_time()
    deque(alike(pictures), maxlen=0)
    return time.process_time() - started


def main() -> None:
    named = dict(photographs(sys.argv[1:]))
    known = {name: printed(picture) for name, picture in named.items()}
    print(f"{len(named)} photographs, at most {NEAR} of {HASH_BITS} bits\n\n| edit | bits, median | found |")
    for words, edit in EDITS.items():
        changed = [printed(edit(named[name])) for name in known]
        bits = [bits_apart(each, known[name]) for each, name in zip(changed, known, strict=True) if each]
        found = [_met(each, known[name]) for each, name in zip(changed, known, strict=True) if each]
        print(f"| {words} | {np.median(bits):.0f} | {sum(found) / len(known):.1%} |", flush=True)
    pairs = sorted((bits_apart(known[a], known[b]), a, b) for a, b in combinations(known, 2))
    print(f"\n{len(pairs):,} pairs; the nearest:")
    for apart, one, other in pairs[:60]:
        print(f"{apart:4} {one} {other}")
    for count in (1000, 10_000, 100_000):
        print(f"{count:>8,} pictures: {growth(count):.2f} s")


def _met(one: Prints, other: Prints) -> bool:
    """Whether the rule would find the pair: near enough, and with a band in common."""
    return any(alike([one, other]))


if __name__ == "__main__":
    main()
