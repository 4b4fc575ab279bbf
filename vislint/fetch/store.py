"""What was fetched, in `.vislint/cache/remote/` of the content repository: needs no network to be read.

    blobs/3f/3f79…    the bytes, named by their SHA-256
    index/9c1e….json  what is known of one address, named by the SHA-256 of the address
    partial/          downloads under way

Every file appears whole or not at all, so that two runs may share the folder. What does not fit together, a
blob of other content or an entry that cannot be read, is removed and fetched again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import msgspec

from vislint.fetch.address import read_address
from vislint.fetch.types import Fetched, UnfitError

LARGEST_ENTRY = 64 * 1024
ABANDONED_AFTER = 24 * 3600.0
"""Seconds after which a partial download belongs to no run that is still alive."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class Entry:
    """One file of the index. `url` is the address as it was asked for, spelt for HTTP."""

    url: str
    final_url: str
    sha256: str
    bytes: int
    content_type: str
    etag: str
    last_modified: str
    fetched: str
    status: int


class RemoteStore:
    """Remote files that are here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def open(cls, root: Path, *, create: bool = True) -> RemoteStore | None:
        """The store of the repository at `root`; None where there can be none.

        That is in a read-only folder, or where a link leads out of the repository. Without `create` nothing
        is written, and there is a store only after the first fetch.
        """
        folder = root / ".vislint" / "cache" / "remote"
        try:
            if not _inside(folder, root):
                return None
            if create:
                _prepare(folder)
        except OSError:
            return None
        return cls(folder) if folder.is_dir() else None

    def lookup(self, url: str) -> Fetched | None:
        """What was fetched from `url`, checked against its hash."""
        try:
            index = self._index(url)
        except UnfitError:
            return None
        try:
            entry = _read_entry(index)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            _remove(index)
            return None
        path = self._blob(entry.sha256)
        if not _holds(path, entry):
            _remove(index)
            _remove(path)
            return None
        return Fetched(path=path, **{**asdict(entry), "url": url})

    @contextmanager
    def receive(self) -> Iterator[IO[bytes]]:
        """A new file to write a download into; gone afterwards, unless it was kept. Raises OSError."""
        path = self._folder / "partial" / secrets.token_hex(16)
        try:
            with path.open("xb") as stream:
                yield stream
        finally:
            _remove(path)

    def keep(self, stream: IO[bytes], entry: Entry) -> Fetched:
        """Make what was written into `stream` the content of `entry.url`. Raises OSError."""
        stream.close()
        path = self._blob(entry.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _holds(path, entry):
            Path(stream.name).replace(path)
        return self.note(entry)

    def note(self, entry: Entry) -> Fetched:
        """Write down what is known of an address whose bytes are here. Raises OSError."""
        text = msgspec.json.format(msgspec.json.encode(entry), indent=1) + b"\n"
        with self.receive() as stream:
            stream.write(text)
            stream.close()
            Path(stream.name).replace(self._index(entry.url))
        return Fetched(path=self._blob(entry.sha256), **asdict(entry))

    def forget(self, url: str) -> None:
        """Drop what is known of `url`; the bytes stay, another address may share them."""
        with contextlib.suppress(UnfitError):
            _remove(self._index(url))

    def _index(self, url: str) -> Path:
        name = hashlib.sha256(read_address(url).url.encode("ascii")).hexdigest()
        return self._folder / "index" / f"{name}.json"

    def _blob(self, sha256: str) -> Path:
        return self._folder / "blobs" / sha256[:2] / sha256


def _inside(folder: Path, root: Path) -> bool:
    top = os.path.realpath(root)
    return os.path.commonpath([top, os.path.realpath(folder)]) == top


def _prepare(folder: Path) -> None:
    """Make the folders, try to write, and clear away what runs that died have left. Raises OSError."""
    for name in ("blobs", "index", "partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    long_ago = time.time() - ABANDONED_AFTER
    for path in (folder / "partial").iterdir():
        with contextlib.suppress(FileNotFoundError):
            if path.lstat().st_mtime < long_ago:
                path.unlink()
    with RemoteStore(folder).receive() as stream:
        ignore = folder.parent / ".gitignore"
        if not ignore.exists():
            stream.write(b"*\n")
            stream.close()
            Path(stream.name).replace(ignore)


def _read_entry(path: Path) -> Entry:
    """Raises FileNotFoundError, OSError and ValueError."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_ENTRY:
        raise ValueError("no file of an index")
    entry = msgspec.json.decode(path.read_bytes(), type=Entry)
    if len(entry.sha256) != hashlib.sha256().digest_size * 2 or not _HEX.issuperset(entry.sha256):
        raise ValueError("no hash")
    return entry


def _holds(path: Path, entry: Entry) -> bool:
    """Whether the file has exactly the bytes that the entry speaks of."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != entry.bytes:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == entry.sha256
    except OSError:
        return False


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
