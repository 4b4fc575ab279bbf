"""The pipeline: discover → read → probe → place → judge → sift."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vislint.baseline import read_baseline
from vislint.compare import read_run
from vislint.concern import decisive
from vislint.config import Config
from vislint.destinations import network_ids
from vislint.discover import discover
from vislint.gather import Known, gather, read
from vislint.git import head_commit
from vislint.model import (
    INTERNAL_ERROR,
    Asset,
    Library,
    Network,
    Post,
    Publication,
    Run,
)
from vislint.networks import Networks, known_networks
from vislint.networks.history import end_of
from vislint.packs import load_rules
from vislint.pin import newer_networks
from vislint.place import Routes, publications
from vislint.plans import Plans
from vislint.readers import readers
from vislint.repository import Repository
from vislint.request import Request
from vislint.results import Pinned, Scope, Seen, judged
from vislint.scenes import Scenes
from vislint.staged import StagedRepository
from vislint.unchecked import unchecked

__all__ = ["Request", "check", "networks_in_use", "read_posts"]


def check(config: Config, request: Request) -> Run:
    """Check the posts below the paths. Raises VislintError, nothing else."""
    if request.changes is not None and request.changes.staged is not None:
        with StagedRepository(config.root, request.changes.staged) as repository:
            repository.take(request.changes.paths)
            return _check(config, request, repository)
    return _check(config, request, Repository(config.root))


def _check(config: Config, request: Request, repository: Repository) -> Run:
    earlier = read_run(request.compare) if request.compare else None
    rules = load_rules(config)
    networks = known_networks(config.root, request.as_of)
    config.check_names(
        rules=rules,
        groups={rule.group for rule in rules.values()},
        networks=networks,
        formats=readers() if config.settings.formats else (),
    )
    plans = Plans(config, rules)
    changes = request.changes if request.changes and not decisive(request.changes, config) else None
    known = Known(config, repository, networks, rules)
    material = gather(known, request, list(plans.rules.values()), changes)
    about, assets = material.about, material.assets
    library = Library(material.posts, assets)
    scenes = _scenes(library, about, networks, plans)
    scope = Scope(
        rules=rules,
        plans=plans,
        networks=network_ids(request.networks, networks),
        wanted=tuple(changes.paths) if changes else material.found.wanted,
        day=request.as_of,
        pinned=_pinned(scenes, networks, plans, config.settings.limits),
    )
    results = judged(scope, scenes, ignores=request.ignores)
    before = read_baseline(config.root) if request.baseline else None
    seen = Seen.by(scope, results.posts if before or earlier else (), repository.lacks)
    results = results.less(before or (), seen).at_thresholds(config.settings)
    return Run(
        root=os.fspath(config.root),
        config=config.name,
        formats=dict(sorted(Counter(post.format for post in about).items())),
        signals=tuple(dict.fromkeys(f"{site.format}: {site.signal}" for site in material.found.sites)),
        posts=results.posts,
        assets=_used(assets, about),
        findings=results.findings,
        not_checked=(*material.not_checked, *unchecked(about)),
        networks=networks,
        only=request.changes.said if request.changes and changes else "",
        as_of=request.as_of,
        crashed=any(finding.rule == INTERNAL_ERROR for finding in results.findings),
        suppressed=results.suppressed,
        baselined=results.baselined,
        stale=results.stale,
        below_threshold=results.below,
        commit=head_commit(config.root),
        comparison=results.compared(request.compare.name, earlier, seen)
        if request.compare and earlier
        else None,
        routes={post.path: routes for post in results.posts if (routes := plans.of(post.path).routes)},
    )


def _used(assets: Mapping[str, Asset], about: Sequence[Post]) -> Mapping[str, Asset]:
    """The files of the posts that the run is about."""
    used = {item.asset.path for post in about for item in post.attachments if item.asset}
    if used == assets.keys():
        return assets
    return {path: asset for path, asset in assets.items() if path in used}


def _scenes(library: Library, about: Sequence[Post], networks: Mapping[str, Network], plans: Plans) -> Scenes:
    """What the rules look at, with every post of `about` where it is shown."""

    def show(post: Post) -> Iterator[Publication]:
        return publications(post, networks, Routes(plans.of(post.path).routes))

    return Scenes(library, show, about)


def _pinned(scenes: Scenes, networks: Networks, plans: Plans, month: str) -> Pinned | None:
    """The same scenes by the limits that were known in a month, where those differ."""
    if not month:
        return None
    then = networks.known_by(end_of(month))
    if not newer_networks(scenes.posts, networks, then):
        return None
    return Pinned(month, _scenes(scenes.library, scenes.posts, then, plans))


def networks_in_use(config: Config) -> tuple[str, ...]:
    """The networks that the posts of the repository go to, in the order of their ids."""
    networks = known_networks(config.root)
    posts, _ = read_posts(config)
    return tuple(sorted({name for post in posts for name in post.networks if name in networks}))


def read_posts(config: Config) -> tuple[list[Post], tuple[str, ...]]:
    """Every post of the repository without looking at a picture, and what its formats were told by."""
    repository = Repository(config.root)
    found = discover(config, repository, [config.root])
    posts, _ = read(Known(config, repository, known_networks(config.root)), Request([config.root]), found)
    return posts, tuple(dict.fromkeys(f"{site.format}: {site.signal}" for site in found.sites))
