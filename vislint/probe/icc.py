"""The name of a colour profile.

Layout: ICC.1:2022, sections 7.2 (header), 7.3 (tag table), 10.15 (multiLocalizedUnicode); the older `desc`
type is that of ICC.1:2001-04, section 6.5.17.
"""

from __future__ import annotations

import re
import struct

_SPACES = {b"CMYK": "CMYK", b"GRAY": "gray", b"Lab ": "Lab"}
_KNOWN = (
    (r"display[ -]?p3|dci[ -]?p3|^sP3C", "Display P3"),
    (r"adobe ?rgb|^opRGB|compatible with adobe", "Adobe RGB"),
    (r"prophoto|romm", "ProPhoto RGB"),
    (r"(rec|bt)[. -]*2020", "Rec. 2020"),
    (r"srgb|61966-2|^c2(ci)?$", "sRGB"),
)
"""`c2` is the small sRGB profile of Facebook, `sP3C` the Display P3 of compact-icc-profiles."""
_PRIMARIES = {9: "Rec. 2020", 11: "Display P3", 12: "Display P3"}
_MOST_TAGS = 200


def name(profile: bytes) -> str:
    """sRGB, Display P3, Adobe RGB, CMYK, gray …; the profile's own description when it is none of these."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return "damaged"
    space = _SPACES.get(profile[16:20])
    if space:
        return space
    description = _description(profile)
    for pattern, known in _KNOWN:
        if re.search(pattern, description, re.IGNORECASE):
            return known
    return description[:80] or "unnamed"


def of_primaries(code: int) -> str:
    """The gamut named by an ITU-T H.273 colour code where it is wider than sRGB; empty otherwise."""
    return _PRIMARIES.get(code, "")


def _description(profile: bytes) -> str:
    (count,) = struct.unpack_from(">I", profile, 128)
    table = profile[132 : 132 + 12 * min(count, _MOST_TAGS)]
    for tag, offset, size in struct.iter_unpack(">4sII", table[: len(table) // 12 * 12]):
        if tag == b"desc":
            return _text(profile[offset : offset + min(size, 10_000)])
    return ""


def _text(value: bytes) -> str:
    if value[:4] == b"desc" and len(value) >= 12:
        (length,) = struct.unpack_from(">I", value, 8)
        text = value[12 : 12 + length].decode("latin-1")
    elif value[:4] == b"mluc" and len(value) >= 28:
        length, offset = struct.unpack_from(">II", value, 20)
        text = value[offset : offset + length].decode("utf-16-be", "replace")
    else:
        return ""
    return " ".join(text.replace("\0", " ").split())
