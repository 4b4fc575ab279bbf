"""XMP: the few properties that rules ask for.

Names: XMP Specification Part 1 (ISO 16684-1), IPTC Photo Metadata Standard, Creative Commons in XMP.
A packet with a document type is refused, so that no entity is ever expanded.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from vislint.probe.exif import Position, camera, place

_LARGEST = 1_000_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIELDS = {
    "http://purl.org/dc/elements/1.1/ description": "description",
    "http://purl.org/dc/elements/1.1/ creator": "artist",
    "http://purl.org/dc/elements/1.1/ rights": "copyright",
    "http://ns.adobe.com/photoshop/1.0/ Credit": "credit",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/ DigitalSourceType": "digital_source_type",
    "http://ns.adobe.com/xap/1.0/rights/ WebStatement": "licence_url",
    "http://creativecommons.org/ns# license": "cc",
    "http://ns.adobe.com/xap/1.0/ CreatorTool": "software",
    "http://ns.adobe.com/tiff/1.0/ Make": "make",
    "http://ns.adobe.com/tiff/1.0/ Model": "model",
    "http://ns.adobe.com/exif/1.0/aux/ SerialNumber": "serial_number",
    "http://cipa.jp/exif/1.0/ BodySerialNumber": "serial_number",
    "http://ns.adobe.com/exif/1.0/ GPSLatitude": "latitude",
    "http://ns.adobe.com/exif/1.0/ GPSLongitude": "longitude",
}


class _Reader:
    """Takes each property once: from an attribute, the element's text, or its first list item."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.open = ""
        self.text: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self.refuse
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.buffer_text = True
        self.parser = parser

    def refuse(self, *_: object) -> None:
        raise ValueError("XMP with a document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            self.take(key, value)
        if name in _FIELDS:
            self.open, self.text = name, []
            self.take(name, attributes.get(f"{_RDF} resource", ""))

    def characters(self, text: str) -> None:
        if self.open:
            self.text.append(text)

    def end(self, name: str) -> None:
        if self.open and name in (self.open, f"{_RDF} li"):
            self.take(self.open, "".join(self.text))
            self.text = []
        if name == self.open:
            self.open = ""

    def take(self, name: str, value: str) -> None:
        field = _FIELDS.get(name)
        text = " ".join(value.split())
        if field and text:
            self.found.setdefault(field, text)


def read(packet: bytes) -> tuple[Position | None, dict[str, str]]:
    """Position and fields of Metadata. Raises ValueError or ExpatError when the packet cannot be used."""
    if len(packet) > _LARGEST:
        raise ValueError("XMP of more than 1 MB")
    reader = _Reader()
    reader.parser.Parse(packet.strip(b"\0 \t\r\n"), True)
    found = reader.found
    position = place(_degrees(found.pop("latitude", "")), _degrees(found.pop("longitude", "")))
    found["camera"] = camera(found.pop("make", ""), found.pop("model", ""))
    licence = found.pop("cc", "")
    if licence:
        found["licence_url"] = licence
    return position, found


def _degrees(text: str) -> float | None:
    """`51,3.25N` and `51,3,15N`: degrees, minutes, seconds and a direction."""
    match = re.fullmatch(r"(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])", text)
    if not match:
        return None
    degrees = int(match[1]) + float(match[2]) / 60 + float(match[3] or 0) / 3600
    return -degrees if match[4] in "SW" else degrees
