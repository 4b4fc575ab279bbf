"""Whole repositories made to harm, through the command line: findings or a clear error, never a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests import pictures
from tests.processes import CALENDAR, post, vislint
from vislint.__main__ import main
from vislint.probe.cache import HeaderCache

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def run(folder: Path, *arguments: str | Path, codes: tuple[int, ...] = (0, 1)) -> dict[str, Any]:
    """The run as JSON, after its exit code was looked at; in this process, any exception would be seen."""
    words = ["vislint", "check", *map(str, arguments or [folder]), "--format", "json"]
    out, talk = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", words),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(talk),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert ended.value.code in codes, talk.getvalue()
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def rules(found: dict[str, Any]) -> set[str]:
    loud = [each for each in found["findings"] if each["severity"] != "info" and each["group"] != "alt"]
    return {finding["rule"] for finding in loud}


def repository(folder: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    return folder


# --- posts that are bombs -----------------------------------------------------------------------


def test_fifty_megabytes_of_front_matter(tmp_path: Path) -> None:
    with (tmp_path / "post.md").open("wb") as stream:
        stream.write(b"---\nnetworks: [mastodon]\n")
        stream.truncate(50_000_000)
    found = run(tmp_path)
    assert rules(found) == {"post-unreadable"}
    assert "50 MB of text" in found["findings"][0]["message"]


def test_a_yaml_bomb(tmp_path: Path) -> None:
    (tmp_path / "week.yml").write_text(
        "networks: [mastodon]\nimages: &i [" + "a," * 3000 + "a]\np: &p {text: x, images: *i}\n"
        "posts: [" + "*p," * 3000 + "*p]\n"
    )
    assert rules(run(tmp_path)) == {"post-unreadable"}


# --- links, pipes, devices ----------------------------------------------------------------------


@pytest.mark.parametrize("with_git", [False, True])
def test_links_in_circles(tmp_path: Path, with_git: bool) -> None:
    folder = tmp_path / "repository"
    post(folder, "a.png")
    for name, target in {
        "loop": ".",
        "x.md": "y.md",
        "y.md": "x.md",
        "a.png": "b.png",
        "b.png": "a.png",
    }.items():
        (folder / name).symlink_to(target)
    if with_git:
        repository(folder)
    (folder / "vislint.toml").touch()
    found = run(folder)
    assert [item["path"] for item in found["posts"]] == ["post.md"]
    assert rules(found) == {"broken-image"}


def test_links_out_of_the_repository(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    post(tmp_path, "secret.png", name="outside.md")
    pictures.png(tmp_path / "secret.png")
    post(folder, "a.png", "out/secret.png")
    (folder / "vislint.toml").touch()
    (folder / "a.png").symlink_to("../secret.png")
    (folder / "out").symlink_to("..")
    (folder / "linked.md").symlink_to("../outside.md")
    found = run(folder)
    assert [item["path"] for item in found["posts"]] == ["post.md"]
    assert [item["asset"] for item in found["posts"][0]["attachments"]] == [None, None]
    assert rules(found) == {"missing-image"}


def test_pipes_sockets_and_devices_block_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    post(folder, "pipe.png", "zero.png", "socket.png")
    for name in ("a.md", "pipe.png", "b.tweet", "plugins.yml", "hugo.toml", "config.toml", "pyproject.toml"):
        os.mkfifo(folder / name)
    (folder / "zero.png").symlink_to("/dev/zero")
    (folder / "zero.md").symlink_to("/dev/zero")
    (folder / "vislint.toml").touch()
    here = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"/proc/self/fd/{here}/socket.png" if Path("/proc/self/fd").exists() else "s")
        found = run(folder)
    os.close(here)
    assert rules(found) == {"broken-image", "missing-image", "post-unreadable"}
    run(folder, folder / "a.md", codes=(3,))
    run(folder, folder / "zero.md", codes=(3,))


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    pictures.png(tmp_path / "a.png").chmod(0)
    post(tmp_path, "a.png")
    post(tmp_path, "b.png", name="locked.tweet").chmod(0)
    assert rules(run(tmp_path)) == {"broken-image", "post-unreadable"}


# --- names --------------------------------------------------------------------------------------

NAMES = (
    "a\nb", "q\"'x", "\x1b[31m", "\u202egpj", "x" * 251, "::error::x", "%0A", "-rf", " lead", "trail ",
    "a\\b", "c:d", "~", "*", "$(touch x)", "&amp;", "<b>", "{{ x }}", "\u2028", "e\u0301",
)  # fmt: skip


@pytest.mark.parametrize("with_git", [False, True])
def test_names_of_every_kind(tmp_path: Path, with_git: bool) -> None:
    folder = tmp_path / "repository"
    for name in NAMES:
        post(folder, f"{name}.png", name=f"{name}.md")
        pictures.png(folder / f"{name}.png", 600, 600)
    with Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.md")).open("w") as stream:
        stream.write((folder / "~.md").read_text())
    (folder / "vislint.toml").touch()
    if with_git:
        repository(folder)
    report = tmp_path / "report.html"
    found = run(folder, folder, "--report", report)
    assert len(found["posts"]) == len(NAMES) + 1
    assert all(len(item["attachments"]) == 1 for item in found["posts"])
    printed = vislint("check", folder, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert not set(printed.stdout) & set("\x1b\u202e\u2028")
    assert "<b>" not in report.read_text().partition("<body")[2].partition("</style>")[2]
    assert not (folder / "x").exists()


def test_folders_five_hundred_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 500)
    post(deep, "a.png")
    (tmp_path / "vislint.toml").touch()
    (found,) = run(tmp_path)["posts"]
    assert found["path"] == "d/" * 500 + "post.md"


def test_folders_deeper_than_a_path_may_be_long(tmp_path: Path) -> None:
    post(tmp_path, "a.png")
    (tmp_path / "vislint.toml").touch()
    at = os.open(tmp_path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=at)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    assert len(run(tmp_path)["posts"]) == 1


def test_a_hundred_thousand_files_in_a_folder(tmp_path: Path) -> None:
    """Hard links to a few files: making them is what takes longest here."""
    folder = tmp_path / "repository"
    post(folder, "absent.png")
    (folder / "vislint.toml").touch()
    (folder / "many").mkdir()
    for number in range(100_000):
        if number % 20_000 == 0:
            (folder / "many" / f"{number}.txt").touch()
        else:
            first = number // 20_000 * 20_000
            os.link(folder / "many" / f"{first}.txt", folder / "many" / f"{number}.txt")
    assert len(run(folder)["posts"]) == 1
    shutil.rmtree(folder)


# --- configuration and cache --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("vislint.toml", 'exclude = ["\\\\"]', "is no pattern"),
        ("vislint.toml", 'exclude = ["*a*a*a*a*a*a*b"]', "more than 5 stars"),
        ("vislint.toml", "#" * 1_000_001, "characters read"),
        ("vislint.toml", "a = " + "9" * 5000, "far too long"),
        ("pyproject.toml", "tool.vislint = 5  # [tool.vislint", "must be a table"),
        ("pyproject.toml", "tool = 5  # [tool.vislint", ""),
    ],
)
def test_a_hostile_configuration_is_an_error(tmp_path: Path, name: str, text: str, said: str) -> None:
    post(tmp_path, "absent.png")
    (tmp_path / name).write_text(text)
    done = vislint("check", tmp_path)
    assert done.returncode == (2 if said else 1)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS hash FROM n"


@pytest.mark.parametrize(
    "forged",
    [
        f"DROP TABLE files; CREATE VIEW files AS {ENDLESS}",
        f"DROP TABLE headers; CREATE VIEW headers AS {ENDLESS}",
        f"CREATE TRIGGER t AFTER INSERT ON files BEGIN INSERT INTO headers {ENDLESS}; END",
        "UPDATE headers SET header = zeroblob(20000000)",
        "UPDATE headers SET header = x'00'",
        "UPDATE files SET hash = 5",
        "PRAGMA user_version = 5",
        "CREATE TABLE more (x)",
    ],
)
def test_a_forged_cache_is_made_anew(tmp_path: Path, forged: str) -> None:
    pictures.png(tmp_path / "a.png", 600, 600)
    os.utime(tmp_path / "a.png", (1, 1))
    post(tmp_path, "a.png")
    honest = run(tmp_path)
    file = tmp_path / ".vislint" / "cache" / "headers.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(forged)
    connection.close()
    assert run(tmp_path) == honest
    cache = HeaderCache.open(tmp_path)
    assert cache is not None
    cache.close()


def test_the_sample_calendar_is_still_read() -> None:
    assert len(run(CALENDAR, CALENDAR, "--no-cache")["posts"]) == 10
