"""The networks, their slots and limits, from the files in rules/networks/ and a repository's own.

`keys.py` lists every key, `values.py` how values are written, `reading.py` what a file must hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from importlib import resources
from pathlib import Path

from vislint.model import Network
from vislint.networks.lazy import Networks, Readable, text_of

__all__ = [
    "OWN_FILES",
    "Networks",
    "find_network",
    "known_networks",
    "load_folder",
    "load_networks",
    "own_files",
    "stands_alone",
]

PACKAGE = "vislint.rules.networks"
OWN_FILES = ".vislint/networks"
"""Where a content repository keeps what it knows better, such as the limits of its own server."""


def known_networks(root: Path, day: date | None = None) -> Networks:
    """The networks for the content repository at `root`: with its own files, and as they were on `day`."""
    networks = load_networks(root / OWN_FILES)
    return networks.as_of(day) if day else networks


def load_folder(folder: Path) -> tuple[Networks, tuple[str, ...]]:
    """The networks as the files of `folder` tell them, such as those of another version, and their ids.

    A file that does not describe its network alone lies over the one that comes with vislint.
    """
    files = _built_in()
    own = own_files(folder)
    for path in own:
        entry = (path.as_posix(), path)
        files[path.stem] = [entry] if stands_alone(path) else [*files.get(path.stem, []), entry]
    return Networks(files), tuple(path.stem for path in own)


def own_files(folder: Path) -> list[Path]:
    """The network files in a folder, in the order of their names."""
    return sorted(path for path in folder.glob("*.toml") if path.is_file())


def stands_alone(file: Path) -> bool:
    """Whether a network file describes all of its network: only then it says when it was updated."""
    head = text_of(file.as_posix(), file).partition("\n[")[0]
    return re.search(r"^updated\s*=", head, re.M) is not None


def load_networks(extra: Path | None = None) -> Networks:
    """Every network by id, in order of the ids, each read when it is first asked for.

    `extra` is a folder of network files of a repository. A file that is named like a built-in network
    changes it key by key: a key it gives replaces all that is known under that key; any other file adds a
    network. These files are read at once. Raises NetworkDataError at the first that breaks the rules.
    """
    files = _built_in()
    own = own_files(extra) if extra else []
    for path in own:
        files.setdefault(path.stem, []).append((path.as_posix(), path))
    networks = Networks(files)
    for path in own:
        networks[path.stem]
    return networks


def _built_in() -> dict[str, list[tuple[str, Readable]]]:
    return {
        entry.name.removesuffix(".toml"): [(entry.name, entry)]
        for entry in resources.files(PACKAGE).iterdir()
        if entry.name.endswith(".toml")
    }


def find_network(networks: Mapping[str, Network], name: str) -> Network | None:
    """The network called `name`, by id or alias; letter case, hyphens and underscores do not matter."""
    if isinstance(networks, Networks):
        aliases = networks.aliases
    else:
        aliases = {alias: network.id for network in networks.values() for alias in network.aliases}
    by_name = {_plain(alias): identity for alias, identity in aliases.items()}
    by_name.update((_plain(identity), identity) for identity in networks)
    found = by_name.get(_plain(name))
    return networks[found] if found else None


def _plain(name: str) -> str:
    return re.sub(r"[-_\s]", "", name).lower()
