"""IPTC-IIM: the older captions and credits, stored in Photoshop resource blocks.

Layout: IPTC-NAA Information Interchange Model 4.2; Adobe Photoshop File Formats, "Image Resource Blocks".
"""

from __future__ import annotations

import struct

from vislint.probe.exif import decode

_FIELDS = {80: "artist", 110: "credit", 116: "copyright", 120: "description"}
_RESOURCE = 0x0404


def from_photoshop(block: bytes) -> bytes:
    """The IIM records inside the `8BIM` resources of a JPEG's APP13 segments; empty when there are none."""
    position = 0
    while block[position : position + 4] == b"8BIM" and position + 7 < len(block):
        (identity,) = struct.unpack_from(">H", block, position + 4)
        name = position + 6
        size_at = name + (block[name] + 2) // 2 * 2
        if size_at + 4 > len(block):
            break
        (size,) = struct.unpack_from(">I", block, size_at)
        if identity == _RESOURCE:
            return block[size_at + 4 : size_at + 4 + size]
        position = size_at + 4 + (size + 1) // 2 * 2
    return b""


def read(records: bytes) -> dict[str, str]:
    """Fields of Metadata; of repeated ones the first."""
    found: dict[str, str] = {}
    position = 0
    while position + 5 <= len(records) and records[position] == 0x1C:
        _, record, dataset, size = struct.unpack_from(">BBBH", records, position)
        if size > 0x7FFF:  # an extended dataset: never a caption
            break
        value = records[position + 5 : position + 5 + size]
        if record == 2 and dataset in _FIELDS:
            found.setdefault(_FIELDS[dataset], decode(value))
        position += 5 + size
    return found
