"""The example folders of the rules, through the real command line.

`bad` raises exactly the rule that it is named after, `good` raises nothing. What is said stands in
`expected.txt`; after a wanted change write it anew with
`VISLINT_WRITE_EXAMPLES=1 pytest tests/test_examples.py` and read it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
RULES = sorted(path.parent.name for path in EXAMPLES.glob("*/bad"))
HAND_WRITTEN = {".html", ".md", ".toml", ".txt", ".yml"}

each_rule = pytest.mark.parametrize("rule", RULES)


def run(folder: Path, tmp_path: Path) -> tuple[int, dict[str, Any]]:
    """Check a copy of `folder`, so that nothing outside it plays a part."""
    here = tmp_path / "examples"
    shutil.copytree(folder, here)
    command = [sys.executable, "-m", "vislint", "check", "--no-cache", "--format", "json", "."]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


def line(found: dict[str, Any]) -> str:
    place = f"{found['network']}/{found['slot']}" if found["slot"] else found["network"] or "-"
    where = f"{found['path']}:{found['line']}:{found['column']}"
    said = " · ".join(part for part in (found["message"], found["measured"], found["limit"]) if part)
    return f"{where} {found['severity']} {found['rule']} {place} {said}\n"


@each_rule
def test_bad_raises_exactly_this_rule(rule: str, tmp_path: Path) -> None:
    code, result = run(EXAMPLES / rule / "bad", tmp_path)
    found = result["findings"]
    assert rule in {each["rule"] for each in found}
    assert {each["rule"] for each in found if each["severity"] != "info"} <= {rule}
    assert code == any(each["severity"] == "error" for each in found)
    expected = EXAMPLES / rule / "expected.txt"
    if "VISLINT_WRITE_EXAMPLES" in os.environ:
        expected.write_text("".join(map(line, found)), encoding="utf-8")
    assert "".join(map(line, found)) == expected.read_text(encoding="utf-8")


@each_rule
def test_good_raises_nothing(rule: str, tmp_path: Path) -> None:
    code, result = run(EXAMPLES / rule / "good", tmp_path)
    assert [line(found) for found in result["findings"]] == []
    assert code == 0
    assert result["totals"]["posts"] >= 1
    assert result["totals"]["not_checked"] == 0


def test_the_pictures_are_those_that_the_script_draws(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "examples.make_pictures", str(tmp_path)]
    subprocess.run(command, check=True, cwd=EXAMPLES.parent)
    drawn = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {
        path.relative_to(EXAMPLES)
        for rule in RULES
        for path in (EXAMPLES / rule).rglob("*")
        if path.is_file() and path.suffix not in HAND_WRITTEN
    }
    assert drawn == kept
