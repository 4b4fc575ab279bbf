"""EXIF, XMP, IPTC and a format's own words made into one Metadata."""

from __future__ import annotations

import struct
from dataclasses import fields
from typing import Any
from xml.parsers.expat import ExpatError

from vislint.model import Metadata
from vislint.probe import exif, iptc, xmp
from vislint.probe.exif import Exif, Position
from vislint.probe.facts import Data, Facts

_LONGEST = 1000
_NOTHING = Exif(1, None, {})
_UNUSABLE = (ValueError, struct.error, LookupError, ArithmeticError, ExpatError)
_TEXTS = tuple(field.name for field in fields(Metadata) if field.name not in ("latitude", "longitude"))


def gather(facts: Facts, exif_block: Data) -> tuple[int, Metadata]:
    """The orientation (1 to 8) and the metadata. What cannot be read counts as absent.

    XMP comes first because editors write it last, then IPTC, EXIF, and the format's own words.
    """
    camera = _exif(exif_block) if exif_block else _NOTHING
    position, packet = _xmp(facts.xmp) if facts.xmp else (None, {})
    captions = iptc.read(facts.iptc) if facts.iptc else {}
    sources = [source for source in (packet, captions, camera.words, facts.words) if source]
    position = camera.position or position
    if not sources and position is None:
        return camera.orientation, Metadata()
    texts: dict[str, Any] = {name: _first(sources, name) for name in _TEXTS}
    latitude, longitude = position or (None, None)
    return camera.orientation, Metadata(latitude=latitude, longitude=longitude, **texts)


def _first(sources: list[dict[str, str]], name: str) -> str:
    return next((source[name][:_LONGEST] for source in sources if source.get(name)), "")


def _exif(block: Data) -> Exif:
    try:
        return exif.read(block)
    except _UNUSABLE:
        return _NOTHING


def _xmp(packet: bytes) -> tuple[Position | None, dict[str, str]]:
    try:
        return xmp.read(packet)
    except _UNUSABLE:
        return None, {}
