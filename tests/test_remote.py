"""Remote images: fetched when asked for, looked at offline afterwards, told plainly when they are gone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import pictures
from tests.hostile import HostileServer, answer
from tests.processes import check, post
from vislint.config import Config
from vislint.fetch import FetchLimits
from vislint.model import Attachment, Post, Resolution
from vislint.remote import bring_remote
from vislint.run import Request
from vislint.run import check as run_check

LIMITS = FetchLimits(seconds=5, connect_seconds=2, gap=0, allow_private=True)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HostileServer]:
    body = pictures.png(tmp_path / "served" / "a.png", 100, 900).read_bytes()
    with contextlib.closing(HostileServer()) as server:
        server.routes["/a.png"] = answer(body)
        server.routes["/gone.png"] = answer(b"no", status="404 Not Found", kind="text/plain")
        yield server


def draft(*urls: str) -> Post:
    attachments = tuple(Attachment(url, 3, 1, Resolution("remote")) for url in urls)
    return Post("post.md", "vislint", attachments=attachments)


def test_without_fetching_and_without_a_store_nothing_changes(tmp_path: Path, server: HostileServer) -> None:
    posts = [draft(f"{server.base}/a.png")]
    assert bring_remote(posts, tmp_path, fetch=False) == posts
    assert server.requests == []
    assert os.listdir(tmp_path) == ["served"]


def test_a_fetched_image_is_checked_like_any_other_and_offline_afterwards(
    tmp_path: Path, server: HostileServer
) -> None:
    repository = tmp_path / "repository"
    url = f"{server.base}/a.png"
    post(repository, url, networks="instagram")
    bring_remote([draft(url)], repository, fetch=True, limits=LIMITS)
    asked = len(server.requests)
    run = run_check(Config(repository), Request([repository]))
    assert len(server.requests) == asked == 1
    assert "format-not-accepted" in {finding.rule for finding in run.findings}
    assert "wrong-extension" not in {finding.rule for finding in run.findings}
    assert run.not_checked == ()
    (attachment,) = run.posts[0].attachments
    assert attachment.asset is not None
    assert (attachment.asset.name, attachment.asset.header.width) == ("a.png", 100)


def test_an_image_that_is_gone_is_missing_and_other_trouble_is_not_checked(
    tmp_path: Path, server: HostileServer
) -> None:
    gone, refused = f"{server.base}/gone.png", "http://user:secret@example.org/a.png"
    (told,) = bring_remote([draft(gone, refused)], tmp_path, fetch=True, limits=LIMITS)
    first, second = (item.resolution for item in told.attachments)
    assert (first.standing, first.note) == ("missing", "answered 404 Not Found")
    assert second.standing == "remote"
    assert second.note


def test_the_command_line_never_asks_an_address_of_this_machine(
    tmp_path: Path, server: HostileServer
) -> None:
    post(tmp_path / "repository", f"{server.base}/a.png")
    run = check(tmp_path / "repository", "--fetch")
    (entry,) = run["not_checked"]
    assert entry["reason"].startswith("remote: ")
    assert "127.0.0.1" in entry["reason"]
    assert server.requests == []
