"""The shell steps of `action.yml` and of the jobs that `vislint init` writes, run as a runner would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import pictures
from tests.processes import post, vislint

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Two bad posts in two commits."""
    folder = tmp_path / "team"
    pictures.jpeg(folder / "a.jpg", 1200, 900)
    post(folder / "posts", "old-absent.jpg", name="old.md")
    (folder / "vislint.toml").write_text("cache = false\n")
    git(folder, "init", "--initial-branch=main", ".")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "old")
    post(folder / "posts", "new-absent.jpg", name="new.md")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "new")
    return folder


def run_step(script: str, folder: Path, **environment: str) -> Any:
    """A step of a composite action: `bash --noprofile --norc -eo pipefail`, as GitHub runs `shell: bash`."""
    temp = folder.parent / "temp"
    tools = temp / "vislint" / "bin"
    tools.mkdir(parents=True, exist_ok=True)
    program = tools / "vislint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vislint "$@"\n')
    program.chmod(0o755)
    for name in ("summary", "output"):
        (temp / name).touch()
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(temp),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(temp / "summary"),
            "GITHUB_OUTPUT": str(temp / "output"),
        }
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def inputs(**given: str) -> dict[str, str]:
    """The environment of the step for these inputs, the others at their defaults."""
    [step] = [step for step in STEPS if step.get("name") == "Check"]
    told: dict[str, str] = {"BASE": given.pop("base", "")}
    named = {name.replace("-", "_"): spec["default"] for name, spec in ACTION["inputs"].items()} | given
    for variable, expression in step["env"].items():
        if "inputs." in expression:
            told[variable] = named[expression.split("inputs.")[1].strip(" }").replace("-", "_")]
    return told


def check_step() -> str:
    [script] = [step["run"] for step in STEPS if step.get("name") == "Check"]
    return str(script)


def test_the_whole_repository_is_checked_and_everything_is_written(team: Path) -> None:
    done = run_step(check_step(), team, **inputs(sarif="out.sarif"))
    assert done.returncode == 1
    assert "::error file=posts/new.md" in done.stdout
    assert "::error file=posts/old.md" in done.stdout
    temp = team.parent / "temp"
    assert (temp / "summary").read_text().startswith("### vislint: 2 errors")
    assert (temp / "output").read_text() == "report=vislint.html\nsarif=out.sarif\n"
    assert (team / "vislint.html").exists()


def test_paths_are_one_a_line(team: Path) -> None:
    done = run_step(check_step(), team, **inputs(paths="posts/old.md\n\nposts/new.md\n"))
    assert done.stdout.count("::error") == 2
    one = run_step(check_step(), team, **inputs(paths="posts/old.md", report="", fail_on="never"))
    assert one.returncode == 0
    assert one.stdout.count("::error") == 1


def test_a_pull_request_checks_only_what_it_changes(team: Path) -> None:
    base = git(team, "rev-parse", "HEAD~1")
    done = run_step(check_step(), team, **inputs(base=base))
    assert done.returncode == 1
    assert done.stdout.count("::error") == 1
    assert "::error file=posts/new.md" in done.stdout
    every = run_step(check_step(), team, **inputs(base=base, diff=""))
    assert every.stdout.count("::error") == 2


def test_a_pull_request_without_a_post_passes(team: Path) -> None:
    base = git(team, "rev-parse", "HEAD")
    (team / "NOTES.md").write_text("# Notes\n")
    git(team, "add", "--all")
    git(team, "commit", "--quiet", "--message", "notes")
    assert run_step(check_step(), team, **inputs(base=base)).returncode == 0


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"fail_on": "allways"}, "the input fail-on must be"),
        ({"fail_on": "error; touch evil"}, "the input fail-on must be"),
        ({"report": "--fetch"}, "the input report cannot be used"),
        ({"sarif": "-x"}, "the input sarif cannot be used"),
        ({"diff": "--upload-pack=evil"}, "the input diff cannot be used"),
        ({"report": "a\nb"}, "the input report cannot be used"),
    ],
)
def test_inputs_that_cannot_be_meant_are_refused(team: Path, given: dict[str, str], refused: str) -> None:
    done = run_step(check_step(), team, **inputs(**given))
    assert done.returncode == 2
    assert refused in done.stdout


def test_inputs_run_no_command(team: Path) -> None:
    evil = "$(touch evil) `touch evil` ; touch evil"
    run_step(check_step(), team, **inputs(paths=evil, report="r $(touch evil).html"))
    run_step(check_step(), team, **inputs(paths="--fetch"))
    assert not list(team.rglob("evil"))


def test_no_expression_stands_in_a_script() -> None:
    assert not [step for step in STEPS if "${{" in step.get("run", "")]


def test_the_installing_step_puts_vislint_where_the_other_looks() -> None:
    [script] = [step["run"] for step in STEPS if step.get("name") == "Install vislint"]
    assert '"$RUNNER_TEMP/vislint/bin/python" -m pip install --quiet "$GITHUB_ACTION_PATH"' in script
    assert '"$RUNNER_TEMP/vislint/bin/vislint" check' in check_step()
    assert subprocess.run(["bash", "-n", "-c", script], check=False).returncode == 0


def test_every_step_of_the_action_is_pinned() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert all(len(action.partition("@")[2]) == 40 for action in used)


def test_the_written_workflow_runs(team: Path) -> None:
    vislint("init", cwd=team)
    [job] = yaml.safe_load((team / ".github/workflows/vislint.yml").read_text())["jobs"].values()
    [script] = [step["run"] for step in job["steps"] if step.get("name") == "Check"]
    changed = run_step(script, team, BASE=git(team, "rev-parse", "HEAD~1"))
    assert changed.returncode == 1
    done = run_step(script, team, BASE="")
    assert done.returncode == 1
    assert done.stdout.count("::error") == 2
    assert (team / "vislint.html").exists()


@pytest.mark.parametrize("template", [".gitlab/vislint.yml", "gitlab/vislint.yml"])
def test_the_gitlab_jobs_run(team: Path, template: str) -> None:
    git(team, "remote", "add", "origin", "https://gitlab.com/a/b.git")
    vislint("init", cwd=team)
    place = ROOT if template.startswith("gitlab/") else team
    [job] = yaml.safe_load((place / template).read_text()).values()
    *_, script = job["script"]
    done = run_step(script, team, VISLINT_FOLDER=".", GITHUB_ACTIONS="")
    assert done.returncode == 1
    assert (team / "vislint-quality.json").read_text().startswith("[")
    assert "<testsuites" in (team / "vislint-junit.xml").read_text()
    assert set(job["artifacts"]["reports"].values()) == {"vislint-quality.json", "vislint-junit.xml"}
