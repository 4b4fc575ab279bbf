"""The baseline: what was there before is held back, what is new is not, and nothing is exempted for ever."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests import pictures
from tests.commands import checked, said
from tests.processes import post
from vislint.baseline import FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg", name="a.md", alt="")
    post(tmp_path, "absent.jpg", name="b.md")
    return tmp_path


def written(folder: Path) -> Path:
    assert said(folder, "baseline", "write").code == 0
    return folder / FILE


def test_what_is_there_is_held_back_and_counted(folder: Path) -> None:
    assert said(folder, "check").code == 1
    done = said(folder, "baseline", "write")
    assert done.err == ".vislint/baseline.json: 2 findings of 2 posts\n"
    after = said(folder, "check")
    assert after.code == 0
    assert "Held back: 2 by the baseline." in after.out
    run = checked(folder)
    assert [found["rule"] for found in run["baselined"]] == ["missing-alt", "missing-image"]
    assert run["totals"]["baselined"] == 2
    assert run["totals"]["errors"] == run["totals"]["warnings"] == 0
    assert checked(folder, "--no-baseline")["totals"]["errors"] == 1


def test_a_new_finding_is_not(folder: Path) -> None:
    written(folder)
    post(folder, "also-absent.jpg", name="c.md")
    run = checked(folder, code=1)
    assert [found["path"] for found in run["findings"]] == ["c.md"]


def test_a_moved_line_keeps_the_exemption_and_a_changed_picture_loses_it(folder: Path) -> None:
    written(folder)
    text = (folder / "a.md").read_text()
    (folder / "a.md").write_text(text.replace("---\n", "---\ntitle: A\nlink: https://example.org\n", 1))
    assert checked(folder)["findings"] == []
    pictures.jpeg(folder / "a.jpg", 1200, 901)
    run = checked(folder)
    assert [found["rule"] for found in run["findings"]] == ["missing-alt"]
    assert [entry["path"] for entry in run["stale"]] == ["a.md"]


def test_the_same_picture_named_twice_needs_two_entries(folder: Path) -> None:
    written(folder)
    post(folder, "a.jpg", "a.jpg", name="a.md", alt="")
    assert [found["rule"] for found in checked(folder)["findings"]] == ["missing-alt", "repeated-visual"]
    assert said(folder, "baseline", "write").err.startswith(f"{FILE}: 4 findings")
    assert checked(folder)["findings"] == []


def test_the_file_has_an_entry_a_line_and_is_the_same_for_the_same_findings(folder: Path) -> None:
    file = written(folder)
    first = file.read_bytes()
    written(folder)
    assert file.read_bytes() == first
    head, *rows, foot = first.decode("ascii").splitlines()
    assert head == '{"schema": "vislint.baseline/1", "findings": ['
    assert foot == "]}"
    entries = [json.loads(row.rstrip(",")) for row in rows]
    assert [(entry["path"], entry["rule"]) for entry in entries] == [
        ("a.md", "missing-alt"),
        ("b.md", "missing-image"),
    ]
    assert all(
        set(entry) <= {"path", "rule", "reference", "network", "slot", "fingerprint"} for entry in entries
    )


def test_stale_entries_are_told_shown_and_pruned(folder: Path) -> None:
    file = written(folder)
    post(folder, "a.jpg", name="b.md")
    (folder / "a.md").unlink()
    assert "2 entries of the baseline are stale: vislint baseline prune." in said(folder, "check").out
    listed = said(folder, "baseline", "show").out
    assert listed.count("(stale)") == 2
    assert listed.endswith("2 findings in 2 posts, 2 stale: vislint baseline prune.\n")
    assert said(folder, "baseline", "prune").err == f"{FILE}: 2 stale taken out, 0 findings left\n"
    assert json.loads(file.read_text())["findings"] == []
    assert checked(folder)["totals"]["stale"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("a.md",),
        ("--select", "missing-alt"),
        ("--network", "bluesky", "--network", "mastodon"),
        ("--as-of", "2026-01-01"),
    ],
)
def test_entries_of_what_was_not_looked_at_are_not_stale(folder: Path, words: tuple[str, ...]) -> None:
    written(folder)
    post(folder, "a.jpg", name="b.md")
    assert checked(folder, *words)["stale"] == []
    assert checked(folder)["totals"]["stale"] == 1


def test_writing_for_some_posts_leaves_the_entries_of_others(folder: Path) -> None:
    written(folder)
    post(folder, "a.jpg", name="a.md")
    post(folder, "gone.jpg", name="c.md")
    said(folder, "baseline", "write", "c.md")
    assert [entry["path"] for entry in checked(folder)["stale"]] == ["a.md"]
    said(folder, "baseline", "write", "a.md")
    entries = json.loads((folder / FILE).read_text())["findings"]
    assert [entry["path"] for entry in entries] == ["b.md", "c.md"]


def test_what_a_post_holds_back_needs_no_entry(folder: Path) -> None:
    written(folder)
    text = (folder / "a.md").read_text()
    (folder / "a.md").write_text(text.replace("---\n", "---\nvislint: {ignore: {missing-alt: decor}}\n", 1))
    run = checked(folder)
    assert run["totals"]["suppressed"] == 1
    assert [entry["rule"] for entry in run["stale"]] == ["missing-alt"]


def test_without_a_baseline_there_is_nothing_to_prune_or_show(folder: Path) -> None:
    for command in ("prune", "show"):
        done = said(folder, "baseline", command)
        assert done.code == 2
        assert "there is no .vislint/baseline.json here" in done.err


HEAD = '{"schema": "vislint.baseline/1", "findings": ['
ENTRY = '{"path": "a.md", "rule": "x", "fingerprint": "f"}'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", ".vislint/baseline.json:1:1: is not valid JSON"),
        ("[", "is not valid JSON"),
        ("null", "has no schema vislint.baseline/1"),
        ('{"findings": []}', "has no schema vislint.baseline/1"),
        ('{"schema": "vislint.baseline/9", "findings": []}', "has another schema"),
        ('{"schema": "vislint.baseline/1"}', "missing required field `findings`"),
        ('{"schema": "vislint.baseline/1", "findings": [], "more": 1}', "unknown field `more`"),
        ('{"schema": "vislint.baseline/1", "findings": [{"path": 1}]}', "Expected"),
        (HEAD + ENTRY + ', {"path": "b"}]}', "entry 2: "),
        (HEAD + "\n<<<<<<< HEAD\n", "baseline.json:2:1: holds the marks"),
        ("[" * 100_000, "is not valid JSON"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b'{"schema": "\x1b[31m', "is not valid JSON"),
    ],
)  # fmt: skip
def test_a_broken_baseline_is_an_error_with_its_place(folder: Path, content: str | bytes, told: str) -> None:
    file = folder / FILE
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    done = said(folder, "check")
    assert done.code == 2
    assert done.err.startswith("vislint: .vislint/baseline.json")
    assert told in done.err
    assert "\x1b" not in done.err
    assert said(folder, "check", "--no-baseline").code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_baseline_that_is_no_plain_file(folder: Path) -> None:
    (folder / ".vislint").mkdir(exist_ok=True)
    os.mkfifo(folder / FILE)
    assert "is not a plain file" in said(folder, "check").err


def test_the_baseline_is_not_written_through_a_link(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / ".vislint").symlink_to(elsewhere)
    done = said(folder, "baseline", "write", "--no-cache")
    assert done.code == 2
    assert "leads out of the repository" in done.err
    assert list(elsewhere.iterdir()) == []


def test_the_entries_of_a_deleted_post_are_stale_where_its_folder_is_checked(folder: Path) -> None:
    post(folder / "drafts", "absent.jpg", name="d.md")
    written(folder)
    (folder / "drafts" / "d.md").unlink()
    (folder / "a.md").unlink()
    post(folder / "drafts", "a.jpg", name="e.md")
    assert [entry["path"] for entry in checked(folder, "drafts", "b.md")["stale"]] == ["drafts/d.md"]
