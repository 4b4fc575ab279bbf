"""video-limit: length, speed, size and coding of videos."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tests.material import attached, header, limit, placed, rules, slot
from vislint.model import Dimensions, Header, Interval, Problem

CHECK = rules()["video-limit"]


def video(**more: Any) -> Header:
    plain = header(1280, 720, format="mp4", bytes=1_000_000)
    return replace(plain, **{"duration": 10.0, "fps": 30.0, "codec": "h264", "chroma": "4:2:0", **more})


def found(facts: Header, key: str, value: Any, **more: Any) -> list[Problem]:
    place = slot(limit(key, value, **more), name="video", takes=("video",))
    return [*CHECK(placed(place, attached("clip.mp4", facts)))]


TO_140 = Interval(Fraction(1, 2), Fraction(140))


@pytest.mark.parametrize(
    ("facts", "key", "value", "measured", "bound"),
    [
        (video(duration=200.0), "video_duration", TO_140, "3 min 20 s", "0.5 s to 140 s"),
        (video(duration=0.25), "video_duration", TO_140, "0.25 s", "0.5 s to 140 s"),
        (video(duration=4000.5), "duration", Interval(None, Fraction(3600)), "1 h 6 min 40 s", "at most 1 h"),
        (video(fps=60.02), "video_fps", Interval(None, Fraction(60)), "60.02 frames a second", "at most 60"),
        (video(fps=15.0), "video_fps", Interval(Fraction(23), None), "15 frames a second", "at least 23"),
        (video(), "max_dimensions", Dimensions(640, 640), "1280×720", "at most 640×640"),
        (video(), "min_dimensions", Dimensions(1000, 1000, either_way=True), "1280×720",
         "at least 1000×1000, either way round"),
        (video(), "max_pixels", 500_000, "1280×720, 0.9 megapixels", "at most 0.5 megapixels"),
        (video(), "video_max_width", 1000, "1280×720", "at most 1000 px wide"),
        (video(duration=0.1), "video_max_bitrate", 25_000_000, "80 Mbps", "at most 25 Mbps"),
        (video(codec="prores"), "video_codecs", ("h264", "h265"), "ProRes", "allowed: H.264 or H.265"),
        (video(sound="pcm"), "audio_codecs", ("aac",), "PCM", "allowed: AAC"),
        (video(chroma="4:4:4"), "video_chroma", ("4:2:0",), "4:4:4", "allowed: 4:2:0"),
    ],
)  # fmt: skip
def test_what_a_network_does_not_take(facts: Header, key: str, value: Any, measured: str, bound: str) -> None:
    (problem,) = found(facts, key, value)
    assert (problem.measured, problem.bound) == (measured, bound)
    assert problem.breach is not None
    assert (problem.breach.severity, problem.hint != "") == ("error", True)


@pytest.mark.parametrize(
    ("facts", "key", "value"),
    [
        (video(duration=140.0), "video_duration", TO_140),
        (video(duration=None), "video_duration", TO_140),
        (video(), "video_duration", Interval()),
        (video(fps=59.94), "video_fps", Interval(None, Fraction(60))),
        (video(fps=None), "video_fps", Interval(Fraction(23), None)),
        (video(), "max_dimensions", Dimensions(720, 1280, either_way=True)),
        (video(width=None, height=None), "max_dimensions", Dimensions(64, 64)),
        (video(duration=None), "video_max_bitrate", 1000),
        (video(codec=""), "video_codecs", ("h264",)),
        (video(sound=""), "audio_codecs", ("aac",)),
    ],
)
def test_what_is_taken_or_not_known_stays_silent(facts: Header, key: str, value: Any) -> None:
    assert found(facts, key, value) == []


def test_pictures_are_left_alone() -> None:
    place = slot(limit("video_fps", Interval(None, Fraction(1))), takes=("image", "video"))
    assert [*CHECK(placed(place, header()))] == []


def test_a_limit_of_doubtful_origin_is_a_warning_at_most() -> None:
    (problem,) = found(video(duration=200.0), "video_duration", TO_140, grade="vendor")
    assert problem.breach is not None
    assert problem.breach.severity == "warning"
    assert "not documented" in problem.message
