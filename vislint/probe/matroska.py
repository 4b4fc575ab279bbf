"""WebM and Matroska: size, duration, frames a second, and what they are coded in.

Layout: RFC 8794 (EBML), RFC 9559 (Matroska).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from vislint.probe import codecs
from vislint.probe.facts import Data, Facts, corrupt, truncated

_SEGMENT, _INFO, _TRACKS, _CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_SCALE, _DURATION, _TRACK, _VIDEO = 0x2AD7B1, 0x4489, 0xAE, 0xE0
_TYPE, _CODEC, _PRIVATE, _FRAME = 0x83, 0x86, 0x63A2, 0x23E383
_PICTURES, _SOUND = 1, 2
_MOST_BYTES = 4096
"""Of the name and the set-up record of a codec."""
_PIXELS, _DISPLAY, _UNIT = (0xB0, 0xBA), (0x54B0, 0x54BA), 0x54B2
_MOST_ELEMENTS = 10_000


class _Element(NamedTuple):
    id: int
    start: int
    end: int | None
    """None where the size is left open, as in live recordings."""


def _number(data: Data, position: int, *, keep_mark: bool) -> tuple[int, int, bool]:
    """A number of variable length, the position after it, and whether all its bits are set (size unknown)."""
    first = data[position]
    length = 9 - first.bit_length()
    if length > 8:
        raise corrupt("has a number of more than 8 bytes")
    raw = int.from_bytes(data[position : position + length], "big")
    value = raw & ((1 << 7 * length) - 1)
    return (raw if keep_mark else value), position + length, value == (1 << 7 * length) - 1


def _elements(data: Data, start: int, end: int) -> Iterator[_Element]:
    for _ in range(_MOST_ELEMENTS):
        if start >= end:
            return
        identity, at, _ = _number(data, start, keep_mark=True)
        size, at, is_open = _number(data, at, keep_mark=False)
        yield _Element(identity, at, None if is_open else at + size)
        if is_open:
            return
        start = at + size


def read(data: Data, facts: Facts) -> None:
    for element in _elements(data, 0, len(data)):
        if element.id == _SEGMENT:
            _segment(data, element, facts)
            if element.end is not None and element.end > len(data):
                raise truncated(f"its segment runs {element.end - len(data):,} bytes past the end")
            return
    raise corrupt("has no segment")


def _segment(data: Data, segment: _Element, facts: Facts) -> None:
    for element in _elements(data, segment.start, min(segment.end or len(data), len(data))):
        if element.id == _CLUSTER or element.end is None:
            return
        if element.id == _INFO:
            _info(data, element, facts)
        elif element.id == _TRACKS:
            _tracks(data, element, facts)


def _values(data: Data, parent: _Element, most: int = 8) -> dict[int, bytes]:
    """The elements inside `parent` that have at most so many bytes, the first of each."""
    found: dict[int, bytes] = {}
    for element in _elements(data, parent.start, min(parent.end or 0, len(data))):
        if element.end is not None and element.end - element.start <= most:
            found.setdefault(element.id, data[element.start : element.end])
    return found


def _info(data: Data, info: _Element, facts: Facts) -> None:
    """The duration counts units of the scale: nanoseconds, a million of them unless told otherwise."""
    values = _values(data, info)
    scale = int.from_bytes(values.get(_SCALE, b""), "big") or 1_000_000
    raw = values.get(_DURATION, b"")
    if len(raw) in (4, 8):
        (length,) = struct.unpack(">f" if len(raw) == 4 else ">d", raw)
        seconds = length * scale / 1e9
        facts.duration = round(seconds, 3) if 0 < seconds < 1e9 else None


def _tracks(data: Data, tracks: _Element, facts: Facts) -> None:
    for track in _elements(data, tracks.start, min(tracks.end or 0, len(data))):
        if track.id != _TRACK:
            continue
        first = facts.width is None
        for element in _elements(data, track.start, min(track.end or 0, len(data))):
            if element.id == _VIDEO and facts.width is None:
                _video(_values(data, element), facts)
        _coding(_values(data, track, _MOST_BYTES), facts, first=first)


def _coding(values: dict[int, bytes], facts: Facts, *, first: bool) -> None:
    """The codec, with the time that a frame of the pictures stays by default, in nanoseconds."""
    kind = int.from_bytes(values.get(_TYPE, b""), "big")
    name = values.get(_CODEC, b"").rstrip(b"\0").decode("latin-1")
    codec = codecs.IN_MATROSKA.get(name) or codecs.IN_MATROSKA.get(name.rpartition("/")[0], "")
    if kind == _SOUND:
        facts.sound = facts.sound or codec
    elif kind == _PICTURES and first:
        facts.codec = codec
        if codec != "vp9":  # WebM keeps VP9's record in another form
            codecs.set_up(facts, values.get(_PRIVATE, b""))
        frame = int.from_bytes(values.get(_FRAME, b""), "big")
        facts.fps = round(1e9 / frame, 3) if frame else None


def _video(values: dict[int, bytes], facts: Facts) -> None:
    in_pixels = not int.from_bytes(values.get(_UNIT, b""), "big")
    keys = _DISPLAY if in_pixels and all(key in values for key in _DISPLAY) else _PIXELS
    width, height = (int.from_bytes(values.get(key, b""), "big") for key in keys)
    facts.width, facts.height = width or None, height or None
