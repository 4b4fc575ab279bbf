"""Posts made to take for ever or fill the memory: each is bounded, and most are told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import forced, only, written
from vislint.readers.drafting import MAX_BODY
from vislint.readers.globs import matches
from vislint.readers.nodes import MAX_VALUES
from vislint.readers.twitter_together import MAX_PARTS

MANY = MAX_VALUES + 1
ALIASES = (
    "networks: [x]\nimages: &i [" + "a," * 1000 + "a]\n"
    "p: &p {networks: [x], images: *i}\nposts: [" + "*p," * 300 + "*p]\n"
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yml", ALIASES),
        ("a.md", "---\nnetworks: [x]\nimages:\n" + "- a\n" * MANY + "---\n"),
        ("a.md", "---\nnetworks: [x]\nimages:\n" + "- a\n" * MANY + "t: a: b\n" * 30 + "---\n"),
        ("a.md", "+++\nnetworks = ['x']\nimages = [" + "'a'," * MANY + "]\n+++\n"),
        ("a.md", "+++\nnetworks = ['x']\nimages = [\n" + "'aaaaaaaaa',\n" * MANY + "]\n+++\n"),
        ("a.json", '{"networks": ["x"], "images": [' + "1," * MANY + "1]}"),
    ],
    ids=["aliases", "yaml", "broken yaml", "toml values", "toml text", "json"],
)
def test_too_much_data_is_said(tmp_path: Path, path: str, text: str) -> None:
    post = only(forced(written(tmp_path, {path: text}), "vislint"))
    assert post.unreadable is not None
    assert "holds more than 100,000 values" in post.unreadable.message or "of TOML" in post.unreadable.message


def test_a_text_too_long_to_look_for_images_is_a_flaw(tmp_path: Path) -> None:
    text = "---\nnetworks: [x]\n---\n" + "![a](b.png)\n" * (MAX_BODY // 10)
    post = only(forced(written(tmp_path, {"a.md": text}), "vislint"))
    assert post.flaw is not None
    assert "its images are not looked for" in post.flaw.message


def test_a_thread_of_endless_parts_is_one_post(tmp_path: Path) -> None:
    found = written(tmp_path, {"tweets/a.tweet": "x\n---\n" * 20_000, "tweets/b.tweet": "\n" * 400_000 + "x"})
    long, empty = forced(found, "twitter-together")
    assert len(long.segments) == MAX_PARTS
    assert empty.text == "x"


@pytest.mark.parametrize(
    ("glob", "name", "fits"),
    [
        ("*.png", "a.PNG", True),
        ("*.png", "b/a.png", False),
        ("**.png", "b/a.png", True),
        ("b/{a,c}.{png,jp?g}", "b/c.jpeg", True),
        ("{a,{b,c}*}", "cdd", True),
        ("{a,b", "b", True),
        ("a,b}", "a,b}", True),
        ("/?.png", "a.png", True),
        ("?", "/", False),
        ("", "", False),
        ("*a" * 300 + "b", "a" * 255, False),
        ("{" * 900 + "a", "a", False),
        ("**" * 500, "a" * 255, True),
        ("a" * 2000, "a" * 2000, False),
    ],
)
def test_globs(glob: str, name: str, fits: bool) -> None:
    assert matches(glob, name) is fits
