"""What the README shows is what vislint prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_the_example_output_is_real() -> None:
    shown = re.search(r"```text\n(.*?)```", README, re.S)
    assert shown is not None
    wide = {**os.environ, "COLUMNS": "110"}
    command = [sys.executable, "-m", "vislint", "check", "examples/calendar", "--no-cache"]
    printed = subprocess.run(command, cwd=ROOT, env=wide, capture_output=True, text=True).stdout
    parts = [_untimed(part.strip()) for part in shown[1].split("\n…\n")]
    assert sum(part.count("\n") for part in parts) > 10
    assert [part for part in parts if part not in _untimed(printed)] == []


def test_the_two_commands_are_single_lines_and_complete() -> None:
    commands = dict(re.findall(r"<!-- command: (.+?) -->\n```sh\n(.+?)\n```", README))
    assert set(commands) == {"main job", "tests"}
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands.values())


def test_the_formats_and_counts_it_names_are_those_of_the_code() -> None:
    from vislint.networks import load_networks

    networks = load_networks()
    slots = sum(len(network.slots) for network in networks.values())
    assert f"{len(networks)} networks with {slots} slots" in README


def _untimed(line: str) -> str:
    return re.sub(r", [0-9.]+ s\)", ", N s)", line)
