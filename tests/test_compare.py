"""`--compare previous.json`: what is new, what is gone, and what only cannot be seen this time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests import pictures
from tests.commands import checked, said
from tests.processes import post


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two posts with an error each, and the run that says so."""
    folder = tmp_path / "house"
    post(folder, "absent.jpg", name="a.md")
    post(folder, "gone.jpg", name="b.md")
    pictures.jpeg(folder / "c.jpg", 1200, 900)
    (tmp_path / "previous.json").write_text(said(folder, "check", "--format", "json").out)
    return folder


PREVIOUS = ("--compare", "../previous.json")


def since(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = checked(folder, *PREVIOUS, *words)["comparison"]
    return found


def test_nothing_changed(folder: Path) -> None:
    assert since(folder) == {"name": "previous.json", "new": [], "gone": []}
    assert "0 new, 0 gone, 2 unchanged since previous.json." in said(folder, "check", *PREVIOUS).out


def test_new_and_gone(folder: Path) -> None:
    post(folder, "c.jpg", name="a.md")
    post(folder, "other.jpg", name="d.md")
    text = said(folder, "check", *PREVIOUS).out
    assert '✖ new: "other.jpg" is not there' in text
    assert '✖ "gone.jpg" is not there' in text
    assert "1 new, 1 gone, 1 unchanged since previous.json." in text
    run = checked(folder, *PREVIOUS)
    [new] = [found for found in run["findings"] if found["fingerprint"] in run["comparison"]["new"]]
    assert new["path"] == "d.md"
    assert run["comparison"]["gone"] == [
        {"rule": "missing-image", "severity": "error", "path": "a.md", "line": 4,
         "message": '"absent.jpg" is not there'}
    ]  # fmt: skip


def test_a_moved_line_is_nothing_new(folder: Path) -> None:
    text = (folder / "a.md").read_text()
    (folder / "a.md").write_text(text.replace("---\n", "---\ntitle: x\n", 1))
    assert since(folder) == {"name": "previous.json", "new": [], "gone": []}


@pytest.mark.parametrize("words", [("b.md",), ("--select", "alt"), ("--as-of", "2026-01-01")])
def test_what_was_not_looked_at_is_not_gone(folder: Path, words: tuple[str, ...]) -> None:
    post(folder, "c.jpg", name="a.md")
    assert since(folder, *words)["gone"] == []


def test_a_deleted_post_takes_its_findings_with_it(folder: Path) -> None:
    (folder / "a.md").unlink()
    assert [gone["path"] for gone in since(folder)["gone"]] == ["a.md"]


def test_what_is_held_back_now_is_not_gone_and_was_not_new_afterwards(folder: Path) -> None:
    said(folder, "baseline", "write")
    assert since(folder) == {"name": "previous.json", "new": [], "gone": []}
    (folder.parent / "previous.json").write_text(said(folder, "check", "--format", "json").out)
    assert since(folder, "--no-baseline") == {"name": "previous.json", "new": [], "gone": []}


def test_information_is_not_counted_in_the_terminal(folder: Path) -> None:
    (folder / "vislint.toml").write_text('[rules.missing-image]\nseverity = "info"\n')
    assert "0 new, 2 gone" not in said(folder, "check", *PREVIOUS).out


GOOD = {"rule": "r", "severity": "error", "path": "a.md", "line": 1, "message": "m", "fingerprint": "f"}


def test_hostile_words_of_an_earlier_run_are_made_harmless(folder: Path) -> None:
    evil = "\x1b[2J\u202e<script>"
    entry = {**GOOD, "message": evil, "path": f"{evil}.md", "rule": evil}
    (folder.parent / "previous.json").write_text(
        json.dumps({"schema": "vislint.run/1", "findings": [entry], "more": {}})
    )
    for form in ("json", "text"):
        done = said(folder, "check", *PREVIOUS, "--format", form)
        assert not {"\x1b", "\u202e"} & {*done.out, *done.err}
    assert since(folder)["gone"][0]["message"] == evil


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is no run of vislint"),
        ("{", "is no run of vislint"),
        ("[" * 100_000, "is no run of vislint"),
        ("[]", "Expected `object`"),
        ("{}", "missing required field `schema`"),
        ('{"schema": "vislint.run/9", "findings": []}', "is of another version of vislint"),
        ('{"schema": "vislint.run/1", "findings": [1]}', "$.findings[0]"),
        (json.dumps({"schema": "vislint.run/1", "findings": [{**GOOD, "line": 0}]}), "$.findings[0].line"),
        (json.dumps({"schema": "vislint.run/1", "findings": [{**GOOD, "line": 1e99}]}), "findings[0].line"),
        (json.dumps({"schema": "vislint.run/1", "findings": [{**GOOD, "severity": "x"}]}), "severity"),
        (b"\xff\xfe", "is no run of vislint"),
        (b'{"schema": "\xff"}', "is no run of vislint"),
    ],
)
def test_what_is_no_earlier_run_is_an_error(folder: Path, content: str | bytes, told: str) -> None:
    data = content.encode() if isinstance(content, str) else content
    (folder.parent / "previous.json").write_bytes(data)
    done = said(folder, "check", *PREVIOUS)
    assert done.code == 2
    assert done.err.startswith("vislint: --compare previous.json: ")
    assert told in done.err


def test_a_file_that_is_not_there_or_no_file(folder: Path) -> None:
    assert said(folder, "check", "--compare", "nowhere.json").code == 2
    assert "is not a plain file" in said(folder, "check", "--compare", ".").err
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        assert "is not a plain file" in said(folder, "check", "--compare", "pipe").err
