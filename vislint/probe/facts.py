"""What the readers of file formats share: the facts they gather and the error that ends a reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from mmap import mmap

from vislint.model import Defect, DefectKind

Data = bytes | mmap
"""The whole file: in memory, or mapped when it is large."""


class DefectError(Exception):
    """The file cannot be shown. Facts gathered before it is raised are kept."""

    def __init__(self, kind: DefectKind, detail: str) -> None:
        super().__init__(detail)
        self.defect = Defect(kind, detail)


def truncated(detail: str) -> DefectError:
    return DefectError("truncated", detail)


def corrupt(detail: str) -> DefectError:
    return DefectError("corrupt", detail)


def ends_early(data: Data, where: str) -> DefectError:
    """The file stops inside `where`."""
    return truncated(f"ends inside {where}, after {len(data):,} bytes")


@dataclass(slots=True)
class Facts:
    """A header in the making. Width and height are as stored, before orientation."""

    format: str
    width: int | None = None
    height: int | None = None
    mode: str = ""
    bits: int | None = None
    alpha: bool | None = None
    frames: int = 1
    duration: float | None = None
    icc: str = ""
    jpeg_quality: int | None = None
    codec: str = ""
    chroma: str = ""
    fps: float | None = None
    sound: str = ""
    orientation: int | None = None
    """Set by formats that turn pictures by their own means; EXIF is not asked then."""
    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""
    words: dict[str, str] = field(default_factory=dict)
    """Fields of Metadata that the format carries in a way of its own."""


def shown(seconds: float) -> float:
    """How long a frame stays: browsers and ffmpeg show frames of 10 ms or less for 100 ms.

    Chromium's BitmapImage and ffmpeg's GIF reader (`min_delay`, `default_delay`) agree on it.
    """
    return 0.1 if seconds <= 0.0101 else seconds
