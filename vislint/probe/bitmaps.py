"""Formats whose size stands at a fixed place: BMP, ICO, PSD, JPEG 2000, and JPEG XL's few packed bits.

Layout: BITMAPINFOHEADER (Microsoft); Adobe Photoshop File Formats; ISO/IEC 15444-1 annex I;
ISO/IEC 18181-1 annex D (size header).
"""

from __future__ import annotations

import struct

from vislint.probe.boxes import boxes, inside
from vislint.probe.facts import Data, Facts, corrupt, ends_early, truncated

_PSD_MODES = {0: "1", 1: "L", 2: "P", 3: "RGB", 4: "CMYK", 9: "LAB"}


def read_bmp(data: Data, facts: Facts) -> None:
    if len(data) < 54:
        raise ends_early(data, "the header")
    start, head = struct.unpack_from("<II", data, 10)
    if head == 12:
        width, height, _, depth = struct.unpack_from("<HHHH", data, 18)
        packing = 0
    else:
        width, height, _, depth, packing = struct.unpack_from("<iiHHI", data, 18)
    if width <= 0 or height == 0 or depth not in (1, 2, 4, 8, 16, 24, 32) or packing > 6:
        raise corrupt(f"claims {width}×{abs(height)} pixels of {depth} bits")
    facts.width, facts.height = width, abs(height)
    facts.alpha = head >= 56 and depth == 32 and data[66:70] not in (b"", b"\0\0\0\0")
    facts.mode = "RGBA" if facts.alpha else "RGB" if depth >= 16 else "1" if depth == 1 else "P"
    facts.bits = 8 if depth != 16 else 5
    end = start + (width * depth + 31) // 32 * 4 * abs(height)
    if packing in (0, 3) and end > len(data):
        raise truncated(f"needs {end:,} bytes for its picture, has {len(data):,}")


def read_ico(data: Data, facts: Facts) -> None:
    """The largest of its pictures; a size of 0 means 256."""
    (count,) = struct.unpack_from("<H", data, 4)
    entries = data[6 : 6 + 16 * count]
    if len(entries) < 16 * count:
        raise ends_early(data, "the list of pictures")
    width, height, size, offset = max(
        (wide or 256, high or 256, size, offset)
        for wide, high, _, _, _, _, size, offset in struct.iter_unpack("<BBBBHHII", entries)
    )
    facts.width, facts.height = width, height
    if offset + size > len(data):
        raise truncated(f"its largest picture ends {offset + size - len(data):,} bytes past the end")


def read_psd(data: Data, facts: Facts) -> None:
    if len(data) < 26:
        raise ends_early(data, "the header")
    height, width, bits, mode = struct.unpack_from(">IIHH", data, 14)
    facts.width, facts.height, facts.bits = width or None, height or None, bits
    facts.mode = _PSD_MODES.get(mode, "")


def read_jp2(data: Data, facts: Facts) -> None:
    """JPEG 2000, bare (SIZ segment) or in boxes (ihdr)."""
    if data[:4] == b"\xff\x4f\xff\x51":
        right, bottom, left, top = struct.unpack_from(">IIII", data, 8)
        facts.width, facts.height = right - left, bottom - top
        return
    for box in boxes(data, 0, len(data)):
        if box.kind == b"jp2h":
            for header in inside(data, box, b"ihdr"):
                facts.height, facts.width = struct.unpack_from(">II", data, header.start)


def read_jxl(data: Data, facts: Facts) -> None:
    if data[:2] == b"\xff\x0a":
        _codestream(data[2:32], facts)
        return
    for box in boxes(data, 0, len(data)):
        if box.kind in (b"jxlc", b"jxlp"):
            skip = 4 if box.kind == b"jxlp" else 0
            _codestream(data[box.start + skip + 2 : box.start + skip + 32], facts)
            return


_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}


class _Bits:
    """Takes bits from the low end of little-endian bytes."""

    def __init__(self, data: bytes) -> None:
        self.left = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        value = self.left & (1 << count) - 1
        self.left >>= count
        return value

    def side(self, small: bool) -> int:
        """One side: 5 bits of eights, or 9, 13, 18 or 30 bits of ones; all count from 1."""
        return 8 * (1 + self.take(5)) if small else 1 + self.take((9, 13, 18, 30)[self.take(2)])


def _codestream(head: bytes, facts: Facts) -> None:
    if len(head) < 10:
        raise truncated("ends inside the header")
    bits = _Bits(head)
    small = bool(bits.take(1))
    height = bits.side(small)
    ratio = bits.take(3)
    across, down = _RATIOS.get(ratio, (0, 1))
    width = height * across // down if ratio else bits.side(small)
    default = bits.take(1)
    facts.width, facts.height = width, height
    facts.orientation = 1
    if not default and bits.take(1):  # extra fields: the orientation comes first
        facts.orientation = 1 + bits.take(3)
