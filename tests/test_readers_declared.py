"""Focal points and subjects that a post declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import first, only, posts, written
from vislint.model import Post


def declared(tmp_path: Path, fields: str, beside: str = "") -> Post:
    """A post with one picture whose mapping has `fields`, and with `beside` in the post itself."""
    text = f"---\nnetworks: x\nimage: {{src: a.png{fields and ', ' + fields}}}\n{beside}\n---\n"
    return only(posts(written(tmp_path, {"a.md": text})))


def test_a_subject(tmp_path: Path) -> None:
    item = first(declared(tmp_path, "focal: [0.5, 0.28], subject: [0.1, 0.2, 0.3, 0.4]"))
    assert (item.focal, item.subject) == ((0.5, 0.28), (0.1, 0.2, 0.3, 0.4))


def test_beside_a_single_picture(tmp_path: Path) -> None:
    post = declared(tmp_path, "", "subject: [0, 0, 0.5, 1]\nfocal: [0.25, 0.5]")
    assert (first(post).focal, first(post).subject) == ((0.25, 0.5), (0, 0, 0.5, 1))
    assert post.flaw is None


def test_the_picture_itself_comes_first(tmp_path: Path) -> None:
    post = declared(tmp_path, "focal: [0.1, 0.1]", "subject: [0, 0, 0.5, 1]")
    assert (first(post).focal, first(post).subject) == ((0.1, 0.1), (0, 0, 0.5, 1))


@pytest.mark.parametrize(
    ("focus", "focal"),
    [('"0,0"', (0.5, 0.5)), ("[-1, 1]", (0, 0)), ('"1.0, -1.0"', (1, 1)), ('"0.0,0.44"', (0.5, 0.28))],
)
def test_the_focus_of_mastodon(tmp_path: Path, focus: str, focal: tuple[float, float]) -> None:
    assert first(declared(tmp_path, f"focus: {focus}")).focal == focal


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("subject: [0.5, 0.5, 0.6, 0.2]", "lies outside the picture"),
        ("subject: [0.1, 0.2, 0.3]", "four numbers"),
        ("subject: [-0.1, 0, 0.5, 0.5]", "four numbers"),
        ("subject: [0.1, 0.1, 0, 0.5]", "four numbers"),
        ("subject: [10, 20, 300, 400]", "outside the picture"),
        ("subject: [.nan, 0, 0.5, 0.5, 1]", "four numbers"),
        ("subject: [0.1, 0.1, face, 0.5]", "four numbers"),
        ('focus: "2,0"', "-1 to 1"),
        ("focal: [0.5, 1.2]", "0 to 1"),
    ],
)
def test_what_is_out_of_range_is_a_flaw_with_its_place(tmp_path: Path, field: str, said: str) -> None:
    post = declared(tmp_path, field)
    assert (first(post).focal, first(post).subject) == (None, None)
    assert post.flaw is not None
    assert said in post.flaw.message
    assert (post.flaw.line, bool(post.flaw.hint)) == (3, True)


@pytest.mark.parametrize("words", ["subject: Open day", "subject: [people, dogs]", "focus: keyboards"])
def test_words_declare_nothing(tmp_path: Path, words: str) -> None:
    post = declared(tmp_path, "", words)
    assert (post.flaw, first(post).subject, first(post).focal) == (None, None, None)


def test_rounding_may_touch_the_edge(tmp_path: Path) -> None:
    subject = first(declared(tmp_path, "subject: [0.667, 0, 0.3335, 1]")).subject
    assert subject is not None
    assert subject[0] + subject[2] <= 1


def test_beside_several_pictures_it_says_nothing_of_any(tmp_path: Path) -> None:
    text = "---\nnetworks: x\nimages: [a.png, b.png]\nfocal: [0.1, 0.2]\n---\n"
    post = only(posts(written(tmp_path, {"a.md": text})))
    assert [item.focal for item in post.attachments] == [None, None]
    assert post.flaw is not None
    assert "of which picture is not said: it has 2" in post.flaw.message
