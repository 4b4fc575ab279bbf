"""The command line in this process: faster than a new one, and any exception is seen."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

from vislint.__main__ import main


class Said(NamedTuple):
    code: int
    out: str
    err: str


def said(folder: Path, *words: str | Path) -> Said:
    """What `vislint WORDS` says in `folder`, and how it exits."""
    out, talk = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["vislint", *(os.fspath(word) for word in words)]),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(talk),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Said(int(ended.value.code or 0), out.getvalue(), talk.getvalue())


def checked(folder: Path, *words: str | Path, code: int | None = None) -> dict[str, Any]:
    """The run as JSON."""
    done = said(folder, "check", "--format", "json", *words)
    assert done.code in ((0, 1) if code is None else (code,)), done.err
    run: dict[str, Any] = json.loads(done.out)
    return run


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", os.fspath(folder), *who, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
