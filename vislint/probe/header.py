"""A file's bytes to its Header: a pure function that raises nothing, whatever the bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from mmap import mmap

from vislint.model import Defect, Header
from vislint.probe import (
    bitmaps,
    bombs,
    gif,
    heif,
    icc,
    jpeg,
    kinds,
    markup,
    matroska,
    metadata,
    mp4,
    png,
    riff,
    strangers,
    tiff,
)
from vislint.probe.facts import Data, DefectError, Facts

_READERS: dict[str, Callable[[Data, Facts], None]] = {
    "jpeg": jpeg.read, "png": png.read, "gif": gif.read, "webp": riff.read_webp, "avi": riff.read_avi,
    "avif": heif.read, "heic": heif.read, "mp4": mp4.read, "mov": mp4.read, "m4v": mp4.read, "3gp": mp4.read,
    "webm": matroska.read, "mkv": matroska.read, "svg": markup.read_svg, "tiff": tiff.read,
    "bmp": bitmaps.read_bmp, "ico": bitmaps.read_ico, "psd": bitmaps.read_psd, "jp2": bitmaps.read_jp2,
    "jxl": bitmaps.read_jxl,
}  # fmt: skip
_HOSTILE = (struct.error, LookupError, ValueError, ArithmeticError, MemoryError, zlib.error)
"""What reading wrong numbers from hostile bytes can end in."""
_LONGEST = 1e9
"""Seconds, some thirty years: what claims to last longer does not tell."""
_TURNED = frozenset({"jpeg", "mpo", "png", "webp", "tiff"})
"""Formats that viewers turn by their EXIF orientation."""


def read_header(data: bytes | bytearray | memoryview | mmap) -> Header:
    """The header of a whole file given as bytes or as a map of it."""
    whole: Data = data if isinstance(data, bytes | mmap) else bytes(data)
    if not len(whole):
        return Header("", 0, defect=Defect("empty", "has 0 bytes"))
    name = kinds.recognise(whole)
    if not name:
        return Header("", len(whole), defect=strangers.explain(whole))
    facts = Facts(name)
    defect = _read(whole, facts)
    defect = bombs.too_many(facts) or defect or bombs.impossible(facts, len(whole))
    return _finish(whole, facts, defect)


def _read(data: Data, facts: Facts) -> Defect | None:
    reader = _READERS.get(facts.format)
    try:
        if reader:
            reader(data, facts)
    except DefectError as error:
        return error.defect
    except _HOSTILE:
        return Defect("corrupt", "its structure leads nowhere")
    return None


def _finish(data: Data, facts: Facts, defect: Defect | None) -> Header:
    block: Data = facts.exif
    if facts.format == "tiff" and data[2:3] in (b"*", b"\0"):
        block = data
        facts.icc = _tiff_profile(data)
    orientation, described = metadata.gather(facts, block)
    if facts.orientation is not None:
        orientation = facts.orientation
    elif facts.format not in _TURNED:
        orientation = 1
    width, height = _size(facts, orientation)
    duration = facts.duration if facts.duration and facts.duration < _LONGEST else None
    return Header(
        facts.format, len(data), width, height, facts.mode, facts.bits, facts.alpha, facts.frames,
        duration, facts.icc, facts.jpeg_quality, orientation, described, defect,
        facts.codec, facts.chroma, facts.fps, facts.sound,
    )  # fmt: skip


def _size(facts: Facts, orientation: int) -> tuple[int, int] | tuple[None, None]:
    """Width and height as shown: both, or neither when one is missing or zero."""
    width, height = facts.width or 0, facts.height or 0
    if width <= 0 or height <= 0:
        return None, None
    return (height, width) if orientation >= 5 else (width, height)


def _tiff_profile(data: Data) -> str:
    try:
        profile = tiff.profile(data)
    except _HOSTILE:
        return ""
    return icc.name(profile) if profile else ""
