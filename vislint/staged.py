"""A content repository as the next commit will have it, whatever the work tree holds besides.

What is not staged is not there: a picture that was forgotten is missing. A file that was edited after it was
staged is taken from git and laid beside the cache of this run.
"""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType

from vislint.git_changes import blob_of, content_of
from vislint.repository import SKIPPED_FOLDERS, Repository

_POINTER = b"version https://git-lfs"


class StagedRepository(Repository):
    """Use it in a `with` block: the files taken from git are removed at its end."""

    def __init__(self, root: Path, index: Mapping[str, str]) -> None:
        super().__init__(root)
        self._index = index
        self._laid: dict[str, Path] = {}
        self._compared: set[str] = set()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> StagedRepository:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder:
            self._folder.cleanup()

    @cached_property
    def files(self) -> tuple[str, ...]:
        kept = (path for path in self._index if not SKIPPED_FOLDERS.intersection(path.split("/")[:-1]))
        return tuple(sorted(kept))

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        """What the index lists by folder."""
        found: dict[str, set[str]] = {}
        for path in self._index:
            while path:
                folder, name = posixpath.split(path)
                listed = found.setdefault(folder, set())
                if name in listed:
                    break
                listed.add(name)
                path = folder
        return {folder: frozenset(names) for folder, names in found.items()}

    def listed_in(self, folder: str) -> Iterable[str]:
        return self._names.get(folder, ())

    def take(self, paths: Iterable[str]) -> dict[str, Path]:
        """Where the staged content of those paths lies that the work tree holds differently."""
        wanted = list(paths)
        for path in wanted:
            if path in self._index and path not in self._compared:
                self._compared.add(path)
                self._lay(path, self._index[path])
        return {path: self._laid[path] for path in wanted if path in self._laid}

    def _lay(self, path: str, blob: str) -> None:
        if blob_of(self.root / path, len(blob)) == blob:
            return
        data = content_of(self.root, blob)
        if data is None or (data.startswith(_POINTER) and (self.root / path).is_file()):
            return  # the work tree holds what the pointer of Git LFS stands for
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="vislint-")
        laid = Path(self._folder.name) / f"{len(self._laid)}{posixpath.splitext(path)[1]}"
        laid.write_bytes(data)
        self._laid[path] = laid

    def absolute(self, path: str) -> Path:
        return self._laid.get(path, self.root / path)
