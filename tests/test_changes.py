"""`--diff BASE` and `--staged`: only what a change concerns, and all of that."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import pictures
from tests.commands import checked, git, said
from tests.processes import post


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose two posts have an error each, on branch main; HEAD is on a branch of it."""
    folder = tmp_path / "content"
    for name in ("a", "b"):
        pictures.jpeg(folder / "media" / f"{name}.jpg", 1200, 900)
        post(folder, f"media/{name}.jpg", "absent.jpg", name=f"{name}.md")
    git(folder.parent, "init", "--quiet", "--initial-branch=main", str(folder))
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "draft")
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


def paths(run: dict[str, Any]) -> list[str]:
    return [each["path"] for each in run["posts"]]


@pytest.mark.parametrize("committed", [True, False])
def test_only_posts_that_changed(folder: Path, committed: bool) -> None:
    post(folder, "absent.jpg", name="b.md")
    post(folder, "absent.jpg", name="c.md")
    if committed:
        commit(folder)
    run = checked(folder, "--diff", "main")
    assert paths(run) == ["b.md", "c.md"]
    assert {found["path"] for found in run["findings"]} == {"b.md", "c.md"}
    assert run["only"] == "changed since main"


def test_what_main_did_meanwhile_is_not_ours(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "main")
    post(folder, "absent.jpg", name="a.md")
    commit(folder)
    git(folder, "checkout", "--quiet", "draft")
    post(folder, "absent.jpg", name="b.md")
    commit(folder)
    assert paths(checked(folder, "--diff", "main")) == ["b.md"]


def test_the_posts_of_a_changed_picture(folder: Path) -> None:
    pictures.jpeg(folder / "media" / "a.jpg", 300, 200)
    commit(folder)
    assert paths(checked(folder, "--diff", "main")) == ["a.md"]


def test_the_posts_of_a_deleted_or_renamed_picture(folder: Path) -> None:
    git(folder, "mv", "media/a.jpg", "media/c.jpg")
    commit(folder)
    run = checked(folder, "--diff", "main")
    assert paths(run) == ["a.md"]
    missing = [found["reference"] for found in run["findings"] if found["rule"] == "missing-image"]
    assert missing == ["media/a.jpg", "absent.jpg"]


def test_a_picture_that_arrives_concerns_the_post_that_missed_it(folder: Path) -> None:
    pictures.jpeg(folder / "absent.jpg", 1200, 900)
    commit(folder)
    run = checked(folder, "--diff", "main")
    assert paths(run) == ["a.md", "b.md"]
    assert run["totals"]["errors"] == 0


@pytest.mark.parametrize("name", ["grün é.jpg", "tab\tand\nline.jpg", '"quoted" $(x) `y`.jpg', "-rf.jpg"])
def test_unusual_names(folder: Path, name: str) -> None:
    pictures.jpeg(folder / name, 300, 200)
    post(folder, name, name="c.md")
    commit(folder)
    git(folder, "branch", "--force", "main")
    pictures.jpeg(folder / name, 301, 200)
    commit(folder)
    assert paths(checked(folder, "--diff", "main")) == ["c.md"]


