"""A file to its Asset: opened once, read once, never waited for."""

from __future__ import annotations

import errno
import mmap
import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from vislint.model import Asset, Defect, DefectKind, Header

IN_MEMORY = 64 * 1024 * 1024
"""Larger files are hashed in pieces and mapped, so that a video does not fill the memory."""
TOO_HEAVY = f"heavier than {IN_MEMORY // 1024 // 1024} MB"
_PIECE = 1024 * 1024
_SETTLED = 2_000_000_000
"""Nanoseconds: file systems may give two writes within this time the same stamp."""
_KINDS = (
    (stat.S_ISDIR, "a directory"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip

Known = Callable[[str], Header | None]
"""The header of a content hash, when an earlier run has read it."""
Measure = Callable[[Asset, bytes], Asset]
"""The asset with what its pixels say, told from its bytes."""


class Stamp(NamedTuple):
    """What tells, without reading it, that a file is unchanged. Times are nanoseconds since 1970."""

    size: int
    modified: int
    changed: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        values = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return cls(*(value & 0x7FFFFFFFFFFFFFFF for value in values))  # as many bits as SQLite stores

    def settled(self, now: int) -> bool:
        """False for a file touched so lately that a later write could leave the same stamp."""
        return max(self.modified, self.changed) + _SETTLED < now


class Reading(NamedTuple):
    """An asset and the stamp under which it may be remembered; None when it may not."""

    asset: Asset
    stamp: Stamp | None


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a regular file; None for everything else."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp.of(status) if stat.S_ISREG(status.st_mode) else None


def probe_file(path: Path, name: str | None = None) -> Asset:
    """The asset at `path`, called `name`. Whatever is wrong with the file is in its header's defect."""
    return read_file(path, path.as_posix() if name is None else name).asset


def read_file(path: Path, name: str, known: Known | None = None, measure: Measure | None = None) -> Reading:
    now = time.time_ns()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(name, "not-a-file", _what(status.st_mode))
        with _open(path) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return _refused(name, "not-a-file", _what(status.st_mode))
            asset = _read(file, status.st_size, name, known, measure)
    except (OSError, ValueError) as error:
        return _unopened(path, name, error)
    stamp = Stamp.of(status)
    return Reading(asset, stamp if stamp.settled(now) and stamp.size == asset.header.bytes else None)


def _open(path: Path) -> BinaryIO:
    """Opens without waiting, should the file have become a pipe meanwhile."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    return os.fdopen(os.open(path, flags), "rb", buffering=0)


def _read(file: BinaryIO, size: int, name: str, known: Known | None, measure: Measure | None) -> Asset:
    # XXH3 of 128 bits names what is in a file: SHA-256 takes 35 times as long, a 25th of all that measuring
    # costs. Whoever makes two files with one hash on purpose fools only their own check.
    from xxhash import xxh3_128

    if size > IN_MEMORY:
        digest = xxh3_128()
        while piece := file.read(_PIECE):
            digest.update(piece)
        found = known(digest.hexdigest()) if known else None
        if found is None:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                found = _header_of(mapped)
        mapped_asset = Asset(name, digest.hexdigest(), found)
        return replace(mapped_asset, unmeasured=TOO_HEAVY) if measure else mapped_asset
    data = _all(file, size)
    content = xxh3_128(data).hexdigest()
    found = known(content) if known else None
    asset = Asset(name, content, found or _header_of(data))
    return measure(asset, data) if measure else asset


def _header_of(data: bytes | mmap.mmap) -> Header:
    from vislint.probe.header import read_header  # 20 ms, which a run that remembers everything saves

    return read_header(data)


def _all(file: BinaryIO, size: int) -> bytes:
    """All bytes, usually in one read; a file that grows meanwhile is cut at the limit."""
    data = file.read(size + 1)
    while len(data) > size and len(data) < IN_MEMORY and (piece := file.read(_PIECE)):
        data += piece
    return data


def _refused(name: str, kind: DefectKind, detail: str) -> Reading:
    return Reading(Asset(name, "", Header("", 0, defect=Defect(kind, detail))), None)


def _unopened(path: Path, name: str, error: Exception) -> Reading:
    """What could not be opened; of a link it is told where it leads."""
    leads_nowhere = isinstance(error, OSError) and error.errno in (errno.ENOENT, errno.ELOOP)
    if not leads_nowhere or not path.is_symlink():
        return _refused(name, "unreadable", _reason(error))
    target = path.readlink().as_posix()
    if "/annex/objects/" in target:
        return _refused(name, "annex-pointer", "a link into git-annex")
    return _refused(name, "dangling-link", f"a link to {target}, which is not there")


def _what(mode: int) -> str:
    return next((f"{word}, not a file" for check, word in _KINDS if check(mode)), "not a regular file")


def _reason(error: Exception) -> str:
    """The system's own words without the path, which may be absolute."""
    words = (error.strerror or "input/output error") if isinstance(error, OSError) else str(error)
    return f"cannot be read: {words.lower()}"
