"""`vislint suppressions`: listed with reasons; unused ones taken out, the rest byte for byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import pictures
from tests.commands import checked, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    return tmp_path


REMOVE = ("suppressions", "--remove-unused", "--no-cache")
FRONT = "---\nnetworks: [mastodon]\n"
TOML = '+++\nnetworks = ["mastodon"]\nimage = "a.jpg"\nalt = "A hill"\n[vislint.ignore]\n'
REST = "images:\n- {src: a.jpg, alt: A hill}\n# a comment\n---\nText.  \n\n\nMore.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FRONT + "vislint:\n  ignore:\n    missing-alt: x y\n" + REST, FRONT + REST),
        (FRONT + "vislint: {ignore: {missing-alt: x y}}\n" + REST, FRONT + REST),
        (FRONT + "vislint:\n  ignore:\n    missing-alt: {a.jpg: x y}\n\n" + REST, FRONT + "\n" + REST),
        (FRONT + "vislint:\n ignore:\n  missing-alt: |\n   x\n   y\n# c\n" + REST, FRONT + "# c\n" + REST),
        (FRONT + "# vislint-ignore-post missing-alt: x y\n" + REST, FRONT + REST),
        (FRONT + REST + "<!-- vislint-ignore-post missing-alt: x y -->\nEnd", FRONT + REST + "End"),
        (FRONT + REST + "One <!-- vislint-ignore missing-alt: x --> two\n", FRONT + REST + "One two\n"),
        (FRONT + REST + "<!-- vislint-ignore\nmissing-alt:\nx -->\n", FRONT + REST),
        (
            FRONT + "images:\n- src: a.jpg\n  alt: A hill\n  vislint: {ignore: {missing-alt: x}}\n---\n",
            FRONT + "images:\n- src: a.jpg\n  alt: A hill\n---\n",
        ),
        (
            TOML + 'missing-alt = "x"\n+++\n',
            TOML + "+++\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("how", ["utf-8", "utf-8-sig", "utf-16", "crlf"])
def test_unused_ones_go_and_nothing_else(folder: Path, before: str, after: str, how: str) -> None:
    if how == "crlf":
        before, after, how = before.replace("\n", "\r\n"), after.replace("\n", "\r\n"), "utf-8"
    (folder / "post.md").write_bytes(before.encode(how))
    dry = said(folder, *REMOVE, "--dry-run")
    assert dry.err == "post.md: 1 unused would be taken out\n"
    assert (folder / "post.md").read_bytes() == before.encode(how)
    done = said(folder, *REMOVE)
    assert (done.code, done.err) == (0, "post.md: 1 unused taken out\n")
    assert (folder / "post.md").read_bytes() == after.encode(how)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("vislint: {ignore: {missing-alt: x, no-time-zone: y}}", "vislint: {ignore: {no-time-zone: y}}"),
        ("vislint: {ignore: {no-time-zone: y, missing-alt: x}}", "vislint: {ignore: {no-time-zone: y}}"),
        (
            "vislint:\n  ignore:\n    missing-alt: x # why\n    no-time-zone: y # c",
            "vislint:\n  ignore:\n    no-time-zone: y # c",
        ),
        ("# vislint-ignore-post missing-alt, no-time-zone: x", "# vislint-ignore-post no-time-zone: x"),
    ],
)
def test_what_is_needed_stays(folder: Path, before: str, after: str) -> None:
    head = FRONT + "publish: 2026-11-30T09:00:00\n"
    (folder / "post.md").write_text(f"{head}{before}\n{REST}")
    assert said(folder, *REMOVE).err == "post.md: 1 unused taken out\n"
    assert (folder / "post.md").read_text() == f"{head}{after}\n{REST}"
    assert checked(folder)["totals"]["suppressed"] == 1


def test_json(folder: Path) -> None:
    text = '{"networks": "mastodon", "image": "a.jpg", "alt": "A hill", "text": "x"%s}\n'
    (folder / "post.json").write_text(text % ', "vislint": {"ignore": {"missing-alt": "x"}}')
    assert said(folder, *REMOVE).err == "post.json: 1 unused taken out\n"
    assert (folder / "post.json").read_text() == text % ""


def test_what_cannot_be_taken_out_with_certainty_is_left(folder: Path) -> None:
    text = "posts:\n- vislint: {ignore: {missing-alt: x}}\n  networks: mastodon\n  text: x\n"
    (folder / "post.yml").write_text(text)
    assert said(folder, *REMOVE).err == "post.yml: 0 unused taken out, 1 to take out by hand\n"
    assert (folder / "post.yml").read_text() == text


def test_one_at_the_top_stays_while_any_post_needs_it(folder: Path) -> None:
    text = "vislint: {ignore: {missing-alt: x}}\nnetworks: mastodon\nposts:\n- image: a.jpg\n- text: x\n"
    (folder / "post.yml").write_text(text)
    assert said(folder, *REMOVE).err == ""
    assert (folder / "post.yml").read_text() == text


def test_the_list(folder: Path) -> None:
    keys = "vislint: {ignore: {no-time-zone: agreed, missing-alt: x, alt: }}\n"
    (folder / "post.md").write_text(FRONT + keys + "publish: 2026-11-30T09:00:00\n" + REST)
    assert said(folder, "suppressions", "--no-cache").out.splitlines() == [
        "post.md:3:34  no-time-zone  agreed",
        "post.md:3:55  missing-alt  x  (unused)",
        "post.md:3:63  alt  (gives no reason)",
    ]
