"""Boxes: the frame of MP4, MOV, AVIF and HEIC (ISO/IEC 14496-12, section 4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from vislint.probe.facts import Data, truncated

_MOST_BOXES = 100_000


class Box(NamedTuple):
    """`start` and `end` are where its content lies; `end` may be past the end of what holds it."""

    kind: bytes
    start: int
    end: int


def boxes(data: Data, start: int, end: int) -> Iterator[Box]:
    """The boxes between `start` and `end`, without those inside them."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1 and start + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        elif size == 0:
            size = end - start
        if size < head:
            return
        yield Box(kind, start + head, start + size)
        start += size


def inside(data: Data, box: Box, *path: bytes, skip: int = 0) -> Iterator[Box]:
    """The boxes found by following `path` from `box`; `skip` bytes of its own come before its first box."""
    for part in boxes(data, box.start + skip, min(box.end, len(data))):
        if part.kind == path[0] and part.end <= len(data):
            yield from inside(data, part, *path[1:]) if path[1:] else (part,)


def demand_whole(data: Data, outermost: list[Box]) -> None:
    """Raises when the last of the outermost boxes runs past the end of the file."""
    if outermost and outermost[-1].end > len(data):
        last = outermost[-1]
        missing = last.end - len(data)
        raise truncated(f"its {last.kind.decode('latin-1')} box runs {missing:,} bytes past the end")
