"""Content Credentials: what a signed manifest says of how a picture came to be. Nothing is verified.

Layout: C2PA Specification 2.1, annex A.3: JUMBF in a JPEG's APP11, a PNG's chunk caBX, a WebP's chunk C2PA.
The source type is a term of the IPTC vocabulary, written out as an address inside the manifest.
"""

from __future__ import annotations

import re

MOST = 4_000_000
"""Bytes of a manifest that are looked at; thumbnails inside make it large."""
JUMBF = b"JP"
_HEAD = 16
"""Bytes of an APP11 segment before its part of the box: marker, number, sequence, and the box's own head."""
_TERM = re.compile(rb"https?://cv\.iptc\.org/newscodes/digitalsourcetype/[A-Za-z]{3,50}")
_BY_MACHINE = re.compile(rb"algorithmic", re.I)


def part(segment: bytes) -> bytes:
    """What a JPEG's APP11 segment adds to the manifest."""
    return segment[_HEAD:] if segment.startswith(JUMBF) else b""


def source_type(manifest: bytes) -> str:
    """The digital source type; of several the first that names an algorithm. Empty when none is there."""
    found = [match[0] for match in _TERM.finditer(manifest[:MOST])]
    machine = [term for term in found if _BY_MACHINE.search(term)]
    return next(iter(machine or found), b"").decode("ascii")
