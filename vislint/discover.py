"""What there is to check: the root of the content repository, its formats, and the posts asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pathspec

from vislint.config import Config, find_config, load_config
from vislint.errors import ConfigError, UsageError
from vislint.model import NotChecked
from vislint.readers import LATE, ReaderModule, Site, likely_readers, readers
from vislint.readers.visual_names import VISUAL_SUFFIX
from vislint.repository import Repository, git_top, keeps_any

if TYPE_CHECKING:
    from vislint.readers.built_site import BuiltSite

ROOT_MARKERS = frozenset(
    {
        "plugins.yml",
        "hugo.toml",
        "hugo.yaml",
        "hugo.json",
        "config.toml",
        "config.yaml",
        "config.yml",
        "_config.yml",
        "_config.yaml",
        "_config.toml",
        "zola.toml",
        "_quarto.yml",
        "_quarto.yaml",
        "mkdocs.yml",
        "mkdocs.yaml",
        ".eleventy.js",
        ".eleventy.cjs",
        *(
            f"{name}.config.{suffix}"
            for name in ("docusaurus", "astro", "eleventy", "contentlayer", "next", "nuxt")
            for suffix in ("js", "ts", "mjs", "cjs")
        ),
        "gatsby-config.js",
        "gatsby-config.ts",
    }
)
"""Outside git, the nearest folder above the named paths that holds one of these is taken as the root."""

POST_FOLDERS = frozenset({"posts", "content", "drafts", "tweets", "toots"})
"""Without such a file, the named folder that holds one of these is, else the one above the outermost."""

MARKER_DEPTH = 6

_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}$", re.I)
"""Other named files that are no posts, such as a README, concern no post: nothing is read for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """The posts to read, in order, and what was named but is none of them."""

    posts: tuple[tuple[Site, str], ...]
    sites: tuple[Site, ...]
    visuals: frozenset[str]
    """Named images and videos: of the posts beside those asked for, only what uses one of them is wanted."""
    excluded: int
    not_checked: tuple[NotChecked, ...] = ()
    """What the configuration names and is not there yet."""
    wanted: tuple[str, ...] = ("",)
    """The files and folders that were asked for; "" is all of the repository."""
    beside: frozenset[str] = frozenset()
    """Posts that were not asked for and may use a named visual."""


def locate(paths: Sequence[Path], config_file: Path | None) -> Config:
    """The configuration for `paths`, and with it the root. Raises UsageError for a path that is not there."""
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"no such file or folder: {path}")
    start = _common_folder([path.absolute() for path in paths])
    if config_file is not None:
        if not config_file.is_file():
            raise UsageError(f"no such configuration file: {config_file}")
        file = config_file.absolute()
        return load_config(file, git_top(file.parent))
    top = git_top(start)
    found = find_config(start, top)
    if found is not None:
        return load_config(found, top)
    return Config(_tracked_top(start, top) or _marked_root(start))


def discover(
    config: Config, repository: Repository, paths: Sequence[Path], only: frozenset[str] | None = None
) -> Found:
    """Recognise the content formats and pick the posts below `paths`, or `only` some. Excludes always win."""
    built, missing = _built_site(config, repository)
    modules = _formats(config, repository)
    sites: list[Site] = [*built, *_open_sites(config, repository, modules)]
    wanted = [_inside(config.root, path) for path in paths]
    excluded = pathspec.GitIgnoreSpec.from_lines(config.settings.exclude)
    candidates = _below(repository, wanted)
    candidates += [page for site in built for page in site.pages if _is_wanted(page, wanted)]
    kept = dict.fromkeys(path for path in candidates if not excluded.match_file(path))
    asked = [path for path in kept if only is None or path in only]
    posts = _claim(sites, asked)
    claimed = {path for _, path in posts}
    left = [path for path in asked if path not in claimed]
    named = frozenset(wanted).intersection(kept) - claimed
    if left or named:
        late = _recognised(config, repository, modules, late=True)
        posts += _claim([*built, *late], left)
        sites += late
    visuals = frozenset(path for path in named - {path for _, path in posts} if _VISUAL.search(path))
    beside: list[tuple[Site, str]] = []
    if visuals:
        every = dict.fromkeys([*repository.files, *(page for site in built for page in site.pages)])
        others = [path for path in every if path not in kept and not excluded.match_file(path)]
        beside = _claim(sites, others)
        posts += beside
    used = {id(site) for site, _ in posts}
    return Found(
        tuple(sorted(posts, key=lambda pair: pair[1])),
        tuple(site for site in sites if id(site) in used),
        visuals,
        len(set(candidates)) - len(kept),
        missing,
        tuple(wanted),
        frozenset(path for _, path in beside),
    )


def site_folder(root: Path, site: Path) -> str:
    """The built site that the command line names, relative to the root. Raises UsageError."""
    if not site.is_dir():
        raise UsageError(f"--site: no such folder: {site}", hint="build the site first")
    if not site.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"--site: {site} lies outside the content repository {root}")
    return _inside(root, site) or "."


