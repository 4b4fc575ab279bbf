"""EXIF: orientation, position, and who made the picture with what.

Tags: CIPA DC-008 (Exif 2.32), tables 4 to 15.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from vislint.probe.facts import Data
from vislint.probe.tiff import Directory, Tiff

Position = tuple[float, float]
"""Latitude and longitude in decimal degrees; south and west are negative."""


class Exif(NamedTuple):
    """`words` are fields of Metadata."""

    orientation: int
    position: Position | None
    words: dict[str, str]


_EXIF, _GPS = 0x8769, 0x8825
_WORDS = {"software": 0x0131, "artist": 0x013B, "copyright": 0x8298, "description": 0x010E}
_MAKE, _MODEL, _ORIENTATION, _DNG_SERIAL = 0x010F, 0x0110, 0x0112, 0xC62F
_OWNER, _BODY_SERIAL, _LENS_SERIAL = 0xA430, 0xA431, 0xA435


def read(blob: Data) -> Exif:
    """Reads an EXIF block with or without its "Exif" mark, or a whole TIFF file; else ValueError."""
    tiff = Tiff(blob[6:] if blob[:6] == b"Exif\0\0" else blob)
    main = tiff.directory(tiff.first)
    more = tiff.child(main, _EXIF)
    words = {field: decode(tiff.raw(main, tag)) for field, tag in _WORDS.items()}
    words["artist"] = words["artist"] or decode(tiff.raw(more, _OWNER))
    words["camera"] = camera(decode(tiff.raw(main, _MAKE)), decode(tiff.raw(main, _MODEL)))
    serials = ((more, _BODY_SERIAL), (main, _DNG_SERIAL), (more, _LENS_SERIAL))
    words["serial_number"] = next(filter(None, (decode(tiff.raw(part, tag)) for part, tag in serials)), "")
    orientation = tiff.number(main, _ORIENTATION)
    turned = int(orientation) if orientation and orientation in range(1, 9) else 1
    return Exif(turned, _position(tiff, tiff.child(main, _GPS)), words)


def decode(raw: bytes) -> str:
    """Text of a camera: UTF-8 if valid, else Latin-1; NULs and runs of blanks become one blank."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return " ".join(text.replace("\0", " ").split())


def camera(make: str, model: str) -> str:
    """Maker and model, without the maker's name twice ("Canon", "Canon EOS 40D")."""
    first = make.partition(" ")[0].lower()
    return model if first and model.lower().startswith(first) else f"{make} {model}".strip()


def _position(tiff: Tiff, gps: Directory) -> Position | None:
    latitude = _degrees(tiff.numbers(gps, 2), decode(tiff.raw(gps, 1)))
    longitude = _degrees(tiff.numbers(gps, 4), decode(tiff.raw(gps, 3)))
    return place(latitude, longitude)


def _degrees(parts: list[float], reference: str) -> float | None:
    """Degrees, minutes and seconds to degrees; minutes and seconds may be missing or undefined (0/0)."""
    if not parts or math.isnan(parts[0]):
        return None
    total = sum(0.0 if math.isnan(part) else part / 60**power for power, part in enumerate(parts[:3]))
    return -total if reference[:1].upper() in ("S", "W") else total


def place(latitude: float | None, longitude: float | None) -> Position | None:
    """A position on the globe. 0° N 0° E is what cameras write without a satellite: no position."""
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    rounded = (round(latitude, 6), round(longitude, 6))
    return rounded if any(rounded) else None
