"""What a video is coded in and how fast it runs, told from its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import stubs
from vislint.probe.header import read_header

HEVC = bytes(16) + b"\xfd" + bytes(6)
VP9_444 = bytes(4) + bytes([0, 10, 0b1000_011_0])
AV1_420 = bytes([0x81, 4, 0b0000_1100, 0])


@pytest.mark.parametrize(
    ("coding", "codec", "chroma"),
    [
        (stubs.coded(b"avc1", stubs.avc(77)), "h264", "4:2:0"),
        (stubs.coded(b"avc1", stubs.avc(100, "010")), "h264", "4:2:0"),
        (stubs.coded(b"avc3", stubs.avc(122, "011")), "h264", "4:2:2"),
        (stubs.coded(b"avc1", stubs.avc(244, "00100")), "h264", "4:4:4"),
        (stubs.coded(b"avc1"), "h264", ""),
        (stubs.coded(b"avc1", b"\1\x64"), "h264", ""),
        (stubs.coded(b"hvc1", HEVC, b"hvcC"), "h265", "4:2:0"),
        (stubs.coded(b"vp09", VP9_444, b"vpcC"), "vp9", "4:4:4"),
        (stubs.coded(b"av01", AV1_420, b"av1C"), "av1", "4:2:0"),
        (stubs.coded(b"apcn"), "prores", ""),
        (stubs.coded(b"????"), "", ""),
        (b"", "", ""),
    ],
)
def test_codec_and_colour_of_an_mp4(tmp_path: Path, coding: bytes, codec: str, chroma: str) -> None:
    found = read_header(stubs.mp4(tmp_path / "v.mp4", coding=coding).read_bytes())
    assert (found.codec, found.chroma, found.defect) == (codec, chroma, None)


@pytest.mark.parametrize(
    ("sound", "name"),
    [
        (stubs.heard(b"mp4a", 0x40), "aac"), (stubs.heard(b"mp4a", 0x6B), "mp3"), (stubs.heard(b"mp4a"), ""),
        (stubs.heard(b"Opus"), "opus"), (b"", ""),
    ],
)  # fmt: skip
def test_sound_of_an_mp4(tmp_path: Path, sound: bytes, name: str) -> None:
    assert read_header(stubs.mp4(tmp_path / "v.mp4", sound=sound).read_bytes()).sound == name


@pytest.mark.parametrize("rate", [24, 25, 60, 50, 0])
def test_frames_a_second_of_an_mp4(tmp_path: Path, rate: int) -> None:
    found = read_header(stubs.mp4(tmp_path / "v.mp4", seconds=4, rate=rate).read_bytes())
    assert found.fps == (rate or None)


def test_a_webm_tells_its_codec_and_its_frames(tmp_path: Path) -> None:
    plain = stubs.webm(tmp_path / "a.webm", codec=b"V_VP8", nanoseconds=40_000_000)
    found = read_header(plain.read_bytes())
    assert (found.codec, found.chroma, found.fps) == ("vp8", "", 25.0)
    coded = stubs.webm(tmp_path / "b.mkv", kind=b"matroska", codec=b"V_MPEG4/ISO/AVC",
                       record=stubs.avc(244, "00100"))  # fmt: skip
    found = read_header(coded.read_bytes())
    assert (found.codec, found.chroma, found.fps) == ("h264", "4:4:4", None)


def test_a_video_cut_anywhere_is_no_crash(tmp_path: Path) -> None:
    coding, sound = stubs.coded(b"avc1", stubs.avc(244, "00100")), stubs.heard(b"mp4a", 0x40)
    data = stubs.mp4(tmp_path / "v.mp4", rate=25, coding=coding, sound=sound).read_bytes()
    whole = [length for length in range(16, len(data)) if not read_header(data[:length]).defect]
    assert {*whole} <= {
        *range(len(data) - 408, len(data) - 400)
    }  # the last box, that of the pictures, begins
    for position in range(40, len(data) - 400, 3):
        changed = bytearray(data)
        changed[position] ^= 0xFF
        assert read_header(bytes(changed)).format in ("mp4", "")
