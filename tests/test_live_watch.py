"""`vislint check --watch`: the same check again after each change; nothing ends it but the user."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests import pictures
from vislint.cli import app
from vislint.cli.watching import root_to_watch
from vislint.errors import UsageError
from vislint.live import changes as module
from vislint.live.again import named
from vislint.live.changes import changes, concerns

POST = "---\nnetworks: [mastodon]\nimages: [{{src: {}, alt: A red field}}]\n---\nWords\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "vislint.toml").write_text("")
    (tmp_path / "a.md").write_text(POST.format("a.png"))
    return tmp_path


def watched(monkeypatch: pytest.MonkeyPatch, *steps: Any) -> list[Any]:
    """The operating system tells of one change after each step, then the user presses Ctrl-C."""
    asked: list[Any] = []

    def told(root: Path, own: Any = ()) -> Iterator[tuple[str, ...]]:
        asked.append((root, list(own)))
        for step in steps:
            step()
            yield ("a.md",)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "changes", told)
    return asked


def test_each_change_is_checked_and_the_end_is_no_error_of_the_posts(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mend() -> None:
        pictures.png(repository / "a.png")

    watched(monkeypatch, mend)
    done = CliRunner().invoke(app, ["check", str(repository), "--watch", "--no-cache", "--ignore", "weak"])
    first, again, second = done.output.partition("vislint: a.md changed; checking again\n")
    assert again
    assert "missing-image" in first
    assert "missing-image" not in second
    assert done.exit_code == 130


def test_a_half_written_configuration_or_picture_ends_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures.png(repository / "a.png")

    def half_a_picture() -> None:
        picture = repository / "a.png"
        picture.write_bytes(picture.read_bytes()[:40])

    def half_a_configuration() -> None:
        (repository / "vislint.toml").write_text("ignore = [")

    def whole() -> None:
        (repository / "vislint.toml").write_text("ignore = []")
        pictures.png(repository / "a.png")

    watched(monkeypatch, half_a_picture, half_a_configuration, whole)
    done = CliRunner().invoke(app, ["check", str(repository), "--watch", "--no-cache"])
    parts = done.output.split("checking again\n")
    assert len(parts) == 4
    assert "broken-image" in parts[1]
    assert "vislint.toml:1" in parts[2]
    assert "broken-image" not in parts[3]
    assert "vislint: vislint.toml" not in parts[3]


def test_the_report_that_is_written_starts_no_check(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = watched(monkeypatch)
    target = repository / "report.html"
    CliRunner().invoke(app, ["check", str(repository), "--watch", "--no-cache", "--report", str(target)])
    assert asked == [(repository, [target])]
    assert target.is_file()


def test_a_configuration_that_is_broken_from_the_start_is_watched_all_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "vislint.toml").write_text("ignore = [")
    assert root_to_watch([repository / "a.md"], None) == repository
    watched(monkeypatch, lambda: (repository / "vislint.toml").write_text(""))
    done = CliRunner().invoke(app, ["check", str(repository), "--watch", "--no-cache"])
    before, _, after = done.output.partition("checking again\n")
    assert "vislint.toml:1" in before
    assert "missing-image" in after


def test_without_watchfiles_the_error_says_what_to_install(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError) as caught:
        next(changes(repository))
    assert "pip install 'vislint[serve]'" in str(caught.value)
    for command in (["check", str(repository), "--watch"], ["serve", str(repository)]):
        assert isinstance(CliRunner().invoke(app, command).exception, UsageError)


def test_batches_of_the_operating_system_are_told_by_what_concerns_a_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    names = [".git/index", "posts/b.md", ".vislint/cache/headers.sqlite", "a.md", "report.html"]
    batches = [{(1, str(repository / name)) for name in names}, {(2, str(repository / ".git/HEAD"))}]
    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: iter(batches))
    assert list(changes(repository, [repository / "report.html"])) == [("a.md", "posts/b.md")]


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("a.md", True),
        (".vislint/networks/x.toml", True),
        ("vislint.toml", True),
        (".vislint/cache", False),
        ("sub/.vislint/cache/a", False),
        (".git/HEAD", False),
        ("site/node_modules/a/b.md", False),
    ],
)
def test_what_a_run_reads_concerns_it(name: str, matters: bool) -> None:
    assert concerns(name) == matters


def test_some_names_stand_for_many_and_none_controls_the_terminal() -> None:
    assert named(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert "\x1b" not in named(["\x1b[2J.md"])
