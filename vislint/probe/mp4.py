"""MP4, MOV, M4V and 3GP: size as shown and duration.

Layout: ISO/IEC 14496-12, sections 8.2.2 (mvhd), 8.3.2 (tkhd), 8.4.2 (mdhd), 8.8.2 (mehd).
"""

from __future__ import annotations

import struct

from vislint.probe.boxes import Box, boxes, demand_whole, inside
from vislint.probe.facts import Data, Facts, corrupt

_UNKNOWN = (0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)


def read(data: Data, facts: Facts) -> None:
    outermost = list(boxes(data, 0, len(data)))
    movie = next((box for box in outermost if box.kind == b"moov" and box.end <= len(data)), None)
    if movie:
        _movie(data, movie, facts)
    demand_whole(data, outermost)
    if movie is None:
        raise corrupt("has no moov box: the recording was not finished")


def _movie(data: Data, movie: Box, facts: Facts) -> None:
    for header in inside(data, movie, b"mvhd"):
        facts.duration = _duration(data, header)
    if facts.duration is None:
        facts.duration = _fragments(data, movie)
    for track in inside(data, movie, b"trak"):
        if facts.width is None and handler(data, track) == b"vide":
            _track(data, track, facts)


def handler(data: Data, track: Box) -> bytes:
    """What a track holds: `vide`, `soun`, `pict` …"""
    return next((data[box.start + 8 : box.start + 12] for box in inside(data, track, b"mdia", b"hdlr")), b"")


def _track(data: Data, track: Box, facts: Facts) -> None:
    """Width and height are 16.16 numbers; a matrix with an empty diagonal turns by a quarter."""
    for box in inside(data, track, b"tkhd"):
        matrix = box.start + (52 if data[box.start] == 1 else 40)
        a, b = struct.unpack_from(">ii", data, matrix)
        wide, high = struct.unpack_from(">II", data, matrix + 36)
        width, height = round(wide / 65536), round(high / 65536)
        if a == 0 and b != 0:
            width, height = height, width
        facts.width, facts.height = width or None, height or None
    if facts.width is None:
        for box in inside(data, track, b"mdia", b"minf", b"stbl", b"stsd"):
            width, height = struct.unpack_from(">HH", data, box.start + 40)
            facts.width, facts.height = width or None, height or None


def _times(data: Data, box: Box) -> tuple[int, int]:
    """Units a second and a number of them, as `mvhd` and `mdhd` store them."""
    layout, at = (">IQ", 20) if data[box.start] == 1 else (">II", 12)
    scale, length = struct.unpack_from(layout, data, box.start + at)
    return scale, length


def _duration(data: Data, box: Box) -> float | None:
    scale, length = _times(data, box)
    return round(length / scale, 3) if scale and length not in _UNKNOWN else None


def _fragments(data: Data, movie: Box) -> float | None:
    """The length of a file in fragments, in the units of the movie."""
    for header in inside(data, movie, b"mvhd"):
        scale, _ = _times(data, header)
        for box in inside(data, movie, b"mvex", b"mehd"):
            layout = ">Q" if data[box.start] == 1 else ">I"
            (length,) = struct.unpack_from(layout, data, box.start + 4)
            return round(length / scale, 3) if scale and length else None
    return None


def sequence(data: Data, movie: Box) -> tuple[int, float | None]:
    """Frames and seconds of the picture track of an animated AVIF or HEIC."""
    for track in inside(data, movie, b"trak"):
        if handler(data, track) not in (b"pict", b"vide"):
            continue
        frames = [struct.unpack_from(">I", data, box.start + 8)[0]
                  for box in inside(data, track, b"mdia", b"minf", b"stbl", b"stsz")]  # fmt: skip
        duration = [_duration(data, box) for box in inside(data, track, b"mdia", b"mdhd")]
        return max([1, *frames]), duration[0] if duration else None
    return 1, None
