"""Videos that a network refused after they were uploaded, as of the list of real failures."""

from __future__ import annotations

from pathlib import Path

from tests import stubs
from tests.material import attached, header
from tests.test_real_failures import check, serious
from vislint.model import Attachment, Header
from vislint.networks import load_networks
from vislint.probe.header import read_header

OLD_SERVER = """
network = "mastodon"
[sources.own]
title = "our server, GET /api/v2/instance"
kind = "own"
read = 2026-11-20
how = "page"
[slot.video]
max_pixels = { value = 2_304_000, from = "own", if_broken = "reject" }
video_fps = { max = 60, from = "own", if_broken = "reject" }
"""
"""The limits that a server of 2020 gives."""


def clip(facts: Header) -> Attachment:
    return attached("clip.mp4", facts, alt="What the video shows")


def test_a23_a_video_larger_than_an_old_server_takes(tmp_path: Path) -> None:
    video = clip(read_header(stubs.mp4(tmp_path / "v.mp4", 2152, 1192, rate=30).read_bytes()))
    assert serious(check(video, to="mastodon")) == []
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mastodon.toml").write_text(OLD_SERVER)
    (found,) = check(video, to="mastodon", networks=load_networks(tmp_path / "own"))
    assert (found.severity, found.rule) == ("error", "video-limit")
    assert found.measured is not None
    assert found.measured.startswith("2152×1192")


def test_a24_two_hundredths_of_a_frame_too_many(tmp_path: Path) -> None:
    (tmp_path / "mastodon.toml").write_text(OLD_SERVER)
    old = load_networks(tmp_path)
    facts = header(1280, 720, format="mp4", duration=10.0, fps=60.02)
    (found,) = check(clip(facts), to="mastodon", networks=old)
    assert (found.severity, found.rule) == ("error", "video-limit")
    assert (found.measured, found.bound) == ("60.02 frames a second", "at most 60")
    assert (
        check(clip(header(1280, 720, format="mp4", duration=10.0, fps=60.0)), to="mastodon", networks=old)
        == []
    )


def test_a26_colour_that_x_does_not_take(tmp_path: Path) -> None:
    coding = stubs.coded(b"avc1", stubs.avc(244, "00100"))
    full = read_header(stubs.mp4(tmp_path / "v.mp4", rate=30, coding=coding).read_bytes())
    (found,) = check(clip(full), to="x")
    assert (found.severity, found.rule, found.measured) == ("error", "video-limit", "4:4:4")
    usual = stubs.coded(b"avc1", stubs.avc(100, "010"))
    plain = read_header(stubs.mp4(tmp_path / "v.mp4", rate=30, coding=usual).read_bytes())
    assert serious(check(clip(plain), to="x")) == []


def test_a26_a_container_that_x_does_not_name(tmp_path: Path) -> None:
    film = read_header(stubs.webm(tmp_path / "v.webm", codec=b"V_VP9").read_bytes())
    found = check(attached("clip.webm", film, alt="What the video shows"), to="x")
    assert ("error", "video-limit", "x") in serious(found)
    assert "format-not-accepted" in {each.rule for each in found}


def test_a31_videos_that_tiktok_and_reels_refuse() -> None:
    slow = header(1080, 1920, format="mp4", duration=30.0, fps=15.0, codec="h264")
    assert serious(check(clip(slow), to="tiktok")) == [("error", "video-limit", "tiktok")]
    small = header(320, 640, format="mp4", duration=30.0, fps=30.0, codec="h264")
    assert ("error", "video-limit", "tiktok") in serious(check(clip(small), to="tiktok"))
    odd = header(1080, 1920, format="mp4", duration=30.0, fps=30.0, codec="mpeg4")
    assert serious(check(clip(odd), to="instagram/reel")) == [("error", "video-limit", "instagram")]
    good = header(
        1080, 1920, format="mp4", duration=30.0, fps=30.0, codec="h264", chroma="4:2:0", sound="aac"
    )
    assert serious(check(clip(good), to="tiktok instagram/reel")) == []
