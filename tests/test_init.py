"""`vislint init`: what it says it saw, what it writes, and what it leaves."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests import pictures
from tests.processes import post, vislint
from tests.test_pre_commit_hook import HOOK

WORKFLOW = ".github/workflows/vislint.yml"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A git repository with a good post."""
    folder = tmp_path / "team"
    pictures.jpeg(folder / "a.jpg", 1200, 900)
    post(folder / "posts", "../a.jpg", "absent.jpg", "https://cdn.example/b.jpg", networks="mastodon, x")
    git(folder, "init", "--initial-branch=trunk", ".")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_it_says_what_it_saw(team: Path) -> None:
    said = vislint("init", cwd=team).stdout
    assert "posts         vislint 1\n                vislint: networks: in posts/post.md\n" in said
    assert "networks      mastodon 1, x 1" in said
    assert "pictures      here 1, not found 1, remote 1 (named by 1 post)" in said
    assert "front matter  images 1, networks 1" in said


def test_it_writes_what_is_not_there(team: Path) -> None:
    done = vislint("init", cwd=team)
    assert done.returncode == 0
    assert set(contents(team)) == {
        "a.jpg", "posts/post.md", "vislint.toml", ".pre-commit-config.yaml", WORKFLOW,
    }  # fmt: skip
    assert vislint("check", "--no-cache", cwd=team).returncode == 1
    assert not list(team.rglob(".*.toml.*"))


def test_a_second_time_changes_nothing(team: Path) -> None:
    vislint("init", cwd=team)
    before = contents(team)
    done = vislint("init", cwd=team)
    assert done.returncode == 0
    assert contents(team) == before
    assert done.stdout.count("left  ") == 3


def test_a_dry_run_shows_and_writes_nothing(team: Path) -> None:
    before = contents(team)
    done = vislint("init", "--dry-run", cwd=team)
    assert done.returncode == 0
    assert "would write  vislint.toml\n  | # vislint reads: vislint (1 posts)." in done.stdout
    assert contents(team) == before


def test_files_that_are_there_are_left_and_the_lines_told(team: Path) -> None:
    (team / ".pre-commit-config.yaml").write_text("repos: []\n")
    (team / "pyproject.toml").write_text("[tool.vislint]\ncache = false\n")
    said = vislint("init", cwd=team).stdout
    assert (team / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert not (team / "vislint.toml").exists()
    assert "left  vislint.toml: pyproject.toml has [tool.vislint] already" in said
    assert (
        "left  .pre-commit-config.yaml: it is there already; to add below repos:\n  |   - repo: local\n"
        in said
    )


def test_the_hook_it_writes_is_that_of_the_project(team: Path) -> None:
    vislint("init", cwd=team)
    [repository] = yaml.safe_load((team / ".pre-commit-config.yaml").read_text())["repos"]
    [hook] = repository["hooks"]
    assert {key: hook[key] for key in ("id", "entry", "files", "language", "require_serial")} == {
        key: HOOK[key] for key in ("id", "entry", "files", "language", "require_serial")
    }
    assert re.fullmatch(r"vislint==\d+\.\d+\.\d+", hook["additional_dependencies"][0])


def test_the_workflow_pins_its_actions_and_asks_for_little(team: Path) -> None:
    vislint("init", cwd=team)
    text = (team / WORKFLOW).read_text()
    workflow = yaml.safe_load(text)
    triggers = workflow[True]  # YAML reads `on` as true
    assert set(triggers) == {"pull_request", "push"}
    assert triggers["push"]["branches"] == ["trunk"]
    assert workflow["permissions"] == {}
    [job] = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert len(used) == 3
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
    assert all(re.search(rf"{action} # v\d+\.\d+\.\d+$", text, re.M) for action in used)
    assert "secrets." not in text
    assert "lfs" not in text
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert not [script for script in scripts if "${{" in script]


def test_git_lfs_is_fetched_where_it_is_used(team: Path) -> None:
    (team / ".gitattributes").write_text("*.jpg filter=lfs diff=lfs merge=lfs -text\n")
    vislint("init", cwd=team)
    [job] = yaml.safe_load((team / WORKFLOW).read_text())["jobs"].values()
    assert job["steps"][0]["with"]["lfs"] is True


@pytest.mark.parametrize(
    ("remote", "there"),
    [
        ("git@github.com:a/b.git", {WORKFLOW}),
        ("https://token@gitlab.example.org/a/b.git", {".gitlab/vislint.yml", ".gitlab-ci.yml"}),
        ("ssh://git@codeberg.org/a/b", {WORKFLOW}),
    ],
)
def test_the_job_is_for_the_forge_that_is_used(team: Path, remote: str, there: set[str]) -> None:
    git(team, "remote", "add", "origin", remote)
    vislint("init", cwd=team)
    assert {name for name in contents(team) if name.startswith(".git")} == there


def test_a_gitlab_pipeline_is_left_and_the_include_told(team: Path) -> None:
    (team / ".gitlab-ci.yml").write_text("stages: [test]\n")
    said = vislint("init", cwd=team).stdout
    assert (team / ".gitlab-ci.yml").read_text() == "stages: [test]\n"
    assert "  | include:\n  |   - local: .gitlab/vislint.yml\n" in said


def test_a_folder_of_a_larger_repository(team: Path) -> None:
    git(team.parent, "init", "--initial-branch=main", ".")
    subprocess.run(["rm", "-rf", team / ".git"], check=True)
    (team / "vislint.toml").write_text("cache = false\n")
    vislint("init", team)
    text = (team.parent / WORKFLOW).read_text()
    assert '-- "team/"' in text
    assert not (team / ".github").exists()


def test_without_posts_nothing_is_written(tmp_path: Path) -> None:
    done = vislint("init", tmp_path)
    assert done.returncode == 3
    assert "looked for: " in done.stderr
    assert contents(tmp_path) == {}


def test_outside_git_only_the_configuration_is_written(tmp_path: Path) -> None:
    post(tmp_path / "posts", "a.jpg")
    assert vislint("init", tmp_path).returncode == 0
    assert set(contents(tmp_path)) == {"posts/post.md", "vislint.toml"}


def test_a_link_out_of_the_repository_is_not_followed(team: Path) -> None:
    outside = team.parent / "outside"
    outside.mkdir()
    (team / ".github").symlink_to(outside)
    done = vislint("init", cwd=team)
    assert done.returncode == 2
    assert "would lie outside the repository" in done.stderr
    assert contents(outside) == {}


def test_hostile_names_are_escaped(team: Path) -> None:
    (team / "posts" / "post.md").write_text("---\nnetworks: ['\\e[31m::error::x']\n---\nText.\n")
    said = vislint("init", cwd=team).stdout
    assert "\x1b" not in said
    assert os.linesep + "::error" not in said
