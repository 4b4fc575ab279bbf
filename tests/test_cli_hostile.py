"""Hostile files, paths and texts on the command line: one finding each, and nothing else happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import pictures
from tests.processes import Tags, check, post, rules_of, vislint
from vislint.report.page import SCRIPTS


def make_hostile(folder: Path) -> None:
    (folder / "zero.jpg").write_bytes(b"")
    whole = pictures.jpeg(folder / "whole.jpg", 800, 600).read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "really-a.png").write_bytes(whole)
    pictures.lfs_pointer(folder / "pointer.png")
    pictures.bomb(folder / "bomb.png")
    (folder / "folder.jpg").mkdir()
    (folder / "page.png").write_text("<!DOCTYPE html><html><body>404</body></html>")
    os.mkfifo(folder / "pipe.png")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("zero.jpg", "broken-image"),
        ("cut.jpg", "broken-image"),
        ("really-a.png", "wrong-extension"),
        ("pointer.png", "broken-image"),
        ("bomb.png", "broken-image"),
        ("folder.jpg", "broken-image"),
        ("page.png", "broken-image"),
        ("pipe.png", "broken-image"),
        ("../outside.jpg", "missing-image"),
        ("../../../../etc/passwd", "missing-image"),
        ("/etc/hostname", "missing-image"),
        ("a\0b.jpg", "missing-image"),
        ("x" * 5000 + ".jpg", "missing-image"),
    ],
)
def test_a_hostile_file_or_path_is_one_finding(tmp_path: Path, name: str, rule: str) -> None:
    (tmp_path / "outside.jpg").write_bytes(b"secret")
    repository = tmp_path / "repository"
    repository.mkdir()
    make_hostile(repository)
    post(repository, name)
    (repository / "vislint.toml").write_text("")
    report = tmp_path / "report.html"
    run = check(repository, "--report", report)
    loud = [finding["rule"] for finding in run["findings"] if finding["severity"] != "info"]
    assert loud == [rule]
    assert run["findings"][0]["line"] == 4
    assert report.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"---\nnetworks: [mastodon\nimages: ]\n---\n",
        b"---\nnetworks: [mastodon]\ntext: \xff\xfe\xfa\n---\n",
        b"---\nnetworks: [mastodon]\na: &a [*a, *a]\n",
        b"---\nnetworks: [mastodon]\n" + b"a: " + b"[" * 5000 + b"\n---\n",
    ],
)
def test_a_post_that_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "post.md").write_bytes(content)
    assert "post-unreadable" in rules_of(check(tmp_path))


def test_names_with_markup_are_harmless_in_the_report(tmp_path: Path) -> None:
    name = "<script>alert(1)</script><img src=x onerror=alert(2)>.jpg".replace("/", "∕")
    pictures.jpeg(tmp_path / name, 900, 700)
    post(tmp_path, name, 'javascript:alert("3").jpg', "a\u202egpj.exe", alt="</script><svg onload=alert(4)>")
    report = tmp_path / "report.html"
    check(tmp_path, "--report", report)
    page = Tags()
    page.feed(report.read_text())
    assert not [tag for tag, _ in page.seen if tag in ("iframe", "object", "embed")]
    scripts = [attrs for tag, attrs in page.seen if tag == "script"]
    data = [attrs["id"] for attrs in scripts if attrs.get("type") == "application/json"]
    assert data == ["first-thumbnails", "thumbnails"]
    assert scripts[len(data) :] == [{} for _ in SCRIPTS]
    assert not [attrs for _, attrs in page.seen if any(name.startswith("on") for name in attrs)]
    links = [
        value for _, attrs in page.seen for key, value in attrs.items() if key in ("href", "src") and value
    ]
    assert all(link.startswith(("#", "https://", "http://", "data:image/webp")) for link in links)
    assert "\u202e" not in report.read_text()


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    post(tmp_path, "a\x1b[31m\x07\r\u202e.jpg", alt="\x1b]0;title\x07")
    done = vislint("check", tmp_path, "--no-cache")
    assert "missing-image" in done.stdout
    assert not set(done.stdout) & set("\x1b\x07\r\u202e")


def test_a_repository_that_cannot_be_written_is_still_checked(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg")
    (tmp_path / ".vislint").write_text("not a folder")
    assert vislint("check", tmp_path).returncode == 0
