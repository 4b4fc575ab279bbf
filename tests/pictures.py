"""Makes files of every kind for tests: real pictures with Pillow; those of `tests.stubs` are here too.

Each maker writes `path` (folders included) and returns it; sizes are pixels, delays milliseconds.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, TiffImagePlugin

from tests.stubs import (
    avi,
    bomb,
    box,
    chunk,
    element,
    heic,
    html,
    jxl,
    lfs_pointer,
    mp4,
    pdf,
    psd,
    svg,
    webm,
    write,
)

__all__ = [
    "avi",
    "bomb",
    "box",
    "chunk",
    "element",
    "heic",
    "html",
    "jxl",
    "lfs_pointer",
    "mp4",
    "pdf",
    "psd",
    "svg",
    "webm",
    "write",
]

Fraction = TiffImagePlugin.IFDRational


def drawing(width: int, height: int, mode: str = "RGB", seed: int = 0) -> Image.Image:
    """A picture with some structure, the same for the same arguments."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(image)
    colour = (40 + seed * 53 % 200, 30 + seed * 91 % 200, 200 - seed * 37 % 180)
    box = (width // 4, height // 4, max(width * 3 // 4, width // 4), max(height * 3 // 4, height // 4))
    pen.ellipse(box, fill=colour)
    if mode in ("RGBA", "LA", "PA"):
        image.putalpha(Image.linear_gradient("L").resize((width, height)))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def jpeg(
    path: Path, width: int = 320, height: int = 200, *, mode: str = "RGB", seed: int = 0, **options: Any
) -> Path:
    """Options are Pillow's: quality, exif, icc_profile, xmp, progressive …"""
    return write(path, encoded(drawing(width, height, mode, seed), "JPEG", **options))


def mpo(path: Path, width: int = 320, height: int = 200, pictures: int = 2) -> Path:
    first, *rest = (drawing(width, height, seed=number) for number in range(pictures))
    return write(path, encoded(first, "MPO", save_all=True, append_images=rest))


def png(
    path: Path, width: int = 320, height: int = 200, *, mode: str = "RGB", seed: int = 0, **options: Any
) -> Path:
    image = (
        Image.new("I;16", (width, height), 40_000) if mode == "I;16" else drawing(width, height, mode, seed)
    )
    return write(path, encoded(image, "PNG", **options))


def webp(
    path: Path, width: int = 320, height: int = 200, *, mode: str = "RGB", seed: int = 0, **options: Any
) -> Path:
    return write(path, encoded(drawing(width, height, mode, seed), "WEBP", **options))


def avif(path: Path, width: int = 64, height: int = 48, *, mode: str = "RGB", **options: Any) -> Path:
    return write(path, encoded(drawing(width, height, mode), "AVIF", speed=10, **options))


def other(
    path: Path, kind: str, width: int = 64, height: int = 48, *, mode: str = "RGB", **options: Any
) -> Path:
    """BMP, TIFF, ICO, JPEG2000 and whatever else Pillow writes."""
    return write(path, encoded(drawing(width, height, mode), kind, **options))


def animation(path: Path, kind: str, delays: Sequence[int], width: int = 64, height: int = 48) -> Path:
    """GIF, WEBP, PNG or AVIF with one frame a delay."""
    first, *rest = (drawing(width, height, seed=number) for number in range(len(delays)))
    more: dict[str, Any] = {"speed": 10} if kind == "AVIF" else {}
    data = encoded(first, kind, save_all=True, append_images=rest, duration=list(delays), **more)
    return write(path, data)


def gif(path: Path, width: int = 64, height: int = 48, frames: int = 1, delay: int = 100) -> Path:
    return animation(path, "GIF", [delay] * frames, width, height)


def exif(
    orientation: int | None = None,
    position: tuple[float, float] | None = None,
    tags: dict[int, Any] | None = None,
    detail: dict[int, Any] | None = None,
) -> bytes:
    """An EXIF block: `tags` of the main directory, `detail` of the EXIF directory, decimal degrees."""
    block = Image.Exif()
    for tag, value in (tags or {}).items():
        block[tag] = value
    if orientation is not None:
        block[0x0112] = orientation
    if detail:
        block.get_ifd(0x8769).update(detail)
    if position:
        gps = block.get_ifd(0x8825)
        (gps[1], gps[3]) = ("N" if position[0] >= 0 else "S", "E" if position[1] >= 0 else "W")
        (gps[2], gps[4]) = (_sexagesimal(position[0]), _sexagesimal(position[1]))
    return block.tobytes()


def _sexagesimal(degrees: float) -> tuple[Fraction, Fraction, Fraction]:
    thousandths = round(abs(degrees) * 3_600_000)
    whole, rest = divmod(thousandths, 3_600_000)
    minutes, thousandths = divmod(rest, 60_000)
    return Fraction(whole, 1), Fraction(minutes, 1), Fraction(thousandths, 1000)


_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "cc": "http://creativecommons.org/ns#",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/", "tiff": "http://ns.adobe.com/tiff/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
}  # fmt: skip


def xmp(elements: str = "", **attributes: str) -> bytes:
    """A packet; `photoshop_Credit="…"` becomes the attribute `photoshop:Credit`."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    given = " ".join(f'{name.replace("_", ":", 1)}="{value}"' for name, value in attributes.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces} {given}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def iptc(**fields: str) -> bytes:
    """IIM records in a Photoshop resource, as the body of a JPEG's APP13 segment."""
    numbers = {"artist": 80, "credit": 110, "copyright": 116, "description": 120}
    records = b"".join(
        struct.pack(">BBBH", 0x1C, 2, numbers[name], len(value.encode())) + value.encode()
        for name, value in fields.items()
    )
    padded = records + b"\0" * (len(records) % 2)
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + padded


def with_segment(path: Path, marker: int, body: bytes) -> Path:
    """Puts one more segment at the start of a JPEG."""
    data = path.read_bytes()
    segment = struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
    return write(path, data[:2] + segment + data[2:])


def profile(description: str, space: bytes = b"RGB ", modern: bool = False) -> bytes:
    """A colour profile that holds a description and nothing else."""
    if modern:
        text = description.encode("utf-16-be")
        value = b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text
    else:
        value = b"desc\0\0\0\0" + struct.pack(">I", len(description) + 1) + description.encode() + b"\0" * 80
    body = struct.pack(">I4sII", 1, b"desc", 144, len(value)) + value
    head = struct.pack(">I4sI4s4s4s", 128 + len(body), b"none", 0x02100000, b"mntr", space, b"XYZ ")
    return (head.ljust(36, b"\0") + b"acsp").ljust(128, b"\0") + body


def with_chunks(path: Path, *chunks: bytes) -> Path:
    """Puts more chunks behind the header of a PNG."""
    data = path.read_bytes()
    return write(path, data[:33] + b"".join(chunks) + data[33:])


def truncated(path: Path, source: Path, keep: float = 0.5) -> Path:
    """The first part of another file."""
    data = source.read_bytes()
    return write(path, data[: int(len(data) * keep)])
