"""The quality setting that a JPEG was saved with.

The luminance table of ITU-T T.81, table K.1, scaled as the Independent JPEG Group's `jpeg_quality_scaling`
does it: `scale = 5000 / q` below 50, `200 - 2 q` from 50 on; entries `(base * scale + 50) / 100`, 1 to 255.
"""

from __future__ import annotations

from functools import cache, lru_cache

_ZIGZAG_BASE = (
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
    26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
    56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
)  # fmt: skip


@cache
def _tables() -> list[tuple[int, tuple[int, ...]]]:
    return [(quality, _scaled(quality)) for quality in range(100, 0, -1)]


def _scaled(quality: int) -> tuple[int, ...]:
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return tuple(min(max((base * scale + 50) // 100, 1), 255) for base in _ZIGZAG_BASE)


@lru_cache(maxsize=1024)
def estimate(table: tuple[int, ...]) -> int:
    """1 to 100: the quality whose luminance table is nearest to `table`: 64 numbers in zigzag order."""

    def distance(entry: tuple[int, tuple[int, ...]]) -> int:
        return sum((ours - theirs) ** 2 for ours, theirs in zip(table, entry[1], strict=True))

    return min(_tables(), key=distance)[0]
