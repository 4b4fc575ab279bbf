"""A folder a post: captions and slides."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.content import first, only, posts, shown, sites, standings, written
from tests.test_readers_hostile import mutated, read
from vislint.readers import readers

Files = dict[str, str | bytes]

WEEK = "instagram/content/week-10"
TWO: Files = {
    f"{WEEK}/1-mon/caption.txt": "\ufeffMonday!\r\n#walk\r\n",
    f"{WEEK}/1-mon/out/slide-10.png": "",
    f"{WEEK}/1-mon/out/slide-2.png": "",
    f"{WEEK}/1-mon/out/slide-01.PNG": "",
    f"{WEEK}/1-mon/assets/hall-raw.png": "",
    f"{WEEK}/1-mon/cover.png": "",
    f"{WEEK}/1-mon/src/slides.html": "",
    "posts/03-11-26/caption.txt": "Hall",
    "posts/03-11-26/post.png": "",
    "posts/03-11-26/post-raw.png": "",
}


def test_folders_of_captions(tmp_path: Path) -> None:
    found = written(tmp_path, TWO)
    assert [(site.format, site.folder, site.signal) for site in sites(found)] == [
        ("caption-folders", "", f"captions and slides in 2 folders such as {WEEK}/1-mon")
    ]
    one, two = posts(found)
    assert (one.text, one.networks) == ("Monday!\n#walk", ("instagram",))
    assert shown(one) == [(f"out/slide-{name}", 1, 1) for name in ("01.PNG", "2.png", "10.png")]
    assert standings(one) == ["local"] * 3
    assert {item.alt_possible for item in one.attachments} == {False}
    assert (two.destinations, shown(two)) == ((), [("post.png", 1, 1)])
    assert first(two).resolution.path == "posts/03-11-26/post.png"


def test_one_folder_may_be_chance(tmp_path: Path) -> None:
    assert sites(written(tmp_path, {"a/caption.txt": "x", "a/post.png": ""})) == []
    assert sites(written(tmp_path / "b", {"a/caption.txt": "x", "b/caption.txt": "x", "a/p.png": ""})) == []


def test_other_formats_come_first(tmp_path: Path) -> None:
    own = "---\nnetworks: x\nimage: post.png\n---\nHi\n"
    files: Files = {"a/caption.md": own, "a/post.png": "", "b/caption.md": "Ho", "b/post.png": ""}
    one, two = posts(written(tmp_path, files))
    assert [(post.format, len(post.attachments)) for post in (one, two)] == [
        ("vislint", 1),
        ("caption-folders", 1),
    ]


@pytest.mark.parametrize(
    ("text", "slides", "expected", "flawed"),
    [
        ("One\n\nThree\n", 3, ["One", None, "Three"], False),
        ("One", 2, ["One", None], False),
        ("One\nTwo\nThree", 2, ["One", "Two"], True),
        ("A hall\nfull of people\n", 1, ["A hall full of people"], False),
        ("", 2, [None, None], False),
        ("Gr\u00fc\u00dfe".encode("latin-1"), 2, [None, None], True),
    ],
)
def test_alt_texts_in_a_file_of_their_own(
    tmp_path: Path, text: str | bytes, slides: int, expected: list[str | None], flawed: bool
) -> None:
    pictures: Files = {f"tg/a/out/{number}.png": "" for number in range(slides)}
    files: Files = {**pictures, "tg/a/caption.txt": "x", "tg/a/alt.txt": text}
    one, _ = posts(written(tmp_path, {**files, "tg/b/caption.txt": "y", "tg/b/1.mp4": ""}))
    assert one.networks == ("telegram",)
    assert [item.alt for item in one.attachments] == expected
    assert all(item.alt_possible for item in one.attachments)
    assert (one.flaw is not None) == flawed


def test_captions_in_markdown(tmp_path: Path) -> None:
    files: Files = {**TWO, "posts/x/caption.md": "---\ntitle: x\n---\nHi ![A](a.png)\n", "posts/x/a.png": ""}
    post = next(post for post in posts(written(tmp_path, files)) if post.path.endswith(".md"))
    assert (post.text, [item.reference for item in post.attachments]) == ("Hi", ["a.png"])
    assert first(post).alt == "A"


def test_a_caption_that_cannot_be_read(tmp_path: Path) -> None:
    found = written(tmp_path, {**TWO, "posts/03-11-26/caption.txt": b"\xff\xff\xff"})
    assert posts(found)[1].unreadable is not None


def test_shaken_captions(tmp_path: Path) -> None:
    generator = random.Random("vislint captions")
    found = written(tmp_path, TWO)
    site = readers()["caption-folders"].open_site(found, "", "", {}, True)
    for path in ("posts/03-11-26/caption.txt", "posts/03-11-26/caption.md", "posts/03-11-26/alt.txt"):
        for _ in range(150):
            content = mutated(generator, b"---\na: b\n---\nHello ![A](a.png)\n\nOne\nTwo\n")
            read(tmp_path, found, site, path, content)


def test_a_repository_of_captions_only(tmp_path: Path) -> None:
    files: Files = {"a/caption.txt": "x", "a/1.jpg": "", "caption.txt": "y", "2.webp": "", "b/2.webp": ""}
    top = next(post for post in posts(written(tmp_path, files)) if post.path == "caption.txt")
    assert shown(only([top])) == [("2.webp", 1, 1)]
