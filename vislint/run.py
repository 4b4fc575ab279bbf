"""The pipeline: discover → read → probe → place → judge → sift."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from vislint.assets import Probing, probe_for, with_assets
from vislint.baseline import read_baseline
from vislint.compare import read_run
from vislint.concern import decisive, is_concerned, likely, visuals_of
from vislint.config import Config
from vislint.discover import Found, discover
from vislint.errors import UsageError
from vislint.git import head_commit
from vislint.git_changes import Changes
from vislint.judge import Scenes
from vislint.model import (
    INTERNAL_ERROR,
    Destination,
    Library,
    Network,
    NotChecked,
    Post,
    Run,
)
from vislint.networks import Networks, known_networks
from vislint.networks.history import end_of
from vislint.packs import load_rules
from vislint.pin import newer_networks
from vislint.place import Routes, name_networks, publications
from vislint.plans import Plans
from vislint.probe.batch import Progress
from vislint.readers import readers
from vislint.readers.suppressions import with_suppressions
from vislint.remote import bring_remote
from vislint.repository import Repository
from vislint.results import Pinned, Scope, Seen, judged
from vislint.rule import AnyRule
from vislint.sift import drop_published
from vislint.staged import StagedRepository
from vislint.strict import did_you_mean
from vislint.suppress import name_suppressions
from vislint.unchecked import unchecked


@dataclass(frozen=True, slots=True)
class Request:
    """What one run is asked for, besides the configuration."""

    paths: Sequence[Path]
    networks: Sequence[str] = ()
    """Only these networks; all when empty."""
    jobs: int | None = None
    """Threads that read and measure files; all processors when None."""
    fetch: bool = False
    """Ask the network for remote images; without it only those of earlier fetches are looked at."""
    now: datetime | None = None
    """The moment that decides what is published already; the clock's when None."""
    as_of: date | None = None
    """The day whose limits count; its beginning stands for now. None for the limits known today."""
    ignores: bool = True
    """Whether posts may hold findings back."""
    baseline: bool = True
    """Whether the baseline may hold findings back."""
    compare: Path | None = None
    """The JSON of an earlier run to compare this one with."""
    changes: Changes | None = None
    """Only posts that these changes concern; all when None."""
    progress: Progress | None = None
    """Told how many files are read, and of how many."""

    @property
    def moment(self) -> datetime:
        if self.now is not None:
            return self.now
        return datetime.combine(self.as_of, time(), UTC) if self.as_of else datetime.now(UTC)


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
    chosen = list(plans.rules.values())
    changes = request.changes if request.changes and not decisive(request.changes, config) else None
    found = _found(config, request, repository, changes, whole=needs_all(chosen))
    repository.take(path for _, path in found.posts)
    posts, not_checked = _read(found, repository, config, networks, request)
    posts = bring_remote(name_suppressions(posts, rules), config.root, fetch=request.fetch)
    about = [post for post in posts if changes is None or is_concerned(post, changes)]
    probing = Probing(repository, config.settings.cache, request.jobs, request.progress)
    assets = probe_for(chosen, posts, about, probing)
    posts, about = ([with_assets(post, assets) for post in some] for some in (posts, about))
    library = Library(tuple(posts), assets)
    scenes = _scenes(library, about, networks, plans)
    scope = Scope(
        rules=rules,
        plans=plans,
        networks=_network_ids(request.networks, networks),
        wanted=tuple(changes.paths) if changes else found.wanted,
        day=request.as_of,
        pinned=_pinned(scenes, networks, plans, config.settings.limits),
    )
    results = judged(scope, scenes, ignores=request.ignores)
    known = read_baseline(config.root) if request.baseline else None
    seen = Seen.by(scope, results.posts, repository.lacks)
    results = results.less(known or (), seen).at_thresholds(config.settings)
    used = {item.asset.path for post in about for item in post.attachments if item.asset}
    return Run(
        root=os.fspath(config.root),
        config=config.name,
        formats=dict(sorted(Counter(post.format for post in about).items())),
        signals=tuple(dict.fromkeys(f"{site.format}: {site.signal}" for site in found.sites)),
        posts=results.posts,
        assets={path: asset for path, asset in assets.items() if path in used},
        findings=results.findings,
        not_checked=(*found.not_checked, *not_checked, *unchecked(about)),
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
        routes={post.path: plans.of(post.path).routes for post in results.posts},
    )


