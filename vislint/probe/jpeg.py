"""JPEG: the segments before the picture data, and whether the data has an end.

Layout: ITU-T T.81 annex B; Exif in APP1, ICC in APP2 (ICC.1 annex B.4), Multi-Picture Format CIPA DC-007.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from vislint.probe import c2pa, icc, iptc, quality
from vislint.probe.facts import Data, Facts, corrupt, ends_early
from vislint.probe.tiff import Tiff

_MARKER = re.compile(rb"\xff([^\x00\xff])")
_SOS, _EOI, _DQT = 0xDA, 0xD9, 0xDB
_STANDALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ICC, _MPF, _PHOTOSHOP = b"ICC_PROFILE\0", b"MPF\0", b"Photoshop 3.0\0"
_MOST_SEGMENTS = 10_000
_MOST_BYTES = 1_000_000
"""Bytes of EXIF or of Photoshop resources that are put together from segments."""


@dataclass(slots=True)
class _Scan:
    facts: Facts
    tables: dict[int, tuple[int, ...]] = field(default_factory=dict)
    luminance: int = 0
    profile: dict[int, bytes] = field(default_factory=dict)
    photoshop: bytes = b""
    manifest: bytes = b""
    pictures: int = 1


def read(data: Data, facts: Facts) -> None:
    if data[2:3] not in (b"", b"\xff"):
        raise corrupt("has no segment after its first two bytes")
    scan = _Scan(facts)
    start = _segments(data, scan)
    _finish(scan)
    if not facts.mode:
        raise corrupt("has no frame header before the picture data")
    if data.rfind(b"\xff\xd9", start) < 0:
        raise ends_early(data, "the picture data")


def _segments(data: Data, scan: _Scan) -> int:
    """Walks the segments up to the picture data and returns where that starts."""
    position = 2
    for _ in range(_MOST_SEGMENTS):
        match = _MARKER.search(data, position)
        if match is None or match.end() + 2 > len(data):
            raise ends_early(data, "the header")
        marker, position = match[1][0], match.end()
        if marker in _STANDALONE:
            continue
        if marker == _EOI or marker < 0xC0:
            raise corrupt("has no picture data where it should be")
        if marker == _SOS:
            return position
        (size,) = struct.unpack_from(">H", data, position)
        if position + size > len(data):
            raise ends_early(data, "the header")
        _segment(marker, data[position + 2 : position + size], scan)
        position += max(size, 2)
    raise corrupt(f"has more than {_MOST_SEGMENTS:,} segments")


def _segment(marker: int, body: bytes, scan: _Scan) -> None:
    if marker in _FRAMES:
        _frame(body, scan)
    elif marker == _DQT:
        _tables(body, scan)
    elif marker == 0xE1:
        _exif_or_xmp(body, scan)
    elif marker == 0xE2 and body.startswith(_ICC) and len(body) > 14:
        scan.profile.setdefault(body[12], body[14:])
    elif marker == 0xE2 and body.startswith(_MPF):
        scan.pictures = _pictures(body[4:])
    elif marker == 0xEB and len(scan.manifest) < c2pa.MOST:
        scan.manifest += c2pa.part(body)
    elif marker == 0xED and body.startswith(_PHOTOSHOP) and len(scan.photoshop) < _MOST_BYTES:
        scan.photoshop += body[len(_PHOTOSHOP) :]


def _frame(body: bytes, scan: _Scan) -> None:
    facts = scan.facts
    if facts.mode:
        return
    if len(body) < 6:
        raise corrupt("its frame header is too short")
    bits, height, width, layers = struct.unpack_from(">BHHB", body)
    if layers not in _MODES or not 2 <= bits <= 16 or len(body) != 6 + 3 * layers:
        raise corrupt(f"its frame header names {layers} colour layers of {bits} bits")
    facts.mode, facts.bits, facts.alpha = _MODES[layers], bits, False
    facts.width, facts.height = width or None, height or None
    scan.luminance = body[8]
    if not width:
        raise corrupt("has a width of 0 pixels")


def _tables(body: bytes, scan: _Scan) -> None:
    """Quantisation tables: 64 numbers of one byte, or of two where the first half-byte says so."""
    position = 0
    while position < len(body):
        wide, number = body[position] >> 4, body[position] & 15
        size = 128 if wide else 64
        values = body[position + 1 : position + 1 + size]
        if len(values) < size:
            raise corrupt("one of its quantisation tables is cut short")
        scan.tables[number] = struct.unpack(">64H", values) if wide else tuple(values)
        position += 1 + size


def _exif_or_xmp(body: bytes, scan: _Scan) -> None:
    if body.startswith(b"Exif\0\0") and len(scan.facts.exif) < _MOST_BYTES:
        scan.facts.exif += body[6:]
    elif body.startswith(_XMP) and not scan.facts.xmp:
        scan.facts.xmp = body[len(_XMP) :]


def _pictures(block: bytes) -> int:
    """How many pictures the index of a multi-picture file names."""
    try:
        tiff = Tiff(block)
    except ValueError:
        return 1
    return int(tiff.number(tiff.directory(tiff.first), 0xB001) or 1)


def _finish(scan: _Scan) -> None:
    facts = scan.facts
    if scan.profile:
        facts.icc = icc.name(b"".join(part for _, part in sorted(scan.profile.items())))
    if scan.luminance in scan.tables:
        facts.jpeg_quality = quality.estimate(scan.tables[scan.luminance])
    if scan.photoshop:
        facts.iptc = iptc.from_photoshop(scan.photoshop)
    if scan.manifest:
        facts.words["digital_source_type"] = c2pa.source_type(scan.manifest)
    # A gain map (Ultra HDR) is a second picture that viewers show as one: still a plain JPEG.
    if scan.pictures > 1 and b"hdrgm:Version" not in facts.xmp:
        facts.format, facts.frames = "mpo", scan.pictures
