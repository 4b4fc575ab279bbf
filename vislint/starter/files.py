"""The files that `vislint init` starts a content repository with, as far as they are not there yet."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from vislint.errors import UsageError
from vislint.files import write_atomically
from vislint.starter.survey import Survey

_PLAIN = re.compile(r"[\w./ -]*")
"""Folders whose name can stand in a workflow."""


@dataclass(frozen=True, slots=True)
class Start:
    """One file: its place in the work tree, and its text or why it is left."""

    path: str
    text: str
    left: str = ""
    """Why nothing is written; empty when the file is."""
    snippet: str = ""
    """What its owner may add by hand."""


def plan(seen: Survey, version: str) -> list[Start]:
    """Every file with what happens to it, in order; nothing is written yet."""
    starts = [_configuration(seen)]
    if seen.git:
        starts.append(_pre_commit(seen, version))
        starts += _pipelines(seen, version)
    return starts


def write(top: Path, start: Start) -> None:
    """Write one file of the plan. Raises UsageError where that is not possible."""
    target = top / start.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.parent.resolve().is_relative_to(top.resolve()):
            raise UsageError(f"{start.path} would lie outside the repository: a folder above it is a link")
        write_atomically(target, start.text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write {start.path}: {error.strerror or error}") from error


def _configuration(seen: Survey) -> Start:
    path = f"{seen.below}vislint.toml"
    if os.path.lexists(seen.top / path):
        return Start(path, "", "it is there already")
    if _mentions(seen.top / seen.below / "pyproject.toml", "[tool.vislint"):
        return Start(path, "", "pyproject.toml has [tool.vislint] already")
    counts = ", ".join(f"{name} ({count} posts)" for name, count in seen.formats.items())
    text = _template("vislint.toml").replace("@FORMATS@", counts)
    if any(name != "opengraph" for name in seen.networks):
        before, _, rest = text.partition("# Where posts go")
        text = before + rest.partition("\n\n")[2]
    return Start(path, text)


def _pre_commit(seen: Survey, version: str) -> Start:
    path = ".pre-commit-config.yaml"
    text = _template("pre-commit.yaml").replace("@VERSION@", version)
    if not os.path.lexists(seen.top / path):
        return Start(path, text)
    if _mentions(seen.top / path, "vislint"):
        return Start(path, "", "it has vislint already")
    return Start(path, "", "it is there already; to add below repos:", text.partition("repos:\n")[2])


def _pipelines(seen: Survey, version: str) -> Iterator[Start]:
    if not _PLAIN.fullmatch(seen.below):
        yield Start(".github/workflows/vislint.yml", "", "the folder's name cannot stand in a workflow")
        return
    if seen.github or not seen.gitlab:
        path = ".github/workflows/vislint.yml"
        yield Start(path, _filled("github.yml", seen, version), _there(seen, path))
    if seen.gitlab:
        path = ".gitlab/vislint.yml"
        yield Start(path, _filled("gitlab.yml", seen, version), _there(seen, path))
        yield _include(seen)


def _include(seen: Survey) -> Start:
    path = ".gitlab-ci.yml"
    text = "include:\n  - local: .gitlab/vislint.yml\n"
    if not os.path.lexists(seen.top / path):
        return Start(path, text)
    if _mentions(seen.top / path, "vislint"):
        return Start(path, "", "it has vislint already")
    return Start(path, "", "it is there already; to add:", text)


def _filled(name: str, seen: Survey, version: str) -> str:
    text = _template(name).replace("@VERSION@", version)
    text = text.replace("@BRANCH@", json.dumps(seen.branch or "main")).replace("@FOLDER@", seen.below or ".")
    kept = [line for line in text.splitlines(keepends=True) if seen.lfs or "@LFS" not in line]
    return "".join(kept).replace("  # @LFS", "")


def _there(seen: Survey, path: str) -> str:
    return "it is there already" if os.path.lexists(seen.top / path) else ""


def _mentions(file: Path, word: str) -> bool:
    try:
        return word in file.read_text("utf-8", "replace")
    except OSError:
        return False


def _template(name: str) -> str:
    return files("vislint.starter").joinpath(name).read_text("utf-8")
