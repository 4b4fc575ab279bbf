"""A rule that was renamed is still known by its former name, wherever somebody may have written it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import checked, said
from tests.processes import post
from vislint import renamed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A post whose picture is not there."""
    post(tmp_path, "absent.jpg", name="a.md")
    return tmp_path


@pytest.fixture(autouse=True)
def _renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(renamed.RENAMED, "lost-picture", "missing-image")


def rules(folder: Path, *words: str) -> list[tuple[str, str]]:
    return [(found["rule"], found["severity"]) for found in checked(folder, *words)["findings"]]


def test_on_the_command_line(folder: Path) -> None:
    assert rules(folder, "--select", "lost-picture") == [("missing-image", "error")]
    assert "missing-image" not in dict(rules(folder, "--ignore", "lost-picture"))
    assert said(folder, "rule", "lost-picture").out == said(folder, "rule", "missing-image").out


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ('ignore = ["lost-picture"]', None),
        ('[rules.lost-picture]\nseverity = "info"', "info"),
        ('[[overrides]]\npaths = ["a.md"]\nignore = ["lost-picture"]', None),
        ('[[overrides]]\npaths = ["a.md"]\nrules.lost-picture.severity = "info"', "info"),
    ],
)
def test_in_the_configuration(folder: Path, written: str, severity: str | None) -> None:
    (folder / "vislint.toml").write_text(written)
    assert dict(rules(folder)).get("missing-image") == severity


def test_a_rule_of_ones_own_extends_it(folder: Path) -> None:
    (folder / "vislint.toml").write_text('[rules.hero]\nextends = "lost-picture"')
    assert {"hero", "missing-image"} <= set(dict(rules(folder)))


def test_an_error_stands_at_the_line_that_says_it(folder: Path) -> None:
    (folder / "vislint.toml").write_text(
        'exclude = []\n\n[rules.lost-picture]\nseverity = "error"\nsize = 3\n'
    )
    assert "vislint.toml:5" in said(folder, "check").err


def test_in_a_post(folder: Path) -> None:
    file = folder / "a.md"
    text = file.read_text().replace("---\n", "---\nvislint: {ignore: {lost-picture: it comes later}}\n", 1)
    file.write_text(text)
    run = checked(folder)
    assert [each["reason"] for each in run["suppressed"]] == ["it comes later"]
    assert "invalid-suppression" not in {found["rule"] for found in run["findings"]}


def test_in_the_baseline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(renamed.RENAMED, "lost-picture")
    said(folder, "baseline", "write")
    monkeypatch.setitem(renamed.RENAMED, "missing-image", "lost-picture")
    entries = checked(folder)
    assert entries["totals"]["errors"] == 0
    assert entries["stale"] == []
