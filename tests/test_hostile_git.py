"""Git repositories that are broken or set traps: nothing they name is run, fetched or waited for."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.processes import post
from tests.test_hostile_repositories import repository, rules, run
from vislint import git
from vislint.repository import Repository


@pytest.mark.parametrize(
    "content", ["garbage", "gitdir: /nonexistent", "gitdir: .git", "gitdir: /dev/zero", "gitdir: ../evil", ""]
)
def test_git_as_a_file(tmp_path: Path, content: str) -> None:
    post(tmp_path, "absent.png")
    (tmp_path / ".git").write_text(content)
    assert rules(run(tmp_path)) == {"missing-image"}


@pytest.mark.parametrize(
    ("file", "content"),
    [("HEAD", "junk"), ("index", "DIRCjunk"), ("config", "[core\n"), ("config", "\0" * 99)],
)
def test_a_broken_git_repository(tmp_path: Path, file: str, content: str) -> None:
    post(repository(tmp_path), "absent.png")
    (tmp_path / ".git" / file).write_text(content)
    assert rules(run(tmp_path)) == {"missing-image"}


def test_nothing_that_a_git_configuration_names_is_run(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repository")
    post(folder, "https://raw.githubusercontent.com/a/b/main/x.png")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    keys = ("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.editor", "core.gitProxy",
            "diff.external", "credential.helper", "filter.x.clean", "filter.x.smudge", "filter.x.process",
            "remote.origin.uploadpack", "uploadpack.packObjectsHook")  # fmt: skip
    lines = [f"[{key.rpartition('.')[0]}]\n\t{key.rpartition('.')[2]} = {trap}\n" for key in keys[:9]]
    lines += [f'[filter "x"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n']
    lines += [f'[remote "origin"]\n\turl = ext::{trap}\n\tpromisor = true\n\tuploadpack = {trap}\n']
    lines += [f"[alias]\n\tls-files = !{trap}\n\tconfig = !{trap}\n\tsymbolic-ref = !{trap}\n"]
    lines += [f'[protocol "ext"]\n\tallow = always\n[core]\n\thooksPath = {tmp_path}/hooks\n']
    with (folder / ".git" / "config").open("a") as config:
        config.writelines(lines)
    (tmp_path / "hooks").mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction"):
        (tmp_path / "hooks" / hook).symlink_to(trap)
    (folder / ".gitattributes").write_text("* filter=x diff=x\n")
    found = run(folder)
    assert len(found["posts"]) == 1
    assert not (tmp_path / "sprung").exists()


def test_a_promisor_remote_is_not_fetched_from(tmp_path: Path) -> None:
    """A sparse index whose folder is not there makes git ask the remote, whose address can be a command."""
    folder = repository(tmp_path / "repository")
    post(folder, "absent.png")
    post(folder / "inner", "absent.png", name="far.md")
    said = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (
        ["add", "."],
        ["commit", "-qm", "x"],
        ["sparse-checkout", "set", "--cone", "--sparse-index"],
    ):
        subprocess.run([*said, *words], check=True, capture_output=True)
    tree = subprocess.run([*said, "rev-parse", "HEAD:inner"], check=True, capture_output=True, text=True)
    (folder / ".git" / "objects" / tree.stdout[:2] / tree.stdout[2:].strip()).unlink()
    with (folder / ".git" / "config").open("a") as config:
        config.write(f'[remote "origin"]\n\turl = "ext::touch {tmp_path}/sprung"\n\tpromisor = true\n')
        config.write('[protocol "ext"]\n\tallow = always\n[core]\n\trepositoryformatversion = 1\n')
        config.write("[extensions]\n\tpartialClone = origin\n")
    found = run(folder)
    assert {item["path"] for item in found["posts"]} == {"post.md"}
    assert not (tmp_path / "sprung").exists()


def test_a_git_that_never_answers_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post(repository(tmp_path), "absent.png")
    os.mkfifo(tmp_path / ".gitignore")
    monkeypatch.setattr(git, "GIT_SECONDS", 0.2)
    assert "post.md" in Repository(tmp_path).files
    monkeypatch.setattr(subprocess, "run", None)
    assert Repository(tmp_path).remotes == frozenset()
