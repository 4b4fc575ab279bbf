"""The command line in a process of its own, as users start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

CALENDAR = Path(__file__).parent.parent / "examples" / "calendar"


def vislint(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vislint", *(os.fspath(argument) for argument in arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
        check=False,
    )


def check(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    done = vislint("check", folder, "--format", "json", "--no-cache", *arguments)
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def post(
    folder: Path, *images: str, networks: str = "mastodon", name: str = "post.md", alt: str = "A hill"
) -> Path:
    """A post in vislint's own format that names the images."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"  - src: {json.dumps(image)}\n    alt: {json.dumps(alt)}\n" for image in images)
    file = folder / name
    file.write_text(f"---\nnetworks: [{networks}]\nimages:\n{rows}---\nText.\n")
    return file


def rules_of(run: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in run["findings"]]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
