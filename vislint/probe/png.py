"""PNG and APNG: the chunks, their checksums, and whether the last one is there.

Layout: PNG Specification, third edition (W3C, 2025), sections 5, 11 and 12.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from vislint.probe import c2pa, icc
from vislint.probe.exif import decode
from vislint.probe.facts import Data, Facts, corrupt, shown, truncated

_MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_MOST_CHUNKS = 200_000
_MOST_NOTES = 64
"""Texts and profiles that are looked at: each may unpack to a megabyte."""
_MOST_TEXT = 1_000_000
"""Bytes of a compressed text or profile that are unpacked; the rest of a larger one is not looked at."""
_WORDS = {
    b"Software": "software",
    b"Author": "artist",
    b"Copyright": "copyright",
    b"Description": "description",
}
_DEFLATE_MOST = 1032
"""How far deflate can pack: 258 bytes into 2 bits."""


@dataclass(slots=True)
class _Walk:
    facts: Facts
    data_bytes: int = 0
    delays: float = 0.0
    frames: int = 0
    animated: bool = False
    notes: int = 0


def read(data: Data, facts: Facts) -> None:
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise corrupt("its signature is damaged, as by a transfer in text mode")
    walk = _Walk(facts)
    _chunks(data, walk)
    if not walk.data_bytes:
        raise corrupt("has no picture data")
    if walk.animated and walk.frames > 1:
        facts.frames, facts.duration = walk.frames, round(walk.delays, 3)


def _chunks(data: Data, walk: _Walk) -> None:
    position, end = 8, len(data)
    for _ in range(_MOST_CHUNKS):
        if position + 12 > end:
            raise truncated(f"ends without its closing IEND chunk, after {end:,} bytes")
        size, kind = struct.unpack_from(">I4s", data, position)
        if position == 8 and (kind != b"IHDR" or size != 13):
            raise corrupt("does not begin with an IHDR chunk")
        if size > 0x7FFFFFFF:
            raise corrupt(f"a chunk claims {size:,} bytes")
        if position + 12 + size > end:
            raise truncated(
                f"its {decode(kind)} chunk runs {position + 12 + size - end:,} bytes past the end"
            )
        if kind == b"IDAT" or not walk.data_bytes:
            _check(data, position + 4, size + 4, decode(kind))
        if kind == b"IEND":
            return
        _chunk(data, kind, position + 8, size, walk)
        position += 12 + size


def _check(data: Data, start: int, size: int, kind: str) -> None:
    (expected,) = struct.unpack_from(">I", data, start + size)
    with memoryview(data) as view, view[start : start + size] as part:
        if zlib.crc32(part) != expected:
            raise corrupt(f"the checksum of its {kind} chunk is wrong")


def _chunk(data: Data, kind: bytes, start: int, size: int, walk: _Walk) -> None:
    if kind == b"IDAT":
        walk.data_bytes += size
    elif kind == b"fcTL" and size >= 26:
        above, below = struct.unpack_from(">HH", data, start + 20)
        walk.frames += 1
        walk.delays += shown(above / (below or 100))
    elif kind == b"acTL":
        walk.animated = walk.animated or not walk.data_bytes
    elif kind in _READERS and size <= 10 * _MOST_TEXT and walk.notes < _MOST_NOTES:
        walk.notes += 1
        _READERS[kind](data[start : start + size], walk.facts)


def _header(body: bytes, facts: Facts) -> None:
    width, height, bits, colour = struct.unpack_from(">IIBB", body)
    if colour not in _MODES or bits not in _DEPTHS[colour]:
        raise corrupt(f"its header names {bits} bits for colour type {colour}")
    if not width or not height:
        raise corrupt(f"claims {width}×{height} pixels")
    facts.width, facts.height, facts.bits = width, height, bits
    facts.mode = (
        "1" if bits == 1 and colour == 0 else "I;16" if bits == 16 and colour == 0 else _MODES[colour]
    )
    facts.alpha = colour in (4, 6)


def _transparency(body: bytes, facts: Facts) -> None:
    facts.alpha = any(opacity < 255 for opacity in body) if facts.mode == "P" else True


def _profile(body: bytes, facts: Facts) -> None:
    _, found, rest = body.partition(b"\0")
    if found:
        facts.icc = icc.name(_unpack(rest[1:]))


def _colour_code(body: bytes, facts: Facts) -> None:
    facts.icc = facts.icc or icc.of_primaries(body[0] if body else 0)


def _exif(body: bytes, facts: Facts) -> None:
    facts.exif = body


def _credentials(body: bytes, facts: Facts) -> None:
    facts.words["digital_source_type"] = c2pa.source_type(body)


def _plain_text(body: bytes, facts: Facts) -> None:
    key, _, text = body.partition(b"\0")
    _text(key, text, facts)


def _packed_text(body: bytes, facts: Facts) -> None:
    key, _, rest = body.partition(b"\0")
    if key in _WORDS or key.startswith(b"Raw profile"):
        _text(key, _unpack(rest[1:]), facts)


def _world_text(body: bytes, facts: Facts) -> None:
    """iTXt: key, compressed or not, method, language, translated key, text."""
    key, _, rest = body.partition(b"\0")
    packed = rest[:1] == b"\1"
    parts = rest[2:].split(b"\0", 2)
    if len(parts) == 3 and (key in _WORDS or key == b"XML:com.adobe.xmp"):
        _text(key, _unpack(parts[2]) if packed else parts[2], facts)


def _text(key: bytes, text: bytes, facts: Facts) -> None:
    if key == b"XML:com.adobe.xmp":
        facts.xmp = text
    elif key in (b"Raw profile type exif", b"Raw profile type APP1"):
        facts.exif = facts.exif or _raw_profile(text)
    elif key in _WORDS:
        facts.words.setdefault(_WORDS[key], decode(text[:2000]))


def _raw_profile(text: bytes) -> bytes:
    """ImageMagick's way to keep EXIF in a PNG: a name, a length, and hexadecimal digits."""
    lines = text.split(b"\n", 3)
    try:
        return bytes.fromhex(lines[3].decode("ascii")) if len(lines) == 4 else b""
    except ValueError:
        return b""


def _unpack(packed: bytes) -> bytes:
    """At most `_MOST_TEXT` bytes of what is packed; nothing when it is damaged."""
    try:
        return zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return b""


_READERS = {
    b"IHDR": _header, b"tRNS": _transparency, b"iCCP": _profile, b"cICP": _colour_code, b"eXIf": _exif,
    b"caBX": _credentials, b"tEXt": _plain_text, b"zTXt": _packed_text, b"iTXt": _world_text,
}  # fmt: skip


def unpacked(facts: Facts) -> int:
    """Bytes of the picture before packing."""
    colour = next((code for code, mode in _MODES.items() if mode == facts.mode), 0)
    row = 1 + ((facts.width or 0) * _SAMPLES[colour] * (facts.bits or 8) + 7) // 8
    return row * (facts.height or 0)
