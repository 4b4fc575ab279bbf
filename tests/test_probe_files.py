"""From a path to an asset: what is no file, what cannot be read, what is too large to hold."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
import xxhash

from tests import pictures
from vislint.model import Defect
from vislint.probe import files, probe_all, probe_file
from vislint.probe.header import read_header

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="named pipes and sockets are POSIX files")


def refused(path: Path) -> Defect:
    asset = probe_file(path, "name")
    assert (asset.path, asset.hash, asset.header.format, asset.header.bytes) == ("name", "", "", 0)
    assert asset.header.defect is not None
    return asset.header.defect


def test_an_asset_has_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = pictures.png(tmp_path / "a.png")
    asset = probe_file(path)
    assert asset.path == path.as_posix()
    assert asset.hash == xxhash.xxh3_128_hexdigest(path.read_bytes())
    assert asset.header == read_header(path.read_bytes())


def test_a_directory(tmp_path: Path) -> None:
    assert refused(tmp_path) == Defect("not-a-file", "a directory, not a file")


@needs_posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == Defect("not-a-file", "a named pipe, not a file")


@needs_posix
def test_a_pipe_that_replaces_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file becomes a pipe between the look and the opening."""
    os.mkfifo(tmp_path / "pipe")
    status = pictures.png(tmp_path / "a.png").stat()
    monkeypatch.setattr(Path, "stat", lambda self: status)
    assert refused(tmp_path / "pipe").kind == "not-a-file"


@needs_posix
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("socket")
        assert refused(Path("socket")) == Defect("not-a-file", "a socket, not a file")


@needs_posix
def test_a_device() -> None:
    assert refused(Path("/dev/zero")) == Defect("not-a-file", "a device, not a file")


def test_names_that_lead_nowhere(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.png") == Defect("unreadable", "cannot be read: no such file or directory")
    assert refused(tmp_path / ("a" * 5000)).kind == "unreadable"
    assert refused(tmp_path / "a\0b.png").kind == "unreadable"
    assert refused(tmp_path / "a\ud800.png").kind == "unreadable"


@needs_posix
def test_links_to_nowhere_and_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    assert refused(tmp_path / "a") == Defect("dangling-link", "a link to b, which is not there")
    (tmp_path / "b").symlink_to("a")
    assert refused(tmp_path / "a") == Defect("dangling-link", "a link to b, which is not there")


@needs_posix
def test_a_link_of_git_annex(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(".git/annex/objects/x/SHA256E-s3--a.png")
    assert refused(tmp_path / "a") == Defect("annex-pointer", "a link into git-annex")


@needs_posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = pictures.png(tmp_path / "a.png")
    path.chmod(0)
    assert refused(path) == Defect("unreadable", "cannot be read: permission denied")


def test_an_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "_all", fail)
    assert refused(pictures.png(tmp_path / "a.png")) == Defect(
        "unreadable", "cannot be read: input/output error"
    )


def test_large_files_are_mapped_and_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [pictures.png(tmp_path / "a"), pictures.jpeg(tmp_path / "b", exif=pictures.exif(6)),
            pictures.gif(tmp_path / "c", frames=3), pictures.webp(tmp_path / "d"),
            pictures.mp4(tmp_path / "e"),
            pictures.avif(tmp_path / "f"), pictures.svg(tmp_path / "g"), pictures.lfs_pointer(tmp_path / "h"),
            pictures.webm(tmp_path / "i"), pictures.html(tmp_path / "j")]  # fmt: skip
    small = [probe_file(path) for path in made]
    monkeypatch.setattr(files, "IN_MEMORY", 10)
    assert [probe_file(path) for path in made] == small


def test_a_long_video_is_not_held_in_memory(tmp_path: Path) -> None:
    """A sparse file: its moov box comes first, then an mdat of 100 MB that only the hash looks at."""
    path = pictures.mp4(tmp_path / "long.mp4", 1920, 1080, 3600.0, data=0)
    head = path.read_bytes()[:-8] + (100_000_008).to_bytes(4, "big") + b"mdat"
    pictures.write(path, head)
    with path.open("r+b") as file:
        file.truncate(len(head) + 100_000_000)
    found = probe_file(path).header
    assert (found.width, found.height, found.duration, found.defect) == (1920, 1080, 3600.0, None)


NAMES = [f"{folder}/{number:02}.png" for folder in ("b", "a", "ä") for number in range(20)]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number, name in enumerate(NAMES):
        pictures.png(tmp_path / name, 10 + number % 7, 12, seed=number)
    pictures.truncated(tmp_path / "cut.png", tmp_path / NAMES[0])
    return tmp_path


def test_the_order_is_that_of_the_names_for_any_number_of_jobs(many: Path) -> None:
    paths = [*NAMES, "cut.png", "absent.png", NAMES[0]]
    found = [probe_all(many, paths, jobs=jobs) for jobs in (1, 2, 5)]
    assert list(found[0]) == sorted(set(paths))
    assert [list(each.items()) for each in found[1:]] == [list(found[0].items())] * 2
    assert all(name == asset.path for name, asset in found[0].items())
    kinds = {name: asset.header.defect.kind for name, asset in found[0].items() if asset.header.defect}
    assert kinds == {"absent.png": "unreadable", "cut.png": "truncated"}
