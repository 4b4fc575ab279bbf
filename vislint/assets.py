"""The files that posts name: read, measured, and brought to the attachments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from vislint.model import Asset, Attachment, Measures, Post
from vislint.probe import probe_all
from vislint.probe.batch import Progress
from vislint.probe.cache import HeaderCache, MeasuresCache
from vislint.probe.measures import Measuring
from vislint.repository import Repository
from vislint.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Probing:
    """What reading the files of posts takes."""

    repository: Repository
    cache: bool
    """Keep what was measured."""
    jobs: int | None
    """Threads; all processors when None."""
    progress: Progress | None


def probe_for(
    rules: Sequence[AnyRule], posts: Sequence[Post], about: Sequence[Post], probing: Probing
) -> dict[str, Asset]:
    """The files of all posts, with pixels for those that the run is about."""
    measured = any(rule.needs is Measures for rule in rules)
    mine = _probe(_paths(about), probing, measure=measured)
    others = set(_paths(posts)) - mine.keys()
    if not others:
        return mine
    return (read_remembered(others, probing) if measured else read_headers(others, probing)) | mine


def _paths(posts: Iterable[Post]) -> list[str]:
    return [item.resolution.path for post in posts for item in post.attachments if item.resolution.path]


def read_headers(paths: Iterable[str], probing: Probing) -> dict[str, Asset]:
    return _probe(paths, probing, measure=False)


def read_remembered(paths: Iterable[str], probing: Probing) -> dict[str, Asset]:
    """The files with what an earlier run has measured; none is decoded."""
    assets = read_headers(paths, probing)
    remembered = MeasuresCache.open(probing.repository.root) if probing.cache else None
    if remembered is None:
        return assets
    with remembered:
        recall = Measuring(remembered).recall
        return {path: recall(asset) or asset for path, asset in assets.items()}


def _probe(paths: Iterable[str], probing: Probing, *, measure: bool) -> dict[str, Asset]:
    root = probing.repository.root
    names = sorted(set(paths))
    with ExitStack() as stack:
        cache = HeaderCache.open(root) if probing.cache else None
        remembered = MeasuresCache.open(root) if probing.cache and measure else None
        for each in (cache, remembered):
            if each is not None:
                stack.callback(each.close)
        return probe_all(
            root,
            names,
            jobs=probing.jobs or _processors(),
            cache=cache,
            measuring=Measuring(remembered) if measure else None,
            progress=probing.progress,
            places=probing.repository.take(names),
        )


def _processors() -> int:
    """How many this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def with_assets(post: Post, assets: Mapping[str, Asset]) -> Post:
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
