"""Files for tests made byte by byte: videos, phone photographs, pointers, pages and bombs.

Each maker writes `path` (folders included) and returns it; sizes are pixels.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def chunk(kind: bytes, body: bytes, checksum: int | None = None) -> bytes:
    """A PNG chunk."""
    found = zlib.crc32(kind + body) if checksum is None else checksum
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", found)


def bomb(path: Path, width: int = 50_000, height: int = 50_000) -> Path:
    """A PNG of a few bytes, whole in itself, whose header claims width × height."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return write(path, b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b""))


def lfs_pointer(path: Path, size: int = 3_400_000) -> Path:
    text = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'4d7a2146' * 8}\nsize {size}\n"
    return write(path, text.encode())


def html(path: Path) -> Path:
    return write(
        path, b"<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body></body></html>\n"
    )


def svg(path: Path, attributes: str = 'width="120" height="80"', inside: str = "<circle r='5'/>") -> Path:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>\n'
    return write(path, text.encode())


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def mp4(
    path: Path, width: int = 1280, height: int = 720, seconds: float = 12.5, *,
    turn: int = 0, brand: bytes = b"isom", data: int = 400, rate: float = 0, coding: bytes = b"",
    sound: bytes = b"",
) -> Path:  # fmt: skip
    """A video without pictures: ftyp, moov, `data` bytes of mdat; `coding` and `sound` are sample entries."""
    a, b, c, d = (value * 65536 for value in _TURNS[turn])
    movie = struct.pack(">IIIII", 0, 0, 0, 1000, round(seconds * 1000)) + bytes(80)
    matrix = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    sides = struct.pack(">II", width << 16, height << 16)
    track = struct.pack(">6I", 7, 0, 0, 1, 0, round(seconds * 1000)) + bytes(16) + matrix + sides
    times = struct.pack(">IIII", 0, 1, round(seconds * rate), round(90_000 / rate) if rate else 0)
    media = box(b"mdia", box(b"hdlr", bytes(8), b"vide", bytes(13)),
                box(b"mdhd", struct.pack(">IIIII", 0, 0, 0, 90_000, round(seconds * 90_000)), bytes(4)),
                box(b"minf", box(b"stbl", _described(coding), box(b"stts", times))))  # fmt: skip
    heard = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), b"soun", bytes(13)),
                             box(b"minf", box(b"stbl", _described(sound)))))  # fmt: skip
    moov = box(
        b"moov", box(b"mvhd", movie), box(b"trak", box(b"tkhd", track), media), heard if sound else b""
    )
    return write(path, box(b"ftyp", brand, bytes(4), brand) + moov + box(b"mdat", bytes(data)))


def _described(*entries: bytes) -> bytes:
    return box(b"stsd", struct.pack(">II", 0, len(entries)), *entries)


def coded(name: bytes, record: bytes = b"", kind: bytes = b"avcC") -> bytes:
    """The sample entry of pictures, with the set-up record of their codec."""
    return box(name, bytes(78), box(kind, record) if record else b"")


def heard(name: bytes, object_type: int = 0) -> bytes:
    """The sample entry of sound; MPEG-4 sound tells its kind in a descriptor."""
    descriptor = b"\x03\x19\0\1\0\x04\x11" + bytes([object_type]) + bytes(12)
    return box(name, bytes(28), box(b"esds", bytes(4), descriptor) if object_type else b"")


def avc(profile: int, chroma: str = "") -> bytes:
    """The record of H.264: a parameter set with its number 0, then the chroma format as a bit pattern."""
    bits = int(("1" + chroma).ljust(16, "0"), 2).to_bytes(2, "big")
    unit = bytes([0x67, profile, 0, 30]) + bits + bytes(4)
    return bytes([1, profile, 0, 30, 0xFF, 0xE1]) + struct.pack(">H", len(unit)) + unit