@pytest.mark.parametrize("name", ["vislint.toml", ".vislint/networks/mastodon.toml", "hugo.toml"])
def test_what_all_posts_depend_on_concerns_them_all(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("")
    if "networks" in name:
        (folder / name).write_text('network = "mastodon"\n')
    commit(folder)
    done = said(folder, "check", "--diff", "main")
    assert f"vislint: {name} changed, so all posts are checked" in done.err
    assert paths(checked(folder, "--diff", "main")) == ["a.md", "b.md"]


@pytest.mark.parametrize("option", [("--diff", "main"), ("--staged",)])
def test_nothing_that_concerns_a_post_is_no_failure(folder: Path, option: tuple[str, ...]) -> None:
    (folder / "tool.py").write_text("x")
    git(folder, "add", "--all")
    done = said(folder, "check", *option)
    assert (done.code, done.out) == (0, "")
    assert "nothing to check: no post uses what is" in done.err
    assert checked(folder, *option)["posts"] == []


def test_the_closing_line_says_so(folder: Path) -> None:
    post(folder, "absent.jpg", name="b.md")
    assert (
        "Only posts that are changed since main, or use a picture that is."
        in said(folder, "check", "--diff", "main").out
    )


def test_the_baseline_is_not_stale_where_nothing_was_looked_at(folder: Path) -> None:
    said(folder, "baseline", "write")
    commit(folder)
    git(folder, "branch", "--force", "main")
    post(folder, "media/b.jpg", name="b.md")
    run = checked(folder, "--diff", "main", "--ignore", "repeated-visual")
    assert {entry["path"] for entry in run["stale"]} == {"b.md"}
    assert run["findings"] == []


def test_a_folder_of_the_repository(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "vislint.toml").write_text("")
    post(folder / "site", "absent.jpg", name="old.md")
    commit(folder)
    git(folder, "branch", "--force", "main")
    post(folder / "site", "absent.jpg", name="new.md")
    post(folder, "absent.jpg", name="b.md")
    commit(folder)
    assert paths(checked(folder / "site", "--diff", "main")) == ["new.md"]


# --- errors -------------------------------------------------------------------------------------


def test_outside_git(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    for option in (("--diff", "main"), ("--staged",)):
        done = said(tmp_path, "check", *option)
        assert done.code == 2
        assert f"{option[0]} needs a git repository" in done.err


@pytest.mark.parametrize("base", ["nowhere", "--output=evil", "-x", "a b", "", "HEAD:a.md"])
def test_a_base_that_is_not_there(folder: Path, base: str) -> None:
    done = said(folder, "check", f"--diff={base}")
    assert done.code == 2
    assert f'--diff: there is no branch or commit "{base}" here' in done.err
    assert not (folder / "evil").exists()


def test_a_shallow_clone_is_told_to_fetch_more(folder: Path, tmp_path: Path) -> None:
    post(folder, "absent.jpg", name="b.md")
    commit(folder)
    git(folder, "checkout", "--quiet", "main")
    post(folder, "absent.jpg", name="a.md")
    commit(folder)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{folder}", str(clone))
    for base in ("origin/draft", "main~1"):
        done = said(clone, "check", "--diff", base)
        assert done.code == 2
        assert "fetch-depth: 0" in done.err


def test_both_at_once(folder: Path) -> None:
    assert said(folder, "check", "--staged", "--diff", "main").code == 2


# --- staged -------------------------------------------------------------------------------------


def test_only_what_is_staged(folder: Path) -> None:
    post(folder, "absent.jpg", "x.jpg", name="a.md")
    post(folder, "absent.jpg", "x.jpg", name="b.md")
    git(folder, "add", "b.md")
    run = checked(folder, "--staged")
    assert paths(run) == ["b.md"]
    assert run["totals"]["errors"] == 2


def test_a_post_as_it_is_staged_not_as_it_was_edited_since(folder: Path) -> None:
    post(folder, "media/b.jpg", name="b.md")
    git(folder, "add", "b.md")
    post(folder, "absent.jpg", name="b.md")
    assert checked(folder, "--staged")["totals"]["errors"] == 0
    post(folder, "absent.jpg", name="b.md")
    git(folder, "add", "b.md")
    post(folder, "media/b.jpg", name="b.md")
    assert checked(folder, "--staged")["totals"]["errors"] == 1


def test_a_picture_that_was_not_staged_is_missing(folder: Path) -> None:
    pictures.jpeg(folder / "new.jpg", 1200, 900)
    post(folder, "new.jpg", name="c.md")
    git(folder, "add", "c.md")
    assert [found["rule"] for found in checked(folder, "--staged")["findings"]] == ["missing-image"]
    git(folder, "add", "new.jpg")
    assert checked(folder, "--staged", "--ignore", "repeated-visual")["findings"] == []


@pytest.mark.parametrize("deleted", [True, False])
def test_a_picture_as_it_is_staged(folder: Path, deleted: bool) -> None:
    pictures.jpeg(folder / "media" / "a.jpg", 640, 480)
    git(folder, "add", "media/a.jpg")
    picture = folder / "media" / "a.jpg"
    if deleted:
        picture.unlink()
    else:
        picture.write_bytes(b"")
    run = checked(folder, "--staged")
    assert paths(run) == ["a.md"]
    assert run["assets"]["media/a.jpg"]["width"] == 640


def test_a_picture_that_only_the_work_tree_changed(folder: Path) -> None:
    post(folder, "media/a.jpg", name="c.md")
    git(folder, "add", "c.md")
    (folder / "media" / "a.jpg").write_bytes(b"")
    run = checked(folder, "--staged")
    assert run["assets"]["media/a.jpg"]["width"] == 1200
    assert checked(folder, "--staged", "--no-cache")["assets"] == run["assets"]


def test_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    post(tmp_path, "absent.jpg", name="a.md")
    post(tmp_path, "absent.jpg", name="b.md")
    git(tmp_path, "add", "a.md")
    assert paths(checked(tmp_path, "--staged")) == ["a.md"]


def test_the_pointer_of_git_lfs_stands_for_the_file_in_the_work_tree(folder: Path) -> None:
    picture = folder / "media" / "a.jpg"
    content = picture.read_bytes()
    picture.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    git(folder, "add", "media/a.jpg")
    picture.write_bytes(content)
    run = checked(folder, "--staged")
    assert run["assets"]["media/a.jpg"]["width"] == 1200


def test_no_filter_of_the_repository_is_run(folder: Path) -> None:
    trap = folder.parent / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {folder.parent}/sprung\ncat\n")
    trap.chmod(0o755)
    (folder / ".gitattributes").write_text("* filter=x diff=x\n")
    git(folder, "add", "--all")
    with (folder / ".git" / "config").open("a") as config:
        config.write(f'[filter "x"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n')
        config.write(f'[diff "x"]\n\ttextconv = {trap}\n\tcommand = {trap}\n[diff]\n\texternal = {trap}\n')
        config.write(f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n")
    post(folder, "absent.jpg", name="a.md")
    os.utime(folder / "media" / "b.jpg", (1, 1))
    for option in (("--diff", "main"), ("--staged",)):
        checked(folder, *option)
    assert not (folder.parent / "sprung").exists()


def test_the_commit_is_told(folder: Path) -> None:
    assert checked(folder)["commit"] == git(folder, "rev-parse", "HEAD").strip()
    subprocess.run(["rm", "-rf", folder / ".git"], check=True)
    assert checked(folder)["commit"] is None
