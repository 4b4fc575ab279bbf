"""What `--diff` says of pictures that posts show again which did not change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests import pictures
from tests.commands import checked, git
from tests.processes import post
from tests.test_changes import commit, paths

REPEATED = Path(__file__).parent.parent / "examples" / "repeated-visual" / "bad"


def repeated(run: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (found["path"], found["message"]) for found in run["findings"] if found["rule"] == "repeated-visual"
    ]


def test_a_repeat_of_a_post_that_did_not_change(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "media" / "a.jpg", 1200, 900)
    post(tmp_path, "media/a.jpg", name="a.md")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "draft")
    (tmp_path / "media" / "other.jpg").write_bytes((tmp_path / "media" / "a.jpg").read_bytes())
    post(tmp_path, "media/other.jpg", name="c.md")
    commit(tmp_path)
    whole = checked(tmp_path)
    for words in (["--diff", "main"], ["--diff", "main", "--no-cache"]):
        run = checked(tmp_path, *words)
        assert paths(run) == ["c.md"]
        assert repeated(run) == [found for found in repeated(whole) if found[0] == "c.md"] != []


def test_pictures_that_look_alike_are_known_from_an_earlier_run(tmp_path: Path) -> None:
    """No picture of a post that did not change is decoded for them."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    earlier = {"2026-11-30-shore.md", "shore.jpg"}
    for file in REPEATED.iterdir():
        if file.name in earlier:
            shutil.copy(file, tmp_path)
    commit(tmp_path)
    for file in REPEATED.iterdir():
        shutil.copy(file, tmp_path)
    assert repeated(checked(tmp_path, "--diff", "main")) == []
    whole = checked(tmp_path)
    assert len(repeated(whole)) == 1
    assert repeated(checked(tmp_path, "--diff", "main")) == repeated(whole)
