"""A content repository in git: which files it keeps, and addresses that lead back into it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content import written
from vislint.repository import Repository


def git(folder: Path, *arguments: str) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True, env=plain)


def test_files_in_git(tmp_path: Path) -> None:
    written(
        tmp_path, {"kept.md": "", "new.md": "", "gone.md": "", "é.md": "", "ignored.md": "", "x.toot ": ""}
    )
    written(tmp_path, {".gitignore": "ignored.md\n", "sub/node_modules/a.md": "", "nested/a.md": ""})
    git(tmp_path, "init")
    git(tmp_path / "nested", "init")
    git(tmp_path, "add", "kept.md", "gone.md")
    (tmp_path / "gone.md").unlink()
    assert Repository(tmp_path).files == (".gitignore", "kept.md", "new.md", "x.toot ", "é.md")
    assert Repository(tmp_path).file_set >= {"kept.md"}


def test_a_folder_that_git_ignores_is_walked(tmp_path: Path) -> None:
    written(tmp_path, {".gitignore": "/copy\n", "copy/a.md": ""})
    git(tmp_path, "init")
    assert Repository(tmp_path / "copy").files == ("a.md",)


REMOTES = [
    "https://github.com/Owner/Some.Name.git",
    "https://github.com/owner/some.name",
    "https://token@github.com/owner/some.name/",
    "git@github.com:owner/some.name.git",
    "ssh://git@github.com/owner/some.name.git",
    "ssh://git@github.com:22/owner/some.name",
    "git://www.github.com/owner/some.name",
]


def with_remote(folder: Path, url: str) -> Repository:
    written(folder, {"img/a b.png": "", "deep/feature/x.png": "", "posts/a.md": ""})
    git(folder, "init", "--initial-branch=trunk")
    git(folder, "remote", "add", "upstream", url)
    return Repository(folder)


@pytest.mark.parametrize("remote", REMOTES)
def test_remotes(tmp_path: Path, remote: str) -> None:
    assert with_remote(tmp_path, remote).remotes == {"owner/some.name"}


@pytest.mark.parametrize(
    "remote",
    ["https://example.org/github.com/owner", "git@notgithub.com:owner/some.name.git", "/srv/git/x.git"],
)
def test_other_remotes(tmp_path: Path, remote: str) -> None:
    place = with_remote(tmp_path, remote)
    url = "https://raw.githubusercontent.com/owner/some.name/main/img/a%20b.png"
    assert place.own_file(url) is None
    assert place.resolve(url, ["posts"]).standing == "remote"


@pytest.mark.parametrize(
    ("url", "standing", "path"),
    [
        ("https://raw.githubusercontent.com/owner/some.name/main/img/a%20b.png", "local", "img/a b.png"),
        ("https://raw.githubusercontent.com/OWNER/Some.Name/0123abc/img/a%20b.png", "local", "img/a b.png"),
        (
            "https://raw.githubusercontent.com/owner/some.name/refs/heads/x/img/a%20b.png?token=1",
            "local",
            "img/a b.png",
        ),
        (
            "https://raw.githubusercontent.com/owner/some.name/some/branch/deep/feature/x.png",
            "local",
            "deep/feature/x.png",
        ),
        ("https://github.com/owner/some.name/raw/main/img/a%20b.png", "local", "img/a b.png"),
        ("https://github.com/owner/some.name/blob/main/img/a%20b.png?raw=true", "local", "img/a b.png"),
        ("https://github.com/owner/some.name/blob/main/img/a%20b.png", "local", "img/a b.png"),
        ("//cdn.jsdelivr.net/gh/owner/some.name/img/a%20b.png", "local", "img/a b.png"),
        ("https://cdn.jsdelivr.net/gh/owner/some.name@1.2/img/a%20b.png", "local", "img/a b.png"),
        ("https://raw.githubusercontent.com/owner/some.name/main/img/A%20b.png", "wrong-case", None),
        ("https://raw.githubusercontent.com/owner/some.name/trunk/img/gone.png", "missing", None),
        ("https://cdn.jsdelivr.net/gh/owner/some.name/img/gone.png", "missing", None),
        ("https://raw.githubusercontent.com/owner/some.name/0123abc/img/gone.png", "remote", None),
        ("https://raw.githubusercontent.com/owner/some.name/main/../../../etc/passwd", "outside", None),
        ("https://raw.githubusercontent.com/owner/some.name/main", "remote", None),
        ("https://raw.githubusercontent.com/other/some.name/main/img/a%20b.png", "remote", None),
        ("https://github.com/owner/some.name/releases/download/1/a.png", "remote", None),
        ("https://github.com/user-attachments/assets/0123", "remote", None),
        ("https://owner.github.io/some.name/img/a.png", "remote", None),
    ],
)
def test_addresses_of_this_repository(tmp_path: Path, url: str, standing: str, path: str | None) -> None:
    found = with_remote(tmp_path, "git@github.com:owner/some.name.git").resolve(url, ["posts"])
    assert (found.standing, found.path) == (standing, path)


def test_what_is_told_about_addresses(tmp_path: Path) -> None:
    place = with_remote(tmp_path, "git@github.com:owner/some.name.git")
    page = place.resolve("https://github.com/owner/some.name/blob/main/img/a%20b.png", [])
    assert "write raw, not blob" in page.note
    old = place.resolve("https://raw.githubusercontent.com/owner/some.name/0123abc/gone.png", [])
    assert old.note == "in another revision of this repository"


def test_a_hostile_configuration_runs_nothing(tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    root = tmp_path / "root"
    written(root, {"a.md": "", ".gitattributes": "* filter=trap diff=trap\n"})
    git(root, "init")
    hooks = "\n".join(
        f"\t{key} = {trap}" for key in ("fsmonitor", "sshCommand", "pager", "editor", "askPass")
    )
    with (root / ".git/config").open("a") as stream:
        stream.write(f"[core]\n{hooks}\n\thooksPath = {tmp_path}\n")
        stream.write(f'[filter "trap"]\n\tclean = {trap}\n\tsmudge = {trap}\n\trequired = true\n')
        stream.write(f"[alias]\n\tls-files = !{trap}\n\tconfig = !{trap}\n")
    place = Repository(root)
    assert "a.md" in place.files
    assert place.remotes == frozenset()
    assert place.branches >= {"main"}
    assert not (tmp_path / "sprung").exists()


def test_variables_of_a_calling_git_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(tmp_path / "other", "git@github.com:evil/one.git")
    here = written(tmp_path / "here", {"a.md": ""})
    git(tmp_path / "here", "init")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert here.remotes == frozenset()
    assert here.files == ("a.md",)


def test_without_git_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert written(tmp_path, {"a.md": ""}).files == ("a.md",)


@pytest.mark.skipif(sys.platform == "darwin", reason="names are Unicode there")
def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.md")).write_text("x")
    assert Repository(tmp_path).files == ("\udcff.md",)
    git(tmp_path, "init")
    place = Repository(tmp_path)
    assert place.files == ("\udcff.md",)
    assert place.read_text("\udcff.md") == "x"
    assert place.resolve("%ff.md", []).standing == "missing"
