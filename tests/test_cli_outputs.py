"""`--format`, given once or several times, and what is printed where nothing is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.processes import CALENDAR, post, vislint


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A git work tree whose content repository lies in a folder of it."""
    (tmp_path / ".git").mkdir()
    post(tmp_path / "social" / "posts", "absent.jpg")
    (tmp_path / "social" / "vislint.toml").write_text("cache = false\n")
    return tmp_path / "social"


def test_several_formats_at_once(bad: Path) -> None:
    done = vislint(
        "check", ".", "--format", "concise", "--format", "sarif=out.sarif", "-f", "junit=junit.xml",
        "-f", "json=run.json", "--report", "report.html", cwd=bad,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith('posts/post.md:4:10: error "absent.jpg" is not there [missing-image]\n')
    assert json.loads((bad / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((bad / "run.json").read_text())["totals"]["errors"] == 1
    assert (bad / "junit.xml").read_text().startswith("<?xml")
    assert (bad / "report.html").exists()
    assert not list(bad.glob(".*.sarif.*"))


def test_a_format_for_a_file_leaves_what_is_printed(bad: Path) -> None:
    printed = vislint("check", ".", cwd=bad, GITHUB_ACTIONS="").stdout
    beside = vislint("check", ".", "-f", "csv=all.csv", cwd=bad, GITHUB_ACTIONS="").stdout
    assert [line.split(" s)")[0][:20] for line in beside.splitlines()] == [
        line.split(" s)")[0][:20] for line in printed.splitlines()
    ]


def test_text_is_an_older_name_of_full(bad: Path) -> None:
    names = [vislint("check", ".", "-f", name, cwd=bad).stdout.splitlines()[:4] for name in ("full", "text")]
    assert names[0] == names[1] != []


def test_annotations_come_by_themselves_on_github(bad: Path) -> None:
    lines = vislint("check", ".", cwd=bad, GITHUB_ACTIONS="true").stdout.splitlines()
    assert lines[0].startswith("::error file=social/posts/post.md,line=4,col=10,title=missing-image::")
    assert lines[1].startswith("posts/post.md")
    asked = vislint("check", ".", "-f", "concise", cwd=bad, GITHUB_ACTIONS="true").stdout
    assert "::error" not in asked


def test_what_github_would_obey_is_disarmed_in_errors_too(tmp_path: Path) -> None:
    (tmp_path / "vislint.toml").write_text("::error::forged ##[error]x = 2\n")
    done = vislint("check", tmp_path)
    assert done.returncode == 2
    assert not [line for line in done.stderr.splitlines() if line.strip().startswith("::")]
    assert "##[" not in done.stderr


def test_documents_are_printed_even_when_nothing_was_checked(tmp_path: Path) -> None:
    for name in ("json", "sarif", "gitlab", "junit", "csv"):
        done = vislint("check", tmp_path, "--format", name)
        assert done.returncode == 3
        assert done.stdout
    assert vislint("check", tmp_path, "--format", "concise").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "sarf"], 'unknown format "sarf"\ndid you mean "sarif"?'),
        (["-f", "sarif="], "--format sarif= names no file"),
        (["-f", "json", "-f", "full"], "json and full cannot both be printed"),
        (["-f", "full", "-f", "csv"], "write one to a file: --format csv=FILE"),
        (["-f", "json=posts"], "cannot write the json output posts: Is a directory"),
        (["-f", "csv=a", "-f", "json=a"], "two formats for one file: a"),
        (["-f", "json=no/such/folder/a.json"], "cannot write the json output no/such/folder/a.json"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(bad: Path, arguments: list[str], said: str) -> None:
    done = vislint("check", ".", *arguments, cwd=bad)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_pipe_or_device_is_written_to_as_it_is(bad: Path) -> None:
    done = vislint("check", ".", "-f", "concise", "-f", "github=/dev/stderr", cwd=bad)
    assert "::error file=social/posts/post.md" in done.stderr


def test_the_calendar_in_every_format(tmp_path: Path) -> None:
    names = ["full", "concise", "json", "sarif", "junit", "gitlab", "github", "markdown", "rdjsonl", "csv"]
    done = vislint("check", CALENDAR, "--no-cache", *(f"--format={name}={tmp_path / name}" for name in names))
    assert done.returncode == 1
    assert all((tmp_path / name).stat().st_size > 500 for name in names)


def test_where_no_post_is_found_the_advice_works(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/a.md").write_text("---\ntitle: x\n---\n![A hall](gone.png)\n")
    done = vislint("check", tmp_path)
    assert done.returncode == 3
    advice = "\n".join(line.strip() for line in done.stderr.splitlines()[-2:])
    (tmp_path / "vislint.toml").write_text(advice + "\n")
    assert "missing-image" in vislint("check", tmp_path).stdout
