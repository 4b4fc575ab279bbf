"""What earlier runs have read and measured, in `.vislint/cache`.

Headers by content hash with the stamp under which a path had that hash; and, in a file of their own, measures
by content hash, so that a release that reads headers otherwise does not decode every picture again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from vislint import __version__
from vislint.model import (
    Asset,
    Borders,
    Compression,
    Defect,
    Enlargement,
    Grain,
    Header,
    Light,
    Measures,
    Metadata,
    Sharpness,
    Transparency,
)
from vislint.probe.files import Reading, Stamp
from vislint.probe.store import Shape, Store, names_of, sealed, unsealed, version_of

ALGORITHM = 3
"""Raise it whenever the same bytes give another header than before."""
MEASURING = 6
"""Raise it whenever the same pixels give other measures than before."""

HEADERS = Shape(
    "headers.sqlite",
    (
        "CREATE TABLE headers (hash TEXT PRIMARY KEY, header BLOB NOT NULL) WITHOUT ROWID",
        """CREATE TABLE files (
            path BLOB PRIMARY KEY, hash TEXT NOT NULL,
            size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER
        ) WITHOUT ROWID""",
    ),
    version_of(__version__, ALGORITHM, names_of(Header, Metadata, Defect)),
    "SELECT 1 FROM files JOIN headers USING (hash) LIMIT 1",
)
MEASURES = Shape(
    "measures.sqlite",
    ("CREATE TABLE measures (hash TEXT PRIMARY KEY, measures BLOB NOT NULL) WITHOUT ROWID",),
    version_of(
        MEASURING,
        names_of(Measures, Sharpness, Light, Grain, Compression, Borders, Transparency, Enlargement),
    ),
    "SELECT 1 FROM measures LIMIT 1",
)
_BY_STAMP = """
    SELECT hash, header FROM files JOIN headers USING (hash)
    WHERE path = ? AND size = ? AND modified = ? AND changed = ? AND inode = ?
"""


class _Cache:
    """A store that closes with its block."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def close(self) -> None:
        self._store.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class HeaderCache(_Cache):
    """What files are, by the stamp of a path or by content."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._decode = msgspec.msgpack.Decoder(Header).decode
        self._encode = msgspec.msgpack.Encoder().encode

    @classmethod
    def open(cls, root: Path) -> HeaderCache | None:
        """The cache of a content repository; None where there cannot be one."""
        store = Store.open(root, HEADERS)
        return cls(store) if store else None

    def __enter__(self) -> HeaderCache:
        return self

    def find(self, path: str, stamp: Stamp) -> Asset | None:
        """The asset that had this stamp."""
        rows = self._store.ask(_BY_STAMP, (_key(path), *stamp))
        header = self._unpack(*rows[0]) if rows else None
        return Asset(path, rows[0][0], header) if header else None

    def header(self, content: str) -> Header | None:
        """The header of the bytes with this hash."""
        rows = self._store.ask("SELECT hash, header FROM headers WHERE hash = ?", (content,))
        return self._unpack(*rows[0]) if rows else None

    def places(self) -> Iterator[tuple[str, str]]:
        """Every path with the hash of what it held when it was read last."""
        for path, content in self._store.each("files", "path", "hash"):
            if isinstance(path, bytes):
                yield path.decode("utf-8", "surrogatepass"), content

    def keep(self, readings: Iterable[Reading]) -> None:
        """Stores one batch. Files that could not be read are not remembered."""
        whole = [reading for reading in readings if reading.asset.hash]
        headers = [(asset.hash, sealed(asset.hash, self._encode(asset.header))) for asset, _ in whole]
        files = [(_key(asset.path), asset.hash, *stamp) for asset, stamp in whole if stamp]
        self._store.keep(
            (
                ("INSERT OR REPLACE INTO headers VALUES (?, ?)", [*headers]),
                ("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", [*files]),
            )
        )

    def _unpack(self, content: object, packed: object) -> Header | None:
        blob = unsealed(content, packed)
        try:
            return self._decode(blob) if blob is not None else None
        except (msgspec.MsgspecError, ValueError):
            return None


class MeasuresCache(_Cache):
    """What pixels say, by content."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._decode = msgspec.msgpack.Decoder(Measures | str).decode
        self._encode = msgspec.msgpack.Encoder().encode

    @classmethod
    def open(cls, root: Path) -> MeasuresCache | None:
        """The cache of a content repository; None where there cannot be one."""
        store = Store.open(root, MEASURES)
        return cls(store) if store else None

    def __enter__(self) -> MeasuresCache:
        return self

    def find(self, content: str) -> Measures | str | None:
        """The measures of the bytes with this hash, or why there are none; None when not remembered."""
        rows = self._store.ask("SELECT hash, measures FROM measures WHERE hash = ?", (content,))
        return self._unpack(*rows[0]) if rows else None

    def every(self) -> Iterator[tuple[str, Measures | str | None]]:
        """All that is remembered, by the hash of the bytes."""
        for content, packed in self._store.each("measures", "hash", "measures"):
            yield content, self._unpack(content, packed)

    def _unpack(self, content: object, packed: object) -> Measures | str | None:
        blob = unsealed(content, packed)
        try:
            return self._decode(blob) if blob is not None else None
        except (msgspec.MsgspecError, ValueError):
            return None

    def keep(self, assets: Iterable[Asset]) -> None:
        found = [(asset.hash, asset.measures or asset.unmeasured) for asset in assets if asset.hash]
        rows: list[tuple[object, ...]] = [
            (content, sealed(content, self._encode(told))) for content, told in found if told
        ]
        self._store.keep((("INSERT OR REPLACE INTO measures VALUES (?, ?)", rows),))


def _key(path: str) -> bytes:
    """File names need not be valid text."""
    return path.encode("utf-8", "surrogatepass")
