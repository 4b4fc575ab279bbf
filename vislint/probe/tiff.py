"""Tagged values of a TIFF structure: TIFF files, EXIF blocks, and the index of multi-picture JPEGs.

Layout: TIFF 6.0 (Adobe, 1992), section 2. Nothing here follows a link twice or trusts a count.
"""

from __future__ import annotations

import math
import struct
from typing import NamedTuple

from vislint.probe.facts import Data, Facts, corrupt, truncated

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
_LONGEST = 4_000_000
"""Bytes of one value; a colour profile for print has about 1 MB."""


class Entry(NamedTuple):
    """One row of a directory: `number` values of a type, in `inline` itself or where it points."""

    type: int
    number: int
    inline: bytes


Directory = dict[int, Entry]


class Tiff:
    """Reads directories and values. Raises ValueError when the data does not start like TIFF."""

    def __init__(self, data: Data) -> None:
        orders = {b"II*\0": "<", b"MM\0*": ">"}
        if len(data) < 8 or data[:4] not in orders:
            raise ValueError("not a TIFF structure")
        self.data = data
        self.order = orders[data[:4]]
        self.first: int = struct.unpack_from(self.order + "I", data, 4)[0]

    def directory(self, offset: int) -> Directory:
        """The entries at `offset`; none when it lies outside."""
        count = self._count(offset)
        rows = self.data[offset + 2 : offset + 2 + 12 * count]
        whole = rows[: len(rows) // 12 * 12]
        found: Directory = {}
        for tag, kind, number, inline in struct.iter_unpack(self.order + "HHI4s", whole):
            found.setdefault(tag, Entry(kind, number, inline))
        return found

    def following(self, offset: int) -> int:
        """Where the directory after the one at `offset` is; 0 when there is none."""
        after = offset + 2 + 12 * self._count(offset)
        if after + 4 > len(self.data):
            return 0
        return int(struct.unpack_from(self.order + "I", self.data, after)[0])

    def _count(self, offset: int) -> int:
        if not 8 <= offset <= len(self.data) - 2:
            return 0
        return int(struct.unpack_from(self.order + "H", self.data, offset)[0])

    def child(self, directory: Directory, tag: int) -> Directory:
        """The directory that `tag` points to, empty when there is none."""
        offset = self.number(directory, tag)
        return self.directory(int(offset)) if offset is not None else {}

    def raw(self, directory: Directory, tag: int) -> bytes:
        """The bytes of a value; empty when it is absent or lies beyond the end."""
        entry = directory.get(tag)
        if entry is None:
            return b""
        size = _SIZES.get(entry.type, 0) * entry.number
        if size <= 4:
            return entry.inline[:size]
        (offset,) = struct.unpack(self.order + "I", entry.inline)
        if size > _LONGEST or offset + size > len(self.data):
            return b""
        return self.data[offset : offset + size]

    def numbers(self, directory: Directory, tag: int) -> list[float]:
        """Numeric values; a fraction with a zero below the line is NaN."""
        raw = self.raw(directory, tag)
        kind = directory[tag].type if raw else 0
        if kind in (5, 10):
            pairs = struct.iter_unpack(self.order + ("II" if kind == 5 else "ii"), raw)
            return [above / below if below else math.nan for above, below in pairs]
        if kind not in _CODES:
            return []
        return [value for (value,) in struct.iter_unpack(self.order + _CODES[kind], raw)]

    def number(self, directory: Directory, tag: int) -> float | None:
        """The first finite number of a value."""
        return next((value for value in self.numbers(directory, tag) if math.isfinite(value)), None)


_MODES = {0: "L", 1: "L", 2: "RGB", 3: "P", 5: "CMYK", 6: "RGB", 8: "LAB"}
_MOST_PAGES = 1000


def read(data: Data, facts: Facts) -> None:
    """A TIFF file: the first page, how many there are, and whether its strips lie inside the file."""
    if data[2:4] in (b"+\0", b"\0+"):
        return  # BigTIFF: known by name only
    tiff = Tiff(data)
    page = tiff.directory(tiff.first)
    width, height = tiff.number(page, 256), tiff.number(page, 257)
    if not width or not height:
        raise (
            truncated("ends before its first directory")
            if tiff.first >= len(data)
            else corrupt("has no size")
        )
    facts.width, facts.height = int(width), int(height)
    _describe(tiff, page, facts)
    _count_pages(tiff, facts)
    _inside(tiff, page)


def _describe(tiff: Tiff, page: Directory, facts: Facts) -> None:
    facts.mode = _MODES.get(int(tiff.number(page, 262) or 0), "")
    facts.bits = int(tiff.number(page, 258) or 1)
    facts.alpha = any(value in (1, 2) for value in tiff.numbers(page, 338))
    if facts.alpha and facts.mode in ("L", "RGB"):
        facts.mode += "A"
    if facts.bits == 1 and facts.mode == "L":
        facts.mode = "1"
    facts.xmp = tiff.raw(page, 700)
    facts.iptc = tiff.raw(page, 33723)


def _count_pages(tiff: Tiff, facts: Facts) -> None:
    seen: set[int] = set()
    offset = tiff.first
    while offset and offset not in seen and len(seen) < _MOST_PAGES:
        seen.add(offset)
        offset = tiff.following(offset)
    facts.frames = len(seen)


def _inside(tiff: Tiff, page: Directory) -> None:
    """Strips (273, 279) or tiles (324, 325) must end before the file does."""
    for offsets, counts in ((273, 279), (324, 325)):
        for offset, count in zip(tiff.numbers(page, offsets), tiff.numbers(page, counts), strict=False):
            if offset + count > len(tiff.data):
                missing = int(offset + count) - len(tiff.data)
                raise truncated(f"a part of the picture lies {missing:,} bytes past the end")


def profile(data: Data) -> bytes:
    """The colour profile of a TIFF file."""
    tiff = Tiff(data)
    return tiff.raw(tiff.directory(tiff.first), 34675)
