"""Files and what can be told of them without decoding a pixel."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from vislint.model.measures import Measures

DefectKind = Literal[
    "empty",
    "truncated",
    "corrupt",
    "lfs-pointer",
    "annex-pointer",
    "html",
    "not-a-visual",
    "bomb",
    "not-a-file",
    "dangling-link",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Defect:
    """Why a file cannot be shown; `detail` is a plain English half-sentence with the numbers."""

    kind: DefectKind
    detail: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What EXIF, XMP and IPTC say, as far as rules need it."""

    latitude: float | None = None
    longitude: float | None = None
    camera: str = ""
    serial_number: str = ""
    software: str = ""
    artist: str = ""
    copyright: str = ""
    credit: str = ""
    description: str = ""
    digital_source_type: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What can be read of a file without decoding its pixels.

    `format` is a lower-case name told from the bytes (jpeg, png, gif, webp, avif, heic, svg, mp4 …), empty
    when nothing is recognised. Absent facts are None: unknown, never guessed.
    """

    format: str
    bytes: int
    width: int | None = None
    height: int | None = None
    mode: str = ""
    bits: int | None = None
    alpha: bool | None = None
    frames: int = 1
    duration: float | None = None
    icc: str = ""
    jpeg_quality: int | None = None
    orientation: int = 1
    metadata: Metadata = field(default_factory=Metadata)
    defect: Defect | None = None
    codec: str = ""
    """Of a video: h264, h265, vp8, vp9, av1 …; empty when not known."""
    chroma: str = ""
    """Of a video: how its colour is sampled, 4:2:0, 4:2:2 or 4:4:4; empty when not known."""
    fps: float | None = None
    """Of a video: frames a second, the mean of all."""
    sound: str = ""
    """What the sound of a video is coded in: aac, mp3, opus …; empty when not known or silent."""

    @property
    def ratio(self) -> Fraction | None:
        return Fraction(self.width, self.height) if self.width and self.height else None


VIDEO_FORMATS = frozenset({"mp4", "mov", "m4v", "webm", "mkv", "avi", "mpeg", "3gp", "ogv", "wmv", "flv"})
DOCUMENT_FORMATS = frozenset({"pdf", "doc", "docx", "ppt", "pptx"})

VisualKind = Literal["image", "animation", "video", "document"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: where it is, what it holds, and its header."""

    path: str
    hash: str
    header: Header
    origin: str = ""
    """The address that a remote file was fetched from; its path is that of the stored copy."""
    measures: Measures | None = None
    """What its pixels say; None when no rule asked for it or when they could not be looked at."""
    unmeasured: str = ""
    """Why its pixels could not be looked at, in words."""

    @property
    def name(self) -> str:
        """What people call the file."""
        place = self.origin.partition("?")[0].partition("#")[0] or self.path
        return place.rstrip("/").rpartition("/")[2]

    @property
    def kind(self) -> VisualKind:
        if self.header.format in VIDEO_FORMATS:
            return "video"
        if self.header.format in DOCUMENT_FORMATS:
            return "document"
        return "animation" if self.header.frames > 1 and self.header.format in ANIMATED_FORMATS else "image"


ANIMATED_FORMATS = frozenset({"gif", "webp", "png", "avif"})
