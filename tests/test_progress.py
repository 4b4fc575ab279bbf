"""The progress bar: on terminals, for long runs, nowhere else."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from vislint.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    # Not sys.stderr itself: pytest puts its own there again before the test begins.
    monkeypatch.setattr("vislint.cli.progress.sys", SimpleNamespace(stderr=found))
    monkeypatch.delenv("CI", raising=False)
    return found


def run(progress: Progress, clock: Clock, step: float) -> None:
    for done in range(1, 101):
        clock.now += step
        progress(done, 100)
    progress.clear()


def test_a_long_run_is_told_and_wiped_away(terminal: Terminal) -> None:
    clock = Clock()
    run(Progress(clock), clock, 0.5)
    assert "50 of 100 files, 25 s left" in terminal.getvalue()
    assert terminal.getvalue().rpartition("\r")[2] == ""


def test_a_short_run_says_nothing(terminal: Terminal) -> None:
    clock = Clock()
    run(Progress(clock), clock, 0.005)
    assert terminal.getvalue() == ""


def test_neither_ci_nor_a_file_gets_a_bar(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setenv("CI", "true")
    run(Progress(clock), clock, 0.5)
    assert terminal.getvalue() == ""
    monkeypatch.delenv("CI")
    monkeypatch.setattr("vislint.cli.progress.sys", SimpleNamespace(stderr=io.StringIO()))
    run(Progress(clock), clock, 0.5)
    assert terminal.getvalue() == ""
