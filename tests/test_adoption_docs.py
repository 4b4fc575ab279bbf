"""What docs/adoption.md shows is what vislint does."""

from __future__ import annotations

import re
from pathlib import Path

from tests import pictures
from tests.commands import checked

DOCS = (Path(__file__).parent.parent / "docs" / "adoption.md").read_text(encoding="utf-8")


def test_the_example_of_suppressions(tmp_path: Path) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", DOCS, re.S)
    pictures.jpeg(tmp_path / "hero.jpg", 1200, 900)
    more = "  - src: divider.png\nnetworks: [mastodon]\n"
    (tmp_path / "post.md").write_text(f"---\n{example}{more}---\nText.\n")
    pictures.png(tmp_path / "divider.png", 600, 400)
    run = checked(tmp_path, "--select", "missing-alt,invalid-suppression,no-time-zone")
    assert [held["reference"] for held in run["suppressed"]] == ["divider.png"]
    assert [found["reference"] for found in run["findings"]] == ["hero.jpg"]


def test_every_option_it_names_is_there() -> None:
    from typer.main import get_command

    from vislint.cli import app

    known = {"--dry-run", "--remove-unused"}
    commands = get_command(app).commands  # type: ignore[attr-defined]
    known |= {name for parameter in commands["check"].params for name in parameter.opts}
    assert set(re.findall(r"(?<![\w<!-])--[a-z][a-z-]+", DOCS)) <= known
