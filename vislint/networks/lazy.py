"""Networks by id, each read when it is first asked for: a run touches two or three of eighteen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from vislint.errors import NetworkDataError
from vislint.model import Network
from vislint.networks.drafts import Draft
from vislint.networks.history import known_by, on_day
from vislint.networks.inheritance import build_network
from vislint.networks.reading import read_draft


class Readable(Protocol):
    """A file on disk or inside a package."""

    def read_text(self, encoding: str) -> str: ...


Files = Mapping[str, Sequence[tuple[str, Readable]]]
"""By id, the name and the file of each that describes the network; later ones override earlier ones."""


class Drafts(Mapping[str, Draft]):
    def __init__(self, files: Files) -> None:
        self.files = files
        self._read: dict[str, Draft] = {}

    def __getitem__(self, network: str) -> Draft:
        if network not in self._read:
            draft: Draft | None = None
            for name, file in self.files[network]:
                draft = read_draft(text_of(name, file), name, draft)
            if draft is None:
                raise KeyError(network)
            self._read[network] = draft
        return self._read[network]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.files))

    def __len__(self) -> int:
        return len(self.files)


class Networks(Mapping[str, Network]):
    """Every network by id, in order of the ids."""

    def __init__(
        self, files: Files, day: date | None = None, known: date | None = None, drafts: Drafts | None = None
    ) -> None:
        self._drafts = drafts or Drafts(files)
        self._day = day
        self._known = known
        self._built: dict[str, Network] = {}

    def as_of(self, day: date) -> Networks:
        """The networks with the limits that held on `day`, as far as former ones are known."""
        return Networks(self._drafts.files, day, self._known, self._drafts)

    def known_by(self, day: date) -> Networks:
        """The networks without what vislint came to know after `day`."""
        return Networks(self._drafts.files, self._day, day, self._drafts)

    def __getitem__(self, network: str) -> Network:
        if network not in self._built:
            built = build_network(self._drafts[network], self._drafts)
            if self._known:
                built = known_by(built, self._known)
            self._built[network] = on_day(built, self._day) if self._day else built
        return self._built[network]

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts)

    def __len__(self) -> int:
        return len(self._drafts)

    def __contains__(self, network: object) -> bool:
        return network in self._drafts.files

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Ids by alias; of files that were not read yet, only the head is."""
        found: dict[str, str] = {}
        for network in self:
            built = self._built.get(network)
            found.update(dict.fromkeys(built.aliases if built else self._head(network), network))
        return found

    def _head(self, network: str) -> Sequence[str]:
        """The aliases of a network, from what stands above the first table of its file."""
        name, file = self._drafts.files[network][-1]
        head = re.split(r"^\s*\[", text_of(name, file), maxsplit=1, flags=re.M)[0]
        try:
            aliases = tomllib.loads(head).get("aliases", [])
        except tomllib.TOMLDecodeError:
            aliases = None
        return aliases if isinstance(aliases, list) else self[network].aliases


def text_of(name: str, file: Readable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise NetworkDataError(f"cannot be read: {problem}", where=name) from problem
