"""RIFF files: WebP and AVI.

Layout: RFC 9649 (WebP), RFC 6386 section 9.1 (VP8), AVIMAINHEADER (Microsoft).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from vislint.probe import c2pa, icc
from vislint.probe.facts import Data, Facts, corrupt, ends_early, shown, truncated

_MOST_CHUNKS = 200_000
_FIRST = (b"VP8X", b"VP8 ", b"VP8L")
_PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})


def read_webp(data: Data, facts: Facts) -> None:
    if len(data) < 20:
        raise ends_early(data, "the header")
    (size,) = struct.unpack_from("<I", data, 4)
    facts.bits, facts.alpha = 8, False
    frames, delays, last = 0, 0.0, 12
    kinds: set[bytes] = set()
    try:
        for kind, start, length in _chunks(data, min(size + 8, len(data))):
            if kind == b"ANMF":
                frames += 1
                delays += shown(int.from_bytes(data[start + 12 : start + 15], "little") / 1000)
            kinds.add(kind)
            last = start + length
            _chunk(data, kind, start, length, facts)
    finally:
        facts.mode = "RGBA" if facts.alpha else "RGB"
    if frames > 1:
        facts.frames, facts.duration = frames, round(delays, 3)
    if size + 8 > len(data) + 1:  # a missing pad byte at the end harms nothing
        raise truncated(f"claims {size + 8:,} bytes, has {len(data):,}")
    if last > size + 8 or data[12:16] not in _FIRST or not kinds & _PICTURES:
        raise corrupt("has no whole picture inside")


def _chunks(data: Data, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and length of each chunk; the last may run past the end."""
    position = 12
    for _ in range(_MOST_CHUNKS):
        if position + 8 > end:
            return
        kind, size = struct.unpack_from("<4sI", data, position)
        yield kind, position + 8, size
        position += 8 + size + (size & 1)


def _chunk(data: Data, kind: bytes, start: int, length: int, facts: Facts) -> None:
    if kind == b"VP8X" and length >= 10:
        facts.alpha = bool(data[start] & 0x10)
        facts.width = 1 + int.from_bytes(data[start + 4 : start + 7], "little")
        facts.height = 1 + int.from_bytes(data[start + 7 : start + 10], "little")
    elif kind == b"VP8 " and start + 10 <= len(data):
        _lossy(data, start, facts)
    elif kind == b"VP8L" and start + 5 <= len(data):
        _lossless(data, start, facts)
    elif kind == b"ICCP":
        facts.icc = icc.name(data[start : start + length])
    elif kind == b"EXIF":
        facts.exif = data[start : start + length]
    elif kind == b"C2PA":
        facts.words["digital_source_type"] = c2pa.source_type(data[start : start + min(length, c2pa.MOST)])
    elif kind == b"XMP ":
        facts.xmp = data[start : start + length]


def _lossy(data: Data, start: int, facts: Facts) -> None:
    if data[start + 3 : start + 6] != b"\x9d\x01\x2a" or data[start] & 1:
        raise corrupt("its picture data does not begin with a key frame")
    width, height = struct.unpack_from("<HH", data, start + 6)
    _size(width & 0x3FFF, height & 0x3FFF, facts)


def _lossless(data: Data, start: int, facts: Facts) -> None:
    if data[start] != 0x2F:
        raise corrupt("its lossless picture data has no signature")
    (packed,) = struct.unpack_from("<I", data, start + 1)
    if facts.width is None:
        facts.alpha = bool(packed >> 28 & 1)
    _size(1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF), facts)


def _size(width: int, height: int, facts: Facts) -> None:
    """A still picture covers its canvas."""
    if not width or not height:
        raise corrupt(f"claims {width}×{height} pixels")
    if facts.width is None:
        facts.width, facts.height = width, height
    elif (facts.width, facts.height) != (width, height):
        raise corrupt(f"claims {facts.width}×{facts.height} pixels and holds {width}×{height}")


def read_avi(data: Data, facts: Facts) -> None:
    """The main header stands in the first list: microseconds a frame, …, frames, …, width, height."""
    start = data.find(b"avih", 12, 4096)
    if start < 0 or start + 64 > len(data):
        raise ends_early(data, "the header")
    fields = struct.unpack_from("<14I", data, start + 8)
    facts.width, facts.height = fields[8] or None, fields[9] or None
    facts.duration = round(fields[0] * fields[4] / 1_000_000, 3) or None
