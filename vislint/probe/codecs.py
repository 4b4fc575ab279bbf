"""What a video and its sound are coded in, from the names and set-up records that containers carry.

Layouts: ISO/IEC 14496-15 (`avcC`, `hvcC`), ITU-T H.264 section 7.3.2.1.1 (sequence parameter set), the WebM
project's `vpcC` and AOMedia's `av1C`. Names: the MP4 registration authority, and RFC 9559 for Matroska.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vislint.probe.facts import Facts

IN_MP4: Mapping[bytes, str] = {
    b"avc1": "h264", b"avc3": "h264", b"hvc1": "h265", b"hev1": "h265", b"dvh1": "h265", b"dvhe": "h265",
    b"vp08": "vp8", b"vp09": "vp9", b"av01": "av1", b"mp4v": "mpeg4", b"s263": "h263", b"jpeg": "mjpeg",
    b"mjpa": "mjpeg", b"apch": "prores", b"apcn": "prores", b"apcs": "prores", b"apco": "prores",
    b"ap4h": "prores", b"ap4x": "prores",
}  # fmt: skip
SOUND_IN_MP4: Mapping[bytes, str] = {
    b"Opus": "opus", b".mp3": "mp3", b"ac-3": "ac3", b"ec-3": "eac3", b"fLaC": "flac",
    b"alac": "alac", b"sowt": "pcm", b"twos": "pcm", b"lpcm": "pcm", b"samr": "amr",
}  # fmt: skip
_MP4A = re.compile(rb"\x03[\x80-\xff]{0,3}[\0-\x7f].{3}\x04[\x80-\xff]{0,3}[\0-\x7f](.)", re.DOTALL)
"""ISO/IEC 14496-1, section 7.2.6: the elementary stream's descriptor, then that of its decoder."""
_OBJECT_TYPES = {0x40: "aac", 0x66: "aac", 0x67: "aac", 0x68: "aac", 0x69: "mp3", 0x6B: "mp3"}
IN_MATROSKA: Mapping[str, str] = {
    "V_MPEG4/ISO/AVC": "h264", "V_MPEGH/ISO/HEVC": "h265", "V_VP8": "vp8", "V_VP9": "vp9", "V_AV1": "av1",
    "V_MPEG4/ISO/ASP": "mpeg4", "V_THEORA": "theora", "V_PRORES": "prores", "V_MJPEG": "mjpeg",
    "A_AAC": "aac", "A_OPUS": "opus", "A_VORBIS": "vorbis", "A_MPEG/L3": "mp3", "A_AC3": "ac3",
    "A_EAC3": "eac3", "A_FLAC": "flac", "A_PCM/INT/LIT": "pcm",
}  # fmt: skip
CHROMA = ("4:0:0", "4:2:0", "4:2:2", "4:4:4")
"""By the number that H.264 and H.265 write."""
_WITH_CHROMA = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
"""H.264 profiles whose parameter set names the chroma format; all others are 4:2:0."""


def mp4a(descriptor: bytes) -> str:
    """What the sound under the name `mp4a` is; empty when the descriptor does not tell."""
    found = _MP4A.match(descriptor)
    return _OBJECT_TYPES.get(found[1][0], "") if found else ""


def set_up(facts: Facts, record: bytes) -> None:
    """Read the chroma format from the codec's set-up record, which may be empty or cut short."""
    try:
        facts.chroma = _READERS[facts.codec](record) if facts.codec in _READERS and record else ""
    except IndexError:
        facts.chroma = ""


def _h264(record: bytes) -> str:
    """The record holds the first sequence parameter set from its ninth byte on."""
    if not record[5] & 31:
        return ""
    unit = record[8 : 8 + int.from_bytes(record[6:8], "big")].replace(b"\0\0\3", b"\0\0")
    if unit[1] not in _WITH_CHROMA:
        return CHROMA[1]
    bits = _Bits(unit, 32)
    bits.number()
    return CHROMA[bits.number() & 3]


def _h265(record: bytes) -> str:
    return CHROMA[record[16] & 3]


def _vp9(record: bytes) -> str:
    """A version and flags of four bytes stand before it in MP4. 0 and 1 are 4:2:0 with other places."""
    return ("4:2:0", "4:2:0", "4:2:2", "4:4:4")[record[6] >> 1 & 3]


def _av1(record: bytes) -> str:
    mono, across, down = record[2] >> 4 & 1, record[2] >> 3 & 1, record[2] >> 2 & 1
    if mono:
        return CHROMA[0]
    return {(1, 1): "4:2:0", (1, 0): "4:2:2"}.get((across, down), "4:4:4")


_READERS = {"h264": _h264, "h265": _h265, "vp9": _vp9, "av1": _av1}


class _Bits:
    """Exponential Golomb numbers (H.264 section 9.1). Raises IndexError at the end of the data."""

    def __init__(self, data: bytes, position: int) -> None:
        self._data = data
        self._at = position

    def number(self) -> int:
        zeros = 0
        while not self._bit():
            zeros += 1
            if zeros > 31:
                raise IndexError
        value = 1
        for _ in range(zeros):
            value = value << 1 | self._bit()
        return value - 1

    def _bit(self) -> int:
        bit = self._data[self._at >> 3] >> (7 - (self._at & 7)) & 1
        self._at += 1
        return bit
