"""MP4, MOV, M4V and 3GP: size as shown, duration, frames a second, and what they are coded in.

Layout: ISO/IEC 14496-12, sections 8.2.2 (mvhd), 8.3.2 (tkhd), 8.4.2 (mdhd), 8.5.2 (stsd), 8.6.1.2 (stts),
8.8.2 (mehd).
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator

from vislint.probe import codecs
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
        kind = handler(data, track)
        if facts.width is None and kind == b"vide":
            _track(data, track, facts)
            with contextlib.suppress(struct.error, LookupError):  # players do without these
                _coding(data, track, facts)
                facts.fps = _rate(data, track)
        elif not facts.sound and kind == b"soun":
            facts.sound = next((_sound(data, entry) for entry in _entries(data, track)), "")


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


_TABLE = (b"mdia", b"minf", b"stbl")
_RECORDS = (b"avcC", b"hvcC", b"vpcC", b"av1C")
_PICTURE_ENTRY = 78
"""Bytes of a picture's sample entry before the boxes inside it."""
_MOST_RUNS = 1_000_000


def _entries(data: Data, track: Box) -> Iterator[Box]:
    """The sample entries: what the samples of the track are coded in."""
    for table in inside(data, track, *_TABLE, b"stsd"):
        yield from boxes(data, table.start + 8, min(table.end, len(data)))


def _coding(data: Data, track: Box, facts: Facts) -> None:
    for entry in _entries(data, track):
        facts.codec = codecs.IN_MP4.get(entry.kind, "")
        for part in boxes(data, entry.start + _PICTURE_ENTRY, min(entry.end, len(data))):
            if part.kind in _RECORDS and part.end <= len(data):
                codecs.set_up(facts, data[part.start : part.end])
        return


def _sound(data: Data, entry: Box) -> str:
    """AAC and MP3 share a name; the descriptor inside tells them apart."""
    if entry.kind != b"mp4a":
        return codecs.SOUND_IN_MP4.get(entry.kind, "")
    at = data.find(b"esds", entry.start, min(entry.end, len(data)))
    return codecs.mp4a(data[at + 8 : at + 40]) if at >= 0 else ""


def _rate(data: Data, track: Box) -> float | None:
    """Samples by the time they take, both from the table of durations. None for files in fragments."""
    scale = next((_times(data, box)[0] for box in inside(data, track, b"mdia", b"mdhd")), 0)
    for box in inside(data, track, *_TABLE, b"stts"):
        (runs,) = struct.unpack_from(">I", data, box.start + 4)
        samples = length = 0
        runs = min(runs, _MOST_RUNS, (box.end - box.start - 8) // 8)
        for count, delta in struct.iter_unpack(">II", data[box.start + 8 : box.start + 8 + 8 * runs]):
            samples, length = samples + count, length + count * delta
        return round(samples * scale / length, 3) if scale and length and samples > 1 else None
    return None


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
