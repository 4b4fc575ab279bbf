"""GIF: the blocks from the screen descriptor to the trailer.

Layout: Graphics Interchange Format 89a (CompuServe, 1990).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from vislint.probe.facts import Data, Facts, corrupt, ends_early, shown

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_XMP = b"XMP DataXMP"
_MOST_BLOCKS = 300_000
_MOST_STEPS = 4_000_000
"""Sub-blocks that are walked: 1 GB of an ordinary GIF. Beyond that, frames are those seen so far."""


@dataclass(slots=True)
class _Walk:
    data: Data
    facts: Facts
    position: int
    steps: int = 0
    frames: int = 0
    delay: float = 0.0
    total: float = 0.0
    transparent: bool = False


def read(data: Data, facts: Facts) -> None:
    if len(data) < 13:
        raise ends_early(data, "the header")
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    facts.width, facts.height = width or None, height or None
    facts.mode, facts.bits, facts.alpha = "P", 8, False
    walk = _Walk(data, facts, 13 + _table(flags))
    try:
        _blocks(walk)
    except (IndexError, struct.error):
        raise ends_early(data, f"frame {walk.frames + 1}") from None
    finally:
        if walk.frames > 1:
            facts.frames, facts.duration = walk.frames, round(walk.total, 2)
    if not walk.frames:
        raise corrupt("has no picture")


def _table(flags: int) -> int:
    """Bytes of the colour table that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(walk: _Walk) -> None:
    """A file that ends between two blocks, without a trailer, is shown by every viewer."""
    for _ in range(_MOST_BLOCKS):
        if walk.position >= len(walk.data) or walk.steps >= _MOST_STEPS:
            return
        kind = walk.data[walk.position]
        walk.position += 1
        if kind == _TRAILER:
            return
        if kind == _EXTENSION:
            _extension(walk)
        elif kind == _IMAGE:
            _image(walk)
        elif kind and walk.frames:
            return  # not a block: what follows the picture is not ours
        elif kind:
            raise corrupt(f"has a block of unknown kind {kind}")


def _extension(walk: _Walk) -> None:
    data, start = walk.data, walk.position + 1
    label = data[walk.position]
    if label == _CONTROL and data[start] >= 4:
        flags, hundredths = struct.unpack_from("<BH", data, start + 1)
        walk.delay = hundredths / 100
        walk.transparent = bool(flags & 1)
    walk.position = start
    if label == _APPLICATION and data[start + 1 : start + 12] == _XMP:
        _skip(walk)
        # The packet is stored bare; its last 257 bytes bring any reader of blocks back on the way.
        walk.facts.xmp = data[start + 12 : max(walk.position - 258, start + 12)]
    else:
        _skip(walk)


def _image(walk: _Walk) -> None:
    facts = walk.facts
    width, height, flags = struct.unpack_from("<HHB", walk.data, walk.position + 4)
    facts.width, facts.height = facts.width or width, facts.height or height
    walk.position += 10 + _table(flags)
    if not walk.frames:
        facts.alpha = walk.transparent
    _skip(walk)
    walk.frames += 1
    walk.total += shown(walk.delay)
    walk.delay, walk.transparent = 0.0, False


def _skip(walk: _Walk) -> None:
    """Over the sub-blocks, each led by its length, to the empty one that ends them."""
    data, position, budget = walk.data, walk.position, _MOST_STEPS - walk.steps
    size = data[position]
    while size and budget > 0:
        position += size + 1
        size = data[position]
        budget -= 1
    walk.steps = _MOST_STEPS - budget
    walk.position = position + 1
