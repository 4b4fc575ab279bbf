"""What the folders of a repository list, and names that are nearly the same.

Letter case is exact on every file system: a path is there when each of its steps stands in a listing.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

_VISUAL = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|heic|mp4|mov|webm)$", re.I)


@dataclass(frozen=True)
class Listing:
    """The names in one folder; what is made of them is made once."""

    names: frozenset[str]

    @cached_property
    def folded(self) -> dict[str, str]:
        """By their spelling without letter case and ways to store an accent."""
        return {_fold(name): name for name in sorted(self.names, reverse=True)}

    @cached_property
    def visuals(self) -> dict[str, str]:
        """Pictures and videos, by their folded name without its ending."""
        visuals = (name for name in sorted(self.names, reverse=True) if _VISUAL.search(name))
        return {_fold(posixpath.splitext(name)[0]): name for name in visuals}


class Listings:
    """Each folder is listed once, by `list_folder`, which gives the names as the file system writes them."""

    def __init__(self, list_folder: Callable[[str], Iterable[str]]) -> None:
        self._list_folder = list_folder
        self._known: dict[str, Listing] = {}

    def of(self, folder: str) -> Listing:
        if folder not in self._known:
            self._known[folder] = Listing(frozenset(self._list_folder(folder)))
        return self._known[folder]

    def hold(self, path: str) -> bool:
        folder = ""
        for step in path.split("/"):
            if step not in self.of(folder).names:
                return False
            folder = posixpath.join(folder, step)
        return True

    def nearly(self, path: str) -> str | None:
        """The path that is there and differs in letter case, or in how accents are stored."""
        folder = ""
        for step in path.split("/"):
            listing = self.of(folder)
            name = step if step in listing.names else listing.folded.get(_fold(step))
            if name is None:
                return None
            folder = posixpath.join(folder, name)
        return folder

    def otherwise(self, path: str) -> str | None:
        """The file in the same folder whose name differs in what it ends in: `a.jpg` for `a.jpeg`."""
        folder, name = posixpath.split(path)
        if folder and not self.hold(folder):
            return None
        other = self.of(folder).visuals.get(_fold(posixpath.splitext(name)[0]))
        return posixpath.join(folder, other) if other else None


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