def heic(
    path: Path, width: int = 4032, height: int = 3024, *, quarter_turns: int = 0, exif: bytes = b""
) -> Path:
    """The boxes of an iPhone's photograph without the photograph: primary item 1, EXIF in item 2."""
    properties = [
        box(b"ispe", bytes(4), struct.pack(">II", width, height)),
        box(b"pixi", bytes(4), b"\3\x0a\x0a\x0a"),
    ]
    properties.append(box(b"irot", bytes([quarter_turns])))
    links = struct.pack(">IIHB", 0, 1, 1, 3) + b"\1\2\3"
    items = box(b"iinf", bytes(4), struct.pack(">H", 2),
                box(b"infe", b"\2\0\0\0", struct.pack(">HH4s", 1, 0, b"hvc1"), b"\0"),
                box(b"infe", b"\2\0\0\0", struct.pack(">HH4s", 2, 0, b"Exif"), b"\0"))  # fmt: skip
    payload = bytes(4) + exif.removeprefix(b"Exif\0\0")
    ftyp = box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def meta(offset: int) -> bytes:
        spot = struct.pack(">BBHHHHII", 0x44, 0, 1, 2, 0, 1, offset, len(payload))
        return box(b"meta", bytes(4), box(b"pitm", bytes(4), b"\0\1"), items, box(b"iloc", bytes(4), spot),
                   box(b"iprp", box(b"ipco", *properties), box(b"ipma", links)))  # fmt: skip

    start = len(ftyp) + len(meta(0)) + 8
    return write(path, ftyp + meta(start) + box(b"mdat", payload))


def element(identity: int, body: bytes) -> bytes:
    """An EBML element with a size of eight bytes."""
    return (
        identity.to_bytes((identity.bit_length() + 7) // 8, "big")
        + struct.pack(">Q", 1 << 56 | len(body))
        + body
    )


def webm(
    path: Path, width: int = 640, height: int = 360, seconds: float | None = 4.5, *, kind: bytes = b"webm",
    codec: bytes = b"", nanoseconds: int = 0, record: bytes = b"",
) -> Path:  # fmt: skip
    info = element(0x2AD7B1, struct.pack(">I", 1_000_000))
    if seconds is not None:
        info += element(0x4489, struct.pack(">d", seconds * 1000))
    sides = element(0xB0, struct.pack(">H", width)) + element(0xBA, struct.pack(">H", height))
    track = element(0xD7, b"\1") + element(0x83, b"\1") + element(0xE0, sides)
    for number, value in ((0x86, codec), (0x63A2, record), (0x23E383, nanoseconds.to_bytes(4, "big"))):
        track += element(number, value) if any(value) else b""
    tracks = element(0xAE, track)
    segment = element(0x1549A966, info) + element(0x1654AE6B, tracks) + element(0x1F43B675, bytes(200))
    head = element(0x1A45DFA3, element(0x4282, kind))
    return write(path, head + element(0x18538067, segment))


def avi(path: Path, width: int = 320, height: int = 240, frames: int = 100, rate: int = 25) -> Path:
    fields = [1_000_000 // rate, 0, 0, 0, frames, 0, 1, 0, width, height, 0, 0, 0, 0]
    header = b"avih" + struct.pack("<I14I", 56, *fields)
    body = b"AVI LIST" + struct.pack("<I", len(header) + 4) + b"hdrl" + header
    return write(path, b"RIFF" + struct.pack("<I", len(body)) + body)


def psd(path: Path, width: int = 800, height: int = 600) -> Path:
    return write(path, b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, height, width, 8, 3) + bytes(14))


def jxl(path: Path, width: int = 640, height: int = 480) -> Path:
    """A bare JPEG XL codestream: its size in ones, no fixed ratio, everything else by default."""
    fields = [(0, 1), (1, 2), (height - 1, 13), (0, 3), (1, 2), (width - 1, 13), (1, 1)]
    bits, at = 0, 0
    for value, count in fields:
        bits |= value << at
        at += count
    return write(path, b"\xff\x0a" + bits.to_bytes(16, "little"))


def pdf(path: Path) -> Path:
    return write(
        path, b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )
