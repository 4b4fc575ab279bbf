"""AVIF and HEIC: the primary picture's properties, and where its EXIF and XMP lie.

Layout: ISO/IEC 23008-12 (HEIF) sections 6.5 and 9.3, ISO/IEC 14496-12 section 8.11 (meta, iloc, iinf).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from vislint.probe import icc, mp4
from vislint.probe.boxes import Box, boxes, demand_whole, inside
from vislint.probe.facts import Data, Facts, corrupt, truncated

_ORIENTATIONS = {
    (0, None): 1, (0, 0): 4, (0, 1): 2, (1, None): 8, (1, 0): 5, (1, 1): 7,
    (2, None): 3, (2, 0): 2, (2, 1): 4, (3, None): 6, (3, 0): 7, (3, 1): 5,
}  # fmt: skip
"""Quarter turns anticlockwise (`irot`) and the mirror's axis (`imir`) as an EXIF orientation."""
_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1")
_MOST_ITEMS = 20_000
_MOST_EXTENTS = 16
_LONGEST = 1_000_000

Span = tuple[int, int]
"""Where it starts in the file, and its length."""


@dataclass(slots=True)
class _Meta:
    """What the `meta` box says: properties in order, which of them an item has, and the items by kind."""

    primary: int = 0
    properties: list[Box] = field(default_factory=list)
    owned: dict[int, list[int]] = field(default_factory=dict)
    exif: int = -1
    xmp: int = -1
    store: Box | None = None
    """`idat`, which holds what items keep inside the meta box itself."""


def read(data: Data, facts: Facts) -> None:
    outermost = list(boxes(data, 0, len(data)))
    known = {box.kind: box for box in reversed(outermost) if box.end <= len(data)}
    if b"meta" in known:
        _meta(data, known[b"meta"], facts)
    if b"moov" in known:
        _animation(data, known[b"moov"], facts)
    demand_whole(data, outermost)
    if facts.width is None:
        raise corrupt("names no picture with a size")


def _animation(data: Data, movie: Box, facts: Facts) -> None:
    frames, duration = mp4.sequence(data, movie)
    if frames > 1:
        facts.frames, facts.duration = frames, duration


def _meta(data: Data, box: Box, facts: Facts) -> None:
    meta = _Meta()
    for part in boxes(data, box.start + 4, box.end):
        if part.end <= box.end:
            _part(data, part, meta)
    _apply(data, meta, facts)
    spans = {
        item: found for part in inside(data, box, b"iloc", skip=4) for item, found in _spans(data, part, meta)
    }
    facts.exif, facts.xmp = (_content(data, spans.get(item, [])) for item in (meta.exif, meta.xmp))
    if facts.exif:  # four bytes say how far into the block the TIFF structure starts
        facts.exif = facts.exif[4 + int.from_bytes(facts.exif[:4], "big") :]
    end = max((start + length for start, length in spans.get(meta.primary, [])), default=0)
    if end > len(data):
        raise truncated(f"its picture ends {end - len(data):,} bytes past the end")


def _part(data: Data, part: Box, meta: _Meta) -> None:
    if part.kind == b"pitm":
        layout = ">I" if data[part.start] else ">H"
        (meta.primary,) = struct.unpack_from(layout, data, part.start + 4)
    elif part.kind == b"idat":
        meta.store = part
    elif part.kind == b"iinf":
        _items(data, part, meta)
    elif part.kind == b"iprp":
        meta.properties = [
            found for box in inside(data, part, b"ipco") for found in boxes(data, box.start, box.end)
        ]
        for box in inside(data, part, b"ipma"):
            _owners(data, box, meta)


def _items(data: Data, box: Box, meta: _Meta) -> None:
    """Finds the items that hold EXIF (`Exif`) and XMP (`mime`, application/rdf+xml)."""
    start = box.start + (8 if data[box.start] else 6)
    for entry in boxes(data, start, box.end):
        wide = data[entry.start] >= 3
        number = int.from_bytes(data[entry.start + 4 : entry.start + (8 if wide else 6)], "big")
        kind_at = entry.start + (10 if wide else 8)
        kind = data[kind_at : kind_at + 4]
        if kind == b"Exif":
            meta.exif = number
        elif kind == b"mime" and b"application/rdf+xml" in data[kind_at : min(entry.end, kind_at + 200)]:
            meta.xmp = number


def _owners(data: Data, box: Box, meta: _Meta) -> None:
    version, flags = data[box.start], data[box.start + 3]
    (count,) = struct.unpack_from(">I", data, box.start + 4)
    position, wide = box.start + 8, bool(flags & 1)
    for _ in range(min(count, _MOST_ITEMS)):
        layout, length = (">I", 4) if version else (">H", 2)
        if position + length >= box.end:
            return
        (item,) = struct.unpack_from(layout, data, position)
        number = data[position + length]
        first = position + length + 1
        position = first + number * (2 if wide else 1)
        raw = data[first:position]
        indices = (
            [value & 0x7FFF for (value,) in struct.iter_unpack(">H", raw)]
            if wide
            else [b & 0x7F for b in raw]
        )
        meta.owned.setdefault(item, []).extend(indices)


def _apply(data: Data, meta: _Meta, facts: Facts) -> None:
    turn, mirror = 0, None
    for index in meta.owned.get(meta.primary, []):
        if not 1 <= index <= len(meta.properties):
            continue
        box = meta.properties[index - 1]
        if box.kind == b"irot":
            turn = data[box.start] & 3
        elif box.kind == b"imir":
            mirror = data[box.start] & 1
        else:
            _property(data, box, facts)
    facts.orientation = _ORIENTATIONS[turn, mirror]
    facts.alpha = any(box.kind == b"auxC" and data[box.start + 4 : box.end].startswith(_ALPHA)
                      for box in meta.properties)  # fmt: skip
    facts.mode = "RGBA" if facts.alpha else "RGB"


def _property(data: Data, box: Box, facts: Facts) -> None:
    start = box.start
    if box.kind == b"ispe":
        width, height = struct.unpack_from(">II", data, start + 4)
        facts.width, facts.height = width or None, height or None
    elif box.kind == b"pixi" and data[start + 4]:
        facts.bits = data[start + 5]
    elif box.kind == b"av1C" and facts.bits is None:
        flags = data[start + 2]
        facts.bits = 8 if not flags & 0x40 else 12 if flags & 0x20 else 10
    elif box.kind == b"hvcC" and facts.bits is None:
        facts.bits = 8 + (data[start + 17] & 7)
    elif box.kind == b"colr":
        _colour(data, box, facts)


def _colour(data: Data, box: Box, facts: Facts) -> None:
    kind = data[box.start : box.start + 4]
    if kind in (b"prof", b"rICC"):
        facts.icc = icc.name(data[box.start + 4 : box.end])
    elif kind == b"nclx" and not facts.icc:
        facts.icc = icc.of_primaries(int.from_bytes(data[box.start + 4 : box.start + 6], "big"))


@dataclass(slots=True)
class _Cursor:
    data: Data
    position: int

    def take(self, size: int) -> int:
        self.position += size
        return int.from_bytes(self.data[self.position - size : self.position], "big")


def _content(data: Data, spans: list[Span]) -> bytes:
    """The bytes of an EXIF or XMP item; one of more than a megabyte is cut."""
    return b"".join(data[start : start + min(length, _LONGEST)] for start, length in spans)


def _spans(data: Data, box: Box, meta: _Meta) -> Iterator[tuple[int, list[Span]]]:
    """Where items lie: in the file (method 0) or in `idat` (method 1), in one or more extents."""
    version = data[box.start]
    sizes, more = data[box.start + 4], data[box.start + 5]
    offset_size, length_size, base_size, index_size = (
        sizes >> 4,
        sizes & 15,
        more >> 4,
        more & 15 if version else 0,
    )
    at = _Cursor(data, box.start + 6)
    for _ in range(min(at.take(4 if version == 2 else 2), _MOST_ITEMS)):
        item = at.take(4 if version == 2 else 2)
        method = at.take(2) & 15 if version else 0
        at.take(2)
        base = at.take(base_size)
        extents = at.take(2)
        if extents > _MOST_EXTENTS or at.position > box.end:
            return
        found = [
            (at.take(index_size), base + at.take(offset_size), at.take(length_size)) for _ in range(extents)
        ]
        origin = meta.store.start if method == 1 and meta.store else 0
        yield item, [(origin + start, length) for _, start, length in found]
