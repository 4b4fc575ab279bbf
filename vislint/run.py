"""The pipeline: discover → read → probe → place → judge → sift."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from vislint.config import Config
from vislint.discover import Found, discover
from vislint.errors import UsageError
from vislint.judging import Judging, Pinned
from vislint.model import (
    INTERNAL_ERROR,
    Asset,
    Attachment,
    Destination,
    Library,
    Measures,
    NotChecked,
    Post,
    Run,
)
from vislint.networks import Networks, known_networks
from vislint.networks.history import end_of
from vislint.packs import load_rules
from vislint.place import name_networks
from vislint.plans import Plans
from vislint.probe import probe_all
from vislint.probe.batch import Progress
from vislint.probe.cache import HeaderCache, MeasuresCache
from vislint.probe.measures import Measuring
from vislint.readers import readers
from vislint.readers.suppressions import with_suppressions
from vislint.remote import bring_remote
from vislint.repository import Repository
from vislint.sift import at_thresholds, drop_published
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
    progress: Progress | None = None
    """Told how many files are read, and of how many."""

    @property
    def moment(self) -> datetime:
        if self.now is not None:
            return self.now
        return datetime.combine(self.as_of, time(), UTC) if self.as_of else datetime.now(UTC)


def check(config: Config, request: Request) -> Run:
    """Check the posts below the paths. Raises ConfigError or UsageError, nothing else."""
    rules = load_rules(config)
    networks = known_networks(config.root, request.as_of)
    config.check_names(
        rules=rules,
        groups={rule.group for rule in rules.values()},
        networks=networks,
        formats=readers(),
    )
    plans = Plans(config, rules)
    repository = Repository(config.root)
    found = discover(config, repository, request.paths)
    posts, not_checked = _read(found, repository, config, networks, request)
    posts = name_suppressions(posts, rules)
    posts = bring_remote(posts, config.root, fetch=request.fetch)
    measure = any(rule.needs is Measures for rule in plans.rules.values())
    assets = _probe(config, posts, request, measure=measure)
    posts = [_with_assets(post, assets) for post in posts]
    judging = Judging(
        rules,
        plans,
        networks,
        ignores=request.ignores,
        usual=not request.networks and request.as_of is None,
        whole=not found.partial,
        pinned=_pinned(config.settings.limits, networks),
    )
    findings, suppressed, posts = judging.results(Library(tuple(posts), assets))
    findings, below = at_thresholds(findings, config.settings)
    return Run(
        root=os.fspath(config.root),
        config=config.name,
        formats=dict(sorted(Counter(post.format for post in posts).items())),
        signals=tuple(dict.fromkeys(f"{site.format}: {site.signal}" for site in found.sites)),
        posts=tuple(posts),
        assets=assets,
        findings=findings,
        not_checked=(*found.not_checked, *not_checked, *unchecked(posts)),
        networks=networks,
        as_of=request.as_of,
        crashed=any(finding.rule == INTERNAL_ERROR for finding in findings),
        suppressed=suppressed,
        below_threshold=below,
    )


def _pinned(month: str, networks: Networks) -> Pinned | None:
    return Pinned(month, networks.known_by(end_of(month))) if month else None


def networks_in_use(config: Config) -> tuple[str, ...]:
    """The networks that the posts of the repository go to, in the order of their ids."""
    networks = known_networks(config.root)
    found = discover(config, Repository(config.root), [config.root])
    posts, _ = _read(found, Repository(config.root), config, networks, Request([config.root]))
    return tuple(sorted({name for post in posts for name in post.networks if name in networks}))


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
        return drop_published(posts, request.moment)
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
    return replace(named, destinations=tuple(_marked(place, networks) for place in named.destinations))


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


def _probe(config: Config, posts: Sequence[Post], request: Request, *, measure: bool) -> dict[str, Asset]:
    paths = sorted(
        {item.resolution.path for post in posts for item in post.attachments if item.resolution.path}
    )
    with ExitStack() as stack:
        cache = HeaderCache.open(config.root) if config.settings.cache else None
        remembered = MeasuresCache.open(config.root) if config.settings.cache and measure else None
        for each in (cache, remembered):
            if each is not None:
                stack.callback(each.close)
        return probe_all(
            config.root,
            paths,
            jobs=request.jobs or _processors(),
            cache=cache,
            measuring=Measuring(remembered) if measure else None,
            progress=request.progress,
        )


def _processors() -> int:
    """How many this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _with_assets(post: Post, assets: Mapping[str, Asset]) -> Post:
    if not any(item.resolution.path for item in post.attachments):
        return post
    return replace(post, attachments=tuple(_with_asset(item, assets) for item in post.attachments))


def _with_asset(attachment: Attachment, assets: Mapping[str, Asset]) -> Attachment:
    path = attachment.resolution.path
    if path is None:
        return attachment
    asset = assets[path]
    if attachment.resolution.standing == "remote":
        asset = replace(asset, origin=attachment.reference)
    return replace(attachment, asset=asset)
