"""A small SQLite file that is never needed: every trouble with it means that something is worked out again.

It is written in short transactions, so that two runs can share it and an interrupted one leaves what it had.
A damaged or forged file is replaced.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

_LONGEST = 16_000_000
"""Bytes of one value: what a forged file can make us hold."""
_KEPT = 500
"""Kilobytes of the file that SQLite keeps in memory; the operating system keeps it all."""
_PAGE = 5_000
"""Rows that are held at once."""
_WAIT = 5.0
"""Seconds to wait for another run that is writing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a store holds: its file's name, its tables, a number that changes with their meaning."""

    name: str
    tables: tuple[str, ...]
    """Statements. The file may define nothing else: a view in a forged one could run for ever."""
    version: int
    trial: str
    """A query that fails when a table is missing."""

    @property
    def schema(self) -> set[str]:
        return {" ".join(statement.split()) for statement in self.tables}


def version_of(*parts: object) -> int:
    """A number for SQLite's user_version."""
    return zlib.crc32(repr(parts).encode()) & 0x7FFFFFFF


def names_of(*kinds: type) -> list[str]:
    """The names of the fields of dataclasses: another field means another version."""
    return [field.name for kind in kinds for field in fields(kind)]


class Store:
    """Safe to ask from several threads. After any error it answers nothing and keeps nothing."""

    def __init__(self, file: Path, shape: Shape) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = _connect(file, shape)

    @classmethod
    def open(cls, root: Path, shape: Shape) -> Store | None:
        """The store of a content repository; None where there cannot be one."""
        try:
            folder = _folder(root)
        except (OSError, ValueError):
            return None
        if folder is None:
            return None
        file = folder / shape.name
        try:
            return cls(file, shape)
        except sqlite3.OperationalError as error:
            # Locked for long or not to be written, unless tables are missing.
            return cls._anew(file, shape) if "no such" in str(error) else None
        except sqlite3.DatabaseError:
            return cls._anew(file, shape)

    @classmethod
    def _anew(cls, file: Path, shape: Shape) -> Store | None:
        """In place of a damaged file."""
        with contextlib.suppress(sqlite3.Error, OSError):
            file.unlink(missing_ok=True)
            return cls(file, shape)
        return None

    def ask(self, question: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        with self._connected() as connection:
            if connection:
                rows = connection.execute(question, values).fetchall()
        return rows

    def each(self, table: str, key: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """Every row, key first, a bounded number at a time."""
        last: object = b"" if key == "path" else ""
        while rows := self.ask(
            f"SELECT {key}, {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT {_PAGE}",  # noqa: S608
            (last,),
        ):
            yield from rows
            last = rows[-1][0]

    def keep(self, changes: Iterable[tuple[str, list[tuple[object, ...]]]]) -> None:
        """Statements with their rows, all or none."""
        wanted = [(statement, rows) for statement, rows in changes if rows]
        with self._connected() as connection:
            if connection and wanted:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    for statement, rows in wanted:
                        connection.executemany(statement, rows)
                    connection.execute("COMMIT")
                except KeyboardInterrupt:  # what was at hand is kept once more on the way out
                    with contextlib.suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                    raise

    def close(self) -> None:
        with self._lock:
            self._disconnect()

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


def sealed(key: str, blob: bytes) -> bytes:
    """The value with a checksum that ties it to its key: SQLite itself has none."""
    return blob + _checksum(key, blob)


def unsealed(key: object, packed: object) -> bytes | None:
    """The value, if nobody has changed it."""
    if not isinstance(key, str) or not isinstance(packed, bytes):
        return None
    blob, checksum = packed[:-4], packed[-4:]
    return blob if checksum == _checksum(key, blob) else None


def _checksum(key: str, blob: bytes) -> bytes:
    return zlib.crc32(blob, zlib.crc32(key.encode())).to_bytes(4, "big")


def _folder(root: Path) -> Path | None:
    """The cache's folder, made ready. None when a link would lead the cache anywhere else."""
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
    return folder


def _connect(file: Path, shape: Shape) -> sqlite3.Connection:
    """Opens the file; an empty one gets its tables. Raises when it is no such database."""
    connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_KEPT}")
        if _version(connection) != shape.version:
            connection.execute("BEGIN IMMEDIATE")
            if not _schema(connection):  # another run may have made them meanwhile
                for statement in shape.tables:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {shape.version}")
            connection.execute("COMMIT")
            if _version(connection) != shape.version:
                raise sqlite3.DatabaseError("was made by another version")
        if _schema(connection) != shape.schema:
            raise sqlite3.DatabaseError("holds other tables than vislint makes")
        connection.execute(shape.trial)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _schema(connection: sqlite3.Connection) -> set[str]:
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {" ".join(str(sql).split()) for (sql,) in made}


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