def _built_site(config: Config, repository: Repository) -> tuple[list[BuiltSite], tuple[NotChecked, ...]]:
    """The built site, where one is named; a site that is not built yet is told, and no error."""
    name = config.settings.site
    if not name:
        return [], ()
    folder = os.path.normpath(name).replace(os.sep, "/").removeprefix("./")
    folder = "" if folder == "." else folder
    if folder.startswith(("/", "../")) or folder == "..":
        raise ConfigError(f'site: "{name}" lies outside the content repository')
    if not (config.root / folder).is_dir():
        left = NotChecked(name, "site that is not built", config.name or name, 1, 1)
        return [], (left,)
    signal = "--site" if "site" in config.replaced else "site in the configuration"
    from vislint.readers.built_site import BuiltSite

    return [BuiltSite(repository, folder, f"{signal} ({name})", config.settings.site_url)], ()


def _is_wanted(path: str, wanted: Iterable[str]) -> bool:
    return any(not name or path == name or path.startswith(f"{name}/") for name in wanted)


def _claim(sites: Sequence[Site], paths: Iterable[str]) -> list[tuple[Site, str]]:
    """The paths that are posts, each with the site that reads it."""
    posts: list[tuple[Site, str]] = []
    for path in paths:
        near = [site for site in sites if _holds(site, path)]
        if near and near[0].format == "built-site" and near[0].folder:
            near = near[:1]  # other texts of a built site are copies of posts, and no posts
        site = next((site for site in near if site.claims(path)), None)
        if site is not None:
            posts.append((site, path))
    return posts


def _formats(config: Config, repository: Repository) -> dict[str, ReaderModule]:
    """The formats to look for: by the names of the files, all when the configuration speaks of formats."""
    named = config.settings.formats or config.settings.fields
    return readers() if named else likely_readers(repository)


def _open_sites(config: Config, repository: Repository, modules: Mapping[str, ReaderModule]) -> list[Site]:
    """Every configured or early recognised folder, the deepest first: the nearest format reads a file."""
    fields: Mapping[str, str] = config.settings.fields
    sites: list[Site] = []
    for folder, name in _forced(config).items():
        if name not in modules:
            raise ConfigError(f'unknown content format "{name}"')
        sites.append(modules[name].open_site(repository, folder, "the configuration", fields, True))
    if fields and "" not in _forced(config):
        mapped = modules["vislint"].open_site(repository, "", "[fields] in the configuration", fields)
        sites.append(mapped)
    sites += _recognised(config, repository, modules, late=False)
    order = {name: position for position, name in enumerate(modules)}
    return sorted(sites, key=lambda site: (-_depth(site.folder), order[site.format], site.folder))


def _recognised(
    config: Config, repository: Repository, modules: Mapping[str, ReaderModule], *, late: bool
) -> list[Site]:
    """What the early or the late formats see. The late ones look into every text for what is theirs, and have
    the whole repository: they are asked only when the others leave a file."""
    forced = _forced(config)
    return [
        module.open_site(repository, seen.folder, seen.signal, config.settings.fields)
        for module in modules.values()
        if (module.PRIORITY >= LATE) == late
        for seen in module.recognise(repository)
        if seen.folder not in forced
    ]


def _forced(config: Config) -> dict[str, str]:
    """The folders that the configuration gives to a format; "" is the root."""
    named = {folder.strip("/").removeprefix("./"): name for folder, name in config.settings.formats.items()}
    return {"" if folder == "." else folder: name for folder, name in named.items()}


def _depth(folder: str) -> int:
    return folder.count("/") + 1 if folder else 0


def _holds(site: Site, path: str) -> bool:
    return not site.folder or path.startswith(f"{site.folder}/")


def _below(repository: Repository, wanted: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for path in wanted:
        if path and not (repository.root / path).is_dir():
            found[path] = None
        else:
            found.update(dict.fromkeys(repository.under(path)))
    return sorted(found)


def _inside(root: Path, path: Path) -> str:
    """`path` relative to the root, links in the folders above followed."""
    for base, target in ((root, path.absolute()), (root.resolve(), path.parent.resolve() / path.name)):
        relative = os.path.relpath(target, base).replace(os.sep, "/")
        if relative == ".":
            return ""
        if not relative.startswith("../") and relative != "..":
            return relative
    raise UsageError(f"{path} lies outside the content repository {root}")


def path_inside(root: Path, path: Path) -> str:
    """A path as posts are called: relative to the root. Raises UsageError for one outside."""
    return _inside(root, path)


def _common_folder(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.normpath(os.path.commonpath(folders)))


def _tracked_top(start: Path, top: Path | None) -> Path | None:
    """The git work tree, unless git ignores the folder: then it is a copy that stands for itself."""
    if top is None or start == top:
        return top
    return top if keeps_any(top, start.relative_to(top).as_posix()) else None


def _marked_root(start: Path) -> Path:
    near = (start, *start.parents[:MARKER_DEPTH])
    for folder in near:
        if ROOT_MARKERS & _names_in(folder):
            return folder
    if start.name not in POST_FOLDERS and POST_FOLDERS & _names_in(start):
        return start
    for folder in reversed(near):
        if folder.name in POST_FOLDERS:
            return folder.parent
    cwd = Path.cwd()
    return cwd if start.is_relative_to(cwd) else start


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()
