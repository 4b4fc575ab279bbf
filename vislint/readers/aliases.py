"""Short names for folders, such as `@assets/` for `src/assets/`, as `tsconfig.json` sets them up."""

from __future__ import annotations

from dataclasses import dataclass

from vislint.model import Resolution
from vislint.readers.drafting import folder_of, join
from vislint.readers.js_text import loose_json
from vislint.repository import Repository

CONFIG_NAMES = ("tsconfig.json", "jsconfig.json")
MOST_PARENTS = 5


@dataclass(frozen=True, slots=True)
class Alias:
    """`prefix` stands for one of the `folders`, which are paths in the repository."""

    prefix: str
    folders: tuple[str, ...]


def read_aliases(repository: Repository, folder: str, usual: dict[str, str]) -> tuple[Alias, ...]:
    """The aliases of a site, the longest first; `usual` ones hold where the site does not set its own."""
    found: dict[str, Alias] = {}
    for name in CONFIG_NAMES:
        _read(repository, join(folder, name), found, MOST_PARENTS)
    for prefix, target in usual.items():
        found.setdefault(prefix, Alias(prefix, (join(folder, target),)))
    return tuple(sorted(found.values(), key=lambda alias: -len(alias.prefix)))


def _read(repository: Repository, path: str, found: dict[str, Alias], parents: int) -> None:
    """Gather the aliases of one file, then those of the file that it extends."""
    if path not in repository.file_set:
        return
    data = loose_json(repository.head(path))
    if not isinstance(data, dict):
        return
    options = data.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base, paths = options.get("baseUrl"), options.get("paths")
    folder = join(folder_of(path), base) if isinstance(base, str) else folder_of(path)
    for pattern, targets in paths.items() if isinstance(paths, dict) else ():
        prefix = pattern.removesuffix("*")
        named = [target for target in targets if isinstance(target, str)] if isinstance(targets, list) else []
        if prefix != pattern and prefix and named:
            folders = tuple(join(folder, target.removesuffix("*")) for target in named)
            found.setdefault(prefix, Alias(prefix, folders))
    extended = data.get("extends")
    if isinstance(extended, str) and extended.startswith(".") and parents:
        _read(repository, join(folder_of(path), extended), found, parents - 1)


def resolve_alias(repository: Repository, aliases: tuple[Alias, ...], reference: str) -> Resolution | None:
    """Where a reference leads that begins with an alias; None when it begins with none."""
    for alias in aliases:
        if reference.startswith(alias.prefix):
            rest = reference[len(alias.prefix) :].lstrip("/")
            return repository.resolve(f"/{rest}", [], site_roots=alias.folders) if rest else None
    return None
