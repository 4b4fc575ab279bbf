"""The folder of remote files: whole or absent, never outside the repository, sound or dropped."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from vislint.fetch import RemoteStore
from vislint.fetch.store import Entry

URL = "https://example.org/a.png"
BODY = b"\x89PNG and more"


def opened(root: Path) -> RemoteStore:
    store = RemoteStore.open(root)
    assert store is not None
    return store


def put(store: RemoteStore, url: str = URL, body: bytes = BODY) -> Path:
    entry = Entry(url, url, hashlib.sha256(body).hexdigest(), len(body), "image/png", "", "", "", 200)
    with store.receive() as stream:
        stream.write(body)
        return store.keep(stream, entry).path


def files(root: Path, folder: str) -> list[Path]:
    return [path for path in (root / ".vislint/cache/remote" / folder).rglob("*") if not path.is_dir()]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert put(store) == put(store, "https://example.org/b.png")
    assert len(files(tmp_path, "blobs")) == 1
    assert len(files(tmp_path, "index")) == 2
    assert files(tmp_path, "partial") == []


@pytest.mark.parametrize("body", [b"", BODY[:-1], BODY[:-1] + b"x"])
def test_a_file_that_was_changed_is_dropped_and_can_be_kept_again(tmp_path: Path, body: bytes) -> None:
    store = opened(tmp_path)
    path = put(store)
    path.write_bytes(body)
    assert store.lookup(URL) is None
    assert files(tmp_path, "blobs") == files(tmp_path, "index") == []
    path.write_bytes(body)
    assert put(store).read_bytes() == BODY
    assert store.lookup(URL) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "../../../../etc/passwd"},
        {"sha256": ""},
        {"sha256": "A" * 64},
        {"sha256": "0" * 64},
        {"bytes": "many"},
        {"bytes": -1},
        {"status": None},
        {"etag": 1},
    ],
    ids=str,
)
def test_an_entry_that_makes_no_sense_is_dropped(tmp_path: Path, change: dict[str, Any]) -> None:
    store = opened(tmp_path)
    put(store)
    (index,) = files(tmp_path, "index")
    index.write_bytes(msgspec.json.encode({**msgspec.json.decode(index.read_bytes()), **change}))
    assert store.lookup(URL) is None
    assert files(tmp_path, "index") == []


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff\xfe", b"null", b" " * 100_000, b"[" * 5_000])
def test_an_index_that_cannot_be_read_is_dropped(tmp_path: Path, text: bytes) -> None:
    store = opened(tmp_path)
    put(store)
    (index,) = files(tmp_path, "index")
    index.write_bytes(text)
    assert store.lookup(URL) is None
    assert files(tmp_path, "index") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
@pytest.mark.parametrize("folder", ["index", "blobs"])
def test_a_pipe_in_the_folder_is_no_file(tmp_path: Path, folder: str) -> None:
    store = opened(tmp_path)
    put(store)
    (path,) = files(tmp_path, folder)
    path.unlink()
    os.mkfifo(path)
    assert store.lookup(URL) is None


def test_a_link_instead_of_a_file_is_dropped(tmp_path: Path) -> None:
    store = opened(tmp_path)
    path = put(store)
    (tmp_path / "secret").write_bytes(BODY)
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    assert store.lookup(URL) is None
    assert (tmp_path / "secret").exists()


def test_a_folder_that_leads_out_of_the_repository_is_not_used(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / ".vislint").symlink_to(outside)
    assert RemoteStore.open(root) is None
    assert list(outside.iterdir()) == []


def test_where_nothing_can_be_written_there_is_no_store(tmp_path: Path) -> None:
    (tmp_path / ".vislint").write_text("a file")
    assert RemoteStore.open(tmp_path) is None
    assert RemoteStore.open(tmp_path, create=False) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_repository_has_no_store(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert RemoteStore.open(tmp_path) is None
    finally:
        tmp_path.chmod(0o700)


def test_reading_makes_no_folder(tmp_path: Path) -> None:
    assert RemoteStore.open(tmp_path, create=False) is None
    assert list(tmp_path.iterdir()) == []


def test_what_dead_runs_have_left_is_cleared_away(tmp_path: Path) -> None:
    opened(tmp_path)
    old, new = (tmp_path / ".vislint/cache/remote/partial" / name for name in ("old", "new"))
    old.touch()
    new.touch()
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)
    opened(tmp_path)
    assert files(tmp_path, "partial") == [new]


def test_an_ignore_file_of_somebody_else_stays(tmp_path: Path) -> None:
    ignore = tmp_path / ".vislint/cache/.gitignore"
    ignore.parent.mkdir(parents=True)
    ignore.write_text("remote\n")
    opened(tmp_path)
    assert ignore.read_text() == "remote\n"


def test_forgetting_keeps_bytes_that_others_share(tmp_path: Path) -> None:
    store = opened(tmp_path)
    put(store)
    put(store, "https://example.org/b.png")
    store.forget(URL)
    store.forget("no address")
    assert store.lookup(URL) is None
    assert store.lookup("https://example.org/b.png") is not None
