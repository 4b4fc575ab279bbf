"""What a repository says of its networks, and limits as they were, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests import pictures
from tests.processes import check, post, vislint

SERVER = """\
network = "mastodon"

[sources.server]
title = "our server, GET /api/v2/instance"
kind  = "own"
read  = 2026-11-20
how   = "page"

[text]
max_chars = { value = 5000, from = "server", if_broken = "reject" }

[slot.image]
max_pixels = { value = 16_777_216, from = "server", if_broken = "reject" }
"""


def heavy(path: Path, size: tuple[int, int] = (1000, 560)) -> Path:
    """A PNG of 1.68 MB."""
    picture = Image.new("RGB", size, "#336699")
    picture.paste("#cc9933", (200, 100, 600, 400))
    picture.save(path, compress_level=0)
    return path


def own(folder: Path, text: str = SERVER, name: str = "mastodon") -> Path:
    file = folder / ".vislint" / "networks" / f"{name}.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("day", "rules"), [("2026-03-03", ["file-too-large"]), ("2026-04-08", []), (None, [])]
)
def test_a11_a_photo_that_bluesky_refused_on_that_day(
    tmp_path: Path, day: str | None, rules: list[str]
) -> None:
    heavy(tmp_path / "a.png")
    post(tmp_path, "a.png", networks="bluesky")
    run = check(tmp_path, *(["--as-of", day] if day else []))
    assert [found["rule"] for found in run["findings"]] == rules
    assert run["as_of"] == day


def test_the_report_says_whose_limits_these_are(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg")
    page = tmp_path / "report.html"
    said = vislint("check", tmp_path, "--no-cache", "--as-of", "2026-03-03", "--report", page).stdout
    assert "Limits as of 2026-03-03." in said
    assert "<dt>Limits as of</dt><dd>2026-03-03</dd>" in page.read_text()
    assert "Limits as of" not in vislint("check", tmp_path, "--no-cache").stdout


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "03.03.2026"])
def test_a_day_that_is_none(tmp_path: Path, day: str) -> None:
    done = vislint("check", tmp_path, "--as-of", day)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_the_day_decides_what_is_a_draft(tmp_path: Path) -> None:
    for number in (3, 4):
        (tmp_path / f"{number}.md").write_text(
            f"---\nnetworks: [x]\npublish: 2026-03-0{number} 09:00\n---\nHi.\n"
        )
    run = check(tmp_path, "--only-drafts", "--as-of", "2026-03-04")
    assert [each["path"] for each in run["posts"]] == ["4.md"]


def test_a14_the_limits_of_our_own_server(tmp_path: Path) -> None:
    Image.linear_gradient("L").resize((3904, 5232)).save(tmp_path / "scan.png")
    post(tmp_path, "scan.png")
    assert check(tmp_path)["findings"] == []
    own(tmp_path)
    (found,) = check(tmp_path)["findings"]
    assert (found["rule"], found["limit"], found["severity"]) == (
        "image-too-large", "at most 16.8 megapixels", "error",
    )  # fmt: skip
    assert found["source"]["id"] == "server"
    shown = vislint("networks", "mastodon", cwd=tmp_path).stdout
    assert "server 2026-11-20" in shown
    assert "16777216" in shown.replace("_", "")


def test_a_network_that_only_this_repository_knows(tmp_path: Path) -> None:
    text = SERVER.replace('"mastodon"', '"ours"').replace("[text]", 'name = "Ours"', 0)
    text = text.replace('network = "ours"', 'network = "ours"\nname = "Ours"\nupdated = 2026-11-20')
    own(tmp_path, text.replace("[slot.image]", '[slot.image]\nlike = "mastodon/image"'), "ours")
    Image.linear_gradient("L").resize((3904, 5232)).save(tmp_path / "scan.png")
    post(tmp_path, "scan.png", networks="ours, mastodon")
    (found,) = check(tmp_path)["findings"]
    assert (found["rule"], found["network"], found["message"]) == (
        "image-too-large",
        "ours",
        "too large for Ours",
    )
    assert "ours " in vislint("networks", cwd=tmp_path).stdout


def test_a_mistake_in_a_file_of_the_repository(tmp_path: Path) -> None:
    own(tmp_path, SERVER.replace("max_pixels", "max_pixles"))
    post(tmp_path)
    for command in (["check", "."], ["networks"]):
        done = vislint(*command, cwd=tmp_path)
        assert done.returncode == 2
        assert "mastodon.toml:13: unknown key" in done.stderr
        assert 'did you mean "max_pixels"' in done.stderr
        assert "Traceback" not in done.stderr


def test_posts_that_are_published_by_hand(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1080, 1440)
    post(tmp_path, "a.jpg", networks="instagram")
    assert [found["rule"] for found in check(tmp_path)["findings"]] == ["wrong-ratio"]
    (tmp_path / "vislint.toml").write_text('[networks.instagram]\npublish = "app"\n')
    assert [each for each in check(tmp_path)["findings"] if each["severity"] != "info"] == []
    (tmp_path / "vislint.toml").write_text('[networks.instagram]\npublish = "by hand"\n')
    assert vislint("check", tmp_path).returncode == 2


def test_former_limits_are_shown(tmp_path: Path) -> None:
    assert "1 MB until 2026-04-08" in vislint("networks", "bluesky", cwd=tmp_path).stdout
    then = vislint("networks", "bluesky", "--as-of", "2026-04-07", cwd=tmp_path).stdout
    assert "2 MB" not in then.split("bluesky/gallery")[0].split("bluesky/image")[1]