def _scenes(library: Library, about: Sequence[Post], networks: Mapping[str, Network], plans: Plans) -> Scenes:
    """What the rules look at, with every post of `about` where it is shown."""
    shown = [
        item for post in about for item in publications(post, networks, Routes(plans.of(post.path).routes))
    ]
    return Scenes(library, shown, about)


def _pinned(scenes: Scenes, networks: Networks, plans: Plans, month: str) -> Pinned | None:
    """The same scenes by the limits that were known in a month, where those differ."""
    if not month:
        return None
    then = networks.known_by(end_of(month))
    if not newer_networks(scenes.posts, networks, then):
        return None
    return Pinned(month, _scenes(scenes.library, scenes.posts, then, plans))


def needs_all(rules: Iterable[AnyRule]) -> bool:
    """Whether a rule looks at all posts together."""
    return any(rule.subject is Library for rule in rules)


def _found(
    config: Config, request: Request, repository: Repository, changes: Changes | None, *, whole: bool
) -> Found:
    """The posts to read: all that are asked for, or those that a change can concern."""
    if changes is None or whole:
        return discover(config, repository, request.paths)
    if not visuals_of(changes):
        return discover(config, repository, request.paths, changes.paths)
    found = discover(config, repository, request.paths)
    return replace(found, posts=tuple(likely(found.posts, repository, changes)))


def networks_in_use(config: Config) -> tuple[str, ...]:
    """The networks that the posts of the repository go to, in the order of their ids."""
    networks = known_networks(config.root)
    posts, _ = read_posts(config)
    return tuple(sorted({name for post in posts for name in post.networks if name in networks}))


def read_posts(config: Config) -> tuple[list[Post], tuple[str, ...]]:
    """Every post of the repository without looking at a picture, and what its formats were told by."""
    repository = Repository(config.root)
    found = discover(config, repository, [config.root])
    posts, _ = _read(found, repository, config, known_networks(config.root), Request([config.root]))
    return posts, tuple(dict.fromkeys(f"{site.format}: {site.signal}" for site in found.sites))


def _read(
    found: Found, repository: Repository, config: Config, networks: Networks, request: Request
) -> tuple[list[Post], list[NotChecked]]:
    posts = [
        post for site, path in found.posts for post in with_suppressions(repository, path, site.read(path))
    ]
    if found.visuals:
        posts = [post for post in posts if _uses(post, found.visuals)]
    defaults = config.settings.default_networks
    posts = [_addressed(post, defaults, networks) for post in posts]
    if request.networks:
        only = _network_ids(request.networks, networks)
        posts = [replace(post, destinations=_going_to(post, only)) for post in posts]
        posts = [post for post in posts if post.destinations or post.unreadable]
    if config.settings.only_drafts:
        kept, left = drop_published(posts, request.moment)
        changed = request.changes.paths if request.changes else None
        return kept, [entry for entry in left if changed is None or entry.path in changed]
    return posts, []


def _uses(post: Post, visuals: frozenset[str]) -> bool:
    return post.path in visuals or any(item.resolution.path in visuals for item in post.attachments)


def _addressed(post: Post, defaults: Sequence[str], networks: Networks) -> Post:
    """The post with its networks named as vislint names them, and those it does not know marked."""
    if not post.destinations and not post.unreadable:
        places = tuple(
            Destination(name, name.partition("/")[0], name.partition("/")[2], post.line) for name in defaults
        )
        post = replace(post, destinations=places)
    named = name_networks(post, networks.aliases)
    places = tuple(_marked(place, networks) for place in named.destinations)
    return named if places == named.destinations else replace(named, destinations=places)


def _marked(place: Destination, networks: Networks) -> Destination:
    if place.network not in networks:
        if place.foreign or not place.known:
            return place
        suggestion = did_you_mean(place.network, {*networks, *networks.aliases})
        return replace(place, known=False, suggestion=suggestion)
    slots = networks[place.network].slots if place.slot else {}
    if place.slot and place.slot not in slots:
        return replace(place, known=False, suggestion=did_you_mean(place.slot, slots))
    return place


def _network_ids(names: Sequence[str], networks: Networks) -> set[str]:
    ids = {identity: identity for identity in networks} | dict(networks.aliases)
    for name in names:
        if name not in ids:
            raise UsageError(f'--network: unknown network "{name}"', hint=did_you_mean(name, ids))
    return {ids[name] for name in names}


def _going_to(post: Post, only: set[str]) -> tuple[Destination, ...]:
    return tuple(place for place in post.destinations if place.network in only)
