"""Pictures of the rule examples that are about what a file says of itself: place, maker, colours, movement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

Target = Callable[[str], Path]
Scene = Callable[[tuple[int, int], int], Image.Image]

_EXIF_GPS, _EXIF_MORE = 0x8825, 0x8769


def write_notes(path: Target, scene: Scene) -> None:
    """Every picture of this kind, in the folder of its rule."""
    picture = scene((800, 600), 18)
    picture.save(path("private-metadata/bad/ridge.jpg"), quality=70, exif=_phone())
    picture.save(path("private-metadata/good/ridge.jpg"), quality=70)


def _phone() -> Image.Exif:
    """What a phone notes: a place near the summit of the Feldberg, and a serial number."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", "Example Phone 3"
    exif.get_ifd(_EXIF_GPS).update({1: "N", 2: (47.0, 52.0, 26.0), 3: "E", 4: (8.0, 0.0, 14.0)})
    exif.get_ifd(_EXIF_MORE)[0xA431] = "EX-0042-1907"
    return exif
