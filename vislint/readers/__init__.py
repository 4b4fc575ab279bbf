"""Content formats: one module each, found by being here.

A format's module has

- `NAME`, the word users write in the configuration;
- `recognise(repository)`, the folders that hold this format, each with what it was told by, for people;
- `open_site(repository, folder, signal, fields, forced)`, the folder made ready for reading.

A folder made ready is a `Site`. It says which files are its posts and reads them; a file that cannot be read
becomes a post with `unreadable` set, never an exception.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from vislint.model import Post
from vislint.repository import Repository

LATE = 100
"""From this PRIORITY on, formats of any repository: they see it as a whole, and by what its texts say."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A folder in which a format was seen ("" for the root), and by what."""

    folder: str
    signal: str


class Site(Protocol):
    """A folder of one content format, ready to be read."""

    @property
    def format(self) -> str: ...
    @property
    def folder(self) -> str: ...
    @property
    def signal(self) -> str: ...

    def claims(self, path: str) -> bool:
        """Whether the file at `path` is one of this site's posts. Reads the file only when it must."""
        ...

    def read(self, path: str) -> Sequence[Post]:
        """The posts in the file: one for most formats, several for a collection."""
        ...


class ReaderModule(Protocol):
    """What a module of this package offers."""

    NAME: str
    PRIORITY: int
    """Formats that share a folder are asked in this order, lowest first."""

    def recognise(self, repository: Repository) -> Iterable[Recognised]: ...

    def open_site(
        self,
        repository: Repository,
        folder: str,
        signal: str,
        fields: Mapping[str, str],
        forced: bool = False,
    ) -> Site:
        """`forced` when the configuration names the format for the folder."""
        ...


def readers() -> dict[str, ReaderModule]:
    """Every content format by name, in the order in which they are asked."""
    return _loaded(info.name for info in pkgutil.iter_modules(__path__))


def likely_readers(repository: Repository) -> dict[str, ReaderModule]:
    """The same without those that the names of the files rule out."""
    from vislint.readers.marks import likely

    return _loaded(likely(repository))


def _loaded(names: Iterable[str]) -> dict[str, ReaderModule]:
    modules = [import_module(f"{__name__}.{name}") for name in names]
    found: list[ReaderModule] = [module for module in modules if hasattr(module, "open_site")]
    return {
        module.NAME: module for module in sorted(found, key=lambda module: (module.PRIORITY, module.NAME))
    }
