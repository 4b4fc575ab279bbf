"""What a run about a few posts has to know of the others, to tell which pictures are repeated.

Only posts that name a picture with the same content are read, or one that looks alike as far as an earlier
run has measured it: no picture of another post is decoded for a commit. Files of the same content have the
same size, so that few are opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from vislint.alike import NEAR, bits_apart, prints
from vislint.assets import Probing, read_headers
from vislint.concern import is_visual, naming
from vislint.model import Asset, Measures, Post
from vislint.probe.cache import HeaderCache, MeasuresCache
from vislint.readers import Site
from vislint.weak import photograph


def akin_posts(
    others: Sequence[tuple[Site, str]],
    about: Sequence[Post],
    assets: Mapping[str, Asset],
    probing: Probing,
) -> list[tuple[Site, str]]:
    """Those of the other posts that may show a picture of the posts that the run is about."""
    shown = [item for post in about for item in post.attachments if item.resolution.path]
    used = {item.resolution.path for item in shown if item.resolution.path}
    sound = [assets[path] for path in sorted(used) if assets[path].hash]
    if not sound:
        return []
    names = used | _same(sound, probing) | (_alike(sound, probing) if probing.cache else set())
    names |= {item.reference for item in shown if item.resolution.standing == "remote"}
    return naming(others, probing.repository, sorted(names))


def _same(assets: Iterable[Asset], probing: Probing) -> set[str]:
    """Files of the repository with the same content."""
    repository = probing.repository
    sizes = {asset.header.bytes for asset in assets}
    near = [
        path for path in repository.files if is_visual(path) and _size(repository.absolute(path)) in sizes
    ]
    contents = {asset.hash for asset in assets}
    return {path for path, asset in read_headers(near, probing).items() if asset.hash in contents}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return -1


def _alike(assets: Iterable[Asset], probing: Probing) -> set[str]:
    """Files that had, when they were read last, a content that looks alike."""
    told = [photograph(asset) for asset in assets]
    mine = [prints(each.fingerprint) for each in told if each and each.fingerprint]
    if not mine:
        return set()
    root = probing.repository.root
    remembered, headers = MeasuresCache.open(root), HeaderCache.open(root)
    near: set[str] = set()
    if remembered:
        with remembered:
            for content, measures in remembered.every():
                if isinstance(measures, Measures) and measures.fingerprint:
                    theirs = prints(measures.fingerprint)
                    if any(bits_apart(one, theirs) <= NEAR for one in mine):
                        near.add(content)
    if not headers:
        return set()
    with headers:
        return {path for path, content in headers.places() if content in near}
