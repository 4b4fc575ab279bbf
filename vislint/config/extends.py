"""The files that a configuration builds upon: named by `extends`, nothing else is looked for."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from vislint.config.layers import Layer, read_layer

MOST_STEPS = 5
"""From a file to one that it extends, and on."""
MOST_FILES = 20


def read_layers(file: Path, top: Path | None) -> list[Layer]:
    """The file and those it extends, each once: what stands later wins, and the file itself is the last.

    `top` is the top of the git work tree, which no file may lie outside of. Raises ConfigError.
    """
    found: list[Layer] = []
    _add(read_layer(file, file.name), found, (), top)
    return found


def _add(layer: Layer, found: list[Layer], chain: tuple[Layer, ...], top: Path | None) -> None:
    chain = (*chain, layer)
    for path, name in _named(layer):
        target = _target(layer, name, path, top)
        if any(_same(target, other) for other in chain):
            names = " → ".join([*(other.name for other in chain), _name(target, chain[0])])
            raise layer.fail(f"these files extend each other: {names}", path)
        if any(_same(target, other) for other in found):
            continue
        if len(chain) > MOST_STEPS or len(found) + len(chain) >= MOST_FILES:
            most = f"at most {MOST_STEPS} steps and {MOST_FILES} files"
            raise layer.fail(f"extends: too many files build upon each other, {most}", path)
        _add(read_layer(target, _name(target, chain[0])), found, chain, top)
    found.append(layer)


def _named(layer: Layer) -> list[tuple[tuple[str | int, ...], str]]:
    given = layer.data.get("extends", ())
    if isinstance(given, str):
        return [(("extends",), given)]
    return [(("extends", number), name) for number, name in enumerate(given)]


def _target(layer: Layer, name: str, path: tuple[str | int, ...], top: Path | None) -> Path:
    if "://" in name:
        hint = "keep the file in the repository, for instance as a submodule"
        raise layer.fail(f'extends: "{name}" is an address, and nothing is fetched', path, hint)
    if not name or PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or "\0" in name:
        hint = "name it relative to this file"
        raise layer.fail(f'extends: "{name}" is no relative path', path, hint)
    target = Path(os.path.normpath(layer.folder / name))
    if top is not None and not target.resolve().is_relative_to(top.resolve()):
        raise layer.fail(f'extends: "{name}" lies outside the git work tree', path)
    if not target.is_file():
        raise layer.fail(f'extends: no such file: "{name}"', path)
    return target


def _same(target: Path, layer: Layer) -> bool:
    return target.resolve() == layer.file.resolve()


def _name(target: Path, own: Layer) -> str:
    return os.path.relpath(target, own.folder).replace(os.sep, "/")
