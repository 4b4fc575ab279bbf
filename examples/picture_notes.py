"""Pictures of the rule examples that are about what a file says of itself: place, maker, colours, movement."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

Target = Callable[[str], Path]
Scene = Callable[[tuple[int, int], int], Image.Image]

_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {}</rdf:RDF></x:xmpmeta>"""
_PACKETS = {
    "ai-label": _PACKET.format(
        'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType='
        '"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
    ),
    "licence": _PACKET.format(
        'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<cc:license rdf:resource="https://creativecommons.org/licenses/by-nc-nd/4.0/"/>'
        "<dc:creator><rdf:Seq><rdf:li>Ada Byron</rdf:li></rdf:Seq></dc:creator></rdf:Description>"
    ),
}
"""What XMP says in the pictures of each of these rules."""

_EXIF_GPS, _EXIF_MORE = 0x8825, 0x8769


def write_notes(path: Target, scene: Scene) -> None:
    """Every picture of this kind, in the folder of its rule."""
    picture = scene((800, 600), 18)
    picture.save(path("private-metadata/bad/ridge.jpg"), quality=70, exif=_phone())
    picture.save(path("private-metadata/good/ridge.jpg"), quality=70)
    for rule, packet in _PACKETS.items():
        picture.save(path(f"{rule}/bad/hills.jpg"), quality=70, xmp=packet.encode())
        picture.save(path(f"{rule}/good/hills.jpg"), quality=70)
    square = scene((1080, 1080), 18)
    square.convert("CMYK").save(path("colour-space/bad/ridge.jpg"), quality=60)
    square.save(path("colour-space/good/ridge.jpg"), quality=60)
    _lantern(None).save(path("lost-transparency/bad/lantern.png"))
    _lantern((250, 246, 238)).save(path("lost-transparency/good/lantern.png"))
    upright = Image.Exif()
    upright[0x0112] = 6
    tall = scene((600, 800), 21)
    lying = tall.transpose(Image.Transpose.ROTATE_90)
    lying.save(path("rotated-by-metadata/bad/spruce.jpg"), quality=70, exif=upright)
    tall.save(path("rotated-by-metadata/good/spruce.jpg"), quality=70)
    swing(path("animation-limit/bad/lantern.gif"), 351)
    swing(path("animation-limit/good/lantern.gif"), 40)
    for verdict in ("bad", "good"):
        swing(path(f"animation-lost/{verdict}/lantern.gif"), 24)


def _lantern(ground: tuple[int, int, int] | None) -> Image.Image:
    """A lantern in dark lines, on a ground or on nothing."""
    picture = Image.new("RGBA", (1000, 1500), (*ground, 255) if ground else (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    ink = (32, 38, 76, 255)
    draw.line((500, 0, 500, 420), fill=ink, width=12)
    draw.ellipse((260, 420, 740, 1140), outline=ink, width=18)
    for y in (560, 780, 1000):
        draw.line((300, y, 700, y), fill=ink, width=8)
    return picture if ground is None else picture.convert("RGB")


def _phone() -> Image.Exif:
    """What a phone notes: a place near the summit of the Feldberg, and a serial number."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", "Example Phone 3"
    exif.get_ifd(_EXIF_GPS).update({1: "N", 2: (47.0, 52.0, 26.0), 3: "E", 4: (8.0, 0.0, 14.0)})
    exif.get_ifd(_EXIF_MORE)[0xA431] = "EX-0042-1907"
    return exif


def swing(target: Path, frames: int) -> None:
    """A lantern on a rope, swinging from side to side, over a line that grows with time."""
    size = (240, 180)
    shown = []
    for number in range(frames):
        picture = Image.new("P", size, 0)
        picture.putpalette([32, 38, 76, 250, 246, 238, 248, 200, 120])
        draw = ImageDraw.Draw(picture)
        angle = 0.7 * math.sin(number / 40 * 2 * math.pi)
        x, y = size[0] / 2 + 110 * math.sin(angle), 110 * math.cos(angle)
        draw.line((size[0] / 2, 0, x, y), fill=1, width=2)
        draw.ellipse((x - 16, y, x + 16, y + 40), fill=2)
        draw.line((0, size[1] - 1, number % size[0], size[1] - 1), fill=1 + number // size[0])
        shown.append(picture)
    shown[0].save(target, save_all=True, append_images=shown[1:], duration=40, loop=0)
