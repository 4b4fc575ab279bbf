"""What earlier runs have read, in `.vislint/cache/headers.sqlite`.

Two tables: headers by content hash, and the stamp under which a path had that hash. A cache is never needed:
every trouble with it means that files are read again. It is written in short transactions, so that two runs
can share it and an interrupted one leaves what it had.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import TracebackType

import msgspec

from vislint import __version__
from vislint.model import Asset, Defect, Header, Metadata
from vislint.probe.files import Reading, Stamp

ALGORITHM = 2
"""Raise it whenever the same bytes give another header than before."""

_SHAPE = [field.name for kind in (Header, Metadata, Defect) for field in fields(kind)]
_VERSION = zlib.crc32(repr((__version__, ALGORITHM, _SHAPE)).encode()) & 0x7FFFFFFF
_TABLES = """
    DROP TABLE IF EXISTS headers;
    DROP TABLE IF EXISTS files;
    CREATE TABLE headers (hash TEXT PRIMARY KEY, header BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE files (
        path BLOB PRIMARY KEY, hash TEXT NOT NULL,
        size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER
    ) WITHOUT ROWID;
"""
_SCHEMA = {" ".join(statement.split()) for statement in _TABLES.split(";") if "CREATE" in statement}
"""All that the file may define. A view or trigger in a forged one could run for ever."""
_LONGEST = 16_000_000
"""Bytes of one value: what a forged file can make us hold."""
_BY_STAMP = """
    SELECT hash, header FROM files JOIN headers USING (hash)
    WHERE path = ? AND size = ? AND modified = ? AND changed = ? AND inode = ?
"""
_WAIT = 5.0
"""Seconds to wait for another run that is writing."""


class HeaderCache:
    """Safe to ask from several threads. After any error it answers nothing and keeps nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = _connect(file)
        self._decode = msgspec.msgpack.Decoder(Header).decode
        self._encode = msgspec.msgpack.Encoder().encode

    @classmethod
    def open(cls, root: Path) -> HeaderCache | None:
        """The cache of a content repository; None where there cannot be one."""
        try:
            file = _place(root)
        except (OSError, ValueError):
            return None
        if file is None:
            return None
        try:
            return cls(file)
        except (
            sqlite3.OperationalError
        ) as error:  # locked for long or not to be written, unless tables are missing
            return cls._anew(file) if "no such" in str(error) else None
        except sqlite3.DatabaseError:
            return cls._anew(file)

    @classmethod
    def _anew(cls, file: Path) -> HeaderCache | None:
        """In place of a damaged file."""
        with contextlib.suppress(sqlite3.Error, OSError):
            file.unlink(missing_ok=True)
            return cls(file)
        return None

    def find(self, path: str, stamp: Stamp) -> Asset | None:
        """The asset that had this stamp."""
        rows = self._ask(_BY_STAMP, (_key(path), *stamp))
        header = self._unpack(*rows[0]) if rows else None
        return Asset(path, rows[0][0], header) if header else None

    def header(self, content: str) -> Header | None:
        """The header of the bytes with this hash."""
        rows = self._ask("SELECT hash, header FROM headers WHERE hash = ?", (content,))
        return self._unpack(*rows[0]) if rows else None

    def keep(self, readings: Iterable[Reading]) -> None:
        """Stores one batch. Files that could not be read are not remembered."""
        whole = [reading for reading in readings if reading.asset.hash]
        headers = [(asset.hash, self._pack(asset)) for asset, _ in whole]
        files = [(_key(asset.path), asset.hash, *stamp) for asset, stamp in whole if stamp]
        with self._connected() as connection:
            if connection and headers:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO headers VALUES (?, ?)", headers)
                connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", files)
                connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._disconnect()

    def __enter__(self) -> HeaderCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: str, values: tuple[object, ...]) -> list[tuple[str, bytes]]:
        """Rows of a hash and a packed header."""
        rows: list[tuple[str, bytes]] = []
        with self._connected() as connection:
            if connection:
                rows = connection.execute(question, values).fetchall()
        return rows

    def _pack(self, asset: Asset) -> bytes:
        """The header, and a checksum that ties it to the content's hash: SQLite itself has none."""
        blob = self._encode(asset.header)
        return blob + _checksum(asset.hash, blob)

    def _unpack(self, content: object, packed: object) -> Header | None:
        if not isinstance(content, str) or not isinstance(packed, bytes):
            return None
        blob, checksum = packed[:-4], packed[-4:]
        try:
            return self._decode(blob) if checksum == _checksum(content, blob) else None
        except (msgspec.MsgspecError, ValueError):
            return None

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection | None]:
        """The connection for one thread at a time. An error ends it; a damaged file is removed with it."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                self._disconnect()
                if not isinstance(error, sqlite3.OperationalError):
                    with contextlib.suppress(OSError):
                        self._file.unlink(missing_ok=True)

    def _disconnect(self) -> None:
        if self._connection:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def _checksum(content: str, blob: bytes) -> bytes:
    return zlib.crc32(blob, zlib.crc32(content.encode())).to_bytes(4, "big")


def _key(path: str) -> bytes:
    """File names need not be valid text."""
    return path.encode("utf-8", "surrogatepass")


def _place(root: Path) -> Path | None:
    """The cache's file, its folder made ready. None when a link would lead the cache anywhere else."""
    if not root.is_dir():
        return None
    folder = root / ".vislint" / "cache"
    if (root / ".vislint").is_symlink() or folder.is_symlink():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    if folder.resolve() != root.resolve() / ".vislint" / "cache":
        return None
    if any(not entry.is_file() or entry.is_symlink() for entry in folder.iterdir()):
        return None
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder / "headers.sqlite"


def _connect(file: Path) -> sqlite3.Connection:
    """Opens the file; another version's tables are replaced. Raises when it is no database."""
    connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        if _version(connection) != _VERSION:
            connection.execute("BEGIN IMMEDIATE")
            if _version(connection) != _VERSION:  # another run may have made them meanwhile
                for statement in _TABLES.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")
        if _schema(connection) != _SCHEMA:
            raise sqlite3.DatabaseError("holds other tables than vislint makes")
        connection.execute("SELECT 1 FROM files JOIN headers USING (hash) LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _schema(connection: sqlite3.Connection) -> set[str]:
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {" ".join(str(sql).split()) for (sql,) in made}


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
